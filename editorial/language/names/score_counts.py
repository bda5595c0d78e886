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
