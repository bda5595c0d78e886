"""Damage of a library: what is wrong and where, as a code with parameters, and the words for it.

The words name tables, rows and columns, never what is stored there: a report may leave the house, an article may not.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from editorial.domain.errors import StorageError

LONGEST_KEY = 80
"""How many characters of the id of a damaged row are shown."""


class DamageCode(StrEnum):
    """What can be wrong. Each member gives its code and its words; {detail} stands for more about it.

    Reports may be kept by other programs: never change a code, only add.
    """

    words: str

    def __new__(cls, value: str, words: str) -> DamageCode:
        """Make a member of its code and its words."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    # The file.
    BEGINNING = "beginning", "the beginning of the file is damaged, so that it cannot be opened as a library"
    SCHEMA = "schema", "the list of tables is damaged or not complete"
    PAGES = "pages", "the file is damaged inside"
    PAGES_OF = "pages-of", "the file is damaged inside: {detail}"
    INDEX_OF = "index-of", "an index and its table do not agree: {detail}"
    RULE_MISSING = "rule-missing", "the {detail} is missing, or was changed"
    SEARCH_INDEX = "search-index", "the index for searching in all articles does not hold what the articles hold"

    # One row by itself.
    UNREADABLE = "unreadable", "what is stored there cannot be read"
    NOT_UTF8 = "not-utf-8", "what is stored there is no text"
    INDEX = "index", "an index leaves it out"
    COUNTED_WRONGLY = "counted-wrongly", "the names and quotes are not as many as were counted when they were written"
    WORDS_COUNTED_WRONGLY = "words-counted-wrongly", "the number of words is not that of the text"
    LAST_DECISION = "last-decision", "the number of the last decision about it is not that of the log"
    SETTING = "setting", "the setting cannot be used; the standard value is used instead"

    # A row beside the article's text.
    TEXT_CHANGED = "text-changed", "the text and the SHA-256 that was stored with it do not agree"
    OUTSIDE = "outside", "its place is not in the text"
    OTHER_WORDS = "other-words", "its words are not those at its place in the text"

    # A row beside others.
    POINTS_NOWHERE = "points-nowhere", "it refers to a row that is not there"
    ORPHAN = "orphan", "the row of {detail} that it belongs to is not there"
    NOT_FROM_LOG = "not-from-log", "it is not what the log of all changes makes it"
    GOES_IN_CIRCLES = "goes-in-circles", "it continues, or is inside, a quote that comes back to itself"

    # The log, and its chain of hashes.
    LOG_UNREADABLE = (
        "log-unreadable",
        "the entry of the log cannot be read, or nothing begins the entries of the article",
    )
    LOG_CHANGED = "log-changed", "the entry of the log is not what was written, or one before it is missing"
    LOG_OUT_OF_CHAIN = "log-out-of-chain", "the chain of hashes does not lead to this entry of the log"
    LOG_MISSING = "log-missing", "an entry of the log is missing"
    LOG_ERASED = "log-erased", "contents of entries of the log are gone, and no deletion of an article says so"
    LOG_UNLOGGED = "log-unlogged", "the log says nothing of this decision"
    LOG_UNKNOWN = "log-unknown", "no version of this program writes this kind of entry of the log"


REPAIRABLE = frozenset(
    {
        DamageCode.INDEX,
        DamageCode.INDEX_OF,
        DamageCode.RULE_MISSING,
        DamageCode.SEARCH_INDEX,
        DamageCode.COUNTED_WRONGLY,
        DamageCode.WORDS_COUNTED_WRONGLY,
        DamageCode.LAST_DECISION,
    }
)
"""What follows from what else is in the library, so that a repair need not guess."""
FROM_LOG = frozenset(
    {
        DamageCode.NOT_FROM_LOG,
        DamageCode.UNREADABLE,
        DamageCode.NOT_UTF8,
        DamageCode.OUTSIDE,
        DamageCode.OTHER_WORDS,
        DamageCode.POINTS_NOWHERE,
        DamageCode.GOES_IN_CIRCLES,
    }
)
"""What the log of an article may determine: its rows are then written again as the log makes them."""


class Place(NamedTuple):
    """Where something is wrong: a table, the key of a row, a column, and the id of the article, as far as is known."""

    table: str = ""
    row: str = ""
    column: str = ""
    article: str = ""

    @property
    def words(self) -> str:
        """Return the place for people: *table mentions, row m12 (article harbour), column marks*."""
        row = f"row {shown_key(self.row)}" if self.row else ""
        article = f"article {shown_key(self.article)}" if self.article else ""
        if row and article:
            row = f"{row} ({article})"
        table = f"table {self.table}" if self.table else ""
        column = f"column {self.column}" if self.column else ""
        return ", ".join(part for part in (table, row or article, column) if part)


_NOWHERE = Place()


class Damage(NamedTuple):
    """One thing that is wrong in a library: a code, where, and more about it, as SQLite's own words or a table."""

    code: DamageCode
    place: Place = _NOWHERE
    detail: str = ""

    @property
    def words(self) -> str:
        """Return the damage in words, without a full stop: *table notes, row n1, column kind: what is stored …*."""
        what = self.code.words.format(detail=self.detail)
        where = self.place.words
        return f"{where}: {what}" if where else what


class Examination(NamedTuple):
    """Result of a quick look over a library's file: what is damaged, and the tables that there was no time for."""

    damages: tuple[Damage, ...] = ()
    not_reached: tuple[str, ...] = ()


class DamagedRowError(Exception):
    """A stored row is not what this program writes; the library turns it into a DamageError with its path."""

    def __init__(self, code: DamageCode = DamageCode.UNREADABLE, place: Place = _NOWHERE) -> None:
        self.damage = Damage(code, place)
        super().__init__(code.value)

    def of_article(self, article_id: str) -> DamagedRowError:
        """Return the same error with the id of the article that the row belongs to."""
        return DamagedRowError(self.damage.code, self.damage.place._replace(article=article_id))


class DamageError(StorageError):
    """Something in the library at `path` is damaged, so that it cannot be read; nothing was changed."""

    def __init__(self, path: Path, damage: Damage) -> None:
        self.path, self.damage = path, damage
        super().__init__(f"{path}: {damage.words}. {_advice(damage)} Nothing was changed.")


def _advice(damage: Damage) -> str:
    """Return what to do."""
    if damage.code in REPAIRABLE:
        return "'editorial check --repair' repairs that, after it made a copy."
    if damage.place.article:
        return (
            "Other articles can still be opened. Keep the file as it is; 'editorial check' says what else is damaged, "
            "and a backup copy may still have this article."
        )
    if damage.place.table:
        return "Keep the file as it is; 'editorial check' says what else is damaged. Open a backup copy of it instead."
    return "Keep the file as it is, and open a backup copy of it instead."


def shown_key(key: str) -> str:
    """Return the id of a row on one line and not too long; what cannot be printed is a question mark."""
    shown = "".join(letter if letter.isprintable() else "?" for letter in key)
    return shown if len(shown) <= LONGEST_KEY else f"{shown[:LONGEST_KEY]}…"
