"""The pane beside the article: its sources, the passage of the quote in focus, and what is decided about both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from editorial.desktop.actions.ids import ActionId as Id
from editorial.desktop.sources.scrolled_words import ScrolledWords
from editorial.desktop.sources.text_view import SourceView
from editorial.desktop.theme import GAP, PAD, Theme
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.close_button import CloseButton
from editorial.desktop.widgets.flow import FlowLayout
from editorial.desktop.widgets.parts import ENTER, Button, muted_label, text_label
from editorial.desktop.widgets.plain import escaped
from editorial.desktop.wording.checking import Said, said_of_clause, said_of_match, said_of_name
from editorial.domain.name_difference import NameDifference
from editorial.domain.source import Source, SourceText
from editorial.domain.text import Span
from editorial.domain.verdict import Match, Nearest

NONE = (
    "No source is attached to this article. Attach a transcript, a release, a page or an earlier article: each quote "
    "is looked up in it."
)
NO_QUOTE = "Go to a quote to see it beside its source."
MISSING = "The library does not have the text of this source: it came in with a record that held only its hash."
NOT_YET = "The quote is being looked up…"
_CHECKS = (
    (Id.CHECK, "Checked"),
    (Id.CHECK_ALTERED, "Altered on purpose…"),
    (Id.CHECK_CHANGE, "Must be changed"),
    (Id.CHECK_NONE, "No source to be had"),
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the article: its sources and their texts, and the quote in focus.

    `quote` is whether a quote is in focus, `match` what looking it up gave, `nearest` the passage that is most like it
    if it is reported speech, `decided` what an editor decided, in words. `names` is what sources have otherwise about
    the name in focus. `busy` says that quotes are being looked up.
    """

    article: str = ""
    sources: tuple[Source, ...] = ()
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    quote: bool = False
    match: Match | None = None
    nearest: Nearest | None = None
    names: tuple[NameDifference, ...] = ()
    decided: str = ""
    busy: bool = False

    @property
    def texts_by_id(self) -> Mapping[str, str]:
        """Return the texts that are there, by the id of their source."""
        return {one.id: self.texts[one.sha256].text for one in self.sources if one.sha256 in self.texts}

    @property
    def found(self) -> tuple[str | None, tuple[Span, ...]]:
        """Return the source (its id) and the places in it that belong to the finding in focus."""
        if self.match is not None:
            return self.match.source, self.match.spans
        if self.nearest is not None:
            return self.nearest.source, (self.nearest.span,)
        if self.names:
            return self.names[0].source, tuple(one.there for one in self.names if one.source == self.names[0].source)
        return None, ()


