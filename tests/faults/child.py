"""Kill the language process, let it hang, and take its memory, while it suggests; look for what an editor loses by it.

Usage: python3 packaging/dev.py faults child [-- FAULTS [SEED]]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from child_trouble import Fault, Figures, Trouble

from editorial.jobs.language_process import TimeLimits

ENOUGH = 150
LIMITS = TimeLimits(start=60, article=6, each_thousand=0)


def main(arguments: list[str]) -> int:
    """Run until there were enough faults; the status is 1 if anything was lost, half stored or not told."""
    if sys.platform != "linux":
        print("The memory of another process can be limited on Linux only.")
        return 1
    enough = int(arguments[0]) if arguments else ENOUGH
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1_000_000)
    figures, start, kinds = Figures(), time.monotonic(), cycle(Fault)
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        trouble = Trouble(Path(folder), figures, random.Random(seed), limits=LIMITS, patience=2)
        while figures.faults.total() < enough and not figures.wrong:
            trouble.meet(next(kinds))
            if figures.faults.total() % 10 == 0:
                print(figures.words, flush=True)
    print(f"{figures.words}; {time.monotonic() - start:.0f} s")
    for one in figures.wrong[:20]:
        print(one)
    return 1 if figures.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
