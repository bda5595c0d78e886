"""External evidence for the label of a name: titles, roles, prepositions and other words around a mention.

The terms internal and external evidence are those of McDonald (1996).
"""

from __future__ import annotations

import re

from editorial.domain import labels
from editorial.domain.reason import Reason, ReasonCode
from editorial.language.lexicon.gazetteer import GREAT, gazetteer
from editorial.language.names.boundaries import age_follows
from editorial.language.names.candidates import NameCandidate
from editorial.language.names.name_context import NameContext

_TOLD = 2.5
"""Weight of a word beside a name that says what it is."""
_AGE = re.compile(r"[1-9]\d?$")
_SPEAKER = 2.5
"""Weight of a speech verb before a name of several words, for a person."""
_EMPLOYS = 1.0
"""Weight of a role and another name after a name (*Holm captain Lars Dahl*), against a person."""
_SIGNED = 2.0
"""Weight of a dash before a name, after a quote or at the start of a line, for a person."""
_DASHES = frozenset({"—", "–", "―", "--", "-"})
_CLOSING = frozenset({"”", "’", '"', "'", "»", ""})
"""What such a dash may follow; the empty string is the start of a line."""
_MARKS = frozenset("“‘\"'«")
_OPENING = _MARKS | {"("}
_APOSTROPHES = frozenset("’'")
_AFTER_SPEAKER = frozenset(",.(")


def weigh_context(name: NameCandidate) -> None:
    """Add the evidence of the words directly before and after a mention."""
    context = name.context
    before = _before(context, name.first)
    _person(name, before)
    _place(name, before)
    _work(name, before)
    _told(name, before)


def _before_it(words: str) -> Reason:
    """Return the reason that some words come before a name."""
    return Reason.of(ReasonCode.STANDS_BEFORE, words)


def _follows(words: str) -> Reason:
    """Return the reason that some words follow a name."""
    return Reason.of(ReasonCode.FOLLOWS, words)


def _before(context: NameContext, first: int) -> int:
    """Return the index of the word before a name on the same line, without an opening mark."""
    at = context.previous(first - 1)
    if context.word(at) in _OPENING:
        at = context.previous(at - 1)
    return at


def _titled(name: NameCandidate, at: int) -> None:
    """Add the evidence of a title, a role or a noun for an organisation before a name, also in an apposition."""
    context, lexicon = name.context, name.context.lexicon
    apart = context.word(at) == "," and context.next(name.last) in {",", ":"}
    word = context.low(at - 1) if apart else context.low(at)
    reason = _before_it(context.word(at - 1) if apart else context.word(at))
    several = len(name.words) > 1
    if word in lexicon.titles and not apart and context.word(at)[:1].isupper():
        name.vote(labels.PERSON, 3.0, reason)
    elif word in lexicon.roles:
        name.vote(labels.PERSON, 3.0 if several and not apart else 1.5, reason)
    elif word in lexicon.org_before:
        name.vote(labels.ORG, 2.5 if several or apart else 1.5, reason)


def _person(name: NameCandidate, at: int) -> None:
    """Add the evidence for and against a person; `at` is the index of the word before the name."""
    context, lexicon = name.context, name.context.lexicon
    _titled(name, at)
    word = context.low(at)
    if word in lexicon.the and len(name.words) == 1 and not _is_noun(context, name.last):
        name.vote(labels.PERSON, -1.0, _before_it(context.word(at)))
    if _signs(context, at):
        name.vote(labels.PERSON, _SIGNED, Reason.of(ReasonCode.AFTER_DASH))
    after, second = context.next(name.last), context.next(name.last, 1)
    if age_follows(context, name.last):
        name.vote(labels.PERSON, 3.0, Reason.of(ReasonCode.AGE_FOLLOWS))
    elif after == "(" and _AGE.match(second) and context.low(name.last + 2) == ")":
        name.vote(labels.PERSON, 2.5, Reason.of(ReasonCode.AGE_FOLLOWS))
    elif (after in lexicon.saying or after in lexicon.mortal) and not _is_seat(context, at):
        name.vote(labels.PERSON, 1.0, _follows(after))
    elif after == "," and second in lexicon.relatives:
        name.vote(labels.PERSON, 1.0, _follows(second))
    if after in lexicon.org_after:
        name.vote(labels.ORG, 1.0, _follows(after))
    if after in lexicon.roles and second[:1].isalpha() and context.word(name.last + 1)[:1].isupper():
        name.vote(labels.PERSON, -_EMPLOYS, Reason.of(ReasonCode.NAME_FOLLOWS, after))
        name.vote(labels.ORG, _EMPLOYS, Reason.of(ReasonCode.NAME_FOLLOWS, after))
    if (
        word in lexicon.saying
        and word not in lexicon.telling
        and (after in _AFTER_SPEAKER or after in lexicon.after_speaker)
    ):
        name.vote(labels.PERSON, _SPEAKER if name.last - name.first > 1 else 1.0, _before_it(word))


def _is_seat(context: NameContext, at: int) -> bool:
    """Return whether the words up to `at` introduce a place (*the mayor of*), so that not the place speaks."""
    return context.low(at) in context.lexicon.of and context.low(at - 1) in context.lexicon.place_of


