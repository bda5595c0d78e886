"""What it costs to find names and quotes, beside the same spaCy pipes run bare, and how that grows with the text.

Seconds are processor time, memory is the most that a process held, which read that one text. A mark ! stands before
what costs more than asked for: throughput below 1.1 of the bare pipes (the median of some rounds), or a text whose cost
for each code point is more than half as much again as that of one a tenth as long.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from _arguments import parser

HERE = Path(__file__).parent
ROUNDS = 7
ASKED, GROWTH = 1.1, 1.5
NEWS = (50_000, 150_000, 500_000, 1_500_000, 5_000_000)
OTHERS = (50_000, 500_000)


def main(arguments: Sequence[str]) -> int:
    """Measure everything and print it as it comes; return 1 if an aim is missed."""
    parser(__doc__).parse_args(arguments)
    print(__doc__)
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors\n", flush=True)
    kept = [throughput()]
    heads = ("length", "seconds", "per MB", "bare", "ratio", "MB held", "bare")
    print(f"\n  {'text':<18}" + "".join(f"{head:>10}" for head in heads), flush=True)
    kept.append(curve("news", NEWS))
    for kind in asked("kinds"):
        if kind != "news":
            kept.append(curve(kind, OTHERS))
    return 0 if all(kept) else 1


def throughput() -> bool:
    """Print the throughput; return whether it is what is asked for."""
    rounds: list[tuple[float, float]] = asked("throughput", str(ROUNDS))
    ratios = [bare / ours for bare, ours in rounds]
    kept = statistics.median(ratios) >= ASKED
    print(
        f"{' ' if kept else '!'} throughput on articles, of the bare pipes (asked ≥ {ASKED}): "
        f"median {statistics.median(ratios):.2f}, from {min(ratios):.2f} to {max(ratios):.2f} in {len(ratios)} rounds"
    )
    return kept


def curve(kind: str, lengths: tuple[int, ...]) -> bool:
    """Print what texts of one kind cost; return whether the cost grows as the length does."""
    before = None
    kept = True
    for length in lengths:
        bare, ours = asked("bare", kind, str(length)), asked("ours", kind, str(length))
        each = ours["seconds"] / length * 1_000_000
        grows = before is not None and each > GROWTH * before
        ratio = bare["seconds"] / ours["seconds"]
        figures = (ours["seconds"], each, bare["seconds"], ratio, ours["peak"], bare["peak"])
        words = "".join(f"{figure:10.{digits}f}" for figure, digits in zip(figures, (2, 1, 2, 2, 0, 0), strict=True))
        print(f"{'!' if grows else ' '} {kind:<18}{length:>10,}{words}", flush=True)
        before, kept = each, kept and not grows
    return kept


def asked(*arguments: str) -> Any:
    """Return what a measurement in a process of its own has to say."""
    paths = os.pathsep.join((str(HERE), str(HERE.parents[1])))
    # As the program has it; where spaCy is imported first, it would come too late.
    environment = {"OPENBLAS_NUM_THREADS": "1", **os.environ, "PYTHONPATH": paths}
    command = [sys.executable, HERE / "_reading.py", *arguments]
    return json.loads(subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
