"""A start imports no more than the first painting needs."""

from __future__ import annotations

from fresh_python import printed

LATER = (
    "editorial.language",
    "editorial.review.commands.",
    "editorial.desktop.reviewing.controllers",
    "editorial.desktop.choosers.chooser",
    "editorial.desktop.dialogs.",
    "editorial.desktop.shell.find_bar",
    "editorial.desktop.sources.",
    "editorial.desktop.widgets.message_box",
    "editorial.domain.gate",
    "editorial.domain.people",
    "editorial.domain.quote_search",
    "editorial.domain.replay",
    "editorial.domain.verdict",
    "editorial.review.drafting",
    "editorial.review.proposals",
    "html",
    "importlib.metadata",
)


def test_the_window_opens_without_what_looks_for_findings_and_what_decides_them():
    program = (
        "import sys, editorial.__main__, editorial.desktop.app, editorial.desktop.shell.window\n"
        f"print([name for name in sys.modules if name.startswith({LATER!r})])"
    )
    assert printed(program) == "[]\n"


def test_what_is_imported_in_advance_keeps_the_collector_from_looking_at_all_modules() -> None:
    program = (
        "import gc, sys, editorial.__main__\n"
        "editorial.__main__._window_program()\n"
        "from editorial.desktop.shell.preloading import PreloadReview, PreloadWork\n"
        "from editorial.jobs.progress import finish\n"
        "whole = []\n"
        "gc.callbacks.append(lambda phase, info: whole.append(phase) if info['generation'] == 2 else None)\n"
        "finish(PreloadReview()), finish(PreloadWork())\n"
        "made = ('reviewing.controllers', 'reviewing.elsewhere', 'shell.library_work')\n"
        "print(whole, [name for name in made if f'editorial.desktop.{name}' not in sys.modules], gc.isenabled())"
    )
    assert printed(program) == "[] [] True\n"


def test_the_work_of_the_window_needs_no_numpy() -> None:
    program = "import sys, editorial.desktop.shell.library_work\nprint('numpy' in sys.modules)"
    assert printed(program) == "False\n"


def test_what_is_imported_after_qt_is_not_read_a_second_time_as_source() -> None:
    program = (
        "import editorial.__main__, linecache\n"
        "editorial.__main__._window_program()\n"
        "print([name for name in linecache.cache if 'desktop' in name])"
    )
    assert printed(program) == "[]\n"


def test_the_viewport_of_a_view_is_known_without_all_the_classes_of_qt() -> None:
    program = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "from editorial.desktop.article.view import ArticleView\n"
        "app = QApplication(['', '-platform', 'offscreen'])\n"
        "view = ArticleView()\n"
        "view.viewport().update()\n"
        "print([made.__name__ for made in QWidget.__subclasses__() if made.__name__ in ('QTabWidget', 'QMenuBar')])"
    )
    assert printed(program) == "[]\n"


def test_the_buttons_of_the_toolbar_get_their_sizes_without_all_the_classes_of_qt() -> None:
    program = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "from editorial.desktop.shell.menus import Toolbar\n"
        "app = QApplication(['', '-platform', 'offscreen'])\n"
        "bar = Toolbar('Toolbar')\n"
        "bar.addAction('Undo'), bar.addSeparator(), bar.keep_sizes()\n"
        "print([made.__name__ for made in QWidget.__subclasses__() if made.__name__ in ('QTabWidget', 'QMenuBar')])"
    )
    assert printed(program) == "[]\n"
