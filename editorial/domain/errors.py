"""The errors that are meant for people; each message says what happened and what to do.

EditorialError
├── InputError      something that was read is not what it should be: names file, place and reason
├── RuleError       a change the domain does not allow
├── ConflictError   the article was changed elsewhere since it was opened
└── StorageError    the library cannot be opened, read or written
    └── NewerLibraryError
"""


class EditorialError(Exception):
    """Anything that is told to the user in words, never as a traceback."""


class InputError(EditorialError):
    """Something read is unusable; `source` and `place` say where.

    `source` is a file name or a word for what was read; `place` a line, a field or an offset, or empty.
    """

    def __init__(self, reason: str, *, source: str = "", place: str = "") -> None:
        self.reason, self.source, self.place = reason, source, place
        super().__init__(": ".join(part for part in (source, place, reason) if part))


class RuleError(EditorialError):
    """The change asked for breaks a rule of the domain; nothing was changed."""


class ConflictError(EditorialError):
    """The article was changed in another window or process since it was opened; nothing was changed."""


class StorageError(EditorialError):
    """The library cannot be opened, read or written; nothing was changed."""


class NewerLibraryError(StorageError):
    """The library was written by a newer version of the program; it was not touched."""
