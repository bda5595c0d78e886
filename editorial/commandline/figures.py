"""The figures of an evaluation as rows of a table, and as JSON values."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeAlias

from editorial.domain import labels
from editorial.domain.measures.evaluation import Evaluation, RuleTarget
from editorial.domain.measures.quotes import QuoteFigures
from editorial.domain.measures.rates import NO_COUNTS, NO_SHARE, Counts, Ranking, Share
from editorial.domain.reported import ReportedKind

if TYPE_CHECKING:
    from editorial.jobs.evaluating import EvaluationReport  # imports spaCy

Figure: TypeAlias = Counts | Share | Ranking


class By(StrEnum):
    """What the figures are split by, besides the totals."""

    LABEL = "label"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Row:
    """One measure, with its figure for each column of the report."""

    part: str
    words: str
    figures: tuple[Figure, ...]


_TARGETS = {
    RuleTarget.NAME: "Names right, by rule",
    RuleTarget.KIND: "Reported speech that is speech, by kind",
    RuleTarget.CUE: "Reported speech that is speech, by what introduces it",
    RuleTarget.QUOTE: "Quotes right to the word, by rule",
    RuleTarget.SPEAKER: "Speakers right, by the quote's rule",
    RuleTarget.MEANT: "Person meant right, by rule",
}


def rows(report: EvaluationReport, by: Collection[By]) -> list[Row]:
    """Return the rows of the table: the totals, then those split by `by`."""
    found = [column.evaluation for column in report.columns]
    out: list[Row] = []
    if report.quotes:
        out += _quotes("Inside quotation marks", [one.marks for one in found])
        out += _quotes("Every attribution, reported speech included", [one.every for one in found])
        out.append(
            _row("Scores that tell errors apart", "of speakers (50 is chance)", found, lambda one: one.speaker_scores)
        )
    if report.names:
        out += [
            _row("Names", "place and type", found, lambda one: one.names),
            _row("Names", "place alone", found, lambda one: one.places),
            _row("Scores that tell errors apart", "of names (50 is chance)", found, lambda one: one.name_scores),
        ]
    if By.LABEL in by and report.names:
        out += _labels(found)
    if By.RULE in by:
        out += [row for row in _rules(found) if report.quotes or row.part == _TARGETS[RuleTarget.NAME]]
    return out


def _row(part: str, words: str, found: Sequence[Evaluation], figure: Callable[[Evaluation], Figure]) -> Row:
    return Row(part, words, tuple(figure(one) for one in found))


def _quotes(part: str, found: Sequence[QuoteFigures]) -> list[Row]:
    def row(words: str, figure: Callable[[QuoteFigures], Figure]) -> Row:
        return Row(part, words, tuple(figure(one) for one in found))

    return [
        row("found, to the word", lambda one: one.exact),
        row("found, nearly", lambda one: one.relaxed),
        row("speaker right, of those", lambda one: one.speaker),
        row("speaker's name right, of those", lambda one: one.same_name),
        row("found, and the speaker right", lambda one: one.both),
        row("found, and the name right", lambda one: one.both_same_name),
        row("person meant right, where known", lambda one: one.meant),
    ]


def _labels(found: Sequence[Evaluation]) -> Iterator[Row]:
    for label in dict.fromkeys(label for one in found for label in one.labels):
        yield Row("Names by type", labels.words(label), tuple(one.labels.get(label, NO_COUNTS) for one in found))


def _rules(found: Sequence[Evaluation]) -> Iterator[Row]:
    for claim, words in _TARGETS.items():
        for rule in dict.fromkeys(name for one in found for kind, name in one.rules if kind is claim):
            said = f"{rule}: {ReportedKind(rule).words}" if claim is RuleTarget.KIND else rule
            yield Row(words, said, tuple(one.rules.get((claim, rule), NO_SHARE) for one in found))


def cells(figure: Figure) -> tuple[str, str, str, str]:
    """Return the number measured, precision, recall and F1; the empty string for what a figure does not have."""
    match figure:
        case Counts():
            return str(figure.gold), percent(figure.precision), percent(figure.recall), percent(figure.f1)
        case Share():
            return str(figure.of), percent(figure.value), "", ""
        case Ranking():
            return str(figure.of), percent(figure.area), "", ""


def summed_up(figure: Figure) -> str:
    """Return the one number for comparing two models, in per cent: F1, or the share that is right."""
    return next(cell for cell in reversed(cells(figure)) if cell)


def percent(share: float | None) -> str:
    """Return a share in per cent with one decimal, or a dash."""
    return "–" if share is None else f"{100 * share:.1f}"


def values(report: EvaluationReport) -> dict[str, Any]:
    """Return all figures as JSON values; shares are from 0 to 1."""
    return {
        "articles": report.articles,
        "left_out": [{"id": one.article_id, "title": one.title, "reason": one.reason} for one in report.left_out],
        "problems": [str(problem) for problem in report.problems],
        "measured": [{"name": column.name, **_evaluation(column.evaluation, report)} for column in report.columns],
    }


def _evaluation(one: Evaluation, report: EvaluationReport) -> dict[str, Any]:
    quotes = {
        "inside_marks": _quote_figures(one.marks),
        "every_attribution": _quote_figures(one.every),
        "speaker_scores": _plain(one.speaker_scores),
    }
    names = {
        "names": _plain(one.names),
        "names_place_only": _plain(one.places),
        "names_by_label": {label: _plain(counts) for label, counts in one.labels.items()},
        "name_scores": _plain(one.name_scores),
    }
    return {
        "without_suggestions": one.missing,
        **(quotes if report.quotes else {}),
        **(names if report.names else {}),
        "rules": [
            {"claim": claim.value, "rule": rule, **_plain(share)}
            for (claim, rule), share in one.rules.items()
            if (report.names if claim is RuleTarget.NAME else report.quotes)
        ],
    }


def _quote_figures(figures: QuoteFigures) -> dict[str, Any]:
    return {name: _plain(getattr(figures, name)) for name in QuoteFigures.__slots__}


def _plain(figure: Figure) -> dict[str, Any]:
    match figure:
        case Counts():
            counted = {"hits": figure.hits, "suggested": figure.suggested, "gold": figure.gold}
            return {**counted, "precision": figure.precision, "recall": figure.recall, "f1": figure.f1}
        case Share():
            return {"right": figure.right, "of": figure.of, "share": figure.value}
        case Ranking():
            return {"auroc": figure.area, "wrong": figure.wrong, "of": figure.of}
