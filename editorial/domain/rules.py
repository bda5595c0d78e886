"""The rules by which the software suggests names, quotes and speakers."""

from __future__ import annotations

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
    REMEMBERED = "remembered"
    POSSIBLY_MISSED = "possibly-missed"
