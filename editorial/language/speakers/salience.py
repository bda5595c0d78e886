"""Mentions of the entities of an article, and the salience of the entities at a token.

Method: salience weights after Lappin and Leass (1994), with a check of given names and titles.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from editorial.domain.annotation import Entity, Mention
from editorial.domain.labels import CHARACTER, ORG, PERSON
from editorial.language.lexicon.gazetteer import gazetteer
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BACK = 40
"""How many mentions before a token are looked at."""


class NamedEntities:
    """The entities of an article, by id, and their `mentions` in the order of the text."""

    def __init__(
        self,
        context: QuoteContext,
        entities: Sequence[Entity],
        mentions: Sequence[Mention],
        lexicon: QuoteLexicon,
        authors: Sequence[str],
    ) -> None:
        self._context, self._tokens, self._lexicon = context, context.tokens, lexicon
        self._entities = {entity.id: entity for entity in entities}
        self.mentions = sorted((m for m in mentions if m.entity in self._entities), key=lambda m: m.span)
        self._starts = [mention.span.start for mention in self.mentions]
        self._mentioned: dict[str | None, list[Mention]] = {}
        for mention in self.mentions:
            self._mentioned.setdefault(mention.entity, []).append(mention)
        self._organisations = self._first_two(ORG)
        self._authors = {author.lower() for author in authors}
        self._sex: dict[str, str | None] = {}

    def name(self, entity: str) -> str:
        """Return the name of an entity."""
        return self._entities[entity].name

    def writes(self, entity: str) -> bool:
        """Return whether an entity is an author of the article, whom pronouns in it seldom mean."""
        return self.name(entity).lower() in self._authors

    def persons(self, offset: int) -> list[str]:
        """Return the ids of the persons mentioned near a code point: those before it, nearest first, then others."""
        at = bisect_left(self._starts, offset)
        seen: dict[str, None] = {}
        for mention in self.mentions[max(0, at - _BACK) : at][::-1] + self.mentions[at : at + _BACK]:
            if mention.label in {PERSON, CHARACTER} and mention.entity is not None:
                seen.setdefault(mention.entity)
        return list(seen)

    def only_organisation(self, head: int) -> str | None:
        """Return the only organisation that is mentioned before a token outside quotes; None for none or several."""
        before = [one for one in self._organisations if one.span.start < self._tokens.start[head]]
        return before[0].entity if len(before) == 1 else None

    def _first_two(self, label: str) -> list[Mention]:
        """Return the first mentions of the first two entities with a label."""
        first: dict[str, Mention] = {}
        for mention in self.mentions:
            if mention.label == label and mention.entity is not None:
                first.setdefault(mention.entity, mention)
        return list(first.values())[:2]

    def sex(self, entity: str) -> str | None:
        """Return `man` or `woman` by title or given name, None if both are ambiguous."""
        if entity not in self._sex:
            self._sex[entity] = self._work_out_sex(entity)
        return self._sex[entity]

    def _work_out_sex(self, entity: str) -> str | None:
        """Return the sex by a title next to a mention, else by the given name."""
        for mention in self._mentioned.get(entity, ()):
            first = self._tokens.at(mention.span.start)
            for near in (first - 1, first):
                if 0 <= near < len(self._tokens) and self._tokens.lower[near] in self._lexicon.titles:
                    return self._lexicon.titles[self._tokens.lower[near]]
        if (described := self._sex_by_description(entity)) is not None:
            return described
        row = self._entities[entity]
        for name in (row.name, *row.aliases):
            parts = [part for part in name.split() if part.lower() not in self._lexicon.titles]
            if len(parts) > 1 and (known := self._lexicon.given_names.get(parts[0].lower())) is not None:
                return known
            sex = gazetteer().sex(parts[0]) if len(parts) > 1 else None
            if sex in {"m", "f"}:
                return "man" if sex == "m" else "woman"
        return None

    def _sex_by_description(self, entity: str) -> str | None:
        """Return the sex by a word before the noun that describes a person, or by the noun; None if neither tells.

        Only for languages in which words before nouns tell it (*la ministre Jeanne Vauclair*).
        """
        tokens, lexicon = self._tokens, self._lexicon
        for mention in self._mentioned.get(entity, ()) if lexicon.gendered else ():
            for token in self._context.tokens_in(mention.span):
                for noun in tokens.under(token, "compound", "appos"):
                    sort = lexicon.person_nouns.get(tokens.lower[noun])
                    before = (lexicon.gendered.get(tokens.lower[at]) for at in range(max(0, noun - 2), noun))
                    sex = sort if sort in {"man", "woman"} else next((one for one in before if one and sort), None)
                    if sex is not None:
                        return sex
        return None

    def _is_subject(self, token: int) -> bool:
        """Return whether a token is a subject, or an apposition to one (*her manager, Lou Gant, shrugged*)."""
        tokens = self._tokens
        if tokens.dep[token] == "appos":
            token = tokens.head[token]
        return tokens.dep[token] in SUBJECTS

    def salient(self, head: int, labels: tuple[str, ...], last_speaker: str | None) -> dict[str, float]:
        """Return the weights of the entities mentioned before a token, by id; only those with one of the labels."""
        context, tokens = self._context, self._tokens
        offset = tokens.start[head]
        at = bisect_left(self._starts, offset)
        here, paragraph = tokens.sentence[head], context.paragraph_of(offset)
        weights: dict[str, float] = {}
        for mention in self.mentions[max(0, at - _BACK) : at]:
            if mention.label not in labels or mention.entity is None or self.writes(mention.entity):
                continue
            token = min(tokens.before(mention.span.end), len(tokens)) - 1
            sentences = here - tokens.sentence[token]
            weight = 0.75 ** min(sentences, 20) * 0.8 ** min(paragraph - context.paragraph_of(mention.span.start), 10)
            subject = any(self._is_subject(w) for w in context.tokens_in(mention.span))
            weight *= 1.6 if subject else 1.0
            if context.inside[token] != OUTSIDE:
                weight *= 0.1
            if any(tokens.dep[w] == "poss" for w in context.tokens_in(mention.span)):
                weight *= 0.7
            weights[mention.entity] = max(weights.get(mention.entity, 0.0), weight) + 0.1 * weight
        if last_speaker in weights:
            weights[last_speaker] *= 1.5
        return weights
