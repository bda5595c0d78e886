"""Who may have said a quote: every speaker that the text around it offers, with what speaks for each.

Nothing is decided here. `speakers` weighs the candidates against each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from editorial.domain.rules import Rule
from editorial.language.decision_list import holding
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext
from editorial.language.speakers.candidate import ChosenSpeaker, SpeakerCandidate
from editorial.language.speakers.labels import labelled
from editorial.language.speakers.who_facts import who_facts

_NEAR = 6
"""How many cues on either side of a quote are looked at."""
_MOST_MARKS = 30
"""How far back (words) the sentence before a quote is looked for: only marks stand between."""
_FAR = 60
"""How many words away a cue may stand."""

_MOST_ENDS = 4
"""How many sentences may end between a quote and a *said* before it."""

_WIDE = 14
"""More words than these between a quote and the clause behind it make a wide gap."""

_OWN_CLAUSE = frozenset({"advcl", "relcl", "conj", "acl"})
"""Clauses that no cue above them reports: what is said there is their own subject's."""

_SAYING = frozenset({Fact.SPEECH, Fact.ACCORDING, Fact.OTHER})
_GOING_ON = frozenset(",-—–;")
"""Marks before a quote that show that the sentence goes on with it."""


@dataclass(frozen=True, slots=True)
class _Gap:
    """How many words stand between two places, and how many sentences end there."""

    gap: int
    ends: int


