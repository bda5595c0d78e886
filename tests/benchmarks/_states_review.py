"""States of the review itself that are worth a picture, each reached as an editor reaches it."""

from __future__ import annotations

from collections.abc import Callable

from _driver import Driver
from _everything import TITLE, at
from _shelf import unread
from PySide6.QtCore import QItemSelectionModel

from editorial.desktop.actions.messages import Message, Tone
from editorial.domain import labels
from editorial.domain.record import Ref, Table
from editorial.domain.settings import Setting
from editorial.domain.text import Span
from editorial.review.commands.groups import RelabelEntity
from editorial.review.outline import Item, ItemKind

Reach = Callable[[Driver], object]


def at_quote(driver: Driver, number: int = 1) -> None:
    """Put a quote into focus, some findings before it decided."""
    reviewer = driver.window.reviewer
    assert reviewer.outline is not None
    quotes = [item for item in reviewer.outline.items if item.kind is ItemKind.QUOTE]
    reviewer.focus(quotes[min(number, len(quotes) - 1)])


def seed(driver: Driver) -> None:
    """Show the sample article, or the first one where that has not been read."""
    titles = [row.title for row in driver.window.desk.queue()]
    driver.open(next((title for title in titles if "Jessica" in title), titles[0]))


def review(driver: Driver) -> None:
    """Show a quote with its speaker, in an article half decided."""
    seed(driver)
    driver.press(*["Return"] * 6)
    at_quote(driver)
    driver.window.messages.clear()


def name(driver: Driver) -> None:
    """Show a name in focus."""
    driver.open("Wexcombe")
    reviewer = driver.window.reviewer
    assert reviewer.outline is not None
    reviewer.focus(next(item for item in reviewer.outline.items if item.kind is ItemKind.NAME))


def edge(driver: Driver) -> None:
    """Show an edge being moved."""
    name(driver)
    driver.press("]", "Ctrl+Right")


def group(driver: Driver) -> None:
    """Show an opened group."""
    name(driver)
    driver.press("G")


def some_places(driver: Driver) -> None:
    """Show a group of which some places are left out, the keyboard at its places."""
    name(driver)
    driver.press("E", "Down", "Space", "Down")


def some_decided(driver: Driver) -> None:
    """Show a group that was decided but for the places that were left out."""
    some_places(driver)
    driver.press("Return")
    name(driver)


def doubt(driver: Driver) -> None:
    """Show the findings by doubt, only those that need attention, and one of them in focus."""
    driver.open("orchard")
    driver.press("N", "Ctrl+D")
    driver.window.findings.filter_bar.attention.click()


def types(driver: Driver) -> None:
    """Show names of every type that comes with the program, and of one that the newsroom added."""
    driver.window.desk.set_setting(Setting.LABELS, ["SHIP"])
    driver.open("orchard")
    reviewer = driver.window.reviewer
    assert reviewer.outline is not None
    names = [item.entity for item in reviewer.outline.items if item.kind is ItemKind.NAME and item.entity]
    for entity, label in zip(names, (*labels.WORDS, "SHIP"), strict=False):
        reviewer.apply(RelabelEntity(entity=entity, label=label))
    driver.press("K")


def missed(driver: Driver) -> None:
    """Show what was selected, and found, in the text."""
    driver.open("Wexcombe")
    text = driver.record.article.text
    start = text.index("Brae")
    driver.window.view.select_span(Span(start, start + 4))
    driver.press("L")
    driver.press("A")


def gate(driver: Driver) -> None:
    """Show the gate with things undecided."""
    driver.open("Wexcombe")
    driver.press("Return", "Return", "Ctrl+Return")


def failed(driver: Driver) -> None:
    """Show an error, an article whose speaker is unknown behind it."""
    driver.open("Wexcombe")
    driver.press("Q", "0")
    words = "notes.txt: line 3: this is not a text. Save it as UTF-8 and import it again."
    driver.window.messages.show_message(Message(words, Tone.ERROR))


def problem(driver: Driver) -> None:
    """Show notes in the copy and on findings, a flag and an unsure mark."""
    driver.open("orchard")
    driver.press("F")
    for keys in (("C",), ("J", "U", "C"), ("J", "J", "C")):
        driver.press(*keys)
        driver.type("Ask the desk")
        driver.press("Ctrl+Return")
    text = driver.record.article.text
    start = text.index("biscuit tin")
    driver.window.view.select_span(Span(start, start + 11))
    driver.press("C")
    driver.type("Was it not a cigar box?")
    driver.press("Ctrl+Return")
    driver.press("K")


def importing(driver: Driver) -> None:
    """Show work in the background."""
    driver.open("orchard")
    driver.wait(lambda: driver.window.lazy_work.made is not None and driver.window.background.idle)
    driver.settle()
    driver.window.progress.show_progress(3, 12, "Reading “The orchard at Pelling”: 3 of 12")


def find(driver: Driver) -> None:
    """Show what was found in the article."""
    driver.open("orchard")
    driver.press("Ctrl+F")
    driver.type("pelling")


