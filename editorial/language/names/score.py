"""Scores of names: how often names in the same case were right, from counts that anyone can repeat.

A name is right if its boundaries and its label are right. Its score is the share of right boundaries in its case
(`boundary_case`), times the share of right labels in its case (`label_case`), times a factor for the whole article. The
shares are counted (see `score_counts`); the limits between the cases were set by hand. The score ranks suggestions by
doubt; no suggestion is accepted because of it.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from editorial.domain import labels
from editorial.domain.reason import ReasonCode
from editorial.domain.rules import Rule
from editorial.language.lexicon.gazetteer import gazetteer
from editorial.language.names.candidates import NameCandidate
from editorial.language.names.groups import STRONG, NameGroup, contested
from editorial.language.names.name_context import NameContext
from editorial.language.names.score_counts import (
    BANDS,
    SCORE_COUNTS,
    BoundaryCase,
    LabelCase,
    LabelSupport,
    Mentions,
    ScoreCounts,
)

_CANNOT_KNOW = 0.35
"""The highest score of a mention of a name with two labels if its own context does not decide between them."""
_CLEAR = 3.0
"""The least evidence for its label, internal and of the article, that gives a name clear support."""
_GOES_ON = 0.1
"""The least probability of a name at the next token for which the name may continue there."""
_ENDS_UNSURE, _ENDS_HALF_SURE = 0.6, 0.85
"""Below these probabilities of the model for the end of a name, its boundaries are unsure, or half sure."""
_UNLIKELY, _UNLIKELY_KNOWN = 0.1, 0.2
"""The least probability of no name for which a name is unlikely; it is higher for a known name."""
_LONG = 3
"""A name with more words is long."""
DOUBTS = {
    BoundaryCase.COMMON: ReasonCode.COMMON_WORD,
    BoundaryCase.PARTED: ReasonCode.PARTED_WRONGLY,
    BoundaryCase.CAPITAL: ReasonCode.CAPITAL_BESIDE,
    BoundaryCase.OF: ReasonCode.GOES_ON_WITH_OF,
    BoundaryCase.UNSURE: ReasonCode.END_UNSURE,
    BoundaryCase.UNLIKELY_WORD: ReasonCode.UNLIKELY_WORD,
    BoundaryCase.UNLIKELY: ReasonCode.UNLIKELY_WORDS,
    BoundaryCase.LONG: ReasonCode.END_UNSURE,
}
"""Reasons why boundaries are doubtful: one for every case with a share below `DOUBTFUL`."""
DOUBTFUL = 0.75
_PLACE = range(1, 4)
"""How many words a place beside a place has."""
_MANY = 4
"""How many mentions are many."""
_MOST = 0.99
"""The highest score."""
_FEW = 5
"""Number of average names added to each article, as a single name says little about the others."""


ScoreCase = tuple[BoundaryCase, LabelCase]
"""The case of the boundaries of a name, and the case of its label."""


def score_all(groups: Sequence[NameGroup], counts: ScoreCounts = SCORE_COUNTS) -> None:
    """Set the score (0..1) of each mention of an article by some counts, and why its boundaries are doubtful."""
    found = [(name, each) for each in groups for name in each.members]
    two_things = {id(each) for each in groups if contested(each)}
    cases = [(boundary_case(name, each), label_case(name, each)) for name, each in found]
    for (name, each), (case, _), likely in zip(found, cases, likelihoods(cases, counts), strict=True):
        unsaid = id(each) in two_things and max(name.votes.values(), default=0.0) < STRONG
        name.score = min(likely, _CANNOT_KNOW) if unsaid else likely
        name.doubt = DOUBTS.get(case)


def likelihoods(cases: Sequence[ScoreCase], tables: ScoreCounts) -> list[float]:
    """Return the probabilities that the names of one article are right.

    Each is multiplied by the square root of the mean probability in the article relative to the usual one.
    """
    likely = [tables.boundaries[edge].share * tables.label(label).share for edge, label in cases]
    usual = tables.right.share
    article = (sum(likely) + _FEW * usual) / (len(likely) + _FEW) / usual
    return [min(one * article**0.5, _MOST) for one in likely]


def label_case(name: NameCandidate, each: NameGroup) -> LabelCase:
    """Return the case of the label of a name."""
    own = each.own(name)
    margin = own[name.label] - max(total for other, total in own.items() if other != name.label)
    return LabelCase(label_support(name, each), _mentions(each), bisect(BANDS, margin))


def _mentions(each: NameGroup) -> Mentions:
    """Return how often a name is mentioned."""
    if len(each.members) == 1:
        return Mentions.ONE
    return Mentions.MANY if len(each.members) >= _MANY else Mentions.SOME


def label_support(name: NameCandidate, each: NameGroup) -> LabelSupport:
    """Return how much evidence the name itself and the article give for its label."""
    weight = sum(weight for label_case, weight, _ in each.signs if label_case == name.label)
    return LabelSupport.CLEARLY if weight >= _CLEAR else LabelSupport.SOMEWHAT if weight > 0 else LabelSupport.NOT


def boundary_case(name: NameCandidate, each: NameGroup) -> BoundaryCase:
    """Return the case of the boundaries of a name, the first that applies."""
    case = _doubtful(name)
    if case is not None:
        return case
    sign = label_support(name, each)
    if sign is not LabelSupport.NOT and _is_beside(name):
        return BoundaryCase.BESIDE
    if name.label == labels.PERSON:
        return _person(each, sign)
    if sign is LabelSupport.NOT:
        return _unknown(name, each)
    if name.inside < _ENDS_HALF_SURE:
        return BoundaryCase.HALF_SURE
    if name.outside >= _UNLIKELY_KNOWN:
        return BoundaryCase.KNOWN_UNLIKELY
    if sign is LabelSupport.SOMEWHAT:
        return BoundaryCase.KNOWN_ONCE if each.stands_once else BoundaryCase.KNOWN
    return BoundaryCase.CLEAR_ONCE if each.stands_once else BoundaryCase.CLEAR


def _is_beside(name: NameCandidate) -> bool:
    """Return whether what may be the other half of a name is beside it (*Kasten, Norland*; *Kasten’s Town Hall*)."""
    context, before, after = name.context, name.first - 1, name.last
    if context.low(after) in context.lexicon.possessive or context.low(before) in context.lexicon.possessive:
        other = context.word(after + 1 if context.low(after) in context.lexicon.possessive else before - 1)
        return other[:1].isupper()
    if name.label != labels.PLACE:
        return False
    behind = context.word(after) == "," and any(_is_place(context, after + 1, after + 1 + size) for size in _PLACE)
    return behind or (context.word(before) == "," and any(_is_place(context, before - size, before) for size in _PLACE))


def _is_place(context: NameContext, first: int, last: int) -> bool:
    """Return whether some words are a well-known place."""
    return first >= 0 and gazetteer().place(" ".join(context.words[first:last])) is not None


def _person(each: NameGroup, sign: LabelSupport) -> BoundaryCase:
    """Return the case of the boundaries of a person's name."""
    if sign is LabelSupport.CLEARLY:
        return BoundaryCase.PERSON_CLEAR_ONCE if each.stands_once else BoundaryCase.PERSON_CLEAR
    return BoundaryCase.PERSON if sign is LabelSupport.NOT else BoundaryCase.PERSON_KNOWN


def _doubtful(name: NameCandidate) -> BoundaryCase | None:
    """Return the case of doubtful boundaries that applies to a name, or None."""
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
    """Return whether a word next to a name is capitalised and not a title, role or common first word."""
    return word[:1].isupper() and word.lower() not in context.lexicon.beside


def _next_mass(name: NameCandidate) -> float:
    """Return the probability of a name at the next token, where this name may continue."""
    probabilities = name.context.probabilities
    if probabilities is None or name.last >= len(probabilities.outside):
        return 0.0
    return 1.0 - float(probabilities.outside[name.last])


def _unknown(name: NameCandidate, each: NameGroup) -> BoundaryCase:
    """Return the case of the boundaries of a name without support for its label."""
    single, once = len(name.words) == 1, each.stands_once
    if name.outside >= _UNLIKELY:
        return BoundaryCase.UNLIKELY_WORD if single else BoundaryCase.UNLIKELY
    if len(name.words) > _LONG:
        return BoundaryCase.LONG
    if single:
        return BoundaryCase.WORD_ONCE if once else BoundaryCase.WORD
    return BoundaryCase.WORDS_ONCE if once else BoundaryCase.WORDS
