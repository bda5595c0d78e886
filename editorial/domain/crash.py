"""What a process wrote before it ended by itself, as a report: files, lines and functions, and no message."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator

from editorial.domain.report import MOST_LINES, Report, short_place

_FATAL = re.compile(r"(Fatal Python error|Windows fatal exception): ([\w ]{1,60})")
_CALL = re.compile(r'  File "([^"\n]+)", line (\d+),? in ([\w<>.]+)')
_KIND = re.compile(r"((?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt))(?::|$)")


def crash_report(status: int | None, written: str) -> Report:
    """Return the report of a process that ended with a status, of what it wrote on standard error.

    Known are tracebacks and what `faulthandler` writes; of an exception only its type is taken, whose message may quote
    an article.
    """
    return Report((_ending(status), *[*_lines(written)][-MOST_LINES:]))


def _ending(status: int | None) -> str:
    if status is None:
        return "the process went on without an answer"
    if status >= 0:
        return f"the process ended with status {status}"
    try:
        return f"the process was ended by {signal.Signals(-status).name}"
    except ValueError:
        return f"the process was ended by signal {-status}"


def _lines(written: str) -> Iterator[str]:
    for line in written.splitlines():
        if found := _CALL.match(line):
            yield f"  {short_place(found[1])}:{found[2]} {found[3]}"
        elif found := _FATAL.match(line):
            yield f"{found[1]}: {found[2]}"
        elif found := _KIND.match(line):
            yield found[1]
