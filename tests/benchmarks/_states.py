"""Every state of the window that is worth a picture, each reached as an editor reaches it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from _articles import read
from _driver import Driver

from editorial.desktop.messages import Message, Tone
from editorial.domain.article import State
from editorial.domain.places import seeds
from editorial.domain.record import Record
from editorial.domain.text import Span
from editorial.review.commands.standing import SetAside, Verify
from editorial.review.desk import Desk
from editorial.review.outline import ItemKind

HERE = Path(__file__).parent
SEED = seeds() / "000_d98b2c6786ce758e.txt"
Reach = Callable[[Driver], object]


def shelf(seed: Record | None) -> Callable[[Desk], None]:
    """Return what fills a library with articles in several states."""

    def put(desk: Desk) -> None:
        for record in filter(None, (seed, read(HERE / "typical.toml").record, read(HERE / "rough.toml").record)):
            desk.library.add(record)
        for number, (title, state) in enumerate(
            (
                ("Bells of Corvane ring again after forty years of silence", State.VERIFIED),
                ("A night on the dredger", State.SET_ASIDE),
                ("The last lamplighter of Thornby hands his ladder to the museum", State.SUGGESTED),
            )
        ):
            made = read(HERE / "rough.toml").record
            article = replace(made.article, id=f"s{number}", title=title, text=f"{title}\n\n{made.article.text}")
            desk.library.add(Record.of(replace(article, sha256=f"{number:064x}"), standing=made.standing))
            if state is State.VERIFIED:
                desk.open(f"s{number}")
                desk.apply(Verify(reason="nothing to decide in it"))
            elif state is State.SET_ASIDE:
                desk.open(f"s{number}")
                desk.apply(SetAside())
        desk.close()

    return put


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


def chosen_to_merge(driver: Driver) -> None:
    """Show which places a merge would move, one of them left out."""
    name(driver)
    driver.press("M", "Tab", "Down", "Space")


def doubt(driver: Driver) -> None:
    """Show the findings by doubt, only those that need attention, and one of them in focus."""
    driver.open("orchard")
    driver.press("N", "Ctrl+D")
    driver.window.findings.filter_bar.attention.click()


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
    driver.window.messages.say(Message(words, Tone.ERROR))


def problem(driver: Driver) -> None:
    """Show notes in the copy, a flag and an unsure mark."""
    driver.open("orchard")
    driver.press("F", "J", "U")
    text = driver.record.article.text
    start = text.index("biscuit tin")
    driver.window.view.select_span(Span(start, start + 11))
    driver.press("C")
    driver.type("Was it not a cigar box?")
    driver.press("Ctrl+Return")


def importing(driver: Driver) -> None:
    """Show work in the background."""
    driver.open("orchard")
    driver.wait(lambda: "work" in driver.window.__dict__ and driver.window.background.idle)
    driver.settle()
    driver.window.progress.show_progress(3, 12, "Reading “The orchard at Pelling”: 3 of 12")


def find(driver: Driver) -> None:
    """Show what was found in the article."""
    driver.open("orchard")
    driver.press("Ctrl+F")
    driver.type("pelling")


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


def rejected(driver: Driver) -> None:
    """Show what was rejected, and quotes inside quotes."""
    seed(driver)
    driver.press("X", "X", "Return", "Return", "Ctrl+Shift+X", "Ctrl+Shift+N")
    at_quote(driver)


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


def verified(driver: Driver) -> None:
    """Show an article that is verified."""
    driver.open("Bells")


def facets(driver: Driver) -> None:
    """Show the queue filtered to nothing."""
    driver.open("orchard")
    driver.window.queue.setFocus()
    driver.window.queue.bar.field.setText("nothing is called so")


STATES: dict[str, Reach] = {
    "review": review,
    "name": name,
    "edge": edge,
    "group": group,
    "some-places": some_places,
    "some-decided": some_decided,
    "doubt": doubt,
    "same": missed,
    "gate": gate,
    "error": failed,
    "problem": problem,
    "importing": importing,
    "find": find,
    "rejected": rejected,
    "verified": verified,
    "queue-filtered": facets,
    "chooser-type": asked("T"),
    "chooser-merge": asked("M"),
    "chooser-merge-places": chosen_to_merge,
    "chooser-split": asked("Shift+M"),
    "chooser-rename": asked("F2"),
    "chooser-aliases": asked("Shift+F2"),
    "chooser-comment": asked("C"),
    "chooser-speaker": asked_of_quote("S"),
    "palette": typed("Ctrl+K", "ver"),
    "find-all": typed("Ctrl+Shift+F", "harbour"),
    "history": history,
    "export": chosen("export"),
    "preferences": chosen("preferences"),
    "keys": chosen("keys"),
    "shortcuts": chosen("shortcuts"),
    "guide": chosen("guide"),
    "guideline": asked("H"),
    "memory": chosen("memory"),
    "paste": chosen("paste_article"),
    "about": chosen("about"),
}
"""Each state by the name of its picture; the library that nothing is in yet is shown beside them."""
