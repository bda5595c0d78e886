"""Cells of tables: words for what a record says, and the protection against cells that run as formulas."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeAlias

from editorial.domain.annotation import Decided, Mention, Quote, Status
from editorial.domain.article import Article, Standing
from editorial.domain.paragraphs import paragraphs
from editorial.domain.record import Record
from editorial.domain.reply import Reply
from editorial.domain.text import Span
from editorial.formats.record.json_parts import moment

Cell: TypeAlias = str | int
Row: TypeAlias = tuple[Cell, ...]

_DANGEROUS = frozenset("=+-@\t\r\n＝＋－＠")
"""Characters that a spreadsheet takes for the start of a formula, or drops before one. Source: OWASP, CSV injection."""

_VERDICTS = {
    Status.SUGGESTED: "undecided",
    Status.CONFIRMED: "confirmed",
    Status.CORRECTED: "corrected",
    Status.REJECTED: "rejected",
    Status.ADDED: "added",
}


def runs(cell: str) -> bool:
    """Return whether a spreadsheet may run a cell as a formula.

    Cells that already begin with apostrophes or white space are treated alike, so that `restore` undoes `neutral`.
    """
    bare = cell.lstrip("'")
    return bool(bare) and (bare[0] in _DANGEROUS or bare.lstrip(" '\u00a0\u200b\ufeff\u3000")[:1] in _DANGEROUS)


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: one that could be gets a leading apostrophe."""
    return f"'{cell}" if runs(cell) else cell


def restore(cell: str) -> str:
    """Return the cell that `neutral` was given."""
    return cell[1:] if cell.startswith("'") and runs(cell[1:]) else cell


def verdict(statuses: Iterable[Status]) -> str:
    """Return what was decided, in words: *confirmed*; *confirmed, corrected* where the pieces of a quote differ."""
    return ", ".join(dict.fromkeys(_VERDICTS[status] for status in statuses))


def decided(every: Iterable[Mention | Quote]) -> tuple[str, str, str, str]:
    """Return who decided, when, how and for what reason; where pieces differ, each once."""
    made = [one.decided for one in every if one.decided is not None]
    return (
        _once(one.by for one in made),
        _once(moment(one.at) for one in made),
        _once(one.how.value for one in made),
        _once(_reason(one) for one in made),
    )


def marks(every: Iterable[Mention | Quote]) -> str:
    """Return the marks of some rows, each once."""
    return " ".join(sorted({mark.value for one in every for mark in one.marks}))


def origins(every: Iterable[Mention | Quote]) -> tuple[str, str]:
    """Return where suggestions came from, and their scores."""
    each = [one.provenance for one in every]
    return (
        _once(one.origin.value for one in each),
        "; ".join(f"{one.score:.3f}" for one in each if one.score is not None),
    )


def state(standing: Standing) -> str:
    """Return the state; never just "verified" if the article was verified with something undecided."""
    override = standing.verified.override if standing.verified is not None else None
    if override is None:
        return standing.state.value
    without = f"{override.undecided} undecided" if override.undecided else "something unsure or unchecked"
    return f"{standing.state.value} with {without}"


def article_cells(article: Article) -> tuple[str, str, str]:
    """Return title, date of publication and source."""
    return article.title, article.published or "", article.source or ""


def words_at(span: Span | None, text: str) -> str:
    """Return the words at a span; empty text for None."""
    return span.of(text) if span else ""


def name_of(record: Record, entity: str | None) -> str:
    """Return the name of an entity; empty text if there is none."""
    found = record.entities.get(entity or "")
    return found.name if found else ""


def reply(noted: Reply | None) -> str:
    """Return what is noted about the right of reply, and by whom; empty text if nothing is."""
    return f"{noted.words} (noted by {noted.by})" if noted is not None else ""


def protection(record: Record) -> str:
    """Return that names were replaced, in words; empty text if none were."""
    number = sum(one.pseudonym == one.name for one in record.entities.values())
    if not number:
        return ""
    return f"{number} {'name is a pseudonym' if number == 1 else 'names are pseudonyms'}, in the text as well"


class ParagraphNumbers:
    """The number of the paragraph at an offset, counted from 1."""

    def __init__(self, text: str) -> None:
        self._starts = [span.start for span in paragraphs(text)]

    def at(self, offset: int) -> int:
        """Return the number of the paragraph that begins last before an offset; 1 before the first."""
        return max(1, bisect_right(self._starts, offset))


class NotesByRow:
    """The notes on each row of a record."""

    def __init__(self, record: Record) -> None:
        self._words: dict[str, list[str]] = {}
        for note in record.notes.values():
            if note.on is not None:
                self._words.setdefault(note.on, []).append(f"{note.text} ({note.by})")

    def on(self, ids: Iterable[str]) -> str:
        """Return the notes on some rows, with their authors."""
        return "; ".join(words for key in ids for words in self._words.get(key, ()))


def notes_elsewhere(record: Record) -> int:
    """Return how many notes are on no name and no quote, but on the article, a passage or a person."""
    return sum(
        one.on is None or (one.on not in record.mentions and one.on not in record.quotes)
        for one in record.notes.values()
    )


def _once(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))


def _reason(one: Decided) -> str:
    return one.reason or ""
