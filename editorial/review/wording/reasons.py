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
    R.NAME_AND_COLON: "“{who}” stands before it with a colon",
    R.DASH_AND_NAME: "“{who}” stands behind it after a dash",
    R.CUE_BEFORE: "“{who}” and “{cue}” stand before it",
    R.CUE_BEHIND: "“{who}” and “{cue}” stand behind it",
    R.CONTINUED: "it goes on from the paragraph before",
    R.SAME_PARAGRAPH: "the quote before it in the paragraph is by “{who}”",
    R.PREVIOUS_PARAGRAPH: "the quote in the paragraph before is by “{who}”",
    R.INTRODUCED: "the sentence before is about “{who}”",
    R.NOBODY_NEAR: "nobody near it is named as saying it",
    R.FAR_FROM_SURE: "that is far from sure",
    R.REPORTED: "it is what “{cue}” reports",
    R.LABEL: "a name with a colon stands before it",
    R.TERM: "words in marks that nobody seems to have said",
    R.NESTED: "stands inside another quote",
    R.DOUBLED_APOSTROPHES: "stands between doubled apostrophes, which may not be quotation marks",
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
    R.BEHIND_NAME: "stands right behind the name",
    R.UNNAMED_SPOKE: "“{words}” spoke right before, without a name",
    R.UNNAMED_BEFORE: "“{words}” stands before, without a name",
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
    R.HABIT: _habit,
    R.NAMED_SINCE: "proposed again because “{name}” is a name now",
    R.SPEAKER_SINCE: "proposed again because the quote before it is by “{name}” now",
    R.PIECE_SINCE: "proposed again because another piece of it is by “{name}” now",
    R.UNNAMED_SINCE: "proposed again because the quote before it is by nobody named now",
    R.IN_LIST: lambda params: f"it is in the list of {LISTS[params['list']]}",
    R.WELL_KNOWN: "it is in the lists of well-known names",
    R.BEGINS_WITH: "it begins with “{words}”",
    R.HEAD: "its head is “{word}”",
    R.NO_PERSON_WORDS: "it has words that no person's name has",
    R.GIVEN_NAME: "“{name}” is a given name",
    R.SURNAME: "“{name}” is a surname",
    R.GIVEN_NAME_ALONE: "it is a given name",
    R.SURNAME_ALONE: "it is a surname",
    R.INITIAL: "it begins with an initial",
    R.ABBREVIATION: "it is an abbreviation",
    R.STANDS_BEFORE: "“{words}” stands before it",
    R.FOLLOWS: "“{words}” follows",
    R.NAME_FOLLOWS: "“{word}” and a name follow",
    R.CAPITALISED_BEFORE: "“{word}” before it is capitalised",
    R.AFTER_DASH: "it stands after a dash below or behind a quote",
    R.AGE_FOLLOWS: "an age follows",
    R.REGION_FOLLOWS: "the place it lies in follows",
    R.IN_MARKS: "it stands in quotation marks",
    R.WORDS_BESIDE: "the words beside it tell what it is",
    R.BYLINE: "the byline names it",
    R.CREDIT: "the article credits it",
    R.DATELINE: "the dateline names it",
    R.BEGINS_LINES: "lines of the article begin with it and a colon",
    R.PICTURE_CREDIT: "a line about a picture credits it",
    R.LISTED_WITH: "it stands in a list with “{name}”",
    R.SURNAME_IN: "it is the surname in “{name}”",
    R.GIVEN_NAME_IN: "it is the given name in “{name}”",
    R.SURNAME_SPEAKS: "“{name}” says something elsewhere",
    R.SURNAME_IS_PERSON: "“{name}” alone is a person",
    R.FIRST_WORD_OF: "it is the first word of “{name}”",
    R.STANDS_FOR: "it stands for “{name}”",
    R.ABBREVIATES: "it abbreviates the name before it",
    R.SAME_NAME: "the same name stands elsewhere in the article",
    R.CAPITALS: "it is capitalised again and again, and never small",
    R.WEIGHED_TOGETHER: "its {count} places were weighed together",
    R.CONFIRMED_ELSEWHERE: _confirmed,
    R.LISTED: "it is in the newsroom’s list as “{name}”",
    R.NEARLY_LISTED: "the newsroom’s list has “{name}”, so it may be misspelt here",
    R.MODEL_LABEL: lambda params: f"the language model took its type to be {label_words(params['label'])}",
    R.PARTED: "it was parted at “’s”",
    R.JOINED: "its parts were joined into one name",
    R.COMMON_WORD: "the word stands in lower case elsewhere",
    R.PARTED_WRONGLY: "where it was parted may be wrong",
    R.CAPITAL_BESIDE: "the word beside it is capitalised too",
    R.GOES_ON_WITH_OF: "it may go on behind “of”",
    R.GOES_ON: "the model sees a name in the word behind it",
    R.END_UNSURE: "the model is unsure where it ends",
    R.UNLIKELY_WORD: "the model hardly sees a name here",
    R.UNLIKELY_WORDS: "the model hardly sees a name in these words",
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
