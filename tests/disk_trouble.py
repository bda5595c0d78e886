"""An editor's work on a disk that fails at each of its writes and reads in turn."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from failing_disk import Disk, Fault
from ledger import differences, state, wrong_in_file, wrong_in_log
from library_case import READY, article
from review_records import record

from editorial.domain.annotation import Mark, NoteKind
from editorial.domain.errors import EditorialError, StorageError
from editorial.domain.library import AuthorityRecord
from editorial.domain.record import Record, Ref, Table
from editorial.review.commands.decide import ClearMark, Confirm, Reject, SetMark
from editorial.review.commands.names import RelabelName
from editorial.review.commands.notes import AddNote
from editorial.review.desk import Desk

NOW = datetime(2026, 11, 22, tzinfo=UTC)
AT = (Ref(Table.MENTION, "m2"),)
_MOST = 400
"""Operations in one step; more than that would mean that a step never ends."""


@dataclass
class Figures:
    """Figures of a run: faults, steps refused and done all the same, and what was wrong."""

    faults: int = 0
    refused: int = 0
    done: int = 0
    crashes: int = 0
    resurfaced: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Return the figures as one line."""
        return (
            f"{self.faults} faults: {self.refused} steps refused, {self.done} done; after {self.crashes} of the faults "
            f"the program was taken to end at once: {self.resurfaced} times a refused decision was there, whole; "
            f"wrong: {len(self.wrong)}"
        )


class Trouble:
    """A library in a folder, and an editor whose every step meets a fault at each of its operations in turn."""

    def __init__(self, folder: Path, disk: Disk, figures: Figures, *, crash_every: int = 10) -> None:
        """Make the library; after every `crash_every`th refused step its files are opened as after a crash."""
        self._folder, self._disk, self.figures = folder, disk, figures
        self._path = folder / "library.db"
        self._crash_every = crash_every
        self._imported: dict[str, Record] = {}
        self._desk = Desk.at(self._path)
        self._add(record())
        self._desk.open("harbour")

    @property
    def _steps(self) -> Sequence[Callable[[], object]]:
        """Return what the editor does; each is asked for anew until it is not refused."""
        apply, library = self._desk.apply, self._desk.library
        return (
            lambda: apply(SetMark(targets=AT, mark=Mark.FLAG)),
            lambda: apply(Confirm(targets=AT)),
            lambda: apply(Reject(targets=AT)),
            self._desk.undo,
            self._desk.redo,
            lambda: apply(RelabelName(mention="m6", label="PLACE")),
            lambda: apply(AddNote(kind=NoteKind.COMMENT, text="Ask her.", on="m2")),
            lambda: apply(ClearMark(targets=AT, mark=Mark.FLAG)),
            lambda: self._add(article("boats", "Ferry boats", "They lie idle.", READY, source="x", published=None)),
            lambda: library.set_setting("a fault", [1, 2, 3]),
            lambda: library.mark_exported(["harbour"], NOW),
            lambda: library.put_authority_records([AuthorityRecord("q1", "Ada Brook", "PERSON")]),
            lambda: self._desk.delete(["boats"]),
            self._desk.restore_deleted,
            self._read_all,
            self._back_up,
            self._open_again,
            self._desk.undo,
        )

    def _add(self, made: Record) -> None:
        self._desk.library.add(made)
        self._imported[made.article.id] = made

    def _read_all(self) -> None:
        with Desk.at(self._path) as other:
            state(other.library)

    def _back_up(self) -> None:
        target = self._folder / "backup.db"
        self._desk.library.back_up(target)
        self._disk.heal()
        self.figures.wrong += wrong_in_file(target)
        target.unlink()

    def _open_again(self) -> None:
        self._desk.close_library()
        try:
            self._desk = Desk.at(self._path)
            self._desk.open("harbour")
            if self._desk.file.why_read_only:
                raise StorageError(self._desk.file.why_read_only)
        except EditorialError:
            self._disk.heal()
            self._desk.close_library()
            self._desk = Desk.at(self._path)
            self._desk.open("harbour")
            raise

    def run(self, fault: Fault, *, lasts: bool = False, enough: int = 1_000_000) -> None:
        """Do all steps; each fails at its first operation, then at its second, until it meets no fault any more."""
        for number in range(len(self._steps)):
            for after in range(_MOST):
                if not self._fails(number, fault, after, lasts=lasts) or self.figures.faults >= enough:
                    break
            else:
                self.figures.wrong.append(f"step {number} never ends")
            if self.figures.faults >= enough:
                break
        self._close()

    def _fails(self, number: int, fault: Fault, after: int, *, lasts: bool) -> bool:
        """Ask for a step with a fault to come after so many operations; return whether it was refused."""
        before, counted = state(self._desk.library), self._disk.done
        self._disk.fail(fault, after, lasts=lasts)
        try:
            self._steps[number]()
        except EditorialError as error:
            refused = True
            self._disk.heal()
            self._look(f"step {number}, {fault.name} after {after}: {error}", before)
        else:
            refused = False
            self._disk.heal()
        met = self._disk.done - counted
        if refused and not met:
            self._note(f"step {number}, {fault.name} after {after}", ["it was refused without a fault"])
            return False
        self.figures.faults += met
        self.figures.refused += refused
        self.figures.done += not refused
        return refused

    def _look(self, where: str, before: dict[str, object]) -> None:
        """Note what is wrong after a step that was refused: it must have changed nothing."""
        self._note(where, differences(before, state(self._desk.library)))
        if self.figures.refused % self._crash_every == 0:
            self._crash(where, before)

    def _crash(self, where: str, before: dict[str, object]) -> None:
        """Open the files as they are on the disk now, as after the end of the program at this moment."""
        place = self._folder / "crashed"
        place.mkdir()
        names = [name for name in ("library.db", "library.db-wal") if (self._folder / name).exists()]
        # Not in this process: closing a file that it has open would drop the locks of SQLite.
        subprocess.run(["cp", *(self._folder / name for name in names), place], check=True)
        with Desk.at(place / "library.db") as desk:
            after = state(desk.library)
            changed = differences(before, after)
            if changed:
                self.figures.resurfaced += 1
                self._note(where, wrong_in_log(desk.library, self._imported))
                if where.endswith(StorageError.UNCHANGED):
                    self._note(where, ["it is said to have changed nothing, and is there"])
                if not _goes_on(before["log"], after["log"]):
                    self._note(where, ["a decision that was saved is lost after a crash"])
        self._note(where, wrong_in_file(place / "library.db"))
        self.figures.crashes += 1
        shutil.rmtree(place)

    def _close(self) -> None:
        """Check the library once more from the beginning, as a new process would."""
        before = state(self._desk.library)
        self._desk.close_library()
        with Desk.at(self._path) as desk:
            self._note("at the end", differences(before, state(desk.library)))
            self._note("at the end", wrong_in_log(desk.library, self._imported))
        self._note("at the end", wrong_in_file(self._path))

    def _note(self, where: str, wrong: Sequence[str]) -> None:
        self.figures.wrong += [f"{where}: {one}" for one in wrong]


def _goes_on(before: object, after: object) -> bool:
    """Return whether a log (newest first) is another one with at most one decision more."""
    return isinstance(before, list) and isinstance(after, list) and before in (after, after[1:])
