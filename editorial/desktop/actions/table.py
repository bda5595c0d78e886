"""Table of all actions, from which menus, toolbar, palette, key sheet and shortcuts are made."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QKeySequence

from editorial.desktop.actions.ids import GIVE
from editorial.desktop.actions.ids import ActionId as Id
from editorial.domain.annotation import Kind

Std = QKeySequence.StandardKey
Key = str | QKeySequence.StandardKey


CANDIDATES = "&Give it to a candidate"
"""The submenu of the nine candidates: with them in it, the menu would be higher than a small screen."""


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
    SOURCES = "&Sources"
    ARTICLE = "&Article"
    VIEW = "&View"
    HELP = "&Help"


class Repeat(StrEnum):
    """Whether holding the key down repeats the action; actions that decide something never repeat."""

    NO = "no"
    YES = "yes"


class Action(NamedTuple):
    """Description of one action.

    `keys` are the default keys, the first of which is shown; `icon` names a file in `resources/icons`; `within` are the
    words of the submenu that it stands in, if it does.
    """

    id: Id
    words: str
    menu: Menu
    keys: tuple[Key, ...] = ()
    scope: Scope = Scope.WINDOW
    repeat: Repeat = Repeat.NO
    icon: str | None = None
    separated: bool = False
    within: str = ""


def _review(
    key: Id, words: str, menu: Menu, *keys: Key, repeat: Repeat = Repeat.NO, icon: str | None = None, sep: int = 0
) -> Action:
    return Action(key, words, menu, keys, Scope.REVIEW, repeat, icon, separated=bool(sep))


def _window(
    key: Id, words: str, menu: Menu, *keys: Key, repeat: Repeat = Repeat.NO, icon: str | None = None, sep: int = 0
) -> Action:
    return Action(key, words, menu, keys, Scope.WINDOW, repeat, icon, separated=bool(sep))


ACTIONS: tuple[Action, ...] = (
    _window(Id.IMPORT_FILES, "&Import files…", Menu.FILE, Std.Open, icon="import"),
    _window(Id.IMPORT_FOLDER, "Import a &folder…", Menu.FILE, "Ctrl+Shift+O"),
    _window(Id.PASTE_ARTICLE, "Import &pasted text…", Menu.FILE, "Ctrl+Shift+V"),
    _window(Id.IMPORT_DECIDED, "Import annotations as &decided…", Menu.FILE),
    _window(Id.IMPORT_LIST, "Import the newsroom's &list…", Menu.FILE),
    _window(Id.NOT_READ, "Wh&at became of each file…", Menu.FILE),
    _window(Id.EXPORT, "&Export…", Menu.FILE, "Ctrl+E", icon="export", sep=1),
    _window(Id.REPEAT_EXPORT, "Repeat the last e&xport profile", Menu.FILE, "Ctrl+Shift+E"),
    _window(Id.PRINT, "Prin&t a report…", Menu.FILE, Std.Print),
    _window(Id.SAVE_PDF, "Sa&ve a report as PDF…", Menu.FILE),
    _window(Id.BACK_UP, "&Back up the library…", Menu.FILE),
    _window(Id.RESTORE, "Re&store a backup…", Menu.FILE),
    _window(Id.CHECK_LIBRARY, "Chec&k the library…", Menu.FILE),
    _window(Id.ELSEWHERE, "Continue in a cop&y of the library…", Menu.FILE),
    _window(Id.NEW_LIBRARY, "&New library…", Menu.FILE, sep=1),
    _window(Id.OPEN_LIBRARY, "&Open library…", Menu.FILE),
    _window(Id.OPEN_RECENT, "Open re&cent library", Menu.FILE),
    _window(Id.PREFERENCES, "P&references…", Menu.FILE, Std.Preferences, "Ctrl+,", sep=1),
    _window(Id.QUIT, "&Quit", Menu.FILE, Std.Quit, sep=1),
    _window(Id.UNDO, "&Undo", Menu.EDIT, Std.Undo, icon="undo"),
    _window(Id.REDO, "&Redo", Menu.EDIT, Std.Redo, icon="redo"),
    _window(Id.COPY, "&Copy", Menu.EDIT, Std.Copy, sep=1),
    _window(Id.FIND, "&Find in the article", Menu.EDIT, Std.Find, sep=1),
    _window(Id.FIND_NEXT, "Find ne&xt", Menu.EDIT, Std.FindNext, repeat=Repeat.YES),
    _window(Id.FIND_PREVIOUS, "Find pre&vious", Menu.EDIT, Std.FindPrevious, repeat=Repeat.YES),
    _window(Id.FIND_ALL, "Find in &all articles…", Menu.EDIT, "Ctrl+Shift+F"),
    _window(Id.PALETTE, "Command &palette…", Menu.EDIT, "Ctrl+K", sep=1),
    _review(Id.NEXT, "&Next", Menu.DECIDE, "J", repeat=Repeat.YES),
    _review(Id.PREVIOUS, "&Previous", Menu.DECIDE, "K", repeat=Repeat.YES),
    _review(Id.NEXT_DOUBTFUL, "Next that needs &attention", Menu.DECIDE, "N", repeat=Repeat.YES),
    _review(Id.PREVIOUS_DOUBTFUL, "Previous that needs attention", Menu.DECIDE, "Shift+N", repeat=Repeat.YES),
    _review(Id.CONFIRM, "&Confirm, go on", Menu.DECIDE, "Return", "Enter", icon="confirm", sep=1),
    _review(Id.REJECT, "Re&ject, go on", Menu.DECIDE, "X", icon="reject"),
    _review(Id.UNSURE, "&Unsure", Menu.DECIDE, "U"),
    _review(Id.FLAG, "&Flag", Menu.DECIDE, "F", icon="flag"),
    _review(Id.PLACES, "&Leave occurrences out", Menu.DECIDE, "E", sep=1),
    _review(Id.ALL_SAME, "The same for e&very same name here…", Menu.DECIDE, "A"),
    _review(Id.DECIDE_PARAGRAPH, "Decide the names of this pa&ragraph…", Menu.DECIDE, "R"),
    _review(Id.TAKE_START, "Move the &start edge", Menu.DECIDE, "[", ",", sep=1),
    _review(Id.TAKE_END, "Move the &end edge", Menu.DECIDE, "]", "."),
    _review(Id.COMMENT, "Co&mment…", Menu.DECIDE, "C", icon="comment", sep=1),
    _review(Id.PERSON, "&Person", Menu.NAMES, "P"),
    _review(Id.ORGANISATION, "&Organisation", Menu.NAMES, "O"),
    _review(Id.PLACE, "P&lace", Menu.NAMES, "L"),
    _review(Id.WORK, "&Work", Menu.NAMES, "W"),
    _review(Id.OTHER_TYPE, "Another &type…", Menu.NAMES, "T"),
    _review(Id.OPEN_GROUP, "Open or close the &group", Menu.NAMES, "G", sep=1),
    _review(Id.MERGE, "&Merge with another name…", Menu.NAMES, "M"),
    _review(Id.MERGE_OFFERED, "The same as the card o&ffers", Menu.NAMES, "Y"),
    _review(Id.KEEP_APART, "&Not the same as the card offers", Menu.NAMES, "Shift+Y"),
    _review(Id.SPLIT, "&Split off…", Menu.NAMES, "Shift+M"),
    _review(Id.RENAME, "&Rename…", Menu.NAMES, "F2"),
    _review(Id.ALIASES, "Other n&ames…", Menu.NAMES, "Shift+F2"),
    _review(Id.LINK, "Lin&k to the newsroom's list…", Menu.NAMES, "Shift+L"),
    _review(Id.PROTECT, "Protect b&y a pseudonym…", Menu.NAMES, "Shift+G", sep=1),
    _review(Id.REPLY, "Right of reply…", Menu.NAMES, "Shift+W"),
    _window(Id.REPLIES, "Who was not aske&d for a reply…", Menu.NAMES),
    _window(Id.MEMORY, "What is r&emembered…", Menu.NAMES, "Ctrl+Shift+M"),
    _window(Id.PEOPLE, "Names in all arti&cles…", Menu.NAMES, "Ctrl+Shift+P"),
    _window(Id.QUOTED, "Who is &quoted…", Menu.NAMES, "Ctrl+Shift+Q"),
    _review(Id.GUIDELINE, "Guideline for t&his type", Menu.NAMES, "H", sep=1),
    _review(Id.NEXT_QUOTE, "&Next quote, or add the selection as one", Menu.QUOTES, "Q", repeat=Repeat.NO),
    *(
        _review(key, f"Give it to candidate &{n}", Menu.QUOTES, str(n), sep=int(n == 1))._replace(within=CANDIDATES)
        for n, key in enumerate(GIVE, 1)
    ),
    _review(Id.CHOOSE_SPEAKER, "Another &speaker…", Menu.QUOTES, "S", "/", sep=1),
    _review(Id.ADD_SPEAKER, "A second speaker…", Menu.QUOTES, "Shift+S"),
    _review(Id.UNKNOWN, "Speaker &unknown", Menu.QUOTES, "0"),
    _review(Id.UNNAMED, "Somebody unna&med", Menu.QUOTES, "B"),
    _review(Id.SAID_OR_TERM, "Switch between &quote and term", Menu.QUOTES, "D", sep=1),
    _review(Id.DIRECT, "&Direct quote", Menu.QUOTES, "Shift+D"),
    _review(Id.REPORTED, "&Reported speech", Menu.QUOTES, "Shift+R"),
    _review(Id.MIXED, "&Partly quoted", Menu.QUOTES, "Shift+P"),
    _review(Id.TERM, "Quoted &term: nobody said it", Menu.QUOTES, "Shift+T"),
    _review(Id.CUE, "The selection introduces the quote", Menu.QUOTES, "Shift+C", sep=1),
    _review(Id.JOIN, "&Join with the piece before", Menu.QUOTES, "Shift+J"),
    _review(Id.PART, "P&art from the piece before", Menu.QUOTES, "Shift+K"),
    _review(Id.SAME_WORDS, "The same &words in other articles…", Menu.QUOTES, "Shift+Q", sep=1),
    _window(Id.FIND_QUOTES, "&Find quotes in all articles…", Menu.QUOTES, "Ctrl+Shift+S"),
    _window(Id.ALL_SAME_WORDS, "A&ll quotes with the same words…", Menu.QUOTES, "Ctrl+Shift+D"),
    _window(Id.SOURCES, "Show the &sources", Menu.SOURCES, "F8"),
    _window(Id.TO_SOURCE, "&Go to the source, or back", Menu.SOURCES, "F7"),
    _review(Id.NEXT_UNCHECKED, "&Next quote to check", Menu.SOURCES, "Z", sep=1),
    _review(Id.CHECK, "&Checked against the source", Menu.SOURCES, "Shift+V"),
    _review(Id.CHECK_ALTERED, "Altered on &purpose…", Menu.SOURCES, "Shift+A"),
    _review(Id.CHECK_CHANGE, "Must be c&hanged", Menu.SOURCES, "Shift+X"),
    _review(Id.CHECK_NONE, "N&o source to be had", Menu.SOURCES, "Shift+O"),
    _review(Id.CLEAR_CHECK, "Take the check &back", Menu.SOURCES, "Shift+Z"),
    _window(Id.COPY_TIME, "Copy the &time code", Menu.SOURCES, "Ctrl+Shift+T"),
    _window(Id.ATTACH_FILES, "&Attach files…", Menu.SOURCES, "Ctrl+Shift+A", sep=1),
    _window(Id.ATTACH_CLIPBOARD, "Attach the te&xt of the clipboard…", Menu.SOURCES),
    _window(Id.ATTACH_ARTICLE, "Attach an article of the &library…", Menu.SOURCES),
    _window(Id.REMOVE_SOURCE, "&Remove the source that is shown", Menu.SOURCES),
    _window(Id.SOURCE_RULES, "R&ules for checking…", Menu.SOURCES, sep=1),
    _review(Id.VERIFY, "&Verify, open the next", Menu.ARTICLE, "Ctrl+Return", "Ctrl+Enter", icon="verify"),
    _review(Id.LOOK, "&Look at what waits besides", Menu.ARTICLE, "I"),
    _review(Id.SET_ASIDE, "Set &aside", Menu.ARTICLE, "Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
    _window(Id.REOPEN, "&Reopen", Menu.ARTICLE, "Ctrl+Shift+R"),
    _window(Id.NEXT_ARTICLE, "&Next article", Menu.ARTICLE, "Alt+Down", "Ctrl+PgDown", repeat=Repeat.YES, sep=1),
    _window(Id.PREVIOUS_ARTICLE, "&Previous article", Menu.ARTICLE, "Alt+Up", "Ctrl+PgUp", repeat=Repeat.YES),
    _window(Id.SUGGEST, "&Find names and quotes again", Menu.ARTICLE, "F5", sep=1),
    _window(Id.NOTES, "N&otes of the article…", Menu.ARTICLE, "Ctrl+Shift+C"),
    _window(Id.HISTORY, "&History of the article…", Menu.ARTICLE, "Ctrl+Shift+H"),
    _review(Id.ITEM_HISTORY, "History of this finding…", Menu.ARTICLE, "Shift+H"),
    _window(Id.DELETE_ARTICLE, "&Delete the article…", Menu.ARTICLE, sep=1),
    _review(Id.CARET, "Select with the &keyboard", Menu.VIEW, "V"),
    _window(Id.ZOOM_IN, "Zoom &in", Menu.VIEW, Std.ZoomIn, "Ctrl+=", repeat=Repeat.YES, sep=1),
    _window(Id.ZOOM_OUT, "Zoom &out", Menu.VIEW, Std.ZoomOut, repeat=Repeat.YES),
    _window(Id.ZOOM_RESET, "&Normal size", Menu.VIEW, "Ctrl+0"),
    _window(Id.ORDER, "Findings by &doubt", Menu.VIEW, "Ctrl+D", sep=1),
    _window(Id.SHOW_NESTED, "Show quotes inside &quotes", Menu.VIEW, "Ctrl+Shift+N"),
    _window(Id.SHOW_REJECTED, "Show what was &rejected", Menu.VIEW, "Ctrl+Shift+X"),
    _window(Id.NEXT_PANE, "Next &pane", Menu.VIEW, "F6", sep=1),
    _window(Id.PREVIOUS_PANE, "Previous pane", Menu.VIEW, "Shift+F6"),
    _window(Id.THEME, "&Light, dark or as the system", Menu.VIEW, "Ctrl+Shift+L", sep=1),
    _window(Id.FULL_SCREEN, "&Full screen", Menu.VIEW, Std.FullScreen),
    _window(Id.GUIDE, "&Guide", Menu.HELP, Std.HelpContents),
    _window(Id.LEGEND, "What the &marks mean", Menu.HELP, "F4"),
    _window(Id.KEYS, "&Keys at a glance…", Menu.HELP, "Ctrl+/"),
    _window(Id.SHORTCUTS, "&Change the keys…", Menu.HELP),
    _window(Id.ABOUT, "&About Editorial", Menu.HELP, sep=1),
)

BY_ID: dict[Id, Action] = {action.id: action for action in ACTIONS}
OF_AN_ARTICLE: tuple[Id, ...] = (
    *(action.id for action in ACTIONS if action.scope is Scope.REVIEW),
    *(Id.FIND, Id.FIND_NEXT, Id.FIND_PREVIOUS, Id.REOPEN, Id.NEXT_ARTICLE, Id.PREVIOUS_ARTICLE, Id.SUGGEST),
    *(Id.NOTES, Id.HISTORY, Id.DELETE_ARTICLE, Id.SHOW_NESTED, Id.SHOW_REJECTED),
    *(Id.COPY_TIME, Id.ATTACH_FILES, Id.ATTACH_CLIPBOARD, Id.ATTACH_ARTICLE, Id.REMOVE_SOURCE),
)
"""Actions that need an open article."""
AT_ONCE: frozenset[Id] = frozenset(
    {
        *(Id.QUIT, Id.ELSEWHERE, Id.BACK_UP, Id.GUIDE, Id.LEGEND, Id.KEYS, Id.ABOUT),
        *(Id.ZOOM_IN, Id.ZOOM_OUT, Id.ZOOM_RESET, Id.THEME, Id.FULL_SCREEN),
    }
)
"""Actions that change neither what is decided nor what is in focus; they need not wait for what is being saved."""
TYPE_KEYS = {Id.PERSON: "PERSON", Id.ORGANISATION: "ORG", Id.PLACE: "PLACE", Id.WORK: "WORK"}
KIND_KEYS = {Id.DIRECT: Kind.DIRECT, Id.REPORTED: Kind.INDIRECT, Id.MIXED: Kind.MIXED, Id.TERM: Kind.TERM}


def plain_words(action: Action) -> str:
    """Return an action's words without the mnemonic mark and the dots."""
    return action.words.replace("&", "").rstrip("…")
