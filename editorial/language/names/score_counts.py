"""Counts of how often names were right, by case; nothing in them is fitted.

Counted on 133 articles of worldwide newswire with names annotated by hand. Repeat it on any annotated articles with
`tests/benchmarks/on_gold/name_shares.py GOLD`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple


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


class Mentions(Enum):
    """How often an article mentions a name."""

    ONE = "once"
    SOME = "two or three times"
    MANY = "four times and more"


class LabelCase(NamedTuple):
    """What is known of a label: its support, the mentions of the name, and the index of its lead in `BANDS`."""

    support: LabelSupport
    mentions: Mentions
    band: int


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
    BESIDE = auto()  # a place with a comma and a place beside it, or *’s* and a name: the two may be one
    PERSON = auto()  # a person; all of these cases come before those of other names
    PERSON_KNOWN = auto()  # a person, somewhat known
    PERSON_CLEAR_ONCE = auto()  # a person, well known, mentioned once
    PERSON_CLEAR = auto()  # a person, well known
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

    The cases of labels are the support for the label, how often the name is mentioned and, in the order of `BANDS`, the
    lead of the label over the second one.
    """

    right: CaseCount
    boundaries: Mapping[BoundaryCase, CaseCount]
    labels: Mapping[tuple[LabelSupport, Mentions], tuple[CaseCount, ...]]

    def label(self, case: LabelCase) -> CaseCount:
        """Return how often the label was right in a case."""
        return self.labels[case.support, case.mentions][case.band]


BANDS = (0.5, 1.0, 2.0, 3.0, 4.0, 6.0)
"""Limits between the seven cases of the lead of a label, set by hand (log-odds, see `groups`)."""
SCORE_COUNTS = ScoreCounts(
    CaseCount(4390, 5238),
    {
        BoundaryCase.COMMON: CaseCount(11, 33),
        BoundaryCase.PARTED: CaseCount(19, 29),
        BoundaryCase.CAPITAL: CaseCount(78, 150),
        BoundaryCase.OF: CaseCount(25, 39),
        BoundaryCase.GOES_ON: CaseCount(34, 41),
        BoundaryCase.UNSURE: CaseCount(33, 63),
        BoundaryCase.UNLIKELY_WORD: CaseCount(45, 63),
        BoundaryCase.UNLIKELY: CaseCount(85, 116),
        BoundaryCase.BESIDE: CaseCount(122, 154),
        BoundaryCase.PERSON: CaseCount(189, 212),
        BoundaryCase.PERSON_KNOWN: CaseCount(418, 442),
        BoundaryCase.PERSON_CLEAR_ONCE: CaseCount(175, 178),
        BoundaryCase.PERSON_CLEAR: CaseCount(476, 482),
        BoundaryCase.WORD_ONCE: CaseCount(88, 106),
        BoundaryCase.WORD: CaseCount(115, 130),
        BoundaryCase.LONG: CaseCount(28, 37),
        BoundaryCase.WORDS_ONCE: CaseCount(99, 129),
        BoundaryCase.WORDS: CaseCount(47, 51),
        BoundaryCase.HALF_SURE: CaseCount(52, 55),
        BoundaryCase.KNOWN_UNLIKELY: CaseCount(442, 478),
        BoundaryCase.KNOWN_ONCE: CaseCount(85, 103),
        BoundaryCase.KNOWN: CaseCount(171, 177),
        BoundaryCase.CLEAR_ONCE: CaseCount(579, 605),
        BoundaryCase.CLEAR: CaseCount(1338, 1365),
    },
    {
        (LabelSupport.NOT, Mentions.ONE): (
            CaseCount(32, 66),
            CaseCount(18, 44),
            CaseCount(50, 95),
            CaseCount(69, 98),
            CaseCount(24, 24),
            CaseCount(25, 26),
            CaseCount(55, 61),
        ),
        (LabelSupport.NOT, Mentions.SOME): (
            CaseCount(5, 16),
            CaseCount(6, 15),
            CaseCount(26, 49),
            CaseCount(21, 26),
            CaseCount(8, 10),
            CaseCount(17, 20),
            CaseCount(15, 15),
        ),
        (LabelSupport.NOT, Mentions.MANY): (
            CaseCount(17, 25),
            CaseCount(6, 17),
            CaseCount(54, 60),
            CaseCount(17, 17),
            CaseCount(16, 16),
            CaseCount(16, 16),
            CaseCount(15, 15),
        ),
        (LabelSupport.SOMEWHAT, Mentions.ONE): (
            CaseCount(15, 20),
            CaseCount(11, 13),
            CaseCount(26, 31),
            CaseCount(46, 53),
            CaseCount(71, 75),
            CaseCount(81, 82),
            CaseCount(144, 146),
        ),
        (LabelSupport.SOMEWHAT, Mentions.SOME): (
            CaseCount(5, 5),
            CaseCount(11, 15),
            CaseCount(12, 16),
            CaseCount(18, 22),
            CaseCount(26, 33),
            CaseCount(26, 28),
            CaseCount(67, 67),
        ),
        (LabelSupport.SOMEWHAT, Mentions.MANY): (
            CaseCount(7, 7),
            CaseCount(7, 12),
            CaseCount(10, 18),
            CaseCount(38, 45),
            CaseCount(46, 47),
            CaseCount(32, 32),
            CaseCount(53, 54),
        ),
        (LabelSupport.CLEARLY, Mentions.ONE): (
            CaseCount(2, 3),
            CaseCount(18, 21),
            CaseCount(51, 56),
            CaseCount(46, 47),
            CaseCount(67, 68),
            CaseCount(317, 331),
            CaseCount(512, 521),
        ),
        (LabelSupport.CLEARLY, Mentions.SOME): (
            CaseCount(4, 4),
            CaseCount(18, 19),
            CaseCount(20, 25),
            CaseCount(40, 40),
            CaseCount(59, 64),
            CaseCount(160, 166),
            CaseCount(431, 437),
        ),
        (LabelSupport.CLEARLY, Mentions.MANY): (
            CaseCount(0, 0),
            CaseCount(3, 3),
            CaseCount(28, 28),
            CaseCount(50, 58),
            CaseCount(109, 110),
            CaseCount(275, 279),
            CaseCount(916, 922),
        ),
    },
)
