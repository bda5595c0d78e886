"""Missed mentions: repeats of names in the article, abbreviations in brackets, and names in the gazetteers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from editorial.domain import labels
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.lexicon.gazetteer import GREAT, gazetteer
from editorial.language.lexicon.names import NameLexicon
from editorial.language.names.boundaries import belongs
from editorial.language.names.candidates import NameCandidate, made_by
from editorial.language.names.groups import NameGroup
from editorial.language.names.institutions import with_purpose
from editorial.language.names.name_context import NameContext, TakenTokens
from editorial.language.names.short_forms import abbreviates

_SHORT = 3
"""Organisations in the gazetteer with at most this many letters are too ambiguous."""
_CLEAR = 0.5
"""The lead that the label of a group must have for its repeats to be searched for."""


_BEHIND_PLACE = frozenset({":", "-", "–", "—", "--"})
"""What follows the place of a dateline."""
_STANDS = 1.5
"""Weight of a full name before an abbreviation in brackets, for its label."""


def abbreviations(context: NameContext, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield abbreviations in brackets after their full name that the model missed, with the label of the full name."""
    taken = TakenTokens(context, names)
    for name in names:
        if context.word(name.last) != "(" or context.word(name.last + 2) != ")":
            continue
        at = name.last + 1
        word = context.word(at)
        told = abbreviates(word, name.words, context.lexicon) or (
            name.label == labels.ORG and len(name.words) > 1 and word.isupper() and word.isalpha() and len(word) > 2
        )
        if told and taken.free(at, at + 1):
            made = made_by(Rule.ABBREVIATION, context, at, at + 1, name.label)
            made.vote(name.label, _STANDS, Reason.of(ReasonCode.STANDS_FOR, name.text))
            taken.take(at, at + 1)
            yield made


Index = dict[str, tuple[list[int], set[tuple[str, ...]]]]
"""Names to search for by their first word: their lengths in words, longest first, and the names."""


def index(groups: Sequence[NameGroup], speaking: frozenset[str]) -> Index:
    """Return the names with a clear label, for `repeats`; `speaking` are words next to speech verbs."""
    names: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for each in groups:
        if each.margin > _CLEAR and any(c.isupper() for c in each.words[0]):
            for words in (each.words, _in_small(each.words)):
                names[words[0]].add(words)
            surname = each.words[-1]
            known = surname in speaking or _is_surname(surname, each.lexicon)
            if each.label == labels.PERSON and len(each.words) > 1 and known:
                names[surname].add((surname,))
                at = next((at for at, word in enumerate(each.words) if word.islower()), 0)
                if at:
                    names[each.words[at]].add(each.words[at:])  # *de Witt*
    return {first: (sorted({len(name) for name in known}, reverse=True), known) for first, known in names.items()}


def _in_small(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name in capitals as it is written elsewhere (*SALTMERE*: *Saltmere*); abbreviations are unchanged."""
    shouted = all(word.isupper() and len(word) > _SHORT for word in words)
    return tuple(word.title() for word in words) if shouted else words


def _is_surname(word: str, lexicon: NameLexicon) -> bool:
    """Return whether the last word of a name may be searched for as a surname."""
    known = word.lower() in lexicon.not_a_name or word.lower() in lexicon.starts
    return len(word) > 2 and word[0].isupper() and not known and not gazetteer().place(word)


def repeats(context: NameContext, known: Index, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield the mentions of known names that the model missed; `names` are those that were found."""
    taken = TakenTokens(context, names)
    for at, word in enumerate(context.words):
        if word not in known or not taken.free(at, at + 1):
            continue
        lengths, starting = known[word]
        for end in (at + length for length in lengths):
            if tuple(context.words[at:end]) in starting and taken.free(at, end) and _alone(context, at, end):
                first = _whole(context, at, end, taken)
                made = made_by(Rule.SAME_NAME, context, first, end, labels.WORK)
                taken.take(first, end)
                yield made
                break


def _whole(context: NameContext, first: int, last: int, taken: TakenTokens) -> int:
    """Return where a name with a head starts: with the free capitalised words before it (*Ferrow* *National Park*)."""
    while last - first == 1 and _is_initial(context, first - 1) and taken.free(first - 1, first):
        first -= 1
        last -= 1
    headed = last - first > 1 and context.lower[last - 1] in context.lexicon.head_labels
    while headed and first and taken.free(first - 1, first) and belongs(context, first - 1):
        first -= 1
    return first


def _is_initial(context: NameContext, at: int) -> bool:
    """Return whether a word is an initial without a full stop within a sentence (*T P Moss*)."""
    word = context.word(at)
    return len(word) == 1 and word.isupper() and word not in {"A", "I"} and not context.tokens.starts_sentence(at)


def _alone(context: NameContext, first: int, last: int) -> bool:
    """Return whether the words are not part of a longer run of capitalised words, nor of a word such as *anti-…*."""
    if context.word(first - 1) == "-" and context.low(first - 2) in context.lexicon.hyphened_before:
        return False
    return not (context.capital_within(first - 1) or context.capital_within(last))


def listed(context: NameContext, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield countries, regions, peoples, organisations and events in the gazetteers that the model missed."""
    taken = TakenTokens(context, names)
    for at in context.capitals:
        if not taken.free(at, at + 1):
            continue
        for length in (3, 2, 1):
            label = _listed_as(context, at, at + length) if at + length <= len(context.words) else None
            if label and taken.free(at, at + length):
                last, label = _up_to_head(context, at + length, label, taken)
                made = with_purpose(made_by(Rule.LIST, context, at, last, label), taken)
                taken.take(at, made.last)
                yield made
                break


def _up_to_head(context: NameContext, last: int, label: str, taken: TakenTokens) -> tuple[int, str]:
    """Return the end and the label of a name with the free capitalised words up to a head (*Ferrow* *High Court*)."""
    end = last
    while context.capital_within(end) and taken.free(end, end + 1) and end not in context.cut_off:
        end += 1
        head = context.lexicon.head_labels.get(context.lower[end - 1])
        if head is not None:
            last, label = end, head
    return last, label


def _is_at_place(context: NameContext, first: int, last: int) -> bool:
    """Return whether a town stands where only a place stands: at the start of a line before a dash or a colon."""
    starts = first == 0 or "\n" in context.tokens.form[first - 1]
    alone = last == len(context.words) or "\n" in context.tokens.form[last]
    ordinary = context.lower[first] in context.lexicon.ordinary
    return starts and (context.word(last) in _BEHIND_PLACE or (alone and not ordinary))


def _listed_as(context: NameContext, first: int, last: int) -> str | None:
    """Return the label of some words in the gazetteers, or None."""
    lists, name = gazetteer(), " ".join(context.words[first:last])
    place = lists.place(name)
    if place == GREAT and len(name) > 2:
        return labels.PLACE
    if lists.is_group(name):
        return labels.GROUP
    if name in lists.organisations and len(name) > _SHORT:
        return labels.ORG
    if name in lists.events:
        return labels.EVENT
    return labels.PLACE if place and _is_at_place(context, first, last) else None
