"""Messages of the message bar: results, hints and errors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from editorial.desktop.actions.ids import ActionId


class Tone(StrEnum):
    """Kind of a message."""

    DONE = "done"
    HINT = "hint"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Message:
    """Words for the message bar; `action` is offered on a button beside them, which is called `label`."""

    words: str
    tone: Tone = Tone.DONE
    action: ActionId | None = None
    label: str = ""


Post: TypeAlias = Callable[[Message], object]
"""Shows a message in the message bar."""
