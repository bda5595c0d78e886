"""The speaker behind the verb of a reporting clause, read by its words (*a déclaré la maire, Odile Fressange*)."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.domain.annotation import Mention
from editorial.domain.labels import PERSON
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.text.tokens import Tokens

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_IN_DESCRIPTION = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "CD", "HYPH", "DT", "VBN", "VBD", "PRP$", "CC"})
"""Tags of the words between a description and the name of the person; models take some adjectives for verbs."""
_LONGEST_DESCRIPTION = 14
"""The most tokens from the start of a description to the name behind it."""
_FURTHER = 9
"""The most tokens between a verb and its speaker."""
_HEAD_WITHIN = 4
"""The most tokens from the article to the head of a description."""


class InvertedSpeakers:
    """Finds speakers behind verbs in the tokens of one article; tokens are given by index."""

    def __init__(self, tokens: Tokens, mentions: Sequence[Mention], lexicon: QuoteLexicon) -> None:
        self._tokens, self._lexicon = tokens, lexicon
        self._mention_at: dict[int, Mention] = {}
        for mention in mentions:
            for token in range(tokens.at(mention.span.start), tokens.before(mention.span.end)):
                self._mention_at[token] = mention
        self._detached: set[int] = set()
        self._between = sorted(lexicon.inversion.between, key=len, reverse=True)
        self._people, self._opening = lexicon.people, lexicon.openings

    def is_joined(self, token: int) -> bool:
        """Return whether a token is a pronoun that is joined to the word before it by a hyphen."""
        return token in self._detached or self._tokens.lower[token] in self._lexicon.inversion.attached

    def detach(self, token: int) -> int:
        """Make a pronoun that is joined by a hyphen (*-t-il*) a word of its own, and return its index."""
        tokens = self._tokens
        self._detached.add(token)
        word = tokens.form[token].rpartition("-")[2]
        tokens.start[token] = tokens.end[token] - len(word)
        tokens.form[token], tokens.lower[token], tokens.tag[token] = word, word.lower(), "PRP"
        return token

    def behind(self, at: int, stop: int) -> tuple[int, int] | None:
        """Return the head of the speaker that is named from a token on, and its last token; None if nobody is."""
        return self.somebody(at, stop) or self._anything(self._skip(at, stop), stop)

    def somebody(self, at: int, stop: int) -> tuple[int, int] | None:
        """Return the head and the last token of the person or group that is named from a token on, or None."""
        at = self._skip(at, stop)
        return self.person_at(at, stop) or self._person_further(at, stop)

    def person_at(self, at: int, stop: int) -> tuple[int, int] | None:
        """Return the head and the last token of the person or group that is named at a token, or None."""
        tokens = self._tokens
        if at >= stop:
            return None
        if tokens.form[at][:1].isupper() and any(token in self._mention_at for token in (at, at + 1)):
            return self._anything(at, stop)
        near = range(at + 1, min(at + _HEAD_WITHIN, stop))
        somebody = (token for token in near if tokens.lower[token] in self._people and tokens.tag[token] != "IN")
        opened = tokens.lower[at] in self._opening
        return self._anything(at, stop) if opened and next(somebody, None) is not None else None

    def _person_further(self, at: int, stop: int) -> tuple[int, int] | None:
        """Return a person who is named behind a few words (*a dit devant la presse Milena Dragan*), or None."""
        tokens = self._tokens
        if at >= stop or tokens.tag[at] != "IN":
            return None
        for token in range(at + 1, min(at + _FURTHER, stop)):
            if not tokens.lower[token][0].isalnum() or tokens.tag[token].startswith("VB"):
                return None
            if tokens.tag[token - 1] not in {"IN", "DT", "JJ"} and (found := self.person_at(token, stop)) is not None:
                return found
        return None

    def _anything(self, at: int, stop: int) -> tuple[int, int] | None:
        """Return the head and the last token of whatever is named at a token, or None."""
        tokens = self._tokens
        if at >= stop:
            return None
        named = next((token for token in (at, at + 1) if token in self._mention_at), None)
        if named is not None and tokens.form[at][:1].isupper():  # a title may stand before the name
            return self._last(named), self._last(named)
        if tokens.lower[at] in self._opening and (head := self._head(at + 1, stop)) is not None:
            tokens.tag[at] = "DT"
            return self._with_name(head, stop)
        if tokens.lower[at] in self._lexicon.pronouns and tokens.lower[at] not in self._lexicon.relatives:
            tokens.tag[at] = "PRP"
            return at, at
        if tokens.form[at][:1].isupper():
            last = self._run(at, stop)
            tokens.tag[last] = "NNP"
            return last, last
        head = self._head(at, stop) if tokens.lower[at] in self._people else None
        return None if head is None else self._with_name(head, stop)

    def before(self, verb: int, between: frozenset[str]) -> int | None:
        """Return the head of the speaker before a verb, over an aside in commas; `between` are words between them."""
        tokens, sentence = self._tokens, self._tokens.sentence_range(verb)
        at = verb - 1
        while at > sentence.start and (tokens.lower[at] in between or tokens.tag[at] == "RB"):
            at -= 1
        if at > sentence.start and tokens.lower[at] == "," and at - 1 not in self._mention_at:
            comma = next((token for token in range(at - 1, sentence.start, -1) if tokens.lower[token] == ","), None)
            at = at - 1 if comma is None else comma - 1
        elif tokens.lower[at] == ",":
            at -= 1
        if at < sentence.start:
            return None
        if at in self._mention_at:
            return self._last(at)
        while tokens.dep[at] in {"pobj", "prep", "amod"} and sentence.start <= tokens.head[at] < at:
            at = tokens.head[at]
        if tokens.tag[at] == "JJ" and at > 0 and tokens.lower[at - 1] in self._opening:
            tokens.tag[at] = "NN"  # an adjective that stands for somebody (*une habituée*)
        return at if tokens.tag[at] in {*_NOUNS, "PRP"} else None

    def describes(self, at: int, stop: int) -> bool:
        """Return whether a description of a person, or the name of one, starts at a token behind a comma."""
        tokens, near = self._tokens, range(at, min(at + _HEAD_WITHIN, stop))
        if at in self._mention_at and self._mention_at[at].label == PERSON:
            return True
        return any(
            tokens.lower[token] in self._people
            and all(
                tokens.lower[before] in self._opening or tokens.tag[before] in {"JJ", "DT"} for before in near[:place]
            )
            for place, token in enumerate(near)
        )

    def phrase_between(self, at: int) -> int:
        """Return how many tokens the phrase at a token has that may stand between a verb and its speaker, or 0."""
        lower = self._tokens.lower
        return next((len(p) for p in self._between if tuple(lower[at : at + len(p)]) == p), 0)

    def _skip(self, at: int, stop: int) -> int:
        """Return the first token from `at` on that is in no phrase between the verb and its speaker."""
        tokens = self._tokens
        while at < stop:
            length = self.phrase_between(at)
            if length and not self._ends_clause(at + length, stop):
                at += length
            elif tokens.tag[at] == "RB" or (tokens.lower[at] == "," and not length):
                at += 1
            else:
                break
        return at

    def _ends_clause(self, at: int, stop: int) -> bool:
        return at >= stop or not self._tokens.lower[at][0].isalnum()

    def _head(self, at: int, stop: int) -> int | None:
        """Return the head of a description that starts behind its article."""
        tokens, within = self._tokens, range(at, min(at + _HEAD_WITHIN, stop))
        near = next((token for token in within if not tokens.lower[token][0].isalnum()), within.stop)
        known = next((token for token in range(at, near) if tokens.lower[token] in self._people), None)
        noun = next((token for token in range(at, near) if tokens.tag[token] in _NOUNS), None)
        head = known if known is not None else noun if noun is not None else at if at < near else None
        if head is not None and tokens.tag[head] not in _NOUNS:
            tokens.tag[head] = "NN"
        return head

    def _with_name(self, head: int, stop: int) -> tuple[int, int]:
        """Return the name behind a description, or the head of the description, and the last token of either."""
        tokens, comma = self._tokens, False
        if head in self._mention_at and self._mention_at[head].label == PERSON:
            return self._last(head), self._last(head)
        for token in range(head + 1, min(head + _LONGEST_DESCRIPTION, stop)):
            lower, mention = tokens.lower[token], self._mention_at.get(token)
            if mention is not None and mention.label == PERSON:
                own = comma or tokens.tag[token - 1] != "IN"
                return (self._last(token), self._last(token)) if own else (head, self._last(token))
            if comma:
                break
            comma = lower == ","
            if comma and self._unknown_name(token + 1, stop):
                return self._run(token + 1, stop), self._run(token + 1, stop)
            if not comma and mention is None and tokens.tag[token] not in _IN_DESCRIPTION | {"IN"}:
                break
        return head, head

    def _unknown_name(self, at: int, stop: int) -> bool:
        """Return whether two or more capitalised words stand before a comma, or the end of the clause, from a token."""
        last = self._run(at, stop)
        capital = at < stop and self._tokens.form[at][:1].isupper()
        return capital and last > at and self._ends_clause(last + 1, stop)

    def _run(self, at: int, stop: int) -> int:
        """Return the last of the capitalised words from a token on."""
        while at + 1 < stop and self._tokens.form[at + 1][:1].isupper():
            at += 1
        return at

    def _last(self, token: int) -> int:
        """Return the last token of the mention at a token: the head of a name."""
        mention = self._mention_at[token]
        while self._mention_at.get(token + 1) is mention:
            token += 1
        return token
