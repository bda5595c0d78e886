"""The computer's clock, set as a test wants it: the program is told a time that is some hours off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta, tzinfo
from unittest.mock import patch

from editorial.jobs import automatic_backup, exporting
from editorial.review import desk, session
from editorial.storage import codec, restoring

_MODULES = (automatic_backup, exporting, desk, session, codec, restoring)
"""The modules that ask for the time, apart from those that only show it."""


class Clock:
    """A clock that is `off` by some time."""

    def __init__(self) -> None:
        self.off = timedelta(0)

    def now(self, zone: tzinfo | None = None) -> datetime:
        """Return the time it shows, without a time zone if none is named."""
        shown = (datetime.now(UTC) + self.off).astimezone(zone)
        return shown if zone is not None else shown.replace(tzinfo=None)


@contextmanager
def clock_in_force() -> Iterator[Clock]:
    """Let the program see a clock of its own in the block."""
    clock = Clock()

    class OfAnyKind(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, datetime)

    class Told(datetime, metaclass=OfAnyKind):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return clock.now(tz)

    with ExitStack() as held:
        for module in _MODULES:
            held.enter_context(patch.object(module, "datetime", Told))
        yield clock
