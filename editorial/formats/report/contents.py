"""What a report says of one article, in words and marked text, whatever it is written as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from editorial.domain import labels
from editorial.domain.annotation import Kind, Mark, NoteKind
from editorial.domain.article import ZoneKind
from editorial.domain.paragraphs import paragraphs
from editorial.domain.record import Record
from editorial.domain.source_check import CheckOutcome
from editorial.domain.text import Span
from editorial.formats.selection import Selected
from editorial.formats.tables import cells, quotes

_LONGEST = 80
PEOPLE_HEADINGS = ("Name", "Type", "Other names", "Paragraphs", "Reply", "Record")
QUOTE_HEADINGS = ("Who", "Says", "How", "Verdict", "Checked", "Para.", "Notes")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look: part of a name with this label, part of a quote, both or neither."""

    words: str
    label: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article; `number` counts from 1, `headline` says that it is one."""

    number: int
    runs: tuple[Run, ...]
    headline: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The report of one article: `facts` are pairs of a word and what it says; rows follow the headings above."""

    title: str
    language: str
    facts: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...] = ()
    people: tuple[tuple[str, ...], ...] = ()
    quotes: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = field(default=())


def contents(selected: Selected) -> Contents:
    """Return the report of what was selected of an article."""
    record = selected.record
    return Contents(
        title=record.article.title or "Article without a title",
        language=record.article.language,
        facts=tuple(_facts(record)),
        problems=tuple(_problems(selected)),
        paragraphs=tuple(_marked(record)),
        people=tuple(_people(record)),
        quotes=tuple(_quotes(record)),
        notes=tuple(_notes(record)),
    )


def _facts(record: Record) -> Iterator[tuple[str, str]]:
    article, verified = record.article, record.standing.verified
    known = (
        ("By", ", ".join(article.authors)),
        ("Published", article.published or ""),
        ("Source", article.source or ""),
        ("Credit", article.credit or ""),
        ("State", cells.state(record.standing).replace("_", " ")),
    )
    yield from ((name, words) for name, words in known if words)
    if words := cells.protection(record):
        yield "Names", words
    if verified is not None:
        yield "Verified", f"by {verified.by}, {verified.at:%Y-%m-%d %H:%M} UTC"
        if verified.override is not None:
            yield "Although", verified.override.reason


def _problems(selected: Selected) -> Iterator[str]:
    """Yield what is still open in an article, a sentence each."""
    record, text = selected.record, selected.record.article.text
    rows = record.mentions_and_quotes
    open_rows = [one for one in rows if not one.status.decided]
    if number := len(open_rows):
        yield f"{number} {'name or quote' if number == 1 else 'names and quotes'} in this report that nobody decided."
    if number := selected.left_out.others:
        yield f"This report has the quotes of one person; {number:,} other names, quotes and notes are not in it."
    if number := selected.left_out.undecided:
        yield f"{number} {'suggestion' if number == 1 else 'suggestions'} that nobody decided, not in this report."
    for one in rows:
        for mark, said in ((Mark.UNSURE, "Unsure"), (Mark.FLAG, "Flagged")):
            if mark in one.marks:
                yield f"{said}: “{_short(one.span.of(text))}”."
    for quote in record.quotes.values():
        if not quote.speakers and quote.kind is not Kind.TERM and quote.within is None and quote.continues is None:
            yield f"Nobody is named for “{_short(quote.span.of(text))}”."
    for quote in record.quotes.values():
        check = quote.holding_check
        if check is not None and check.outcome is CheckOutcome.MUST_CHANGE:
            why = f": {check.reason}" if check.reason else ""
            yield f"Must be changed: “{_short(quote.span.of(text))}” ({check.by}){why}"
    for note in record.notes.values():
        if note.kind is NoteKind.PROBLEM:
            at = f" at “{_short(note.span.of(text))}”" if note.span is not None else ""
            yield f"Problem in the copy{at}: {note.text} ({note.by})"


def _marked(record: Record) -> Iterator[Paragraph]:
    article = record.article
    borders = {edge for one in record.mentions_and_quotes for edge in (one.span.start, one.span.end)}
    for number, span in enumerate(paragraphs(article.text), 1):
        edges = sorted({span.start, span.end, *(edge for edge in borders if span.start < edge < span.end)})
        runs = [_run(record, Span(start, end)) for start, end in pairwise(edges)]
        yield Paragraph(number, tuple(runs), headline=article.zone_at(span.start) is ZoneKind.HEADLINE)


def _run(record: Record, span: Span) -> Run:
    names = [one for one in record.mentions.values() if one.span.contains(span)]
    shortest = min(names, key=lambda one: len(one.span), default=None)
    return Run(
        span.of(record.article.text),
        shortest.label if shortest is not None else "",
        quoted=any(one.span.contains(span) for one in record.quotes.values() if one.kind is not Kind.TERM),
    )


def _people(record: Record) -> Iterator[tuple[str, ...]]:
    numbers = cells.ParagraphNumbers(record.article.text)
    places: dict[str, list[int]] = {key: [] for key in record.entities}
    for one in sorted(record.mentions.values(), key=lambda one: one.span):
        if one.entity is not None:
            places[one.entity].append(numbers.at(one.span.start))
    for key, entity in sorted(
        record.entities.items(), key=lambda pair: (min(places[pair[0]], default=10**9), pair[1].name)
    ):
        yield (
            entity.name,
            labels.words(entity.label),
            ", ".join(entity.aliases),
            ", ".join(map(str, dict.fromkeys(places[key]))),
            cells.reply(entity.reply),
            entity.authority or "",
        )


def _quotes(record: Record) -> Iterator[tuple[str, ...]]:
    for row in quotes.rows(record):
        known = dict(zip(quotes.COLUMNS, map(str, row), strict=True))
        who, words = known["speaker"], known["speaker_in_text"]
        named = f"{who} (“{words}”)" if who and words and words != who else who or "nobody named"
        others = f" with {known['other_speakers']}" if known["other_speakers"] else ""
        yield (
            named + others,
            known["words"],
            known["kind"],
            known["verdict"],
            _checked(known),
            known["paragraph"],
            known["notes"],
        )


def _checked(known: Mapping[str, str]) -> str:
    """Return what was decided about a quote and its source, by whom, and against which."""
    by = f" by {known['checked_by']}" if known["checked_by"] else ""
    against = f", against {known['checked_against']}" if known["checked_against"] else ""
    why = f" ({known['check_reason']})" if known["check_reason"] else ""
    return f"{known['check']}{by}{against}{why}"


def _notes(record: Record) -> Iterator[str]:
    text = record.article.text
    for note in record.notes.values():
        row = record.mentions.get(note.on or "") or record.quotes.get(note.on or "")
        span = note.span or (row.span if row is not None else None)
        entity = record.entities.get(note.on or "")
        about = span.of(text) if span is not None else entity.name if entity is not None else ""
        yield f"{note.by}, {note.at:%Y-%m-%d}{f', on “{_short(about)}”' if about else ''}: {note.text}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
