"""The rules by which the software suggests names, quotes and speakers, and what each means to an editor."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Rule(StrEnum):
    """What made a suggestion. The values are stored in libraries and records, so they never change.

    A record from elsewhere may name other rules: `Provenance.rule` and `Resolution.rule` hold any string.
    """

    # Direct quotes: how the speaker was found.
    TRANSCRIPT = "transcript"
    BYLINE = "byline"  # of a quote: a name after a dash behind it; of a name: the author of the article
    CLAUSE_BEFORE = "clause-before"
    CLAUSE_AFTER = "clause-after"
    CONTINUED = "continued"
    SAME_PARAGRAPH = "same-paragraph"
    PREVIOUS_PARAGRAPH = "previous-paragraph"
    INTRODUCED = "introduced"
    MARKS = "marks"
    NESTED = "nested"
    TERM = "term"

    # Reported speech: what a cue reports. With a side, the cue itself is inside the reported words.
    CLAUSE = "clause"
    CLAUSE_LEFT = "clause-left"
    CLAUSE_RIGHT = "clause-right"
    CLAUSE_FIRST = "clause-first"
    CLAUSE_FIRST_LEFT = "clause-first-left"
    CLAUSE_FIRST_RIGHT = "clause-first-right"
    AROUND = "around"
    AROUND_LEFT = "around-left"
    AROUND_RIGHT = "around-right"
    OBJECT = "object"
    OBJECT_LEFT = "object-left"
    OBJECT_RIGHT = "object-right"
    INFINITIVE = "infinitive"
    INFINITIVE_LEFT = "infinitive-left"
    INFINITIVE_RIGHT = "infinitive-right"
    ABOUT = "about"
    ABOUT_LEFT = "about-left"
    ABOUT_RIGHT = "about-right"
    QUESTION = "question"
    QUESTION_LEFT = "question-left"
    QUESTION_RIGHT = "question-right"
    NOUN_CLAUSE = "noun-clause"
    NOUN_CLAUSE_LEFT = "noun-clause-left"
    NOUN_CLAUSE_RIGHT = "noun-clause-right"
    ACCORDING_BEFORE = "according-before"
    ACCORDING_AFTER = "according-after"
    LABEL = "label"  # also of a name that begins lines with a colon

    # Speakers: which entity the words that name a speaker mean.
    SAME_NAME = "same-name"  # also of a name that the article repeats
    RELATIVE = "relative"
    PRONOUN = "pronoun"
    HABIT = "habit"
    NOMINAL = "nominal"
    TRANSCRIPT_LABEL = "transcript-label"
    UNNAMED = "unnamed"
    EDITOR = "editor"
    INSIDE = "inside"  # of a reported clause: the speaker of the quote inside it

    # Names that the language model did not find, or not with these edges.
    ABBREVIATION = "abbreviation"
    LIST = "list"
    CREDIT = "credit"
    DATELINE = "dateline"
    CAPITALS = "capitals"
    CUE = "cue"
    POSSESSIVE = "possessive"
    HEAD = "head"
    CUT = "cut"
    REMEMBERED = "remembered"
    POSSIBLY_MISSED = "possibly-missed"
    WRITTEN_FORM = "written-form"


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
    Rule.WRITTEN_FORM: "it is written as such names are, in a credit, a list or with a number",
    Rule.POSSESSIVE: "it was split from another name at “’s”",
    Rule.CUT: "it was cut out of a longer stretch",
    Rule.HEAD: "two names side by side were read as one",
    Rule.REMEMBERED: "it was confirmed in another article",
    Rule.POSSIBLY_MISSED: "a word with a capital that is in no name",
}
"""The words of each rule; a foreign rule is shown by where the suggestion comes from."""
_BY_TEXT: Mapping[str | None, str] = {rule.value: words for rule, words in RULES.items()}


def rule_words(rule: str | None) -> str | None:
    """Return the words for a rule; None for a foreign rule and for none."""
    return _BY_TEXT.get(rule)
