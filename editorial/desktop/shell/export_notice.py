"""The line above an exported article: when it was exported, and whether it was changed since."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from editorial.desktop.theme import GAP, PAD, Themes
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.focus_home import keep_focus_home
from editorial.desktop.widgets.plain import Label
from editorial.domain.article import State
from editorial.domain.library import QueueRow


def notice(row: QueueRow) -> str:
    """Return the words about an article's export; empty words if it was never exported."""
    if row.exported_at is None:
        return ""
    when = f"{row.exported_at.astimezone():%Y-%m-%d %H:%M}"
    if not row.stale:
        return f"Exported {when}"
    after = "export it again" if row.state is State.VERIFIED else "verify and export it again"
    return f"Changed since its export of {when}: {after}"


class ExportNotice(QFrame):
    """Visible from the moment an exported article is opened, so that nothing moves when the article is changed."""

    export_requested = Signal(str)
    """Export the article again: its id."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._row: QueueRow | None = None
        self.setAccessibleName("Export of this article")
        self.words = Label()
        self.act = QPushButton("Export…", autoDefault=False)
        self.act.setAccessibleName("Export this article again")
        self.act.clicked.connect(self._request)
        keep_focus_home(self.act)
        policy = self.act.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.act.setSizePolicy(policy)
        line = QHBoxLayout(self)
        line.setContentsMargins(PAD + GAP, GAP, PAD, GAP)
        line.setSpacing(PAD)
        line.addWidget(self.words)
        line.addWidget(self.act)
        line.addStretch()
        themes.changed.connect(lambda _theme: self.show_row(self._row))
        self.hide()

    def show_row(self, row: QueueRow | None) -> None:
        """Show what a row of the queue says about the export of the open article."""
        self._row = row
        said = notice(row) if row is not None else ""
        stale = row is not None and row.stale
        palette = self.palette()
        ink = self._themes.current.color("warning" if stale else "muted_ink")
        palette.setColor(QPalette.ColorRole.WindowText, ink)
        self.words.setPalette(palette)
        if said != self.words.text():
            self.words.setText(said)
            announce(self, said)
        self.act.setVisible(stale)
        self.setVisible(bool(said))

    def _request(self) -> None:
        if self._row is not None:
            self.export_requested.emit(self._row.id)
