"""Whom a pronoun or a description can mean, by the type of a name, its title and its given name."""

from __future__ import annotations

from functools import cache, cached_property

from editorial.domain.annotation import Entity, Mention
from editorial.domain.text import Span
from editorial.review.draft import Draft
from editorial.review.proposals.sources import BODIES, PERSONS
from editorial.review.proposals.words import SpeakerWords, given_names, speaker_words

_SEXES = {"m": "man", "f": "woman"}


class People:
    """The entities of a draft, as far as words that stand for a speaker tell them apart."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.words: SpeakerWords = speaker_words(draft.record.article.language)
        self.sex = cache(self._sex)

    def kind(self, span: Span) -> str | None:
        """Return what the words of a speaker stand for: `man`, `woman`, `thing`, `many`, `person` or `body`.

        None is returned for names and all other words.
        """
        words = self._draft.text[span.start : span.end].lower().split()
        if len(words) == 1:
            kind = self.words.pronouns.get(words[0])
            return kind if kind in {"man", "woman", "thing", "many"} else None
        if not words or words[0] not in self.words.definite:
            return None
        kind = self.words.nouns.get(words[-1])
        return "body" if kind is None and words[-1] in self.words.bodies else kind

    def fits(self, key: str, kind: str) -> bool:
        """Return whether words of this kind can stand for an entity: always if an editor said so of others."""
        if kind in self._decided.get(key, ()):
            return True
        entity = self._draft.entity(key)
        if kind in {"man", "woman"}:
            return entity.label in PERSONS and self.sex(key) in {None, kind}
        if kind == "person":
            return entity.label in PERSONS
        return entity.label in BODIES

    def _sex(self, key: str) -> str | None:
        """Return `man` or `woman` by what an editor decided, a title or the given name; None if none of them tells."""
        if len(decided := self._decided.get(key, frozenset()) & {"man", "woman"}) == 1:
            return next(iter(decided))
        for mention in self._draft.mentions_of(key):
            title = self._title(mention)
            if title is not None:
                return title
        entity = self._draft.entity(key)
        for name in (entity.name, *entity.aliases):
            parts = [part for part in name.split() if part.lower() not in self.words.titles]
            if len(parts) > 1 and (sex := _SEXES.get(given_names().get(parts[0], ""))):
                return sex
        return None

    @cached_property
    def _decided(self) -> dict[str, frozenset[str]]:
        """What the words are, by entity, that an editor decided to mean it."""
        found: dict[str, frozenset[str]] = {}
        for one in (speaker for quote in self._draft.quotes() for speaker in quote.speakers):
            if one.entity is None or one.span is None or one.resolution is None or not one.resolution.status.decided:
                continue
            if (kind := self.kind(one.span)) is not None:
                found[one.entity] = found.get(one.entity, frozenset()) | {kind}
        return found

    def _title(self, mention: Mention) -> str | None:
        before = self._draft.text[max(0, mention.span.start - 20) : mention.span.start].split()
        inside = mention.span.of(self._draft.text).split()
        for word in (*before[-1:], *inside[:1]):
            if (title := self.words.titles.get(word.lower())) is not None:
                return title
        return None

    def surname(self, entity: Entity) -> str | None:
        """Return the surname of a person with a given name, without letters behind it (*KC*)."""
        parts = [part.strip(",") for part in entity.name.split()]
        while parts and parts[-1].lower().replace(".", "") in self.words.letters:
            parts.pop()
        return parts[-1] if entity.label in PERSONS and len(parts) > 1 else None
