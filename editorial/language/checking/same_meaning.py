"""Which fold rule makes words that differ the same: divided words, short forms, numbers in words, words said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from editorial.domain.verdict import FoldRule
from editorial.language.checking.words import HYPHENS
from editorial.language.lexicon.transcripts import TranscriptLexicon

_LINE_END = re.compile(rf"[{re.escape(HYPHENS)}\u00ad][ \t]*\n\s*")
_WITHIN_WORD = re.compile(rf"[{re.escape(HYPHENS)}.]\s?")
_MOST_WAYS = 64


def rule_for(
    quote: tuple[Sequence[str], str], source: tuple[Sequence[str], str], lexicon: TranscriptLexicon
) -> FoldRule | None:
    """Return the rule that makes some words of a quote the same as some of its source, or None.

    Both are given as the forms for comparing and as they stand in their text.
    """
    words, others = tuple(quote[0]), tuple(source[0])
    if "".join(words) == "".join(others):
        return _joining_rule(quote[1], source[1])
    if _read_short(words, lexicon) & _read_short(others, lexicon):
        return FoldRule.CONTRACTIONS
    if (value := _value(words, lexicon.numbers)) is not None and value == _value(others, lexicon.numbers):
        return FoldRule.NUMBERS
    return None


def _joining_rule(quote: str, source: str) -> FoldRule | None:
    """Return the rule for a word that is divided on one side only."""
    if _LINE_END.search(source):
        return FoldRule.LINE_ENDS
    bare = [_WITHIN_WORD.sub("", text).lower() for text in (quote, source)]
    if bare[0] != bare[1]:
        return None
    return FoldRule.PUNCTUATION if "." in quote + source else FoldRule.DASHES


def _read_short(words: Sequence[str], lexicon: TranscriptLexicon) -> set[tuple[str, ...]]:
    """Return what words may stand for, with all short forms in full."""
    ways = [list(_full_forms(word, lexicon)) for word in words]
    size = 1
    for way in ways:
        size *= len(way)
    if size > _MOST_WAYS:
        return set()
    return {tuple(word for part in way for word in part) for way in product(*ways)}


def _full_forms(word: str, lexicon: TranscriptLexicon) -> Iterator[tuple[str, ...]]:
    """Yield the words that one word may stand for, itself first."""
    yield (word,)
    yield from lexicon.short_forms.get(word, ())
    for end, meanings in lexicon.short_forms.items():
        if "'" in end and word.endswith(end) and len(word) > len(end):
            yield from ((word.removesuffix(end), *meaning) for meaning in meanings)


def _value(words: Sequence[str], numbers: Mapping[str, int]) -> int | None:
    """Return the number that words name, in digits or in words; None if they name none."""
    if len(words) == 1 and words[0].replace(",", "").isdecimal():
        return int(words[0].replace(",", ""))
    total, part = 0, 0
    for word in words:
        value = numbers.get(word)
        if value is None:
            return None
        if value >= 1000:
            total, part = total + max(1, part) * value, 0
        else:
            part = max(1, part) * value if value == 100 else part + value
    return total + part if words else None


def is_repeated(left_out: Sequence[str], before: Sequence[str], after: Sequence[str]) -> bool:
    """Return whether words stand there a second time: right before them, or right after them."""
    size = len(left_out)
    return tuple(left_out) in {tuple(before[-size:]), tuple(after[:size])}
