"""Reading the English sentences that libraries and records held before reasons were codes.

The sentences are history: they stay as they are when the words on screen change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from editorial.domain.labels import WORDS as LABEL_WORDS
from editorial.domain.reason import Reason, ReasonCode

R = ReasonCode

_DOUBT = "but "
_NUMBERS = frozenset({"times", "count"})
_LABELS = {words: label for label, words in LABEL_WORDS.items()}

_SENTENCES: tuple[tuple[str, ReasonCode, Mapping[str, str | int]], ...] = (
    ("“{who}” stands before it with a colon", R.NAME_AND_COLON, {}),
    ("“{who}” stands behind it after a dash", R.DASH_AND_NAME, {}),
    ("“{who}” and “{cue}” stand before it", R.CUE_BEFORE, {}),
    ("“{who}” and “{cue}” stand behind it", R.CUE_BEHIND, {}),
    ("it goes on from the paragraph before", R.CONTINUED, {}),
    ("the quote before it in the paragraph is by “{who}”", R.SAME_PARAGRAPH, {}),
    ("the quote in the paragraph before is by “{who}”", R.PREVIOUS_PARAGRAPH, {}),
    ("the sentence before is about “{who}”", R.INTRODUCED, {}),
    ("nobody near it is named as saying it", R.NOBODY_NEAR, {}),
    ("that is far from sure", R.FAR_FROM_SURE, {}),
    ("it is what “{cue}” reports", R.REPORTED, {}),
    ("a name with a colon stands before it", R.LABEL, {}),
    ("words in marks that nobody seems to have said", R.TERM, {}),
    ("stands inside another quote", R.NESTED, {}),
    ("stands between doubled apostrophes, which may not be quotation marks", R.DOUBLED_APOSTROPHES, {}),
    ("its closing mark is missing", R.NO_CLOSING_MARK, {}),
    ("its opening mark is missing", R.NO_OPENING_MARK, {}),
    ("it may be a title or a phrase that nobody said", R.MAYBE_TERM, {}),
    ("the name itself", R.NAME_ITSELF, {}),
    ("whoever says the quote around it", R.OUTER_SPEAKER, {}),
    ("those who spoke together before", R.SPOKE_TOGETHER, {}),
    ("the author asks", R.AUTHOR_ASKS, {}),
    ("the interview is about {name}", R.INTERVIEWED, {}),
    ("belongs to “{words}”", R.BELONGS_TO, {}),
    ("stands right behind the name", R.BEHIND_NAME, {}),
    ("“{words}” spoke right before, without a name", R.UNNAMED_SPOKE, {}),
    ("“{words}” stands before, without a name", R.UNNAMED_BEFORE, {}),
    ("nobody named before fits", R.NOBODY_FITS, {}),
    ("not named", R.NOT_NAMED, {}),
    ("did not want to be named", R.WANTS_NO_NAME, {}),
    ("{name} is the likeliest man named before", R.LIKELIEST_MAN, {}),
    ("{name} is the likeliest woman named before", R.LIKELIEST_WOMAN, {}),
    ("{name} is the likeliest one named before", R.LIKELIEST_ORGANISATION, {}),
    ("{name} is the person named nearest before", R.NEAREST_PERSON, {}),
    ("it could be {name}", R.COULD_BE, {}),
    ("{name} is called “{words}” before", R.CALLED_BEFORE, {}),
    ("{name} is the only “{words}” with a name", R.ONLY_ONE_CALLED, {}),
    ("“{words}” was {name} in another article", R.HABIT, {"times": 1}),
    ("“{words}” was {name} in {times} other articles", R.HABIT, {}),
    ("it is in the list of peoples", R.IN_LIST, {"list": "peoples"}),
    ("it is in the list of organisations", R.IN_LIST, {"list": "organisations"}),
    ("it is in the list of events", R.IN_LIST, {"list": "events"}),
    ("it is in the list of countries and regions", R.IN_LIST, {"list": "countries"}),
    ("it is in the list of cities, and of people's names", R.IN_LIST, {"list": "cities-and-names"}),
    ("it is in the list of cities", R.IN_LIST, {"list": "cities"}),
    ("it is in the list of towns", R.IN_LIST, {"list": "towns"}),
    ("it is in the lists of well-known names", R.WELL_KNOWN, {}),
    ("it begins with “{words}”", R.BEGINS_WITH, {}),
    ("its head is “{word}”", R.HEAD, {}),
    ("it has words that no person's name has", R.NO_PERSON_WORDS, {}),
    ("“{name}” is a given name", R.GIVEN_NAME, {}),
    ("“{name}” is a surname", R.SURNAME, {}),
    ("it is a given name", R.GIVEN_NAME_ALONE, {}),
    ("it is a surname", R.SURNAME_ALONE, {}),
    ("it begins with an initial", R.INITIAL, {}),
    ("it is an abbreviation", R.ABBREVIATION, {}),
    ("“{words}” stands before it", R.STANDS_BEFORE, {}),
    ("“{words}” follows", R.FOLLOWS, {}),
    ("“{word}” and a name follow", R.NAME_FOLLOWS, {}),
    ("“{word}” before it is capitalised", R.CAPITALISED_BEFORE, {}),
    ("it stands after a dash below or behind a quote", R.AFTER_DASH, {}),
    ("an age follows", R.AGE_FOLLOWS, {}),
    ("the place it lies in follows", R.REGION_FOLLOWS, {}),
    ("it stands in quotation marks", R.IN_MARKS, {}),
    ("the words beside it tell what it is", R.WORDS_BESIDE, {}),
    ("the byline names it", R.BYLINE, {}),
    ("the article credits it", R.CREDIT, {}),
    ("the dateline names it", R.DATELINE, {}),
    ("lines of the article begin with it and a colon", R.BEGINS_LINES, {}),
    ("a line about a picture credits it", R.PICTURE_CREDIT, {}),
    ("it stands in a list with “{name}”", R.LISTED_WITH, {}),
    ("it is the surname in “{name}”", R.SURNAME_IN, {}),
    ("it is the given name in “{name}”", R.GIVEN_NAME_IN, {}),
    ("“{name}” says something elsewhere", R.SURNAME_SPEAKS, {}),
    ("“{name}” alone is a person", R.SURNAME_IS_PERSON, {}),
    ("it is the first word of “{name}”", R.FIRST_WORD_OF, {}),
    ("it stands for “{name}”", R.STANDS_FOR, {}),
    ("it abbreviates the name before it", R.ABBREVIATES, {}),
    ("the same name stands elsewhere in the article", R.SAME_NAME, {}),
    ("it is capitalised again and again, and never small", R.CAPITALS, {}),
    ("its {count} places were weighed together", R.WEIGHED_TOGETHER, {}),
    ("it was confirmed once in other articles", R.CONFIRMED_ELSEWHERE, {"times": 1}),
    ("it was confirmed {times} times in other articles", R.CONFIRMED_ELSEWHERE, {}),
    ("the language model took its type to be {label}", R.MODEL_LABEL, {}),
    ("it was parted at “’s”", R.PARTED, {}),
    ("its parts were joined into one name", R.JOINED, {}),
    ("the word stands in lower case elsewhere", R.COMMON_WORD, {}),
    ("where it was parted may be wrong", R.PARTED_WRONGLY, {}),
    ("the word beside it is capitalised too", R.CAPITAL_BESIDE, {}),
    ("it may go on behind “of”", R.GOES_ON_WITH_OF, {}),
    ("the model sees a name in the word behind it", R.GOES_ON, {}),
    ("the model is unsure where it ends", R.END_UNSURE, {}),
    ("the model hardly sees a name here", R.UNLIKELY_WORD, {}),
    ("the model hardly sees a name in these words", R.UNLIKELY_WORDS, {}),
)
"""Each sentence with its code, and the values of the parameters that it does not spell out."""

_FIXED = {sentence: Reason.of(code, *given.values()) for sentence, code, given in _SENTENCES if "{" not in sentence}


@lru_cache(maxsize=8192)
def old_reason(sentence: str) -> Reason:
    """Return the reason that a sentence says; one that nobody knows as a reason with the code WORDS."""
    against = sentence.startswith(_DOUBT) and len(sentence) > len(_DOUBT)
    words = sentence.removeprefix(_DOUBT) if against else sentence
    known = _FIXED.get(words) or next(_matching(words), None) or Reason.of(R.WORDS, words)
    return Reason(known.code, known.params, against)


def converted(evidence: object) -> Any:
    """Return a list of sentences and reasons in their plain form as reasons in their plain form; all else as it is."""
    if not isinstance(evidence, list):
        return evidence
    return [old_reason(one).plain() if isinstance(one, str) else one for one in evidence]


def _matching(words: str) -> Iterator[Reason]:
    for pattern, code, given in _patterns():
        if found := pattern.fullmatch(words):
            values = {**given, **{name: _value(name, value) for name, value in found.groupdict().items()}}
            yield Reason.of(code, *(values[name] for name in code.params))


def _value(name: str, value: str) -> str | int:
    if name in _NUMBERS:
        return int(value)
    if name == "label":
        return _LABELS.get(value) or value.replace(" ", "_").upper()
    return value


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], ReasonCode, Mapping[str, str | int]], ...]:
    return tuple((_pattern(sentence), code, given) for sentence, code, given in _SENTENCES if "{" in sentence)


def _pattern(sentence: str) -> re.Pattern[str]:
    """Return the pattern of a sentence with parameters; what they say may go over lines."""
    parts = re.split(r"\{(\w+)\}", sentence)
    return re.compile(
        "".join(
            f"(?P<{part}>{'[0-9]+' if part in _NUMBERS else '.+?'})" if place % 2 else re.escape(part)
            for place, part in enumerate(parts)
        ),
        re.DOTALL,
    )
