"""Missed names that are found by repeated capitals or by the words around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from editorial.domain import labels
from editorial.domain.annotation import Origin
from editorial.domain.rules import Rule
from editorial.language.lexicon.gazetteer import GREAT, gazetteer
from editorial.language.names.candidates import NameCandidate, made_by, make_candidate
from editorial.language.names.external_evidence import weigh_context
from editorial.language.names.internal_evidence import PARTICLES
from editorial.language.names.name_context import NameContext, TakenTokens

_OFTEN = 3
"""How often words must be capitalised in mid-sentence, and never in lower case, to be a name."""
_LONGEST = 3
"""The longest name (words) found by its capitals; a longer run is more likely a title or a heading."""
_LONGEST_PERSON = 5
"""A run of capitalised words (tokens) as long as that is no person."""
_TELLING = {labels.WORK: 1.5, labels.CHARACTER: 1.5, labels.PERSON: 3.5}
"""The least external evidence for a work, a character or a person that the model missed."""
_OPENING = frozenset("“‘\"'«")
_LINKS = frozenset("-–—/&")


def unseen(context: NameContext, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield names found by the words around them, and words that are capitalised several times."""
    taken = TakenTokens(context, names)
    runs = [run for run in _runs(context, taken) if _stands_alone(context, run, taken)]
    known = {name.words for name in names} | {name.words[-1:] for name in names}
    often = Counter(_words(context, run) for run in runs if not context.tokens.starts_sentence(run.start))
    for words in known:
        often.pop(words, None)  # `repeats` finds these once their label is known
    for run in runs:
        made = make_candidate(context, run.start, run.stop, labels.WORK)
        weigh_context(made)
        told = any(made.votes.get(label, 0.0) >= least for label, least in _TELLING.items())
        times = often[_words(context, run)]
        if told or (times >= _OFTEN and len(run) <= _LONGEST):
            made.votes.clear()
            made.why.clear()
            made.origin, made.rule = Origin.RULE, Rule.CUE if told else Rule.CAPITALS
            taken.take(run.start, run.stop)
            yield made


def given(context: NameContext, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield capitalised words that begin with a given name, and so are a person that the model missed."""
    taken, lists, lexicon = TakenTokens(context, names), gazetteer(), context.lexicon
    for at in context.capitals:
        word = context.words[at]
        if not lists.sex(word) or word.isupper() or lists.place(word) == GREAT or not taken.free(at, at + 1):
            continue
        last = at + 1
        while last < at + _LONGEST_PERSON and (behind := _behind_next(context, last, taken)) > last:
            last = behind
        people = lists.is_group(context.word(at - 1))
        if not 1 < last - at < _LONGEST_PERSON or _clings(context, last, taken):
            continue
        if not people and _clings(context, at - 1, taken):
            continue
        if context.word(at - 1) in _OPENING:
            continue
        shared = context.vocabulary.issuperset(context.lower[at:last]) or context.lower[at] in lexicon.never
        headed = context.lower[last - 1] in lexicon.head_labels
        beside = not people and context.word(at - 1)[:1].isupper() and not context.tokens.starts_sentence(at)
        if not (shared or headed or (beside and context.low(at - 1) not in lexicon.next_to_names)):
            made = made_by(Rule.LIST, context, at, last, labels.PERSON)
            taken.take(at, last)
            yield made


def _behind_next(context: NameContext, at: int, taken: TakenTokens) -> int:
    """Return the token after the next word of a person's name, with a particle before it; `at` if it does not go on."""
    particle = context.word(at).islower() and context.low(at) in PARTICLES
    last = at + particle
    return last + 1 if taken.free(at, last + 1) and _goes_on(context, last) else at


def _goes_on(context: NameContext, at: int) -> bool:
    """Return whether the name of a person may go on with a word."""
    word = context.word(at)
    return (
        len(word) > 1
        and word[0].isupper()
        and word.lower() not in context.lexicon.never
        and (not context.tokens.starts_sentence(at) and (word[-1].isalpha() or len(word) == 2))
    )


def _words(context: NameContext, run: range) -> tuple[str, ...]:
    """Return the words of a run."""
    return tuple(context.words[run.start : run.stop])


def _runs(context: NameContext, taken: TakenTokens) -> Iterator[range]:
    """Yield the runs of free capitalised words within a sentence that may be a name."""
    run = range(0)
    for at in context.capitals:
        if not taken.free(at, at + 1) or not _may_be_name(context, at):
            continue
        if run and (at > run.stop or context.tokens.starts_sentence(at)):
            yield run
            run = range(0)
        run = range(run.start if run else at, at + 1)
    if run:
        yield run


def _may_be_name(context: NameContext, at: int) -> bool:
    """Return whether a word may be part of a name."""
    word = context.words[at]
    letters = word.replace("'", "").replace("’", "")
    if len(word) < 3 or not word[0].isupper() or not letters.isalpha() or not word[-1].isalpha() or word.isupper():
        return False
    return word.lower() not in context.lexicon.never and word.lower() not in context.vocabulary


def _stands_alone(context: NameContext, run: range, taken: TakenTokens) -> bool:
    """Return whether a run is not part of a longer name, a number or a heading."""
    return not any(_clings(context, at, taken) for at in (run.start - 1, run.stop))


def _clings(context: NameContext, at: int, taken: TakenTokens) -> bool:
    """Return whether a token next to a run is part of the same name or number."""
    word = context.word(at)
    return word in _LINKS or word[:1].isdigit() or (0 <= at < len(context.words) and not taken.free(at, at + 1))
