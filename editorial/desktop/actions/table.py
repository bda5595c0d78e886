"""The table of actions: menus, toolbar, palette, key sheet and shortcuts are all drawn from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QKeySequence

Std = QKeySequence.StandardKey
Key = str | QKeySequence.StandardKey


class Scope(StrEnum):
    """Where an action's keys act: anywhere in the window, or only where an article is being reviewed."""

    WINDOW = "window"
    REVIEW = "review"


class Menu(StrEnum):
    """The menus, in the order of the menu bar."""

    FILE = "&File"
    EDIT = "&Edit"
    DECIDE = "&Decide"
    NAMES = "&Names"
    QUOTES = "&Quotes"
    ARTICLE = "&Article"
    VIEW = "&View"
    HELP = "&Help"


class Repeat(StrEnum):
    """Whether holding the key down repeats the action; what decides something never repeats."""

    NO = "no"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the window can do.

    `keys` are the default keys, the first of which is shown; `icon` names a file in `resources/icons`.
    """

    id: str
    words: str
    menu: Menu
    keys: tuple[Key, ...] = ()
    scope: Scope = Scope.WINDOW
    repeat: Repeat = Repeat.NO
    icon: str | None = None
    separated: bool = False


def _review(
    key: str, words: str, menu: Menu, *keys: Key, repeat: Repeat = Repeat.NO, icon: str | None = None, sep: int = 0
) -> Action:
    return Action(key, words, menu, keys, Scope.REVIEW, repeat, icon, separated=bool(sep))


def _window(
    key: str, words: str, menu: Menu, *keys: Key, repeat: Repeat = Repeat.NO, icon: str | None = None, sep: int = 0
) -> Action:
    return Action(key, words, menu, keys, Scope.WINDOW, repeat, icon, separated=bool(sep))


ACTIONS: tuple[Action, ...] = (
    _window("import_files", "&Import files…", Menu.FILE, Std.Open, icon="import"),
    _window("import_folder", "Import a &folder…", Menu.FILE, "Ctrl+Shift+O"),
    _window("paste_article", "Import &pasted text…", Menu.FILE, "Ctrl+Shift+V"),
    _window("import_list", "Import the newsroom's &list…", Menu.FILE),
    _window("export", "&Export…", Menu.FILE, "Ctrl+E", icon="export", sep=1),
    _window("back_up", "&Back up the library…", Menu.FILE),
    _window("preferences", "P&references…", Menu.FILE, Std.Preferences, "Ctrl+,", sep=1),
    _window("quit", "&Quit", Menu.FILE, Std.Quit, sep=1),
    _window("undo", "&Undo", Menu.EDIT, Std.Undo, icon="undo"),
    _window("redo", "&Redo", Menu.EDIT, Std.Redo, icon="redo"),
    _window("copy", "&Copy", Menu.EDIT, Std.Copy, sep=1),
    _window("find", "&Find in the article", Menu.EDIT, Std.Find, sep=1),
    _window("find_next", "Find ne&xt", Menu.EDIT, Std.FindNext, repeat=Repeat.YES),
    _window("find_previous", "Find pre&vious", Menu.EDIT, Std.FindPrevious, repeat=Repeat.YES),
    _window("find_all", "Find in &all articles…", Menu.EDIT, "Ctrl+Shift+F"),
    _window("palette", "Command &palette…", Menu.EDIT, "Ctrl+K", sep=1),
    _review("next", "&Next", Menu.DECIDE, "J", repeat=Repeat.YES),
    _review("previous", "&Previous", Menu.DECIDE, "K", repeat=Repeat.YES),
    _review("next_doubtful", "Next that needs &attention", Menu.DECIDE, "N", repeat=Repeat.YES),
    _review("previous_doubtful", "Previous that needs attention", Menu.DECIDE, "Shift+N", repeat=Repeat.YES),
    _review("confirm", "&Confirm, go on", Menu.DECIDE, "Return", "Enter", icon="confirm", sep=1),
    _review("reject", "Re&ject, go on", Menu.DECIDE, "X", icon="reject"),
    _review("unsure", "&Unsure", Menu.DECIDE, "U"),
    _review("flag", "&Flag", Menu.DECIDE, "F", icon="flag"),
    _review("places", "&Leave places out", Menu.DECIDE, "E", sep=1),
    _review("all_same", "The same for e&very same name here…", Menu.DECIDE, "A"),
    _review("take_start", "Move the &start edge", Menu.DECIDE, "[", ",", sep=1),
    _review("take_end", "Move the &end edge", Menu.DECIDE, "]", "."),
    _review("comment", "Co&mment…", Menu.DECIDE, "C", icon="comment", sep=1),
    _review("person", "&Person", Menu.NAMES, "P"),
    _review("organisation", "&Organisation", Menu.NAMES, "O"),
    _review("place", "P&lace", Menu.NAMES, "L"),
    _review("work", "&Work", Menu.NAMES, "W"),
    _review("other_type", "Another &type…", Menu.NAMES, "T"),
    _review("open_group", "Open or close the &group", Menu.NAMES, "G", sep=1),
    _review("merge", "&Merge with another name…", Menu.NAMES, "M"),
    _review("split", "&Split off…", Menu.NAMES, "Shift+M"),
    _review("rename", "&Rename…", Menu.NAMES, "F2"),
    _review("aliases", "Other n&ames…", Menu.NAMES, "Shift+F2"),
    _review("link", "Lin&k to the newsroom's list…", Menu.NAMES, "Shift+L"),
    _window("memory", "What is r&emembered…", Menu.NAMES, "Ctrl+Shift+M"),
    _review("guideline", "Guideline for t&his type", Menu.NAMES, "H", sep=1),
    _review("next_quote", "&Next quote, or add the selection as one", Menu.QUOTES, "Q", repeat=Repeat.NO),
    *(_review(f"give_{n}", f"Give it to candidate &{n}", Menu.QUOTES, str(n), sep=int(n == 1)) for n in range(1, 10)),
    _review("choose_speaker", "Another &speaker…", Menu.QUOTES, "S", "/", sep=1),
    _review("add_speaker", "A second speaker…", Menu.QUOTES, "Shift+S"),
    _review("unknown", "Speaker &unknown", Menu.QUOTES, "0"),
    _review("direct", "&Direct quote", Menu.QUOTES, "Shift+D", sep=1),
    _review("reported", "&Reported speech", Menu.QUOTES, "Shift+R"),
    _review("mixed", "&Partly quoted", Menu.QUOTES, "Shift+P"),
    _review("term", "Quoted &term: nobody said it", Menu.QUOTES, "Shift+T"),
    _review("cue", "The selection introduces the quote", Menu.QUOTES, "Shift+C", sep=1),
    _review("join", "&Join with the piece before", Menu.QUOTES, "Shift+J"),
    _review("part", "P&art from the piece before", Menu.QUOTES, "Shift+K"),
    _review("verify", "&Verify, open the next", Menu.ARTICLE, "Ctrl+Return", "Ctrl+Enter", icon="verify"),
    _review("set_aside", "Set &aside", Menu.ARTICLE, "Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
    _window("reopen", "&Reopen", Menu.ARTICLE, "Ctrl+Shift+R"),
    _window("next_article", "&Next article", Menu.ARTICLE, "Alt+Down", "Ctrl+PgDown", repeat=Repeat.YES, sep=1),
    _window("previous_article", "&Previous article", Menu.ARTICLE, "Alt+Up", "Ctrl+PgUp", repeat=Repeat.YES),
    _window("suggest", "&Find names and quotes again", Menu.ARTICLE, "F5", sep=1),
    _window("notes", "N&otes of the article…", Menu.ARTICLE, "Ctrl+Shift+C"),
    _window("history", "&History of the article…", Menu.ARTICLE, "Ctrl+Shift+H"),
    _review("item_history", "History of this finding…", Menu.ARTICLE, "Shift+H"),
    _review("caret", "Select with the &keyboard", Menu.VIEW, "V"),
    _window("zoom_in", "Zoom &in", Menu.VIEW, Std.ZoomIn, "Ctrl+=", repeat=Repeat.YES, sep=1),
    _window("zoom_out", "Zoom &out", Menu.VIEW, Std.ZoomOut, repeat=Repeat.YES),
    _window("zoom_reset", "&Normal size", Menu.VIEW, "Ctrl+0"),
    _window("order", "Findings by &doubt", Menu.VIEW, "Ctrl+D", sep=1),
    _window("show_nested", "Show quotes inside &quotes", Menu.VIEW, "Ctrl+Shift+N"),
    _window("show_rejected", "Show what was &rejected", Menu.VIEW, "Ctrl+Shift+X"),
    _window("next_pane", "Next &pane", Menu.VIEW, "F6", sep=1),
    _window("previous_pane", "Previous pane", Menu.VIEW, "Shift+F6"),
    _window("theme", "&Light, dark or as the system", Menu.VIEW, "Ctrl+Shift+L", sep=1),
    _window("full_screen", "&Full screen", Menu.VIEW, Std.FullScreen),
    _window("guide", "&Guide", Menu.HELP, Std.HelpContents),
    _window("keys", "&Keys at a glance…", Menu.HELP, "Ctrl+/"),
    _window("shortcuts", "&Change the keys…", Menu.HELP),
    _window("about", "&About Editorial", Menu.HELP, sep=1),
)

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}
OF_AN_ARTICLE: tuple[str, ...] = (
    *(action.id for action in ACTIONS if action.scope is Scope.REVIEW),
    *("find", "find_next", "find_previous", "reopen", "next_article", "previous_article", "suggest"),
    *("notes", "history", "show_nested", "show_rejected"),
)
"""Actions that need an open article."""
TYPE_KEYS = {"person": "PERSON", "organisation": "ORG", "place": "PLACE", "work": "WORK"}
KIND_KEYS = {"direct": "direct", "reported": "indirect", "mixed": "mixed", "term": "term"}


def plain_words(action: Action) -> str:
    """Return an action's words without the mnemonic mark and the dots."""
    return action.words.replace("&", "").rstrip("…")
