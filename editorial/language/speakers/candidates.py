"""Candidates for the speaker of a quote: everybody that the text around it offers, with facts for and against.

`choose` compares the candidates; nothing is decided here.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from editorial.domain.rules import Rule
from editorial.language.decision_list import holding
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.passages.cues import Cue
from editorial.language.passages.dialogue_lines import LINE
from editorial.language.passages.quote_context import OUTSIDE, QuoteContext
from editorial.language.speakers.candidate import ChosenSpeaker, SpeakerCandidate
from editorial.language.speakers.cue_facts import CueFacts
from editorial.language.speakers.labels import labelled
from editorial.language.speakers.quote_positions import QuotePositions
from editorial.language.speakers.subordinate import SubordinateClauses
from editorial.language.speakers.who_facts import who_facts

_CUES = 6
"""How many cues on each side of a quote are looked at."""
_FAR = 60
"""The most tokens between a quote and a cue."""
_VERB_AFTER, _VERB_BEFORE = 8, 10
"""How many tokens after and before a quote are searched for a verb that is not a reporting verb."""
_MOST_MARKS = 30
"""How many tokens before a quote are searched for the sentence before it; only punctuation is between."""
_LONGEST_SENTENCE = 80
"""How many tokens at the end of that sentence are looked at."""
_PARAGRAPHS_BACK = 3
"""The most paragraphs back to a quote whose speaker may be carried over."""
_SAYING = frozenset({Fact.SPEECH, Fact.ACCORDING, Fact.OTHER})
"""Sorts of cue that several speakers may share although the quote says *I*."""


class CandidateFinder:
    """Finds the candidates for the quoted spans (by index) of one article, in the order of the text."""

    def __init__(self, context: QuoteContext, cues: Sequence[Cue], lexicon: QuoteLexicon) -> None:
        self._context, self._tokens, self._cues, self._lexicon = context, context.tokens, cues, lexicon
        self._cue_tokens = [cue.token for cue in cues]
        self._positions = QuotePositions(context, cues)
        self._facts = CueFacts(context, lexicon, self._positions)
        self._subordinate = SubordinateClauses(context, cues, lexicon)
        self._order = sorted(context.token_ranges, key=lambda number: context.token_ranges[number].start)
        self._ends = self._ends_of_quotes()
        self._rank = {number: rank for rank, number in enumerate(self._order)}

    def candidates(self, number: int, chosen: dict[int, ChosenSpeaker]) -> list[SpeakerCandidate]:
        """Return the candidates for a quoted span; `chosen` has the speakers of the spans before it."""
        found = list(labelled(self._context, number, self._lexicon))
        found += self._by_cue(number)
        found += self._by_any_verb(number)
        found += self._carried(number, chosen)
        return [self._of_many(candidate) for candidate in found] if self._says_i(number) else found

    def _of_many(self, candidate: SpeakerCandidate) -> SpeakerCandidate:
        """Add a fact to a candidate for several speakers, who seldom say *I* together."""
        said = candidate.cue is not None and candidate.cue.sort in _SAYING
        if said or not self._many(candidate.heads):
            return candidate
        return replace(candidate, facts=candidate.facts | {Fact.I_OF_MANY})

    def _by_cue(self, number: int) -> Iterator[SpeakerCandidate]:
        """Yield the speakers of the cues near a quoted span, and near the end of the quote that it begins."""
        taken = self._context.token_ranges[number]
        at, aside = bisect_left(self._cue_tokens, taken.start), self._subordinate.before(number)
        for cue in self._cues[max(0, at - _CUES) : at]:
            if cue.token in aside:
                continue
            if cue.speakers and taken.start - cue.token <= _FAR and self._positions.same_paragraph(cue.token, number):
                facts = self._facts.before(cue, number, aside)
                if facts is not None:
                    yield SpeakerCandidate(Rule.CLAUSE_BEFORE, cue.speakers, facts, cue)
        yield from self._by_cue_behind(number)
        end = self._ends.get(number, number)
        if end != number and self._positions.leads(number):
            yield from self._by_cue_behind(end)

    def _ends_of_quotes(self) -> dict[int, int]:
        """Return by span that a later paragraph continues, as its closing mark is left out, the last span of its quote.

        Paragraphs that start with another mark than it does may quote somebody else.
        """
        spans, text = self._context.quoted_spans, self._context.text
        ends: dict[int, int] = {}
        for number in reversed(self._order):
            before, mark = spans[number].continues, text[spans[number].outer.start]
            if before is not None and (not spans[number].opened or mark == text[spans[before].outer.start]):
                ends[before] = ends.get(number, number)
        return ends

    def _by_cue_behind(self, number: int) -> Iterator[SpeakerCandidate]:
        """Yield the speakers of the cues behind a quoted span."""
        stop = self._context.token_ranges[number].stop
        at = bisect_left(self._cue_tokens, self._context.token_ranges[number].start)
        for cue in self._cues[at : at + _CUES]:
            if cue.speakers and cue.token - stop <= _FAR and self._positions.in_reach(cue.token, number):
                facts = self._facts.after(cue, number)
                if facts is not None:
                    yield SpeakerCandidate(Rule.CLAUSE_AFTER, cue.speakers, facts, cue)

    def _by_any_verb(self, number: int) -> Iterator[SpeakerCandidate]:
        """Yield the subject of a clause next to the quote without a reporting verb (*“Quiet,” he smiled.*)."""
        context, tokens = self._context, self._tokens
        taken, paragraph = context.token_ranges[number], context.paragraphs[context.quoted_spans[number].paragraph]
        behind = range(taken.stop, min(taken.stop + _VERB_AFTER, tokens.before(paragraph.end)))
        ahead = range(taken.start - 1, max(taken.start - _VERB_BEFORE, tokens.at(paragraph.start) - 1), -1)
        aside = self._subordinate.before(number)
        for rule, near in ((Rule.CLAUSE_AFTER, behind), (Rule.CLAUSE_BEFORE, ahead)):
            for token in near:
                if context.inside[token] != OUTSIDE or context.ends_sentence(token) or self._positions.is_cue(token):
                    break
                verb = tokens.tag[token].startswith("VB") and token not in aside
                if not verb or tokens.dep[token] in {"aux", "auxpass", "amod"}:
                    continue
                speaker = next((c for c in tokens.under(token, "nsubj") if context.inside[c] == OUTSIDE), None)
                if speaker is not None and context.is_nominal(speaker):
                    cue = Cue(token, token, token, Fact.OTHER, (speaker,), speaker > token)
                    facts = (
                        self._facts.after(cue, number)
                        if rule is Rule.CLAUSE_AFTER
                        else self._facts.before(cue, number, aside)
                    )
                    if facts is not None:
                        yield SpeakerCandidate(rule, cue.speakers, facts, cue)
                break

    def _says_i(self, number: int) -> bool:
        """Return whether a quote contains *I* or a similar pronoun."""
        kinds, tokens = self._lexicon.pronouns, self._tokens
        return any(kinds.get(tokens.lower[token]) == "self" for token in self._context.token_ranges[number])

    def _many(self, heads: tuple[int, ...]) -> bool:
        """Return whether there are several speakers."""
        kind = self._lexicon.pronouns.get(self._tokens.lower[heads[0]])
        return len(heads) > 1 or kind in {"many", "thing"} or self._tokens.tag[heads[0]] == "NNS"

    def _carried(self, number: int, chosen: dict[int, ChosenSpeaker]) -> Iterator[SpeakerCandidate]:
        """Yield the speaker of an earlier quote, and the subject of the sentence before."""
        context = self._context
        quoted, rank = context.quoted_spans[number], self._rank[number]
        if quoted.continues is not None and quoted.continues in chosen:
            yield self._carry(Rule.CONTINUED, quoted.continues, chosen, frozenset())
        before = self._order[rank - 1] if rank else None
        if before is not None and before in chosen and before != quoted.continues:
            other = context.quoted_spans[before]
            if quoted.family == LINE and other.paragraph != quoted.paragraph:
                yield from self._two_lines_back(number, chosen)
                return
            elif other.paragraph == quoted.paragraph:
                if not self._positions.words_between(before, number):
                    yield self._carry(Rule.SAME_PARAGRAPH, before, chosen, frozenset())
            elif quoted.paragraph - other.paragraph <= _PARAGRAPHS_BACK:
                facts = {Fact.WHOLE: self._positions.is_paragraph(number), Fact.UNCLAIMED: self._is_unclaimed(number)}
                yield self._carry(Rule.PREVIOUS_PARAGRAPH, before, chosen, holding(facts))
        yield from self._introduced(number)

    def _two_lines_back(self, number: int, chosen: dict[int, ChosenSpeaker]) -> Iterator[SpeakerCandidate]:
        """Yield the speaker of the line before the last one: in a dialogue two persons take turns."""
        spans, rank = self._context.quoted_spans, self._rank[number]
        earlier = (self._order[place] for place in range(rank - 1, -1, -1))
        other = next((other for other in earlier if spans[other].paragraph < spans[number].paragraph - 1), None)
        if other in chosen and spans[other].family == LINE and spans[other].paragraph == spans[number].paragraph - 2:
            yield self._carry(Rule.PREVIOUS_PARAGRAPH, other, chosen, holding({Fact.WHOLE: True}))

    def _is_unclaimed(self, number: int) -> bool:
        """Return whether a quote stands apart and there is no cue in its paragraph."""
        covered = self._context.paragraph_tokens(self._context.quoted_spans[number].paragraph)
        return self._positions.stands_apart(number) and not self._positions.cues_between(covered.start, covered.stop)

    def _carry(
        self, rule: Rule, source: int, chosen: dict[int, ChosenSpeaker], facts: frozenset[Fact]
    ) -> SpeakerCandidate:
        """Return the speaker of an earlier quoted span, `source`, as a candidate."""
        return SpeakerCandidate(rule, chosen[source].candidate.heads, facts, None, source)

    def _introduced(self, number: int) -> Iterator[SpeakerCandidate]:
        """Yield the subjects of the sentence before a quote that is separate from it."""
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
                Fact.EMBEDDED: not self._positions.stands_apart(number),
                Fact.WHOLE: self._positions.is_paragraph(number),
            }
        )
        aside = self._subordinate.before(number)
        for token in tokens.sentence_range(at)[-_LONGEST_SENTENCE:]:
            if token in aside:
                continue
            if tokens.head[token] != token and tokens.dep[token] not in {"ccomp", "conj", "advcl"}:
                continue
            known = self._cues[bisect_left(self._cue_tokens, token)] if self._positions.is_cue(token) else None
            child = self._subject(token)
            if child is None or token >= taken.start or (known and known.passive and Fact.EMBEDDED in where):
                continue
            nearest = not self._positions.cues_between(token + 1, taken.start, aside)
            facts = (
                where
                | who_facts(self._context, child, self._lexicon)
                | holding({Fact.ROOT: tokens.head[token] == token, Fact.CUE: known, Fact.NEAREST: nearest})
            )
            yield SpeakerCandidate(Rule.INTRODUCED, (child,), facts | ({known.sort} if known else set()), known)

    def _subject(self, verb: int) -> int | None:
        """Return the subject of a verb, the nearest of several; None if it has none.

        The subject of the passive of a verb such as *told* is the listener, so it does not count.
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
