"""Remembered names, which editors confirmed in other articles: as evidence, and as names to search for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from editorial.domain import labels
from editorial.domain.annotation import Origin
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.domain.suggestions import Remembered
from editorial.domain.text import Span
from editorial.language.names.candidates import NameCandidate, make_candidate
from editorial.language.names.groups import NameGroup
from editorial.language.names.model_labels import OUR_LABELS
from editorial.language.names.name_context import NameContext, TakenTokens

_VOTE = 4.0
"""Weight of a remembered label: more than a sure model, less than a sure model with the rest of the evidence."""
_STILL = 0.1
"""Factor of other evidence between several remembered labels: enough to decide between equal ones."""
_CONTRARY, _CONTRARY_TO_PLACE = 3.0, 1.0
"""The lead of another label over a remembered one from which on the article itself decides. It is less for a place,
because clubs, firms and people bear the names of places."""
_LINKS = frozenset({"-", "–", "—", "/"})
"""Punctuation between two names that the model found as one."""
_BEGINNING = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class RememberedNames:
    """Index of remembered names by name and alias; `starts` has the names to search for by their first word."""

    by_name: dict[str, tuple[Remembered, ...]]
    starts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, remembered: Iterable[Remembered]) -> RememberedNames:
        """Return the index of some remembered names."""
        by_name: dict[str, tuple[Remembered, ...]] = {}
        for each in remembered:
            for name in dict.fromkeys((each.name, *each.aliases)):
                key = " ".join(name.split())
                if any(c.isupper() for c in key):
                    by_name[key] = (*by_name.get(key, ()), each)
        starts: dict[str, tuple[str, ...]] = {}
        for key in sorted(by_name, key=len, reverse=True):
            begins = _BEGINNING.match(key)
            if begins:
                starts[begins.group()] = (*starts.get(begins.group(), ()), key)
        return cls(by_name, starts)

    def weigh(self, groups: Sequence[NameGroup]) -> None:
        """Add the evidence of remembered labels; between several remembered labels, the other evidence decides.

        A label that was confirmed less often than another has less weight; one that the article itself clearly
        contradicts has none.
        """
        for each in groups:
            known = self.by_name.get(each.members[0].text, ())
            if len({memory.label for memory in known}) == 1 and not _agrees(each, known):
                continue
            best = max(each.totals.values())
            base = max((each.totals.get(memory.label, best) for memory in known), default=best)
            most = max((memory.times for memory in known), default=1)
            for memory in known:
                vote = _VOTE * memory.times / most
                behind = base - each.totals.get(memory.label, best)
                each.totals[memory.label] = base + vote - _STILL * behind
                if _is_corrected(each, memory):
                    each.totals[memory.label] = max(each.totals[memory.label], best + vote / 2)
                each.signs.append((memory.label, vote, Reason.of(ReasonCode.CONFIRMED_ELSEWHERE, memory.times)))
            if known:
                for member in each.members:
                    member.origin, member.rule = Origin.MEMORY, Rule.REMEMBERED

    def parted(self, context: NameContext, names: Iterable[NameCandidate]) -> Iterator[NameCandidate]:
        """Yield the names, split at a dash or slash if one side of it is remembered (*Durban – Ada Marsh*)."""
        for name in names:
            at = self._border(context, name) if name.text not in self.by_name else None
            if at is None:
                yield name
                continue
            for first, last in ((name.first, at), (at + 1, name.last)):
                part = make_candidate(context, first, last, name.label)
                if part.text in self.by_name or (
                    last - first > 1 and context.lower[first] not in context.lexicon.never
                ):
                    yield part

    def _border(self, context: NameContext, name: NameCandidate) -> int | None:
        """Return the index of the dash or slash where a name is split, or None."""
        for at in range(name.first + 1, name.last - 1):
            if context.words[at] in _LINKS and _loose(context, at):
                sides = (
                    make_candidate(context, name.first, at, name.label),
                    make_candidate(context, at + 1, name.last, name.label),
                )
                if any(side.text in self.by_name for side in sides):
                    return at
        return None

    def missed(self, context: NameContext, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
        """Yield mentions of remembered names that the model did not find, or found in part only."""
        tokens, taken = context.tokens, TakenTokens(context, names)
        for form, start in zip(tokens.form, tokens.start, strict=True) if self.starts else ():
            begins = _BEGINNING.match(form)
            for name in self.starts.get(begins.group(), ()) if begins else ():
                if name.lower() in context.lexicon.never_alone or not tokens.text.startswith(name, start):
                    continue
                words = tokens.making_up(Span(start, start + len(name)))
                if words and taken.free(words.start, words.stop) and _stands_alone(context, words.start, words.stop):
                    made = make_candidate(context, words.start, words.stop, self._likeliest(name).label)
                    made.origin, made.rule = Origin.MEMORY, Rule.REMEMBERED
                    taken.take(words.start, words.stop)
                    yield made
                    break

    def _likeliest(self, name: str) -> Remembered:
        """Return the remembered name that was confirmed most often."""
        return max(self.by_name[name], key=lambda memory: memory.times)

    def record(self, names: Iterable[str], label: str) -> Remembered | None:
        """Return the remembered name for an entity with that label and one of those names, or None."""
        known = (memory for name in names for memory in self.by_name.get(name, ()))
        return next((memory for memory in known if memory.label == label), None)


def _agrees(each: NameGroup, known: Sequence[Remembered]) -> bool:
    """Return whether the evidence of the article leaves room for a remembered label: no other is clearly ahead.

    A label that an editor corrected elsewhere is no evidence against the one he gave instead, and neither is one that
    only the model gives: it knows nothing of the newsroom's names.
    """
    if not any(label == each.label and weight > 0 for label, weight, _ in each.signs):
        return True
    memory = known[0]
    total, best = each.totals.get(memory.label), max(each.totals.values())
    limit = _CONTRARY_TO_PLACE if memory.label == labels.PLACE else _CONTRARY
    corrected = any(_is_corrected(each, one) for one in known)
    return total is None or best < 0 or best - total < limit or corrected


def _is_corrected(each: NameGroup, memory: Remembered) -> bool:
    """Return whether the label with the most evidence is one that an editor corrected elsewhere, to no place."""
    return memory.label != labels.PLACE and each.label in memory.instead_of


def _loose(context: NameContext, at: int) -> bool:
    """Return whether there is a slash at `at`, or a dash with white space before it."""
    tokens = context.tokens
    return context.words[at] == "/" or tokens.end[at - 1] < tokens.start[at]


def _stands_alone(context: NameContext, first: int, last: int) -> bool:
    """Return whether the words may be a name here: no date or number, not part of a longer run of capitalised words.

    A single word that is also written in lower case in the article is not a name.
    """
    if any(OUR_LABELS.get(label) in labels.OFF_BY_DEFAULT for label in context.tokens.ent_type[first:last]):
        return False
    if last - first == 1 and context.lower[first] in context.vocabulary:
        return False
    return not (_goes_on(context, first - 1) or _goes_on(context, last))


def _goes_on(context: NameContext, at: int) -> bool:
    """Return whether a word continues a run of capitalised words."""
    word = context.word(at)
    if len(word) < 2 or not word[0].isupper():
        return False
    return not context.tokens.starts_sentence(at) and context.lower[at] not in context.lexicon.next_to_names
