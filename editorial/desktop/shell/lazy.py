"""An object that is made at its first use."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    """Holder of an object whose modules are too slow to import before the window is shown; usable from any thread."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._made: T | None = None
        self._making = threading.Lock()

    def get(self) -> T:
        """Return the object, made now if this is its first use."""
        with self._making:
            if self._made is None:
                self._made = self._make()
            return self._made

    @property
    def made(self) -> T | None:
        """Return the object if it was made already, else None."""
        return self._made
