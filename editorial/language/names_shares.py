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
    Counted(4040, 5119),
    {
        Edges.COMMON: Counted(11, 42),
        Edges.PARTED: Counted(20, 32),
        Edges.CAPITAL: Counted(61, 152),
        Edges.OF: Counted(26, 41),
        Edges.GOES_ON: Counted(30, 62),
        Edges.UNSURE: Counted(29, 62),
        Edges.UNLIKELY_WORD: Counted(75, 111),
        Edges.UNLIKELY: Counted(125, 175),
        Edges.WORD_ONCE: Counted(106, 133),
        Edges.WORD: Counted(180, 201),
        Edges.LONG: Counted(78, 95),
        Edges.WORDS_ONCE: Counted(222, 267),
        Edges.WORDS: Counted(141, 150),
        Edges.HALF_SURE: Counted(64, 71),
        Edges.KNOWN_UNLIKELY: Counted(386, 428),
        Edges.KNOWN_ONCE: Counted(322, 360),
        Edges.KNOWN: Counted(357, 376),
        Edges.CLEAR_ONCE: Counted(712, 757),
        Edges.CLEAR: Counted(1571, 1604),
    },
    {
        Known.NOT: (
            Counted(60, 151),
            Counted(44, 104),
            Counted(141, 262),
            Counted(177, 228),
            Counted(47, 50),
            Counted(50, 51),
            Counted(115, 120),
        ),
        Known.SOMEWHAT: (
            Counted(20, 24),
            Counted(30, 43),
            Counted(48, 72),
            Counted(81, 92),
            Counted(219, 246),
            Counted(138, 139),
            Counted(229, 231),
        ),
        Known.CLEARLY: (
            Counted(4, 5),
            Counted(27, 35),
            Counted(81, 92),
            Counted(126, 128),
            Counted(267, 275),
            Counted(646, 666),
            Counted(1490, 1502),
        ),
    },
)