def _signs(context: NameContext, at: int) -> bool:
    """Return whether a dash at `at`, or before titles there, follows a quote or starts a line, as before a speaker."""
    while context.low(at) in context.lexicon.next_to_names:
        at = context.previous(at - 1)
    return context.word(at) in _DASHES and context.word(context.previous(at - 1)) in _CLOSING


def speakers(context: NameContext) -> frozenset[str]:
    """Return the single capitalised words directly before or after a speech verb."""
    saying = context.lexicon.saying
    found = set()
    for at, low in enumerate(context.lower):
        if low in saying:
            for beside, further in ((at - 1, at - 2), (at + 1, at + 2)):
                word = context.word(beside)
                if word[:1].isupper() and word.isalpha() and not context.word(further)[:1].isupper():
                    found.add(word)
    return frozenset(found)


def _is_noun(context: NameContext, at: int) -> bool:
    """Return whether the token at `at` is a noun, so that a name before it is its modifier."""
    return at < len(context.words) and context.tokens.tag[at].startswith("NN")


def _place(name: NameCandidate, at: int) -> None:
    """Add the evidence for a place; `at` is the index of the word before the name."""
    context, lexicon = name.context, name.context.lexicon
    article = context.low(at) in lexicon.the
    if article and _is_part_of_title(context, at):
        name.vote(labels.WORK, 1.0, Reason.of(ReasonCode.CAPITALISED_BEFORE, context.word(at)))
        name.vote(labels.ORG, 1.0, Reason.of(ReasonCode.CAPITALISED_BEFORE, context.word(at)))
        return
    word = context.low(at - 1 if article else at)
    weight = lexicon.in_a_place.get(word, 0.0)
    if weight and not article:
        name.vote(labels.PLACE, weight, _before_it(word))
    elif weight:
        name.vote(labels.PLACE, weight / 3, _before_it(f"{word} {context.low(at)}"))
    elif word in lexicon.of and context.low(at - (2 if article else 1)) in lexicon.place_of:
        name.vote(labels.PLACE, 2.0, _before_it(f"{context.low(at - (2 if article else 1))} {word}"))
    if context.low(name.last) == "-" and context.low(name.last + 1) in lexicon.placed:
        name.vote(labels.PLACE, 2.0, _follows(f"-{context.low(name.last + 1)}"))
    if context.word(name.last) == "," and _is_place(context, name.last + 1):
        name.vote(labels.PLACE, 1.5, Reason.of(ReasonCode.REGION_FOLLOWS))
    if context.low(name.last) in lexicon.place_after:
        name.vote(labels.PLACE, 1.0, _follows(context.low(name.last)))


def _told(name: NameCandidate, at: int) -> None:
    """Add the evidence of a word beside a name that says what it is (*the Kasten project*, *the village Kasten*)."""
    context, lexicon = name.context, name.context.lexicon
    label = lexicon.behind.get(context.word(name.last))
    if label is not None:
        name.vote(label, _TOLD, _follows(context.word(name.last)))
    label = lexicon.before.get(context.low(at))
    if label is None and context.word(name.first - 1) in _MARKS:
        label = lexicon.head_labels.get(context.low(at))  # *the Trade Authority “Kasten”*
    if label is not None:
        name.vote(label, _TOLD, _before_it(context.word(at)))


def _is_part_of_title(context: NameContext, at: int) -> bool:
    """Return whether a definite article is capitalised but not at the start of a sentence, a quote or a line."""
    before = context.word(at - 1)
    return context.word(at).istitle() and before[-1:].isalpha() and not context.tokens.starts_sentence(at)


def _is_place(context: NameContext, at: int) -> bool:
    """Return whether the name of a well-known place starts at `at`."""
    for length in (1, 2):
        name = " ".join(context.words[at : at + length])
        if gazetteer().place(name) == GREAT:
            return True
    return False


def _work(name: NameCandidate, at: int) -> None:
    """Add the evidence for a work or a character; `at` is the index of the word before the name."""
    context, lexicon = name.context, name.context.lexicon
    after = context.next(name.last)
    if after in _APOSTROPHES or after in lexicon.possessive:
        after = context.next(name.last, 1)
    if after in lexicon.work_after:
        name.vote(labels.WORK, 2.5, _follows(after))
    kind = context.low(at - 1) if context.low(at) in lexicon.the and context.word(at).istitle() else context.low(at)
    if kind in lexicon.work_before:
        name.vote(labels.WORK, 2.0, _before_it(kind))
    elif context.word(name.first - 1) in {"“", "‘", '"'} and context.word(name.last) in {"”", "’", '"', ",", "'"}:
        name.vote(labels.WORK, 1.0, Reason.of(ReasonCode.IN_MARKS))
    phrase = " ".join(context.lower[max(0, at - 2) : at + 1])
    if context.low(at) in lexicon.of and context.low(at - 1) in lexicon.work_of:
        name.vote(labels.WORK, 2.5, _before_it(f"{context.low(at - 1)} {context.low(at)}"))
    for cue in lexicon.character_before:
        if phrase == cue or phrase.endswith(" " + cue):
            name.vote(labels.CHARACTER, 3.0, _before_it(cue))
            break
    else:
        if after in lexicon.character_after:
            name.vote(labels.CHARACTER, 1.5, _follows(after))