class CandidateFinder:
    """Offers candidates for the quotes of one article, in the order of the text."""

    def __init__(self, context: QuoteContext, cues: Sequence[Cue], lexicon: QuoteLexicon) -> None:
        self._context, self._tokens, self._cues, self._lexicon = context, context.tokens, cues, lexicon
        self._cue_tokens = [cue.token for cue in cues]
        self._order = sorted(context.token_ranges, key=lambda number: context.token_ranges[number].start)
        self._place = {number: place for place, number in enumerate(self._order)}

    def candidates(self, number: int, chosen: dict[int, ChosenSpeaker]) -> list[SpeakerCandidate]:
        """Return the candidates for a stretch; `chosen` holds the speakers of the stretches before it."""
        found = list(labelled(self._context, number, self._lexicon))
        found += self._by_cue(number)
        found += self._by_any_verb(number)
        found += self._carried(number, chosen)
        return [self._of_many(candidate) for candidate in found] if self._says_i(number) else found

    def _of_many(self, candidate: SpeakerCandidate) -> SpeakerCandidate:
        """Mark a candidate that stands for several: they seldom say *I* together."""
        said = candidate.cue is not None and candidate.cue.sort in _SAYING
        if said or not self._many(candidate.heads):
            return candidate
        return replace(candidate, facts=candidate.facts | {Fact.I_OF_MANY})

    def _by_cue(self, number: int) -> Iterator[SpeakerCandidate]:
        taken = self._context.token_ranges[number]
        at = bisect_left(self._cue_tokens, taken.start)
        for cue in self._cues[max(0, at - _NEAR) : at]:
            if cue.speakers and taken.start - cue.token <= _FAR and self._same_paragraph(cue.token, number):
                facts = self._before(cue, number)
                if facts is not None:
                    yield SpeakerCandidate(Rule.CLAUSE_BEFORE, cue.speakers, facts, cue)
        for cue in self._cues[at : at + _NEAR]:
            if cue.speakers and cue.token - taken.stop <= _FAR and self._same_paragraph(cue.token, number):
                facts = self._after(cue, number)
                if facts is not None:
                    yield SpeakerCandidate(Rule.CLAUSE_AFTER, cue.speakers, facts, cue)

    def _by_any_verb(self, number: int) -> Iterator[SpeakerCandidate]:
        """A clause right beside the quote whose verb is no reporting verb (*“Quiet,” he smiled.*)."""
        context, tokens = self._context, self._tokens
        taken, paragraph = context.token_ranges[number], context.paragraphs[context.quoted_spans[number].paragraph]
        behind = range(taken.stop, min(taken.stop + 8, tokens.before(paragraph.end)))
        ahead = range(taken.start - 1, max(taken.start - 10, tokens.at(paragraph.start) - 1), -1)
        for rule, near in ((Rule.CLAUSE_AFTER, behind), (Rule.CLAUSE_BEFORE, ahead)):
            for token in near:
                if context.inside[token] != OUTSIDE or context.ends_sentence(token) or self._is_cue(token):
                    break
                if not tokens.tag[token].startswith("VB") or tokens.dep[token] in {"aux", "auxpass", "amod"}:
                    continue
                speaker = next((c for c in tokens.under(token, "nsubj") if context.inside[c] == OUTSIDE), None)
                if speaker is not None and context.is_nominal(speaker):
                    cue = Cue(token, token, token, Fact.OTHER, (speaker,), speaker > token)
                    facts = self._after(cue, number) if rule is Rule.CLAUSE_AFTER else self._before(cue, number)
                    if facts is not None:
                        yield SpeakerCandidate(rule, cue.speakers, facts, cue)
                break

    def _same_paragraph(self, token: int, number: int) -> bool:
        return self._context.paragraph_of(self._tokens.start[token]) == self._context.quoted_spans[number].paragraph

    def _extent(self, cue: Cue) -> tuple[int, int]:
        first, last = cue.first, cue.last
        if not cue.passed:
            speaker, tokens = cue.speakers[0], self._tokens
            low, high = self._context.phrase(speaker)
            if tokens.dep[speaker] == "appos":  # *one of them, Stefan Nowak,*
                low = min(low, self._context.phrase(tokens.head[speaker])[0])
            first, last = min(first, low), max(last, high)
        return first, last

    def _between(self, first: int, stop: int, most_ends: int = 1) -> _Gap | None:
        """Count what stands from `first` up to `stop`; None if more than `most_ends` sentences end there."""
        context, tokens = self._context, self._tokens
        gap, ends = 0, self._ended_inside(first, stop)
        for token in range(first, stop):
            if context.ends_sentence(token):
                ends += token == first or not context.ends_sentence(token - 1)
            elif context.inside[token] == OUTSIDE and tokens.lower[token][0].isalnum():
                gap += 1
        return _Gap(gap, ends) if ends <= most_ends else None

    def _ended_inside(self, first: int, stop: int) -> int:
        """Count the quotes among some words that end a sentence themselves."""
        ended, numbers = 0, {self._context.inside[token] for token in range(first, stop)} - {OUTSIDE}
        for number in numbers:
            if self._text_end(number) in ".!?" and self._starts_upper(self._context.token_ranges[number].stop):
                ended += 1
        return ended

    def _text_end(self, number: int) -> str:
        span = self._context.quoted_spans[number].span
        return self._context.text[span.end - 1]

    def _starts_upper(self, token: int) -> bool:
        return token < len(self._tokens) and self._context.text[self._tokens.start[token]].isupper()

    def _before(self, cue: Cue, number: int) -> frozenset[Fact] | None:
        taken = self._context.token_ranges[number]
        _, last = self._extent(cue)
        between = self._between(last + 1, taken.start, _MOST_ENDS if cue.sort is Fact.SPEECH else 1)
        if between is None:
            return None
        place = holding(
            {
                Fact.FAR: between.ends > 1,
                Fact.ENDED: between.ends == 1,
                Fact.CLOSE: not between.gap and not between.ends,
                Fact.USED_UP: self._follows_quote(cue, number),
                Fact.ASIDE: self._is_aside(cue),
                Fact.NEAREST: not self._cues_between(cue.token + 1, taken.start),
            }
        )
        return place | self._common(cue, number)

    def _follows_quote(self, cue: Cue, number: int) -> bool:
        """Return whether a quote that ends right before the cue's clause has the better claim to it."""
        first, _ = self._extent(cue)
        before = first - 1
        return before >= 0 and self._context.inside[before] not in {OUTSIDE, number}

    def _is_aside(self, cue: Cue) -> bool:
        """Return whether a clause stands between two commas and so reports a whole sentence (*It was, she said, …*)."""
        first, last = self._extent(cue)
        lower = self._tokens.lower
        return first > 0 and last + 1 < len(lower) and lower[first - 1] == "," == lower[last + 1]

    def _after(self, cue: Cue, number: int) -> frozenset[Fact] | None:
        context = self._context
        taken = context.token_ranges[number]
        first, _ = self._extent(cue)
        between = self._between(taken.stop, first)
        if between is None:
            return None
        end, outer_end = self._text_end(number), context.quoted_spans[number].outer.end
        place = holding(
            {
                Fact.ENDED: between.ends,
                Fact.WIDE: between.gap > _WIDE,
                Fact.COMMA: end == "," or context.text[outer_end : outer_end + 1] == ",",
                Fact.STOP: end == ".",
                Fact.ADJACENT: first == taken.stop,
                Fact.EMBEDDED: not self._stands_apart(number),
                Fact.JOINED: any(taken.stop <= mark < cue.token for mark in self._tokens.under(cue.token, "mark")),
            }
        )
        return place | self._common(cue, number)

    def _cues_between(self, first: int, stop: int) -> int:
        """Count the cues from one word up to another."""
        return bisect_left(self._cue_tokens, stop) - bisect_left(self._cue_tokens, first)

    def _common(self, cue: Cue, number: int) -> frozenset[Fact]:
        tokens, taken = self._tokens, self._context.token_ranges[number]
        # Behind a quote its closing mark often hangs where a parse that failed should have hung the words.
        whole = cue.token > taken.start
        inner = [token for token in taken if whole or tokens.dep[token] != "punct"] or [taken.start]
        chains = [list(tokens.up(token)) for token in (inner[0], inner[len(inner) // 2], inner[-1])]
        above = [chain[: chain.index(cue.token)] for chain in chains if cue.token in chain]
        roots = {tokens.head[token] for token in inner if tokens.head[token] not in taken}
        facts = holding(
            {
                Fact.PASSED: cue.passed,
                Fact.GOVERNS: above,
                Fact.OUTERMOST: above and not self._is_reported(cue.token),
                Fact.BEYOND: above and all(self._has_own_clause(chain) for chain in above),
                Fact.GOVERNED: any(up in taken for up in tokens.up(cue.token)),
                Fact.TAKES: cue.token in roots,
            }
        )
        return facts | {cue.sort} | who_facts(self._context, cue.speakers[0], self._lexicon)

    def _is_reported(self, cue: int) -> bool:
        """Return whether what a cue says is itself what another cue reports (*Ellis said the mayor called it …*)."""
        for token in [cue, *self._tokens.up(cue)]:
            if token != cue and self._is_cue(token) and self._context.inside[token] == OUTSIDE:
                return True
            if self._tokens.dep[token] in _OWN_CLAUSE:
                return False
        return False

    def _has_own_clause(self, chain: list[int]) -> bool:
        """Return whether, among the words from a quote up to a cue, another cue stands in a clause of its own."""
        tokens, passed = self._tokens, False
        for token in chain:
            passed = passed or (self._is_cue(token) and self._context.inside[token] == OUTSIDE)
            if passed and tokens.dep[token] in _OWN_CLAUSE:
                return True
        return False

    def _says_i(self, number: int) -> bool:
        """Return whether somebody speaks of himself as *I* in a quote."""
        kinds, tokens = self._lexicon.pronouns, self._tokens
        return any(kinds.get(tokens.lower[token]) == "self" for token in self._context.token_ranges[number])

    def _many(self, heads: tuple[int, ...]) -> bool:
        """Return whether the speakers are several."""
        kind = self._lexicon.pronouns.get(self._tokens.lower[heads[0]])
        return len(heads) > 1 or kind in {"many", "thing"} or self._tokens.tag[heads[0]] == "NNS"

    def _is_cue(self, token: int) -> bool:
        at = bisect_left(self._cue_tokens, token)
        return at < len(self._cue_tokens) and self._cue_tokens[at] == token

    def _carried(self, number: int, chosen: dict[int, ChosenSpeaker]) -> Iterator[SpeakerCandidate]:
        context = self._context
        quoted, place = context.quoted_spans[number], self._place[number]
        if quoted.continues is not None and quoted.continues in chosen:
            yield self._carry(Rule.CONTINUED, quoted.continues, chosen, frozenset())
        before = self._order[place - 1] if place else None
        if before is not None and before in chosen and before != quoted.continues:
            other = context.quoted_spans[before]
            if other.paragraph == quoted.paragraph:
                if not self._words_between(before, number):
                    yield self._carry(Rule.SAME_PARAGRAPH, before, chosen, frozenset())
            elif quoted.paragraph - other.paragraph <= 3:
                yield self._carry(
                    Rule.PREVIOUS_PARAGRAPH, before, chosen, holding({Fact.WHOLE: self._is_whole(number)})
                )
        yield from self._introduced(number)

    def _leads(self, number: int) -> bool:
        """Return whether a quote stands at the start of its paragraph."""
        quoted = self._context.quoted_spans[number]
        return quoted.outer.start - self._context.paragraphs[quoted.paragraph].start < 3

    def _is_whole(self, number: int) -> bool:
        """Return whether a quote is its whole paragraph."""
        quoted = self._context.quoted_spans[number]
        return self._leads(number) and self._context.paragraphs[quoted.paragraph].end - quoted.outer.end < 3

    def _words_between(self, before: int, number: int) -> bool:
        """Return whether any word stands between two quotes."""
        ranges, lower = self._context.token_ranges, self._tokens.lower
        return any(lower[token][0].isalnum() for token in range(ranges[before].stop, ranges[number].start))

    def _carry(
        self, rule: Rule, source: int, chosen: dict[int, ChosenSpeaker], facts: frozenset[Fact]
    ) -> SpeakerCandidate:
        return SpeakerCandidate(rule, chosen[source].candidate.heads, facts, None, source)

    def _introduced(self, number: int) -> Iterator[SpeakerCandidate]:
        """Who the sentence before is about, if the quote stands on its own."""
        context, tokens = self._context, self._tokens
        taken = context.token_ranges[number]
        near = range(taken.start - 1, max(-1, taken.start - _MOST_MARKS), -1)
        at = next((token for token in near if tokens.lower[token][0].isalnum()), None)
        if at is None or context.inside[at] != OUTSIDE:
            return
        paragraphs = context.quoted_spans[number].paragraph - context.paragraph_of(tokens.start[at])
        if paragraphs > 1:
            return
        where = holding(
            {
                Fact.PARAGRAPH: paragraphs,
                Fact.EMBEDDED: not self._stands_apart(number),
                Fact.WHOLE: self._is_whole(number),
            }
        )
        for token in tokens.sentence_range(at)[-80:]:
            if tokens.head[token] != token and tokens.dep[token] not in {"ccomp", "conj", "advcl"}:
                continue
            known = self._cues[bisect_left(self._cue_tokens, token)] if self._is_cue(token) else None
            child = self._subject(token)
            if child is None or token >= taken.start:
                continue
            nearest = not self._cues_between(token + 1, taken.start)
            facts = (
                where
                | who_facts(self._context, child, self._lexicon)
                | holding({Fact.ROOT: tokens.head[token] == token, Fact.CUE: known, Fact.NEAREST: nearest})
            )
            yield SpeakerCandidate(Rule.INTRODUCED, (child,), facts | ({known.sort} if known else set()), known)

    def _subject(self, verb: int) -> int | None:
        """Return who a sentence is about: of several subjects that a parse may give a verb, the nearest.

        Whoever was told or asked something is not who said it.
        """
        context, tokens = self._context, self._tokens
        told = tokens.lower[verb] in self._lexicon.addressing
        subjects = [
            child
            for child in tokens.under(verb, "nsubj", "nsubjpass")
            if context.inside[child] == OUTSIDE
            and context.is_nominal(child)
            and not (told and tokens.dep[child] == "nsubjpass")
        ]
        return min(subjects, key=lambda child: abs(child - verb), default=None)

    def _stands_apart(self, number: int) -> bool:
        """Return whether a quote is no part of the sentence before it: nothing, or the end of one, stands before."""
        quoted = self._context.quoted_spans[number]
        start = self._context.paragraphs[quoted.paragraph].start
        before = self._context.text[max(start, quoted.outer.start - 20) : quoted.outer.start].rstrip()
        return not before or not (before[-1].isalnum() or before[-1] in _GOING_ON)
