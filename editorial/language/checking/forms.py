"""Which fold rules make two forms of a word the same, and two stretches between words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.domain.verdict import FoldRule, FoldRules
from editorial.language.checking.words import HYPHENS, INVISIBLE, same_characters, same_marks

_MARKS = re.compile("[\"'“”„‟‘’‚‛«»‹›「」『』〝〞`´＂＇]")
_DASHES = re.compile(f"[{re.escape(HYPHENS)}]+")
_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_END = re.compile(r"[?!.]")


def word_rules(quote: str, source: str, *, first: bool, one_case: bool) -> FoldRules:
    """Return the rules that make two forms of one word (`key_of` gives the same for both) the same.

    `first` says that a capital may depend on where the word stands, `one_case` that the source has one case only.
    """
    if quote == source:
        return frozenset()
    found = set()
    characters = same_characters(quote), same_characters(source)
    if same_marks(quote).lower() != same_marks(source).lower():
        found.add(FoldRule.CHARACTERS)
    if characters[0].lower() != characters[1].lower():
        found.add(FoldRule.MARKS)
    marks = same_marks(characters[0]), same_marks(characters[1])
    if marks[0] != marks[1]:
        found.add(_case_rule(*marks, first=first, one_case=one_case))
    return frozenset(found)


def _case_rule(quote: str, source: str, *, first: bool, one_case: bool) -> FoldRule:
    """Return the rule that ignores the capitals in which two words differ."""
    if one_case:
        return FoldRule.ONE_CASE
    return FoldRule.FIRST_CAPITAL if first and quote[1:] == source[1:] else FoldRule.CAPITALS


def between_rules(quote: str, source: str) -> FoldRules:
    """Return the rules that make two stretches of marks and spaces between words the same."""
    if quote == source:
        return frozenset()
    return frozenset(_between(quote, source))


def _between(quote: str, source: str) -> Iterator[FoldRule]:
    bare = _INVISIBLE.sub("", quote), _INVISIBLE.sub("", source)
    if bare[0] == bare[1] or (len(bare[0]) < len(quote)) != (len(bare[1]) < len(source)):
        yield FoldRule.CHARACTERS
    if _MARKS.findall(bare[0]) != _MARKS.findall(bare[1]):
        yield FoldRule.MARKS
    unmarked = _MARKS.sub("", bare[0]), _MARKS.sub("", bare[1])
    if _DASHES.findall(unmarked[0]) != _DASHES.findall(unmarked[1]):
        yield FoldRule.DASHES
    undashed = _DASHES.sub(" ", unmarked[0]), _DASHES.sub(" ", unmarked[1])
    if _SPACES.sub("", undashed[0]) != _SPACES.sub("", undashed[1]):
        yield FoldRule.PUNCTUATION
    if _SPACES.findall(unmarked[0]) != _SPACES.findall(unmarked[1]):
        yield FoldRule.SPACES


def asks_otherwise(quote: str, source: str) -> bool:
    """Return whether one of two stretches between words ends a question, and the other a sentence that is none."""
    ends = _END.findall(quote), _END.findall(source)
    return all(ends) and ("?" in ends[0]) != ("?" in ends[1])


def ends_sentence(between: str) -> bool:
    """Return whether a sentence ends in a stretch between words."""
    return _END.search(between) is not None or "\n" in between
