"""A record as it may leave the library: with pseudonyms in place of the names that are protected."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from editorial.domain.annotation import Decided, Entity, Mention, Note, Provenance, Quote, Speaker, Status
from editorial.domain.article import Article, Standing, Verified
from editorial.domain.protecting.leaks import is_plain_word
from editorial.domain.protecting.names import Found, NameFinder, ProtectedName
from editorial.domain.protecting.shift import Cut, Shift, joined
from editorial.domain.reason import Reason
from editorial.domain.record import Record
from editorial.domain.reply import Reply
from editorial.domain.source import Source, SourceText
from editorial.domain.text import Span, sha256

REPLACED = "names_replaced"
"""The field of a record that says how many names were replaced, and in how many places of the article's text."""
_MANY_WORDS = re.compile(r"[^\W_][\W_]+[^\W_]")
R = TypeVar("R", Mention, Quote)


def with_pseudonyms(record: Record, names: Iterable[ProtectedName], hidden: Collection[str] = ()) -> Record:
    """Return the record with the pseudonyms of `names` in place of these names; the same record if there are none.

    The text is another one then: all offsets count in it, and `sha256` is its hash, and the article's id if that was
    the hash of the text. A name that is replaced loses its other names, its link and the reasons for it, since they
    tell who it is. `hidden` are ids of articles that are the hash of a text with a protected name: nothing refers to
    them afterwards. What a protected name still stands in is for `leaks` to say.
    """
    own = tuple(name for name in names if name.entities)
    return _Replacing(record, own, hidden).record() if own else without_hidden(record, hidden)


def text_with_pseudonyms(record: Record, names: Iterable[ProtectedName]) -> tuple[str, Shift]:
    """Return the article's text with the pseudonyms of names that stand in it, and where its offsets are then."""
    shift = _Replacing(record, tuple(name for name in names if name.entities), ()).shift
    return shift.text(record.article.text), shift


def without_hidden(record: Record, hidden: Collection[str]) -> Record:
    """Return the record without references to articles whose ids are hashes of texts with protected names."""
    article, sources = record.article, record.sources
    if article.supersedes in hidden:
        article = replace(article, supersedes=None)
    if any(one.article in hidden for one in sources.values()):
        sources = {key: replace(one, article=_shown(one.article, hidden)) for key, one in sources.items()}
    return (
        record
        if (article, sources) == (record.article, record.sources)
        else replace(record, article=article, sources=sources)
    )


def _shown(article: str | None, hidden: Collection[str]) -> str | None:
    return None if article in hidden else article


def words_replaced(text: str, finder: NameFinder, *, is_address: bool = False) -> str:
    """Return a text with the pseudonyms in place of all forms of the names."""
    return _shift(finder.named(text, is_address=is_address), is_address=is_address).text(text)


def _shift(found: Iterable[Found], *, is_address: bool = False) -> Shift:
    return Shift(joined(Cut(Span(one.start, one.end), _instead(one, is_address=is_address)) for one in found))


def _instead(found: Found, *, is_address: bool = False) -> str:
    return found.name.slug if is_address or found.in_address else found.name.pseudonym


