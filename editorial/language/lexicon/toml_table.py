"""One table of a language file, read key by key; errors name the file, the key and the reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from typing import Any, NoReturn

from editorial.domain.errors import InputError

WordSet = frozenset[str]
_CALLED = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "a table"}
_BREAK = re.compile(r"\s*\n\s*")
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class TomlTable:
    """A TOML table and its position in the file; every reading method raises InputError for a wrong value.

    A missing key reads as an empty value, except the keys in `needed`, which must exist. Call `close` after reading all
    keys: it raises InputError for any key that was not read.
    """

    def __init__(self, source: str, place: str, data: dict[str, Any], *needed: str) -> None:
        self._source, self._place, self._data = source, place, data
        self._read: dict[str, TomlTable | None] = {}
        for key in needed:
            if key not in data:
                self.refuse(key, "is missing")

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def refuse(self, key: str, reason: str) -> NoReturn:
        """Raise InputError for a key of this table, or for the table itself if the key is empty."""
        raise InputError(reason, source=self._source, place=".".join(part for part in (self._place, key) if part))

    def close(self) -> None:
        """Raise InputError if a key of this table, or of a table in it, was not read."""
        for key in self._data:
            if key not in self._read:
                near = get_close_matches(key, self._read, 1)
                self.refuse(key, f"is not known here; did you mean {near[0]}?" if near else "is not known here")
            inside = self._read[key]
            if inside is not None:
                inside.close()

    def table(self, key: str, *needed: str) -> TomlTable:
        """Return the table under a key, empty if there is none; if it exists it must have the `needed` keys."""
        data = self._value(key, dict)
        place = f"{self._place}.{key}" if self._place else key
        inside = TomlTable(self._source, place, data or {}, *(needed if data is not None else ()))
        self._read[key] = inside
        return inside

    def text(self, key: str) -> str:
        """Return the string under a key, unchanged; empty if there is none."""
        value = self._value(key, str)
        return value if value is not None else ""

    def listed(self, key: str) -> tuple[str, ...]:
        """Return the words of a string, in order and in upper or lower case."""
        return tuple(self.text(key).split())

    def words(self, key: str) -> WordSet:
        """Return the words of a string; they must be in lower case."""
        return frozenset(self._lower(key, self.listed(key)))

    def phrases(self, key: str) -> tuple[str, ...]:
        """Return a list of strings of one or several words, in order; they must be in lower case."""
        return self._lower(key, self.names(key))

    def names(self, key: str) -> tuple[str, ...]:
        """Return a list of strings, in order and in upper or lower case."""
        values = self._value(key, list) or []
        for value in values:
            self._check(key, value, str)
        return tuple(" ".join(value.split()) for value in values)

    def entries(self, allowed: Collection[str] | None = None) -> Iterator[str]:
        """Yield the keys of the table in the order of the file; raise InputError for one that is not allowed."""
        for key in self._data:
            if allowed is not None and key not in allowed:
                self.refuse(key, f"is not known here; known are {', '.join(allowed)}")
            yield key

    def sorts(self, allowed: Collection[str] | None = None) -> dict[str, str]:
        """Return the key of each word in the table; words may be in upper or lower case, each under one key only."""
        found: dict[str, str] = {}
        for sort in self.entries(allowed):
            for word in self.listed(sort):
                if found.setdefault(word, sort) != sort:
                    self.refuse(sort, f"{word} stands under {found[word]} already")
        return found

    def word_sorts(self, allowed: Collection[str]) -> dict[str, str]:
        """Return the key of each word in the table; words must be in lower case, each under one key only."""
        found = self.sorts(allowed)
        for word, sort in found.items():
            self._lower(sort, (word,))
        return found

    def number(self, key: str) -> float:
        """Return the number under a key, 0.0 if there is none."""
        value = self._value(key, (int, float))
        return float(value) if value is not None else 0.0

    def pattern(self, key: str, default: re.Pattern[str], *groups: str, **parts: str) -> re.Pattern[str]:
        """Return the regular expression under a key, the default if there is none; it must have the named groups.

        Line breaks in it are removed with the white space around them; `{part}` is replaced by the part of that name.
        """
        if key not in self._data:
            self._read[key] = None
            return default
        for name in _PLACEHOLDER.findall(text := _BREAK.sub("", self.text(key).strip("\n"))):
            if name not in parts:
                self.refuse(
                    key, f"{{{name}}} stands for nothing" + (f"; known are {', '.join(parts)}" if parts else "")
                )
        try:
            made = re.compile(_PLACEHOLDER.sub(lambda match: parts[match[1]], text))
        except (re.error, OverflowError) as error:
            self.refuse(key, f"is no regular expression: {error}")
        for group in groups:
            if group not in made.groupindex:
                self.refuse(key, f"lacks the group (?P<{group}>…)")
        return made

    def _value(self, key: str, kind: type | tuple[type, ...]) -> Any:
        """Return the value under a key, checked for its type; None if there is none."""
        self._read[key] = None
        value = self._data.get(key)
        if value is not None:
            self._check(key, value, kind)
        return value

    def _check(self, key: str, value: Any, kind: type | tuple[type, ...]) -> None:
        """Raise InputError if a value has another type."""
        if not isinstance(value, kind) or isinstance(value, bool):
            wanted = kind[0] if isinstance(kind, tuple) else kind
            self.refuse(key, f"has to be {_CALLED[wanted]}, not {_CALLED.get(type(value), 'a time')}")

    def _lower(self, key: str, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return words, or raise InputError if one is not in lower case."""
        for word in words:
            if word != word.lower():
                self.refuse(key, f"{word} has to be in lower case")
        return words
