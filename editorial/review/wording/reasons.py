"""The words of the reasons that the software gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from editorial.domain.labels import words as label_words
from editorial.domain.reason import Reason, ReasonCode

R = ReasonCode

LISTS: dict[str, str] = {
    "peoples": "peoples",
    "organisations": "organisations",
    "events": "events",
    "countries": "countries and regions",
    "cities": "cities",
    "cities-and-names": "cities, and of people's names",
    "towns": "towns",
}
"""The words of the lists that a name may be in (parameter `list` of IN_LIST)."""


def _habit(params: Mapping[str, Any]) -> str:
    return f"“{params['words']}” was {params['name']} in {_elsewhere(params)}"


def _elsewhere(params: Mapping[str, Any]) -> str:
    return "another article" if params["times"] == 1 else f"{params['times']} other articles"


def _confirmed(params: Mapping[str, Any]) -> str:
    times = "once" if params["times"] == 1 else f"{params['times']} times"
    return f"it was confirmed {times} in other articles"


WORDS: dict[ReasonCode, str | Callable[[Mapping[str, Any]], str]] = {
    R.NAME_AND_COLON: "“{who}” and a colon come before it",
    R.DASH_AND_NAME: "“{who}” comes after it, with a dash",
    R.CUE_BEFORE: "“{who}” and “{cue}” come before it",
    R.CUE_BEHIND: "“{who}” and “{cue}” come after it",
    R.CONTINUED: "it goes on from the paragraph before",
    R.SAME_PARAGRAPH: "the quote before it in the paragraph is by “{who}”",
    R.PREVIOUS_PARAGRAPH: "the quote in the paragraph before is by “{who}”",
    R.INTRODUCED: "the sentence before is about “{who}”",
    R.NOBODY_NEAR: "nobody near it is named as saying it",
    R.FAR_FROM_SURE: "that is far from sure",
    R.REPORTED: "“{cue}” introduces it",
    R.THOUGHT: "“{cue}” says what somebody thinks",
    R.LABEL: "a name and a colon come before it",
    R.TERM: "words in marks that nobody seems to have said",
    R.NESTED: "it is inside another quote",
    R.DOUBLED_APOSTROPHES: "it is between doubled apostrophes, which may not be quotation marks",
    R.NO_CLOSING_MARK: "its closing mark is missing",
    R.NO_OPENING_MARK: "its opening mark is missing",
    R.MAYBE_TERM: "it may be a title or a phrase that nobody said",
    R.JUDGED_TERM: lambda params: f"an editor judged it a term in {_elsewhere(params)}",
    R.JUDGED_SPEECH: lambda params: f"an editor judged it to be speech in {_elsewhere(params)}",
    R.NAME_ITSELF: "the name itself",
    R.OUTER_SPEAKER: "whoever says the quote around it",
    R.SPOKE_TOGETHER: "those who spoke together before",
    R.AUTHOR_ASKS: "the author asks",
    R.INTERVIEWED: "the interview is about {name}",
    R.BELONGS_TO: "belongs to “{words}”",
    R.BEHIND_NAME: "it comes right after the name",
    R.UNNAMED_SPOKE: "“{words}” spoke right before, without a name",
    R.UNNAMED_BEFORE: "“{words}” comes before, without a name",
    R.NOBODY_FITS: "nobody named before fits",
    R.NOT_NAMED: "not named",
    R.WANTS_NO_NAME: "did not want to be named",
    R.LIKELIEST_MAN: "{name} is the likeliest man named before",
    R.LIKELIEST_WOMAN: "{name} is the likeliest woman named before",
    R.LIKELIEST_ORGANISATION: "{name} is the likeliest one named before",
    R.NEAREST_PERSON: "{name} is the person named nearest before",
    R.COULD_BE: "it could be {name}",
    R.CALLED_BEFORE: "{name} is called “{words}” before",
    R.ONLY_ONE_CALLED: "{name} is the only “{words}” with a name",
    R.ISSUED_BY: "the “{words}” is that of {name}",
    R.ONLY_ORGANISATION: "{name} is the only organisation named before",
    R.HABIT: _habit,
    R.NAMED_SINCE: "proposed again because “{name}” is a name now",
    R.SPEAKER_SINCE: "proposed again because the quote before it is by “{name}” now",
    R.PIECE_SINCE: "proposed again because another piece of it is by “{name}” now",
    R.UNNAMED_SINCE: "proposed again because the quote before it is by nobody named now",
    R.REJECTED_SINCE: "proposed again because “{name}” was rejected as a name",
    R.DESCRIBED_SINCE: "proposed again because the same words mean “{name}” elsewhere now",
    R.IN_LIST: lambda params: f"it is in the list of {LISTS[params['list']]}",
    R.WELL_KNOWN: "it is in the lists of well-known names",
    R.BEGINS_WITH: "it begins with “{words}”",
    R.HEAD: "its main word is “{word}”",
    R.NO_PERSON_WORDS: "it has words that no person's name has",
    R.GIVEN_NAME: "“{name}” is a given name",
    R.SURNAME: "“{name}” is a surname",
    R.GIVEN_NAME_ALONE: "it is a given name",
    R.SURNAME_ALONE: "it is a surname",
    R.INITIAL: "it begins with an initial",
    R.ABBREVIATION: "it is an abbreviation",
    R.STANDS_BEFORE: "“{words}” comes before it",
    R.FOLLOWS: "“{words}” comes after it",
    R.NAME_FOLLOWS: "“{word}” and a name come after it",
    R.CAPITALISED_BEFORE: "“{word}” before it has a capital",
    R.AFTER_DASH: "it follows a dash below or after a quote",
    R.AGE_FOLLOWS: "an age comes after it",
    R.REGION_FOLLOWS: "the region it is in comes after it",
    R.IN_MARKS: "it is in quotation marks",
    R.WORDS_BESIDE: "the words beside it tell what it is",
    R.BYLINE: "the byline names it",
    R.CREDIT: "the article credits it",
    R.DATELINE: "the dateline names it",
    R.BEGINS_LINES: "lines of the article begin with it and a colon",
    R.WRITTEN_FORM: "it is written as such names are",
    R.PICTURE_CREDIT: "a line about a picture credits it",
    R.LISTED_WITH: "it is in a list with “{name}”",
    R.SURNAME_IN: "it is the surname in “{name}”",
    R.GIVEN_NAME_IN: "it is the given name in “{name}”",
    R.SURNAME_SPEAKS: "“{name}” says something elsewhere",
    R.SURNAME_IS_PERSON: "“{name}” alone is a person",
    R.FIRST_WORD_OF: "it is the first word of “{name}”",
    R.STANDS_FOR: "it is short for “{name}”",
    R.ABBREVIATES: "it is short for the name before it",
    R.SAME_NAME: "the same name is elsewhere in the article",
    R.CAPITALS: "it has a capital every time it appears",
    R.WEIGHED_TOGETHER: "all {count} times it appears were judged together",
    R.CONFIRMED_ELSEWHERE: _confirmed,
    R.LISTED: "it is in the newsroom’s list as “{name}”",
    R.NEARLY_LISTED: "the newsroom’s list has “{name}”, so it may be misspelt here",
    R.COUNTED: "in verified articles {right} of {seen} such suggestions were kept",
    R.MODEL_LABEL: lambda params: f"the software reads it as {label_words(params['label'])}",
    R.MADE_WITH: "it was made with {program}",
    R.MADE_BY: "{who} made it with {program}",
    R.EARLIER_VERSION: "{who} decided so in an earlier version of this article",
    R.PARTED: "it was split from another name at “’s”",
    R.CUT: "it was cut out of a longer stretch",
    R.JOINED: "two names side by side were read as one",
    R.COMMON_WORD: "the word is written without a capital elsewhere",
    R.PARTED_WRONGLY: "it may be split in the wrong spot",
    R.CAPITAL_BESIDE: "the word beside it has a capital too",
    R.GOES_ON_WITH_OF: "the name may go on after “of”",
    R.GOES_ON: "the next word may belong to the name",
    R.END_UNSURE: "it is not clear where the name ends",
    R.UNLIKELY_WORD: "this hardly reads like a name",
    R.UNLIKELY_WORDS: "these words hardly read like a name",
    R.WORDS: "{words}",
}
"""The words of each code; a function where they depend on more than the values of the parameters."""


def reason_words(reason: Reason) -> str:
    """Return a reason in words; a doubt begins with *but*.

    A code of another or a newer program, or one that lacks a parameter, is shown as it is: "given name: Ana".
    """
    said = WORDS.get(reason.code) if isinstance(reason.code, ReasonCode) else None
    try:
        words = _filled(said, dict(reason.params)) if said is not None else _as_it_is(reason)
    except (KeyError, TypeError, AttributeError):
        words = _as_it_is(reason)
    return f"but {words}" if reason.against else words


def _filled(said: str | Callable[[Mapping[str, Any]], str], params: Mapping[str, Any]) -> str:
    return said.format_map(params) if isinstance(said, str) else said(params)


def _as_it_is(reason: Reason) -> str:
    values = ", ".join(str(value) for _, value in reason.params)
    words = reason.code.replace("-", " ").replace("_", " ")
    return f"{words}: {values}" if values else words
