"""Reports of failures that nobody expected: where the program failed, and nothing of what it worked on.

A message of an exception may quote an article, a name or a path, so a report holds none: only the types of the
exceptions, and file, line and function of each call.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import PurePath
from types import TracebackType

from editorial.domain.frozen import frozen

_CALLS = 30
"""How many calls of a traceback are written, of the first and of the last."""
_CAUSES = 6
MOST_LINES = 100
"""How many lines a report of another process has at most."""
_PACKAGES = frozenset({"site-packages", "dist-packages"})


@frozen
class Report:
    """What is written about one failure. Equal failures have equal lines."""

    lines: tuple[str, ...]

    @classmethod
    def of(cls, error: BaseException) -> Report:
        """Return the report of an exception, with those that it was raised from or during."""
        return cls(tuple(_lines(error)))

    def text(self, where: str, version: str) -> str:
        """Return the whole report; `where` says which part of the program failed."""
        import platform  # noqa: PLC0415 - hardly ever needed

        head = (
            f"Editorial {version}: unexpected failure in {where}",
            f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC, Python {platform.python_version()}, {platform.platform()}",
            "This report holds no text of articles, no names and no messages.",
            "",
        )
        return "\n".join((*head, *self.lines, ""))


def _lines(error: BaseException) -> Iterator[str]:
    seen: set[int] = set()
    one: BaseException | None = error
    for _ in range(_CAUSES):
        if one is None or id(one) in seen:
            return
        if seen:
            yield "raised from, or during:"
        seen.add(id(one))
        yield _kind(one)
        yield from _calls(one.__traceback__)
        one = one.__cause__ or one.__context__


def _kind(error: BaseException) -> str:
    kind = type(error)
    number = f" (errno {error.errno})" if isinstance(error, OSError) and isinstance(error.errno, int) else ""
    return f"{kind.__module__}.{kind.__qualname__}{number}"


def _calls(trace: TracebackType | None) -> Iterator[str]:
    every = [(frame.f_code, line) for frame, line in traceback.walk_tb(trace)]
    left_out = len(every) - 2 * _CALLS
    for number, (code, line) in enumerate(every):
        if left_out > 0 and _CALLS <= number < _CALLS + left_out:
            if number == _CALLS:
                yield f"  … {left_out} calls"
            continue
        yield f"  {short_place(code.co_filename)}:{line} {code.co_name}"


def short_place(path: str) -> str:
    """Return the file of a call, without the folders that the program or its packages are in."""
    parts = PurePath(path).parts
    for number in range(len(parts) - 1, -1, -1):
        if parts[number] in _PACKAGES:
            return "/".join(parts[number + 1 :])
        if parts[number] == "editorial" and number < len(parts) - 1:
            return "/".join(parts[number:])
    return "/".join(parts[-2:]) if path.startswith(sys.base_prefix) else parts[-1] if parts else ""
