"""How often names were right, case by case: counts, and nothing that was fitted to anything.

Counted on 133 articles of worldwide newswire whose names were marked by hand, by way of
`tests/benchmarks/on_gold/name_shares.py GOLD`, which counts the same on any other articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class CaseCount:
    """Of `of` names in a case, `right` were right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """Return the share that was right, in 0..1; a case that was always right counts one more of each."""
        return (self.right + 1) / (self.of + 2)


class LabelSupport(Enum):
    """What a name's own words and the article as a whole say for its label, beside the model."""

    NOT = "nothing"
    SOMEWHAT = "something"
    CLEARLY = "much"


class BoundaryCase(Enum):
    """What the edges of a name look like, the doubtful ones first."""

    COMMON = auto()  # the word stands in lower case elsewhere
    PARTED = auto()  # where it was parted may be wrong
    CAPITAL = auto()  # the word beside it is capitalised too
    OF = auto()  # it may go on behind “of”
    GOES_ON = auto()  # the model sees a name in the word behind it
    UNSURE = auto()  # the model is unsure where it ends
    UNLIKELY_WORD = auto()  # the model hardly sees a name here
    UNLIKELY = auto()  # the model hardly sees a name in these words
    WORD_ONCE = auto()  # an unknown word that stands here once
    WORD = auto()  # an unknown word
    LONG = auto()  # many words, none of them known
    WORDS_ONCE = auto()  # unknown words that stand here once
    WORDS = auto()  # unknown words
    HALF_SURE = auto()  # the model is not quite sure where it ends
    KNOWN_UNLIKELY = auto()  # known, but the model hardly sees a name here
    KNOWN_ONCE = auto()  # somewhat known, stands here once
    KNOWN = auto()  # somewhat known
    CLEAR_ONCE = auto()  # well known, stands here once
    CLEAR = auto()  # well known


@dataclass(frozen=True, slots=True)
class ScoreCounts:
    """Of all names how many were right; of those in each case how many had the right edges; of those the right label.

    The cases of labels are what is known of the name and, in order of `BANDS`, by how much the label leads.
    """

    right: CaseCount
    boundaries: Mapping[BoundaryCase, CaseCount]
    labels: Mapping[LabelSupport, tuple[CaseCount, ...]]


BANDS = (0.5, 1.0, 2.0, 3.0, 4.0, 6.0)
"""By how much a label leads: the limits of the seven cases, set by hand (see `names_groups` for the unit)."""
SCORE_COUNTS = ScoreCounts(
    CaseCount(4060, 5122),
    {
        BoundaryCase.COMMON: CaseCount(11, 42),
        BoundaryCase.PARTED: CaseCount(20, 32),
        BoundaryCase.CAPITAL: CaseCount(61, 152),
        BoundaryCase.OF: CaseCount(26, 41),
        BoundaryCase.GOES_ON: CaseCount(30, 62),
        BoundaryCase.UNSURE: CaseCount(29, 62),
        BoundaryCase.UNLIKELY_WORD: CaseCount(74, 110),
        BoundaryCase.UNLIKELY: CaseCount(124, 172),
        BoundaryCase.WORD_ONCE: CaseCount(106, 133),
        BoundaryCase.WORD: CaseCount(170, 191),
        BoundaryCase.LONG: CaseCount(78, 95),
        BoundaryCase.WORDS_ONCE: CaseCount(214, 258),
        BoundaryCase.WORDS: CaseCount(135, 144),
        BoundaryCase.HALF_SURE: CaseCount(64, 71),
        BoundaryCase.KNOWN_UNLIKELY: CaseCount(391, 433),
        BoundaryCase.KNOWN_ONCE: CaseCount(310, 349),
        BoundaryCase.KNOWN: CaseCount(356, 375),
        BoundaryCase.CLEAR_ONCE: CaseCount(732, 778),
        BoundaryCase.CLEAR: CaseCount(1589, 1622),
    },
    {
        LabelSupport.NOT: (
            CaseCount(61, 141),
            CaseCount(43, 102),
            CaseCount(145, 266),
            CaseCount(169, 220),
            CaseCount(47, 50),
            CaseCount(49, 50),
            CaseCount(106, 111),
        ),
        LabelSupport.SOMEWHAT: (
            CaseCount(19, 23),
            CaseCount(30, 43),
            CaseCount(48, 68),
            CaseCount(82, 93),
            CaseCount(212, 239),
            CaseCount(137, 138),
            CaseCount(227, 229),
        ),
        LabelSupport.CLEARLY: (
            CaseCount(4, 5),
            CaseCount(27, 35),
            CaseCount(79, 90),
            CaseCount(115, 117),
            CaseCount(231, 239),
            CaseCount(706, 726),
            CaseCount(1523, 1535),
        ),
    },
)
