"""Labels of names, from the evidence of the whole article: one label per name, unless the context says otherwise.

Weights are log-odds, like the logarithms of the model's probabilities. They were set by hand, here and in the other
modules of names, in steps of one half: about 1 is a hint at a label, 2 to 3 is strong, 4 and more decides.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from editorial.domain import labels
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.rules import Rule
from editorial.language.lexicon.gazetteer import GREAT, gazetteer
from editorial.language.lexicon.names import NameLexicon
from editorial.language.names.candidates import NameCandidate
from editorial.language.names.internal_evidence import Sign, internal_signs
from editorial.language.names.namesakes import surname
from editorial.language.names.short_forms import is_short_for

CHOICES = (
    labels.PERSON, labels.ORG, labels.PLACE, labels.GROUP, labels.WORK, labels.EVENT, labels.PRODUCT, labels.LAW,
    labels.LANGUAGE, labels.CHARACTER,
)  # fmt: skip
_FLOOR = 0.05
"""Added to each probability of the model, which is often sure and wrong on news it was not trained on."""
_TRUST = 0.75
"""Factor of the model's log-odds relative to other evidence."""
_FADE = 0.5
"""Factor of each further piece of evidence with the same reason."""
_FADE_OTHER = 0.75
"""Factor of each further piece of evidence with another reason."""
_CLEAR = 2.0
"""The lead that a label must have to be evidence for other names."""
_LIST_VOTE = 2.0
_MOST_LISTS = 8
"""The most neighbours in lists that are evidence for one name."""
_LISTED = frozenset({labels.PERSON, labels.PLACE, labels.ORG, labels.GROUP})
_UNLIKELY = 1.5
"""The evidence for a character that is needed to prefer it to a person."""
STRONG = 2.0
"""A weight of the words around a mention that other mentions do not overrule."""
_BY_SURNAME = 2.0
"""Weight of a surname that is surely a person, for the full name that ends in it."""
_LONGEST_PERSON = 3
"""The most words of a full name for which its surname is evidence."""
_BY_FULL_NAME = 3.5
"""Weight of a longer name of a person for its last words (*Ana Marsh Ferrow*: *Marsh Ferrow*)."""
_IN_BRACKETS = 3.0
"""Weight of a name for its short form in brackets."""
_LEAD = 1.0
"""The lead that its label must have for that."""
_BY_SAYING = 2.0
"""Weight of a single surname next to a speech verb, for the full name that ends in it."""
_BY_COMPANY = 2.5
"""Weight of the full name of an organisation, for its first word as a name."""
_OWN = 1.0
"""Factor of the words around a mention when its own label is decided."""


@dataclass(slots=True, eq=False)
class NameGroup:
    """All mentions of one name in an article, with the evidence for each label (`totals`, log-odds)."""

    words: tuple[str, ...]
    members: list[NameCandidate] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    totals: dict[str, float] = field(default_factory=dict)

    @property
    def lexicon(self) -> NameLexicon:
        """Return the lexicon of the article's language."""
        return self.members[0].context.lexicon

    @property
    def label(self) -> str:
        """Return the label with the most evidence."""
        return max(self.totals, key=self.totals.__getitem__)

    @property
    def margin(self) -> float:
        """Return the lead of the best label over the second best."""
        best, second = sorted(self.totals.values(), reverse=True)[:2]
        return best - second

    def own(self, member: NameCandidate) -> dict[str, float]:
        """Return the totals for one mention; the words around it count twice."""
        votes = member.votes
        if not votes:
            return dict(self.totals)
        return {label: total + _OWN * votes.get(label, 0.0) for label, total in self.totals.items()}

    @property
    def stands_once(self) -> bool:
        """Return whether there is only one mention in the body of the article."""
        weighed = accumulate(member.weight for member in self.members)  # lazy: stop at the first that is enough
        return len(self.members) == 1 or all(total < 1.5 for total in weighed)

    def add(self, label: str, weight: float, reason: Reason) -> None:
        """Add evidence that holds for every mention."""
        self.signs.append((label, weight, reason))
        self.totals[label] = self.totals.get(label, 0.0) + weight


def group(candidates: Iterable[NameCandidate]) -> list[NameGroup]:
    """Return the groups of mentions with the same words, with their evidence, in the order of the first mention."""
    groups: dict[tuple[str, ...], NameGroup] = {}
    for name in candidates:
        key = name.words
        groups.setdefault(key, NameGroup(key)).members.append(name)
    found = list(groups.values())
    for each in found:
        _weigh(each)
    return found


def _weigh(each: NameGroup) -> None:
    """Set the evidence of a group: from the model, the name itself and the words around its mentions."""
    each.totals = _prior(each.members)
    for label, weight, reason in internal_signs(_as_read(each), each.lexicon):
        each.add(label, weight, reason)
    for label, total in _heard(each.members).items():
        if label == labels.CHARACTER:
            _play(each, total)
        else:
            each.totals[label] += total


