"""The queue in the window: rows kept in step at little cost, and what is done with several articles at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu

from editorial.desktop.queue.facets import Facets, Sort
from editorial.desktop.widgets.messages import Message, Tone
from editorial.desktop.wording.queue import counted
from editorial.domain.article import State
from editorial.domain.errors import EditorialError
from editorial.domain.library import QueueRow
from editorial.domain.settings import Setting
from editorial.review.commands.command import Command
from editorial.review.commands.standing import Reopen, SetAside
from editorial.review.session import Outcome

if TYPE_CHECKING:
    from editorial.desktop.shell.window import Window

T = TypeVar("T")
PAINTED = 30  # milliseconds after which what a decision changed has been painted
LATER = 250  # milliseconds that rows which jobs change may wait, to be read together


class Queueing(QObject):
    """Reads again the rows that changed, and no others; changes several articles one decision at a time."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._pane = window, window.queue
        self._waiting: set[str] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)
        self._steps: Iterator[object] = iter(())
        self._said: Message | None = None
        self._stepping = QTimer(self, interval=0)
        self._stepping.timeout.connect(self._step)
        self._pane.list.menu_requested.connect(self._menu)
        self._pane.list.retry_requested.connect(lambda article_id: self.find_again([article_id]))
        self._pane.footer.menu_requested.connect(self._fill_footer)
        self._pane.filter_changed.connect(self._filtered)
        window.progress.cancelled.connect(self.stop)
        sort = window.desk.setting(Setting.QUEUE_ORDER)
        if sort in set(Sort):
            self._pane.set_facets(Facets(sort=Sort(sort)))

    # --- rows in step with the library ---

    def now(self, article_id: str) -> None:
        """Read an article's row again, once what is going on at the moment has been painted."""
        self._waiting.add(article_id)
        self._timer.start(PAINTED)

    def later(self, *article_ids: str) -> None:
        """Read articles' rows again before long, with others that a job changes."""
        self._waiting.update(article_ids)
        if not self._timer.isActive():
            self._timer.start(LATER)

    def flush(self) -> None:
        """Read at once what waits to be read."""
        waiting, self._waiting = sorted(self._waiting), set()
        self._timer.stop()
        if not waiting:
            return
        try:
            self._pane.update_rows(self._window.desk.queue_rows(waiting))
        except EditorialError as error:
            self._window.messages.say(Message(str(error), Tone.ERROR))
        self._window.open_article.queue_changed()

    def _filtered(self, facets: Facets) -> None:
        if self._window.desk.setting(Setting.QUEUE_ORDER, Sort.IMPORTED.value) != facets.sort.value:
            self._window.desk.set_setting(Setting.QUEUE_ORDER, facets.sort.value)

    # --- what can be done with articles of the list ---

    def _menu(self, ids: Sequence[str], place: QPoint) -> None:
        menu = QMenu(self._pane)
        menu.setAccessibleName("What to do with the articles")
        self._fill(menu, ids)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _fill_footer(self) -> None:
        menu = self._pane.footer.act.menu()
        menu.clear()
        self._fill(menu, self._pane.list.selected())

    def _fill(self, menu: QMenu, ids: Sequence[str]) -> None:
        rows = [row for article_id in ids if (row := self._pane.model.row(article_id)) is not None]
        several = len(rows) > 1
        if not several:
            menu.addAction("&Open", lambda: self._window.articles.open(ids[0]))
            menu.addSeparator()
        failed = [row for row in rows if row.problem]
        again = "&Try again" if failed and len(failed) == len(rows) else "&Find names and quotes again"
        for words, fits, then in (
            (again, _open_for_software, self.find_again),
            ("Set &aside", _can_be_set_aside, self.set_aside),
            ("&Reopen", _can_be_reopened, self.reopen),
        ):
            chosen = [row.id for row in rows if fits(row)]
            self._add(menu, words, chosen, then, several=several)
        menu.addSeparator()
        self._add(menu, "&Export…", list(ids), self._window.export, several=several)

    @staticmethod
    def _add(
        menu: QMenu, words: str, ids: list[str], then: Callable[[Sequence[str]], object], *, several: bool
    ) -> None:
        action = menu.addAction(f"{words} ({counted(len(ids))})" if several and ids else words, lambda: then(ids))
        action.setEnabled(bool(ids))

    def find_again(self, ids: Sequence[str]) -> None:
        """Have names and quotes looked for in these articles again."""
        self._window.work.find_again(*ids)

    def set_aside(self, ids: Sequence[str]) -> None:
        """Set these articles aside, each by a decision of its own; undo takes back all of them."""
        self.go_through(ids, self._by(SetAside), "set aside")

    def reopen(self, ids: Sequence[str]) -> None:
        """Take these articles back into review, each by a decision of its own; undo takes back all of them."""
        self.go_through(ids, self._by(Reopen), "reopened")

    def _by(self, command: Callable[[], Command]) -> Callable[[str, int | None], Outcome]:
        return lambda article_id, step: self._window.desk.apply_to(article_id, command(), step)

    def close(self) -> None:
        """Let the rest be: the window is being closed."""
        self.stop()
        self._stepping.stop()
        self._timer.stop()

    # --- one decision after the other, the window staying free between them ---

    def go_through(self, things: Sequence[T], act: Callable[[T, int | None], Outcome], done: str) -> None:
        """Change several articles by `act`, as one step of undo; `done` says what became of them.

        `act` takes one of the things, and the number of the first decision made (None for that one itself).
        """
        self._finish_first()
        self._steps = self._each([*things], act, done)
        self._stepping.start()

    def _finish_first(self) -> None:
        """Bring what runs to its end before something else begins."""
        for _ in self._steps:
            pass

    def stop(self) -> None:
        """Leave the rest of the articles as they are."""
        self._steps = iter(())

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self._stepping.stop()
            self._ended()

    def _each(self, things: Sequence[T], act: Callable[[T, int | None], Outcome], done: str) -> Iterator[object]:
        failed: list[str] = []
        step: int | None = None
        for place, thing in enumerate(things):
            if len(things) > 1:
                self._window.progress.show_progress(place, len(things), f"{place} of {counted(len(things))} {done}")
            try:
                outcome = act(thing, step)
            except EditorialError as error:
                failed.append(str(error))
            else:
                step = outcome.decision.number if step is None and outcome.decision is not None else step
                self._waiting.add(outcome.article_id)
            yield thing
        changed = f"{counted(len(things) - len(failed))} {done}"
        self._said = Message(f"{changed}, {len(failed)} not: {failed[0]}", Tone.ERROR) if failed else Message(changed)

    def _ended(self) -> None:
        self.flush()
        self._pane.refilter()
        self._window.reviewer.refresh()
        if self._window.background.idle:
            self._window.progress.hide()
        said, self._said = self._said, None
        self._window.messages.say(said or Message("Stopped", Tone.HINT))


def _open_for_software(row: QueueRow) -> bool:
    return row.state is not State.VERIFIED


def _can_be_set_aside(row: QueueRow) -> bool:
    return row.state not in {State.VERIFIED, State.SET_ASIDE}


def _can_be_reopened(row: QueueRow) -> bool:
    return row.state in {State.VERIFIED, State.SET_ASIDE}
