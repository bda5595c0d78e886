"""A list that stays sorted while values are added and removed."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

T = TypeVar("T")
_SEARCH = 8
"""About how many values are looked at to find the place of one."""


class SortedList(Generic[T]):
    """List sorted by a unique key; the key of a value must not change while the value is in the list."""

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
        """Return the index of the first value whose key is not less than `key`, or the length if there is none."""
        return bisect_left(self._values, key, key=self._key)

    def index(self, value: T) -> int:
        """Return the index of a value that is in the list."""
        return self.first_at(self._key(value))

    def add(self, value: T) -> None:
        """Insert a value."""
        insort(self._values, value, key=self._key)

    def remove(self, value: T) -> None:
        """Remove the value with the same key as this one."""
        del self._values[self.index(value)]

    def change(self, gone: Sequence[T], new: Sequence[T]) -> None:
        """Remove the values with the keys of `gone`, and insert `new`; many take no longer than sorting all again."""
        if (len(gone) + len(new)) * _SEARCH > len(self._values):
            self._change_many(set(map(self._key, gone)), {self._key(value): value for value in new})
            return
        for value in gone:
            self.remove(value)
        for value in new:
            self.add(value)

    def _change_many(self, gone: set[Any], new: dict[Any, T]) -> None:
        key = self._key
        if gone == new.keys():  # each takes the place of another
            self._values = [new.get(key(value), value) for value in self._values]
        else:
            stay = [value for value in self._values if key(value) not in gone] if gone else self._values
            self._values = sorted((*stay, *new.values()), key=key)
