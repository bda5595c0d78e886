"""Missed names that their capitals tell: abbreviations, words with a head (*Marsh Prefecture*), unknown words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from editorial.domain import labels
from editorial.domain.rules import Rule
from editorial.language.names.candidates import NameCandidate, made_by
from editorial.language.names.institutions import with_purpose
from editorial.language.names.name_context import NameContext, TakenTokens

_LETTERS = range(3, 8)
"""How many letters an abbreviation has that is a name; those of two are mostly units, roles and initials."""
_ROMAN = frozenset("IVX")
"""The letters of Roman numbers, which are no abbreviations (*the XIX century*)."""
_AMOUNTS = frozenset("$€£-")
_SHOUTED = 0.5
"""The share of the words of a sentence in capitals from which on these say nothing."""
_HEADLINE = 0.7
"""The share of its words with a capital from which on a sentence is a headline or a list."""
_LEAST = 3
"""The fewest words of such a sentence."""
_LONGEST = 6
"""The longest name, in words, that is found by its capitals and its head."""
_LIKELY = 0.05
"""The least probability of a name, by the model, for words of which none is ordinary."""
_LINKS = frozenset("-–/&")
_INITIAL = re.compile(r"[A-Z]\.[A-Z][a-z]{3,}$")
"""An initial that is written without a space before a name (*S.Amarbat*)."""


def abbreviated(context: NameContext, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield the abbreviations that the model missed, as bodies: words in capitals in a sentence that is not."""
    taken = TakenTokens(context, names)
    for at in context.capitals:
        if not taken.free(at, at + 1) or not _is_abbreviation(context, at):
            continue
        beside = [i for i in (at - 1, at + 1) if 0 <= i < len(context.words) and taken.free(i, i + 1)]
        shouted = any(context.words[i].isupper() and len(context.words[i]) > 1 for i in beside)
        if not shouted and not _most(context, at, str.isupper, _SHOUTED):
            yield made_by(Rule.CAPITALS, context, at, at + 1, labels.ORG)


def _is_abbreviation(context: NameContext, at: int) -> bool:
    """Return whether a word is an abbreviation, also a plural (*MLRs*), that is no unit, number or ordinary word."""
    word = context.words[at]
    letters = word.removesuffix("s")
    if len(letters) not in _LETTERS or not letters.isalpha() or not letters.isupper() or _ROMAN.issuperset(letters):
        return False
    if any(beside[:1].isdigit() or beside in _AMOUNTS for beside in (context.word(at - 1), context.word(at + 1))):
        return False
    lexicon, low = context.lexicon, letters.lower()
    return not {word.lower(), low} & lexicon.never and low not in lexicon.company and low not in context.vocabulary


def _most(context: NameContext, at: int, has: Callable[[str], bool], share: float) -> bool:
    """Return whether so many words of the sentence that a token is in have what `has` asks for."""
    words = [context.words[i] for i in context.tokens.sentence_range(at) if context.words[i].isalpha()]
    return len(words) >= _LEAST and sum(map(has, words)) >= share * len(words)


