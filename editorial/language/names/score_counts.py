"""How often names were right, case by case: counts, and nothing that was fitted to anything.

Counted on 133 articles of worldwide newswire whose names were marked by hand, by way of
`tests/benchmarks/on_gold/name_shares.py GOLD`, which counts the same on any other articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Counted:
    """Of `of` names in a case, `right` were right."""

    right: int
    of: int

    @property
    def share(self) -> float:
        """Return the share that was right, in 0..1; a case that was always right counts one more of each."""
        return (self.right + 1) / (self.of + 2)


class Known(Enum):
    """What a name's own words and the article as a whole say for its label, beside the model."""

    NOT = "nothing"
    SOMEWHAT = "something"
    CLEARLY = "much"


class Edges(Enum):
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
class Tables:
    """Of all names how many were right; of those in each case how many had the right edges; of those the right label.

    The cases of labels are what is known of the name and, in order of `BANDS`, by how much the label leads.
    """

    right: Counted
    edges: Mapping[Edges, Counted]
    labels: Mapping[Known, tuple[Counted, ...]]


BANDS = (0.5, 1.0, 2.0, 3.0, 4.0, 6.0)
"""By how much a label leads: the limits of the seven cases, set by hand (see `names_groups` for the unit)."""
TABLES = Tables(
    Counted(4060, 5122),
    {
        Edges.COMMON: Counted(11, 42),
        Edges.PARTED: Counted(20, 32),
        Edges.CAPITAL: Counted(61, 152),
        Edges.OF: Counted(26, 41),
        Edges.GOES_ON: Counted(30, 62),
        Edges.UNSURE: Counted(29, 62),
        Edges.UNLIKELY_WORD: Counted(74, 110),
        Edges.UNLIKELY: Counted(124, 172),
        Edges.WORD_ONCE: Counted(106, 133),
        Edges.WORD: Counted(170, 191),
        Edges.LONG: Counted(78, 95),
        Edges.WORDS_ONCE: Counted(214, 258),
        Edges.WORDS: Counted(135, 144),
        Edges.HALF_SURE: Counted(64, 71),
        Edges.KNOWN_UNLIKELY: Counted(391, 433),
        Edges.KNOWN_ONCE: Counted(310, 349),
        Edges.KNOWN: Counted(356, 375),
        Edges.CLEAR_ONCE: Counted(732, 778),
        Edges.CLEAR: Counted(1589, 1622),
    },
    {
        Known.NOT: (
            Counted(61, 141),
            Counted(43, 102),
            Counted(145, 266),
            Counted(169, 220),
            Counted(47, 50),
            Counted(49, 50),
            Counted(106, 111),
        ),
        Known.SOMEWHAT: (
            Counted(19, 23),
            Counted(30, 43),
            Counted(48, 68),
            Counted(82, 93),
            Counted(212, 239),
            Counted(137, 138),
            Counted(227, 229),
        ),
        Known.CLEARLY: (
            Counted(4, 5),
            Counted(27, 35),
            Counted(79, 90),
            Counted(115, 117),
            Counted(231, 239),
            Counted(706, 726),
            Counted(1523, 1535),
        ),
    },
)
