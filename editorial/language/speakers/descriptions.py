"""Descriptions of persons and organisations in an article (*the senator*, *the trust*), named and unnamed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from editorial.domain.annotation import Mention
from editorial.domain.labels import GROUP, ORG, PERSON, PLACE
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.quote_context import QuoteContext
from editorial.language.speakers.salience import NamedEntities

_COMPLETED = 30
"""How many tokens after a noun are looked at for what belongs to it."""


class Descriptions:
    """Index of the descriptions in one article, built on first use."""

    def __init__(self, context: QuoteContext, named: NamedEntities, lexicon: QuoteLexicon) -> None:
        self._context, self._tokens, self._named, self._lexicon = context, context.tokens, named, lexicon

    def stays_unnamed(self, head: int) -> bool:
        """Return whether a noun has a phrase such as *who asked not to be named* in its subtree."""
        tokens = self._tokens
        last = min(tokens.edges[1][head], tokens.sentence_range(head).stop - 1, head + _COMPLETED)
        lower = tokens.lower[head : last + 1]
        return any(
            tuple(lower[at : at + len(phrase)]) == phrase
            for phrase in self._lexicon.anonymous
            for at in range(len(lower))
        )

    def only(self, noun: str) -> tuple[str, str] | None:
        """Return the only organisation (id and name) whose name ends in a noun; None if there are none or several."""
        ends = self._by_last_word.get(noun, {})
        return next(iter(ends.items())) if len(ends) == 1 else None

    @cached_property
    def _by_last_word(self) -> dict[str, dict[str, str]]:
        """The organisations (id: name) by the last word of their names."""
        found: dict[str, dict[str, str]] = {}
        for mention in self._named.mentions:
            if mention.label in {ORG, GROUP, PLACE} and mention.entity is not None:
                before, _, last = self._named.name(mention.entity).lower().rpartition(" ")
                if before:
                    found.setdefault(last, {})[mention.entity] = self._named.name(mention.entity)
        return found

    def unnamed_before(self, head: int) -> int | None:
        """Return the index of the same noun with *a* before it (*a spokesman … the spokesman*), or None."""
        tokens = self._tokens
        for token in range(head - 1, max(0, head - 150), -1):
            opens = tokens.lower[self._context.phrase(token)[0]]
            if tokens.lower[token] == tokens.lower[head] and opens in self._lexicon.indefinite:
                return None if self._has_name(token) else token
        return None

    def _has_name(self, noun: int) -> bool:
        """Return whether a noun is said of a name (*Ellis, a former star*; *Ellis is a star*; *a star, Ellis*)."""
        tokens, above = self._tokens, self._tokens.head[noun]
        beside = list(tokens.under(noun, "appos"))
        if tokens.dep[noun] == "appos":
            beside.append(above)
        elif tokens.dep[noun] == "attr":
            beside += tokens.under(above, "nsubj")
        return any(token in self._context.mention_at for token in beside)

    def of(self, noun: str) -> Sequence[tuple[int, str]]:
        """Return the persons that a noun describes, in text order: (first token of the name, entity id)."""
        return self._beside_names.get(noun, ())

    @cached_property
    def _beside_names(self) -> dict[str, list[tuple[int, str]]]:
        """Persons by the nouns next to their names: titles before, appositions after, predicates (*X is a senator*)."""
        found: dict[str, list[tuple[int, str]]] = {}
        for mention in self._named.mentions:
            if mention.label == PERSON and mention.entity is not None:
                for word in self._beside(mention):
                    found.setdefault(word, []).append((self._tokens.at(mention.span.start), mention.entity))
        return found

    def _beside(self, mention: Mention) -> list[str]:
        """Return the nouns for persons that describe the person of a mention, in lower case."""
        tokens, nouns = self._tokens, self._lexicon.person_nouns
        covered = self._context.tokens_in(mention.span)
        found = []
        for near in range(covered.start - 1, max(-1, covered.start - 4), -1):
            if not tokens.tag[near].startswith(("NN", "JJ")) or tokens.sentence[near] != tokens.sentence[covered.start]:
                break
            lower = self._lexicon.title_nouns.get(tokens.lower[near], tokens.lower[near])
            if lower in nouns:
                found.append(lower)
        for token in covered:
            if tokens.lower[token] in nouns and token != covered[-1]:
                found.append(tokens.lower[token])
            for child in tokens.children[token]:
                if tokens.dep[child] in {"appos", "compound", "nmod"} and tokens.lower[child] in nouns:
                    found.append(tokens.lower[child])
            if tokens.dep[token] == "appos" and tokens.lower[tokens.head[token]] in nouns:
                found.append(tokens.lower[tokens.head[token]])
            if tokens.dep[token] == "nsubj":
                found += [tokens.lower[c] for c in tokens.under(tokens.head[token], "attr") if tokens.lower[c] in nouns]
        return found
