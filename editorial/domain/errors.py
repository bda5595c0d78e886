"""Errors with messages for people: what happened, and what to do.

EditorialError
├── InputError      input cannot be used: names the file, the position in it and the reason
├── ExistingFileError  a file would be replaced that nobody agreed to replace
├── RuleError       a change that the rules of the domain forbid
├── ConflictError   the article was changed elsewhere since it was opened
└── StorageError    the library cannot be opened, read or written
    ├── BusyError        another program is writing; the same may succeed later
    ├── GoneError
    ├── ForeignLogError
    ├── InUseError
    ├── MissingLibraryError
    ├── MovedError       the library's file is not where it was opened
    │   └── ReplacedError
    ├── ReadOnlyError    the library was opened to read only
    └── NewerLibraryError
"""

from __future__ import annotations

from pathlib import Path


class EditorialError(Exception):
    """Base of errors that are shown to the user as a message, without a traceback."""


class InputError(EditorialError):
    """Input cannot be used.

    `source` is a file name or another word for the input; `place` a line, a field or an offset in it, or empty.
    """

    def __init__(self, reason: str, *, source: str = "", place: str = "") -> None:
        self.reason, self.source, self.place = reason, source, place
        super().__init__(": ".join(part for part in (source, place, reason) if part))

    def without_frames(self) -> InputError:
        """Return the error as a value to keep: as it was raised it holds on to all that was being read."""
        return InputError(self.reason, source=self.source, place=self.place)


class ExistingFileError(EditorialError):
    """There is a file at `path` that is no earlier export; it is replaced only if somebody says so."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} was not written: there is a file already, which is no earlier export.")


class RuleError(EditorialError):
    """The requested change breaks a rule of the domain; nothing was changed."""


class ConflictError(EditorialError):
    """The article was changed in another window or process since it was opened; nothing was changed."""


class StorageError(EditorialError):
    """The library cannot be opened, read or written; nothing was changed."""

    UNCHANGED = " Nothing was changed."
    """The end of a message that is true of one write, and not of what was written before it."""
    UNSURE = (
        " Nothing was changed; only if Editorial ends before it can write again, look whether the last change is there."
    )
    """The end of a message about a write that the disk may have kept, though it said that it did not."""

    @property
    def reason(self) -> str:
        """Return the message without a word on what was changed."""
        return str(self).removesuffix(self.UNCHANGED).removesuffix(self.UNSURE)


class BusyError(StorageError):
    """Another program has held the library for so long that the write was given up; nothing was changed."""


class GoneError(StorageError):
    """An article or a decision is not in the library; it may have been deleted."""


class MissingLibraryError(StorageError):
    """There is no library at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path}: there is no library here. Check the name, or let 'editorial import' make a new one.")


class ForeignLogError(StorageError):
    """The write-ahead log beside the library at `path` was written for another file; neither was touched."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path}: the log that lies beside it, {path.name}-wal, is not its own: another file, such as a backup, "
            "was probably copied over the library. Together they would mix two states, so nothing was opened or "
            "changed. "
            "Restore the backup with 'editorial restore', which keeps everything that is there; or move "
            f"{path.name}-wal and {path.name}-shm to another folder, and open the file as it is."
        )


class InUseError(StorageError):
    """Another window or command has the library at `path` open, which this work cannot be done beside."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path}: another window or command has this library open. Close it and try again. Nothing was changed."
        )


class MovedError(StorageError):
    """The file at the library's path is not the one that is open, so that nothing more can be saved there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path}: the library's file is not there any more: it, or a file beside it, was deleted, renamed or "
            "replaced. Nothing is saved until it is back."
        )


class ReplacedError(MovedError):
    """Another file was copied over the library at `path` while it was open: what is read and written is a mixture."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.args = (
            f"{path}: another file, such as a backup, was copied over the library while it was open. Nothing more is "
            "saved or read, so that the two are not mixed. Close Editorial, then restore the backup with 'editorial "
            "restore' or when Editorial asks: what was saved before is kept beside it.",
        )


class ReadOnlyError(StorageError):
    """The library was opened to read only; nothing was changed."""


class NewerLibraryError(StorageError):
    """The library was written by a newer version of the program; it was not touched."""
