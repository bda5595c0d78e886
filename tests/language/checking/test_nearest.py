"""A reported clause gets the passage with the most of its words, as a help; or none."""

from __future__ import annotations

from editorial.domain.source import SourceText
from editorial.language.checking.nearest import nearest_passage
from editorial.language.checking.source_index import SourceIndex
from editorial.language.checking.turns import find_turns
from editorial.language.lexicon.languages import transcripts_of

TALK = (
    "[00:01] ELLIS: Good morning to all of you.\n[00:05] ELLIS: The harbour costs us eleven million a year.\n"
    "[00:09] ROY: The lamps on the bridge are all out of order."
)


def _index(text: str) -> SourceIndex:
    return SourceIndex(SourceText.of(text, find_turns(text)), transcripts_of("en"))


def test_the_passage_with_most_of_the_rare_words_is_shown_with_speaker_and_time() -> None:
    found = nearest_passage(
        "that eleven million a year went into the harbour", {"a": _index("Nothing."), "b": _index(TALK)}
    )
    assert found is not None
    assert (found.source, found.speaker, found.seconds) == ("b", "ELLIS", 5.0)
    assert found.span.of(TALK) == "The harbour costs us eleven million a year"
    assert 0.3 <= found.likeness <= 1


def test_a_clause_that_no_passage_resembles_gets_none() -> None:
    assert nearest_passage("that schools will open again in autumn", {"b": _index(TALK)}) is None
    assert nearest_passage("…", {"b": _index(TALK)}) is None
    assert nearest_passage("that schools open", {}) is None
