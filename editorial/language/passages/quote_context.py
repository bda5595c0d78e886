"""The article as the search for quotes sees it: tokens, paragraphs, quoted spans and mentions, aligned by token."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from unicodedata import category

from editorial.domain.annotation import Mention
from editorial.domain.labels import CHARACTER, PERSON, SPEAKING
from editorial.domain.text import Span
from editorial.language.passages.quoted_spans import QuotedSpan
from editorial.language.text.tokens import Tokens

OUTSIDE = -1
"""Value of `QuoteContext.inside` for a token in no quoted span."""
_LONGEST_PHRASE = 12
"""The most tokens of a noun phrase before its head."""
_LONGEST_COMPLEMENT = 10
"""The most tokens after a head that complete it."""
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WP", "CD", "DT", "WDT", "EX"})
_INNER_TAGS = frozenset(
    {"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "CD", "HYPH", "VBN", "AFX"}
)
_SYMBOLS = frozenset({"So", "Sk", "Cf", "Mn"})
_ENDS = frozenset({".", "!", "?", "…", "..."})
_HYPHENS = frozenset("-‐‑")
_OPENS_PHRASE = frozenset({"DT", "PRP$"})


class QuoteContext:
    """Tokens, paragraphs, quoted spans and mentions of one article.

    `inside[token]` is the index of the outermost quoted span that a token, or a mark, is in, or OUTSIDE.
    `token_ranges` has the tokens of each of those spans, marks included. `mention_at` has, by token, the mention of
    somebody who can speak; `mentions_by_start` has all mentions by their start (code points). `completing` words may
    start a relative clause that belongs to a speaker.
    """

    def __init__(
        self,
        tokens: Tokens,
        paragraphs: Sequence[Span],
        quoted_spans: Sequence[QuotedSpan],
        mentions: Sequence[Mention],
        completing: frozenset[str],
    ) -> None:
        self.tokens, self.text = tokens, tokens.text
        self.paragraphs, self.quoted_spans, self._completing = paragraphs, quoted_spans, completing
        self.inside = [OUTSIDE] * len(tokens)
        self._hyphens = {at for at, lower in enumerate(tokens.lower) if lower in _HYPHENS}
        self.token_ranges: dict[int, range] = {}
        for number, quoted in enumerate(quoted_spans):
            if quoted.parent is None and quoted.family != "single":
                self.mark_inside(number)
        self._paragraph_starts = [span.start for span in paragraphs]
        self.mentions_by_start = {mention.span.start: mention for mention in mentions}
        self.mention_at: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: len(m.span)):
            if mention.label in SPEAKING:
                covered = self.tokens_in(mention.span)
                while len(covered) > 1 and tokens.tag[covered[0]].startswith("VB"):
                    covered = covered[1:]  # a name that wrongly includes the verb (*Said Ellis:*)
                for token in covered:
                    self.mention_at[token] = mention
                for token in self._symbols_from(covered[-1] + 1):
                    self.mention_at.setdefault(token, mention)

    def _symbols_from(self, token: int) -> Iterator[int]:
        """Yield the emoji and similar symbols after a name; a parser may take one for the head of the phrase."""
        while token < len(self.tokens) and category(self.tokens.lower[token][0]) in _SYMBOLS:
            yield token
            token += 1

    def mark_inside(self, number: int) -> None:
        """Mark the tokens of a quoted span, with its marks, as inside it."""
        outer = self.tokens_in(self.quoted_spans[number].outer)
        self.token_ranges[number] = outer
        for token in outer:
            self.inside[token] = number

    def tokens_in(self, span: Span) -> range:
        """Return the tokens that overlap a span."""
        return range(self.tokens.at(span.start), self.tokens.before(span.end))

    def paragraph_of(self, offset: int) -> int:
        """Return the index of the paragraph that contains a code point."""
        return max(0, bisect_right(self._paragraph_starts, offset) - 1)

    def paragraph_tokens(self, number: int) -> range:
        """Return the tokens of a paragraph."""
        return self.tokens_in(self.paragraphs[number])

    def ends_sentence(self, token: int) -> bool:
        """Return whether a token is punctuation outside quotes that ends a sentence."""
        return self.inside[token] == OUTSIDE and self.tokens.lower[token] in _ENDS

    def is_nominal(self, token: int) -> bool:
        """Return whether a token can be the head of a phrase that names a speaker."""
        return (
            self.tokens.tag[token] in _NOUN_TAGS
            or token in self.mention_at
            or self._is_unknown_name(token)
            or self.is_hyphenated_noun(token)
        )

    def compound(self, token: int) -> tuple[int, int]:
        """Return the first and last token of the word with hyphens that a token is part of (*editor-in-chief*)."""
        first = last = token
        if self._hyphens.isdisjoint((token - 1, token, token + 1)):
            return first, last
        while first > 0 and self._glued(first - 1):
            first -= 1
        while last + 1 < len(self.tokens) and self._glued(last):
            last += 1
        return first, last

    def _glued(self, token: int) -> bool:
        """Return whether a token and the one behind it are part of one word with hyphens."""
        tokens, lower = self.tokens, self.tokens.lower
        if tokens.end[token] != tokens.start[token + 1]:
            return False
        one, other = lower[token], lower[token + 1]
        hyphen, word = (one, other) if one in _HYPHENS else (other, one)
        return hyphen in _HYPHENS and word[0].isalnum()

    def is_hyphenated_noun(self, token: int) -> bool:
        """Return whether a token is part of a word with hyphens behind *a* or *her* (*a 17-year-old*)."""
        first, last = self.compound(token)
        return first < last and first > 0 and self.tokens.tag[first - 1] in _OPENS_PHRASE

    def compound_head(self, token: int) -> int:
        """Return the last token of a word with hyphens that depends on none of its other parts."""
        first, last = self.compound(token)
        if first == last or token in self.mention_at:
            return token
        heads = self.tokens.head
        own = [at for at in range(first, last + 1) if not first <= heads[at] <= last and self.is_nominal(at)]
        return own[-1] if own else token

    def _is_unknown_name(self, token: int) -> bool:
        """Return whether a token is a capitalised subject but not tagged as a noun: a name that the model mistagged."""
        return self.tokens.dep[token] == "nsubj" and self.text[self.tokens.start[token]].isupper()

    def person_at(self, token: int) -> Mention | None:
        """Return the mention of a person or character that a token is part of."""
        mention = self.mention_at.get(token)
        return mention if mention is not None and mention.label in {PERSON, CHARACTER} else None

    def is_name(self, token: int) -> bool:
        """Return whether a token is part of a name."""
        return token in self.mention_at or self.tokens.tag[token] in _NAME_TAGS

    def phrase(self, head: int) -> tuple[int, int]:
        """Return the first and last token of the simple noun phrase around its head."""
        if (mention := self.mention_at.get(head)) is not None:
            covered = [token for token in self.tokens_in(mention.span) if self.mention_at.get(token) is mention]
            return covered[0], covered[-1]
        tags, sentence = self.tokens.tag, self.tokens.sentence
        if tags[head] in {"PRP", "WP", "WDT", "DT", "EX"}:
            return head, head
        first, last = self.compound(head)
        while (
            first > 0
            and tags[first - 1] in _INNER_TAGS
            and tags[first] not in {"DT", "PRP$"}
            and sentence[first - 1] == sentence[head]
            and self.inside[first - 1] == self.inside[head]
            and head - first < _LONGEST_PHRASE
        ):
            first -= 1
        if self.is_name(head):
            while last + 1 < len(tags) and tags[last + 1] in _NAME_TAGS and self.inside[last + 1] == self.inside[head]:
                last += 1
            return first, last
        return first, self._completed(head, last)

    def _completed(self, head: int, last: int) -> int:
        """Return the last token of the modifiers that follow an unnamed speaker (*a spokesman for the ferries*).

        `last` is the last token of the word that its head is part of.
        """
        tokens, least = self.tokens, last
        for child in tokens.children[head]:
            edge = tokens.edges[1][child]
            if child < head or tokens.edges[0][child] != last + 1 or edge - head > _LONGEST_COMPLEMENT:
                continue
            if tokens.dep[child] != "prep" and not (
                tokens.dep[child] == "relcl" and tokens.lower[last + 1] in self._completing
            ):
                break
            if any(self.inside[token] != self.inside[head] for token in range(head, edge + 1)):
                break
            last = edge
        while last > least and not tokens.lower[last][-1].isalnum():
            last -= 1
        return last
