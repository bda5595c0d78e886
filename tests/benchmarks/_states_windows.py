"""Every window, question and menu over the review, each opened as an editor opens it."""

from __future__ import annotations

from _driver import Driver
from _everything import TITLE
from _states_review import Reach, at_quote, missed, name, seed
from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from editorial.desktop.actions.table import Menu
from editorial.desktop.dialogs.no_library import cannot_open
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span


def asked(*keys: str) -> Reach:
    """Return what presses keys at the quote or the name in focus."""

    def reach(driver: Driver) -> None:
        name(driver)
        driver.press(*keys)

    return reach


def asked_of_quote(*keys: str) -> Reach:
    """Return what presses keys at a quote."""

    def reach(driver: Driver) -> None:
        driver.open("orchard")
        at_quote(driver)
        driver.press(*keys)

    return reach


def typed(keys: str, words: str) -> Reach:
    """Return what opens something by keys and types into it."""

    def reach(driver: Driver) -> None:
        driver.open("orchard")
        driver.press(keys)
        driver.settle()
        driver.type(words)

    return reach


def chosen(action: str) -> Reach:
    """Return what runs an action that has no key."""

    def reach(driver: Driver) -> None:
        driver.open("orchard")
        driver.window.bindings.actions[action].trigger()

    return reach


def history(driver: Driver) -> None:
    """Show what was decided in an article."""
    driver.open("orchard")
    driver.press("Return", "O", "Return", "X", "2", "Return")
    driver.window.bindings.actions["history"].trigger()


def one_history(driver: Driver) -> None:
    """Show what was decided about one finding."""
    driver.open("orchard")
    driver.press("Return", "K", "O")
    driver.press("K", "Shift+H")


def remembered(driver: Driver) -> None:
    """Show what is remembered, one name removed."""
    driver.open("orchard")
    driver.press("Return", "Return", "Return", "Ctrl+Shift+M")
    driver.settle()
    driver.press("Down", "Delete")


def reason(driver: Driver) -> None:
    """Show the question for a reason to verify all the same."""
    driver.open("Wexcombe")
    driver.press("Ctrl+Return", "Ctrl+Return")


def guideline_edited(driver: Driver) -> None:
    """Show a guideline being written."""
    name(driver)
    driver.press("H")
    driver.dialog("Guideline").edit.click()


def clash(driver: Driver) -> None:
    """Show two actions that would share a key."""
    driver.open("orchard")
    driver.window.bindings.actions["shortcuts"].trigger()
    table = driver.dialog("Change the keys").table
    place = next(row for row in range(table.rowCount()) if table.item(row, 0).text().startswith("Flag"))
    table.item(place, 1).setText(QKeySequence("J").toString(QKeySequence.SequenceFormat.NativeText))
    table.setCurrentCell(place, 1)


def no_notes(driver: Driver) -> None:
    """Show the notes of an article that has none."""
    driver.open("orchard")
    driver.press("Ctrl+Shift+C")


def notes(driver: Driver) -> None:
    """Show the notes of an article."""
    driver.open(TITLE)
    driver.press("Ctrl+Shift+C")


def copy_problem(driver: Driver) -> None:
    """Show the question for a problem in the copy."""
    name(driver)
    driver.window.view.select_span(Span(0, 8))
    driver.press("C")


def menu(which: Menu) -> Reach:
    """Return what opens a menu of the menu bar."""

    def reach(driver: Driver) -> None:
        driver.open(TITLE)
        driver.press("Return")
        bar = driver.window.menuBar()
        action = next(action for action in bar.actions() if action.text() == which.value)
        _pop(action.menu(), bar.mapToGlobal(bar.actionGeometry(action).bottomLeft()))

    return reach


def context(at: Ref | None, selected: Span | None) -> Reach:
    """Return what opens the menu of what lies under the pointer."""

    def reach(driver: Driver) -> None:
        driver.open(TITLE)
        view = driver.window.view
        if selected is not None:
            view.select_span(selected)
        view.context_menu_requested.emit(at, selected, view.mapToGlobal(QPoint(260, 160)))

    return reach


