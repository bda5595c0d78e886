"""What commands print: the only place that writes to standard output and standard error.

Titles, names, notes and file names come from elsewhere, and may hold what a terminal obeys. Nothing is written before
such characters are made visible, or escaped where it is JSON. Cheap to import.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from editorial.domain.visible import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_IN_JSON = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
_IN_JSON_BYTES = re.compile(b"\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xef\xbf[\xb9-\xbb]")
"""What JSON lets through as it is, and a terminal obeys; only strings can hold it."""


def print_message(words: object) -> None:
    """Write a message for people to standard error, as one line."""
    print_hint(f"editorial: {_one_line(str(words))}")


def print_hint(words: str) -> None:
    """Write lines for people to standard error, as they are but for what a terminal would obey."""
    sys.stderr.write(f"{visible(words)}\n")
    sys.stderr.flush()


def print_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output, as UTF-8 on every system."""
    _write("".join(f"{_one_line(line)}\n" for line in lines))


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table for people to standard error: on a terminal with headings, else one line a row with tabs."""
    if not sys.stderr.isatty():
        for row in rows:
            print_hint(_one_line(tab_separated(*row)))
        return
    from rich.table import Column, Table  # noqa: PLC0415 - only a terminal needs it

    table = Table(*(Column(plain(heading)) for heading in headings), box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(plain, row))
    console(stderr=True).print(table)


def print_json(value: Any, indent: int | None = None) -> None:
    """Write a JSON value to standard output, as UTF-8 on every system."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    _write(_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


def tab_separated(*cells: str) -> str:
    """Return the cells of one line, with a tab between them; white space inside a cell becomes one space."""
    return "\t".join(" ".join(cell.split()) for cell in cells)


def json_output() -> BinaryIO:
    """Return standard output for JSON in UTF-8; what a terminal would obey is escaped if it is one."""
    out: BinaryIO = sys.stdout.buffer
    return cast(BinaryIO, _TerminalJson(out)) if on_terminal() else out


def on_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout.isatty()


def plain(words: object, style: str = "") -> Text:
    """Return words for a table or a bar of rich: no markup, and nothing that a terminal obeys."""
    from rich.text import Text  # noqa: PLC0415 - only a terminal needs it

    return Text(_one_line(str(words)), style=style)


def print_on_terminal(*parts: Text | Table) -> None:
    """Write words and tables made of `plain` words to standard output."""
    for part in parts:
        console(stderr=False).print(part)


def console(*, stderr: bool) -> Console:
    """Return a console of rich, to show words made by `plain` on."""
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    return Console(stderr=stderr, highlight=False, markup=False)


class _TerminalJson(io.RawIOBase):
    """A terminal that JSON is written to."""

    def __init__(self, terminal: BinaryIO) -> None:
        super().__init__()
        self._terminal = terminal

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._terminal.write(_IN_JSON_BYTES.sub(lambda match: f"\\u{ord(match[0].decode()):04x}".encode(), bytes(data)))
        return len(data)

    def flush(self) -> None:
        self._terminal.flush()


def _one_line(text: str) -> str:
    return visible(text).replace("\n", " ")


def _write(text: str) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()
