"""Annotations that a file has twice: the same label on the same span, joined into one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from editorial.domain.annotation import Entity, Mention, Quote, Speaker
from editorial.domain.record import Record
from editorial.domain.utterance import circular

R = TypeVar("R", Mention, Quote)
_MOST_CANDIDATES = 9


def join_twins(record: Record) -> tuple[Record, int]:
    """Return a record in which no suggestion has the label and the span of another one, and how many were joined.

    The one that somebody decided stays, else the first that says who it is, or who said it; what only the other says
    goes to it, and so does what points at the other. Two that were both decided stay as they are.
    """
    names = _twins(record.mentions, lambda one: (one.span, one.label), lambda one: one.entity is not None)
    quotes = _twins(record.quotes, lambda one: (one.span, one.kind), lambda one: bool(one.speakers))
    if not names and not quotes:
        return record, 0
    joined = _join(record, names, quotes)
    if circular(joined.quotes, "continues") or circular(joined.quotes, "within"):
        return record, 0
    return joined, len(names) + len(quotes)


def _twins(rows: Mapping[str, R], what: Callable[[R], Hashable], says: Callable[[R], bool]) -> dict[str, str]:
    """Return for each row that goes (its id) the id of the one that stays."""
    alike: dict[Hashable, list[R]] = {}
    for row in rows.values():
        alike.setdefault(what(row), []).append(row)
    found: dict[str, str] = {}
    for same in alike.values():
        if len(same) > 1:
            stays = max(same, key=lambda one: (_settled(one), says(one)))  # the first of equals
            found |= {one.id: stays.id for one in same if one is not stays and not _settled(one)}
    return found


def _settled(row: Mention | Quote) -> bool:
    """Return whether an editor decided a row, or checked it against a source."""
    return row.status.decided or (isinstance(row, Quote) and row.check is not None)


def _join(record: Record, names: Mapping[str, str], quotes: Mapping[str, str]) -> Record:
    mentions, spoken = dict(record.mentions), dict(record.quotes)
    for gone, stays in names.items():
        mentions[stays] = _with_name(mentions[stays], mentions.pop(gone))
    for gone, stays in quotes.items():
        spoken[stays] = _with_quote(spoken[stays], spoken.pop(gone))
    spoken = {key: _pointed(one, quotes) for key, one in spoken.items()}
    to = {**names, **quotes}
    notes = {key: replace(one, on=to.get(one.on or "", one.on)) for key, one in record.notes.items()}
    joined = replace(record, mentions=mentions, quotes=spoken, notes=notes)
    return replace(joined, entities=_needed(record, joined, names))


def _with_name(stays: Mention, gone: Mention) -> Mention:
    entity = stays.entity if stays.entity or stays.status.decided else gone.entity
    return replace(stays, entity=entity, marks=stays.marks | gone.marks, extra={**gone.extra, **stays.extra})


def _with_quote(stays: Quote, gone: Quote) -> Quote:
    marks, extra = stays.marks | gone.marks, {**gone.extra, **stays.extra}
    if stays.status.decided:
        return replace(stays, marks=marks, extra=extra)
    speakers = stays.speakers or gone.speakers
    said = {one.entity for one in speakers}
    others = (*stays.candidates, *_entities(gone.speakers), *gone.candidates)
    candidates = tuple(dict.fromkeys(one for one in others if one not in said or one in stays.candidates))
    return replace(
        stays,
        continues=stays.continues or gone.continues,
        within=stays.within or gone.within,
        quoted=tuple(dict.fromkeys((*stays.quoted, *gone.quoted))),
        cue=stays.cue or gone.cue,
        speakers=speakers,
        candidates=candidates[:_MOST_CANDIDATES],
        marks=marks,
        extra=extra,
    )


def _pointed(quote: Quote, to: Mapping[str, str]) -> Quote:
    """Return a quote that points at what stays, and not at itself."""

    def other(key: str | None) -> str | None:
        key = to.get(key or "", key)
        return None if key == quote.id else key

    quoted = dict.fromkeys(key for one in quote.quoted if (key := other(one)) is not None)
    return replace(quote, continues=other(quote.continues), within=other(quote.within), quoted=tuple(quoted))


def _needed(record: Record, joined: Record, names: Mapping[str, str]) -> dict[str, Entity]:
    """Return the entities without those that the other twin had made anew: nothing names them now."""
    named = {one.entity for one in joined.mentions.values()}
    named |= {key for one in joined.quotes.values() for key in (*_entities(one.speakers), *one.candidates)}
    kept = dict(record.entities)
    for gone, stays in names.items():
        own, other = (record.entities.get(one.entity or "") for one in (record.mentions[gone], joined.mentions[stays]))
        if own is None or other is None or own.id in named or own.status.decided or own.authority or own.is_stood_by:
            continue
        if (own.name, own.label) == (other.name, other.label):
            kept.pop(own.id, None)
    return kept


def _entities(speakers: Iterable[Speaker]) -> list[str]:
    return [one.entity for one in speakers if one.entity is not None]
