"""What exactly is different between a quote and its source: edits, the fold rules that were needed, cuts and jumps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from editorial.domain.text import Span
from editorial.domain.verdict import EditKind, FoldRule, FoldRules, WordEdit
from editorial.language.checking.alignment import NEAR, Alignment
from editorial.language.checking.asked import BRACKETED, CUT, Asked, Before
from editorial.language.checking.forms import asks_otherwise, between_rules, ends_sentence, word_rules
from editorial.language.checking.same_meaning import is_repeated, rule_for
from editorial.language.checking.source_index import SourceIndex
from editorial.language.checking.unsaid import Unsaid
from editorial.language.checking.words import WORD, key_of

_CUT = 4
"""How many words in a row that were left out are a cut, and no mere alteration; whole sentences always are."""
_MARKS_BEHIND = re.compile(r"[^\w\s]+")
_PAUSES = re.compile("[,…—–]")
"""Marks that stand beside hesitations."""
_IN_BRACKETS = 8
"""The most words of a source that words in brackets may stand for; among so few, a negation is told in any case."""


@dataclass
class Differences:
    """The differences found so far; `jumps` says that the quote is put together from places far from each other."""

    edits: list[WordEdit] = field(default_factory=list)
    folded: set[FoldRule] = field(default_factory=set)
    altered: bool = False
    cut: bool = False
    jumps: bool = False
    spans: list[Span] = field(default_factory=list)


def differences(asked: Asked, index: SourceIndex, alignment: Alignment, rules: FoldRules) -> Differences:
    """Return what is different between an utterance and what stands for it in the source."""
    return _Comparison(asked, index, alignment, rules).run()


class _Comparison:
    """The words of an utterance beside those of a source, looked through once from left to right."""

    def __init__(self, asked: Asked, index: SourceIndex, alignment: Alignment, rules: FoldRules) -> None:
        self._asked, self._index, self._rules = asked, index, rules
        self._at, self._same = alignment.at, alignment.same
        self._found = Differences()

    def run(self) -> Differences:
        same = [number for number, is_same in enumerate(self._same) if is_same]
        self._block(range(same[0]), self._before_first(same[0]))
        for number in same:
            self._word(number)
        for one, other in pairwise(same):
            self._step(one, other)
        self._block(range(same[-1] + 1, len(self._asked)), self._behind_last(same[-1]))
        self._edges()
        self._found.spans = list(self._spans())
        self._found.edits.sort(key=lambda edit: (edit.at, edit.quote is not None))
        return self._found

    def _before_first(self, number: int) -> range:
        """Return the words of the source that stand for those of the quote before the first that is the same."""
        paired = [at for at in self._at[:number] if at is not None]
        return range(paired[0], paired[-1] + 1) if paired else range(0)

    def _behind_last(self, number: int) -> range:
        paired = [at for at in self._at[number + 1 :] if at is not None]
        return range(paired[0], paired[-1] + 1) if paired else range(0)

    def _place(self, number: int) -> int:
        """Return the position in the source of a word of the quote that is the same."""
        at = self._at[number]
        assert at is not None  # only words that stand in the source are the same
        return at

    def _step(self, one: int, other: int) -> None:
        """Compare what stands between two words, one after the other, that are the same."""
        start, end = self._place(one), self._place(other)
        quote = range(one + 1, other)
        if not 0 < end - start <= NEAR + len(quote):
            self._found.jumps = True
            self._block(quote, range(0))
        elif quote:
            self._block(quote, range(start + 1, end))
        elif end - start > 1:
            self._left_out(range(start + 1, end), other)
        else:
            self._between(one, other)

    def _block(self, quote: range, source: range) -> None:
        """Compare words that differ, unless a rule makes them the same."""
        if not quote:
            return
        rule = self._rule(quote, source) if source else None
        if rule is not None and rule in self._rules:
            self._found.folded.add(rule)
            return
        paired = set()
        for number in quote:
            at = self._at[number]
            if at is not None:
                paired.add(at)
                if not self._in_brackets(number, at):
                    self._edit(EditKind.REPLACED, self._asked.spans[number], self._index.span(at, at))
        for inserted in _runs(number for number in quote if self._at[number] is None):
            spans = self._asked.spans[inserted[0]], self._asked.spans[inserted[-1]]
            self._edit(EditKind.INSERTED, Span(spans[0].start, spans[1].end), None)
        for out in _runs(at for at in source if at not in paired):
            self._missing(range(out[0], out[-1] + 1), self._offset(quote, out[0]))

    def _offset(self, quote: range, at: int) -> int:
        """Return where in the article a word of the source that the quote lacks would stand."""
        before = [number for number in quote if (place := self._at[number]) is not None and place < at]
        return self._asked.spans[before[-1]].end if before else self._asked.spans[quote[0]].start

    def _rule(self, quote: range, source: range) -> FoldRule | None:
        spans = self._asked.spans
        words = self._asked.text[spans[quote[0]].start : spans[quote[-1]].end]
        keys = [self._asked.keys[number] for number in quote]
        others = [self._index.key(at) for at in source]
        return rule_for(
            (keys, words), (others, self._index.span(source[0], source[-1]).of(self._index.text)), self._index.lexicon
        )

    def _in_brackets(self, number: int, at: int) -> bool:
        """Return whether a word differs only in letters that the quote has in brackets, and that is ignored."""
        outside = self._asked.outside.get(number)
        if not outside or not self._index.key(at).startswith(outside) or FoldRule.BRACKETS not in self._rules:
            return False
        self._found.folded.add(FoldRule.BRACKETS)
        return True

    def _left_out(self, source: range, number: int) -> None:
        """Judge words of the source that are missing before a word of the quote, by what the article shows there."""
        shown = self._asked.before[number]
        keys = [self._index.key(at) for at in source]
        around = (
            [self._index.key(at) for at in range(max(0, source[0] - len(keys)), source[0])],
            [self._index.key(at) for at in range(source[-1] + 1, min(len(self._index), source[-1] + 1 + len(keys)))],
        )
        if shown is Before.CUT:
            rule = FoldRule.ELLIPSES
        elif shown is Before.BRACKETS and len(source) <= _IN_BRACKETS:
            rule = FoldRule.BRACKETS
        elif shown is Before.NOTHING and is_repeated(keys, *around):
            rule = FoldRule.REPEATS
        else:
            self._missing(source, self._asked.spans[number].start, joined=shown is Before.PIECE)
            return
        if rule in self._rules and not self._turns_round(keys):
            self._found.folded.add(rule)
        else:
            self._missing(source, self._asked.spans[number].start, joined=shown is Before.CUT)

    def _turns_round(self, keys: Sequence[str]) -> bool:
        """Return whether a few words that were left out have one without which the rest says the opposite."""
        return len(keys) <= _IN_BRACKETS and not self._index.lexicon.negations.isdisjoint(keys)

    def _missing(self, source: range, at: int, *, joined: bool = False) -> None:
        """Note words of the source that the quote lacks."""
        cut = joined or len(source) >= _CUT or self._is_whole(source)
        self._found.cut |= cut
        self._found.altered |= not cut
        self._found.edits.append(WordEdit(EditKind.LEFT_OUT, at, None, self._index.span(source[0], source[-1])))

    def _is_whole(self, source: range) -> bool:
        """Return whether words are one or several whole sentences, or turns."""
        index = self._index
        before = index.text[index.ends[source[0] - 1] : index.starts[source[0]]] if source[0] else "\n"
        stop = index.starts[source[-1] + 1] if source[-1] + 1 < len(index) else len(index.text)
        return ends_sentence(before) and ends_sentence(index.text[index.ends[source[-1]] : stop])

    def _edit(self, kind: EditKind, quote: Span, source: Span | None) -> None:
        self._found.altered = True
        self._found.edits.append(WordEdit(kind, quote.start, quote, source))

    def _word(self, number: int) -> None:
        """Compare the forms of a word that is the same."""
        span, at = self._asked.spans[number], self._place(number)
        quote, source = span.of(self._asked.text), self._index.span(at, at).of(self._index.text)
        if quote == source:
            return
        if number in self._asked.outside or "[" in source:
            self._fold(frozenset({FoldRule.BRACKETS}), span.start, span, self._index.span(at, at))
            return
        rules = word_rules(quote, source, first=self._is_first(number), one_case=self._one_case(source))
        self._fold(rules, span.start, span, self._index.span(at, at))

    def _fold(self, needed: FoldRules, at: int, quote: Span | None, source: Span | None) -> None:
        """Note that rules are needed, or what is different if one of them does not hold."""
        if needed <= self._rules:
            self._found.folded |= needed
        else:
            self._change(at, quote, source)

    def _is_first(self, number: int) -> bool:
        """Return whether the capital of a word may depend on where it stands: first in a sentence, or behind a cut."""
        if self._asked.before[number] is not Before.NOTHING:
            return True
        quote = self._asked.text[self._asked.spans[number - 1].end : self._asked.spans[number].start]
        at = self._place(number)
        source = self._index.text[self._index.ends[at - 1] if at else 0 : self._index.starts[at]]
        return ends_sentence(quote) or ends_sentence(source)

    def _one_case(self, word: str) -> bool:
        """Return whether the source is in one case where a word stands."""
        return self._index.one_case or (len(word) > 1 and word.isupper() and self._in_capitals)

    @property
    def _in_capitals(self) -> bool:
        """Return whether all that stands for the quote is in capitals."""
        at = [place for place in self._at if place is not None]
        words = [self._index.span(place, place).of(self._index.text) for place in at]
        return len(words) > 1 and all(word.isupper() for word in words if word.isalpha())

    def _between(self, one: int, other: int) -> None:
        """Compare the marks and spaces between two words that follow each other on both sides."""
        if self._asked.before[other] in {Before.PIECE, Before.APART}:
            return
        spans = self._asked.spans
        start, end = spans[one].end, spans[other].start
        quote = self._asked.text[start:end]
        begin, stop = self._index.ends[self._place(one)], self._index.starts[self._place(other)]
        source = self._index.text[begin:stop]
        if quote == source:
            return
        places = Span(start, end) if start < end else None, Span(begin, stop) if begin < stop else None
        if self._asked.before[other] is not Before.NOTHING:
            shown = FoldRule.BRACKETS if self._asked.before[other] is Before.BRACKETS else FoldRule.ELLIPSES
            self._fold(frozenset({shown}), start, *places)
            return
        said, unsaid = self._said(begin, stop)
        self._added_hesitations(start, end, source)
        quote = WORD.sub("", quote)
        needed = between_rules(quote, said)
        if unsaid or self._index.unsaid.at(begin) or self._index.unsaid.at(stop - 1):
            needed = needed - {FoldRule.SPACES} | unsaid
        if needed <= self._rules and not asks_otherwise(quote, said):
            self._found.folded |= needed
        else:
            self._change(start, *places)

    def _change(self, at: int, quote: Span | None, source: Span | None) -> None:
        """Note a difference in the marks and spaces between words."""
        self._found.altered = True
        kind = EditKind.REPLACED if quote and source else EditKind.INSERTED if quote else EditKind.LEFT_OUT
        self._found.edits.append(WordEdit(kind, at, quote, source))

    def _said(self, start: int, end: int) -> tuple[str, FoldRules]:
        """Return the marks and spaces of a stretch of the source without what nobody said, and the rules for that."""
        kept, needed, at = [], set(), start
        while at < end:
            sort = self._index.unsaid.at(at)
            if sort is None:
                kept.append(self._index.text[at])
            elif sort is Unsaid.HEADER:
                needed.add(FoldRule.LINE_ENDS)
            elif sort is Unsaid.NOTE:
                needed.add(FoldRule.HESITATIONS)
            at += 1
        text = "".join(kept)
        bare = WORD.sub("", text)
        if bare != text:
            needed.add(FoldRule.HESITATIONS)
            bare = _PAUSES.sub("", bare)
        return bare, frozenset(needed)

    def _added_hesitations(self, start: int, end: int, source: str) -> None:
        """Note hesitations that only the quote has."""
        there = [key_of(word) for word in WORD.findall(source)]
        for found in WORD.finditer(self._asked.text, start, end):
            if key_of(found[0]) in there:
                there.remove(key_of(found[0]))
            else:
                self._edit(EditKind.INSERTED, Span(found.start(), found.end()), None)

    def _edges(self) -> None:
        """Compare the marks before the first and behind the last word of each piece."""
        firsts = [number for number in range(len(self._asked)) if number == 0 or self._begins(number)]
        for first, following in pairwise([*firsts, len(self._asked)]):
            piece = next(piece for piece in self._asked.pieces if piece.span.contains(self._asked.spans[first]))
            if self._same[first]:
                self._start(piece.span.start, self._asked.spans[first].start, self._place(first))
            if self._same[following - 1]:
                self._end(self._asked.spans[following - 1].end, piece.span.end, self._place(following - 1))

    def _begins(self, number: int) -> bool:
        """Return whether a word is the first of a piece."""
        return self._asked.before[number] in {Before.PIECE, Before.APART}

    def _start(self, start: int, end: int, at: int) -> None:
        """Compare the marks before the first word of a piece."""
        lead = self._asked.text[start:end]
        if lead.strip() and not self._index.text[: self._index.starts[at]].endswith(lead):
            self._edge(lead, Span(start, end), None)

    def _end(self, start: int, end: int, at: int) -> None:
        """Compare the marks behind the last word of a piece."""
        tail, text, begin = self._asked.text[start:end], self._index.text, self._index.ends[at]
        if not tail.strip() or text.startswith(tail, begin):
            return
        found = _MARKS_BEHIND.match(text, begin)
        there = Span(begin, found.end()) if found else None
        if there is not None and asks_otherwise(tail, there.of(text)):
            self._change(start, Span(start, end), there)
        elif tail.strip() in {",", "."}:
            self._fold(frozenset({FoldRule.END_MARK}), start, Span(start, end), there)
        else:
            self._edge(tail, Span(start, end), there)

    def _edge(self, marks: str, place: Span, there: Span | None) -> None:
        """Note the rule that ignores marks at the edge of a piece; a word there is one that the writer put in."""
        words = list(WORD.finditer(BRACKETED.sub("", marks)))
        if words:
            self._edit(EditKind.INSERTED, place, None)
        elif BRACKETED.search(marks):
            self._fold(frozenset({FoldRule.BRACKETS}), place.start, place, there)
        elif CUT.search(marks):
            self._fold(frozenset({FoldRule.ELLIPSES}), place.start, place, there)
        else:
            self._fold(between_rules(marks, "") - {FoldRule.SPACES}, place.start, place, there)

    def _spans(self) -> Iterator[Span]:
        """Yield the places in the source, in the order of the quote; what is cut out parts them."""
        at = [place for place in self._at if place is not None]
        begin = at[0]
        for place, following in pairwise([*at, -1]):
            if not 0 < following - place <= _CUT:
                yield self._index.span(begin, place)
                begin = following


def _runs(numbers: Iterator[int]) -> Iterator[list[int]]:
    """Yield the runs of numbers that follow one another."""
    for _key, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        yield [number for _place, number in run]
