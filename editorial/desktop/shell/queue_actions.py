"""The menus of the queue, and what they do to several articles at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from editorial.desktop.queue.facets import Facets, Sort
from editorial.desktop.queue.panel import QueuePanel
from editorial.desktop.shell.bulk_change import BulkChange
from editorial.desktop.wording.queue import counted
from editorial.domain.article import State
from editorial.domain.library import QueueRow
from editorial.domain.settings import Setting
from editorial.review.desk import Desk
from editorial.review.session import Outcome

if TYPE_CHECKING:
    from editorial.review.commands.command import Command


class QueueActions(QObject):
    """Fills the menus of the queue, sets articles aside and reopens them, and remembers the order of the list."""

    open_requested = Signal(str)
    """Open an article: its id."""
    suggest_requested = Signal(object)
    """Find names and quotes again in articles: their ids."""
    export_requested = Signal(object)
    """Export articles: their ids."""

    delete_requested = Signal(object)
    """Delete articles, after asking: their ids."""

    def __init__(self, desk: Desk, queue: QueuePanel, bulk: BulkChange) -> None:
        super().__init__(queue)
        self._desk, self._queue, self._bulk = desk, queue, bulk
        queue.list.menu_requested.connect(self._open_menu)
        queue.list.retry_requested.connect(lambda article_id: self.suggest_requested.emit([article_id]))
        queue.list.delete_requested.connect(self.delete_requested)
        queue.footer.menu_requested.connect(self._fill_footer)
        queue.filter_changed.connect(self._remember_order)
        order = desk.setting(Setting.QUEUE_ORDER)
        if order in set(Sort):
            queue.set_facets(Facets(sort=Sort(order)))

    def _remember_order(self, facets: Facets) -> None:
        if self._desk.setting(Setting.QUEUE_ORDER, Sort.IMPORTED.value) != facets.sort.value:
            self._desk.keep(Setting.QUEUE_ORDER, facets.sort.value)

    def _open_menu(self, ids: Sequence[str], position: QPoint) -> None:
        menu = QMenu(self._queue)
        menu.setAccessibleName("What to do with the articles")
        self._fill(menu, ids)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(position)

    def _fill_footer(self) -> None:
        menu = self._queue.footer.act.menu()
        menu.clear()
        self._fill(menu, self._queue.list.selected())

    def _fill(self, menu: QMenu, ids: Sequence[str]) -> None:
        rows = [row for article_id in ids if (row := self._queue.model.row(article_id)) is not None]
        several = len(rows) > 1
        if not several:
            menu.addAction("&Open", lambda: self.open_requested.emit(ids[0]))
            menu.addSeparator()
        failed = [row for row in rows if row.problem]
        again = "&Try again" if failed and len(failed) == len(rows) else "&Find names and quotes again"
        for words, fits, then in (
            (again, _can_be_suggested, self.suggest_requested.emit),
            ("Set &aside", _can_be_set_aside, self.set_aside),
            ("&Reopen", _can_be_reopened, self.reopen),
        ):
            chosen = [row.id for row in rows if fits(row)]
            self._add(menu, words, chosen, then, several=several)
        menu.addSeparator()
        self._add(menu, "&Export…", list(ids), self.export_requested.emit, several=several)
        menu.addSeparator()
        self._add(menu, "&Delete…", list(ids), self.delete_requested.emit, several=several)

    @staticmethod
    def _add(
        menu: QMenu, words: str, ids: list[str], then: Callable[[Sequence[str]], object], *, several: bool
    ) -> None:
        action = menu.addAction(f"{words} ({counted(len(ids))})" if several and ids else words, lambda: then(ids))
        action.setEnabled(bool(ids))

    def set_aside(self, ids: Sequence[str]) -> None:
        """Set these articles aside, with one decision each; one undo takes back all of them."""
        from editorial.review.commands.standing import SetAside  # noqa: PLC0415 - a start needs no command

        self._bulk.start(ids, self._by(SetAside), "set aside")

    def reopen(self, ids: Sequence[str]) -> None:
        """Reopen these articles, with one decision each; one undo takes back all of them."""
        from editorial.review.commands.standing import Reopen  # noqa: PLC0415 - as above

        self._bulk.start(ids, self._by(Reopen), "reopened")

    def _by(self, command: Callable[[], Command]) -> Callable[[str, int | None], Outcome]:
        return lambda article_id, step: self._desk.apply_to(article_id, command(), step)


def _can_be_suggested(row: QueueRow) -> bool:
    return row.state is not State.VERIFIED


def _can_be_set_aside(row: QueueRow) -> bool:
    return row.state not in {State.VERIFIED, State.SET_ASIDE}


def _can_be_reopened(row: QueueRow) -> bool:
    return row.state in {State.VERIFIED, State.SET_ASIDE}
