"""Comparison of quotes with the gold: words and speakers.

Nested quotes, quoted terms and rejected quotes are not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from editorial.domain.annotation import Kind, Quote, Status
from editorial.domain.measures.bounds import Bounds, bare, word_starts
from editorial.domain.measures.rates import NO_COUNTS, NO_SHARE, Counts, Share
from editorial.domain.measures.speakers import ComparedSpeaker, same_name, same_speaker, speaker_of
from editorial.domain.record import Record
from editorial.domain.reported import ReportedKind, kind_of
from editorial.domain.rule_counts import cue_words

CLOSE = 0.5
"""Minimum share of common words in all words of two quotes that count as nearly the same (Jaccard index)."""


class QuoteView(StrEnum):
    """Selection of the quotes to compare.

    MARKS: direct quotes. EVERY: each attribution once, that is reported speech with or without quotes in it, and the
    direct quotes that are not part of one.
    """

    MARKS = "marks"
    EVERY = "every"


@dataclass(frozen=True, slots=True)
class ComparedQuote:
    """Quote in a comparison; `score` (0..1) is the speaker's if there is one, else the quote's.

    `reported` is the kind of reported speech that it was suggested as, if it was, `cue` what introduces it.
    """

    bounds: Bounds
    words: frozenset[int]
    speaker: ComparedSpeaker | None
    kind: Kind
    rule: str
    score: float
    reported: ReportedKind | None = None
    cue: str = ""


@dataclass(frozen=True, slots=True)
class QuoteFigures:
    """Counts of quotes found, exactly or nearly, and of correct speakers.

    `speaker` and `same_name` are shares of the quotes found nearly; `both` counts quotes found whose speaker span
    overlaps that of the gold, `both_same_name` those whose speaker has at least the right name; `meant` is the share of
    correct persons among the speakers that the gold identifies.
    """

    exact: Counts = NO_COUNTS
    relaxed: Counts = NO_COUNTS
    both: Counts = NO_COUNTS
    both_same_name: Counts = NO_COUNTS
    speaker: Share = NO_SHARE
    same_name: Share = NO_SHARE
    meant: Share = NO_SHARE

    def __add__(self, other: QuoteFigures) -> QuoteFigures:
        return QuoteFigures(
            self.exact + other.exact,
            self.relaxed + other.relaxed,
            self.both + other.both,
            self.both_same_name + other.both_same_name,
            self.speaker + other.speaker,
            self.same_name + other.same_name,
            self.meant + other.meant,
        )


def compared_quotes(record: Record, view: QuoteView) -> list[ComparedQuote]:
    """Return the quotes of a record that count in a view, in the order of the record."""
    return [_said(record, quote) for quote in _counting(record, view)]


def _counting(record: Record, view: QuoteView) -> Iterator[Quote]:
    quotes = [
        quote
        for quote in record.quotes.values()
        if quote.kind is not Kind.TERM and quote.status is not Status.REJECTED and quote.within is None
    ]
    listed = {key for quote in quotes for key in quote.quoted}
    for quote in quotes:
        if quote.kind is Kind.DIRECT if view is QuoteView.MARKS else quote.id not in listed:
            yield quote


def _said(record: Record, quote: Quote) -> ComparedQuote:
    bounds = bare(record.article.text, quote.span)
    claim = quote.speakers[0].resolution if quote.speakers else None
    score = quote.provenance.score if claim is None or claim.score is None else claim.score
    rule = quote.provenance.rule or quote.provenance.origin.value
    words = word_starts(record.article.text, bounds)
    reported, cue = kind_of(quote), cue_words(quote, record.article.text)
    return ComparedQuote(bounds, words, speaker_of(record, quote), quote.kind, rule, score or 0.0, reported, cue)


def paired(gold: Sequence[ComparedQuote], found: Sequence[ComparedQuote]) -> list[tuple[ComparedQuote, ComparedQuote]]:
    """Return pairs of gold and found quotes that are nearly the same, each in one pair at most, closest first."""
    at_word: dict[int, list[int]] = {}
    for place, said in enumerate(found):
        for start in said.words:
            at_word.setdefault(start, []).append(place)
    close = []
    for number, said in enumerate(gold):
        shared = Counter(place for start in said.words for place in at_word.get(start, ()))
        for place, common in shared.items():
            alike = common / (len(said.words) + len(found[place].words) - common)
            if alike >= CLOSE:
                close.append((-alike, number, place))
    pairs, in_gold, in_found = [], set(), set()
    for _, number, place in sorted(close):
        if number not in in_gold and place not in in_found:
            in_gold.add(number)
            in_found.add(place)
            pairs.append((gold[number], found[place]))
    return pairs


def quote_figures(
    gold: Sequence[ComparedQuote], found: Sequence[ComparedQuote], pairs: Sequence[tuple[ComparedQuote, ComparedQuote]]
) -> QuoteFigures:
    """Return the figures of one article, given its pairs from `paired`."""
    sides = len(found), len(gold)
    exact = Counter(said.bounds for said in gold) & Counter(said.bounds for said in found)
    same = [same_speaker(one.speaker, other.speaker) for one, other in pairs]
    place, name = sum(one.place for one in same), sum(one.name for one in same)
    known = [(one.speaker.name, other.speaker) for one, other in pairs if one.speaker is not None and one.speaker.name]
    return QuoteFigures(
        exact=Counts(exact.total(), *sides),
        relaxed=Counts(len(pairs), *sides),
        both=Counts(place, *sides),
        both_same_name=Counts(name, *sides),
        speaker=Share(place, len(pairs)),
        same_name=Share(name, len(pairs)),
        meant=Share(sum(who is not None and same_name(person, who.name) for person, who in known), len(known)),
    )
