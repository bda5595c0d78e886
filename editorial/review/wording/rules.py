"""What each rule means to an editor."""

from __future__ import annotations

from collections.abc import Mapping

from editorial.domain.rules import Rule

_REPORTED = "a word such as “said” introduces it"
_AROUND = "a word such as “said” is in the sentence"
_QUESTION = "a question in reported speech"
_ABOUT = "what somebody is said to speak about"

RULES: dict[Rule, str] = {
    Rule.TRANSCRIPT: "a name and a colon come before it",
    Rule.BYLINE: "a name comes after it, as under a statement",
    Rule.CLAUSE_BEFORE: "the words before it say who speaks",
    Rule.CLAUSE_AFTER: "the words after it say who speaks",
    Rule.CONTINUED: "goes on from the paragraph before",
    Rule.SAME_PARAGRAPH: "carried over from the quote above: check",
    Rule.PREVIOUS_PARAGRAPH: "carried over from the quote above: check",
    Rule.INTRODUCED: "taken from the sentence before: check",
    Rule.MARKS: "it is in quotation marks",
    Rule.NESTED: "it is inside another quote",
    Rule.TERM: "words in marks that nobody seems to have said",
    Rule.CLAUSE: _REPORTED,
    Rule.CLAUSE_LEFT: _REPORTED,
    Rule.CLAUSE_RIGHT: _REPORTED,
    Rule.CLAUSE_FIRST: _REPORTED,
    Rule.CLAUSE_FIRST_LEFT: _REPORTED,
    Rule.CLAUSE_FIRST_RIGHT: _REPORTED,
    Rule.NOUN_CLAUSE: _REPORTED,
    Rule.NOUN_CLAUSE_LEFT: _REPORTED,
    Rule.NOUN_CLAUSE_RIGHT: _REPORTED,
    Rule.INFINITIVE: _REPORTED,
    Rule.INFINITIVE_LEFT: _REPORTED,
    Rule.INFINITIVE_RIGHT: _REPORTED,
    Rule.OBJECT: _REPORTED,
    Rule.OBJECT_LEFT: _REPORTED,
    Rule.OBJECT_RIGHT: _REPORTED,
    Rule.QUESTION: _QUESTION,
    Rule.QUESTION_LEFT: _QUESTION,
    Rule.QUESTION_RIGHT: _QUESTION,
    Rule.ABOUT: _ABOUT,
    Rule.ABOUT_LEFT: _ABOUT,
    Rule.ABOUT_RIGHT: _ABOUT,
    Rule.AROUND: _AROUND,
    Rule.AROUND_LEFT: _AROUND,
    Rule.AROUND_RIGHT: _AROUND,
    Rule.ACCORDING_BEFORE: "“according to” or the like names the source",
    Rule.ACCORDING_AFTER: "“according to” or the like names the source",
    Rule.LABEL: "a name and a colon come before it",
    Rule.SAME_NAME: "the name itself says who it is",
    Rule.RELATIVE: "“who” belongs to the name before it",
    Rule.PRONOUN: "a word such as “he”, taken to mean somebody named before: check",
    Rule.HABIT: "what these words meant in other articles: check",
    Rule.NOMINAL: "a description, taken to mean somebody named: check",
    Rule.TRANSCRIPT_LABEL: "the interview marks who asks and who answers",
    Rule.UNNAMED: "no name seems to belong to it",
    Rule.EDITOR: "an editor said so",
    Rule.INSIDE: "said the words in marks inside it: check",
    Rule.ABBREVIATION: "it is short for another name",
    Rule.LIST: "it is in the lists of well-known names",
    Rule.CREDIT: "the article credits it",
    Rule.DATELINE: "the dateline names it",
    Rule.CAPITALS: "it has a capital every time it appears",
    Rule.CUE: "the words beside it tell what it is",
    Rule.POSSESSIVE: "it was split from another name at “’s”",
    Rule.HEAD: "two names side by side were read as one",
    Rule.REMEMBERED: "it was confirmed in another article",
    Rule.POSSIBLY_MISSED: "a word with a capital that is in no name",
}
"""The words of each rule; a foreign rule is shown by where the suggestion comes from."""
_BY_TEXT: Mapping[str | None, str] = {rule.value: words for rule, words in RULES.items()}


def rule_words(rule: str | None) -> str | None:
    """Return the words for a rule; None for a foreign rule and for none."""
    return _BY_TEXT.get(rule)
