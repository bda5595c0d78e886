"""Facts about a cue and a quote that it may belong to, for the decision lists of speakers."""

from __future__ import annotations

from editorial.language.decision_list import holding
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext
from editorial.language.speakers.quote_positions import QuotePositions
from editorial.language.speakers.who_facts import who_facts

_MOST_ENDS = 4
"""The most sentences that may end between a quote and a speech verb before it."""
_WIDE = 14
"""A gap of more words between a quote and the clause after it is wide."""
_OWN_CLAUSE = frozenset({"advcl", "relcl", "conj", "acl"})
"""Dependency labels of clauses that are not reported by a cue above them: they have a subject of their own."""


class CueFacts:
    """Collects the facts about the cues and quoted spans (by index) of one article."""

    def __init__(self, context: QuoteContext, lexicon: QuoteLexicon, positions: QuotePositions) -> None:
        self._context, self._tokens, self._lexicon, self._positions = context, context.tokens, lexicon, positions

    def before(self, cue: Cue, number: int, aside: range) -> frozenset[Fact] | None:
        """Return the facts of a cue before a quoted span; None if too many sentences end between them.

        A cue in the subordinate clause `aside` is not nearer to it.
        """
        taken = self._context.token_ranges[number]
        _, last = self._positions.clause(cue)
        between = self._positions.gap(last + 1, taken.start, _MOST_ENDS if cue.sort is Fact.SPEECH else 1)
        if between is None:
            return None
        facts = holding(
            {
                Fact.FAR: between.ends > 1,
                Fact.ENDED: between.ends == 1,
                Fact.CLOSE: not between.words and not between.ends,
                Fact.USED_UP: self._positions.follows_quote(cue, number),
                Fact.ASIDE: self._positions.is_aside(cue),
                Fact.NEAREST: not self._positions.cues_between(cue.token + 1, taken.start, aside),
            }
        )
        return facts | self._common(cue, number)

    def after(self, cue: Cue, number: int) -> frozenset[Fact] | None:
        """Return the facts of a cue after a quoted span; None if too many sentences end between them."""
        context = self._context
        taken = context.token_ranges[number]
        first, _ = self._positions.clause(cue)
        between = self._positions.gap(taken.stop, first)
        if between is None:
            return None
        end, outer_end = self._positions.last_character(number), context.quoted_spans[number].outer.end
        facts = holding(
            {
                Fact.ENDED: between.ends,
                Fact.WIDE: between.words > _WIDE,
                Fact.COMMA: end == "," or context.text[outer_end : outer_end + 1] == ",",
                Fact.STOP: end == ".",
                Fact.ADJACENT: first == taken.stop,
                Fact.EMBEDDED: not self._positions.stands_apart(number),
                Fact.JOINED: any(taken.stop <= mark < cue.token for mark in self._tokens.under(cue.token, "mark")),
            }
        )
        if not between.words and self._positions.in_broken_line(cue.token, number):
            facts |= {Fact.TAKES}  # the parse knows nothing of a sentence over a line break
        return facts | self._common(cue, number)

    def _common(self, cue: Cue, number: int) -> frozenset[Fact]:
        """Return the facts that do not depend on the order of cue and quote."""
        tokens, taken = self._tokens, self._context.token_ranges[number]
        # If the cue follows, keep the marks: where a parse failed, they are often attached as the words should be.
        whole = cue.token > taken.start
        inner = [token for token in taken if whole or tokens.dep[token] != "punct"] or [taken.start]
        chains = [list(tokens.up(token)) for token in (inner[0], inner[len(inner) // 2], inner[-1])]
        above = [chain[: chain.index(cue.token)] for chain in chains if cue.token in chain]
        roots = {tokens.head[token] for token in inner if tokens.head[token] not in taken}
        facts = holding(
            {
                Fact.PASSED: cue.passed,
                Fact.PASSIVE: cue.passive,
                Fact.GOVERNS: above,
                Fact.OUTERMOST: above and not self._is_reported(cue.token),
                Fact.BEYOND: above and all(self._has_own_clause(chain) for chain in above),
                Fact.GOVERNED: any(up in taken for up in tokens.up(cue.token)),
                Fact.TAKES: cue.token in roots,
            }
        )
        return facts | {cue.sort} | who_facts(self._context, cue.speakers[0], self._lexicon)

    def _is_reported(self, cue: int) -> bool:
        """Return whether the clause of a cue is itself reported by another cue (*Ellis said the mayor called it …*)."""
        for token in [cue, *self._tokens.up(cue)]:
            if token != cue and self._positions.is_cue(token) and self._context.inside[token] == OUTSIDE:
                return True
            if self._tokens.dep[token] in _OWN_CLAUSE:
                return False
        return False

    def _has_own_clause(self, chain: list[int]) -> bool:
        """Return whether another cue with a clause of its own is among the ancestors from a quote up to a cue."""
        tokens, passed = self._tokens, False
        for token in chain:
            passed = passed or (self._positions.is_cue(token) and self._context.inside[token] == OUTSIDE)
            if passed and tokens.dep[token] in _OWN_CLAUSE:
                return True
        return False
