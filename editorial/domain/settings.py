"""The keys of all settings that a library stores."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NewType

from editorial.domain.reply import ReplyGate
from editorial.domain.source_check import CheckGate

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
    REPORTED_OFF = "language.reported_off"
    """The kinds of reported speech that are not suggested (list of str)."""
    COUNTS = "language.counts"
    """Whether it is used how often each kind of suggestion was right in verified articles (bool)."""
    TRAINED = "language.trained"
    """The key of the trained name recogniser that is used (str, or None for the one that came with the model)."""
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
    CHECKS = "gate.checks"
    """Which quotes must be checked against a source before an article is verified (str: a `CheckGate`)."""
    REPLIES = "gate.replies"
    """What of the right of reply an article needs to be verified (str: a `ReplyGate`)."""
    FOLD_RULES = "checks.fold_rules"
    """Which differences between a quote and its source are ignored (list of str, or None for the usual ones)."""
    DRAFT_DAYS = "retention.draft_days"
    """After how many days a draft that was set aside is to be deleted for good; 0 for never (int)."""
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
    WATCHED_FOLDER = "import.watched"
    """The folder from which new articles are imported while the window is open (str, or None for none)."""
    WATCHED_SEEN = "import.watched_seen"
    """By folder, what was in it at the last look (dict of dict of file to size and time)."""
    IMPORT_AS_READ = "import.as_read"
    """The sites and kinds of files whose articles are stored as they were read, without a look (list of str)."""
    IMPORT_COLUMNS = "import.columns"
    """What the columns of tables hold, by their headings (dict of JSON list of headings to list of str)."""
    IMPORT_SHEETS = "import.sheets"
    """Which sheet of a workbook is read, by the names of all (dict of JSON list of names to str)."""
    EXPORT_FOLDER = "export.folder"
    """The folder that was exported to last (str)."""
    EXPORT_FORMAT = "export.format"
    """The format that was exported last (str)."""
    EXPORT_PROFILES = "export.profiles"
    """The saved choices for exports by name (dict of str to what `jobs.export_profiles` reads), the latest last."""


UNLOGGED = frozenset(
    {
        *(Setting.SEARCH_DUE, Setting.KEYS, Setting.THEME, Setting.ZOOM, Setting.GEOMETRY, Setting.PANES),
        *(Setting.FINDINGS_LAYOUT, Setting.LAST_ARTICLE, Setting.POSITIONS, Setting.QUEUE_ORDER),
        *(Setting.WATCHED_FOLDER, Setting.WATCHED_SEEN),
        *(Setting.IMPORT_AS_READ, Setting.IMPORT_COLUMNS, Setting.IMPORT_SHEETS),
        *(Setting.EXPORT_FOLDER, Setting.EXPORT_FORMAT, Setting.EXPORT_PROFILES),
        *(Setting.BACKUP, Setting.BACKUP_DAYS, Setting.BACKUP_FOLDER, Setting.BACKUP_MADE, Setting.RESTORED),
    }
)
"""Settings that only concern how the program looks or works; the log of the library has all others."""


def guideline_key(topic: str) -> GuidelineKey:
    """Return the key of the newsroom's own guideline text for a label or for quotes."""
    return GuidelineKey(f"{_GUIDELINE}{topic}")


def fits(key: str, value: Any) -> bool:
    """Return whether a stored value can be used for a setting; of a key that is not known, any value can."""
    if key.startswith(_GUIDELINE):
        return isinstance(value, str)
    rule = _FITTING.get(key)
    return rule is None or rule(value)


_GUIDELINE = "guideline."
_FAR = 1 << 30
"""A number of pixels or characters that nothing has."""


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_code(value: Any) -> bool:
    return isinstance(value, str) and value.isascii()


def _is_switch(value: Any) -> bool:
    return isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return type(value) is int and 0 <= value < _FAR


def _is_list(one: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(one, value))


def _or_none(one: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or one(value)


def _is_mapping(one: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, dict) and all(map(one, value.values()))


def _is_position(value: Any) -> bool:
    if not isinstance(value, list) or len(value) != 3:
        return False
    offset, past, item = value
    pixels = isinstance(past, int | float) and abs(past) < _FAR
    return _is_number(offset) and pixels and (item is None or isinstance(item, str))


_FITTING: Mapping[str, Callable[[Any], bool]] = {
    Setting.USER: _is_text,
    Setting.MODEL: _or_none(_is_text),
    Setting.LABELS: _is_list(_is_text),
    Setting.LABELS_OFF: _or_none(_is_list(_is_text)),
    Setting.INDIRECT: _is_switch,
    Setting.REPORTED_OFF: _is_list(_is_text),
    Setting.COUNTS: _is_switch,
    Setting.TRAINED: _or_none(_is_text),
    Setting.MEMORY: _is_switch,
    Setting.FORGOTTEN: _is_list(_is_list(_is_text)),
    Setting.CHECKS: lambda value: value in [*CheckGate],
    Setting.REPLIES: lambda value: value in [*ReplyGate],
    Setting.FOLD_RULES: _or_none(_is_list(_is_text)),
    Setting.SEARCH_DUE: _is_switch,
    Setting.BACKUP: _is_switch,
    Setting.BACKUP_DAYS: _is_number,
    Setting.BACKUP_FOLDER: _or_none(_is_text),
    Setting.BACKUP_MADE: lambda value: isinstance(value, dict),
    Setting.RESTORED: lambda value: isinstance(value, dict),
    Setting.KEYS: _is_mapping(_is_list(_is_text)),
    Setting.THEME: lambda value: value in ("system", "light", "dark"),
    Setting.ZOOM: lambda value: _is_number(value) and 0 < value < 1000,
    Setting.GEOMETRY: _is_code,
    Setting.PANES: _is_list(_is_number),
    Setting.FINDINGS_LAYOUT: _is_code,
    Setting.LAST_ARTICLE: _or_none(_is_text),
    Setting.POSITIONS: _is_mapping(_is_position),
    Setting.QUEUE_ORDER: _is_text,
    Setting.WATCHED_FOLDER: _or_none(_is_text),
    Setting.WATCHED_SEEN: _is_mapping(lambda value: isinstance(value, dict)),
    Setting.IMPORT_AS_READ: _is_list(_is_text),
    Setting.IMPORT_COLUMNS: _is_mapping(_is_list(_is_text)),
    Setting.IMPORT_SHEETS: _is_mapping(_is_text),
    Setting.EXPORT_FOLDER: _is_text,
    Setting.EXPORT_FORMAT: _is_text,
    Setting.EXPORT_PROFILES: _is_mapping(lambda value: isinstance(value, dict)),
    Setting.BACKUP: _is_switch,
    Setting.BACKUP_DAYS: lambda value: _is_number(value) and value > 0,
    Setting.BACKUP_FOLDER: _or_none(_is_text),
    Setting.DRAFT_DAYS: _is_number,
}
