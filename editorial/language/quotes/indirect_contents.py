"""What each cue of an article may report: clauses, objects and sentences, by the parse.

Method: the constructions of attribution described for PolNeAR (Newell, Margolin and Ruths 2018), by rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editorial.domain.labels import PLACE
from editorial.domain.rules import Rule
from editorial.language.facts import Fact
from editorial.language.lexicon.quotes import QuoteLanguage
from editorial.language.passages.cues import Cue
from editorial.language.passages.layout import OUTSIDE, Layout

_OPENING = frozenset("$£€([#@")
_LONGEST = 400
"""How many words may report one thing; a longer stretch is a parse gone wrong."""

_LABEL = re.compile(r"(?:[\w.’'&-]+[ \xa0]){0,5}[\w.’'&)-]+:[ \xa0]+(?=\S)")


SIDES = {
    Rule.CLAUSE: (Rule.CLAUSE_LEFT, Rule.CLAUSE_RIGHT),
    Rule.CLAUSE_FIRST: (Rule.CLAUSE_FIRST_LEFT, Rule.CLAUSE_FIRST_RIGHT),
    Rule.AROUND: (Rule.AROUND_LEFT, Rule.AROUND_RIGHT),
    Rule.OBJECT: (Rule.OBJECT_LEFT, Rule.OBJECT_RIGHT),
    Rule.INFINITIVE: (Rule.INFINITIVE_LEFT, Rule.INFINITIVE_RIGHT),
    Rule.ABOUT: (Rule.ABOUT_LEFT, Rule.ABOUT_RIGHT),
    Rule.QUESTION: (Rule.QUESTION_LEFT, Rule.QUESTION_RIGHT),
    Rule.NOUN_CLAUSE: (Rule.NOUN_CLAUSE_LEFT, Rule.NOUN_CLAUSE_RIGHT),
}
"""The rules for what stands before and behind the cue's own clause, where that is inside the reported words.

