"""Names and nouns next to a reporting verb, for verbs whose subject the parser missed."""

from __future__ import annotations

from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext

_MOST_AUXILIARIES = 12
"""The most tokens (*has since repeatedly*) between a verb and the noun before it."""
_LONGEST_ASIDE = 25
"""The most tokens between the two commas of an aside."""
_LONGEST_BRACKET = 8
"""The most tokens in a pair of brackets."""
_AUXILIARIES = frozenset({"RB", "MD", "VBZ", "VBD", "VBP", "VB", "VBN", "RBR"})
_NOUNS = frozenset({"PRP", "NNP", "NNPS", "NN", "NNS"})
_IN_NOUN_PHRASE = _NOUNS | {"DT", "JJ", "PRP$", "POS", "HYPH", "CD"}


class CueNeighbours:
    """Looks for nouns before and after the verbs of one article; tokens are given by index."""

    def __init__(self, context: QuoteContext, lexicon: QuoteLexicon) -> None:
        self._context, self._tokens, self._lexicon = context, context.tokens, lexicon

    def noun_after(self, verb: int) -> int | None:
        """Return the head of the noun phrase directly after a verb, in the same sentence and outside quotes."""
        context, tokens = self._context, self._tokens
        at = verb + 1
        while at < len(tokens) and tokens.tag[at] == "RB":
            at += 1
        head = None
        while at < len(tokens) and context.inside[at] == OUTSIDE and tokens.sentence[at] == tokens.sentence[verb]:
            if tokens.tag[at] not in _IN_NOUN_PHRASE:
                break
            if tokens.tag[at] in _NOUNS:
                head = at
            at += 1
        return head

    def name_before_participle(self, verb: int) -> int | None:
        """Return the name before a verb that was parsed as an adjective (*Ellis, the mayor, accused ministers*).

        A noun with hyphens counts as a name (*a 17-year-old told police*).
        """
        if not verb or self._tokens.tag[verb] == "VBG":
            return None
        if verb - 1 in self._context.mention_at:
            return verb - 1
        if self._context.is_hyphenated_noun(verb - 1) and self._context.inside[verb - 1] == OUTSIDE:
            return verb - 1
        before = self._skip_aside(self._skip_bracket(self._skip_time(verb - 1)))
        return before if before < verb - 1 and self._is_person(before) else None

    def noun_beside(self, verb: int) -> int | None:
        """Return the noun next to a verb whose subject the parser missed: after it if a quote ends before the verb."""
        context, tokens = self._context, self._tokens
        if self._follows_quote(verb):
            after = self.noun_after(verb)
            if after is not None:
                return after
        if tokens.tag[verb] == "VBG":
            return verb - 1 if self._is_person(verb - 1) else None
        before = self._skip_time(verb - 1)
        if before >= 0 and context.is_hyphenated_noun(before) and context.inside[before] == OUTSIDE:
            return before if tokens.tag[verb] != "VB" else None
        least = max(0, verb - _MOST_AUXILIARIES)
        while before >= least and tokens.tag[before] in _AUXILIARIES and context.inside[before] == OUTSIDE:
            before -= 1
        before = self._skip_aside(self._skip_bracket(before))
        return before if before >= 0 and self._may_be_subject(before, verb) else None

    def name_after_quote(self, verb: int) -> int | None:
        """Return the name behind a verb between a quote and a role (*“Is it safe?” asked manager Rob Mills*)."""
        after = self.noun_after(verb) if self._follows_quote(verb) else None
        return after if after is not None and self._is_person(after) else None

    def _follows_quote(self, verb: int) -> bool:
        """Return whether a quote ends right before a verb; a line break is no matter before a small letter."""
        before, form = verb - 1, self._tokens.form
        while before > 0 and form[before].isspace() and form[verb].islower():
            before -= 1
        return before >= 0 and self._context.inside[before] != OUTSIDE

    def agent_beside(self, verb: int) -> tuple[int, ...]:
        """Return who did it behind a passive verb where the parse does not say so (*was labelled “…” by fans*).

        Only a quote and words such as *as* are between the verb and *by*.
        """
        context, tokens, lexicon = self._context, self._tokens, self._lexicon
        at = verb + 1
        while at < len(tokens) and (context.inside[at] != OUTSIDE or tokens.lower[at] in lexicon.naming | {","}):
            at += 1
        if at >= len(tokens) or tokens.lower[at] not in lexicon.agent or tokens.sentence[at] != tokens.sentence[verb]:
            return ()
        found = self.noun_after(at)
        return () if found is None else (found,)

    def _may_be_subject(self, before: int, verb: int) -> bool:
        """Return whether a token before a verb can be its subject."""
        context, tokens = self._context, self._tokens
        return (
            context.inside[before] == OUTSIDE
            and context.paragraph_of(tokens.start[before]) == context.paragraph_of(tokens.start[verb])
            and tokens.tag[before] in {"PRP", "NNP", "NNPS", "NN", "NNS", "WP"}
            and (tokens.dep[before] not in {"pobj", "dobj"} or before in context.mention_at)
            and tokens.tag[verb] != "VB"
            and tokens.lower[before] not in self._lexicon.times
        )

    def name_before_bracket(self, speaker: int) -> int:
        """Return the name before the brackets that a speaker is in (*Rep. Ellis (R-Ohio)*), else the speaker."""
        tokens = self._tokens
        closed = next(
            (at for at in range(speaker + 1, min(speaker + 4, len(tokens))) if tokens.lower[at] in {")", "]"}), None
        )
        if closed is None:
            return speaker
        before = self._skip_bracket(closed)
        inside = before != closed and before < speaker
        return before if inside and before >= 0 and self._context.is_nominal(before) else speaker

    def _is_person(self, token: int) -> bool:
        """Return whether a token outside quotes is part of a person's name (*footage of Ellis saying …*)."""
        return self._context.person_at(token) is not None and self._context.inside[token] == OUTSIDE

    def _skip_time(self, before: int) -> int:
        """Return the token before an expression of time (*Ellis on Tuesday accused*)."""
        tokens = self._tokens
        if before > 1 and tokens.lower[before] in self._lexicon.times:
            before -= 1
            return before - 1 if tokens.tag[before] == "IN" else before
        return before

    def _skip_aside(self, before: int) -> int:
        """Return the token before the text between two commas (*Ellis, 58, told*), unless that is the name itself."""
        context, tokens = self._context, self._tokens
        if before < 2 or tokens.lower[before] != ",":
            return before
        if context.person_at(before - 1):
            return before - 1
        for back in range(before - 1, max(0, before - _LONGEST_ASIDE), -1):
            if context.inside[back] != OUTSIDE or context.ends_sentence(back):
                break
            if tokens.lower[back] == "," and context.is_nominal(back - 1):
                return back - 1 if context.is_name(back - 1) else before
        return before

    def _skip_bracket(self, before: int) -> int:
        """Return the token before brackets after a name (*Rep. Ellis (R-Ohio), said*) and the commas around them."""
        tokens = self._tokens
        at = before
        while at > 0 and tokens.lower[at] == ",":
            at -= 1
        if at < 0 or tokens.lower[at] not in {")", "]"}:
            return before
        for back in range(at - 1, max(-1, at - _LONGEST_BRACKET), -1):
            if tokens.lower[back] in {"(", "["}:
                return back - 1
        return before
