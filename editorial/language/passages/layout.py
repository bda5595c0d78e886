"""How the quotes of an article lie among its words: what stands inside marks, and the sentences around it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import category

from editorial.domain.annotation import Mention
from editorial.domain.labels import CHARACTER, PERSON, SPEAKING
from editorial.domain.text import Span
from editorial.language.passages.marks import Stretch
from editorial.language.text.tokens import Tokens

OUTSIDE = -1
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "CD", "DT", "WDT", "EX"})
_INNER_TAGS = frozenset(
    {"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "HYPH", "VBN", "AFX"}
)
_SYMBOLS = frozenset({"So", "Sk", "Cf", "Mn"})
_ENDS = frozenset({".", "!", "?", "…", "..."})


class Layout:
    """Words, paragraphs, stretches and mentions of one article, and where each lies in the others.

    `inside[word]` is the number of the outermost stretch that a word, or its mark, stands in, or OUTSIDE; `mention_at`
    holds the mention of somebody who can speak at a word, `names` any mention by its start, `repeats` how often the
    same words stand inside marks. `completing` words may begin a clause that completes an unnamed speaker.
    """

    def __init__(
        self,
        words: Tokens,
        paragraphs: Sequence[Span],
        stretches: Sequence[Stretch],
        mentions: Sequence[Mention],
        completing: frozenset[str],
    ) -> None:
        self.words, self.text = words, words.text
        self.paragraphs, self.stretches, self._completing = paragraphs, stretches, completing
        self.inside = [OUTSIDE] * len(words)
        self.ranges: dict[int, range] = {}
        for number, stretch in enumerate(stretches):
            if stretch.parent is None and stretch.family != "single":
                self.take_out(number)
        self.paragraph_starts = [span.start for span in paragraphs]
        self.names = {mention.span.start: mention for mention in mentions}
        self.repeats = Counter(stretch.span.of(words.text).strip(",.;").lower() for stretch in stretches)
        self.mention_at: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: len(m.span)):
            if mention.label in SPEAKING:
                covered = self.words_of(mention.span)
                while len(covered) > 1 and words.tag[covered[0]].startswith("VB"):
                    covered = covered[1:]  # *Said Ellis:* was taken for a name
                for word in covered:
                    self.mention_at[word] = mention
                for word in self._symbols_from(covered[-1] + 1):
                    self.mention_at.setdefault(word, mention)

    def _symbols_from(self, word: int) -> Iterator[int]:
        """Yield the emoji and the like that follow a name: a parser may take one for the head of the phrase."""
        while word < len(self.words) and category(self.words.lower[word][0]) in _SYMBOLS:
            yield word
            word += 1

    def take_out(self, number: int) -> None:
        """Mark the words of a stretch, its marks among them, as standing inside it."""
        outer = self.words_of(self.stretches[number].outer)
        self.ranges[number] = outer
        for word in outer:
            self.inside[word] = number

    def words_of(self, span: Span) -> range:
        """Return the words that a span touches."""
        return range(self.words.at(span.start), self.words.before(span.end))

    def paragraph_of(self, offset: int) -> int:
        """Return the number of the paragraph that a code point stands in."""
        return max(0, bisect_right(self.paragraph_starts, offset) - 1)

    def paragraph_words(self, number: int) -> range:
        """Return the words of a paragraph."""
        return self.words_of(self.paragraphs[number])

    def ends_sentence(self, word: int) -> bool:
        """Return whether a word outside quotes ends a sentence."""
        return self.inside[word] == OUTSIDE and self.words.lower[word] in _ENDS

    def is_nominal(self, word: int) -> bool:
        """Return whether a word can head what names a speaker."""
        return self.words.tag[word] in _NOUN_TAGS or word in self.mention_at or self._is_stranger(word)

    def _is_stranger(self, word: int) -> bool:
        """Return whether a word is a capitalised subject, though no noun by its kind: a name the model never met."""
        return self.words.dep[word] == "nsubj" and self.text[self.words.start[word]].isupper()

    def person_at(self, word: int) -> Mention | None:
        """Return the name of a person or a character that a word is part of."""
        mention = self.mention_at.get(word)
        return mention if mention is not None and mention.label in {PERSON, CHARACTER} else None

    def is_name(self, word: int) -> bool:
        """Return whether a word is part of a name."""
        return word in self.mention_at or self.words.tag[word] in _NAME_TAGS

    def phrase(self, head: int) -> tuple[int, int]:
        """Return the first and last word of the simple noun phrase around its head."""
        if (mention := self.mention_at.get(head)) is not None:
            covered = [word for word in self.words_of(mention.span) if self.mention_at.get(word) is mention]
            return covered[0], covered[-1]
        first = last = head
        tags, sentence = self.words.tag, self.words.sentence
        if tags[head] in {"PRP", "WP", "WDT", "DT", "EX"}:
            return head, head
        while (
            first > 0
            and tags[first - 1] in _INNER_TAGS
            and tags[first] not in {"DT", "PRP$"}
            and sentence[first - 1] == sentence[head]
            and self.inside[first - 1] == self.inside[head]
            and head - first < 12
        ):
            first -= 1
        if self.is_name(head):
            while last + 1 < len(tags) and tags[last + 1] in _NAME_TAGS and self.inside[last + 1] == self.inside[head]:
                last += 1
            return first, last
        return first, self._completed(head)

    def _completed(self, head: int) -> int:
        """Return the last word of what completes an unnamed speaker (*a spokesman for the ferries*)."""
        words, last = self.words, head
        for child in words.children[head]:
            edge = words.edges[1][child]
            if child < head or words.edges[0][child] != last + 1 or edge - head > 10:
                continue
            if words.dep[child] != "prep" and not (
                words.dep[child] == "relcl" and words.lower[last + 1] in self._completing
            ):
                break
            if any(self.inside[word] != self.inside[head] for word in range(head, edge + 1)):
                break
            last = edge
        while last > head and not words.lower[last][-1].isalnum():
            last -= 1
        return last
