"""Window with the names of all articles: who is named and quoted where, and who is the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from editorial.desktop.actions.messages import Message, Tone
from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.dialogs.linking import LinkDialog, Target
from editorial.desktop.dialogs.people_tables import Sort
from editorial.desktop.dialogs.profile_pane import ProfilePane
from editorial.desktop.dialogs.profile_table import ProfileTable
from editorial.desktop.theme import GAP, PAD
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.plain import Label, set_title
from editorial.domain.people import Profile
from editorial.jobs.counting import counted
from editorial.jobs.people import ListPeople
from editorial.jobs.progress import Cancelled, Progress
from editorial.jobs.runner import Handle
from editorial.review.desk import Desk
from editorial.review.people import LinkPlan, fullest, join, move, new_record

READING = "Reading the names of all articles…"
NONE = "No article names anybody yet: names are listed here once an article was read."


class PeopleDialog(Dialog):
    """Lists names over all articles; what is the same is linked to one entry of the newsroom's list."""

    open_requested = Signal(str, object)
    """Open an article: its id, and the reference of a quote in it, or None."""

    link_requested = Signal(object)
    """Carry out a LinkPlan, which the editor has seen in words."""

    export_requested = Signal(object)
    """Export all quotes of somebody: Whose they are."""

    undo_requested = Signal()
    """Take back what was done last."""

    message_posted = Signal(object)
    """Reading failed: the Message to show."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Names in all articles")
        self.resize(min(1180, parent.width()), min(680, parent.height()))
        self._desk = desk
        self._background = Background(self)
        self._running: Handle | None = None
        self._stale = False
        self.field = QLineEdit(clearButtonEnabled=True, placeholderText="Filter names")
        self.field.setAccessibleName("Filter names")
        self.field.textChanged.connect(lambda _words: self._filter())
        self.sort = QComboBox()
        self.sort.setAccessibleName("Which names")
        for one in Sort:
            self.sort.addItem(one.value[0], one)
        self.sort.currentIndexChanged.connect(lambda _at: self._filter())
        self.table = ProfileTable()
        self.model = self.table.names
        self.table.selectionModel().selectionChanged.connect(lambda _now, _before: self._show_current())
        self.profile = ProfilePane(desk, self._background)
        self.profile.open_requested.connect(self.open_requested)
        self.profile.export_requested.connect(self.export_requested)
        self.profile.chosen_changed.connect(self._offer)
        self.profile.message_posted.connect(self.message_posted)
        self.count = Label(READING)
        self.count.setAccessibleName("How many")
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.join = button("&Join…", self._join)
        self.move_articles = button("&Move articles…", self._move)
        self.open_article = button("&Open the article", self.profile.open_current)
        self.shut = button("&Close", self.reject)
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Undo, self, self.undo_requested.emit)
        self.set_main(self.open_article)
        self._offer()
        self.field.setFocus()
        self.reload()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.field, 1)
        head.addWidget(self.sort)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(PAD - GAP // 2)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setChildrenCollapsible(False)
        self.panes.addWidget(left)
        self.panes.addWidget(self.profile)
        self.panes.setSizes([640, 540])
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        for made in (self.join, self.move_articles, self.open_article, self.shut):
            foot.addWidget(made)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(PAD, PAD, PAD, PAD)
        whole.setSpacing(PAD - GAP // 2)
        whole.addWidget(self.panes, 1)
        whole.addLayout(foot)

    # Reading

    def set_stale(self) -> None:
        """Read the names again: at once if this is the active window, else when it becomes that."""
        self._stale = True
        if self.isActiveWindow():
            self.reload()

    def reload(self) -> None:
        """Read the names of all articles on the worker thread; what was listed stays until then."""
        self._stale = False
        if self._running is not None:
            self._running.cancel()
        self._running = self._background.start(
            self._desk.job(ListPeople), progress=self._progress, done=self._show, failed=self._failed
        )

    def _progress(self, progress: Progress) -> None:
        if progress.total and not self.model.every:
            self.count.setText(f"{READING} {100 * progress.done // progress.total} %")

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.count.setText("The names could not be read.")
            self.message_posted.emit(Message(str(error), Tone.ERROR))

    def _show(self, found: Sequence[Profile]) -> None:
        self._running = None
        kept = {one.key for one in self.chosen}
        self.model.set_entries(found, self.field.text(), self._which.takes)
        rows = [row for row, one in enumerate(self.model.shown) if one.key in kept] or [0]
        self._select(rows)

    # Choosing

    @property
    def _which(self) -> Sort:
        found: Sort = self.sort.currentData()
        return found

    @property
    def chosen(self) -> list[Profile]:
        """Return the names of the selected rows, from top to bottom."""
        return self.table.chosen

    def _filter(self) -> None:
        self.model.filter(self.field.text(), self._which.takes)
        self._select([0])

    def _select(self, rows: Sequence[int]) -> None:
        self.table.choose(rows)
        self._show_current()

    def _show_current(self) -> None:
        picked = self.chosen
        self.profile.show_profiles(picked)
        self._offer()
        number = len(self.model.shown)
        words = counted(number, "name") if self.model.every else READING if self._running else NONE
        self.count.setText(f"{words}, {len(picked)} selected" if len(picked) > 1 else words)
        announce(self.table, self.count.text())

    def _offer(self) -> None:
        picked = self.chosen
        self.join.setEnabled(bool(picked))
        self.join.setText("&Join…" if len(picked) != 1 else "Put on the &list…")
        self.move_articles.setEnabled(bool(self.profile.chosen_uses))
        self.open_article.setEnabled(self.profile.current_article is not None)

    # Linking

    def _join(self) -> None:
        """Ask which name the selected ones become, and say what that changes."""
        picked, records = self.chosen, self._desk.authorities()
        names = [f"{one.name} ({'on the list' if one.record is not None else 'a new entry'})" for one in picked]
        targets = [Target(words, join(picked, at, records)) for at, words in enumerate(names)]
        self._ask("Join names" if len(picked) > 1 else "Put on the newsroom's list", targets, fullest(picked))

    def _move(self) -> None:
        """Ask where the selected articles of a name belong."""
        uses, records = self.profile.chosen_uses, self._desk.authorities()
        first = self.chosen[0]
        new = new_record(first.name, first.label, records)
        targets = [Target("A new entry of the list", move(uses, new, records), named=True)]
        targets += [Target(one.name, move(uses, one, records)) for one in records if one.label == first.label]
        targets.append(Target("No entry of the list", move(uses, None, records)))
        self._ask("Move articles", targets, 0)

    def _ask(self, title: str, targets: Sequence[Target], at: int) -> None:
        dialog = LinkDialog(title, targets, at, self)
        dialog.chosen.connect(self._link)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _link(self, plan: LinkPlan) -> None:
        self.link_requested.emit(plan)

    # The window

    def changeEvent(self, event: QEvent) -> None:
        """Read the names again if something was decided while another window was active."""
        if event.type() is QEvent.Type.ActivationChange and self._stale and self.isActiveWindow():
            self.reload()
        super().changeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the worker thread."""
        self._background.close()
        super().hideEvent(event)
