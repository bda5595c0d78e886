"""How fast the program is, each figure beside a floor that does the same physical work in the same run, by turns.

The ratio of the two decides, milliseconds are indicative. A mark ! stands before what needs more than asked for. The
articles are made up by a generator, the same every time; figures are medians of repeated runs where no p95 is named.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Callable, Iterable, Sequence

from _arguments import parser
from _figures import HEAD, Line
from rows.archive import archive
from rows.arriving import arriving
from rows.exchanging import exchanging
from rows.finding import finding
from rows.first_suggestions import first_suggestions
from rows.long_queue import long_queue
from rows.one_stroke import one_stroke
from rows.reviewing import reviewing
from rows.starting import starting
from rows.suggesting import suggesting

PARTS: dict[str, Callable[[], Iterable[Line]]] = {
    "starting": starting,
    "long-queue": long_queue,
    "reviewing": reviewing,
    "one-stroke": one_stroke,
    "first-suggestions": first_suggestions,
    "finding": finding,
    "suggesting": suggesting,
    "arriving": arriving,
    "exchanging": exchanging,
    "archive": archive,
}


def main(arguments: Sequence[str]) -> int:
    """Measure everything, or the parts named, and print the table; return 1 if an aim is missed."""
    options = parser(__doc__)
    options.add_argument("parts", metavar="PART", nargs="*", help=f"Only these ({', '.join(PARTS)}); else all.")
    wanted = options.parse_args(arguments).parts or [*PARTS]
    if unknown := [part for part in wanted if part not in PARTS]:
        options.error(f"there is no part {unknown[0]!r}; there are: {', '.join(PARTS)}")
    print(__doc__)
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors\n")
    print(HEAD)
    missed = 0
    for line in (line for part in wanted for line in PARTS[part]()):
        print(line.words(), flush=True)
        missed += not line.kept
    return min(missed, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
