"""Card of the focused finding, in a scroll area, so that the list above keeps its size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.findings.card.common import CardPage
from editorial.desktop.findings.card.facts import Facts, NameFacts, QuoteFacts
from editorial.desktop.findings.card.requests import Request
from editorial.desktop.theme import PAD, Theme
from editorial.desktop.widgets.parts import still
from editorial.desktop.widgets.plain import Label
from editorial.desktop.wording.ticks import Ticks

if TYPE_CHECKING:
    from editorial.desktop.findings.card.missed_card import MissedCard
    from editorial.desktop.findings.card.name_card import NameCard
    from editorial.desktop.findings.card.quote_card import QuoteCard
    from editorial.desktop.findings.card.several_card import SeveralCard, SeveralFacts

P = TypeVar("P", bound=CardPage)
EMPTY = "Go to a quote or a name to see why it was found, and to decide it."


class Card(QScrollArea):
    """Scroll area that shows the card page for the kind of the focused finding; each is made at its first use."""

    action_requested = Signal(object, object)
    """Something was requested: the Request and its argument."""

    focus_lost = Signal()
    """The control with the keyboard focus was hidden, and nothing on the card does the same."""

    occurrences_left = Signal()
    """The editor wants to leave the list of occurrences."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The finding in focus")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facts: Facts | None = None
        self._several: SeveralFacts | None = None
        self._ticked: tuple[NameFacts, Ticks] | None = None
        self._theme = theme
        self._labels: tuple[str, ...] = ()
        self._inner = inner = still(QWidget(self))
        self._pages: list[CardPage] = []
        self._quote: QuoteCard | None = None
        self._name: NameCard | None = None
        self._missed: MissedCard | None = None
        self.empty = Label(EMPTY, inner)
        self.empty.setWordWrap(True)
        self.empty.setForegroundRole(self.empty.palette().ColorRole.PlaceholderText)
        self._several_page: SeveralCard | None = None
        self._keys: Mapping[ActionId, str] = {}
        self._column = layout = QVBoxLayout(inner)
        layout.setContentsMargins(PAD, PAD, PAD, PAD)
        layout.addWidget(self.empty)
        layout.addStretch(1)
        self.setWidget(inner)

    @property
    def quote(self) -> QuoteCard:
        """Return the page of a quote."""
        if self._quote is None:
            from editorial.desktop.findings.card.quote_card import QuoteCard  # noqa: PLC0415 - made at its first use

            self._quote = self._added(QuoteCard(self._theme, self._request, self._inner))
        return self._quote

    @property
    def name(self) -> NameCard:
        """Return the page of a name."""
        if self._name is None:
            from editorial.desktop.findings.card.name_card import NameCard  # noqa: PLC0415 - made at its first use

            self._name = made = self._added(NameCard(self._theme, self._request, self._inner))
            made.set_labels(self._labels)
            made.occurrences.exit_requested.connect(self.occurrences_left)
        return self._name

    @property
    def missed(self) -> MissedCard:
        """Return the page of a possibly missed name."""
        if self._missed is None:
            from editorial.desktop.findings.card.missed_card import MissedCard  # noqa: PLC0415 - made at its first use

            self._missed = self._added(MissedCard(self._theme, self._request, self._inner))
        return self._missed

    def _added(self, page: P) -> P:
        page.setVisible(False)
        page.set_keys(self._keys)
        self._column.insertWidget(0, page)
        self._pages.append(page)
        return page

    def make_pages(self) -> None:
        """Make the pages that were not needed yet, so that nobody waits for one."""
        _ = self.quote, self.name, self.missed

    @property
    def several(self) -> SeveralCard:
        """Return the page of several selected findings, made at its first use."""
        if self._several_page is None:
            from editorial.desktop.findings.card.several_card import SeveralCard  # noqa: PLC0415 - rarely needed

            self._several_page = made = SeveralCard(self._request, self._inner)
            made.setVisible(False)
            made.set_keys(self._keys)
            self._column.insertWidget(0, made)
        return self._several_page

    @property
    def _all_pages(self) -> tuple[CardPage | SeveralCard, ...]:
        """Return the pages that were made."""
        return (*self._pages,) if self._several_page is None else (self._several_page, *self._pages)

    def _request(self, action: Request, payload: object) -> None:
        self.action_requested.emit(action, payload)

    def show_facts(self, facts: Facts | None) -> None:
        """Show another finding, or none (None).

        If the focused control is hidden, the focus moves to the button for the same action, or else to where the keys
        of the review act: never to a button that does something else.
        """
        if facts == self.facts:
            return
        other = self.facts is None or facts is None or facts.common.key != self.facts.common.key
        focused = QApplication.focusWidget()
        action = self._action_of(focused)
        self.facts = facts
        with self._laid_out_once():
            page = self._fill(facts)
            self._show_page()
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisible():
            self._move_focus(page, action)
        if page is None:
            return
        for made in page.buttons.values():
            made.setDefault(made is page.primary)
        if other:
            self.verticalScrollBar().setValue(0)
            QTimer.singleShot(0, self, self._show_primary)

    @contextmanager
    def _laid_out_once(self) -> Iterator[None]:
        """Lay nothing out meanwhile: Qt would do it for each part that is shown or hidden, not once for all of them."""
        layouts = (self._column, *(page.parts for page in self._pages))
        for layout in layouts:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for layout in layouts:
                layout.setEnabled(True)

    def _action_of(self, control: QWidget | None) -> Request | None:
        """Return the action of a button of the card; None for any other control."""
        pairs = (pair for page in self._all_pages for pair in page.buttons.items())
        return next((action for action, made in pairs if made is control), None)

    def _move_focus(self, page: CardPage | None, action: Request | None) -> None:
        """Focus the button of the same action on the page shown, or report that there is none."""
        several = self._several is not None
        buttons = self.several.buttons if several else page.buttons if page is not None else {}
        same = buttons.get(action) if action is not None else None
        if same is not None and same.isVisible():
            same.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_lost.emit()

    def show_several(self, facts: SeveralFacts | None) -> None:
        """Show several selected findings instead of the one in focus, or (None) that one again."""
        if facts == self._several:
            return
        focused = QApplication.focusWidget()
        action = self._action_of(focused)
        self._several = facts
        if facts is not None:
            self.several.show_facts(facts)
        self._show_page()
        if focused is not None and self.isAncestorOf(focused) and not focused.isVisible():
            self._move_focus(self._page, action)
        self.verticalScrollBar().setValue(0)

    @property
    def _page(self) -> CardPage | None:
        """Return the page of the finding in focus."""
        if self.facts is None:
            return None
        if isinstance(self.facts, QuoteFacts):
            return self.quote
        return self.name if isinstance(self.facts, NameFacts) else self.missed

    def _show_page(self) -> None:
        """Show the page of the selected findings if there are several, else that of the one in focus."""
        shown = self.several if self._several is not None else self._page or self.empty
        for one in (shown, *self._all_pages, self.empty):
            one.setVisible(one is shown)

    def show_ticks(self, ticks: Ticks) -> None:
        """Show which occurrences of the name the next decision applies to."""
        if isinstance(self.facts, NameFacts) and self._ticked != (self.facts, ticks):
            self._ticked = self.facts, ticks
            self.name.show_ticks(ticks)
            for made in self.name.buttons.values():
                made.setDefault(made is self.name.primary)

    def enter_occurrences(self) -> bool:
        """Focus the list of occurrences; return False if there are not several."""
        if self._name is None or not self.name.isVisible() or not self.name.occurrences.occurrences.has_boxes:
            return False
        self.ensureWidgetVisible(self.name.box)
        self.name.occurrences.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @property
    def is_in_occurrences(self) -> bool:
        """Return whether the list of occurrences has the focus."""
        return self._name is not None and self._name.occurrences.hasFocus()

    def _show_primary(self) -> None:
        """Scroll to the primary button; called after the card has been laid out."""
        page = next((page for page in self._pages if page.isVisible()), None)
        if page is not None:
            self.ensureWidgetVisible(page.primary, 0, PAD)

    def _fill(self, facts: Facts | None) -> QuoteCard | NameCard | MissedCard | None:
        if facts is None:
            return None
        if isinstance(facts, QuoteFacts):
            self.quote.show_facts(facts)
            return self.quote
        if isinstance(facts, NameFacts):
            self.name.show_facts(facts)
            return self.name
        self.missed.show_facts(facts)
        return self.missed

    def set_labels(self, known: tuple[str, ...]) -> None:
        """Set the labels to offer."""
        self._labels = known
        if self._name is not None:
            self._name.set_labels(known)

    def set_theme(self, theme: Theme) -> None:
        """Apply a theme."""
        self._theme = theme
        for page in self._pages:
            page.set_theme(theme)

    def set_keys(self, keys: Mapping[ActionId, str]) -> None:
        """Set the tooltips of the buttons, by action id."""
        self._keys = keys
        for page in self._all_pages:
            page.set_keys(keys)
