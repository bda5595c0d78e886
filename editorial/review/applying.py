"""A command on many places, which is made away from the window's thread and reported on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from editorial.domain.record import Record
from editorial.review.session import Outcome, Session

if TYPE_CHECKING:
    from editorial.review.commands.command import Command


class Applying(NamedTuple):
    """A command for the open article, and the record that the editor saw."""

    session: Session
    command: Command
    seen: Record

    def make(self, watch: Callable[[], None]) -> Outcome:
        """Run and commit the command, on any thread, and report nothing; raises as `Session.apply`.

        `watch` is called again and again until the command is written; if it raises, nothing was decided.
        """
        return self.session.apply(self.command, watch=watch)
