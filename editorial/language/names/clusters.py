"""Clusters of names that refer to one entity: short names with full ones, abbreviations with what they stand for.

Every step looks names up by one of their words, so the time grows linearly with the number of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from editorial.domain import labels
from editorial.language.lexicon.gazetteer import gazetteer, plain
from editorial.language.lexicon.names import NameLexicon
from editorial.language.names.candidates import NameCandidate
from editorial.language.names.namesakes import has_second_surname, only_in_headline, shared_out, surname
from editorial.language.names.short_forms import abbreviates, initials, is_short_for

NameWords = tuple[str, ...]
_PEOPLE = frozenset({labels.PERSON, labels.CHARACTER})
_NICKNAME = 3
"""The fewest letters of a shortened given name (*Mel* for *Melissa*)."""


@dataclass(slots=True, eq=False)
class EntityCluster:
    """The mentions of one entity.

    `forms` maps its names, as words, to their text, in text order; `maybe` has names that may refer to it too.
    """

    label: str
    forms: dict[NameWords, str] = field(default_factory=dict)
    members: list[NameCandidate] = field(default_factory=list)
    maybe: list[str] = field(default_factory=list)

    @property
    def full(self) -> NameWords:
        """Return its longest name; one in capitals only if there is no other."""
        if len(self.forms) == 1:
            return next(iter(self.forms))
        return max(self.forms, key=lambda form: (len(form), not " ".join(form).isupper(), len(" ".join(form))))

    @property
    def name(self) -> str:
        """Return the name of the entity."""
        return self.forms[next(iter(self.forms)) if self.label == labels.GROUP else self.full]

    @property
    def lexicon(self) -> NameLexicon:
        """Return the lexicon of the article's language."""
        return self.members[0].context.lexicon

    @property
    def start(self) -> int:
        """Return the start of its first mention, in code points."""
        return self.members[0].start


Pairs = Callable[[Sequence[EntityCluster]], Iterator[tuple[EntityCluster, EntityCluster]]]


def cluster_entities(names: Iterable[NameCandidate]) -> list[EntityCluster]:
    """Return the entities of an article, in text order; `names` must be in that order."""
    by_name: dict[tuple[NameWords, str], EntityCluster] = {}
    for name in names:
        found = by_name.setdefault((_same(name.words, name.context.lexicon), name.label), EntityCluster(name.label))
        found.members.append(name)
        found.forms.setdefault(name.words, name.text)
    clusters = list(by_name.values())
    clusters = _without_shared(_joined(clusters, _longer_names))
    for pairs in (_short_names, _in_brackets, _abbreviations, _companies):
        clusters = _joined(clusters, pairs)
    for each in clusters:
        each.members.sort(key=lambda member: member.start)
    clusters.sort(key=lambda each: each.start)
    _possible(clusters)
    return clusters


def _same(words: NameWords, lexicon: NameLexicon) -> NameWords:
    """Return a key that is equal for spellings of one name: without case, accents, dots and the plural of one word."""
    known = lexicon.same_name.get(" ".join(words))
    if known:
        return (known,)
    bare = tuple(plain(word).casefold().replace(".", "").replace("’", "'") for word in words)
    if len(bare) == 1 and len(bare[0]) > 4 and bare[0].endswith("s") and gazetteer().is_group(words[0]):
        return (bare[0][:-1],)
    return bare


def _joined(clusters: Sequence[EntityCluster], pairs: Pairs) -> list[EntityCluster]:
    """Merge the first cluster of each pair into the second."""
    into: dict[int, EntityCluster] = {}
    for lesser, greater in list(pairs(clusters)):
        while id(greater) in into:
            greater = into[id(greater)]  # noqa: PLW2901 - follow the chain of merged clusters
        if id(lesser) in into or greater is lesser:
            continue
        into[id(lesser)] = greater
        greater.members += lesser.members
        for form, text in lesser.forms.items():
            greater.forms.setdefault(form, text)
    return [each for each in clusters if id(each) not in into]


