"""The words of a parsed document as plain lists: a spaCy token costs ten times as much to ask."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from spacy.attrs import DEP, HEAD, LENGTH, LOWER, SENT_START, SPACY, TAG

from editorial.domain.text import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Words:
    """Words of a document by number, each list as long as the document; `text` is the document's own.

    `lower`, `tag` and `dep` are strings, `head` the number of the governing word (its own at a root), `start` and `end`
    code points of the text, `sentence` the number of the sentence.
    """

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        table = doc.to_array([LOWER, TAG, DEP, HEAD, SENT_START, LENGTH, SPACY])
        strings = doc.vocab.strings
        names = {key: strings[key] for column in (0, 1, 2) for key in set(table[:, column].tolist())}
        self.lower: list[str] = [names[key] for key in table[:, 0].tolist()]
        self.tag: list[str] = [names[key] for key in table[:, 1].tolist()]
        self.dep: list[str] = [names[key] for key in table[:, 2].tolist()]
        offsets = table[:, 3].astype("int64").tolist()
        self.head: list[int] = [number + offset for number, offset in enumerate(offsets)]
        lengths = table[:, 5].astype("int64")
        ends = (lengths + table[:, 6].astype("int64")).cumsum() - table[:, 6].astype("int64")
        self.start: list[int] = (ends - lengths).tolist()
        self.end: list[int] = ends.tolist()
        self.sentence: list[int] = []
        self.sentence_starts: list[int] = []
        for number, mark in enumerate(table[:, 4].tolist()):
            if mark == 1 or number == 0:
                self.sentence_starts.append(number)
            self.sentence.append(len(self.sentence_starts) - 1)

    def __len__(self) -> int:
        return len(self.lower)

    @cached_property
    def children(self) -> list[list[int]]:
        """The words that each word governs, in order."""
        children: list[list[int]] = [[] for _ in self.head]
        for number, head in enumerate(self.head):
            if head != number:
                children[head].append(number)
        return children

    @cached_property
    def edges(self) -> tuple[list[int], list[int]]:
        """The first and the last word of the phrase that each word governs."""
        first, last = list(range(len(self))), list(range(len(self)))
        waiting = [len(below) for below in self.children]
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
