"""Reporting clauses with the verb before the speaker, as their words show them (*a déclaré la maire*)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from editorial.domain.annotation import Mention
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.inverted_speakers import InvertedSpeakers
from editorial.language.text.tokens import Tokens

_MOST_BEFORE = 7
"""The most words between a quote and the verb (*s’est alors*)."""
_LONG_PHRASE = 2
"""The fewest words of a phrase that may stand before the verb: one word may be its subject (*Elle rappelle que …*)."""
_LONGEST_ASIDE = 8
"""The most tokens of words behind a comma that belong to the clause although they have no verb."""
_ENDS = frozenset({",", ".", "!", "?", "…", "...", ":", ";"})
_SOMEBODY = frozenset({"man", "woman", "many"})
"""Kinds of joined pronouns that can be the speaker of any verb (*a-t-il coupé*)."""


@dataclass(frozen=True, slots=True)
class Inversion:
    """A reporting clause: its first token, its verb, the head of its speaker, and the token behind the clause."""

    first: int
    verb: int
    speaker: int
    stop: int


class InvertedClauses:
    """Reads the clauses of one article; tokens are given by index, `stop` is the token at which a clause has to end."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], lexicon: QuoteLexicon) -> None:
        self._tokens, self._lexicon, self._words = tokens, lexicon, lexicon.inversion
        self._phrases = sorted(lexicon.saying_phrases, key=len, reverse=True)
        self.speakers = InvertedSpeakers(tokens, mentions, lexicon)

    def behind(self, first: int, stop: int) -> Inversion | None:
        """Return the clause that starts at a token behind a quote, or None.

        Where the verb is in no list, it is one with a joined pronoun, or one right before a person (*coupe Bruno*).
        """
        listed = self._listed(first, stop) or self._joined(first, stop)
        if listed is not None:
            return listed
        verb = self._over_auxiliaries(first, stop)
        found = None
        if verb < stop and self._tokens.tag[verb].startswith("VB"):
            found = self.speakers.somebody(verb + 1, stop)
        return None if found is None else Inversion(first, verb, found[0], self._end(found[1] + 1, stop))

    def inside(self, first: int, stop: int) -> Inversion | None:
        """Return the clause that starts at a token inside quotation marks, or None.

        Where the verb is in no list it has a joined pronoun, and it is no question (*Demain, viendra-t-il ?*).
        """
        listed = self._listed(first, stop)
        if listed is not None:
            return listed
        joined = self._joined(first, stop)
        asked = joined is None or joined.stop >= stop or self._tokens.lower[joined.stop] not in {",", "."}
        return None if asked else joined

    def _listed(self, first: int, stop: int) -> Inversion | None:
        """Return the clause of a reporting verb or a saying phrase, or None."""
        tokens, speakers = self._tokens, self.speakers
        at, most = first, min(stop, first + _MOST_BEFORE)
        while at < most and tokens.lower[at] not in self._lexicon.reporting and not self._phrase(at, stop):
            if not (speakers.is_joined(at) or tokens.lower[at] in self._words.before):
                length = speakers.phrase_between(at)
                if length < _LONG_PHRASE:
                    return None
                at += length - 1
            at += 1
        length = self._phrase(at, stop) or (at < stop and tokens.lower[at] in self._lexicon.reporting)
        if not length:
            return None
        joined = self._joined_within(first, at + length + 2, stop)
        if joined is not None:
            return Inversion(first, at, speakers.detach(joined), self._end(max(joined + 1, at + length), stop))
        found = speakers.behind(at + length, stop)
        return None if found is None else Inversion(first, at, found[0], self._end(found[1] + 1, stop))

    def _joined(self, first: int, stop: int) -> Inversion | None:
        """Return the clause of any verb with a joined pronoun for somebody, or None."""
        tokens = self._tokens
        verb = self._over_auxiliaries(first, stop)
        joined = self._joined_within(first, verb + 3, stop)
        if joined is None or verb >= stop or not tokens.lower[verb][0].isalpha():
            return None
        if self._lexicon.pronouns.get(tokens.lower[joined].rpartition("-")[2]) not in _SOMEBODY:
            return None
        return Inversion(first, verb, self.speakers.detach(joined), self._end(max(joined, verb) + 1, stop))

    def _joined_within(self, first: int, last: int, stop: int) -> int | None:
        """Return the joined pronoun among some tokens that no mark parts, or None."""
        for token in range(first, min(last, stop)):
            if self.speakers.is_joined(token):
                return token
            if self._tokens.lower[token] in _ENDS:
                break
        return None

    def _over_auxiliaries(self, at: int, stop: int) -> int:
        """Return the first token from `at` on that is no word which may stand before a verb."""
        most = min(stop, at + _MOST_BEFORE)
        while at < most and (self._tokens.lower[at] in self._words.before or self.speakers.is_joined(at)):
            at += 1
        return at

    def _phrase(self, at: int, stop: int) -> int:
        """Return how many tokens the saying phrase at a token has (*met-elle en garde*); 0 if there is none."""
        lower = self._tokens.lower
        for phrase in self._phrases:
            token, left = at, list(phrase)
            while left and token < stop:
                if lower[token] == left[0]:
                    left.pop(0)
                elif token == at or not (self.speakers.is_joined(token) or lower[token] in self._words.before):
                    break
                token += 1
            if not left:
                return token - at
        return 0

    def _end(self, at: int, stop: int) -> int:
        """Return the first token from `at` on that ends a clause; a description in commas is part of it."""
        lower = self._tokens.lower
        while at < stop and lower[at] not in _ENDS:
            at += 1
        if at < stop and lower[at] == "," and (self.speakers.describes(at + 1, stop) or self._is_aside(at + 1, stop)):
            return self._end(at + 1, stop)
        return at

    def _is_aside(self, at: int, stop: int) -> bool:
        """Return whether the words behind a comma belong to the clause: *qui promenait son chien*, *34 ans*.

        They do if they start with a relative pronoun, or with an article or a number and have no verb before the full
        stop (*l’œil tuméfié*).
        """
        tokens, lexicon = self._tokens, self._lexicon
        if at >= stop or tokens.lower[at] in lexicon.relatives:
            return at < stop
        end = next((token for token in range(at, stop) if tokens.lower[token] in _ENDS), stop)
        if end >= stop or tokens.lower[end] != "." or end - at > _LONGEST_ASIDE:
            return False
        opened = tokens.lower[at] in lexicon.openings or tokens.lower[at][0].isdigit()
        return opened and not tokens.has_finite_verb(range(at, end))
