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
from editorial.language.lexicon.quotes import QuoteLanguage
from editorial.language.passages.cues import Cue
from editorial.language.passages.layout import OUTSIDE, Layout
from editorial.language.speakers.candidate import Candidate, Chosen
from editorial.language.speakers.labels import labelled
from editorial.language.speakers.words import who_facts

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
class _Between:
    """How many words stand between two places, and how many sentences end there."""

    gap: int
    ends: int


class Surroundings:
    """Offers candidates for the quotes of one article, in the order of the text."""

    def __init__(self, layout: Layout, cues: Sequence[Cue], language: QuoteLanguage) -> None:
        self._layout, self._words, self._cues, self._language = layout, layout.words, cues, language
        self._cue_words = [cue.word for cue in cues]
        self._order = sorted(layout.ranges, key=lambda number: layout.ranges[number].start)
        self._place = {number: place for place, number in enumerate(self._order)}

    def candidates(self, number: int, chosen: dict[int, Chosen]) -> list[Candidate]:
        """Return the candidates for a stretch; `chosen` holds the speakers of the stretches before it."""
        found = list(labelled(self._layout, number, self._language))
        found += self._by_cue(number)
        found += self._by_any_verb(number)
        found += self._carried(number, chosen)
        return [self._of_many(candidate) for candidate in found] if self._says_i(number) else found

    def _of_many(self, candidate: Candidate) -> Candidate:
        """Mark a candidate that stands for several: they seldom say *I* together."""
        said = candidate.cue is not None and candidate.cue.sort in _SAYING
        if said or not self._many(candidate.heads):
            return candidate
        return replace(candidate, facts=candidate.facts | {Fact.I_OF_MANY})

    def _by_cue(self, number: int) -> Iterator[Candidate]:
        taken = self._layout.ranges[number]
        at = bisect_left(self._cue_words, taken.start)
        for cue in self._cues[max(0, at - _NEAR) : at]:
            if cue.speakers and taken.start - cue.word <= _FAR and self._same_paragraph(cue.word, number):
                facts = self._before(cue, number)
                if facts is not None:
                    yield Candidate(Rule.CLAUSE_BEFORE, cue.speakers, facts, cue)
        for cue in self._cues[at : at + _NEAR]:
            if cue.speakers and cue.word - taken.stop <= _FAR and self._same_paragraph(cue.word, number):
                facts = self._after(cue, number)
                if facts is not None:
                    yield Candidate(Rule.CLAUSE_AFTER, cue.speakers, facts, cue)

    def _by_any_verb(self, number: int) -> Iterator[Candidate]:
        """A clause right beside the quote whose verb is no reporting verb (*“Quiet,” he smiled.*)."""
        layout, words = self._layout, self._words
        taken, paragraph = layout.ranges[number], layout.paragraphs[layout.stretches[number].paragraph]
        behind = range(taken.stop, min(taken.stop + 8, words.before(paragraph.end)))
        ahead = range(taken.start - 1, max(taken.start - 10, words.at(paragraph.start) - 1), -1)
        for rule, near in ((Rule.CLAUSE_AFTER, behind), (Rule.CLAUSE_BEFORE, ahead)):
            for word in near:
                if layout.inside[word] != OUTSIDE or layout.ends_sentence(word) or self._is_cue(word):
                    break
                if not words.tag[word].startswith("VB") or words.dep[word] in {"aux", "auxpass", "amod"}:
                    continue
                speaker = next((c for c in words.under(word, "nsubj") if layout.inside[c] == OUTSIDE), None)
                if speaker is not None and layout.is_nominal(speaker):
                    cue = Cue(word, word, word, Fact.OTHER, (speaker,), speaker > word)
                    facts = self._after(cue, number) if rule is Rule.CLAUSE_AFTER else self._before(cue, number)
                    if facts is not None:
                        yield Candidate(rule, cue.speakers, facts, cue)
                break

    def _same_paragraph(self, word: int, number: int) -> bool:
        return self._layout.paragraph_of(self._words.start[word]) == self._layout.stretches[number].paragraph

    def _extent(self, cue: Cue) -> tuple[int, int]:
        first, last = cue.first, cue.last
        if not cue.passed:
            speaker, words = cue.speakers[0], self._words
            low, high = self._layout.phrase(speaker)
            if words.dep[speaker] == "appos":  # *one of them, Stefan Nowak,*
                low = min(low, self._layout.phrase(words.head[speaker])[0])
            first, last = min(first, low), max(last, high)
        return first, last

    def _between(self, first: int, stop: int, most_ends: int = 1) -> _Between | None:
        """Count what stands from `first` up to `stop`; None if more than `most_ends` sentences end there."""
        layout, words = self._layout, self._words
        gap, ends = 0, self._ended_inside(first, stop)
        for word in range(first, stop):
            if layout.ends_sentence(word):
                ends += word == first or not layout.ends_sentence(word - 1)
            elif layout.inside[word] == OUTSIDE and words.lower[word][0].isalnum():
                gap += 1
        return _Between(gap, ends) if ends <= most_ends else None

    def _ended_inside(self, first: int, stop: int) -> int:
        """Count the quotes among some words that end a sentence themselves."""
        ended, numbers = 0, {self._layout.inside[word] for word in range(first, stop)} - {OUTSIDE}
        for number in numbers:
            if self._text_end(number) in ".!?" and self._starts_upper(self._layout.ranges[number].stop):
                ended += 1
        return ended

    def _text_end(self, number: int) -> str:
        span = self._layout.stretches[number].span
        return self._layout.text[span.end - 1]

    def _starts_upper(self, word: int) -> bool:
        return word < len(self._words) and self._layout.text[self._words.start[word]].isupper()

    def _before(self, cue: Cue, number: int) -> frozenset[Fact] | None:
        taken = self._layout.ranges[number]
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
                Fact.NEAREST: not self._cues_between(cue.word + 1, taken.start),
            }
        )
        return place | self._common(cue, number)

    def _follows_quote(self, cue: Cue, number: int) -> bool:
        """Return whether a quote that ends right before the cue's clause has the better claim to it."""
        first, _ = self._extent(cue)
        before = first - 1
        return before >= 0 and self._layout.inside[before] not in {OUTSIDE, number}

    def _is_aside(self, cue: Cue) -> bool:
        """Return whether a clause stands between two commas and so reports a whole sentence (*It was, she said, …*)."""
        first, last = self._extent(cue)
        lower = self._words.lower
        return first > 0 and last + 1 < len(lower) and lower[first - 1] == "," == lower[last + 1]

    def _after(self, cue: Cue, number: int) -> frozenset[Fact] | None:
        layout = self._layout
        taken = layout.ranges[number]
        first, _ = self._extent(cue)
        between = self._between(taken.stop, first)
        if between is None:
            return None
        end, outer_end = self._text_end(number), layout.stretches[number].outer.end
        place = holding(
            {
                Fact.ENDED: between.ends,
                Fact.WIDE: between.gap > _WIDE,
                Fact.COMMA: end == "," or layout.text[outer_end : outer_end + 1] == ",",
                Fact.STOP: end == ".",
                Fact.ADJACENT: first == taken.stop,
                Fact.EMBEDDED: not self._stands_apart(number),
                Fact.JOINED: any(taken.stop <= mark < cue.word for mark in self._words.under(cue.word, "mark")),
            }
        )
        return place | self._common(cue, number)

    def _cues_between(self, first: int, stop: int) -> int:
        """Count the cues from one word up to another."""
        return bisect_left(self._cue_words, stop) - bisect_left(self._cue_words, first)

    def _common(self, cue: Cue, number: int) -> frozenset[Fact]:
        words, taken = self._words, self._layout.ranges[number]
        # Behind a quote its closing mark often hangs where a parse that failed should have hung the words.
        whole = cue.word > taken.start
        inner = [word for word in taken if whole or words.dep[word] != "punct"] or [taken.start]
        chains = [list(words.up(word)) for word in (inner[0], inner[len(inner) // 2], inner[-1])]
        above = [chain[: chain.index(cue.word)] for chain in chains if cue.word in chain]
        roots = {words.head[word] for word in inner if words.head[word] not in taken}
        facts = holding(
            {
                Fact.PASSED: cue.passed,
                Fact.GOVERNS: above,
                Fact.OUTERMOST: above and not self._is_reported(cue.word),
                Fact.BEYOND: above and all(self._has_own_clause(chain) for chain in above),
                Fact.GOVERNED: any(up in taken for up in words.up(cue.word)),
                Fact.TAKES: cue.word in roots,
            }
        )
        return facts | {cue.sort} | who_facts(self._layout, cue.speakers[0], self._language)

    def _is_reported(self, cue: int) -> bool:
        """Return whether what a cue says is itself what another cue reports (*Ellis said the mayor called it …*)."""
        for word in [cue, *self._words.up(cue)]:
            if word != cue and self._is_cue(word) and self._layout.inside[word] == OUTSIDE:
                return True
            if self._words.dep[word] in _OWN_CLAUSE:
                return False
        return False

    def _has_own_clause(self, chain: list[int]) -> bool:
        """Return whether, among the words from a quote up to a cue, another cue stands in a clause of its own."""
        words, passed = self._words, False
        for word in chain:
            passed = passed or (self._is_cue(word) and self._layout.inside[word] == OUTSIDE)
            if passed and words.dep[word] in _OWN_CLAUSE:
                return True
        return False

    def _says_i(self, number: int) -> bool:
        """Return whether somebody speaks of himself as *I* in a quote."""
        kinds, words = self._language.pronouns, self._words
        return any(kinds.get(words.lower[word]) == "self" for word in self._layout.ranges[number])

    def _many(self, heads: tuple[int, ...]) -> bool:
        """Return whether the speakers are several."""
        kind = self._language.pronouns.get(self._words.lower[heads[0]])
        return len(heads) > 1 or kind in {"many", "thing"} or self._words.tag[heads[0]] == "NNS"

    def _is_cue(self, word: int) -> bool:
        at = bisect_left(self._cue_words, word)
        return at < len(self._cue_words) and self._cue_words[at] == word

    def _carried(self, number: int, chosen: dict[int, Chosen]) -> Iterator[Candidate]:
        layout = self._layout
        stretch, place = layout.stretches[number], self._place[number]
        if stretch.continues is not None and stretch.continues in chosen:
            yield self._carry(Rule.CONTINUED, stretch.continues, chosen, frozenset())
        before = self._order[place - 1] if place else None
        if before is not None and before in chosen and before != stretch.continues:
            other = layout.stretches[before]
            if other.paragraph == stretch.paragraph:
                if not self._words_between(before, number):
                    yield self._carry(Rule.SAME_PARAGRAPH, before, chosen, frozenset())
            elif stretch.paragraph - other.paragraph <= 3:
                yield self._carry(
                    Rule.PREVIOUS_PARAGRAPH, before, chosen, holding({Fact.WHOLE: self._is_whole(number)})
                )
        yield from self._introduced(number)

    def _leads(self, number: int) -> bool:
        """Return whether a quote stands at the start of its paragraph."""
        stretch = self._layout.stretches[number]
        return stretch.outer.start - self._layout.paragraphs[stretch.paragraph].start < 3

    def _is_whole(self, number: int) -> bool:
        """Return whether a quote is its whole paragraph."""
        stretch = self._layout.stretches[number]
        return self._leads(number) and self._layout.paragraphs[stretch.paragraph].end - stretch.outer.end < 3

    def _words_between(self, before: int, number: int) -> bool:
        """Return whether any word stands between two quotes."""
        ranges, lower = self._layout.ranges, self._words.lower
        return any(lower[word][0].isalnum() for word in range(ranges[before].stop, ranges[number].start))

    def _carry(self, rule: Rule, source: int, chosen: dict[int, Chosen], facts: frozenset[Fact]) -> Candidate:
        return Candidate(rule, chosen[source].candidate.heads, facts, None, source)

    def _introduced(self, number: int) -> Iterator[Candidate]:
        """Who the sentence before is about, if the quote stands on its own."""
        layout, words = self._layout, self._words
        taken = layout.ranges[number]
        near = range(taken.start - 1, max(-1, taken.start - _MOST_MARKS), -1)
        at = next((word for word in near if words.lower[word][0].isalnum()), None)
        if at is None or layout.inside[at] != OUTSIDE:
            return
        paragraphs = layout.stretches[number].paragraph - layout.paragraph_of(words.start[at])
        if paragraphs > 1:
            return
        where = holding(
            {
                Fact.PARAGRAPH: paragraphs,
                Fact.EMBEDDED: not self._stands_apart(number),
                Fact.WHOLE: self._is_whole(number),
            }
        )
        for word in words.sentence_range(at)[-80:]:
            if words.head[word] != word and words.dep[word] not in {"ccomp", "conj", "advcl"}:
                continue
            known = self._cues[bisect_left(self._cue_words, word)] if self._is_cue(word) else None
            child = self._subject(word)
            if child is None or word >= taken.start:
                continue
            nearest = not self._cues_between(word + 1, taken.start)
            facts = (
                where
                | who_facts(self._layout, child, self._language)
                | holding({Fact.ROOT: words.head[word] == word, Fact.CUE: known, Fact.NEAREST: nearest})
            )
            yield Candidate(Rule.INTRODUCED, (child,), facts | ({known.sort} if known else set()), known)

    def _subject(self, verb: int) -> int | None:
        """Return who a sentence is about: of several subjects that a parse may give a verb, the nearest.

        Whoever was told or asked something is not who said it.
        """
        layout, words = self._layout, self._words
        told = words.lower[verb] in self._language.addressing
        subjects = [
            child
            for child in words.under(verb, "nsubj", "nsubjpass")
            if layout.inside[child] == OUTSIDE
            and layout.is_nominal(child)
            and not (told and words.dep[child] == "nsubjpass")
        ]
        return min(subjects, key=lambda child: abs(child - verb), default=None)

    def _stands_apart(self, number: int) -> bool:
        """Return whether a quote is no part of the sentence before it: nothing, or the end of one, stands before."""
        stretch = self._layout.stretches[number]
        start = self._layout.paragraphs[stretch.paragraph].start
        before = self._layout.text[max(start, stretch.outer.start - 20) : stretch.outer.start].rstrip()
        return not before or not (before[-1].isalnum() or before[-1] in _GOING_ON)