class SourcesPane(QFrame):
    """Shows one source at a time; the one that has the quote in focus comes by itself."""

    action_requested = Signal(str)
    """A button was pressed: the id of its action."""

    files_dropped = Signal(object)
    """Files are to be attached: their QMimeData."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sources")
        self.setAcceptDrops(True)
        self.setAccessibleName("Sources")
        self._beside = Beside()
        self._shown: tuple[str | None, tuple[Span, ...]] = (None, ())
        self.box = QComboBox()
        self.box.setAccessibleName("Source")
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.activated.connect(lambda _at: self._show_source())
        self.attach = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.attach.setText("Attach")
        self.attach.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.remove = Button("Remove", self)
        self.remove.clicked.connect(lambda: self.action_requested.emit(Id.REMOVE_SOURCE))
        self.shut = CloseButton("Hide the sources")
        self.shut.clicked.connect(lambda: self.action_requested.emit(Id.SOURCES))
        self.title = text_label("sources-title", self)
        self.title.setText("Sources")
        self.room = QWidget()
        self.verdict = text_label("verdict", self)
        font = self.verdict.font()
        font.setBold(True)
        self.verdict.setFont(font)
        self.details = muted_label("differences", self)
        self.details.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        self.differences = ScrolledWords(self.details, "What is different")
        self.decided = text_label("checked", self)
        self.view = SourceView(theme)
        self.finder = QLineEdit(clearButtonEnabled=True, placeholderText="Find in the source")
        self.finder.setAccessibleName("Find in the source")
        self.finder.textChanged.connect(lambda _words: self._search(0))
        self.checks = {key: self._check(key, words) for key, words in _CHECKS}
        self._at = -1
        self._lay_out()
        self.set_theme(theme)
        self.show_beside(self._beside)

    def _check(self, key: Id, words: str) -> Button:
        made = Button(escaped(words), self)
        made.clicked.connect(lambda: self.action_requested.emit(key))
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        for widget, stretch in ((self.box, 1), (self.title, 1), (self.attach, 0), (self.remove, 0), (self.shut, 0)):
            head.addWidget(widget, stretch)
        said = QHBoxLayout()
        said.setSpacing(GAP)
        said.addWidget(self.decided, 1)
        said.addWidget(self.finder, 1)
        foot = FlowLayout()
        for made in self.checks.values():
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(PAD, GAP, PAD, GAP)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.verdict)
        column.addWidget(self.differences)
        column.addWidget(self.view, 1)
        column.addWidget(self.room, 1)
        column.addLayout(said)
        column.addLayout(foot)

    def set_menu(self, menu: QMenu) -> None:
        """Set what *Attach* offers."""
        self.attach.setMenu(menu)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of a theme."""
        self.view.set_theme(theme)
        self.view.setFont(self.font())

    # What is shown

    def show_beside(self, beside: Beside) -> None:
        """Show the sources and the quote in focus; the source that has it, if the quote is another than before."""
        self._beside = beside
        kept = self.current
        if [self.box.itemData(at) for at in range(self.box.count())] != [one.id for one in beside.sources]:
            self._fill(kept)
        found = beside.found
        if found[0] is not None and found != self._shown:
            self.box.setCurrentIndex(max(0, self.box.findData(found[0])))
        self._shown = found
        for widget in (self.box, self.remove, self.view, self.finder):
            widget.setVisible(bool(beside.sources))
        for empty in (self.title, self.room):
            empty.setVisible(not beside.sources)
        for made in self.checks.values():
            made.setVisible(beside.quote)
        self.decided.setText(beside.decided if beside.quote else "")
        self._say()
        self._show_source()

    def _fill(self, kept: str | None) -> None:
        self.box.clear()
        for one in self._beside.sources:
            self.box.addItem(escaped(f"{one.title} · {one.date}" if one.date else one.title), one.id)
        self.box.setCurrentIndex(max(0, self.box.findData(kept)))

    @property
    def current(self) -> str | None:
        """Return the id of the source that is shown, or None."""
        found: str | None = self.box.currentData()
        return found

    @property
    def place(self) -> tuple[str | None, Span | None]:
        """Return the source that stands beside the quote, and the place of the quote in it if that is in view."""
        if not self.isVisible() or self.current is None or self._beside.texts.get(self._hash) is None:
            return None, None
        return self.current, self.view.seen

    @property
    def _hash(self) -> str:
        return next((one.sha256 for one in self._beside.sources if one.id == self.current), "")

    @property
    def _text(self) -> SourceText | None:
        return self._beside.texts.get(self._hash)

    def _say(self) -> None:
        words = self._words()
        self.verdict.setText(words.head)
        self.differences.show_words("\n".join(words.lines))
        announce(self.verdict, words.head)

    def _words(self) -> Said:
        beside, texts = self._beside, self._beside.texts_by_id
        if not beside.sources:
            return Said(NONE)
        if beside.names:
            return said_of_name(beside.names, beside.article, texts)
        if not beside.quote:
            return Said(NO_QUOTE)
        if beside.busy:
            return Said(NOT_YET)
        if beside.match is None:
            return said_of_clause(beside.nearest)
        titles = {one.id: one.title for one in beside.sources}
        return said_of_match(beside.match, beside.article, texts.get(beside.match.source or "", ""), titles)

    def _show_source(self) -> None:
        text = self._text
        self.view.show_text(text)
        self.view.setPlaceholderText("" if text is not None or not self._beside.sources else MISSING)
        source, spans = self._beside.found
        match = self._beside.match
        edits = match.edits if match is not None else ()
        here: Sequence[Span] = spans if source == self.current else ()
        self.view.show_passage(here, [edit.source for edit in edits if edit.source is not None] if here else [])
        self._at = -1

    # Find

    def _search(self, step: int) -> None:
        text = self._text
        words = self.finder.text().casefold().strip()
        if text is None or not words:
            self.view.show_hit(None)
            return
        body = text.text.casefold() if len(text.text.casefold()) == len(text.text) else text.text.lower()
        start = self._at + 1 if step >= 0 else self._at
        found = body.find(words, max(0, start)) if step >= 0 else body.rfind(words, 0, max(0, start))
        if found < 0:
            found = body.find(words) if step >= 0 else body.rfind(words)
        self._at = found
        self.view.show_hit(Span(found, found + len(words)) if found >= 0 else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next hit with Enter, to the previous one with Shift+Enter; leave the field with Esc."""
        if self.finder.hasFocus() and event.key() in ENTER:
            self._search(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif self.finder.hasFocus() and event.key() == Qt.Key.Key_Escape:
            self.view.setFocus()
        else:
            super().keyPressEvent(event)

    # Files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach the files that are dropped."""
        self.files_dropped.emit(event.mimeData())
        event.acceptProposedAction()