def _longer_names(clusters: Sequence[EntityCluster]) -> Iterator[tuple[EntityCluster, EntityCluster]]:
    """Yield pairs such as *Barack Obama* and *Barack H. Obama*, if only one longer name has the same words.

    The longer name may also have a second surname (*Ana Ruiz* and *Ana Ruiz Soto*).
    """
    people = [each for each in clusters if each.label in _PEOPLE and len(each.full) > 1]
    by_last: dict[tuple[str, str], list[EntityCluster]] = defaultdict(list)
    by_start: dict[tuple[str, NameWords], list[EntityCluster]] = defaultdict(list)
    for each in people:
        by_last[each.label, surname(each.full, each.lexicon)].append(each)
        by_start[each.label, each.full[:2]].append(each)
    for each in people:
        full, kin = each.full, _is_kin(each)
        longer = [
            other
            for other in by_last[each.label, surname(full, each.lexicon)][:_MANY]
            if len(other.full) > len(full) and (other.full[0] == full[0] or (_ends(other, full) and not kin))
        ]
        longer += [
            other
            for other in by_start[each.label, full[:2]][:_MANY]
            if other not in longer and has_second_surname(other, full) and not kin
        ]
        if len(longer) == 1:
            yield each, longer[0]


def _bare(words: NameWords, lexicon: NameLexicon) -> NameWords:
    """Return a name without particles before it (*de Blanco*) and *Jr.* behind it."""
    kept = [word for word in words if word.lower() not in lexicon.generations]
    while len(kept) > 1 and kept[0].islower():
        kept.pop(0)
    return tuple(kept) or words


def _is_kin(each: EntityCluster) -> bool:
    """Return whether a name is introduced as somebody's relative (*his father, Robert Marsh*)."""
    return any(_introduced(member) for member in each.members)


def _introduced(name: NameCandidate) -> bool:
    context = name.context
    at = name.first - 1
    if context.word(at) == ",":
        at -= 1
    if context.low(at) not in context.lexicon.kin:
        return False
    while at and context.words[at - 1].islower() and context.tokens.tag[at - 1].startswith(("JJ", "NN")):
        at -= 1
    return context.tokens.tag[at - 1] in {"PRP$", "POS"} if at else False


def _ends(longer: EntityCluster, full: NameWords) -> bool:
    """Return whether a longer name ends with another one; a headline's does not, which may begin with a verb."""
    return longer.full[-len(full) :] == full and not only_in_headline(longer)


_MANY = 50
"""The most persons with one surname that are compared."""


def _without_shared(clusters: Sequence[EntityCluster]) -> list[EntityCluster]:
    """Give the mentions of each short name that several persons have to those whom they mean; leave out its cluster.

    A cluster that is left out itself is given none: they would be lost.
    """
    hosts = _hosts(clusters)
    several = {id(each): known for each in clusters if len(known := _hosts_of(each, hosts)) > 1}
    left = []
    for each in clusters:
        known = [host for host in several.get(id(each), ()) if id(host) not in several]
        if len(known) < 2:
            left.append(each)
            continue
        members = sorted(each.members, key=lambda member: member.start)
        for member, place in zip(members, shared_out(each, known), strict=True):
            known[place].members.append(member)
            known[place].forms.setdefault(member.words, member.text)
        for other in known:
            if each.full not in other.forms and (word := _bare(each.full, each.lexicon)[0]) not in other.maybe:
                other.maybe.append(word)
    return left


def _short_names(clusters: Sequence[EntityCluster]) -> Iterator[tuple[EntityCluster, EntityCluster]]:
    """Yield pairs such as *Rosenberg* and *Melissa Rosenberg*."""
    hosts = _hosts(clusters)
    for each in clusters:
        for host in _hosts_of(each, hosts)[:1]:
            yield each, host


Hosts = tuple[dict[tuple[str, str], list[EntityCluster]], dict[tuple[str, str], list[EntityCluster]]]


def _hosts(clusters: Sequence[EntityCluster]) -> Hosts:
    """Return the persons with names of several words by label and surname, and by label and first word."""
    by_last: dict[tuple[str, str], list[EntityCluster]] = defaultdict(list)
    by_first: dict[tuple[str, str], list[EntityCluster]] = defaultdict(list)
    for each in sorted(clusters, key=lambda each: each.start):
        for form in each.forms:
            if each.label in _PEOPLE and len(_bare(form, each.lexicon)) > 1:
                by_last[each.label, surname(form, each.lexicon)].append(each)
                by_first[each.label, form[0]].append(each)
    return by_last, by_first


