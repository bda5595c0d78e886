"""How fast the program is, beside floors measured in the same run; the ratio decides, milliseconds are indicative.

A mark ! stands before what is slower (or larger) than asked for. The articles are made up by a generator, the same
every time; figures are medians of repeated runs where no p95 is named.
"""

from __future__ import annotations

import os
import platform
import sys

from _figures import Line, table
from _reviewing import reviewing
from _starting import starting
from _suggesting import suggesting


def main() -> int:
    """Measure everything and print the table; return 1 if an aim is missed."""
    print(__doc__)
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors\n")
    lines: list[Line] = [*starting(), *reviewing(), *suggesting()]
    print(table(lines))
    return 0 if all(line.kept for line in lines) else 1


if __name__ == "__main__":
    sys.exit(main())
