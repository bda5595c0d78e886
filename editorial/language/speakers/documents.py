"""Who speaks through a document or under the name of a body: *the statement*, *a Corvex report*, *the newspaper*."""

from __future__ import annotations

from editorial.domain.labels import CHARACTER, ORG, PERSON
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext

_ISSUERS = frozenset({PERSON, CHARACTER, ORG})
_OBJECTS = frozenset({"dobj", "pobj", "nsubjpass"})
_NEAR = 600
"""How many tokens before a noun are searched for the same noun."""


class Documents:
    """Finds the entities that issued the documents of one article, by the nouns for them."""

    def __init__(self, context: QuoteContext, lexicon: QuoteLexicon) -> None:
        self._context, self._tokens, self._lexicon = context, context.tokens, lexicon

    def issuer(self, noun: int) -> str | None:
        """Return the id of the entity whose document or body a noun (by token) means; None if nothing says so.

        The words around the noun say so, or those around the same noun earlier in the article if it is a definite one.
        """
        tokens, lexicon = self._tokens, self._lexicon
        if tokens.lower[noun] not in lexicon.document_nouns | lexicon.body_nouns:
            return None
        found = self._by_words(noun)
        if found is not None or tokens.lower[self._context.phrase(noun)[0]] not in lexicon.definite:
            return found
        for token in range(noun - 1, max(-1, noun - _NEAR), -1):
            if tokens.lower[token] == tokens.lower[noun] and (found := self._by_words(token)) is not None:
                return found
        return None

    def _by_words(self, noun: int) -> str | None:
        """Return the entity that the words around a noun name as the one who issued it."""
        tokens, context = self._tokens, self._context
        if tokens.lower[noun] in self._lexicon.body_nouns:
            return self._called(noun)
        first = context.phrase(noun)[0]
        for child in tokens.children[noun]:
            if tokens.dep[child] == "poss" and (found := self._entity(child)) is not None:
                return found
            if tokens.dep[child] == "prep" and tokens.lower[child] in self._lexicon.sender | self._lexicon.agent:
                return self._below(child)
            if tokens.dep[child] == "acl" and tokens.lower[child] in self._lexicon.issuing:
                return next((self._below(by) for by in tokens.under(child, "agent")), None)
        return self._called(noun) if first < noun else self._issued(noun)

    def _called(self, noun: int) -> str | None:
        """Return the entity that is named right before a noun (*a Corvex report*, *the Corvex news agency*)."""
        for token in range(noun - 1, self._context.phrase(noun)[0] - 1, -1):
            if token in self._context.mention_at:
                return self._entity(token)
            if not self._tokens.tag[token].startswith("NN"):
                break
        return self._issued(noun) if self._tokens.lower[noun] in self._lexicon.document_nouns else None

    def _issued(self, noun: int) -> str | None:
        """Return the subject of the verb that a document is the object of (*Corvex issued a statement*)."""
        tokens = self._tokens
        verb = tokens.head[noun]
        if tokens.dep[noun] == "pobj":
            verb = tokens.head[verb]
        said = tokens.lower[verb] in self._lexicon.issuing | self._lexicon.speech
        if tokens.dep[noun] not in _OBJECTS or not said:
            return None
        if tokens.dep[noun] == "nsubjpass":
            return next((self._below(by) for by in tokens.under(verb, "agent")), None)
        return next((self._entity(child) for child in tokens.under(verb, "nsubj")), None)

    def _below(self, preposition: int) -> str | None:
        """Return the entity that is the object of a preposition."""
        return next((self._entity(child) for child in self._tokens.under(preposition, "pobj")), None)

    def _entity(self, token: int) -> str | None:
        """Return the person or organisation that a token outside quotes names."""
        mention = self._context.mention_at.get(token)
        known = mention is not None and mention.label in _ISSUERS and self._context.inside[token] == OUTSIDE
        return mention.entity if mention is not None and known else None