def _hosts_of(each: EntityCluster, hosts: Hosts) -> list[EntityCluster]:
    """Return the persons whose surname, or else first name, a short name is, each once; none for other names."""
    bare = _bare(each.full, each.lexicon)
    if each.label not in _PEOPLE or len(bare) != 1:
        return []
    key = (each.label, bare[0])
    found = hosts[0].get(key) or hosts[1].get(key, [])
    return list({id(host): host for host in found if host is not each}.values())


def _abbreviations(clusters: Sequence[EntityCluster]) -> Iterator[tuple[EntityCluster, EntityCluster]]:
    """Yield pairs such as *SMUG* and *Sexual Minorities Uganda*."""
    longer: dict[tuple[str, str], EntityCluster] = {}
    for each in clusters:
        if len(each.full) > 1:
            for letters in initials(each.full, each.lexicon):
                longer.setdefault((each.label, letters), each)
    for each in clusters:
        if len(each.full) == 1:
            letters = "".join(c for c in each.full[0] if c.isupper())
            host = longer.get((each.label, letters)) if len(letters) > 1 else None
            if host:
                yield each, host


def _in_brackets(clusters: Sequence[EntityCluster]) -> Iterator[tuple[EntityCluster, EntityCluster]]:
    """Yield a short form and its name where one stands in brackets behind the other (*Ocean Data Bureau (OCEDA)*).

    With a short form goes the end of the name that has the same first letters (*Hurricane Center* after *National …*).
    """
    by_first = {member.first: (member.last, each) for each in clusters for member in each.members}
    by_full = {(each.label, each.full): each for each in clusters}
    for each in clusters:
        for member in each.members:
            last, other = by_first.get(member.last + 1, (0, each))
            if (member.context.word(member.last), member.context.word(last)) != ("(", ")"):
                continue
            short, long = sorted((each, other), key=lambda one: len(one.full))
            if short.label != long.label or len(short.full) > 1 or not is_short_for(short.full[0], long.full):
                continue
            yield short, long
            ends = (by_full.get((long.label, long.full[start:])) for start in range(1, len(long.full) - 1))
            yield from ((end, long) for end in ends if end and abbreviates(short.full[0], end.full, end.lexicon))


def _companies(clusters: Sequence[EntityCluster]) -> Iterator[tuple[EntityCluster, EntityCluster]]:
    """Yield pairs such as *Acme* and *Acme Corp.*, which differ in the legal form only."""
    companies = {each.full: each for each in clusters if each.label == labels.ORG}
    for full, each in companies.items():
        if len(full) > 1 and full[-1].lower() in each.lexicon.company and full[:-1] in companies:
            yield companies[full[:-1]], each


def _possible(clusters: Sequence[EntityCluster]) -> None:
    """Add to `maybe` whom a single given name may mean: as a nickname, or by a common neighbour in lists."""
    lists = gazetteer()
    singles = {each.full[0]: each for each in clusters if each.label in _PEOPLE and len(each.full) == 1}
    given = {word: each for word, each in singles.items() if lists.sex(word)}
    for other in clusters:
        if other.label in _PEOPLE and len(other.full) > 1:
            first = other.full[0]
            for end in range(_NICKNAME, len(first)):
                if first[:end] in given:
                    other.maybe.append(first[:end])
    beside = _beside(clusters)
    for word, each in given.items():
        for third in beside[id(each)].values():
            for other in beside[id(third)].values():
                alone = len(other.full) == 1 and other.label in _PEOPLE and other.full[0] not in given
                if alone and other is not each and word not in other.maybe:
                    other.maybe.append(word)


def _beside(clusters: Sequence[EntityCluster]) -> dict[int, dict[int, EntityCluster]]:
    """Return by the id of each cluster those that are joined to it by a word such as *and* somewhere."""
    found: dict[int, dict[int, EntityCluster]] = defaultdict(dict)
    of = [(member, each) for each in clusters for member in each.members]
    of.sort(key=lambda pair: pair[0].start)
    for (left, one), (right, other) in pairwise(of):
        joined = right.first == left.last + 1 and left.context.low(left.last) in left.context.lexicon.joining
        if joined and one is not other:
            found[id(one)][id(other)] = other
            found[id(other)][id(one)] = one
    return found
