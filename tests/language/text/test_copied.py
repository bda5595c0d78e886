"""Suggestions for an article that was wrapped or broken: their spans refer to the text as stored."""

from __future__ import annotations

from editorial.domain.annotation import Kind, Mention, Origin, Provenance, Quote, Speaker
from editorial.domain.article import Article, Zone, ZoneKind
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.rules import Rule
from editorial.domain.suggestions import Suggestions
from editorial.domain.text import Span
from editorial.language.text.copied import as_read, as_stored
from editorial.language.text.reading_copy import ReadingCopy, reading_copy

TEXT = "> “We have tried everything and there is no\n> money left,” said Dana\n> Whit\u00adlock of the Town Hall."
BY = Provenance(Origin.RULE, Rule.MARKS)


def copied(text: str) -> ReadingCopy:
    copy = reading_copy(text)
    assert copy is not None
    return copy


def at(copy: ReadingCopy, words: str) -> Span:
    start = copy.text.index(words)
    return Span(start, start + len(words))


def test_all_spans_of_a_suggestion_refer_to_the_stored_text() -> None:
    copy = copied(TEXT)
    name, said = at(copy, "Dana Whitlock"), at(copy, "We have tried everything and there is no money left,")
    quote = Quote("q1", said, Kind.DIRECT, BY, cue=at(copy, "said"), speakers=(Speaker(name, "e1"), Speaker(None)))
    found = Suggestions(
        mentions=(Mention("m1", name, "PERSON", "e1", BY),),
        quotes=(quote,),
        possibly_missed=(PossiblyMissed(at(copy, "Town Hall"), 0.4),),
    )
    stored = as_stored(found, copy)
    assert stored.mentions[0].span.of(TEXT) == "Dana\n> Whit\u00adlock"
    assert stored.quotes[0].span.of(TEXT) == "We have tried everything and there is no\n> money left,"
    assert stored.quotes[0].cue is not None
    assert stored.quotes[0].cue.of(TEXT) == "said"
    assert [speaker.span and speaker.span.of(TEXT) for speaker in stored.quotes[0].speakers] == [
        "Dana\n> Whit\u00adlock",
        None,
    ]
    assert stored.possibly_missed[0].span.of(TEXT) == "Town Hall"


def test_a_headline_that_is_the_first_line_of_a_wrapped_sentence_is_none() -> None:
    text = "> The plan was drawn up by the\n> engineers of the town.\n>\n> By Ada Marsh"
    zones = (Zone(Span(2, 30), ZoneKind.HEADLINE), Zone(Span(len(text) - 12, len(text)), ZoneKind.BYLINE))
    read = as_read(Article("a", "", text, "", zones=zones), copied(text))
    assert [(zone.kind, zone.span.of(read.text)) for zone in read.zones] == [(ZoneKind.BYLINE, "By Ada Marsh")]
