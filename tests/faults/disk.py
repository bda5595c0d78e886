"""Let the disk fail at every write and every read of an editor's work, some thousand times, and count what goes wrong.

Usage: python3 packaging/dev.py faults disk [-- FAULTS]
"""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from disk_trouble import Figures, Trouble
from failing_disk import Fault, available, failing_disk

ENOUGH = 5_000


def main(arguments: list[str]) -> int:
    """Run until there were enough faults; the status is 1 if anything was lost, pretended or damaged."""
    enough = int(arguments[0]) if arguments else ENOUGH
    if not available():
        print("SQLite's own library cannot be reached here, so its disk cannot be made to fail.")
        return 1
    figures, start = Figures(), time.monotonic()
    ways = cycle((fault, lasts) for fault in Fault for lasts in (False, True))
    with failing_disk() as disk:
        while figures.faults < enough and not figures.wrong:
            fault, lasts = next(ways)
            with tempfile.TemporaryDirectory() as folder:
                Trouble(Path(folder), disk, figures).run(fault, lasts=lasts, enough=enough)
            print(f"{fault.name.lower()}{', lasting' if lasts else ''}: {figures.words}", flush=True)
    print(f"{time.monotonic() - start:.0f} s")
    for one in figures.wrong[:20]:
        print(one)
    return 1 if figures.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
