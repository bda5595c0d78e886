"""Text of the list's rows: words, sign, and the text for screen readers."""

from __future__ import annotations

from typing import NamedTuple

from editorial.desktop.findings.list.rows import ListRow, RowKind, Rows
from editorial.desktop.findings.sections import Findings, Section
from editorial.desktop.findings.signs import marks_of, name_sign, words_sign
from editorial.desktop.wording.context import context
from editorial.desktop.wording.findings import (
    KINDS,
    counted,
    entity_name,
    listed,
    one_line,
    speaker_words,
    spoken_speaker_of,
    utterance_words,
)
from editorial.desktop.wording.note_facts import notes_about
from editorial.desktop.wording.sign import TAILS, WORDS, Sign, claim_sign, sign_of
from editorial.domain import labels
from editorial.domain.annotation import Kind, Mark
from editorial.domain.utterance import Utterance
from editorial.review.outline import Item, ItemKind

LONGEST = 400
_SINGULAR = {
    Section.QUOTES: "Quote",
    Section.REPORTED: "Reported speech",
    Section.TERMS: "Term",
    Section.NAMES: "Name",
    Section.MISSED: "Possibly missed",
}


class RowText(NamedTuple):
    """Text of one row.

    `text` is elided if too long; `before` and `after` are the words around it; `times` (×3, or a kind) follows it;
    `tail` is at the right end; `label` is the label of a name, shown as a word in its hue; `spoken` is the text for
    screen readers; `notes` is the number of notes; `candidates` are the possible speakers, shown while the item is
    focused.
    """

    text: str
    sign: Sign = Sign.NONE
    tail: str = ""
    times: str = ""
    before: str = ""
    after: str = ""
    label: str | None = None
    spoken: str = ""
    marks: frozenset[Mark] = frozenset()
    notes: int = 0


def describe_row(rows: Rows, row: ListRow) -> RowText:
    """Return the text of a row."""
    findings = rows.findings
    if row.group is not None and row.item is None:
        return _group_line(findings, row.group)
    if row.item is None:
        return _heading(findings, row.section, rows.shown(row.section))
    if row.item.utterance is not None:
        line = _speaker_line if row.kind is RowKind.SPEAKER else _words_line
        return line(findings, row, row.item, row.item.utterance)
    if row.kind is RowKind.MISSED:
        return _missed_line(findings, row, row.item)
    if row.item.kind is ItemKind.MENTION:
        return _mention_line(findings, row, row.item)
    return _name_line(findings, row, row.item)


def _number(findings: Findings, row: ListRow) -> str:
    if row.item is None:
        return _SINGULAR[row.section]
    return f"{_SINGULAR[row.section]} {findings.number(row.section, row.item)} of {findings.count(row.section)}"


def _heading(findings: Findings, section: Section, shown: int) -> RowText:
    total, attention = findings.count(section), findings.attention[section]
    occurrences = findings.occurrences[section]
    count = str(total) if shown == total else f"{shown} of {total}"
    if shown == total < occurrences:
        count += f" in {counted(occurrences, 'occurrence' if section is Section.NAMES else 'piece')}"
    tail = "" if not attention else f"{attention} need{'s' if attention == 1 else ''} attention"
    return RowText(
        section.value, times=count, tail=tail, spoken=", ".join(filter(None, (f"{section.value} {count}", tail)))
    )


def _tail(sign: Sign, marks: frozenset[Mark]) -> str:
    return "unsure" if Mark.UNSURE in marks else TAILS.get(sign, "")


def _status_said(sign: Sign, marks: frozenset[Mark], notes: int) -> str:
    extra = [word for mark, word in ((Mark.UNSURE, "unsure"), (Mark.FLAG, "flagged")) if mark in marks]
    return ", ".join((WORDS[sign], *extra, *_notes_said(notes)))


def _notes_said(notes: int) -> tuple[str, ...]:
    return (counted(notes, "note"),) if notes else ()


