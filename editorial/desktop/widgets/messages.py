"""Messages for the message bar: results, hints and errors that need no answer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """Kind of a message."""

    DONE = "done"
    HINT = "hint"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """Message for the message bar.

    `action` is the id of an action offered as a button with the text `label`; `data` is the action's argument.
    """

    words: str
    tone: Tone = Tone.DONE
    action: str | None = None
    label: str = ""
    data: object = None
