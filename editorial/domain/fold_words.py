"""What the differences that can be ignored are called for people, each with an example."""

from __future__ import annotations

from collections.abc import Mapping

from editorial.domain.verdict import USUAL_RULES, FoldRule, FoldRules

FOLD_WORDS: Mapping[FoldRule, str] = {
    FoldRule.MARKS: "quotation marks and apostrophes (it’s, it's)",
    FoldRule.DASHES: "dashes and hyphens (well-known, well known)",
    FoldRule.SPACES: "spaces and line breaks",
    FoldRule.CHARACTERS: "invisible characters, and forms of one letter in Unicode",
    FoldRule.FIRST_CAPITAL: "a capital at the start of a sentence or a quote",
    FoldRule.ONE_CASE: "capitals where the source has only capitals, or none",
    FoldRule.CAPITALS: "capitals anywhere (the President, the president)",
    FoldRule.END_MARK: "a comma or full stop at the end of a quote",
    FoldRule.PUNCTUATION: "punctuation within a quote",
    FoldRule.LINE_ENDS: "words divided at the end of a line, and page headers",
    FoldRule.ELLIPSES: "words left out at an ellipsis (…)",
    FoldRule.BRACKETS: "words and letters in square brackets ([the mayor], [W]e)",
    FoldRule.HESITATIONS: "hesitations (um) and notes in transcripts ((laughs))",
    FoldRule.REPEATS: "words said twice in a row (I, I think)",
    FoldRule.CONTRACTIONS: "short forms (it's, it is)",
    FoldRule.NUMBERS: "numbers in digits or in words (25, twenty-five)",
}


def fold_rules(stored: object) -> FoldRules:
    """Return the rules of a stored setting, the usual ones if it is none; a rule that is not known is left out."""
    if not isinstance(stored, list):
        return USUAL_RULES
    return frozenset(rule for rule in FoldRule if rule.value in stored)
