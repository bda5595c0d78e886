"""Figures of an evaluation against gold, added up article by article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from editorial.domain.annotation import Kind, Mention
from editorial.domain.measures.names import ComparedTypes, by_label, compared, compared_names
from editorial.domain.measures.quotes import (
    ComparedQuote,
    QuoteFigures,
    QuoteView,
    compared_quotes,
    paired,
    quote_figures,
)
from editorial.domain.measures.rates import NO_COUNTS, Counts, Ranking, Scored, Share, ranking
from editorial.domain.measures.speakers import same_name, same_speaker
from editorial.domain.record import Record


class RuleTarget(StrEnum):
    """Kind of result by which a rule is judged.

    NAME: bounds and type of a name. KIND: whether reported speech of this kind is speech, with nearly these words. CUE:
    the same by the words that introduce it. QUOTE: words of a quote. SPEAKER: speaker of a quote that was found. MEANT:
    the person that *he* or *the mayor* refers to, where the gold says so.
    """

    NAME = "name"
    KIND = "kind"
    CUE = "cue"
    QUOTE = "quote"
    SPEAKER = "speaker"
    MEANT = "meant"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures over all articles; `missing` counts the articles without suggestions."""

    articles: int
    missing: int
    marks: QuoteFigures
    every: QuoteFigures
    names: Counts
    places: Counts
    labels: Mapping[str, Counts]
    rules: Mapping[tuple[RuleTarget, str], Share]
    speaker_scores: Ranking
    name_scores: Ranking


@dataclass
class EvaluationTally:
    """Tally of an evaluation; articles are added one by one."""

    types: ComparedTypes = field(default_factory=ComparedTypes)
    _articles: int = 0
    _missing: int = 0
    _quotes: dict[QuoteView, QuoteFigures] = field(default_factory=lambda: dict.fromkeys(QuoteView, QuoteFigures()))
    _places: Counts = NO_COUNTS
    _labels: defaultdict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    _rules: defaultdict[tuple[RuleTarget, str], Share] = field(default_factory=lambda: defaultdict(Share))
    _speaker_scores: list[Scored] = field(default_factory=list)
    _name_scores: list[Scored] = field(default_factory=list)

    def add(self, gold: Record, found: Record | None) -> None:
        """Compare the suggestions for an article with the gold; both must have the same text."""
        self._articles += 1
        self._missing += found is None
        suggested = Record.of(gold.article) if found is None else found
        self._add_names(gold, suggested)
        for view in QuoteView:
            self._add_quotes(view, compared_quotes(gold, view), compared_quotes(suggested, view))

    def evaluation(self) -> Evaluation:
        """Return the figures over all articles added."""
        return Evaluation(
            self._articles,
            self._missing,
            self._quotes[QuoteView.MARKS],
            self._quotes[QuoteView.EVERY],
            sum(self._labels.values(), NO_COUNTS),
            self._places,
            dict(sorted(self._labels.items(), key=lambda item: (-item[1].gold, item[0]))),
            dict(
                sorted(self._rules.items(), key=lambda item: ([*RuleTarget].index(item[0][0]), -item[1].of, item[0][1]))
            ),
            ranking(self._speaker_scores),
            ranking(self._name_scores),
        )

    def _add_names(self, gold: Record, found: Record) -> None:
        in_gold, suggested = frozenset(compared_names(gold, self.types).values()), compared_names(found, self.types)
        in_found = frozenset(suggested.values())
        for label, counts in by_label(in_gold, in_found).items():
            self._labels[label] += counts
        self._places += compared(frozenset(n.bounds for n in in_gold), frozenset(n.bounds for n in in_found))
        for key, name in suggested.items():
            self._add_name(found.mentions[key], right=name in in_gold)

    def _add_name(self, mention: Mention, *, right: bool) -> None:
        source = mention.provenance
        self._name_scores.append(Scored(source.score or 0.0, not right))
        self._rules[RuleTarget.NAME, source.rule or source.origin.value] += Share(right, 1)

    def _add_quotes(self, view: QuoteView, gold: Sequence[ComparedQuote], found: Sequence[ComparedQuote]) -> None:
        pairs = paired(gold, found)
        self._quotes[view] += quote_figures(gold, found, pairs)
        there = {said.bounds for said in gold}
        for said in found:
            if _belongs(said, view):
                self._rules[RuleTarget.QUOTE, said.rule] += Share(said.bounds in there, 1)
        if view is QuoteView.EVERY:
            self._add_reported(found, pairs)
        for one, other in pairs:
            same = same_speaker(one.speaker, other.speaker)
            if view is QuoteView.MARKS:
                self._speaker_scores.append(Scored(other.score, not same.name))
            if _belongs(other, view):
                self._rules[RuleTarget.SPEAKER, other.rule] += Share(same.place, 1)
                self._add_meant(one, other)

    def _add_reported(
        self, found: Sequence[ComparedQuote], pairs: Sequence[tuple[ComparedQuote, ComparedQuote]]
    ) -> None:
        there = {id(other) for _, other in pairs}
        for said in found:
            if said.reported is not None:
                right = Share(id(said) in there, 1)
                self._rules[RuleTarget.KIND, said.reported] += right
                if said.cue:
                    self._rules[RuleTarget.CUE, said.cue] += right

    def _add_meant(self, gold: ComparedQuote, found: ComparedQuote) -> None:
        if gold.speaker is not None and gold.speaker.name and found.speaker is not None and found.speaker.rule:
            right = same_name(gold.speaker.name, found.speaker.name)
            self._rules[RuleTarget.MEANT, found.speaker.rule] += Share(right, 1)


def _belongs(said: ComparedQuote, view: QuoteView) -> bool:
    """Return whether the quote counts for its rule in this view; each quote counts in one view only."""
    return (said.kind is Kind.DIRECT) is (view is QuoteView.MARKS)
