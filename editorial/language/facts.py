"""The facts that the decision lists ask for (see `decision_list`); the values are the words of their tables."""

from __future__ import annotations

from enum import StrEnum


class Fact(StrEnum):
    """Something that holds of a possible speaker, of what a cue may report, or of words in marks."""

    # Sorts of cue (`Cue.sort`).
    SPEECH = "speech"
    STANCE = "stance"
    CALLING = "calling"
    ACCORDING = "according"
    NOUN = "noun"
    OTHER = "other"
    """A verb that is no reporting verb, right beside a quote."""

    # Who may speak, or is named with a cue.
    NAMED = "named"
    HE_SHE = "he_she"
    OTHER_PRONOUN = "other_pronoun"
    OTHER_NOUN = "other_noun"
    FACELESS = "faceless"
    """What names the speaker stands for neither a person nor a group."""
    I_OF_MANY = "i_of_many"
    """The quote says *I*, but the speakers are several."""
    PRONOUN = "pronoun"
    WRITER = "writer"

    # Where a cue's clause is, seen from a quote.
    FAR = "far"
    ENDED = "ended"
    CLOSE = "close"
    WIDE = "wide"
    ADJACENT = "adjacent"
    NEAREST = "nearest"
    USED_UP = "used_up"
    ASIDE = "aside"
    COMMA = "comma"
    """Of a quote: it ends with a comma; of reported words: a comma follows."""
    STOP = "stop"
    EMBEDDED = "embedded"
    JOINED = "joined"
    PARAGRAPH = "paragraph"
    WHOLE = "whole"
    ROOT = "root"
    CUE = "cue"

    # How the parse joins a cue and a quote.
    PASSED = "passed"
    GOVERNS = "governs"
    OUTERMOST = "outermost"
    BEYOND = "beyond"
    GOVERNED = "governed"
    TAKES = "takes"

    # What a cue may report: the rule that offers it.
    CLAUSE = "clause"
    """Also of words in marks: they have a finite verb and are not brief."""
    CLAUSE_FIRST = "clause-first"
    OBJECT = "object"
    INFINITIVE = "infinitive"
    ABOUT = "about"
    QUESTION = "question"
    AROUND_LEFT = "around-left"
    AROUND_RIGHT = "around-right"
    ACCORDING_BEFORE = "according-before"
    ACCORDING_AFTER = "according-after"
    LABEL = "label"

    # The reported words and their edges.
    WITHIN = "within"
    WEAK = "weak"
    THAT = "that"
    QUESTION_WORD = "question_word"
    LONG = "long"
    VERY_LONG = "very_long"
    TO_SAY = "to_say"
    BESIDE = "beside"
    FULL = "full"
    DASH = "dash"
    QUOTED_END = "quoted_end"

    # Words in marks, by themselves.
    SINGLE = "single"
    ONE_WORD = "one_word"
    BRIEF = "brief"
    TITLE = "title"
    VERB = "verb"
    SENTENCE = "sentence"
    SELF = "self"
    BRACKETED = "bracketed"
    WORK = "work"

    # Words in marks, by what is around them.
    BOILERPLATE = "boilerplate"
    REPORTED = "reported"
    UNREPORTED = "unreported"
    NEAR = "near"
    INTRODUCED = "introduced"
    ELSEWHERE = "elsewhere"
    UNCLAIMED = "unclaimed"
    WORK_BEFORE = "work_before"
    WORK_AFTER = "work_after"
    OWNER_BEFORE = "owner_before"
    THE_BEFORE = "the_before"
    ADJECTIVE_BEFORE = "adjective_before"
    MODIFIER = "modifier"
    NICKNAME = "nickname"
    PREP = "prep"
    PREP_AS = "prep_as"
    OPRD = "oprd"
