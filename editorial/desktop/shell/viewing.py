"""How the article is shown: zoom, theme, find, panes, order, what is shown on demand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from editorial.desktop.article.model import CaretMode
from editorial.desktop.findings.list.filters import Order
from editorial.desktop.theme import Choice, Theme, apply
from editorial.desktop.widgets.messages import Message, Tone
from editorial.domain.settings import Setting
from editorial.domain.text import Span

if TYPE_CHECKING:
    from editorial.desktop.shell.window import Window

_NEXT_CHOICE = {Choice.SYSTEM: Choice.LIGHT, Choice.LIGHT: Choice.DARK, Choice.DARK: Choice.SYSTEM}
_CHOICE_WORDS = {Choice.SYSTEM: "as the system", Choice.LIGHT: "light", Choice.DARK: "dark"}

PLACES_HINT = (
    "Space leaves a place out or takes it in; [[confirm]], [[reject]] and the types act on those ticked; Esc goes back"
)

NO_PLACES = "Only a name that stands in several places has places to leave out"


class Viewing:
    """What the View menu does, and find."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._normal = window.view.font_size
        window.view.set_font_size(int(window.desk.setting(Setting.ZOOM, self._normal)))
        window.view.font_size_changed.connect(lambda size: window.desk.set_setting(Setting.ZOOM, size))
        self.actions: dict[str, Callable[[], object]] = {
            "zoom_in": lambda: window.view.zoom(1),
            "zoom_out": lambda: window.view.zoom(-1),
            "zoom_reset": lambda: window.view.set_font_size(self._normal),
            "theme": self._next_theme,
            "full_screen": self._full_screen,
            "find": self._find,
            "find_next": lambda: self._step(1),
            "find_previous": lambda: self._step(-1),
            "copy": self._copy,
            "show_nested": self._nested,
            "show_rejected": self._rejected,
            "order": self._order,
            "places": self._places,
            "caret": window.article.toggle_caret,
            "next_pane": lambda: self._pane(1),
            "previous_pane": lambda: self._pane(-1),
        }

    @property
    def switches(self) -> dict[str, Callable[[], bool]]:
        """Return the actions that switch something on and off, each with how it stands."""
        window = self._window
        return {
            "show_nested": lambda: window.article.visibility.nested,
            "show_rejected": lambda: window.reviewer.shown.rejected,
            "order": lambda: window.findings.filter.order is Order.DOUBT,
            "caret": lambda: window.view.caret_mode is CaretMode.ON,
            "full_screen": window.isFullScreen,
        }

    def _next_theme(self) -> None:
        self.choose_theme(_NEXT_CHOICE[self._window.themes.choice])

    def choose_theme(self, choice: Choice) -> None:
        """Take and remember a theme."""
        self._window.themes.choose(choice)
        self._window.desk.set_setting(Setting.THEME, choice.value)
        self._window.messages.say(Message(f"Colours: {_CHOICE_WORDS[choice]}", Tone.HINT))

    def dress(self, theme: Theme) -> None:
        """Show the whole window in another theme."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, theme)
        self._window.view.set_theme(theme)
        self._window.findings.set_theme(theme)
        self._window.bindings.refresh_icons(self._window)

    def _full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _find(self) -> None:
        selected = self._window.view.selected_span()
        session = self._window.reviewer.session
        if session is not None:
            self._window.find_bar.start(selected.of(session.record.article.text) if selected else "")

    def leave_find(self, span: Span | None) -> None:
        """Go back to the article with the place that was found selected, so that a key makes a name of it."""
        if span is not None:
            self._window.view.select_span(span)
        self._window.view.setFocus()

    def _step(self, direction: int) -> None:
        if self._window.find_bar.isVisible():
            self._window.find_bar.step(direction)
        else:
            self._find()

    def _copy(self) -> None:
        """Copy from whatever has the focus, as everywhere."""
        focus = self._window.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            focus.copy()
            return
        selected, session = self._window.view.selected_span(), self._window.reviewer.session
        if selected is not None and session is not None:
            QGuiApplication.clipboard().setText(selected.of(session.record.article.text))

    def _nested(self) -> None:
        shown = self._window.article.visibility
        self._window.article.show(replace(shown, nested=not shown.nested))
        said = "hidden" if shown.nested else "shown"
        self._window.messages.say(Message(f"Quotes inside quotes are {said}", Tone.HINT))

    def _rejected(self) -> None:
        reviewer = self._window.reviewer
        shown = not reviewer.shown.rejected
        reviewer.show(replace(reviewer.shown, rejected=shown))
        self._window.article.show(replace(self._window.article.visibility, rejected=shown))
        self._window.messages.say(Message(f"What was rejected is {'shown' if shown else 'hidden'}", Tone.HINT))

    def _order(self) -> None:
        findings = self._window.findings
        doubt = findings.filter.order is not Order.DOUBT
        findings.set_filter(replace(findings.filter, order=Order.DOUBT if doubt else Order.TEXT))
        said = "the most doubtful first" if doubt else "in the order of the text"
        self._window.messages.say(Message(f"Findings: {said}", Tone.HINT))

    def _places(self) -> None:
        """Go to the places of the name in focus, or back."""
        findings = self._window.findings
        if findings.in_occurrences:
            findings.leave_occurrences()
        else:
            self._window.messages.say(Message(PLACES_HINT if findings.enter_occurrences() else NO_PLACES, Tone.HINT))

    def _pane(self, step: int) -> None:
        page = self._window.page.currentWidget() or self._window.view
        panes: list[QWidget] = [self._window.queue.list, page, self._window.findings.list]
        focus = self._window.focusWidget()
        owners = (self._window.queue, self._window.page, self._window.findings)
        at = next((place for place, pane in enumerate(owners) if focus and pane.isAncestorOf(focus)), 1)
        panes[(at + step) % len(panes)].setFocus(Qt.FocusReason.TabFocusReason)
