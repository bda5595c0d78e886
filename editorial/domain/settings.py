"""The keys of all settings that a library stores."""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

GuidelineKey = NewType("GuidelineKey", str)
"""The key of the newsroom's own guideline text for one topic; made by `guideline_key`."""


class Setting(StrEnum):
    """The key of a setting; the value is what the library stores the setting under."""

    USER = "user.name"
    """The name that decisions are recorded under (str)."""
    MODEL = "language.model"
    """The name of an installed spaCy pipeline (str, or None for the default)."""
    LABELS = "language.labels"
    """The labels that the newsroom added (list of str)."""
    LABELS_OFF = "language.labels_off"
    """The labels that are not suggested (list of str)."""
    INDIRECT = "language.indirect"
    """Whether reported speech without quotation marks is suggested (bool)."""
    MEMORY = "language.memory"
    """Whether names confirmed in other articles are used for suggestions (bool)."""
    FORGOTTEN = "memory.forgotten"
    """What an editor removed from the memory: name and label, or speaker's words, name and label (list of lists)."""
    SEARCH_DUE = "search.due"
    """Whether the search index still has to be rid of words of deleted articles (bool)."""
    BACKUP = "backup.automatic"
    """Whether the library is backed up by itself, once a day when something changed (bool)."""
    BACKUP_DAYS = "backup.days"
    """Of how many days a backup is kept (int)."""
    BACKUP_FOLDER = "backup.folder"
    """The folder for the automatic backups (str, or None for the one beside the library)."""
    BACKUP_MADE = "backup.made"
    """In a backup only: when it was made, and of what state (dict)."""
    RESTORED = "library.restored"
    """When the library was restored from a backup, and when that was made (dict)."""
    KEYS = "window.keys"
    """The editor's own keys (dict of action id to key sequences in portable text)."""
    THEME = "window.theme"
    """The colour theme (str: system, light or dark)."""
    ZOOM = "window.zoom"
    """The font size of the article (int, points)."""
    GEOMETRY = "window.geometry"
    """Size and position of the window (str: base64 of `QWidget.saveGeometry`)."""
    PANES = "window.panes"
    """The widths of the panes (list of int, pixels)."""
    FINDINGS_LAYOUT = "window.findings"
    """The layout of the findings pane (str: base64 of `QSplitter.saveState`)."""
    LAST_ARTICLE = "window.last_article"
    """The id of the article that was open last (str)."""
    POSITIONS = "window.left"
    """Scroll position and focus by article id (dict of str to [offset, pixels past it, key of the item])."""
    QUEUE_ORDER = "queue.sort"
    """The order of the queue (str)."""
    EXPORT_FOLDER = "export.folder"
    """The folder that was exported to last (str)."""
    EXPORT_FORMAT = "export.format"
    """The format that was exported last (str)."""


def guideline_key(topic: str) -> GuidelineKey:
    """Return the key of the newsroom's own guideline text for a label or for quotes."""
    return GuidelineKey(f"guideline.{topic}")
