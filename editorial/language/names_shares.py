"""How often names were right, case by case: counts, and nothing that was fitted to anything.

Counted on 133 articles of worldwide newswire whose names were marked by hand, by way of
`tests/benchmarks/on_gold/name_shares.py GOLD`, which counts the same on any other articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


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
    """What the edges of a name look like, the doubtful ones first; the value says why they are doubtful."""

    COMMON = "the word stands in lower case elsewhere"
    PARTED = "where it was parted may be wrong"
    CAPITAL = "the word beside it is capitalised too"
    OF = "it may go on behind “of”"
    GOES_ON = "the model sees a name in the word behind it"
    UNSURE = "the model is unsure where it ends"
    UNLIKELY_WORD = "the model hardly sees a name here"
    UNLIKELY = "the model hardly sees a name in these words"
    WORD_ONCE = "an unknown word that stands here once"
    WORD = "an unknown word"
    LONG = "many words, none of them known"
    WORDS_ONCE = "unknown words that stand here once"
    WORDS = "unknown words"
    HALF_SURE = "the model is not quite sure where it ends"
    KNOWN_UNLIKELY = "known, but the model hardly sees a name here"
    KNOWN_ONCE = "somewhat known, stands here once"
    KNOWN = "somewhat known"
    CLEAR_ONCE = "well known, stands here once"
    CLEAR = "well known"


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
    Counted(4013, 5110),
    {
        Edges.COMMON: Counted(11, 44),
        Edges.PARTED: Counted(20, 37),
        Edges.CAPITAL: Counted(61, 152),
        Edges.OF: Counted(25, 41),
        Edges.GOES_ON: Counted(30, 62),
        Edges.UNSURE: Counted(28, 62),
        Edges.UNLIKELY_WORD: Counted(73, 109),
        Edges.UNLIKELY: Counted(125, 178),
        Edges.WORD_ONCE: Counted(106, 133),
        Edges.WORD: Counted(188, 209),
        Edges.LONG: Counted(78, 95),
        Edges.WORDS_ONCE: Counted(242, 288),
        Edges.WORDS: Counted(148, 158),
        Edges.HALF_SURE: Counted(63, 70),
        Edges.KNOWN_UNLIKELY: Counted(376, 418),
        Edges.KNOWN_ONCE: Counted(350, 389),
        Edges.KNOWN: Counted(356, 376),
        Edges.CLEAR_ONCE: Counted(659, 703),
        Edges.CLEAR: Counted(1554, 1586),
    },
    {
        Known.NOT: (
            Counted(58, 148),
            Counted(57, 121),
            Counted(146, 259),
            Counted(201, 258),
            Counted(47, 51),
            Counted(107, 111),
            Counted(51, 53),
        ),
        Known.SOMEWHAT: (
            Counted(21, 26),
            Counted(31, 40),
            Counted(54, 76),
            Counted(89, 100),
            Counted(240, 274),
            Counted(142, 143),
            Counted(216, 218),
        ),
        Known.CLEARLY: (
            Counted(5, 6),
            Counted(24, 32),
            Counted(78, 82),
            Counted(104, 104),
            Counted(206, 215),
            Counted(712, 740),
            Counted(1424, 1436),
        ),
    },
)
