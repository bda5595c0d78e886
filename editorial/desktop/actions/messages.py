"""Messages of the message bar: results, hints and errors, and how long each is true."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from editorial.desktop.actions.ids import ActionId


class Tone(StrEnum):
    """Kind of a message."""

    DONE = "done"
    HINT = "hint"
    ERROR = "error"


class Moment(StrEnum):
    """What happens in the window and can make a message untrue."""

    MOVED = "moved"
    """Another finding is in focus."""
    DECIDED = "decided"
    """A decision was saved."""
    LEFT = "left"
    """Another article is open."""


class Life(StrEnum):
    """What a message is about, and so how long it is true; any message also ends when it is closed or replaced.

    Results and hints end after some seconds as well, unless they are about the ARTICLE.
    """

    WORK = "work"
    """About files, the library or the window: nothing that is decided makes it untrue."""
    DECISION = "decision"
    """About the last decision: until the next."""
    FINDING = "finding"
    """About the finding in focus: until another is in focus, or something is decided."""
    ARTICLE = "article"
    """About the article as it stands: until something is decided, or another article is open."""
    SAVING = "saving"
    """About what could not be saved: until something is saved."""

    @property
    def lasts(self) -> bool:
        """Return whether a message about this stays until it is untrue, however long that takes."""
        return self in {Life.ARTICLE, Life.SAVING}


ENDS: Mapping[Life, frozenset[Moment]] = {
    Life.WORK: frozenset(),
    Life.DECISION: frozenset({Moment.DECIDED, Moment.LEFT}),
    Life.FINDING: frozenset(Moment),
    Life.ARTICLE: frozenset({Moment.DECIDED, Moment.LEFT}),
    Life.SAVING: frozenset({Moment.DECIDED}),
}
"""What ends a message, by what it is about."""
SECONDS: Mapping[Tone, float] = {Tone.DONE: 6.0, Tone.HINT: 8.0}


class Message(NamedTuple):
    """Words for the message bar; `action` is offered on a button beside them, which is called `label`.

    `undo` offers to undo, on a button of its own, until something else is decided.
    """

    words: str
    tone: Tone = Tone.DONE
    action: ActionId | None = None
    label: str = ""
    life: Life = Life.WORK
    undo: bool = False

    @property
    def seconds(self) -> float | None:
        """Return after how many seconds the message goes by itself, or None if it does not."""
        return None if self.life.lasts else SECONDS.get(self.tone)


Post: TypeAlias = Callable[[Message], object]
"""Shows a message in the message bar."""
