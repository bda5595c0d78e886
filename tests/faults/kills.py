"""Kill an editor's window, desk and shell at random moments, some thousand times, and look for what was acknowledged.

Usage: python3 packaging/dev.py faults kills [-- KILLS [SEED]]
"""

from __future__ import annotations

import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from ledger import wrong_in_file, wrong_in_log
from library_case import READY, article
from review_records import record

# Imported before the children begin, which then need not.
from editorial.__main__ import main as shell
from editorial.desktop.app import Program
from editorial.domain.annotation import Mark
from editorial.domain.record import Record, Ref, Table
from editorial.jobs import exporting, importing  # noqa: F401
from editorial.review.commands.decide import ClearMark, Confirm, Reject, SetMark
from editorial.review.desk import Desk
from editorial.storage.library import Library

ENOUGH = 1_000
ROUNDS = 50
"""How many kills one library meets."""
AT = (Ref(Table.MENTION, "m2"),)
Acknowledge = Callable[[str], None]


def at_the_desk(path: Path, say: Acknowledge) -> None:
    """Decide without end; say the number of each decision that was saved."""
    with Desk.at(path) as desk:
        desk.open("harbour")
        while True:
            for command in (
                Confirm(targets=AT),
                SetMark(targets=AT, mark=Mark.FLAG),
                Reject(targets=AT),
                ClearMark(targets=AT, mark=Mark.FLAG),
            ):
                decision = desk.apply(command).decision
                if decision is not None:
                    say(str(decision.number))
            for change in (desk.undo, desk.redo):
                decision = change().decision
                if decision is not None:
                    say(str(decision.number))


def at_the_window(path: Path, say: Acknowledge) -> None:
    """Press keys in the real window without end; say the number of a decision once the status line says “saved”."""
    from PySide6.QtGui import QKeySequence
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    program = Program(QApplication(["editorial"]))
    assert program.begin(path)
    window = program.window
    assert window is not None
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.articles.open("harbour")
    window.view.setFocus()

    def saved(outcome: object, _change: object) -> None:
        decision = getattr(outcome, "decision", None)
        if decision is not None and window.status.saved.text().startswith("saved ✓"):
            say(str(decision.number))

    window.reviewer.changed.connect(saved)
    while True:
        for key in ("F", "Return", "X", "U", "Ctrl+Z", "Ctrl+Z", "J", "F", "Ctrl+Z", "N"):
            QTest.keySequence(QApplication.focusWidget() or window, QKeySequence(key))


def at_the_shell(path: Path, say: Acknowledge) -> None:
    """Import articles with the command, one after the other; say the SHA-256 of each once the command has ended."""
    words = words_of(os.getpid())
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    for number in range(10_000):
        file = path.with_name(f"{os.getpid()}-{number}.txt")
        file.write_text(f"{words} {number}: The quay is closed.\n", encoding="utf-8")
        if shell(["--database", str(path), "import", str(file)]) == 0:
            say(f"article {words} {number}:")


def words_of(process: int) -> str:
    """Return words that only this process writes."""
    return f"Process {process} at {time.time_ns()}"


WORKERS = {"window": at_the_window, "desk": at_the_desk, "shell": at_the_shell}


class Kills:
    """Kills workers on one library, and checks it after each."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._path, self._chance = folder / "library.db", chance
        self.kills: Counter[str] = Counter()
        self.acknowledged = 0
        self.wrong: list[str] = []
        self._imported: dict[str, Record] = {}
        with Library.open(self._path) as library:
            for one in (record(), article("boats", "Boats", "They idle.", READY, source="x", published=None)):
                library.add(one)
                self._imported[one.article.id] = one

    def kill(self, name: str) -> None:
        """Let a worker work, kill it at a random moment, and check the library."""
        reading, writing = os.pipe()
        worker = os.fork()
        if worker == 0:
            os.close(reading)
            try:
                WORKERS[name](self._path, lambda words: _write(writing, words))
            finally:
                os._exit(1)
        os.close(writing)
        early = self._chance.random() < 0.2
        said = b"" if early else os.read(reading, 65_536)
        time.sleep(self._chance.uniform(0, 0.4))
        os.kill(worker, signal.SIGKILL)
        while more := os.read(reading, 65_536):
            said += more
        os.close(reading)
        _, status = os.waitpid(worker, 0)
        if not os.WIFSIGNALED(status):
            self.wrong.append(f"{name}: the worker ended by itself")
        self.kills[name] += 1
        self._check(name, said.decode().splitlines())

    def _check(self, name: str, said: list[str]) -> None:
        self.acknowledged += len(said)
        with Library.open(self._path) as library:
            numbers = {entry.number for entry in library.log()} if name != "shell" else set()
            for words in said:
                if words.startswith("article "):
                    there = bool(library.search(f'"{words.removeprefix("article ")}"'))
                else:
                    there = int(words) in numbers
                if not there:
                    self.wrong.append(f"{name}: {words} was acknowledged and is lost")
        self.wrong += [f"{name}: {one}" for one in wrong_in_file(self._path)]

    def check_log(self) -> None:
        """Check that every state follows from the log."""
        with Library.open(self._path) as library:
            self.wrong += wrong_in_log(library, self._imported)


def _write(pipe: int, words: str) -> None:
    os.write(pipe, f"{words}\n".encode())


def main(arguments: list[str]) -> int:
    """Kill until there were enough; the status is 1 if anything acknowledged was lost, or anything is damaged."""
    enough = int(arguments[0]) if arguments else ENOUGH
    seed = int(arguments[1]) if len(arguments) > 1 else random.randrange(1_000_000)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    chance, start = random.Random(seed), time.monotonic()
    kills: Counter[str] = Counter()
    acknowledged, wrong = 0, list[str]()
    print(f"seed {seed}", flush=True)
    while kills.total() < enough and not wrong:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_STATE_HOME"] = folder
            run = Kills(Path(folder), chance)
            while run.kills.total() < min(ROUNDS, enough - kills.total()) and not run.wrong:
                run.kill(chance.choice(list(WORKERS)))
            run.check_log()
        kills, acknowledged, wrong = kills + run.kills, acknowledged + run.acknowledged, wrong + run.wrong
        each = ", ".join(f"{number} of the {name}" for name, number in sorted(kills.items()))
        print(f"{kills.total()} kills ({each}), {acknowledged} acknowledged, wrong: {len(wrong)}", flush=True)
    print(f"{time.monotonic() - start:.0f} s")
    for one in wrong[:20]:
        print(one)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
