"""Set the computer's clock back and forth by hours between an editor's decisions, and look for what comes out of order.

Usage: python3 packaging/dev.py faults clock [-- TIMES [SEED]]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from clock_trouble import Figures, Trouble
from set_clock import clock_in_force

ENOUGH = 2_000
STEPS = 60
"""How many steps are taken in one library."""


def main(arguments: list[str]) -> int:
    """Run until the clock was set often enough; the status is 1 if anything was wrong."""
    enough = int(arguments[0]) if arguments else ENOUGH
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1_000_000)
    chance, figures, start = random.Random(seed), Figures(), time.monotonic()
    print(f"seed {seed}", flush=True)
    with clock_in_force() as clock:
        while figures.jumps < enough and not figures.wrong:
            with tempfile.TemporaryDirectory() as folder:
                Trouble(Path(folder), clock, figures, chance).run(STEPS)
            print(figures.words, flush=True)
    print(f"{time.monotonic() - start:.0f} s")
    for one in figures.wrong[:20]:
        print(one)
    return 1 if figures.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
