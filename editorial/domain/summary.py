"""Summary of a decision: what it did, as a code with parameters; `review.wording.summaries` words it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any, TypeAlias

from editorial.domain.frozen import frozen

Params: TypeAlias = Mapping[str, Any]
"""JSON values by the name of the parameter."""


class SummaryCode(StrEnum):
    """What a decision can do. The values are stored in libraries: never change one, only add."""

    CONFIRM = "confirm"
    REJECT = "reject"
    FLAG = "flag"
    REMOVE_FLAG = "remove-flag"
    MARK_UNSURE = "mark-unsure"
    REMOVE_UNSURE = "remove-unsure"
    ADD_NAME = "add-name"
    ADD_NAME_OVER = "add-name-over"
    DISMISS_MISSED = "dismiss-missed"
    CHANGE_TYPE = "change-type"
    MOVE_EDGES = "move-edges"
    MOVE_EDGES_OVER = "move-edges-over"
    MOVE_EDGES_TYPED = "move-edges-typed"
    MOVE_EDGES_OVER_TYPED = "move-edges-over-typed"
    SAME_FOR_OTHERS = "same-for-others"
    SAME_FOR_OTHERS_OVER = "same-for-others-over"
    RENAME = "rename"
    CHANGE_ALIASES = "change-aliases"
    DISMISS_ALIAS = "dismiss-alias"
    LINK = "link"
    UNLINK = "unlink"
    MERGE = "merge"
    KEEP_APART = "keep-apart"
    SPLIT = "split"
    SPLIT_PLACES = "split-places"
    ADD_QUOTE = "add-quote"
    CHANGE_KIND = "change-kind"
    CHANGE_CUE = "change-cue"
    JOIN_QUOTES = "join-quotes"
    PART_QUOTES = "part-quotes"
    CONFIRM_SPEAKER = "confirm-speaker"
    SET_SPEAKER = "set-speaker"
    SET_UNNAMED = "set-unnamed"
    CLEAR_SPEAKER = "clear-speaker"
    ADD_SPEAKER = "add-speaker"
    ADD_UNNAMED = "add-unnamed"
    RESOLVE_SPEAKER = "resolve-speaker"
    COMMENT = "comment"
    NOTE_PROBLEM = "note-problem"
    CHANGE_NOTE = "change-note"
    REMOVE_NOTE = "remove-note"
    ADD_NOTES = "add-notes"
    ATTACH_SOURCE = "attach-source"
    REMOVE_SOURCE = "remove-source"
    REMOVE_SOURCE_WITH = "remove-source-with"
    CHECK_QUOTE = "check-quote"
    CHECK_ALTERED = "check-altered"
    CHECK_MUST_CHANGE = "check-must-change"
    CHECK_NO_SOURCE = "check-no-source"
    CLEAR_CHECK = "clear-check"
    PROTECT = "protect"
    UNPROTECT = "unprotect"
    REPLY_TO_ASK = "reply-to-ask"
    REPLY_ASKED = "reply-asked"
    REPLY_ANSWERED = "reply-answered"
    REPLY_DECLINED = "reply-declined"
    CLEAR_REPLY = "clear-reply"
    VERIFY = "verify"
    VERIFY_ALL_THE_SAME = "verify-all-the-same"
    REOPEN = "reopen"
    SET_ASIDE = "set-aside"
    WORDS = "words"


@frozen
class Summary:
    """What a decision did: a code (a SummaryCode, or one of another version of the program) and its parameters.

    `target` and `other` are objects that say what the decision is about: `{"name": "Petrie"}`,
    `{"name": "Petrie", "places": 3}` with all places of a name, `{"name": "Petrie", "places": 2, "of": 3}` with some,
    `{"names": 4, "places": 9, "quotes": 2, "terms": 1, "missed": 1}` for several findings (what there is none of is
    left out, and `places` if there are no more of them than names), `{"text": "None of…"}` for a quote, `{}` if
    unknown. `name` is a name as text, `label` and `kind` are those of the domain, `text` is an excerpt of the article
    or of a note, the title of a source or the name of a file, `number`, `places`, `undecided`, `checks`, `notes` and
    `taken` (names that longer ones take in) are numbers, `inside` is a list of such names, `words` is a sentence of
    which no more is known.
    """

    code: str
    params: Params = field(default_factory=dict)

    @classmethod
    def of(cls, code: SummaryCode, /, **params: Any) -> Summary:
        """Build a summary."""
        return cls(code.value, params)

    @classmethod
    def of_words(cls, words: str) -> Summary:
        """Build a summary that is a sentence as it is."""
        return cls(SummaryCode.WORDS.value, {"words": words})