def headed(context: NameContext, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield the runs of capitalised words up to a head, or behind the first word of a place, that the model missed."""
    taken, behind = TakenTokens(context, names), 0
    for at in context.capitals:
        if at < behind:
            continue
        end = at
        while end < len(context.words) and taken.free(end, end + 1) and _in_run(context, end, at):
            end += 1
        last, label = _up_to_head(context, at, end)
        if label is not None:
            made = with_purpose(made_by(Rule.HEAD, context, at, last, label), taken)
            end = max(end, made.last)
            yield made
        behind = end


def _in_run(context: NameContext, at: int, first: int) -> bool:
    """Return whether a word belongs to the run of capitalised words that starts at `first`."""
    word, low, lexicon = context.words[at], context.lower[at], context.lexicon
    if len(word) < 2 or not word[0].isupper() or at in context.cut_off:
        return False
    if at == first:
        return low not in lexicon.starts and low not in lexicon.next_to_names and low not in lexicon.leading
    return not context.tokens.starts_sentence(at) or context.words[at - 1][-1:].isalpha()


def _up_to_head(context: NameContext, first: int, end: int) -> tuple[int, str | None]:
    """Return the end and the label of the name with a head, or of the place, that starts a run; else no label."""
    for last in range(min(end, first + _LONGEST), first + 1, -1):
        label = context.lexicon.head_labels.get(context.lower[last - 1])
        if label is not None and _is_name(context, first, last, label):
            return last, label
    if 1 < end - first <= _LONGEST and not context.tokens.starts_sentence(first):
        strong = context.lower[first] in context.lexicon.place_strong_starts
        return end, labels.PLACE if strong else None
    return end, None


def _is_name(context: NameContext, first: int, last: int, label: str) -> bool:
    """Return whether words with a head are a name: not all ordinary in this article, and in no headline."""
    lexicon, lower = context.lexicon, context.lower
    known = (context.vocabulary, lexicon.next_to_names, lexicon.portfolios, lexicon.not_a_name)
    law = label == labels.LAW and context.low(first - 1) in lexicon.the
    if not law and all(any(word in words for words in known) for word in lower[first : last - 1]):
        return False
    if context.word(last)[:1].isupper() and not context.tokens.starts_sentence(last):
        return False
    if label == labels.PLACE and _is_line(context, first, last):
        return not lexicon.ordinary.issuperset(lower[first : last - 1])
    return not _most(context, first, str.istitle, _HEADLINE) and not _most(context, first, str.isupper, _SHOUTED)


def _is_line(context: NameContext, first: int, last: int) -> bool:
    """Return whether words are a line of their own, or one up to a bracket or a dash."""
    begins = first == 0 or "\n" in context.tokens.form[first - 1]
    return begins and (
        last == len(context.words) or "\n" in context.tokens.form[last] or context.words[last] in {"(", "–", "-", "—"}
    )


def unknown(context: NameContext, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield the capitalised words within a sentence that are no ordinary words, unless the model is sure of no name."""
    if context.probabilities is None or not context.lexicon.ordinary:
        return
    taken = TakenTokens(context, names)
    surnames = {name.words[-1] for name in names if name.label == labels.PERSON and name.words}
    behind = 0
    for at in context.capitals:
        if at < behind:
            continue
        behind = end = _behind_unknown(context, at, taken)
        alone = end == at + 1 and (
            context.words[at] in surnames or context.tokens.starts_sentence(at) or len(context.words[at]) < _LEAST
        )
        if at < end <= at + _LONGEST and not alone and _stands_alone(context, at, end, taken):
            mass = 1.0 - float(context.probabilities.outside[at:end].min())
            if mass >= _LIKELY and not _most(context, at, str.istitle, _HEADLINE):
                yield made_by(Rule.CAPITALS, context, at, end, labels.WORK)


def _behind_unknown(context: NameContext, first: int, taken: TakenTokens) -> int:
    """Return the token after the unknown words from `first` on, with the capitalised words behind them."""
    end = first
    while end < len(context.words) and taken.free(end, end + 1) and _is_unknown(context, end, first):
        end += 1
    while end > first and taken.free(end, end + 1) and context.capital_within(end):
        if context.lower[end] in context.lexicon.never:
            break
        end += 1
    return end


def _is_unknown(context: NameContext, at: int, first: int) -> bool:
    """Return whether a capitalised word is no ordinary word, and is not written in small letters in the article."""
    word, low, lexicon = context.words[at], context.lower[at], context.lexicon
    if _INITIAL.match(word):
        return low[2:] not in lexicon.ordinary
    if len(word) < 2 or not word[0].isupper() or word.isupper() or at in context.cut_off:
        return False
    if not all(part.isalpha() for part in re.split("[-’']", word)):
        return False
    if at != first and context.tokens.starts_sentence(at):
        return False
    return low not in lexicon.ordinary and low not in lexicon.never and low not in context.vocabulary


def _stands_alone(context: NameContext, first: int, last: int, taken: TakenTokens) -> bool:
    """Return whether words are not part of a longer name or number."""
    for at in (first - 1, last):
        word = context.word(at)
        if word[:1].isdigit() or word in _LINKS or context.capital_within(at):
            return False
        if 0 <= at < len(context.words) and not taken.free(at, at + 1):
            return False
    return True
