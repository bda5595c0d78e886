"""CSV: two tables for a spreadsheet, one of quotes and one of mentions.

The syntax is that of RFC 4180: commas, CRLF after rows, every cell in quotation marks. The encoding is UTF-8 with a
byte order mark, without which Excel misreads curly quotation marks; Python's `utf-8-sig` and pandas drop it.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from editorial.domain.annotation import Decided, Entity, Mention, Quote, Speaker
from editorial.domain.article import Article, Standing
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.record.serialise import moment
from editorial.formats.selection import Selected
from editorial.formats.writing.tables import Tables

Row = tuple[str, ...]

_ARTICLE = ("article_id", "article_title", "article_source")
_DECISION = ("status", "decided_by", "decided_at", "how", "reason", "marks", "origin", "score")

_STATE = "article_state"

QUOTE_COLUMNS: Row = (
    *_ARTICLE,
    *("utterance", "piece", "quote_id", "kind", "words", "start", "end", "within"),
    *("speaker", "speaker_entity", "speaker_status", "other_speakers", "cue"),
    *_DECISION,
    _STATE,
)
"""`utterance` is the id of its first piece, and `piece` counts from 1; `speaker` holds the words of the text that name
the speaker, and `speaker_entity` the name of the entity; `start` and `end` are offsets in code points."""

MENTION_COLUMNS: Row = (
    *_ARTICLE,
    *("mention_id", "words", "label", "start", "end", "zone", "entity_id", "entity", "authority"),
    *_DECISION,
    _STATE,
)

_DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")
"""Characters that a spreadsheet takes for the start of a formula, or drops before one. Source: OWASP, CSV injection."""


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: one that could be gets a leading apostrophe.

    Cells that already begin with apostrophes or white space are treated alike, so that `restore` is the exact inverse.
    """
    return f"'{cell}" if _runs(cell) else cell


def restore(cell: str) -> str:
    """Return the cell that `neutral` was given."""
    return cell[1:] if cell.startswith("'") and _runs(cell[1:]) else cell


def _runs(cell: str) -> bool:
    bare = cell.lstrip("'")
    return bool(bare) and (bare[0] in _DANGEROUS or bare.lstrip(" '\u00a0\u200b\ufeff\u3000")[:1] in _DANGEROUS)


def quote_rows(record: Record) -> Iterator[Row]:
    """Yield one row for each quote, with the columns of `QUOTE_COLUMNS`, without protection against formulas."""
    text = record.article.text
    pieces = _pieces(record)
    for quote in sorted(record.quotes.values(), key=lambda one: one.span):
        first, number = pieces[quote.id]
        main = quote.speakers[0] if quote.speakers else Speaker()
        yield (
            *_article(record.article),
            *(first, str(number), quote.id, quote.kind.value, quote.span.of(text)),
            *(str(quote.span.start), str(quote.span.end), quote.within or ""),
            *(_words(main.span, text), _name(record, main.entity)),
            main.resolution.status.value if main.resolution else "",
            "; ".join(_name(record, one.entity) or _words(one.span, text) for one in quote.speakers[1:]),
            _words(quote.cue, text),
            *_decision(quote),
            _state(record.standing),
        )


def mention_rows(record: Record) -> Iterator[Row]:
    """Yield one row for each mention, with the columns of `MENTION_COLUMNS`, without protection against formulas."""
    for mention in sorted(record.mentions.values(), key=lambda one: one.span):
        entity = record.entities.get(mention.entity or "")
        yield (
            *_article(record.article),
            *(mention.id, mention.span.of(record.article.text), mention.label),
            *(str(mention.span.start), str(mention.span.end), record.article.zone_at(mention.span.start).value),
            *_entity(entity),
            *_decision(mention),
            _state(record.standing),
        )


def _pieces(record: Record) -> dict[str, tuple[str, int]]:
    """Return for each quote the id of the first piece of its utterance, and its number in it, counted from 1."""
    pieces: dict[str, tuple[str, int]] = {}
    counts: dict[str, int] = {}
    for quote in sorted(record.quotes.values(), key=lambda one: one.span):
        first = quote.id
        while (before := record.quotes[first].continues) is not None:
            if before in pieces:
                first, _ = pieces[before]
                break
            first = before
        counts[first] = counts.get(first, 0) + 1
        pieces[quote.id] = (first, counts[first])
    return pieces


class Table:
    """Writes one table; its first row, the names of the columns, is written at once."""

    def __init__(self, stream: BinaryIO, columns: Row, rows: Callable[[Record], Iterable[Row]]) -> None:
        self._stream, self._rows = stream, rows
        self._stream.write(codecs.BOM_UTF8)
        self._put([columns])

    def write(self, selected: Selected) -> None:
        """Write the rows of one record."""
        self._put(tuple(map(neutral, row)) for row in self._rows(selected.record))

    def finish(self) -> None:
        """Write nothing: a table has no end."""

    def _put(self, rows: Iterable[Row]) -> None:
        buffer = io.StringIO(newline="")
        csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
        self._stream.write(buffer.getvalue().encode("utf-8", "replace"))


def _article(article: Article) -> Row:
    return article.id, article.title, article.source or ""


def _state(standing: Standing) -> str:
    """Return the state; never just "verified" if the article was verified with something undecided."""
    override = standing.verified.override if standing.verified is not None else None
    if override is None:
        return standing.state.value
    without = f"{override.undecided} undecided" if override.undecided else "something unsure"
    return f"{standing.state.value} with {without}"


def _entity(entity: Entity | None) -> Row:
    return (entity.id, entity.name, entity.authority or "") if entity else ("", "", "")


def _decision(one: Mention | Quote) -> Row:
    score = one.provenance.score
    return (
        one.status.value,
        *_decided(one.decided),
        " ".join(sorted(mark.value for mark in one.marks)),
        one.provenance.origin.value,
        "" if score is None else f"{score:.3f}",
    )


def _decided(decided: Decided | None) -> Row:
    return (decided.by, moment(decided.at), decided.how.value, decided.reason or "") if decided else ("", "", "", "")


def _words(span: Span | None, text: str) -> str:
    return span.of(text) if span else ""


def _name(record: Record, entity: str | None) -> str:
    found = record.entities.get(entity or "")
    return found.name if found else ""


FORMAT = Format(
    info=FormatInfo(
        id="csv",
        name="CSV",
        summary="a table of quotes and one of names",
        content=Content.TABLES,
        suffixes=(".csv",),
        suggested_name="verified.csv",
        losses=(
            "the text of the article, its zones, authors and date",
            "who verified the article",
            "notes",
            "other names of a person or thing, and names without a mention",
            "rules and reasons, other speakers to choose from, and what was suggested before a correction",
            "which quotes an indirect quote contains",
        ),
    ),
    writer=Tables(
        {
            "quotes": lambda stream: Table(stream, QUOTE_COLUMNS, quote_rows),
            "mentions": lambda stream: Table(stream, MENTION_COLUMNS, mention_rows),
        }
    ),
)
