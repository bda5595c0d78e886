"""A change of many rows, which is made away from the window's thread and reported on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from editorial.domain.record import Record
from editorial.review.session import Outcome, Session

Watch: TypeAlias = Callable[[], None]


class Applying(NamedTuple):
    """A command, an undo or a redo for an article, and the record that the editor saw.

    `make` runs and commits it, on any thread, and reports nothing; raises as `Session.apply`. What it is given is
    called again and again until the change is written; if it raises, nothing was changed.
    """

    session: Session
    make: Callable[[Watch], Outcome]
    seen: Record