def _as_read(each: NameGroup) -> tuple[str, ...]:
    """Return the words of a name; a name in capitals that is not an abbreviation as it would be in a sentence.

    It is not one if it is a speaker label, or if it is written in lower case elsewhere in the article.
    """
    small = tuple(word.title() for word in each.words)
    shouted = all(word.isupper() for word in each.words)
    first = each.members[0]
    return small if shouted and (first.rule is Rule.LABEL or small[-1] in first.context.forms) else each.words


def _heard(members: Sequence[NameCandidate]) -> dict[str, float]:
    """Return the evidence of the words around all mentions by label; each further piece counts for less.

    Evidence outside the body counts less than evidence in it, if the name is in the body at all.
    """
    alike: dict[str, dict[Reason, list[float]]] = {}
    most = max(member.weight for member in members)
    for member in members:
        for label, weight, reason in member.why:
            alike.setdefault(label, {}).setdefault(reason, []).append(weight * member.weight / most)
    return {
        label: _faded((_faded(weights, _FADE) for weights in by_reason.values()), _FADE_OTHER)
        for label, by_reason in alike.items()
    }


def _faded(weights: Iterable[float], fade: float) -> float:
    """Return the sum of weights, each smaller one multiplied by one more power of `fade`."""
    return sum(weight * fade**place for place, weight in enumerate(sorted(weights, key=abs, reverse=True)))


def _play(each: NameGroup, weight: float) -> None:
    """Add evidence for a character, starting from that for a person, as models do not distinguish the two."""
    total = each.totals[labels.PERSON] + weight - _UNLIKELY
    each.totals[labels.CHARACTER] = max(total, each.totals.get(labels.CHARACTER, total))


def _prior(members: Sequence[NameCandidate]) -> dict[str, float]:
    """Return the model's log-odds by label: the mean over the mentions, weighted by zone.

    More mentions do not add evidence: the model makes the same error for an unknown name everywhere.
    """
    weight = _TRUST / sum(member.weight for member in members)
    weighed = [(member.prior, member.weight) for member in members]
    return {
        label: weight * sum([each * math.log(prior.get(label, 0.0) + _FLOOR) for prior, each in weighed])
        for label in CHOICES
        if label != labels.CHARACTER
    }


def weigh_neighbours(names: Sequence[NameCandidate], groups: Sequence[NameGroup]) -> None:
    """Use the names in a list (*A, B and C*) as evidence for each other; `names` are in text order."""
    of = {id(member): each for each in groups for member in each.members}
    heard: Counter[int] = Counter()
    for left, right in pairwise(names):
        if not _listed(left, right):
            continue
        one, other = of[id(left)], of[id(right)]
        if one is other:
            continue
        for each, by, near in ((one, other, right), (other, one, left)):
            if heard[id(each)] < _MOST_LISTS and by.margin > _CLEAR and by.label in _LISTED:
                heard[id(each)] += 1
                each.add(by.label, _LIST_VOTE, Reason.of(ReasonCode.LISTED_WITH, near.text))


def weigh_brackets(names: Sequence[NameCandidate], groups: Sequence[NameGroup]) -> None:
    """Use a name as evidence for its short form in brackets behind it; `names` are in text order."""
    of = {id(member): each for each in groups for member in each.members}
    heard: set[int] = set()
    for left, right in pairwise(names):
        context, short, long = left.context, of[id(right)], of[id(left)]
        bracketed = right.first == left.last + 1 and context.word(left.last) == "(" and context.word(right.last) == ")"
        if not bracketed or len(right.words) > 1 or len(left.words) < 2 or id(short) in heard or long.margin < _LEAD:
            continue
        told = is_short_for(right.words[0], left.words) or (
            long.label == labels.ORG and not _known_otherwise(right.words[0]) and not gazetteer().place(right.words[0])
        )
        if told:
            heard.add(id(short))
            short.add(long.label, _IN_BRACKETS, Reason.of(ReasonCode.STANDS_FOR, left.text))


def _listed(left: NameCandidate, right: NameCandidate) -> bool:
    """Return whether only a comma or a word such as *and* is between two names."""
    lexicon = left.context.lexicon
    between = [word for word in left.context.lower[left.last : right.first] if word not in lexicon.the]
    return len(between) == 1 and between[0] in lexicon.joining


