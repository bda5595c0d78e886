"""Leaks: where a protected name, or something that gives it away, would still stand in what leaves the library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, NamedTuple

from editorial.domain.annotation import Decided, Entity, Mention, Quote
from editorial.domain.article import Standing
from editorial.domain.protecting.folding import folded
from editorial.domain.protecting.names import Found, NameFinder, ProtectedName, TraceKind
from editorial.domain.reason import Reason
from editorial.domain.record import Record

_AROUND = 30
"""How many code points of the words on each side are shown."""
_SHOWN = 12
"""How many digits of a hash are shown."""
_HASH = re.compile(r"[0-9a-f]{64}|[a-z]-[0-9a-f]{10}")
"""A hash, or the id of a row as this program makes it: letters by chance."""


class Where(StrEnum):
    """What of an export a leak is in."""

    TEXT = "text"
    TITLE = "title"
    DETAILS = "details"
    NAMES = "names"
    NOTES = "notes"
    SOURCES = "sources"
    DECISIONS = "decisions"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Leak:
    """Words that give a protected name away, in one article.

    `name` is the real name, `words` those that stand there, `around` these with the words beside them, the first time;
    `number` is how often they stand in this part of the article.
    """

    name: str
    words: str
    kind: TraceKind
    where: Where
    around: str
    number: int = 1


class _Piece(NamedTuple):
    """Some words of a record: what of it they are, and whether they are an id, a link or the name of a file."""

    where: Where
    text: str
    is_address: bool = False


def leaks(record: Record, names: Sequence[ProtectedName], file_name: str = "") -> tuple[Leak, ...]:
    """Return what still gives names away in a record as it would leave the library, and in the name of its file.

    Names that are protected in other articles only are sought in full; of the article's own each word counts.
    """
    own, others = (NameFinder([one for one in names if bool(one.entities) is here]) for here in (True, False))
    found: dict[tuple[str, TraceKind, Where, str], Leak] = {}
    for piece in (*_pieces(record), _Piece(Where.FILE, file_name, is_address=True)):
        if not piece.text or _HASH.fullmatch(piece.text):
            continue
        traces = own.traces(piece.text, is_address=piece.is_address) if own.names else []
        if others.names:
            elsewhere = others.named(piece.text, is_address=piece.is_address)
            traces += [one._replace(kind=TraceKind.ELSEWHERE) for one in elsewhere]
        for one in traces:
            leak = _leak(one, piece)
            key = (leak.name, leak.kind, leak.where, folded(leak.words))
            before = found.get(key)
            found[key] = leak if before is None else replace(before, number=before.number + 1)
    return tuple(found.values())


def hash_leaks(record: Record, hashes: Mapping[str, str]) -> Iterator[Leak]:
    """Yield the sources of a record that are texts with a protected name, by their hashes, each with that name."""
    for source in record.sources.values():
        if (name := hashes.get(source.sha256)) is not None:
            yield Leak(name, source.sha256[:_SHOWN] + "…", TraceKind.HASH, Where.SOURCES, source.title)


def _leak(found: Found, piece: _Piece) -> Leak:
    text, start, end = piece.text, found.start, found.end
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    more_before, more_after = "…" * (start > _AROUND), "…" * (end + _AROUND < len(text))
    around = " ".join(f"{more_before}{before}{text[start:end]}{after}{more_after}".split())
    return Leak(found.name.name, text[start:end], found.kind, piece.where, around)


def _pieces(record: Record) -> Iterator[_Piece]:
    article = record.article
    yield _Piece(Where.TEXT, article.text)
    yield _Piece(Where.TITLE, article.title)
    for text in (*article.authors, article.credit, article.published, *_strings((article.extra, record.extra))):
        yield _Piece(Where.DETAILS, text or "")
    for key in (article.id, article.source, article.supersedes):
        yield _Piece(Where.DETAILS, key or "", is_address=True)
    yield from _of_standing(record.standing)
    for entity in record.entities.values():
        yield from _of_entity(entity)
    for row in record.mentions_and_quotes:
        yield from _of_annotation(row)
    for note in record.notes.values():
        for text in (note.text, note.by, *_strings(note.extra)):
            yield _Piece(Where.NOTES, text)
    for ref in record.refs():
        yield _Piece(Where.DETAILS, ref.id, is_address=True)
    yield from _of_sources(record)


def _of_standing(standing: Standing) -> Iterator[_Piece]:
    for one in (standing.verified, standing.earlier):
        if one is not None:
            yield _Piece(Where.DECISIONS, one.by)
            yield _Piece(Where.DECISIONS, one.override.reason if one.override is not None else "")


def _of_decided(decided: Decided | None) -> Iterator[_Piece]:
    if decided is not None:
        yield _Piece(Where.DECISIONS, decided.by)
        yield _Piece(Where.DECISIONS, decided.reason or "")


def _of_entity(entity: Entity) -> Iterator[_Piece]:
    for text in (entity.name, *entity.aliases, *entity.possible_aliases, *_strings(entity.extra)):
        yield _Piece(Where.NAMES, text)
    yield _Piece(Where.NAMES, entity.authority or "", is_address=True)
    yield from _of_decided(entity.decided)
    if (reply := entity.reply) is not None:
        for text in (reply.by, reply.when, reply.how, reply.note):
            yield _Piece(Where.NOTES, text)


def _of_annotation(row: Mention | Quote) -> Iterator[_Piece]:
    reasons: list[Reason] = [*row.provenance.evidence]
    yield from _of_decided(row.decided)
    texts = [*_strings((row.extra, row.suggested))]
    if isinstance(row, Quote):
        for speaker in row.speakers:
            texts += _strings(speaker.extra)
            reasons += speaker.resolution.evidence if speaker.resolution is not None else ()
        if row.check is not None:
            texts += (row.check.by, row.check.reason or "")
    for text in texts:
        yield _Piece(Where.DECISIONS, text)
    for text in _strings([value for reason in reasons for _name, value in reason.params]):
        if not is_plain_word(text):
            yield _Piece(Where.DECISIONS, text)


def _of_sources(record: Record) -> Iterator[_Piece]:
    for source in record.sources.values():
        for text in (source.title, source.by, source.date or "", *_strings(source.extra)):
            yield _Piece(Where.SOURCES, text)
        for key in (source.origin, source.article or ""):
            yield _Piece(Where.SOURCES, key, is_address=True)
    for one in record.source_texts.values():
        yield _Piece(Where.SOURCES, one.text)
        yield from (_Piece(Where.SOURCES, turn.speaker or "") for turn in one.turns)


def is_plain_word(text: str) -> bool:
    """Return whether a text is one word in small letters, as many reasons have it: no name."""
    return text.islower() and len(text.split()) == 1


def _strings(value: Any) -> Iterable[str]:
    """Yield all strings in JSON values, the keys of objects among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from (key, *_strings(one))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)
