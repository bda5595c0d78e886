"""Long names of institutions and laws as one: over *of*, *for* and *and*, and as their abbreviation spells them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from editorial.domain import labels
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.lexicon.gazetteer import GREAT, gazetteer
from editorial.language.names.candidates import NameCandidate, made_by
from editorial.language.names.name_context import NameContext, TakenTokens

_LONGEST = 14
"""The longest name of an institution, in tokens."""
_ABBREVIATION = range(2, 11)
"""Lengths of an abbreviation in brackets."""
_SPELLED = 1.5
"""Weight of an abbreviation in brackets that spells a name, for an organisation."""


def run_end(context: NameContext, name: NameCandidate) -> int | None:
    """Return the token after what an institution or a law is for (*Ministry of Health and Sport*); None if nothing."""
    lexicon = context.lexicon
    starts, joints = (
        (lexicon.law_starts, lexicon.parting) if name.label == labels.LAW else (lexicon.org_starts, lexicon.of_or_for)
    )
    if name.label not in {labels.ORG, labels.LAW}:
        return None
    for joint in range(name.first + 1, name.last + 1):
        if context.low(joint) in joints and context.low(joint - 1) in starts:
            return _end(context, joint, name.first + _LONGEST)
    if context.low(name.last - 1) in lexicon.org_heads and context.low(name.last) in lexicon.of:
        return _place_end(context, _behind_the(context, name.last + 1))
    return None


def with_purpose(name: NameCandidate, taken: TakenTokens) -> NameCandidate:
    """Return the name of an institution or a law with the free words that say what it is for."""
    end = run_end(name.context, name)
    if end is not None and end > name.last and taken.free(name.last, end):
        name.last = end
    return name


def _place_end(context: NameContext, first: int) -> int | None:
    """Return the token after the name of a well-known place that begins at `first`, or None."""
    for end in (first + 3, first + 2, first + 1):
        if gazetteer().place(" ".join(context.words[first:end])) == GREAT:
            return end
    return None


def _end(context: NameContext, joint: int, most: int) -> int | None:
    """Return the token after the capitalised words behind the joining word at `joint`, or None if there are none."""
    lexicon, first = context.lexicon, _behind_the(context, joint + 1)
    end = _capitals(context, first)
    if end == first:
        return None
    while end < most:
        low = context.low(end)
        listed = _list_end(context, first, end)
        if listed is not None:
            end = listed
        elif low in lexicon.of_or_for and (more := _capitals(context, _behind_the(context, end + 1))) > end + 1:
            if more == _behind_the(context, end + 1):
                break
            end = more
        else:
            break
    return min(end, most)


def _behind_the(context: NameContext, at: int) -> int:
    """Return the token at `at`, or the one after it if it is a definite article."""
    return at + (context.low(at) in context.lexicon.the)


def _capitals(context: NameContext, at: int) -> int:
    """Return the token after the capitalised words from `at` on."""
    while context.capital_within(at):
        at += 1
    return at


def _list_end(context: NameContext, first: int, end: int) -> int | None:
    """Return the token after the last part of a list (*Training, Jobs and Skills*) that begins at `first`, or None."""
    at, parts = end, [(first, end)]
    while context.word(at) == "," and len(parts) < 4:
        more = _capitals(context, at + 1)
        if more == at + 1:
            return None
        parts.append((at + 1, more))
        at = more
    at += context.word(at) == ","
    if context.low(at) not in context.lexicon.adding | {"&"}:
        return None
    last = _capitals(context, at + 1)
    parts.append((at + 1, last))
    return last if last > at + 1 and not any(_is_other(context, *part) for part in parts) else None


def _is_other(context: NameContext, first: int, last: int) -> bool:
    """Return whether words are a name of their own: a place, a well-known body, an abbreviation or an institution."""
    lists, words = gazetteer(), context.words[first:last]
    text = " ".join(words)
    if lists.place(text) or lists.is_organisation(text) or lists.sex(words[0]) or words[0].isupper():
        return True
    lexicon = context.lexicon
    return words[0].lower() in lexicon.org_starts and context.low(last) in lexicon.of_or_for


def spelled_out(context: NameContext, names: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Return the names, those before an abbreviation in brackets as long as its letters say, with the abbreviations.

    Finds the words by the method of Schwartz and Hearst (2003), with whole words that begin with the letters.
    """
    found = list(_spelled(context))
    if not found:
        return list(names)
    taken = TakenTokens(context, found)
    at_token = {at: each for each in reversed(found) for at in range(each.first, each.last)}
    kept: list[NameCandidate] = []
    for name in names:
        into = next((at_token[at] for at in range(name.first, name.last) if at in at_token), None)
        if into is not None and name.first < into.first:
            name.last = _without_small(context, name.first, into.first)
        if taken.free(name.first, name.last):
            kept.append(name)
    return sorted([*kept, *found], key=lambda name: name.first)


def _without_small(context: NameContext, first: int, last: int) -> int:
    """Return the end of words without what joins them to a name behind them."""
    while last - first > 1 and not context.words[last - 1][:1].isupper():
        last -= 1
    return last


def _spelled(context: NameContext) -> Iterator[NameCandidate]:
    """Yield the names that an abbreviation in brackets spells, each followed by the abbreviation."""
    for at in range(1, len(context.words) - 1):
        if context.words[at - 1] != "(" or context.words[at + 1] != ")":
            continue
        letters = _letters(context.words[at])
        first = _first_word(context, at - 2, letters) if letters else None
        if first is None:
            continue
        label = context.lexicon.head_labels.get(context.lower[at - 2], labels.ORG)
        for begin, end in ((first, at - 1), (at, at + 1)):
            made = made_by(Rule.ABBREVIATION, context, begin, end, label)
            made.inside = 1.0
            why = (
                Reason.of(ReasonCode.ABBREVIATES)
                if begin == at
                else Reason.of(ReasonCode.FOLLOWS, f"({context.words[at]})")
            )
            made.vote(label, _SPELLED, why)
            yield made


def _letters(word: str) -> str:
    """Return the letters of an abbreviation in small letters; empty if the word is none."""
    capitals = sum(letter.isupper() for letter in word)
    if len(word) not in _ABBREVIATION or capitals < 2 or capitals * 2 < len(word) or not word[0].isupper():
        return ""
    return "".join(letter.lower() for letter in word if letter.isalpha())


def _first_word(context: NameContext, last: int, letters: str) -> int | None:
    """Return where the words that end at `last` and begin with the letters, in order, start.

    None if there are none, or fewer than two capitals. Small words may be left out, capitalised ones not, unless they
    stand before all letters.
    """
    at, left, capitals, small = last, len(letters), 0, 0
    while at >= 0 and left and last - at < _LONGEST:
        word = context.words[at]
        if not word or word in {".", "(", ")", "“", "”", '"'} or small > 3:
            return None
        if word[0].lower() == letters[left - 1] and (word[0].isupper() or _is_linked(context, at)):
            left -= 1
            capitals += word[0].isupper()
            small = 0
        elif word[0].isupper() and len(word) > 1:
            return None
        else:
            small += 1
        if context.tokens.starts_sentence(at) and left:
            return None
        at -= 1
    if left or capitals < 2:
        return None
    first = at + 1
    while first and context.capital_within(first - 1) and not context.tokens.starts_sentence(first):
        first -= 1
    return first


def _is_linked(context: NameContext, at: int) -> bool:
    """Return whether a word in small letters may give a letter: it is no article or preposition."""
    return context.lower[at] not in context.lexicon.small and context.words[at].isalpha()
