"""How often candidates for a speaker were right, by case, counted on annotated news (see `decision_list`)."""

from __future__ import annotations

from editorial.domain.rules import Rule
from editorial.language.decision_list import Cases, by_hand, counted

SPEAKER_CASES: dict[Rule, Cases] = {
    Rule.TRANSCRIPT: Cases(counted("", 7, 7)),
    Rule.BYLINE: Cases(by_hand("", 0.96)),
    Rule.CLAUSE_AFTER: Cases(
        counted("ended", 0, 131),
        by_hand("according adjacent", 0.95),  # right 3 of 4 times: *“…,” according to X* leaves no choice
        counted("joined", 1, 34),
        by_hand("passive", 0.2),  # *He was “sorry” and was praised by Ellis*
        counted("takes embedded -speech", 0, 2),
        counted("takes embedded", 22, 26),
        counted("takes", 401, 404),
        counted("stop", 0, 82),
        counted("other", 0, 24),
        counted("passed governed", 0, 10),
        counted("passed comma -wide", 29, 32),
        counted("passed faceless", 0, 7),
        counted("passed", 8, 17),
        counted("according", 3, 4),
        counted("adjacent faceless", 1, 5),
        counted("adjacent named", 5, 6),
        counted("adjacent", 4, 7),
        counted("outermost", 8, 13),
        counted("", 9, 63),
    ),
    Rule.CLAUSE_BEFORE: Cases(
        counted("far", 2, 47),
        by_hand("passive -ended nearest", 0.85),  # *was dismissed as “…” by Ellis*, *was condemned by Ellis as “…”*
        counted("aside speech -ended", 30, 32),
        counted("other outermost faceless", 3, 18),
        counted("other outermost", 13, 32),
        counted("other", 2, 83),
        counted("used_up nearest ended", 168, 174),
        counted("used_up nearest", 24, 27),
        counted("used_up", 19, 45),
        counted("ended", 31, 294),
        counted("beyond faceless", 3, 6),
        counted("beyond", 36, 56),
        counted("outermost speech close faceless", 3, 7),
        counted("outermost calling faceless", 1, 5),
        counted("outermost speech nearest faceless", 9, 14),
        counted("outermost speech close", 53, 57),
        counted("outermost speech nearest", 205, 224),
        counted("outermost speech", 53, 56),
        counted("outermost calling", 45, 54),
        counted("outermost", 15, 32),
        counted("close speech", 5, 10),
        counted("nearest takes", 3, 18),
        counted("nearest governs", 4, 25),
        counted("nearest named", 13, 23),
        counted("nearest he_she", 5, 19),
        counted("nearest", 7, 13),
        counted("governs", 1, 7),
        counted("faceless", 2, 20),
        counted("", 34, 93),
    ),
    Rule.CONTINUED: Cases(by_hand("", 0.9)),
    Rule.INTRODUCED: Cases(
        counted("paragraph -whole", 0, 535),
        by_hand(
            "paragraph root speech -faceless", 0.93
        ),  # right 44 of 44 times, but a new line may begin something new
        counted("paragraph root named -faceless", 3, 3),
        counted("paragraph root -faceless", 1, 2),
        counted("paragraph", 2, 37),
        counted("root speech he_she nearest", 107, 110),
        counted("root speech named nearest", 247, 261),
        counted("root speech nearest", 54, 60),
        counted("root speech embedded", 77, 89),
        counted("root speech", 19, 38),
        counted("root calling nearest", 27, 32),
        counted("root calling", 4, 8),
        counted("root other_noun", 8, 37),
        counted("root other_pronoun", 2, 20),
        counted("root cue nearest", 8, 15),
        counted("root cue", 3, 10),
        counted("root named -embedded", 1, 15),
        counted("root -embedded", 2, 4),
        counted("root named nearest", 14, 18),
        counted("root named", 27, 40),
        counted("root nearest", 7, 8),
        counted("root", 9, 18),
        counted("cue named nearest", 15, 23),
        counted("cue he_she nearest", 9, 34),
        counted("cue nearest", 4, 29),
        counted("cue", 8, 44),
        counted("", 7, 282),
    ),
    Rule.PREVIOUS_PARAGRAPH: Cases(counted("whole", 44, 54), counted("unclaimed", 5, 12), counted("", 0, 631)),
    Rule.SAME_PARAGRAPH: Cases(counted("", 5, 7)),
}
"""Decision lists by the rule of a candidate: facts, how often it named the speaker, how often the case was seen."""