Mostly so with AROUND; with the others only where a parse has crossing arcs.
"""


@dataclass(frozen=True, slots=True)
class Content:
    """Words that may report what somebody said: first and last word, cue and rule.

    `facts` are what holds of it.
    """

    first: int
    last: int
    cue: Cue
    rule: Rule
    facts: frozenset[Fact] = frozenset()


class Contents:
    """Offers what the cues of an article may report."""

    def __init__(self, layout: Layout, cues: Sequence[Cue], language: QuoteLanguage) -> None:
        self._layout, self._words, self._cues, self._language = layout, layout.words, cues, language
        self._cue_at = {cue.word: cue for cue in cues}

    def offers(self) -> Iterator[Content]:
        """Yield every content that a cue may report, in the order of the cues."""
        for cue in self._cues:
            if cue.sort is Fact.ACCORDING:
                yield from self._according(cue)
            elif cue.sort is Fact.NOUN:
                yield from self._noun(cue)
            else:
                yield from self._verb(cue)
        yield from self._labels()

    def _verb(self, cue: Cue) -> Iterator[Content]:
        words, reported, lower = self._words, self._language.reported, self._words.lower[cue.word]
        children = words.children[cue.word]
        clauses = [child for child in children if words.dep[child] == "ccomp"]
        ahead, after = [c for c in clauses if c < cue.word], [c for c in clauses if c > cue.word]
        for child in ahead:
            yield from self._under(cue, child, Rule.CLAUSE_FIRST)
        if after:
            yield from self._offer(cue, words.edges[0][after[0]], words.edges[1][after[-1]], Rule.CLAUSE)
        if words.dep[cue.word] == "parataxis":
            head = words.head[cue.word]
            yield from self._offer(cue, words.edges[0][head], words.edges[1][head], Rule.AROUND)
        behind = [child for child in children if child > cue.word]
        if lower in reported.objects and not clauses:
            things = [child for child in behind if words.dep[child] in {"dobj", "oprd"}]
            if things:
                yield from self._offer(cue, words.edges[0][things[0]], self._complement(behind, things[0]), Rule.OBJECT)
        for child in behind:
            dep = words.dep[child]
            if dep == "xcomp" and lower in reported.infinitives:
                yield from self._under(cue, child, Rule.INFINITIVE)
            elif dep == "prep" and lower in reported.prepositions.get(words.lower[child], ()):
                for below in words.under(child, "pobj", "pcomp"):
                    yield from self._under(cue, below, Rule.ABOUT)
            elif dep == "advcl" and lower in self._language.speech and self._asks(child):
                yield from self._under(cue, child, Rule.QUESTION)

    def _asks(self, clause: int) -> bool:
        """Return whether a clause is a reported question (*whether …*)."""
        words = self._words
        return any(words.lower[mark] in self._language.reported.questions for mark in words.under(clause, "mark"))

    def _complement(self, behind: list[int], thing: int) -> int:
        """Return the last word of an object with what completes it (*praised him for his work*)."""
        words, last = self._words, self._words.edges[1][thing]
        for child in behind:
            if child <= thing:
                continue
            dep = words.dep[child]
            goes_on = dep in {"oprd", "xcomp", "acomp", "ccomp", "dobj"} or (
                dep == "prep" and words.lower[child] in self._language.reported.complements
            )
            if not goes_on or words.edges[0][child] != last + 1:
                break
            last = words.edges[1][child]
        return last

    def _under(self, cue: Cue, child: int, rule: Rule) -> Iterator[Content]:
        yield from self._offer(cue, self._words.edges[0][child], self._words.edges[1][child], rule)

    def _according(self, cue: Cue) -> Iterator[Content]:
        words = self._words
        sentence = words.sentence_range(cue.word)
        last = max([cue.last, *(words.edges[1][child] for child in words.children[cue.last] if child > cue.last)])
        if cue.first - sentence.start > 2:
            yield from self._offer(cue, sentence.start, cue.first - 1, Rule.ACCORDING_AFTER)
        else:
            yield from self._offer(cue, last + 1, sentence.stop - 1, Rule.ACCORDING_BEFORE)

    def _noun(self, cue: Cue) -> Iterator[Content]:
        words = self._words
        for child in words.children[cue.word]:
            if child > cue.word and words.dep[child] in {"acl", "ccomp", "relcl"}:
                yield from self._under(cue, child, Rule.NOUN_CLAUSE)

    def _labels(self) -> Iterator[Content]:
        """A name and a colon before plain words (*Ellis: The bridge stays shut*), in headlines and transcripts."""
        layout, words = self._layout, self._words
        for number, paragraph in enumerate(layout.paragraphs):
            label = _LABEL.match(layout.text, paragraph.start, paragraph.end)
            if label is None:
                continue
            covered = layout.paragraph_words(number)
            colon = words.before(label.end()) - 1
            names = range(covered.start, colon)
            if not names or colon + 3 >= covered.stop or words.has_verb(names):
                continue
            if self._language.interview_labels.get(words.lower[names[0]]) == "question" and len(names) == 1:
                continue
            answers = self._language.interview_labels.get(words.lower[names[0]]) == "answer" and len(names) == 1
            heads = list(names) if answers else [word for word in names if self._is_named(word, number)]
            if heads and layout.inside[colon + 1] == OUTSIDE and all(layout.inside[word] == OUTSIDE for word in names):
                cue = Cue(colon, colon, colon, Fact.LABEL, (heads[-1],))
                yield from self._trimmed(cue, colon + 1, covered.stop - 1, Rule.LABEL)

    def _is_named(self, word: int, paragraph: int) -> bool:
        """Return whether a word of a label is the name of whoever may speak; in a headline only if it is known.

        A place is none (*PARIS: …*), nor is *EXCLUSIVE: …*.
        """
        mention = self._layout.mention_at.get(word)
        if mention is not None:
            return mention.label != PLACE
        return paragraph > 0 and self._layout.is_name(word)

    def _offer(self, cue: Cue, first: int, last: int, rule: Rule) -> Iterator[Content]:
        """Offer what stands from one word to another, without the cue's own clause if that stands inside."""
        words = self._words
        own = [cue.first, cue.last]
        if not cue.passed:
            for speaker in cue.speakers[:1]:
                own += [words.edges[0][speaker], words.edges[1][speaker]]
        low, high = min(own), max(own)
        if first <= low and high <= last:
            left, right = SIDES[rule]
            yield from self._trimmed(cue, first, low - 1, left)
            yield from self._trimmed(cue, high + 1, last, right)
        else:
            yield from self._trimmed(cue, first, last, rule)

    def _trimmed(self, cue: Cue, first: int, last: int, rule: Rule) -> Iterator[Content]:
        layout = self._layout
        if first > last or last - first > _LONGEST:
            return
        last = self._cut(cue, first, last)
        first, last = self._whole_quotes(first, last)
        while first < last and layout.inside[first] == OUTSIDE and self._leaves_out(first, rule):
            first += 1
        while last > first and layout.inside[last] == OUTSIDE and self._is_edge(last):
            last -= 1
        if first <= cue.word <= last or self._is_edge(first) or any(first <= head <= last for head in cue.speakers):
            return
        yield Content(first, last, cue, rule)

    def _leaves_out(self, word: int, rule: Rule) -> bool:
        """Return whether a word at the start is no part of the report: a mark, *But*, a dateline."""
        words = self._words
        lower = words.lower[word]
        if not lower[0].isalnum() and lower[0] not in _OPENING:
            return True
        starts = word == 0 or words.sentence[word] != words.sentence[word - 1]
        return starts and rule is not Rule.LABEL and lower in self._language.reported.connectives

    def _is_edge(self, word: int) -> bool:
        lower = self._words.lower[word]
        return not lower[-1].isalnum() and lower not in {")", "%", "]"} and not (len(lower) > 1 and lower[-1] == ".")

    def _whole_quotes(self, first: int, last: int) -> tuple[int, int]:
        """Widen a stretch so that it cuts no quote in two."""
        layout = self._layout
        if layout.inside[first] != OUTSIDE:
            first = layout.ranges[layout.inside[first]].start
        if layout.inside[last] != OUTSIDE:
            last = layout.ranges[layout.inside[last]][-1]
        return first, last

    def _cut(self, cue: Cue, first: int, last: int) -> int:
        """Return the last word before another cue takes over (*…, adding that*, *…, according to*)."""
        words, layout = self._words, self._layout
        paragraph = layout.paragraph_of(words.start[first])
        for word in range(first + 1, last + 1):
            if layout.inside[word] != OUTSIDE or word == cue.word:
                continue
            other = self._cue_at.get(word)
            if (
                other is not None
                and words.lower[word - 1] in {",", "—", "–", "--", "-"}
                and (other.sort is Fact.ACCORDING or (other.passed and words.tag[word] == "VBG"))
            ):
                return word - 2
            if words.start[word] > layout.paragraphs[paragraph].end:
                return word - 1
        return last
