"""The libraries of this computer: opening and making them, and which were open lately."""

from __future__ import annotations

from pathlib import Path

from editorial.domain.backup import BackupFile
from editorial.domain.settings import Setting
from editorial.review.desk import Desk
from editorial.storage import backups, opening
from editorial.storage.location import default_path, recent_file
from editorial.storage.recent import RecentLibraries

PERSONAL = (
    *(Setting.USER, Setting.KEYS, Setting.THEME, Setting.ZOOM),
    *(Setting.GEOMETRY, Setting.PANES, Setting.FINDINGS_LAYOUT),
)
"""Settings of the editor rather than of the newsroom; a library that the editor makes begins with them."""


class Libraries:
    """Opens and makes libraries; remembers which were open."""

    def __init__(self) -> None:
        self._recent = RecentLibraries(recent_file())

    def open(self, path: Path) -> Desk:
        """Open a library. Raises MissingLibraryError if there is none (but makes the default one), StorageError."""
        return Desk(opening.open_library(path))

    def needs_long_upgrade(self, path: Path) -> bool:
        """Return whether opening a library brings it up to date first, in more than a moment."""
        return opening.needs_long_upgrade(path)

    def create(self, path: Path, like: Desk | None = None) -> Desk:
        """Make a library where there is none, with the editor's own settings of another one. Raises StorageError."""
        made = Desk(opening.create_library(path))
        for key in PERSONAL:
            if like is not None and (value := like.setting(key)) is not None:
                made.set_setting(key, value)
        return made

    def remember(self, path: Path) -> None:
        """Note that a library was opened."""
        self._recent.put_first(path)

    def recent(self, present: Path) -> tuple[Path, ...]:
        """Return the other libraries that were open lately and still exist, the latest first; the default always."""
        found = [path for path in self._recent.paths() if path.exists()]
        if default_path() not in found:
            found.append(default_path())
        return tuple(path for path in found if path != present)

    def backups(self, library: Path) -> tuple[BackupFile, ...]:
        """Return the automatic backups of a library, which need not be readable. Raises StorageError."""
        return backups.of_library(library)

    def clear_recent(self) -> None:
        """Forget which libraries were open."""
        self._recent.clear()


def is_default(path: Path) -> bool:
    """Return whether a library is the one that opens if none is named."""
    return path.absolute() == default_path().absolute()
