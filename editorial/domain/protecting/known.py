"""Which protected names concern an article: its own, those linked to the same record, and those of other articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from editorial.domain.annotation import Entity, Status
from editorial.domain.labels import PERSON
from editorial.domain.library import AuthorityRecord
from editorial.domain.protecting.folding import folded
from editorial.domain.protecting.names import NameFinder, ProtectedName
from editorial.domain.record import Record


class ProtectedRow(NamedTuple):
    """A protected name as one article of the library has it, by itself or by its link to the same record.

    `surfaces` are its words in the text, `sha256` is the hash of the article's text: it alone tells whether a guess at
    the text is right, and so who is meant.
    """

    article_id: str
    entity_id: str
    name: str
    label: str
    aliases: tuple[str, ...]
    authority: str | None
    pseudonym: str
    sha256: str = ""
    surfaces: tuple[str, ...] = ()


def names_of(
    record: Record, rows: Sequence[ProtectedRow], listed: Mapping[str, AuthorityRecord] | None = None
) -> tuple[ProtectedName, ...]:
    """Return the protected names that concern a record, those to be replaced in it first.

    `rows` are all of the library, `listed` is the newsroom's list by id. Replaced are the names that are protected in
    the article itself, and those that are linked to the same record of the list as one that is protected elsewhere.
    """
    by_pseudonym = sorted(rows, key=lambda row: row.pseudonym, reverse=True)
    linked = {row.authority: row for row in by_pseudonym if row.authority is not None}
    own = tuple(_own(record, linked, rows, listed or {}))
    here = {entity for name in own for entity in name.entities}
    links = {record.entities[key].authority for key in here} - {None}
    known = {folded(form) for name in own for form in name.forms}
    others: dict[tuple[str, str], ProtectedName] = {}
    for row in rows:
        if row.article_id != record.article.id and row.authority not in links and folded(row.name) not in known:
            forms = tuple(form for form in row.aliases if len(form.split()) > 1)
            others[row.name, row.label] = ProtectedName(
                row.name, row.pseudonym, (row.name, *forms), person=row.label == PERSON
            )
    return (*own, *others.values())


def everywhere(rows: Iterable[ProtectedRow], listed: Mapping[str, AuthorityRecord]) -> NameFinder:
    """Return what finds all forms of the protected names of a library, for lists over many articles."""
    names: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        forms = names.setdefault((row.pseudonym, row.label), set())
        forms |= {row.name, *row.aliases, *(words for words in row.surfaces if not words.islower())}
        if (record := listed.get(row.authority or "")) is not None:
            forms |= {record.name, *record.aliases}
    return NameFinder(
        [
            ProtectedName(min(forms), pseudonym, tuple(sorted(forms)), person=label == PERSON)
            for (pseudonym, label), forms in names.items()
        ]
    )


def _own(
    record: Record,
    linked: Mapping[str, ProtectedRow],
    rows: Sequence[ProtectedRow],
    listed: Mapping[str, AuthorityRecord],
) -> Iterator[ProtectedName]:
    surfaces: dict[str | None, dict[str, None]] = {}
    for mention in record.mentions.values():
        words = " ".join(mention.span.of(record.article.text).split())
        if mention.status is not Status.REJECTED and not words.islower():
            surfaces.setdefault(mention.entity, {})[words] = None
    for entity in record.entities.values():
        other = linked.get(entity.authority) if entity.authority is not None else None
        pseudonym = entity.pseudonym or (other.pseudonym if other is not None else None)
        if pseudonym is not None and pseudonym != entity.name:
            forms = dict.fromkeys(_forms(entity, rows, listed)) | surfaces.get(entity.id, {})
            yield ProtectedName(
                entity.name, pseudonym, tuple(forms), person=entity.label == PERSON, entities=frozenset({entity.id})
            )


def _forms(entity: Entity, rows: Iterable[ProtectedRow], listed: Mapping[str, AuthorityRecord]) -> Iterator[str]:
    """Yield the name and all others of the same one, in this article, the newsroom's list and other articles."""
    yield from (entity.name, *entity.aliases)
    if entity.authority is None:
        return
    if (record := listed.get(entity.authority)) is not None:
        yield from (record.name, *record.aliases)
    for row in rows:
        if row.authority == entity.authority:
            yield from (row.name, *row.aliases)
