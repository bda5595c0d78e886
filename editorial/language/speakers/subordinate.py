"""Subordinate clauses before a quote: their subjects do not say it (*…, Ellis said, though Marsh disagrees. “…”*)."""

from __future__ import annotations

from collections.abc import Sequence

from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext

_LONGEST = 80
"""How many tokens before a quote are looked at."""
_DASHES = frozenset({"—", "–", "--"})
"""Marks with which an aside starts (*Ellis said – Marsh has not replied*)."""
_PAUSES = frozenset(",—–-;")
"""Marks before a subordinate clause that is no part of what is reported (*said the ferry was late, though …*)."""
_REPORTING = frozenset({Fact.SPEECH, Fact.ACCORDING})


class SubordinateClauses:
    """Finds the subordinate clauses of the sentences before the quoted spans (by index) of one article.

    They are found by their first words, because parsers often take such a clause for the main one.
    """

    def __init__(self, context: QuoteContext, cues: Sequence[Cue], lexicon: QuoteLexicon) -> None:
        self._context, self._tokens, self._phrases = context, context.tokens, lexicon.subordinating
        self._openers = {phrase[0] for phrase in self._phrases}
        self._cues = {cue.token: cue for cue in cues if cue.sort in _REPORTING and cue.speakers}

    def before(self, number: int) -> range:
        """Return the tokens from the first subordinate clause behind a reporting clause to the end of its sentence.

        The sentence is the one that ends before the quoted span, outside of quotes. Without such a clause the range is
        empty.
        """
        sentence = self._sentence_before(number)
        if not sentence:
            return sentence
        goes_on = self._follows_quote(sentence[0])
        if self._opens(sentence[0]):
            return sentence if goes_on else range(0)
        cue = next((self._cues[token] for token in sentence if token in self._cues), None)
        if cue is None:
            return range(0)
        for token in range(max(cue.last, *cue.speakers) + 1, sentence.stop):
            aside = goes_on and self._tokens.lower[token] in _DASHES
            if aside or (self._opens(token) and (goes_on or self._tokens.lower[token - 1] in _PAUSES)):
                return range(token, sentence.stop)
        return range(0)

    def _sentence_before(self, number: int) -> range:
        """Return the tokens of the sentence that ends before a quote, back to another quote; none if none ends."""
        context, stop = self._context, self._context.token_ranges[number].start
        at = stop - 1
        while at >= 0 and context.inside[at] == OUTSIDE and not self._tokens.lower[at].strip():
            at -= 1
        if at < 0 or not context.ends_sentence(at):
            return range(0)
        first = at
        while first > max(0, at - _LONGEST) and self._goes_on(first - 1):
            first -= 1
        while first < at and not self._tokens.lower[first][0].isalnum():
            first += 1
        return range(first, at)

    def _goes_on(self, token: int) -> bool:
        """Return whether a token is outside quotes and ends neither a sentence nor a paragraph."""
        context = self._context
        return (
            context.inside[token] == OUTSIDE
            and not context.ends_sentence(token)
            and "\n" not in self._tokens.lower[token]
        )

    def _opens(self, token: int) -> bool:
        """Return whether a subordinate clause may start at a token outside quotes."""
        lower = self._tokens.lower
        if lower[token] not in self._openers or self._context.inside[token] != OUTSIDE:
            return False
        return any(tuple(lower[token : token + len(phrase)]) == phrase for phrase in self._phrases)

    def _follows_quote(self, token: int) -> bool:
        """Return whether a token stands right behind a quote, and does not start a sentence of its own."""
        before = token - 1
        if before >= 0 and self._tokens.lower[before] == ",":
            before -= 1
        behind = before >= 0 and self._context.inside[before] != OUTSIDE
        return behind and (not self._opens(token) or self._context.text[self._tokens.start[token]].islower())
