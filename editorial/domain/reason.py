"""Why the software suggests something: codes with parameters, put into words only where they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any

from editorial.domain.frozen import frozen

_CODE, _AGAINST = "code", "against"


class ReasonCode(StrEnum):
    """What a reason says. Each member gives its code and the names of its parameters.

    Codes and parameters are stored in libraries and records, so they never change; `review.wording.reasons` has the
    words of each.
    """

    params: tuple[str, ...]

    def __new__(cls, value: str, *params: str) -> ReasonCode:
        """Make a member of its code and the names of its parameters."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.params = params
        return member

    # Quotes: who the speaker is.
    NAME_AND_COLON = "name-and-colon", "who"
    DASH_AND_NAME = "dash-and-name", "who"
    CUE_BEFORE = "cue-before", "who", "cue"
    CUE_BEHIND = "cue-behind", "who", "cue"
    CONTINUED = "continued"
    SAME_PARAGRAPH = "same-paragraph", "who"
    PREVIOUS_PARAGRAPH = "previous-paragraph", "who"
    INTRODUCED = "introduced", "who"
    NOBODY_NEAR = "nobody-near"
    FAR_FROM_SURE = "far-from-sure"

    # Quotes: what kind they are.
    REPORTED = "reported", "cue"
    THOUGHT = "thought", "cue"
    LABEL = "label"
    TERM = "term"
    NESTED = "nested"
    DOUBLED_APOSTROPHES = "doubled-apostrophes"
    NO_CLOSING_MARK = "no-closing-mark"
    NO_OPENING_MARK = "no-opening-mark"
    MAYBE_TERM = "maybe-term"
    JUDGED_TERM = "judged-term", "times"
    JUDGED_SPEECH = "judged-speech", "times"

    # Speakers: which entity their words mean.
    NAME_ITSELF = "name-itself"
    OUTER_SPEAKER = "outer-speaker"
    SPOKE_TOGETHER = "spoke-together"
    AUTHOR_ASKS = "author-asks"
    INTERVIEWED = "interviewed", "name"
    BELONGS_TO = "belongs-to", "words"
    BEHIND_NAME = "behind-name"
    UNNAMED_SPOKE = "unnamed-spoke", "words"
    UNNAMED_BEFORE = "unnamed-before", "words"
    NOBODY_FITS = "nobody-fits"
    NOT_NAMED = "not-named"
    WANTS_NO_NAME = "wants-no-name"
    LIKELIEST_MAN = "likeliest-man", "name"
    LIKELIEST_WOMAN = "likeliest-woman", "name"
    LIKELIEST_ORGANISATION = "likeliest-organisation", "name"
    NEAREST_PERSON = "nearest-person", "name"
    COULD_BE = "could-be", "name"
    CALLED_BEFORE = "called-before", "name", "words"
    ONLY_ONE_CALLED = "only-one-called", "name", "words"
    ISSUED_BY = "issued-by", "name", "words"
    ONLY_ORGANISATION = "only-organisation", "name"
    HABIT = "habit", "words", "name", "times"

    # Speakers proposed again, because an editor corrected what they depend on.
    NAMED_SINCE = "named-since", "name"
    SPEAKER_SINCE = "speaker-since", "name"
    PIECE_SINCE = "piece-since", "name"
    UNNAMED_SINCE = "unnamed-since"
    REJECTED_SINCE = "rejected-since", "name"
    DESCRIBED_SINCE = "described-since", "name"

    # Names: their own words.
    IN_LIST = "in-list", "list"
    WELL_KNOWN = "well-known"
    BEGINS_WITH = "begins-with", "words"
    HEAD = "head", "word"
    NO_PERSON_WORDS = "no-person-words"
    GIVEN_NAME = "given-name", "name"
    SURNAME = "surname", "name"
    GIVEN_NAME_ALONE = "given-name-alone"
    SURNAME_ALONE = "surname-alone"
    INITIAL = "initial"
    ABBREVIATION = "abbreviation"

    # Names: what is beside them.
    STANDS_BEFORE = "stands-before", "words"
    FOLLOWS = "follows", "words"
    NAME_FOLLOWS = "name-follows", "word"
    CAPITALISED_BEFORE = "capitalised-before", "word"
    AFTER_DASH = "after-dash"
    AGE_FOLLOWS = "age-follows"
    REGION_FOLLOWS = "region-follows"
    IN_MARKS = "in-marks"
    WORDS_BESIDE = "words-beside"

    # Names: the article as a whole.
    BYLINE = "byline"
    CREDIT = "credit"
    DATELINE = "dateline"
    BEGINS_LINES = "begins-lines"
    PICTURE_CREDIT = "picture-credit"
    WRITTEN_FORM = "written-form"
    LISTED_WITH = "listed-with", "name"
    SURNAME_IN = "surname-in", "name"
    GIVEN_NAME_IN = "given-name-in", "name"
    SURNAME_SPEAKS = "surname-speaks", "name"
    SURNAME_IS_PERSON = "surname-is-person", "name"
    FIRST_WORD_OF = "first-word-of", "name"
    STANDS_FOR = "stands-for", "name"
    ABBREVIATES = "abbreviates"
    SAME_NAME = "same-name"
    CAPITALS = "capitals"
    WEIGHED_TOGETHER = "weighed-together", "count"

    # Names: other sources, and how they were cut.
    CONFIRMED_ELSEWHERE = "confirmed-elsewhere", "times"
    LISTED = "listed", "name"
    NEARLY_LISTED = "nearly-listed", "name"
    COUNTED = "counted", "right", "seen", "before"
    MODEL_LABEL = "model-label", "label"
    MADE_WITH = "made-with", "program"
    MADE_BY = "made-by", "program", "who"
    EARLIER_VERSION = "earlier-version", "who"
    PARTED = "parted"
    CUT = "cut"
    JOINED = "joined"

    # Names: doubts about where they begin and end.
    COMMON_WORD = "common-word"
    PARTED_WRONGLY = "parted-wrongly"
    CAPITAL_BESIDE = "capital-beside"
    GOES_ON_WITH_OF = "goes-on-with-of"
    GOES_ON = "goes-on"
    END_UNSURE = "end-unsure"
    UNLIKELY_WORD = "unlikely-word"
    UNLIKELY_WORDS = "unlikely-words"

    WORDS = "words", "words"
    """A sentence from an older record or another program that is none of the above."""


