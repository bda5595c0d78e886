"""What the window says: results and errors in one bar, never in a box that has to be answered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What sort of message it is."""

    DONE = "done"
    HINT = "hint"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """Words for the message bar; `action` is the id of an action offered beside them, `data` what it acts on."""

    words: str
    tone: Tone = Tone.DONE
    action: str | None = None
    label: str = ""
    data: object = None
