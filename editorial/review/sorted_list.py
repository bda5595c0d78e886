"""Values kept in order while some come and others go, each found by bisection."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class SortedList(Generic[T]):
    """Values in the order of a key that no two of them share; the key of a value must not change while it is here."""

    def __init__(self, key: Callable[[T], Any], values: Iterable[T] = ()) -> None:
        self._key = key
        self._values = sorted(values, key=key)

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, place: int) -> T:
        return self._values[place]

    def __iter__(self) -> Iterator[T]:
        return iter(self._values)

    def first_at(self, key: Any) -> int:
        """Return the place of the first value whose key is not before `key`; how many there are if all are."""
        return bisect_left(self._values, key, key=self._key)

    def place(self, value: T) -> int:
        """Return where a value stands that is here."""
        return self.first_at(self._key(value))

    def add(self, value: T) -> None:
        """Put a value in its place."""
        insort(self._values, value, key=self._key)

    def remove(self, value: T) -> None:
        """Take out the value that has the key of this one."""
        del self._values[self.place(value)]
