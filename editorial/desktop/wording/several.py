"""Wording of strokes on several findings: what they are about, what they leave out, and what was done."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.desktop.wording.findings import counted, entity_name, listed, one_line
from editorial.domain import labels
from editorial.domain.annotation import Mark
from editorial.domain.record import Record
from editorial.review.batch import Batch, LeftOut, Stroke
from editorial.review.commands.several import Several
from editorial.review.commands.targets import count_findings
from editorial.review.outline import Item, ItemKind
from editorial.review.wording.summaries import several_words

MOST_NAMES = 3
"""Number of names that are left out up to which each is named."""

BY_ITSELF = "a quote’s speaker is always decided by itself"
WHY = {
    LeftOut.SPEAKER: BY_ITSELF,
    LeftOut.TWO_THINGS: "may be two things here",
    LeftOut.DECIDED: "decided already",
}
_NO_NAME = {Stroke.RELABEL: "types are for names", Stroke.MERGE: "only names are merged"}
_NO_TYPE = {
    Stroke.CONFIRM: "a type’s key adds it as a name",
    Stroke.MARK: "it is no name yet",
    Stroke.MERGE: "it is no name yet",
}


def batch_words(found: Batch) -> str:
    """Return what a batch is: "3 names in 7 occurrences and 1 term"."""
    return several_words(count_findings(found.rows, len(found.missed)))


def chosen_words(record: Record, chosen: Several) -> str:
    """Return what was chosen of a batch: "2 names in 4 occurrences"."""
    rows = [record.mentions[key] for key in chosen.mentions if key in record.mentions]
    quotes = [record.quotes[key] for key in chosen.quotes if key in record.quotes]
    return several_words(count_findings([*rows, *quotes], len(chosen.missed)))


def left_out_words(record: Record, found: Batch, stroke: Stroke, lead: str = "Left out") -> str:
    """Return what a stroke leaves out, and why: "Left out: 2 quotes (a quote’s speaker …)"; empty for nothing."""
    parts = [f"{_what(record, items)} ({_why(why, stroke)})" for why, items in found.left_out.items()]
    return f"{lead}: {'; '.join(parts)}" if parts else ""


def refused_words(record: Record, found: Batch, stroke: Stroke) -> str:
    """Return why a stroke can do nothing with the selected findings."""
    parts = [f"{_what(record, items)}: {_why(why, stroke)}" for why, items in found.left_out.items()]
    return f"Nothing to do here. {'; '.join(parts)}" if parts else "Nothing to do here"


def _why(why: LeftOut, stroke: Stroke) -> str:
    if why is LeftOut.NO_NAME:
        return _NO_NAME[stroke]
    return _NO_TYPE[stroke] if why is LeftOut.MISSED else WHY[why]


def _what(record: Record, items: Sequence[Item]) -> str:
    """Return a few names as they are called, and other findings by their number."""
    names = dict.fromkeys(_called(record, item) for item in items)
    if None not in names and len(names) <= MOST_NAMES:
        return listed([name for name in names if name is not None])
    kinds = [_KINDS[item.kind] for item in items]
    return listed([counted(kinds.count(kind), kind) for kind in dict.fromkeys(kinds)])


def _called(record: Record, item: Item) -> str | None:
    if item.utterance is not None:
        return None
    return one_line(entity_name(record, item.entity) or item.span.of(record.article.text))


_KINDS = {
    ItemKind.QUOTE: "quote",
    ItemKind.REPORTED: "quote",
    ItemKind.CLAIM: "speaker",
    ItemKind.TERM: "term",
    ItemKind.NAME: "name",
    ItemKind.MENTION: "occurrence",
    ItemKind.MISSED: "possibly missed name",
}


def selected_words(number: int) -> str:
    """Return how many findings are selected: "4 findings selected"."""
    return f"{counted(number, 'finding')} selected"


def relabel_title(what: str, label: str) -> str:
    """Return the question before several names get a type."""
    return f"Type of {what}: {labels.words(label)}?"


def relabel_done(label: str) -> str:
    """Return what was done when several names got a type."""
    return f"Type set to {labels.words(label)}"


def mark_title(what: str, mark: Mark, *, clear: bool) -> str:
    """Return the question before a mark is set on several findings, or cleared."""
    if mark is Mark.FLAG:
        return f"Remove the flag of {what}?" if clear else f"Flag {what}?"
    return f"Remove the unsure mark of {what}?" if clear else f"Mark {what} unsure?"


def mark_done(what: str, mark: Mark, *, clear: bool) -> str:
    """Return what was done to the marks of several findings."""
    word = "flag" if mark is Mark.FLAG else "unsure mark"
    return f"{word.capitalize()} removed: {what}" if clear else f"{_MARKED[mark]}: {what}"


_MARKED = {Mark.FLAG: "Flagged", Mark.UNSURE: "Marked unsure"}
