"""The job that checks a whole library, and repairs what can be without guessing."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path

from editorial.domain.damage import FROM_LOG, REPAIRABLE, Damage
from editorial.domain.errors import StorageError
from editorial.jobs.counting import counted
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

COMMAND = "editorial check --repair"
_ADVICE = (
    "What is wrong can be made again from nothing else in the library. Keep the file as it is, and restore a backup, "
    "or let 'editorial salvage' write all that can be read into a new file."
)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found and a repair did.

    `left` is what is wrong now, `repaired` what was and is not any more, `copy` the copy that was made before a repair,
    `failed` what kept repairs from being made, `not_checked` what could not be looked at.
    """

    path: Path
    articles: int
    left: tuple[Damage, ...] = ()
    repaired: tuple[Damage, ...] = ()
    copy: Path | None = None
    failed: tuple[StorageError, ...] = ()
    not_checked: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Return whether nothing is wrong now."""
        return not self.left and not self.failed

    @property
    def may_be_repaired(self) -> bool:
        """Return whether a repair was not tried yet and may help."""
        return self.copy is None and any(map(_may_be_repaired, self.left))

    @property
    def words(self) -> str:
        """Return the result as one sentence for people."""
        if self.good and not self.repaired:
            return f"The library was checked, with {counted(self.articles, 'article')}: nothing is wrong."
        parts = [f"{counted(len(self.repaired), 'fault')} repaired"] if self.repaired else []
        word = "found" if self.copy is None else "left"
        parts += [f"{counted(len(self.left), 'fault')} {word}"] if self.left else []
        return f"The library was checked, with {counted(self.articles, 'article')}: {', '.join(parts) or 'see below'}."

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the whole report, a line for each fault."""
        return tuple(self._lines())

    def _lines(self) -> Iterable[str]:
        yield f"Library: {self.path}"
        yield self.words
        yield from (f"Not checked, because the library can only be read: {words}" for words in self.not_checked)
        if self.copy is not None:
            yield f"Before the repair the library was copied to {self.copy}"
        yield from (f"Repaired: {damage.words}" for damage in self.repaired)
        yield from (f"Not repaired: {error}" for error in self.failed)
        yield from (f"Wrong: {damage.words}" for damage in self.left)
        if self.may_be_repaired:
            yield f"'{COMMAND}' makes again what follows from the rest of the library, or from its log, after a copy."
        elif self.left:
            yield _ADVICE


def _may_be_repaired(damage: Damage) -> bool:
    return damage.code in REPAIRABLE or damage.code in FROM_LOG


class Check:
    """Check a library; look only."""

    words = "Checking the library"

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, cancel: Cancel) -> Generator[Progress, None, CheckReport]:
        """Check step by step. Raises Cancelled, StorageError if the file cannot be read at all."""
        found = yield from _look(self._library, cancel)
        return CheckReport(self._library.path, found.articles, found.damages, not_checked=found.left_out)


class Repair:
    """Check a library, copy it, repair what follows from the rest of it, and check it again."""

    words = "Checking and repairing the library"

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, cancel: Cancel) -> Generator[Progress, None, CheckReport]:
        """Do so. Nothing is changed unless the copy is complete. Raises Cancelled, StorageError."""
        before = yield from _look(self._library, cancel)
        if not any(_may_be_repaired(damage) for damage in before.damages):
            return CheckReport(self._library.path, before.articles, before.damages, not_checked=before.left_out)
        yield Progress(0, None, "Copying the library")
        cancel.check()
        copy = self._library.checkup.copy_before_repair()
        yield Progress(0, None, "Repairing")
        failed = self._library.checkup.repair(before.damages)
        after = yield from _look(self._library, cancel)
        return CheckReport(
            self._library.path,
            after.articles,
            left=after.damages,
            repaired=tuple(damage for damage in before.damages if damage not in after.damages),
            copy=copy,
            failed=failed,
            not_checked=after.left_out,
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """What one look at everything found."""

    articles: int
    damages: tuple[Damage, ...]
    left_out: tuple[str, ...]


def _look(library: Library, cancel: Cancel) -> Generator[Progress, None, _Found]:
    damages: dict[Damage, None] = {}
    left_out = []
    with cancel.stopping(library.checkup.stop):
        looks = library.checkup.look()
        while True:
            cancel.check()
            try:
                look = next(looks, None)
            except StorageError:
                cancel.check()  # an interruption is no fault of the file
                raise
            if look is None:
                break
            damages |= dict.fromkeys(look.damages)
            left_out += [look.words] if look.left_out else []
            yield Progress(look.done, look.total, look.words)
    return _Found(len(library.queue()), tuple(damages), tuple(left_out))