def _words_line(findings: Findings, row: ListRow, item: Item, utterance: Utterance) -> RowText:
    words = utterance_words(utterance, findings.record.article.text)[:LONGEST]
    marks = marks_of(utterance.pieces)
    sign = words_sign(item, utterance)
    speaker = () if row.section is Section.TERMS else (spoken_speaker_of(findings.record, utterance),)
    claim = findings.claim(item)
    status = _status_said(sign, marks, item.notes)
    if claim is not None and claim.attention and sign is not Sign.CHECK:
        status += ", its speaker needs attention"
    kind = KINDS[Kind.MIXED] if utterance.kind is Kind.MIXED else ""
    spoken = ", ".join(filter(None, (_number(findings, row), words, kind, *speaker, status)))
    return RowText(words, sign, _tail(sign, marks), times=kind, spoken=spoken, marks=marks, notes=item.notes)


def _speaker_line(findings: Findings, row: ListRow, item: Item, utterance: Utterance) -> RowText:
    record = findings.record
    speakers = next((piece.speakers for piece in utterance.pieces if piece.speakers), ())
    first = next(iter(utterance.pieces))
    text = listed([speaker_words(record, speaker) for speaker in speakers]) or "speaker unknown"
    open_claim = item.kind is ItemKind.CLAIM and item.undecided
    sign = Sign.CHECK if open_claim else claim_sign(speakers[0].resolution) if speakers else Sign.NONE
    if sign is Sign.NONE and not speakers and not first.status.decided:
        sign = Sign.CHECK
    spoken = ", ".join((_number(findings, row), spoken_speaker_of(record, utterance), *filter(None, (WORDS[sign],))))
    return RowText(f"{text} ?" if open_claim else text, sign, spoken=spoken)


def candidate_names(findings: Findings, item: Item | None) -> tuple[str, ...]:
    """Return the names of the possible speakers of the item in focus, in the order of the digits."""
    names = (entity_name(findings.record, key) for key in findings.outline.candidates(item))
    return tuple(name or "" for name in names)


def _name_line(findings: Findings, row: ListRow, item: Item) -> RowText:
    mentions = findings.mentions(item)
    entity = findings.record.entities.get(item.entity) if item.entity else None
    name = entity.name if entity is not None else item.span.of(findings.record.article.text)
    label = entity.label if entity is not None else mentions[0].label
    sign, marks = name_sign(findings, item, mentions), marks_of(mentions)
    tail = _tail(sign, marks)
    if sign is Sign.PARTLY:
        tail = f"{sum(mention.status.decided for mention in mentions)} of {len(mentions)}"
    spoken = ", ".join(
        (
            _number(findings, row),
            one_line(name),
            labels.words(label),
            counted(len(mentions), "occurrence"),
            _status_said(sign, marks, item.notes),
        )
    )
    count = f"×{len(mentions)}" if len(mentions) > 1 else ""
    return RowText(one_line(name), sign, tail, count, label=label, spoken=spoken, marks=marks, notes=item.notes)


def _group_line(findings: Findings, group: str) -> RowText:
    entity = findings.record.entities[group]
    occurrences = sum(1 for _ in findings.outline.mention_items(group))
    notes = len(notes_about(findings.record, (group,)))
    opened = f"opened, {counted(occurrences, 'occurrence')}"
    spoken = ", ".join((one_line(entity.name), labels.words(entity.label), opened, *_notes_said(notes)))
    return RowText(one_line(entity.name), times=f"×{occurrences}", label=entity.label, spoken=spoken, notes=notes)


def _mention_line(findings: Findings, row: ListRow, item: Item) -> RowText:
    mention = findings.record.mentions[item.refs[0].id]
    before, text, after = context(findings.record.article.text, mention.span.start, mention.span.end)
    sign = sign_of([mention], Sign.CHECK if item.attention else Sign.OPEN)
    spoken = ", ".join(
        (
            f"{_number(findings, row)}, one occurrence",
            text,
            labels.words(mention.label),
            f"in: {before}{text}{after}",
            _status_said(sign, mention.marks, item.notes),
        )
    )
    return RowText(
        text,
        sign,
        _tail(sign, mention.marks),
        before=before,
        after=after,
        label=mention.label,
        spoken=spoken,
        marks=mention.marks,
        notes=item.notes,
    )


def _missed_line(findings: Findings, row: ListRow, item: Item) -> RowText:
    before, text, after = context(findings.record.article.text, item.span.start, item.span.end)
    spoken = f"{_number(findings, row)}, {text}, in: {before}{text}{after}"
    return RowText(text, Sign.MISSED, before=before, after=after, spoken=spoken)
