"""Counts of how often names were right, by case; nothing in them is fitted.

Counted on 133 articles of worldwide newswire with names annotated by hand. Repeat it on any annotated articles with
`tests/benchmarks/on_gold/name_shares.py GOLD`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class CaseCount:
    """Number of names in a case (`of`), and of those that were right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """Return the share that was right, in 0..1, with one right and one wrong name added."""
        return (self.right + 1) / (self.of + 2)


class LabelSupport(Enum):
    """How much evidence the name itself and the article, without the model, give for its label."""

    NOT = "nothing"
    SOMEWHAT = "something"
    CLEARLY = "much"


class BoundaryCase(Enum):
    """Cases of the boundaries of a name, the doubtful ones first."""

    COMMON = auto()  # the word is written in lower case elsewhere
    PARTED = auto()  # it may have been split at the wrong place
    CAPITAL = auto()  # the word next to it is capitalised too
    OF = auto()  # it may continue after “of”
    GOES_ON = auto()  # the model expects a name at the next word
    UNSURE = auto()  # the model is unsure about its end
    UNLIKELY_WORD = auto()  # the model gives a name a low probability; one word
    UNLIKELY = auto()  # the same for several words
    WORD_ONCE = auto()  # an unknown word, mentioned once
    WORD = auto()  # an unknown word
    LONG = auto()  # many words, none of them known
    WORDS_ONCE = auto()  # unknown words, mentioned once
    WORDS = auto()  # unknown words
    HALF_SURE = auto()  # the model is not quite sure about its end
    KNOWN_UNLIKELY = auto()  # known, but the model gives a name a low probability
    KNOWN_ONCE = auto()  # somewhat known, mentioned once
    KNOWN = auto()  # somewhat known
    CLEAR_ONCE = auto()  # well known, mentioned once
    CLEAR = auto()  # well known


@dataclass(frozen=True, slots=True)
class ScoreCounts:
    """Counts of right names: all of them, right boundaries by case, and right labels by case.

    The cases of labels are the support for the label and, in the order of `BANDS`, its lead over the second label.
    """

    right: CaseCount
    boundaries: Mapping[BoundaryCase, CaseCount]
    labels: Mapping[LabelSupport, tuple[CaseCount, ...]]


BANDS = (0.5, 1.0, 2.0, 3.0, 4.0, 6.0)
"""Limits between the seven cases of the lead of a label, set by hand (log-odds, see `groups`)."""
SCORE_COUNTS = ScoreCounts(
    CaseCount(4186, 5145),
    {
        BoundaryCase.COMMON: CaseCount(11, 38),
        BoundaryCase.PARTED: CaseCount(20, 32),
        BoundaryCase.CAPITAL: CaseCount(70, 154),
        BoundaryCase.OF: CaseCount(25, 37),
        BoundaryCase.GOES_ON: CaseCount(32, 61),
        BoundaryCase.UNSURE: CaseCount(32, 62),
        BoundaryCase.UNLIKELY_WORD: CaseCount(67, 99),
        BoundaryCase.UNLIKELY: CaseCount(116, 151),
        BoundaryCase.WORD_ONCE: CaseCount(106, 129),
        BoundaryCase.WORD: CaseCount(155, 176),
        BoundaryCase.LONG: CaseCount(69, 80),
        BoundaryCase.WORDS_ONCE: CaseCount(172, 208),
        BoundaryCase.WORDS: CaseCount(128, 135),
        BoundaryCase.HALF_SURE: CaseCount(63, 67),
        BoundaryCase.KNOWN_UNLIKELY: CaseCount(462, 507),
        BoundaryCase.KNOWN_ONCE: CaseCount(343, 378),
        BoundaryCase.KNOWN: CaseCount(381, 400),
        BoundaryCase.CLEAR_ONCE: CaseCount(751, 794),
        BoundaryCase.CLEAR: CaseCount(1605, 1637),
    },
    {
        LabelSupport.NOT: (
            CaseCount(61, 132),
            CaseCount(38, 87),
            CaseCount(140, 248),
            CaseCount(154, 194),
            CaseCount(49, 55),
            CaseCount(48, 50),
            CaseCount(84, 90),
        ),
        LabelSupport.SOMEWHAT: (
            CaseCount(25, 30),
            CaseCount(34, 47),
            CaseCount(49, 66),
            CaseCount(72, 86),
            CaseCount(186, 205),
            CaseCount(203, 209),
            CaseCount(280, 284),
        ),
        LabelSupport.CLEARLY: (
            CaseCount(4, 4),
            CaseCount(35, 40),
            CaseCount(89, 103),
            CaseCount(102, 104),
            CaseCount(228, 233),
            CaseCount(716, 739),
            CaseCount(1589, 1602),
        ),
    },
)
