"""Checks: what an editor decided about a quote and its source, and what that claims."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from editorial.domain.frozen import frozen
from editorial.domain.text import Span


class Verdict(StrEnum):
    """What the software says of a quote; the editor decides.

    AS_IN_SOURCE: the source has the same words in the same order, but for what the fold rules ignore. ALTERED: words
    were replaced, inserted or left out. CUT: words were left out, or the pieces of an utterance do not follow one
    another in the source, and the article does not show it. OTHER_SPEAKER: the source names somebody else than the
    article. STITCHED: the words stand in several places far from each other, or in another order. NOT_FOUND: no
    passage is similar enough.
    """

    AS_IN_SOURCE = "as-in-source"
    ALTERED = "altered"
    CUT = "cut"
    OTHER_SPEAKER = "other-speaker"
    STITCHED = "stitched"
    NOT_FOUND = "not-found"


class CheckOutcome(StrEnum):
    """What an editor decided about a quote and its source. The values are stored: never change one, only add.

    CHECKED: it is right as it stands. ALTERED_ON_PURPOSE: it differs from the source, for a reason that is given.
    MUST_CHANGE: it is wrong, and the article must not go out with it. NO_SOURCE: there is none to be had.
    """

    CHECKED = "checked"
    ALTERED_ON_PURPOSE = "altered-on-purpose"
    MUST_CHANGE = "must-change"
    NO_SOURCE = "no-source"

    @property
    def needs_reason(self) -> bool:
        """Return whether it cannot be decided without a reason."""
        return self is CheckOutcome.ALTERED_ON_PURPOSE


@frozen
class SourceCheck:
    """What was decided about one quote, by whom and when (UTC), and what exactly was checked.

    `words` is the stretch of the article that was checked, `speaker` the id of the entity that was said to speak there
    (None for nobody named): the check holds for these only. `verdict` is what the software said then. `source` is the
    id of the source and `span` the place in its text that the editor had beside the quote; both None without one.
    """

    outcome: CheckOutcome
    by: str
    at: datetime
    words: Span
    speaker: str | None = None
    reason: str | None = None
    verdict: Verdict | None = None
    source: str | None = None
    span: Span | None = None


class PieceCheck(NamedTuple):
    """The check of one piece of a quote, None without one, and whether it is about the words and speaker of now."""

    made: SourceCheck | None
    holds: bool


class CheckGate(StrEnum):
    """Which quotes must be checked before an article can be verified; the newsroom's setting.

    MARKS: those in quotation marks. ALL: reported clauses as well.
    """

    NEVER = "never"
    MARKS = "marks"
    ALL = "all"
