"""Damages many copies of a library: of each the program must say what is wrong, in words, or read the same from it.

python3 packaging/dev.py bench damage -- --files 480
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from damage_survey import Seen, survey
from damage_window import look_in_window
from damaged_files import KINDS, damage, fill
from PySide6.QtWidgets import QApplication

from editorial.jobs.checking import Check
from editorial.jobs.progress import finish
from editorial.review.desk import Desk

BATCH = 24
VERDICTS = ("raw", "unnoticed", "by check", "told", "harmless", "died")
"""*raw*: an exception that nobody words; *unnoticed*: what is read has changed, and nothing says so; *by check*: only
`editorial check` does; *told*: the program says so in use; *harmless*: nothing that is read has changed."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=408, help="how many damaged files")
    parser.add_argument("--first", type=int, default=0, help="the number of the first one")
    parser.add_argument("--no-window", action="store_true", help="leave the window out")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.child is not None:
            return _look_at_many(options.child, Path(folder), options)
        whole = Path(folder) / "whole.db"
        with Desk.at(whole) as desk:
            fill(desk)
        return _report(_batches(whole, options))


def _batches(whole: Path, options: argparse.Namespace) -> list[str]:
    """Look at the files in processes of their own, since a damaged file may end one; return a line for each file."""
    lines = []
    for first in range(options.first, options.first + options.files, BATCH):
        number = min(BATCH, options.first + options.files - first)
        command = [sys.executable, __file__, "--child", str(whole), "--first", str(first), "--files", str(number)]
        command += ["--no-window"] if options.no_window else []
        done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True, env=os.environ, timeout=1800)
        found = [line for line in done.stdout.splitlines() if line.startswith("#")]
        lines += found
        lines += [f"#{first + missing}\tdied\t?\tstatus {done.returncode}" for missing in range(len(found), number)]
        print("\n".join(line for line in found if line.split("\t")[1] not in {"told", "harmless"}), flush=True)
    return lines


def _look_at_many(whole: Path, folder: Path, options: argparse.Namespace) -> int:
    app = QApplication.instance() or QApplication([])
    looks = () if options.no_window else (look_in_window,)
    good = _look(whole, folder, looks)
    if good.verdict(good) != "harmless":
        print("\n".join(good.raw + good.told), file=sys.stderr)
        return 1
    for number in range(options.first, options.first + options.files):
        path = Path(shutil.copy(whole, folder / f"{number}.db"))
        kind, what = damage(path, number)
        seen = survey(path, looks)
        verdict = seen.verdict(good)
        if verdict == "unnoticed" and _is_found(path):
            verdict = "by check"
        more = {"raw": seen.raw[:1], "unnoticed": seen.changed(good)}.get(verdict, [])
        print(f"#{number}\t{verdict}\t{kind}\t{what}\t{' | '.join(more)!r}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    del app
    return 0


def _is_found(path: Path) -> bool:
    """Return whether a check of the library finds anything."""
    with Desk.at(path) as desk:
        return not finish(desk.job(Check)).good


def _look(whole: Path, folder: Path, looks: tuple[object, ...]) -> Seen:
    return survey(Path(shutil.copy(whole, folder / "whole.db")), looks)  # type: ignore[arg-type]


def _report(lines: list[str]) -> int:
    counts = Counter(tuple(line.split("\t")[1:3]) for line in lines)
    print(f"{'':20}" + "".join(f"{verdict:>11}" for verdict in VERDICTS))
    for kind in (*KINDS, "?"):
        if any(counts[verdict, kind] for verdict in VERDICTS):
            print(f"{kind:20}" + "".join(f"{counts[verdict, kind]:11}" for verdict in VERDICTS))
    totals = {verdict: sum(counts[verdict, kind] for kind in (*KINDS, "?")) for verdict in VERDICTS}
    print(f"{'all':20}" + "".join(f"{totals[verdict]:11}" for verdict in VERDICTS))
    return 1 if totals["raw"] + totals["died"] else 0


if __name__ == "__main__":
    sys.exit(main())
