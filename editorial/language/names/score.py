"""How sure a name and its label are: how often names like it were right, by cases that anyone can recompute.

A name is right if it begins and ends in the right place and its label is right. Its score is the share of names whose
edges were right in the case that it is (`edges`), times the share of labels that were right in the case that it is
(`label`), times how sure of its names the whole article is. The shares are counted, see `score_counts`; the limits
between the cases are set by hand. It ranks suggestions by doubt; nothing is ever accepted by it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from editorial.domain.reason import ReasonCode
from editorial.domain.rules import Rule
from editorial.language.names.candidates import Candidate, Piece
from editorial.language.names.groups import STRONG, Group, contested
from editorial.language.names.score_counts import BANDS, TABLES, Edges, Known, Tables

_CANNOT_KNOW = 0.35
"""The score of a mention whose name is two things elsewhere, when the words around it do not say which is meant."""
_CLEAR = 3.0
"""From how much of its own words' and the article's evidence for a label a name counts as known."""
_GOES_ON = 0.1
"""From what mass of a name at the word behind it (the model's) a name may go on there."""
_ENDS_UNSURE, _ENDS_HALF_SURE = 0.6, 0.85
"""Below what mass of the moves that the model made within a name its edges are unsure, and half sure."""
_UNLIKELY, _UNLIKELY_KNOWN = 0.1, 0.2
"""From what mass of no name at all (the model's) a name is unlikely; it takes more for a known one."""
_LONG = 3
"""A name of more words than this is long."""
DOUBTS = {
    Edges.COMMON: ReasonCode.COMMON_WORD,
    Edges.PARTED: ReasonCode.PARTED_WRONGLY,
    Edges.CAPITAL: ReasonCode.CAPITAL_BESIDE,
    Edges.OF: ReasonCode.GOES_ON_WITH_OF,
    Edges.GOES_ON: ReasonCode.GOES_ON,
    Edges.UNSURE: ReasonCode.END_UNSURE,
    Edges.UNLIKELY_WORD: ReasonCode.UNLIKELY_WORD,
    Edges.UNLIKELY: ReasonCode.UNLIKELY_WORDS,
}
"""What makes edges doubtful: every case that was right less often than `DOUBTFUL`."""
DOUBTFUL = 0.75
_MOST = 0.99
"""No score is higher."""
_FEW = 5
"""As if so many names as sure as any stood in the article besides: one name says little about the others."""


Case = tuple[Edges, tuple[Known, int]]
"""The case that a name's edges are, and the one that its label is."""


def score_all(groups: Sequence[Group]) -> None:
    """Give each mention of an article its score, in 0..1, and say what makes its edges doubtful."""
    found = [(name, each) for each in groups for name in each.members]
    two_things = {id(each) for each in groups if contested(each)}
    cases = [(edges(name, each), label(name, each)) for name, each in found]
    for (name, each), (case, _), likely in zip(found, cases, likelihoods(cases, TABLES), strict=True):
        unsaid = id(each) in two_things and max(name.votes.values(), default=0.0) < STRONG
        name.score = min(likely, _CANNOT_KNOW) if unsaid else likely
        name.doubt = DOUBTS.get(case)


def likelihoods(cases: Sequence[Case], tables: Tables) -> list[float]:
    """Return how likely each name of one article is right.

    The names of an article speak for each other: all count by the root of how sure they are beside names elsewhere.
    """
    likely = [tables.edges[edge].share * tables.labels[known][band].share for edge, (known, band) in cases]
    usual = tables.right.share
    article = (sum(likely) + _FEW * usual) / (len(likely) + _FEW) / usual
    return [min(one * article**0.5, _MOST) for one in likely]


def label(name: Candidate, each: Group) -> tuple[Known, int]:
    """Return the case that a name's label is: what is known of the name, and by how much its label leads."""
    own = each.own(name)
    margin = own[name.label] - max(total for other, total in own.items() if other != name.label)
    return known(name, each), bisect(BANDS, margin)


def known(name: Candidate, each: Group) -> Known:
    """Return whether the name's own words and the article as a whole speak for its label."""
    weight = sum(weight for label, weight, _ in each.signs if label == name.label)
    return Known.CLEARLY if weight >= _CLEAR else Known.SOMEWHAT if weight > 0 else Known.NOT


def edges(name: Candidate, each: Group) -> Edges:
    """Return the case that a name's edges are, the first that holds."""
    case = _doubtful(name)
    if case is not None:
        return case
    sign = known(name, each)
    if sign is Known.NOT:
        return _unknown(name, each)
    if name.inside < _ENDS_HALF_SURE:
        return Edges.HALF_SURE
    if name.outside >= _UNLIKELY_KNOWN:
        return Edges.KNOWN_UNLIKELY
    if sign is Known.SOMEWHAT:
        return Edges.KNOWN_ONCE if each.stands_once else Edges.KNOWN
    return Edges.CLEAR_ONCE if each.stands_once else Edges.CLEAR


def _doubtful(name: Candidate) -> Edges | None:
    """Return what beside a name, or in it, makes its edges doubtful, or None."""
    words, piece = name.words, name.piece
    before, after = piece.word(name.first - 1), piece.word(name.last)
    starts = piece.tokens.starts_sentence(name.first)
    if len(words) == 1 and words[0].lower() in piece.vocabulary:
        return Edges.COMMON
    if name.rule is Rule.POSSESSIVE:
        return Edges.PARTED
    if _goes_with(after, piece) or (not starts and _goes_with(before, piece)):
        return Edges.CAPITAL
    if len(words) > 1 and after.lower() in piece.language.of_or_for:
        return Edges.OF
    if _next_mass(name) >= _GOES_ON:
        return Edges.GOES_ON
    return Edges.UNSURE if name.inside < _ENDS_UNSURE else None


def _goes_with(word: str, piece: Piece) -> bool:
    """Return whether a word beside a name is capitalised and no title, role or common first word of a sentence."""
    return word[:1].isupper() and word.lower() not in piece.language.beside


def _next_mass(name: Candidate) -> float:
    """Return the mass of a name at the word after: the name may go on there."""
    masses = name.piece.masses
    if masses is None or name.last >= len(masses.outside):
        return 0.0
    return 1.0 - float(masses.outside[name.last])


def _unknown(name: Candidate, each: Group) -> Edges:
    single, once = len(name.words) == 1, each.stands_once
    if name.outside >= _UNLIKELY:
        return Edges.UNLIKELY_WORD if single else Edges.UNLIKELY
    if len(name.words) > _LONG:
        return Edges.LONG
    if single:
        return Edges.WORD_ONCE if once else Edges.WORD
    return Edges.WORDS_ONCE if once else Edges.WORDS
