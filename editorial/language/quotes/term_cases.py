"""How often words in marks were terms, which nobody said, by case (see `decision_list`)."""

from __future__ import annotations

from editorial.language.decision_list import Cases, by_hand, counted

TERM_CASES = Cases(
    # The annotated news has no quotes in single marks, so their shares are set by hand.
    by_hand("single title -self", 0.8),
    by_hand("single self", 0.2),
    by_hand("single clause", 0.3),
    by_hand("single", 0.9),
    by_hand("bracketed", 0.9),
    by_hand("boilerplate", 0.9),
    counted("nickname", 1, 1),
    counted("named_before -sentence", 21, 28),
    by_hand("named_after", 0.8),
    by_hand("name brief -verb -near -calling -oprd -introduced", 0.6),
    counted("title work_before", 10, 18),
    counted("title work_after", 1, 1),
    counted("title owner_before -sentence", 9, 12),
    counted("title elsewhere", 4, 4),
    counted("title prep unreported", 8, 10),
    by_hand("title modifier unreported", 0.7),
    counted("title unclaimed", 4, 4),
    counted("title work -reported -oprd -prep_as", 1, 9),
    counted("title reported", 1, 8),
    counted("title", 2, 15),
    counted("long", 23, 863),
    counted("sentence", 1, 27),
    counted("reported", 2, 195),
    counted("unclaimed unreported brief", 10, 13),
    counted("near", 2, 69),
    counted("oprd", 0, 11),
    counted("calling", 0, 4),
    counted("prep_as", 0, 5),
    counted("verb", 3, 13),
    counted("embedded modifier unreported introduced", 2, 7),
    counted("embedded modifier unreported", 0, 2),
    counted("embedded one_word unreported the_before", 2, 3),
    counted("embedded one_word unreported adjective_before", 1, 1),
    counted("embedded unreported brief introduced", 2, 20),
    counted("embedded unreported brief the_before", 0, 4),
    counted("embedded unreported brief", 4, 16),
    counted("embedded", 1, 19),
    counted("brief", 1, 6),
    counted("", 0, 3),
)
"""Decision list: facts of a quoted span, how often nobody said its words, how often the case was seen.

The case of words for a name is counted on 63 articles from many countries too, as it is rare in political news.
"""