PROPOSED_AGAIN = frozenset(
    {
        ReasonCode.NAMED_SINCE,
        ReasonCode.SPEAKER_SINCE,
        ReasonCode.PIECE_SINCE,
        ReasonCode.UNNAMED_SINCE,
        ReasonCode.REJECTED_SINCE,
        ReasonCode.DESCRIBED_SINCE,
    }
)
"""Reasons for a speaker that the software proposes again after a correction."""


@frozen
class Reason:
    """One reason for a suggestion, or with `against` a doubt about it.

    `code` is a ReasonCode, or any string if a newer or another program wrote it. `params` are pairs of name and value
    (strings and whole numbers; what another program wrote may hold any JSON value).
    """

    code: str
    params: tuple[tuple[str, Any], ...] = ()
    against: bool = False

    @classmethod
    def of(cls, code: ReasonCode, *values: str | int, against: bool = False) -> Reason:
        """Return a reason with the values of the code's parameters, in their order.

        Raises ValueError if there are more or fewer values than parameters.
        """
        return cls(code, tuple(zip(code.params, values, strict=True)), against)

    def plain(self) -> dict[str, Any]:
        """Return the reason for JSON: `{"code": "given-name", "name": "Ana"}`; a doubt has `"against": true` too."""
        against = {_AGAINST: True} if self.against else {}
        return {_CODE: str(self.code), **dict(self.params), **against}

    @classmethod
    def of_plain(cls, value: Mapping[str, Any]) -> Reason:
        """Return the reason that `plain` wrote. Raises ValueError if it has no code or another form."""
        if not isinstance(value, dict):
            raise ValueError("a reason is an object")
        types = {*map(type, value.values())}
        if types <= _SHAREABLE:
            return _shared(tuple(value.items()))
        if types <= _SHAREABLE_DOUBT and _only_doubt(value):
            return _shared_doubt(tuple(value.items()))
        return _built(value.items())


_SHAREABLE = frozenset({str, int})
_SHAREABLE_DOUBT = _SHAREABLE | {bool}
_KNOWN: Mapping[str, ReasonCode] = {code.value: code for code in ReasonCode}


def _only_doubt(value: Mapping[str, Any]) -> bool:
    """Return whether *against* is true and no other value is true or false."""
    return value.get(_AGAINST) is True and sum(type(item) is bool for item in value.values()) == 1


def _built(items: Iterable[tuple[str, Any]]) -> Reason:
    known = dict(items)
    code, against = known.pop(_CODE, None), known.pop(_AGAINST, False)
    if not isinstance(code, str) or not isinstance(against, bool):
        raise ValueError("a reason has a code, and against is true or false")
    return Reason(_KNOWN.get(code, code), tuple(known.items()), against)


# The rows of a long article give few reasons again and again: each is built once. Python takes 1 and True for equal,
# so the reasons with and without a true `against` are kept apart, and other truth values are not kept.
_shared = lru_cache(maxsize=8192)(_built)
_shared_doubt = lru_cache(maxsize=8192)(_built)
