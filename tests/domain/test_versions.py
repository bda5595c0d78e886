"""What was decided on an earlier version of an article is suggested again where its passage is unchanged."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from record_strategies import records

from editorial.domain.annotation import Origin, Status
from editorial.domain.consistency import damages
from editorial.domain.reason import ReasonCode
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.domain.versions import Unchanged, carried_over

LINES = st.lists(st.text("ab 🌉", max_size=5), max_size=8)


@given(LINES, LINES)
def test_a_span_of_an_unchanged_passage_has_the_same_words_in_the_later_text(old: list[str], new: list[str]) -> None:
    before, after = "\n".join(old), "\n".join(new)
    unchanged = Unchanged(before, after)
    for start in range(len(before)):
        for end in range(start + 1, min(len(before), start + 6) + 1):
            moved = unchanged.after(Span(start, end))
            assert moved is None or moved.of(after) == before[start:end]


@given(LINES)
def test_in_the_same_text_everything_is_unchanged(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert all(Unchanged(text, text).after(Span(at, at + 1)) == Span(at, at + 1) for at in range(len(text)))


@given(records(), st.sampled_from(["", "New first line\n\n"]))
def test_what_stands_is_suggested_and_says_so_and_what_was_rejected_is_not(record: Record, first: str) -> None:
    text = first + record.article.text
    article = replace(
        record.article, id="later", text=text, sha256=sha256(text), zones=(), supersedes=record.article.id
    )
    found = carried_over(record, article)
    assert not [*damages(found)]
    stood = [one for one in record.mentions.values() if one.status.stands]
    assert len(found.mentions) == len(stood)
    assert {one.span.of(text) for one in found.mentions.values()} == {one.span.of(record.article.text) for one in stood}
    for one in (*found.mentions.values(), *found.quotes.values()):
        assert (one.status, one.decided, one.suggested, one.provenance.origin) == (
            Status.SUGGESTED,
            None,
            None,
            Origin.MEMORY,
        )
        assert one.provenance.evidence[0].code is ReasonCode.EARLIER_VERSION