def weigh_partial_names(short: Sequence[NameGroup], groups: Sequence[NameGroup]) -> None:
    """Use the full names of `groups` as evidence for single surnames and given names in `short`.

    A short name that is a character is in turn evidence for the full name.
    """
    by_last: dict[str, list[NameGroup]] = {}
    by_first: dict[str, list[NameGroup]] = {}
    for each in groups:
        if len(each.words) > 1 and _may_be_person(each):
            by_last.setdefault(surname(each.words, each.lexicon), []).append(each)
            by_first.setdefault(each.words[0], []).append(each)
    partial = [
        (each, part, hosts[0])
        for each in short
        if all(word.islower() for word in each.words[:-1]) and not _known_otherwise(each.words[-1])
        for part, by_word in ((ReasonCode.SURNAME_IN, by_last), (ReasonCode.GIVEN_NAME_IN, by_first))
        if (hosts := by_word.get(each.words[-1])) and hosts[0] is not each
    ]
    for each, _, host in partial:
        heard = max((member.votes.get(labels.CHARACTER, 0.0) for member in each.members), default=0.0)
        if heard > _UNLIKELY:
            _play(host, heard)
    ends = {
        each.words[at:]: each
        for each in groups
        for at in range(1, len(each.words) - 1)
        if each.label == labels.PERSON and each.margin > _CLEAR
    }
    for each in short:
        end_of = ends.get(each.words)
        if end_of is not None and all(word[0].isupper() for word in each.words):
            each.add(labels.PERSON, _BY_FULL_NAME, Reason.of(ReasonCode.SURNAME_IN, end_of.members[0].text))
    told: set[int] = set()
    for each, part, host in partial:
        if id(each) not in told:
            told.add(id(each))
            weak = 0.5 if gazetteer().place(each.words[0]) == GREAT else 1.0
            weight = (3.5 if part is ReasonCode.SURNAME_IN else 2.5) * weak
            each.add(labels.PERSON, weight, Reason.of(part, host.members[0].text))
            if host.totals.get(labels.CHARACTER, -math.inf) > host.totals[labels.PERSON]:
                _play(each, 2 * _UNLIKELY)


def weigh_full_names(groups: Sequence[NameGroup], speaking: frozenset[str]) -> None:
    """Use surnames that are surely persons, or next to speech verbs (`speaking`), as evidence for full names."""
    full: defaultdict[str, list[NameGroup]] = defaultdict(list)
    for each in groups:
        if 1 < len(each.words) <= _LONGEST_PERSON:
            full[each.words[-1]].append(each)
    for word in speaking & full.keys():
        if len(full[word]) == 1:
            full[word][0].add(labels.PERSON, _BY_SAYING, Reason.of(ReasonCode.SURNAME_SPEAKS, word))
    for each in groups:
        hosts = full[each.words[0]] if len(each.words) == 1 and each.label == labels.PERSON else []
        if len(hosts) == 1 and each.margin > _CLEAR and all(word[:1].isupper() for word in hosts[0].words):
            hosts[0].add(labels.PERSON, _BY_SURNAME, Reason.of(ReasonCode.SURNAME_IS_PERSON, each.members[0].text))


def weigh_companies(short: Sequence[NameGroup], groups: Sequence[NameGroup]) -> None:
    """Use the full names of organisations as evidence for their first words alone (*Kosmos Energy*: *Kosmos*)."""
    full = {
        each.words[0]: each
        for each in groups
        if len(each.words) > 1 and each.label == labels.ORG and each.words[-1].lower() in each.lexicon.org_heads
    }
    for each in short:
        lists = gazetteer()
        alone = len(each.words) == 1 and not lists.place(each.words[0]) and not lists.is_group(each.words[0])
        host = full.get(each.words[0]) if alone else None
        if host is not None:
            each.add(labels.ORG, _BY_COMPANY, Reason.of(ReasonCode.FIRST_WORD_OF, host.members[0].text))


def _known_otherwise(word: str) -> bool:
    """Return whether a word is a well-known group, organisation or event, and so not part of a person's name."""
    lists = gazetteer()
    return lists.is_group(word) or lists.is_organisation(word) or word in lists.events


def _may_be_person(each: NameGroup) -> bool:
    """Return whether a group, or one of its mentions, may be a person or a character."""
    if each.label in {labels.PERSON, labels.CHARACTER} or labels.CHARACTER in each.totals:
        return True
    return any(max(own, key=own.__getitem__) == labels.PERSON for own in map(each.own, each.members))


def contested(each: NameGroup) -> bool:
    """Return whether the context is strong evidence that one name has two labels."""
    strong = {label for member in each.members for label, weight in member.votes.items() if weight >= STRONG}
    return len(strong - {labels.PERSON} if labels.CHARACTER in strong else strong) > 1


def assign_labels(groups: Sequence[NameGroup]) -> None:
    """Assign each mention the label of its group, or another one if its own context is strong enough."""
    for each in groups:
        for member in each.members:
            own = each.own(member)
            member.model_label = member.label
            member.mates = len(each.members)
            member.why += [sign for sign in each.signs if sign not in member.why]
            member.label = max(own, key=own.__getitem__)
