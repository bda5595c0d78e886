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
from editorial.language.names.candidates import NameCandidate
from editorial.language.names.groups import STRONG, NameGroup, contested
from editorial.language.names.name_context import NameContext
from editorial.language.names.score_counts import BANDS, SCORE_COUNTS, BoundaryCase, LabelSupport, ScoreCounts

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
    BoundaryCase.COMMON: ReasonCode.COMMON_WORD,
    BoundaryCase.PARTED: ReasonCode.PARTED_WRONGLY,
    BoundaryCase.CAPITAL: ReasonCode.CAPITAL_BESIDE,
    BoundaryCase.OF: ReasonCode.GOES_ON_WITH_OF,
    BoundaryCase.GOES_ON: ReasonCode.GOES_ON,
    BoundaryCase.UNSURE: ReasonCode.END_UNSURE,
    BoundaryCase.UNLIKELY_WORD: ReasonCode.UNLIKELY_WORD,
    BoundaryCase.UNLIKELY: ReasonCode.UNLIKELY_WORDS,
}
"""What makes edges doubtful: every case that was right less often than `DOUBTFUL`."""
DOUBTFUL = 0.75
_MOST = 0.99
"""No score is higher."""
_FEW = 5
"""As if so many names as sure as any stood in the article besides: one name says little about the others."""


ScoreCase = tuple[BoundaryCase, tuple[LabelSupport, int]]
"""The case that a name's edges are, and the one that its label is."""


def score_all(groups: Sequence[NameGroup]) -> None:
    """Give each mention of an article its score, in 0..1, and say what makes its edges doubtful."""
    found = [(name, each) for each in groups for name in each.members]
    two_things = {id(each) for each in groups if contested(each)}
    cases = [(boundary_case(name, each), label_case(name, each)) for name, each in found]
    for (name, each), (case, _), likely in zip(found, cases, likelihoods(cases, SCORE_COUNTS), strict=True):
        unsaid = id(each) in two_things and max(name.votes.values(), default=0.0) < STRONG
        name.score = min(likely, _CANNOT_KNOW) if unsaid else likely
        name.doubt = DOUBTS.get(case)


def likelihoods(cases: Sequence[ScoreCase], tables: ScoreCounts) -> list[float]:
    """Return how likely each name of one article is right.

    The names of an article speak for each other: all count by the root of how sure they are beside names elsewhere.
    """
    likely = [
        tables.boundaries[edge].share * tables.labels[label_support][band].share
        for edge, (label_support, band) in cases
    ]
    usual = tables.right.share
    article = (sum(likely) + _FEW * usual) / (len(likely) + _FEW) / usual
    return [min(one * article**0.5, _MOST) for one in likely]


def label_case(name: NameCandidate, each: NameGroup) -> tuple[LabelSupport, int]:
    """Return the case that a name's label is: what is known of the name, and by how much its label leads."""
    own = each.own(name)
    margin = own[name.label] - max(total for other, total in own.items() if other != name.label)
    return label_support(name, each), bisect(BANDS, margin)


def label_support(name: NameCandidate, each: NameGroup) -> LabelSupport:
    """Return whether the name's own words and the article as a whole speak for its label."""
    weight = sum(weight for label_case, weight, _ in each.signs if label_case == name.label)
    return LabelSupport.CLEARLY if weight >= _CLEAR else LabelSupport.SOMEWHAT if weight > 0 else LabelSupport.NOT


def boundary_case(name: NameCandidate, each: NameGroup) -> BoundaryCase:
    """Return the case that a name's edges are, the first that holds."""
    case = _doubtful(name)
    if case is not None:
        return case
    sign = label_support(name, each)
    if sign is LabelSupport.NOT:
        return _unknown(name, each)
    if name.inside < _ENDS_HALF_SURE:
        return BoundaryCase.HALF_SURE
    if name.outside >= _UNLIKELY_KNOWN:
        return BoundaryCase.KNOWN_UNLIKELY
    if sign is LabelSupport.SOMEWHAT:
        return BoundaryCase.KNOWN_ONCE if each.stands_once else BoundaryCase.KNOWN
    return BoundaryCase.CLEAR_ONCE if each.stands_once else BoundaryCase.CLEAR


def _doubtful(name: NameCandidate) -> BoundaryCase | None:
    """Return what beside a name, or in it, makes its edges doubtful, or None."""
    words, context = name.words, name.context
    before, after = context.word(name.first - 1), context.word(name.last)
    starts = context.tokens.starts_sentence(name.first)
    if len(words) == 1 and words[0].lower() in context.vocabulary:
        return BoundaryCase.COMMON
    if name.rule is Rule.POSSESSIVE:
        return BoundaryCase.PARTED
    if _goes_with(after, context) or (not starts and _goes_with(before, context)):
        return BoundaryCase.CAPITAL
    if len(words) > 1 and after.lower() in context.lexicon.of_or_for:
        return BoundaryCase.OF
    if _next_mass(name) >= _GOES_ON:
        return BoundaryCase.GOES_ON
    return BoundaryCase.UNSURE if name.inside < _ENDS_UNSURE else None


def _goes_with(word: str, context: NameContext) -> bool:
    """Return whether a word beside a name is capitalised and no title, role or common first word of a sentence."""
    return word[:1].isupper() and word.lower() not in context.lexicon.beside


def _next_mass(name: NameCandidate) -> float:
    """Return the mass of a name at the word after: the name may go on there."""
    probabilities = name.context.probabilities
    if probabilities is None or name.last >= len(probabilities.outside):
        return 0.0
    return 1.0 - float(probabilities.outside[name.last])


def _unknown(name: NameCandidate, each: NameGroup) -> BoundaryCase:
    single, once = len(name.words) == 1, each.stands_once
    if name.outside >= _UNLIKELY:
        return BoundaryCase.UNLIKELY_WORD if single else BoundaryCase.UNLIKELY
    if len(name.words) > _LONG:
        return BoundaryCase.LONG
    if single:
        return BoundaryCase.WORD_ONCE if once else BoundaryCase.WORD
    return BoundaryCase.WORDS_ONCE if once else BoundaryCase.WORDS
