"""Records: one article with all its annotations; and changes to a record, as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from editorial.domain.annotation import Entity, Mention, Note, Quote
from editorial.domain.article import Article, Standing
from editorial.domain.frozen import frozen
from editorial.domain.source_row import Source

if TYPE_CHECKING:
    from editorial.domain.source import SourceText

Row: TypeAlias = Standing | Entity | Mention | Quote | Note | Source


class Table(StrEnum):
    """Kind of row that a reference or a change is about."""

    STANDING = "standing"
    ENTITY = "entity"
    MENTION = "mention"
    QUOTE = "quote"
    NOTE = "note"
    SOURCE = "source"


_TABLES: dict[type, Table] = {
    Standing: Table.STANDING,
    Entity: Table.ENTITY,
    Mention: Table.MENTION,
    Quote: Table.QUOTE,
    Note: Table.NOTE,
    Source: Table.SOURCE,
}

ROW_TYPES: Mapping[Table, type] = MappingProxyType({table: kind for kind, table in _TABLES.items()})


class Ref(NamedTuple):
    """Reference to one row of a record; the id of the article's standing is empty.

    A tuple, because sets of thousands of references are made at one stroke, and a tuple's hash takes no Python code.
    """

    table: Table
    id: str


STANDING = Ref(Table.STANDING, "")


def ref(row: Row) -> Ref:
    """Return the reference of a row."""
    return STANDING if isinstance(row, Standing) else Ref(_TABLES[type(row)], row.id)


@frozen
class Change:
    """One row before and after a change; `before` is None for a new row, `after` for a removed one, never both.

    `ref` is the reference of the row.
    """

    before: Row | None
    after: Row | None
    ref: Ref = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Raise ValueError if there is no row."""
        row = self.after if self.after is not None else self.before
        if row is None:
            raise ValueError("a change needs a row before or after")
        object.__setattr__(self, "ref", ref(row))

    @property
    def inverse(self) -> Change:
        """Return the change that reverts this one."""
        return Change(self.after, self.before)


def _index(rows: Iterable[Any]) -> dict[str, Any]:
    return {row.id: row for row in rows}


@frozen
class Record:
    """One article with its annotations and sources by id; immutable.

    `extra` holds unknown fields of an imported interchange record, unchanged. `source_texts` are those texts of its
    sources, by hash, that came along from a file or are to be written to one; the library keeps them apart, and gives
    records without.
    """

    article: Article
    standing: Standing = field(default_factory=Standing)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    mentions: Mapping[str, Mention] = field(default_factory=dict)
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    source_texts: Mapping[str, SourceText] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        article: Article,
        *,
        standing: Standing | None = None,
        entities: Iterable[Entity] = (),
        mentions: Iterable[Mention] = (),
        quotes: Iterable[Quote] = (),
        notes: Iterable[Note] = (),
        sources: Iterable[Source] = (),
    ) -> Record:
        """Build a record from rows."""
        return cls(
            article,
            standing or Standing(),
            _index(entities),
            _index(mentions),
            _index(quotes),
            _index(notes),
            sources=_index(sources),
        )

    def rows(self) -> Iterable[Row]:
        """Yield every row but the standing: entities, mentions, quotes, notes, sources."""
        yield from self.entities.values()
        yield from self.mentions.values()
        yield from self.quotes.values()
        yield from self.notes.values()
        yield from self.sources.values()

    @property
    def mentions_and_quotes(self) -> tuple[Mention | Quote, ...]:
        """Return the mentions, then the quotes."""
        return (*self.mentions.values(), *self.quotes.values())

    def refs(self) -> Iterable[Ref]:
        """Yield the reference of every row but the standing."""
        yield from (ref(row) for row in self.rows())

    def get(self, ref: Ref) -> Row | None:
        """Return the row that `ref` points at, or None."""
        if ref.table is Table.STANDING:
            return self.standing
        return self.table(ref.table).get(ref.id)

    def table(self, table: Table) -> Mapping[str, Any]:
        """Return the rows of one kind by id. Raises KeyError for the standing, which is one row."""
        if table is Table.MENTION:
            return self.mentions
        if table is Table.ENTITY:
            return self.entities
        if table is Table.QUOTE:
            return self.quotes
        rows: Mapping[Table, Mapping[str, Any]] = {Table.NOTE: self.notes, Table.SOURCE: self.sources}
        return rows[table]

    def apply(self, changes: Iterable[Change]) -> Record:
        """Return the record after `changes`.

        Raises ValueError if the `before` of a change differs from the row in the record.
        """
        standing = self.standing
        copies: dict[Table, dict[str, Any]] = {}
        for change in changes:
            at = change.ref
            if at.table is Table.STANDING:
                if change.before != standing or not isinstance(change.after, Standing):
                    raise ValueError("the article's state is not what the change expects")
                standing = change.after
                continue
            if at.table not in copies:
                copies[at.table] = dict(self.table(at.table))
            rows = copies[at.table]
            before = rows.get(at.id)
            if before is not change.before and before != change.before:
                raise ValueError(f"{at.table} {at.id} is not what the change expects")
            if change.after is None:
                del rows[at.id]
            else:
                rows[at.id] = change.after
        return replace(
            self,
            standing=standing,
            entities=copies.get(Table.ENTITY, self.entities),
            mentions=copies.get(Table.MENTION, self.mentions),
            quotes=copies.get(Table.QUOTE, self.quotes),
            notes=copies.get(Table.NOTE, self.notes),
            sources=copies.get(Table.SOURCE, self.sources),
        )