class _Replacing:
    """Replaces names in one record."""

    def __init__(self, record: Record, names: tuple[ProtectedName, ...], hidden: Collection[str]) -> None:
        self._old, self._hidden = record, hidden
        self._names = {key: name for name in names for key in name.entities}
        self._finder = NameFinder(names)
        self.shift = self._shift_of_text()
        self._ids = self._new_ids()
        self._texts: dict[str, tuple[SourceText, Shift]] = {
            key: self._source_text(one) for key, one in record.source_texts.items()
        }

    def record(self) -> Record:
        """Return the record with pseudonyms."""
        old = self._old
        mentions = {one.id: one for one in map(self._mention, old.mentions.values()) if one is not None}
        places = len(self.shift.cuts)
        return Record(
            self._article(old.article),
            self._standing(old.standing),
            {one.id: one for one in map(self._entity, old.entities.values())},
            mentions,
            {one.id: one for one in map(self._quote, old.quotes.values())},
            {one.id: one for one in (self._note(note, mentions) for note in old.notes.values())},
            self._anything(old.extra) | {REPLACED: {"names": len({*self._names.values()}), "places": places}},
            {one.id: one for one in map(self._source, old.sources.values())},
            {text.sha256: text for text, _ in self._texts.values()},
        )

    # Texts and strings

    def _shift_of_text(self) -> Shift:
        """Return the change of the article's text: at the mentions of a name, and where its forms stand unmarked."""
        old = self._old
        standing = [one for one in old.mentions.values() if one.status is not Status.REJECTED]
        cuts = [Cut(one.span, self._names[one.entity].pseudonym) for one in standing if one.entity in self._names]
        others = [one.span for one in standing if one.entity not in self._names]
        for one in self._finder.named(old.article.text):
            span = Span(one.start, one.end)
            if (one.in_address or _MANY_WORDS.search(span.of(old.article.text))) and not _taken(span, others):
                cuts.append(Cut(span, _instead(one)))
        return Shift(joined(cuts))

    def _source_text(self, old: SourceText) -> tuple[SourceText, Shift]:
        shift = _shift(self._finder.named(old.text))
        turns, end = [], 0
        for turn in old.turns:
            start, stop = max(end, shift.start(turn.span.start)), shift.end(turn.span.end)
            if start < stop:
                turns.append(replace(turn, span=Span(start, stop), speaker=self._optional(turn.speaker)))
                end = stop
        return SourceText.of(shift.text(old.text), turns), shift

    def _words(self, text: str) -> str:
        return words_replaced(text, self._finder)

    def _optional(self, text: str | None) -> str | None:
        return None if text is None else self._words(text)

    def _address(self, text: str) -> str:
        return words_replaced(text, self._finder, is_address=True)

    def _anything(self, value: Any) -> Any:
        """Return JSON values with the names replaced in all strings, keys among them."""
        if isinstance(value, str):
            return self._words(value)
        if isinstance(value, dict):
            return {self._words(key): self._anything(one) for key, one in value.items()}
        return [self._anything(one) for one in value] if isinstance(value, list) else value

    def _new_ids(self) -> dict[str, str]:
        """Return the new id of each row whose id has a name in it, another one for each."""
        every = [ref.id for ref in self._old.refs()]
        taken = Counter(every)
        found: dict[str, str] = {}
        for old in every:
            new = first = self._address(old)
            number = 1
            while new != old and taken[new]:
                number += 1
                new = f"{first}-{number}"
            if new != old:
                found[old] = new
                taken[new] += 1
        return found

    def _id(self, old: str) -> str:
        return self._ids.get(old, old)

    def _optional_id(self, old: str | None) -> str | None:
        return None if old is None else self._id(old)

    def _each_id(self, old: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self._id, old))

    # The article and its standing

    def _article(self, old: Article) -> Article:
        text = self.shift.text(old.text)
        return replace(
            old,
            id=sha256(text) if old.id == old.sha256 else self._address(old.id),
            title=self._words(old.title),
            text=text,
            sha256=sha256(text),
            authors=tuple(map(self._words, old.authors)),
            source=None if old.source is None else self._address(old.source),
            credit=self._optional(old.credit),
            published=self._optional(old.published),
            supersedes=self._other_article(old.supersedes),
            zones=tuple(replace(zone, span=self.shift.span(zone.span)) for zone in old.zones),
            extra=self._anything(old.extra),
        )

    def _other_article(self, old: str | None) -> str | None:
        return None if old is None or old in self._hidden else self._address(old)

    def _standing(self, old: Standing) -> Standing:
        return replace(old, verified=self._verified(old.verified), earlier=self._verified(old.earlier))

    def _verified(self, old: Verified | None) -> Verified | None:
        if old is None:
            return None
        override = old.override and replace(old.override, reason=self._words(old.override.reason))
        return replace(old, by=self._words(old.by), override=override)

    # Rows

    def _entity(self, old: Entity) -> Entity:
        name = self._names.get(old.id)
        reply = self._reply(old.reply)
        same = replace(old, id=self._id(old.id), decided=self._decided(old.decided), reply=reply)
        if name is None:
            other = self._inside
            return replace(
                same,
                name=other(old.name),
                aliases=tuple(map(other, old.aliases)),
                possible_aliases=tuple(map(other, old.possible_aliases)),
                extra=self._anything(old.extra),
            )
        return replace(
            same,
            name=name.pseudonym,
            aliases=(),
            possible_aliases=(),
            authority=None,
            pseudonym=name.pseudonym,
            extra={"different_from": [*self._each_id(old.different_from)]} if old.different_from else {},
        )

    def _reply(self, old: Reply | None) -> Reply | None:
        if old is None:
            return None
        by, when, how, note = map(self._words, (old.by, old.when, old.how, old.note))
        return replace(old, by=by, when=when, how=how, note=note)

    def _inside(self, other: str) -> str:
        """Return the name of somebody else without a protected one inside it, as the article's text has it."""
        found = [
            one
            for one in self._finder.named(other)
            if _MANY_WORDS.search(other[one.start : one.end]) and one.end - one.start < len(other)
        ]
        return _shift(found).text(other)

    def _decided(self, old: Decided | None) -> Decided | None:
        return old and replace(old, by=self._words(old.by), reason=self._optional(old.reason))

    def _reasons(self, old: Iterable[Reason]) -> tuple[Reason, ...]:
        return tuple(
            replace(one, params=tuple((name, self._of_reason(value)) for name, value in one.params)) for one in old
        )

    def _of_reason(self, value: Any) -> Any:
        return value if isinstance(value, str) and is_plain_word(value) else self._anything(value)

    def _provenance(self, old: Provenance, *, of_name: bool = False) -> Provenance:
        return replace(old, evidence=() if of_name else self._reasons(old.evidence))

    def _suggested(self, old: dict[str, Any] | None) -> dict[str, Any] | None:
        """Return the fields of a suggestion with offsets in the new text; ids in it are those of rows."""
        return None if old is None else self._ids_in(self.shift.values(old))

    def _ids_in(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._ids[value] if value in self._ids else self._words(value)
        if isinstance(value, dict):
            return {key: self._ids_in(one) for key, one in value.items()}
        return [self._ids_in(one) for one in value] if isinstance(value, list) else value

    def _mention(self, old: Mention) -> Mention | None:
        """Return a mention; None for one of somebody else that stood inside a protected name."""
        protected = old.entity in self._names
        if not protected and self.shift.cut_through(old.span):
            return None
        return replace(
            old,
            id=self._id(old.id),
            span=self.shift.span(old.span),
            entity=self._optional_id(old.entity),
            provenance=self._provenance(old.provenance, of_name=protected),
            suggested=self._suggested(old.suggested),
            decided=self._decided(old.decided),
            extra=self._anything(old.extra),
        )

    def _quote(self, old: Quote) -> Quote:
        return replace(
            old,
            id=self._id(old.id),
            span=self.shift.span(old.span),
            continues=self._optional_id(old.continues),
            within=self._optional_id(old.within),
            quoted=self._each_id(old.quoted),
            cue=self.shift.optional(old.cue),
            speakers=tuple(map(self._speaker, old.speakers)),
            candidates=self._each_id(old.candidates),
            provenance=self._provenance(old.provenance),
            suggested=self._suggested(old.suggested),
            decided=self._decided(old.decided),
            check=self._check(old),
            extra=self._anything(old.extra),
        )

    def _speaker(self, old: Speaker) -> Speaker:
        claim = old.resolution
        if claim is not None:
            claim = replace(claim, evidence=() if old.entity in self._names else self._reasons(claim.evidence))
        return replace(
            old,
            span=self.shift.optional(old.span),
            entity=self._optional_id(old.entity),
            resolution=claim,
            extra=self._anything(old.extra),
        )

    def _check(self, quote: Quote) -> Any:
        old = quote.check
        if old is None:
            return None
        source = self._old.sources.get(old.source or "")
        there = self._texts.get(source.sha256) if source is not None else None
        return replace(
            old,
            by=self._words(old.by),
            words=self.shift.span(old.words),
            speaker=self._optional_id(old.speaker),
            reason=self._optional(old.reason),
            source=self._optional_id(old.source),
            span=old.span if there is None else there[1].optional(old.span),
        )

    def _note(self, old: Note, mentions: Mapping[str, Mention]) -> Note:
        on, span = self._optional_id(old.on), self.shift.optional(old.span)
        dropped = self._old.mentions.get(old.on or "")
        if dropped is not None and on not in mentions:
            on, span = None, span or self.shift.span(dropped.span)
        return replace(
            old,
            id=self._id(old.id),
            text=self._words(old.text),
            by=self._words(old.by),
            on=on,
            span=span,
            extra=self._anything(old.extra),
        )

    def _source(self, old: Source) -> Source:
        there = self._texts.get(old.sha256)
        return replace(
            old,
            id=self._id(old.id),
            sha256=old.sha256 if there is None else there[0].sha256,
            title=self._words(old.title),
            by=self._words(old.by),
            origin=self._address(old.origin),
            article=self._other_article(old.article),
            date=self._optional(old.date),
            extra=self._anything(old.extra),
        )


def _taken(span: Span, others: Iterable[Span]) -> bool:
    """Return whether words are (a part of) somebody else's name, and not that name with more in it."""
    return any(span.overlaps(other) and not (other.contains(span) and other != span) for other in others)
