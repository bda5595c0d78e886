"""How often contents were indirect speech with these boundaries, by case (see `decision_list`)."""

from __future__ import annotations

from editorial.language.decision_list import Cases, by_hand, counted

ENOUGH = 0.45
"""The least share of a case whose contents are suggested; chosen on the articles that were counted."""

ATTRIBUTION_CASES = Cases(
    counted("within that", 14, 44),
    counted("within", 20, 213),
    counted("noun", 6, 35),
    by_hand("writer weak", 0.2),  # *we know that …* is the writer's opinion; annotated as a report in 9 of 23
    counted("clause weak to_say", 0, 21),
    counted("clause weak stance", 17, 43),
    counted("clause weak", 9, 12),
    counted("clause -beside speech", 77, 125),
    counted("clause -beside", 1, 7),
    counted("clause question_word", 34, 47),
    counted("clause very_long", 30, 48),
    counted("clause long named", 33, 47),
    counted("clause long", 37, 56),
    counted("clause to_say", 12, 21),
    counted("clause full speech named", 213, 232),
    counted("clause full speech", 188, 218),
    counted("clause full", 45, 56),
    counted("clause dash", 6, 11),
    counted("clause comma named", 25, 29),
    counted("clause comma", 20, 30),
    counted("clause quoted_end", 18, 22),
    counted("clause", 4, 14),
    counted("dash", 9, 45),
    counted("weak", 8, 29),
    counted("object passed full", 35, 78),
    counted("object passed", 26, 80),
    counted("object quoted_end", 29, 45),
    counted("object comma pronoun", 4, 7),
    counted("object comma", 25, 38),
    counted("object full to_say", 5, 9),
    counted("object full named", 45, 60),
    counted("object full calling", 5, 9),
    counted("object full", 33, 48),
    counted("object", 30, 81),
    counted("infinitive comma", 19, 28),
    counted("infinitive full beside", 37, 56),
    counted("infinitive full", 9, 37),
    counted("infinitive", 3, 7),
    counted("about full speech", 18, 34),
    counted("about full", 12, 17),
    counted("about comma", 12, 26),
    counted("about", 8, 31),
    counted("clause-first passed", 0, 5),
    counted("clause-first speech named", 29, 34),
    counted("clause-first speech", 31, 46),
    counted("clause-first", 3, 7),
    counted("according-after", 39, 60),
    counted("according-before", 10, 13),
    counted("around-left comma", 38, 49),
    counted("around-left quoted_end", 3, 4),
    counted("around-left", 0, 4),
    counted("around-right speech", 41, 52),
    counted("around-right", 0, 4),
    counted("label", 25, 32),
    counted("question", 2, 5),
    counted("", 4, 16),
)
"""Decision list: facts of a content, how often it was an attribution (also of an attitude), how often it was seen."""

REPORT_CASES = ATTRIBUTION_CASES.after(
    counted("within that", 14, 44),
    counted("within", 20, 213),
    counted("nobody clause", 4, 10),  # *it is expected that …* names no source
    counted("object to_do", 7, 8),  # *urged them to wait*
    counted("object", 2, 78),
    counted("infinitive", 14, 19),
    counted("about", 0, 21),
    by_hand("question speech", 0.6),  # *asked the people if they were safe*
    counted("clause weak to_say", 0, 6),
    counted("clause weak stance", 0, 14),
    counted("clause surface", 4, 5),
)
"""Decision list: the same for speech alone, counted on newswire from many countries where the two differ."""
