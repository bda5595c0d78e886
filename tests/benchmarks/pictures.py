"""Pictures of every pane, dialog and state, made from the real window.

Light and dark, at 1280 × 800 and 1920 × 1080, and at twice the scale; into .scratch/pictures if no folder is named.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from _arguments import parser
from _driver import Driver, application, opened
from _png import save_small
from _shelf import SEED, shelf
from _states_review import REVIEW, review
from _states_windows import WINDOWS
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from editorial.desktop.theme import Choice
from editorial.desktop.widgets.text_browser import DARK
from editorial.domain.quoted import Scope
from editorial.domain.record import Record
from editorial.domain.resources import seeds_folder

CHECKOUT = Path(__file__).resolve().parents[2]
WINDOW = CHECKOUT / "resources" / "guide" / "window.png"
BESIDE_SOURCE = WINDOW.with_name("sources.png")
QUOTED_SIZE = (860, 500)
FEW = 40
"""Colours of a picture of the guide, so that it has less than 100 kB."""
SIZES = {"1280x800": (1280, 800), "1920x1080": (1920, 1080)}
STATES = {**REVIEW, **WINDOWS}
"""Each state by the name of its picture; the library that nothing is in yet is shown beside them."""
SCALED = "EDITORIAL_PICTURES_SCALED"
"""Set in the process that draws everything at twice the scale."""


def picture(driver: Driver) -> QPixmap:
    """Return the window as it is seen, with whatever stands open over it."""
    for _ in range(12):
        driver.settle()
        time.sleep(0.02)
    window = driver.window
    shown = window.grab()
    painter = QPainter(shown)
    for other in _over(window):
        at = _place(other, window)
        painter.fillRect(at.x() - 1, at.y() - 1, other.width() + 2, other.height() + 2, QColor(110, 110, 110))
        painter.drawPixmap(at, other.grab())
    painter.end()
    return shown


def _place(other: QWidget, window: QWidget) -> QPoint:
    """Return where a window is drawn: a menu where it is, any other in the middle."""
    if isinstance(other, QMenu):
        return window.mapFromGlobal(other.pos())
    return QPoint((window.width() - other.width()) // 2, (window.height() - other.height()) // 2)


def _over(window: QWidget) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w is not window and w.isVisible() and w.isWindow()]


def clear(driver: Driver) -> None:
    """Close what stands open over the window."""
    for other in _over(driver.window):
        other.close()
    driver.settle()


def read_seed() -> Record | None:
    """Have the software read the sample article once."""
    with opened() as driver:
        driver.bring(SEED)
        (row,) = driver.window.desk.queue()
        return driver.window.desk.library.load(row.id).record


def draw(folder: Path, wanted: Sequence[str]) -> None:
    """Draw every state wanted (all if none is named), each in a window of its own."""
    application()
    scaled = SCALED in os.environ
    sizes = {"2x": (1280, 800)} if scaled else SIZES
    seed = read_seed()
    for choice in (Choice.LIGHT, Choice.DARK):
        for size, extent in sizes.items():
            place = folder / f"{choice}-{size}"
            place.mkdir(parents=True, exist_ok=True)
            if not wanted or "empty" in wanted:
                with opened(None, choice, extent) as driver:
                    picture(driver).save(str(place / "empty.png"))
            for name, reach in STATES.items():
                if wanted and name not in wanted:
                    continue
                with opened(shelf(seed), choice, extent) as driver:
                    reach(driver)
                    picture(driver).save(str(place / f"{name}.png"))
                    clear(driver)
            print(f"{place}: {len(list(place.glob('*.png')))} pictures", flush=True)


def draw_for_the_readme() -> None:
    """Draw the picture of the README and the guide: the sample articles, one of them half decided."""
    application()
    with opened() as driver:
        driver.bring(*sorted(seeds_folder().glob("*.txt")))
        review(driver)
        hues = driver.window.themes.current.labels.values()
        print(f"{WINDOW}: {save_small(picture(driver), WINDOW, hues):,} bytes")


def show_source(driver: Driver) -> None:
    """Attach the release to the sample article that it belongs to, and go to a quote that is altered."""
    driver.bring(seeds_folder() / "statement.txt")
    driver.window.source_pane.get().attach_files([seeds_folder() / "sources" / "statement-release.txt"])
    matches = driver.window.source_pane.get().matches
    driver.wait(lambda: bool(driver.record.sources) and not matches.busy)
    driver.window.view.setFocus()
    pane = driver.window.panes.beside.sources
    for _ in driver.record.quotes:
        driver.press("Z")
        driver.wait(lambda: not matches.busy)
        if "altered" in pane.verdict.text().lower():
            return


def draw_the_check() -> None:
    """Draw the picture of the check against sources, for the README."""
    application()
    with opened(None, Choice.LIGHT, (1180, 760)) as driver:
        show_source(driver)
        hues = driver.window.themes.current.labels.values()
        print(f"{BESIDE_SOURCE}: {save_small(picture(driver), BESIDE_SOURCE, hues):,} bytes")


def draw_for_the_guide() -> None:
    """Draw the pictures that the guide shows, light and dark, at twice the scale."""
    application()
    for choice, end in ((Choice.LIGHT, ""), (Choice.DARK, DARK)):
        with opened(None, choice, (1180, 780)) as driver:
            show_source(driver)
            beside = driver.window.panes.beside
            beside.setSizes([250, beside.height() - 250])
            _save(driver, beside, f"check{end}.png")
            clear(driver)
        with opened(None, choice) as driver:
            _save(driver, show_quoted(driver), f"quoted{end}.png")
            clear(driver)


def _save(driver: Driver, shown: QWidget, name: str) -> None:
    """Save one widget as a picture of the guide."""
    picture(driver)
    file = WINDOW.with_name(name)
    hues = driver.window.themes.current.labels.values()
    print(f"{file}: {save_small(shown.grab(), file, hues, FEW):,} bytes")


def show_quoted(driver: Driver) -> QWidget:
    """Count who is quoted in the sample articles, as their records have it."""
    driver.bring(*sorted((seeds_folder() / "records").glob("*.json")))
    driver.press("Ctrl+Shift+Q")
    dialog = driver.dialog("Who is quoted")
    dialog.resize(*QUOTED_SIZE)
    dialog.scope.setCurrentIndex(dialog.scope.findData(Scope.EVERYTHING))
    driver.wait(lambda: dialog.plot is not None and bool(dialog.counts.shown))
    assert isinstance(dialog, QWidget)
    return dialog


def main(arguments: Sequence[str]) -> int:
    """Draw everything, the scaled ones in a process of their own."""
    known = ("empty", *STATES)
    asked = parser(__doc__)
    asked.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", default=CHECKOUT / ".scratch" / "pictures")
    asked.add_argument("states", metavar="STATE", nargs="*", help="Only these; else all.")
    asked.add_argument("--list", action="store_true", help="Print the names of the states and end.")
    asked.add_argument(
        "--readme", action="store_true", help="Draw the pictures of the README and the guide anew and end."
    )
    options = asked.parse_args(arguments)
    if options.list:
        print(*known, sep="\n")
        return 0
    if options.readme and SCALED in os.environ:
        draw_for_the_guide()
        return 0
    if options.readme:
        draw_for_the_readme()
        draw_the_check()
        return _scaled(arguments)
    if unknown := [name for name in options.states if name not in known]:
        asked.error(f"there is no state {unknown[0]!r}; --list names them")
    draw(options.folder, options.states)
    return 0 if SCALED in os.environ else _scaled(arguments)


def _scaled(arguments: Sequence[str]) -> int:
    """Draw the same at twice the scale, in a process of its own; return its exit code."""
    environment = {**os.environ, "QT_SCALE_FACTOR": "2", SCALED: "1"}
    return subprocess.run([sys.executable, __file__, *arguments], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
