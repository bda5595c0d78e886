"""An editor's work while the computer's clock goes back and forth by hours."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ledger import rows_of, wrong_in_file, wrong_in_log
from library_case import READY, article
from replaying import assert_whole_log
from review_records import record
from set_clock import Clock

from editorial.domain.annotation import Mark
from editorial.domain.article import State
from editorial.domain.record import Record, Ref, Table
from editorial.domain.settings import Setting
from editorial.jobs.automatic_backup import BackUpDaily, Skipped
from editorial.jobs.progress import finish
from editorial.review.commands.decide import ClearMark, Confirm, Reject, SetMark
from editorial.review.commands.standing import Reopen, SetAside
from editorial.review.desk import Desk
from editorial.review.session import Outcome
from editorial.storage.backups import BackupFolder

AT = (Ref(Table.MENTION, "m2"),)
_LATEST = timedelta(hours=72)
_KEPT = 2


@dataclass
class Figures:
    """Figures of a run: how often the clock was set, what was done meanwhile, and what was wrong."""

    jumps: int = 0
    back: int = 0
    decisions: int = 0
    undone: int = 0
    backups: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Return the figures as one line."""
        return (
            f"the clock set {self.jumps} times ({self.back} back): {self.decisions} decisions, {self.undone} undone in "
            f"order, {self.backups} automatic backups; wrong: {len(self.wrong)}"
        )


class Trouble:
    """A library, and an editor before each of whose steps the clock may be set, up to three days slow."""

    def __init__(self, folder: Path, clock: Clock, figures: Figures, chance: random.Random) -> None:
        """Make the library with an article in review and a draft."""
        self._path, self._clock, self.figures, self._chance = folder / "library.db", clock, figures, chance
        self._true = timedelta(0)
        self._slow = timedelta(0)
        self._shown: list[datetime] = []
        self._aside: int | None = None
        draft = article("draft", "Draft", "They idle.", READY, source="x", published=None)
        self._imported: dict[str, Record] = {"harbour": record(), "draft": draft}
        self._states: list[object] = []
        self._numbers: list[int] = []

    def run(self, steps: int) -> None:
        """Do so many steps, look at all that was written, and take everything back."""
        with Desk.at(self._path) as desk:
            for one in self._imported.values():
                desk.library.add(one)
            desk.set_setting(Setting.DRAFT_DAYS, _KEPT)
            desk.set_setting(Setting.BACKUP_DAYS, 1)
            desk.open("harbour")
            for _ in range(steps):
                self._set_clock()
                self._chance.choice((self._decide, self._decide, self._decide, self._draft, self._back_up))(desk)
                self._look(desk)
            self._undo(desk)
            self._check(desk)
        self._note(wrong_in_file(self._path))

    def _set_clock(self) -> None:
        self._true += timedelta(hours=self._chance.choice((1, 1, 8, 30)))
        if self._chance.random() < 0.5:
            before, self._slow = self._slow, self._chance.choice((timedelta(0), self._chance.random() * _LATEST))
            self.figures.jumps += 1
            self.figures.back += self._slow > before
        self._clock.off = self._true - self._slow

    def _decide(self, desk: Desk) -> None:
        command = self._chance.choice(
            (
                Confirm(targets=AT),
                Reject(targets=AT),
                SetMark(targets=AT, mark=Mark.FLAG),
                ClearMark(targets=AT, mark=Mark.FLAG),
            )
        )
        self._apply(desk, lambda: desk.apply(command))

    def _draft(self, desk: Desk) -> None:
        """Set the draft aside, or open it again."""
        aside = desk.library.load("draft").record.standing.state is State.SET_ASIDE
        self._apply(desk, lambda: desk.apply_to("draft", Reopen() if aside else SetAside()))
        self._aside = None if aside else len(self._shown)

    def _apply(self, desk: Desk, act: Callable[[], Outcome]) -> None:
        before, shown = self._state(desk), self._clock.now(UTC)
        outcome = act()
        if outcome.decision is not None:
            self._shown.append(shown)
            self._states.append(before)
            self._numbers.append(outcome.decision.number)
            self.figures.decisions += 1

    def _back_up(self, desk: Desk) -> None:
        report = finish(BackUpDaily(desk.library))
        if report.made is None:
            if report.skipped not in (Skipped.TODAY, Skipped.UNCHANGED):
                self._note([f"no backup: {report.words}"])
            return
        self.figures.backups += 1
        if not report.made.exists():
            self._note([f"the backup that was just made went as an old one: {report.made.name}"])

    def _look(self, desk: Desk) -> None:
        """Note a draft that is offered for deletion before its time has passed, from the latest time shown until then.

        How long a clock that was set back had been right before, nobody can know.
        """
        overdue, now = desk.overdue_drafts(), self._clock.now(UTC)
        times = [at for at in self._shown[: self._aside] if at <= now]
        if overdue and (self._aside is None or now - max(times) < timedelta(days=_KEPT)):
            self._note([f"{overdue} would be deleted too early"])

    def _state(self, desk: Desk) -> object:
        return [rows_of(desk.library.load(key).record) for key in self._imported]

    def _undo(self, desk: Desk) -> None:
        """Take all decisions back, which must come in the order in which they were made."""
        while self._states:
            self._set_clock()
            undone = desk.undo().decision
            if undone is None or undone.undoes != self._numbers.pop():
                self._note(["undo did not take back the last decision"])
                return
            if self._state(desk) != self._states.pop():
                self._note([f"decision {undone.undoes} was not taken back whole"])
            self.figures.undone += 1

    def _check(self, desk: Desk) -> None:
        assert_whole_log(desk.library)
        self._note(wrong_in_log(desk.library, self._imported))
        numbers = [one.number for one in desk.library.log()]
        self._note([] if numbers == sorted(numbers, reverse=True) else ["the log is out of order"])
        self._note([f"{look.words}: {one.words}" for look in desk.library.checkup.look() for one in look.damages])
        folder = BackupFolder(self._path)
        self._note([f"{one.path.name} cannot be read" for one in folder.files() if folder.mark_of(one.path) is None])

    def _note(self, wrong: Sequence[str]) -> None:
        self.figures.wrong += wrong
