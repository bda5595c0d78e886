"""The words of an article as plain lists: a spaCy token costs ten times as much to ask, and more memory to keep."""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, ENT_TYPE, HEAD, LENGTH, LOWER, ORTH, POS, SENT_START, SPACY, TAG

from editorial.domain.text import Span
from editorial.language.text.grammar import kind, relation, turn_prepositions

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc


_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})

Numbers: TypeAlias = "array[int]"
"""A column of numbers: an eighth of the memory of a list of them."""


class Children:
    """The words that each word governs, in order, as stretches of one column."""

    def __init__(self, head: Numbers) -> None:
        heads = np.frombuffer(head, dtype=np.intc)
        governed = (heads != np.arange(len(heads))).nonzero()[0]
        by_head = governed[np.argsort(heads[governed], kind="stable")]
        self._order, self._starts = array("i"), array("i", [0])
        _extend(self._order, by_head)
        _extend(self._starts, np.bincount(heads[governed], minlength=len(heads)).cumsum())

    def __getitem__(self, number: int) -> Numbers:
        return self._order[self._starts[number] : self._starts[number + 1]]

    def counts(self) -> list[int]:
        """Return how many words each word governs."""
        return [after - before for before, after in pairwise(self._starts)]


def _extend(column: Numbers, numbers: npt.NDArray[np.int64]) -> None:
    column.frombytes(numbers.astype(np.intc).tobytes())


class _Strings(dict[int, str]):
    """Strings by spaCy's keys, each asked for once, so that it is the same object wherever it stands."""

    store: StringStore

    def __missing__(self, key: int) -> str:
        self[key] = text = self.store[key]
        return text


class Words:
    """Words of an article by number, each list as long as the article; `text` is the article's.

    `form` (as it stands), `lower`, `tag`, `dep` and `named` (the model's label, if it is part of a name) are strings,
    `head` the number of the governing word (its own at a root), `start` and `end` code points of the text, `sentence`
    the number of the sentence. `ents` are the model's names: the first word, the one after the last, the label.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.form: list[str] = []
        self.lower: list[str] = []
        self.tag: list[str] = []
        self.dep: list[str] = []
        self.named: list[str] = []
        self.head: Numbers = array("i")
        self.start: Numbers = array("i")
        self.end: Numbers = array("i")
        self.sentence: Numbers = array("i")
        self.sentence_starts: Numbers = array("i")
        self.ents: list[tuple[int, int, str]] = []
        self._strings = _Strings()

    @classmethod
    def of(cls, doc: Doc) -> Words:
        """Return the words of a document that holds the whole article."""
        words = cls(doc.text)
        words.add(doc, 0)
        return words

    def add(self, doc: Doc, offset: int) -> None:
        """Add the words of the article's next part, which starts at a code point of it, and a sentence with it.

        Nothing can be added any more once `children` or `edges` were asked for.
        """
        before, strings = len(self), self._strings
        strings.store = doc.vocab.strings
        keys = doc.to_array([ORTH, LOWER, TAG, DEP, ENT_TYPE])
        for column, known in zip((self.form, self.lower, self.tag, self.dep, self.named), keys.T.tolist(), strict=True):
            column.extend(map(strings.__getitem__, known))
        heads, marks, lengths, spaces = doc.to_array([HEAD, SENT_START, LENGTH, SPACY]).astype(np.int64).T
        ends = (lengths + spaces).cumsum() - spaces + offset
        starts = marks == 1
        starts[:1] = True
        _extend(self.head, np.arange(before, before + len(doc)) + heads)
        if doc.lang_ != "en" and doc.has_annotation("POS"):
            self._put(doc, range(before, before + len(doc)))
        _extend(self.start, ends - lengths)
        _extend(self.end, ends)
        _extend(self.sentence, starts.cumsum() + (len(self.sentence_starts) - 1))
        _extend(self.sentence_starts, starts.nonzero()[0] + before)
        self.ents += [(ent.start + before, ent.end + before, ent.label_) for ent in doc.ents]

    def _put(self, doc: Doc, numbers: range) -> None:
        """Put the universal kinds and relations of the words of a document, the last ones, into those of English."""
        turn_prepositions(self.dep, self.head, numbers)
        kinds = map(self._strings.__getitem__, doc.to_array(POS).tolist())
        self.tag[numbers.start :] = [sys.intern(kind(name)) for name in kinds]
        self.dep[numbers.start :] = [sys.intern(relation(name)) for name in self.dep[numbers.start :]]

    def __len__(self) -> int:
        return len(self.lower)

    @cached_property
    def children(self) -> Children:
        """The words that each word governs, in order."""
        return Children(self.head)

    @cached_property
    def edges(self) -> tuple[Numbers, Numbers]:
        """The first and the last word of the phrase that each word governs."""
        first, last = array("i", range(len(self))), array("i", range(len(self)))
        waiting = self.children.counts()
        ready = [number for number, count in enumerate(waiting) if not count]
        while ready:
            number = ready.pop()
            head = self.head[number]
            if head == number:
                continue
            first[head] = min(first[head], first[number])
            last[head] = max(last[head], last[number])
            waiting[head] -= 1
            if not waiting[head]:
                ready.append(head)
        return first, last

    def at(self, offset: int) -> int:
        """Return the number of the first word that ends after a code point; the document's length if none does."""
        return bisect_right(self.end, offset)

    def before(self, offset: int) -> int:
        """Return how many words start before a code point."""
        return bisect_left(self.start, offset)

    def making_up(self, span: Span) -> range:
        """Return the words that make up a span; none if it starts or ends within one."""
        first, last = self.at(span.start), self.before(span.end)
        whole = first < last and self.start[first] == span.start and self.end[last - 1] == span.end
        return range(first, last if whole else first)

    def starts_sentence(self, number: int) -> bool:
        """Return whether a word is the first of its sentence."""
        return self.sentence_starts[self.sentence[number]] == number

    def sentence_range(self, number: int) -> range:
        """Return the words of the sentence that a word stands in."""
        sentence = self.sentence[number]
        starts = self.sentence_starts
        return range(starts[sentence], starts[sentence + 1] if sentence + 1 < len(starts) else len(self))

    def under(self, number: int, *relations: str) -> list[int]:
        """Return the words that a word governs by one of the relations."""
        return [child for child in self.children[number] if self.dep[child] in relations]

    def up(self, number: int) -> Iterator[int]:
        """Yield the words that govern a word, nearest first; never more than a hundred."""
        for _ in range(100):
            head = self.head[number]
            if head == number:
                return
            yield head
            number = head

    def span(self, first: int, last: int) -> Span:
        """Return the span from the first to the last of some words."""
        return Span(self.start[first], self.end[last])

    def has_verb(self, numbers: Iterable[int]) -> bool:
        """Return whether one of the words is a verb."""
        return any(self.tag[number].startswith(("VB", "MD")) for number in numbers)

    def has_finite_verb(self, numbers: Iterable[int]) -> bool:
        """Return whether one of the words is a verb that can make a clause (*says*, *said*, *can*; not *released*)."""
        return any(self.tag[number] in _FINITE for number in numbers)