def rejected(driver: Driver) -> None:
    """Show what was rejected, and quotes inside quotes."""
    seed(driver)
    driver.press("X", "X", "Return", "Return", "Ctrl+Shift+X", "Ctrl+Shift+N")
    at_quote(driver)


def verified(driver: Driver) -> None:
    """Show an article that is verified."""
    driver.open("Bells")


def facets(driver: Driver) -> None:
    """Show the queue filtered to nothing."""
    driver.open("orchard")
    driver.window.queue.setFocus()
    driver.window.queue.bar.field.setText("nothing is called so")


def looks(table: Table | None = None, key: str = "", *keys: str) -> Reach:
    """Return what shows the article with every look, a row of it in focus, and presses keys."""

    def reach(driver: Driver) -> None:
        driver.open(TITLE)
        if table is not None:
            driver.window.reviewer.focus_ref(Ref(table, key))
        driver.press(*keys)

    return reach


def contested(driver: Driver) -> None:
    """Show a name that may be two things."""
    seed(driver)
    _first(driver, lambda item: item.kind is ItemKind.NAME)


def claim(driver: Driver) -> None:
    """Show the claim about who an inferred speaker is in focus."""
    driver.open("Wexcombe")
    _first(driver, lambda item: item.kind is ItemKind.CLAIM)


def possibly_missed(driver: Driver) -> None:
    """Show a stretch that may be a name."""
    driver.open(TITLE)
    _first(driver, lambda item: item.kind is ItemKind.MISSED)


def _first(driver: Driver, wanted: Callable[[Item], bool]) -> None:
    reviewer = driver.window.reviewer
    assert reviewer.outline is not None
    reviewer.focus(next(item for item in reviewer.outline.items if wanted(item)))


def selection(driver: Driver) -> None:
    """Show words selected by keyboard, with the caret."""
    driver.open(TITLE)
    driver.window.reviewer.focus_ref(Ref(Table.MENTION, "m3"))
    driver.press("V", *["Shift+Right"] * 10)


def clicked_problem(driver: Driver) -> None:
    """Show what a click on a problem in the copy says."""
    driver.open(TITLE)
    driver.click(driver.window.view.viewport(), driver.place_of(at("roof leaks").start))


def everything_decided(driver: Driver) -> None:
    """Show an article in which nothing is left to decide."""
    driver.open("Wexcombe")
    for _ in range(40):
        driver.press("Return")


def stale(driver: Driver) -> None:
    """Show an article that was changed after its export."""
    driver.open("Bells")
    driver.press("Ctrl+Shift+R")
    driver.wait(driver.window.panes.export_notice.act.isVisible)


def waiting(driver: Driver) -> None:
    """Show an article while the software reads it."""
    driver.add(unread())
    driver.open("Ferry boats")


def several(driver: Driver) -> None:
    """Show several articles selected in the queue."""
    driver.open("orchard")
    queue = driver.window.queue.list
    queue.setFocus()
    for row in (1, 2, 3):
        flags = QItemSelectionModel.SelectionFlag.Select
        queue.selectionModel().select(queue.model().index(row, 0), flags)


def large(driver: Driver) -> None:
    """Show the page zoomed in."""
    review(driver)
    driver.press(*["Ctrl+="] * 8)


def nothing_fits(driver: Driver) -> None:
    """Show findings filtered to nothing, and words that the article has not."""
    driver.open("orchard")
    driver.window.findings.filter_bar.field.setText("zeppelin")
    driver.press("Ctrl+F")
    driver.type("zeppelin")


def hovered(driver: Driver) -> None:
    """Show the handles of the name that has the focus and the pointer."""
    looks(Table.MENTION, "m3")(driver)
    driver.window.view._set_hover(Ref(Table.MENTION, "m3"))


REVIEW: dict[str, Reach] = {
    "review": review,
    "name": name,
    "edge": edge,
    "group": group,
    "some-places": some_places,
    "some-decided": some_decided,
    "doubt": doubt,
    "types": types,
    "gate": gate,
    "error": failed,
    "problem": problem,
    "importing": importing,
    "find": find,
    "rejected": rejected,
    "verified": verified,
    "queue-filtered": facets,
    "contested": contested,
    "claim": claim,
    "missed": possibly_missed,
    "all-looks": looks(Table.QUOTE, "q1", "Ctrl+Shift+N", "Ctrl+Shift+X"),
    "overlap": looks(Table.MENTION, "m2"),
    "corrected": looks(Table.MENTION, "m3"),
    "group-confirmed": looks(Table.MENTION, "m4"),
    "term": looks(Table.QUOTE, "q4"),
    "reported": looks(Table.QUOTE, "q5"),
    "no-speaker": looks(Table.QUOTE, "q6"),
    "selection": selection,
    "hover": hovered,
    "problem-clicked": clicked_problem,
    "everything-decided": everything_decided,
    "stale": stale,
    "waiting": waiting,
    "several": several,
    "large": large,
    "nothing-fits": nothing_fits,
}
"""Each state by the name of its picture."""