def _pop(opened: QMenu, place: QPoint) -> None:
    opened.popup(place)


def queue_menu(driver: Driver) -> None:
    """Show what can be done with several articles."""
    driver.open("orchard")
    queue = driver.window.queue.list
    ids = [row.id for row in driver.window.queue.model.rows]
    queue.menu_requested.emit(ids, queue.mapToGlobal(QPoint(60, 120)))


def queue_more(driver: Driver) -> None:
    """Show the other facets of the queue."""
    driver.open("orchard")
    button = driver.window.queue.bar.more
    _pop(button.menu(), button.mapToGlobal(button.rect().bottomLeft()))


def findings_more(driver: Driver) -> None:
    """Show the other filters of the findings."""
    driver.open("orchard")
    button = driver.window.findings.filter_bar.more
    _pop(button.menu(), button.mapToGlobal(button.rect().bottomLeft()))


def type_menu(driver: Driver) -> None:
    """Show the types that a name's card offers."""
    name(driver)
    button = driver.window.findings.card.name.type
    _pop(button.menu(), button.mapToGlobal(button.rect().bottomLeft()))


def chosen_to_merge(driver: Driver) -> None:
    """Show which places a merge would move, one of them left out."""
    name(driver)
    driver.press("M", "Tab", "Tab", "Down", "Space")


def linked(driver: Driver) -> None:
    """Show the newsroom's list, for a name of it."""
    name(driver)
    driver.press("Shift+L")


def not_opened(driver: Driver) -> None:
    """Show what is said where the library cannot be opened."""
    seed(driver)
    box = cannot_open("library.db: it is not an Editorial library. Choose another file. Nothing was changed.")
    box.setParent(driver.window, box.windowFlags())
    box.show()


WINDOWS: dict[str, Reach] = {
    "same": missed,
    "chooser-type": asked("T"),
    "chooser-merge": asked("M"),
    "chooser-merge-places": chosen_to_merge,
    "chooser-split": asked("Shift+M"),
    "chooser-rename": asked("F2"),
    "chooser-aliases": asked("Shift+F2"),
    "chooser-link": linked,
    "chooser-comment": asked("C"),
    "chooser-problem": copy_problem,
    "chooser-reason": reason,
    "chooser-speaker": asked_of_quote("S"),
    "chooser-second-speaker": asked_of_quote("Shift+S"),
    "palette": typed("Ctrl+K", "ver"),
    "palette-none": typed("Ctrl+K", "zeppelin"),
    "find-all": typed("Ctrl+Shift+F", "harbour"),
    "find-all-empty": typed("Ctrl+Shift+F", ""),
    "find-all-none": typed("Ctrl+Shift+F", "zeppelin"),
    "history": history,
    "history-empty": chosen("history"),
    "history-of-one": one_history,
    "notes": notes,
    "notes-empty": no_notes,
    "export": chosen("export"),
    "preferences": chosen("preferences"),
    "keys": chosen("keys"),
    "shortcuts": chosen("shortcuts"),
    "shortcuts-clash": clash,
    "guide": chosen("guide"),
    "guideline": asked("H"),
    "guideline-edited": guideline_edited,
    "memory": remembered,
    "paste": chosen("paste_article"),
    "about": chosen("about"),
    "not-opened": not_opened,
    **{f"menu-{one.value.replace('&', '').lower()}": menu(one) for one in Menu},
    "menu-on-name": context(Ref(Table.MENTION, "m2"), None),
    "menu-on-quote": context(Ref(Table.QUOTE, "q1"), None),
    "menu-on-note": context(Ref(Table.NOTE, "n2"), None),
    "menu-on-selection": context(None, Span(0, 4)),
    "menu-on-text": context(None, None),
    "menu-on-queue": queue_menu,
    "menu-more-articles": queue_more,
    "menu-more-findings": findings_more,
    "menu-types": type_menu,
}
"""Each by the name of its picture."""
