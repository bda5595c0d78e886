"""Whether a record agrees with itself: its text with its hash, its places with its text, its rows with each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING

from editorial.domain.annotation import Quote
from editorial.domain.article import Article
from editorial.domain.damage import Damage, DamageCode, Place
from editorial.domain.record import Record, Table
from editorial.domain.text import Span, sha256
from editorial.domain.utterance import circular

if TYPE_CHECKING:
    from editorial.domain.replay import Kept, Newsroom


def damages(record: Record) -> Iterator[Damage]:
    """Yield what is wrong in a record as it was stored, without its words; tables are named as the library names them.

    Takes some milliseconds for 20,000 annotations. Notes may stand on an annotation that is gone.
    """
    yield from _of_article(record)
    length, own = len(record.article.text), record.article.id
    for mention in record.mentions.values():
        if mention.span.end > length:
            yield Damage(DamageCode.OUTSIDE, Place("mentions", mention.id, "end", own))
        if mention.entity is not None and mention.entity not in record.entities:
            yield Damage(DamageCode.POINTS_NOWHERE, Place("mentions", mention.id, "entity_id", own))
    for quote in record.quotes.values():
        yield from _of_quote(quote, record, length)
    for note in record.notes.values():
        if note.span is not None and note.span.end > length:
            yield Damage(DamageCode.OUTSIDE, Place("notes", note.id, "end", own))
    for name in ("continues", "within"):
        if (found := circular(record.quotes, name)) is not None:
            yield Damage(DamageCode.GOES_IN_CIRCLES, Place("quotes", found, name, own))


def _of_article(record: Record) -> Iterator[Damage]:
    article = record.article
    if sha256(article.text) != article.sha256:
        yield Damage(DamageCode.TEXT_CHANGED, Place("articles", column="text", article=article.id))
    if outside((zone.span for zone in article.zones), article.text):
        yield Damage(DamageCode.OUTSIDE, Place("articles", column="zones", article=article.id))


def _of_quote(quote: Quote, record: Record, length: int) -> Iterator[Damage]:
    def at(column: str) -> Place:
        return Place("quotes", quote.id, column, record.article.id)

    if quote.span.end > length:
        yield Damage(DamageCode.OUTSIDE, at("end"))
    if quote.cue is not None and quote.cue.end > length:
        yield Damage(DamageCode.OUTSIDE, at("cue_end"))
    if any(one.span is not None and one.span.end > length for one in quote.speakers):
        yield Damage(DamageCode.OUTSIDE, at("speakers"))
    for column, ids, known in (
        ("continues", (quote.continues,), record.quotes),
        ("within", (quote.within,), record.quotes),
        ("quoted", quote.quoted, record.quotes),
        ("candidates", quote.candidates, record.entities),
        ("speakers", [one.entity for one in quote.speakers], record.entities),
        ("source_check", (quote.check.source if quote.check else None,), record.sources),
    ):
        if _lead_nowhere(ids, known):
            yield Damage(DamageCode.POINTS_NOWHERE, at(column))


def _lead_nowhere(ids: Iterable[str | None], known: Collection[str]) -> bool:
    return any(one is not None and one not in known for one in ids)


def outside(spans: Iterable[Span], text: str) -> bool:
    """Return whether one of the spans ends after the end of the text."""
    return any(span.end > len(text) for span in spans)


def not_from_log(stored: Kept, replayed: Kept) -> Iterator[Damage]:
    """Yield what an article holds otherwise than its log makes it: rows, and columns of the article itself."""
    if stored == replayed:  # quickly, as it usually is
        return
    one, other = stored.record, replayed.record
    for at in {**dict.fromkeys(one.refs()), **dict.fromkeys(other.refs())}:
        if one.get(at) != other.get(at):
            yield Damage(DamageCode.NOT_FROM_LOG, Place(_NAMES[at.table], at.id, "", one.article.id))
    if one.standing != other.standing:
        yield Damage(DamageCode.NOT_FROM_LOG, Place("articles", column="state", article=one.article.id))
    if one.extra != other.extra:
        yield Damage(DamageCode.NOT_FROM_LOG, Place("articles", column="record_extra", article=one.article.id))
    for name in _different(one.article, other.article):
        yield Damage(DamageCode.NOT_FROM_LOG, Place("articles", column=name, article=one.article.id))
    for name in _different(stored, replayed):
        if name == "last_decision":
            yield Damage(DamageCode.LAST_DECISION, Place("articles", article=one.article.id))
        elif name != "record":
            yield Damage(DamageCode.NOT_FROM_LOG, Place("articles", column=name, article=one.article.id))


def _different(one: Article | Kept, other: Article | Kept) -> Iterator[str]:
    """Yield the names of the fields that differ."""
    return (field.name for field in fields(one) if getattr(one, field.name) != getattr(other, field.name))


def newsroom_not_from_log(stored: Newsroom, replayed: Newsroom) -> Iterator[Damage]:
    """Yield the settings and the records of the newsroom's list that are otherwise than the log makes them."""
    for table, here, there in (
        ("settings", stored.settings, replayed.settings),
        ("authority_records", stored.authority_records, replayed.authority_records),
    ):
        for key in {**here, **there}:
            if key not in here or key not in there or here[key] != there[key]:
                yield Damage(DamageCode.NOT_FROM_LOG, Place(table, key))


_NAMES: Mapping[Table, str] = {
    Table.STANDING: "articles",
    Table.ENTITY: "entities",
    Table.MENTION: "mentions",
    Table.QUOTE: "quotes",
    Table.NOTE: "notes",
    Table.SOURCE: "sources",
}
"""What the library calls its tables."""
