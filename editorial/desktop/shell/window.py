"""The window: queue, article and findings beside one another, and what keeps them in step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.spoken import with_keys
from editorial.desktop.actions.table import OF_AN_ARTICLE
from editorial.desktop.article.view import ArticleView
from editorial.desktop.choosers.asker import WindowAsker
from editorial.desktop.findings.panel import FindingsPanel
from editorial.desktop.queue.panel import QueuePanel
from editorial.desktop.reviewing.decisions import DecisionController
from editorial.desktop.reviewing.edges import EdgeController
from editorial.desktop.reviewing.finish import FinishController
from editorial.desktop.reviewing.names import NameController
from editorial.desktop.reviewing.notes import NoteController
from editorial.desktop.reviewing.quotes import QuoteController
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selection import OccurrenceSelection
from editorial.desktop.shell.article_pane import ArticlePane
from editorial.desktop.shell.articles import Articles
from editorial.desktop.shell.card_actions import CardActions
from editorial.desktop.shell.changed_elsewhere import Elsewhere
from editorial.desktop.shell.empty import EmptyPage
from editorial.desktop.shell.export_notice import ExportNotice
from editorial.desktop.shell.find_bar import FindBar
from editorial.desktop.shell.menus import build_menus, build_toolbar, refresh_tips
from editorial.desktop.shell.message_bar import MessageBar, ProgressStrip
from editorial.desktop.shell.open_article import OpenArticle
from editorial.desktop.shell.page_menu import PageMenu
from editorial.desktop.shell.queue_actions import Queueing
from editorial.desktop.shell.status import StatusLine
from editorial.desktop.shell.undoing import SteppingBack
from editorial.desktop.shell.viewing import Viewing
from editorial.desktop.shell.window_state import Places
from editorial.desktop.theme import PAD, Theme, Themes
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.focus_ring import FocusRings
from editorial.desktop.widgets.messages import Message
from editorial.domain import labels
from editorial.domain.settings import Setting
from editorial.review.desk import Desk

if TYPE_CHECKING:
    from editorial.desktop.shell.dialogs import Helping
    from editorial.desktop.shell.library_work import LibraryWork

BESIDE = (
    *(
        "import_files",
        "import_folder",
        "paste_article",
        "import_list",
        "export",
        "back_up",
        "preferences",
        "quit",
        "palette",
        "guide",
    ),
    *("guideline", "keys", "shortcuts", "about", "notes", "history", "item_history", "memory"),
)
"""Actions that open a window beside this one."""
PAUSE = 200
"""How long, in milliseconds, the window is left to be painted before work in the background begins."""


class Window(QMainWindow):
    """Puts the panes together; what each does is its own file."""

    def __init__(self, desk: Desk, themes: Themes) -> None:
        super().__init__()
        self.setWindowTitle("Editorial")
        self.setAcceptDrops(True)
        self.desk, self.themes = desk, themes
        self.places = Places(desk)
        self._build_panes()
        self._build_work()
        self._build_actions()
        self._connect()
        self._work_timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._work_timer.timeout.connect(self._begin_work)
        self.places.restore(self, self.panes, self.findings)

    # --- building ---

    def _build_panes(self) -> None:
        self.queue = QueuePanel(self.themes)
        self.view = ArticleView(self.themes.current)
        self.find_bar = FindBar()
        self.messages = MessageBar(self.themes)
        self.empty = EmptyPage()
        self.page = QStackedWidget()
        self.page.addWidget(self.empty)
        self.page.addWidget(self.view)
        self.findings = FindingsPanel(self.themes.current)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.export_notice = ExportNotice(self.themes)
        for widget, stretch in ((self.find_bar, 0), (self.export_notice, 0), (self.page, 1), (self.messages, 0)):
            column.addWidget(widget, stretch)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setObjectName("panes")
        self.panes.setChildrenCollapsible(False)
        for pane, stretch in ((self.queue, 0), (centre, 1), (self.findings, 0)):
            self.panes.addWidget(pane)
            self.panes.setStretchFactor(self.panes.indexOf(pane), stretch)
        self.queue.setMinimumWidth(170)
        self.findings.setMinimumWidth(280)
        self.panes.setSizes([230, 690, 360])
        self.setCentralWidget(self.panes)

    def _build_work(self) -> None:
        self.reviewer = Reviewer(self.desk, self)
        self.occurrences = OccurrenceSelection(self.reviewer)
        self.edges = EdgeController(self.reviewer)
        self.article = ArticlePane(self.reviewer, self.occurrences, self.edges, self.view)
        self.ask = WindowAsker(self, theme=lambda: self.themes.current, known=self._known_labels, near=self._near)
        self.finishing = FinishController(self.reviewer, self.ask)
        self.quoting = QuoteController(self.reviewer, self.ask)
        self.naming = NameController(self.reviewer, self.occurrences, self.ask)
        self.noting = NoteController(self.reviewer, self.ask)
        self.deciding = DecisionController(self.reviewer, self.occurrences)
        self.background = Background(self)
        self.progress = ProgressStrip()
        self.viewing = Viewing(self)
        self.articles = Articles(self)
        self.queueing = Queueing(self)
        self.elsewhere = Elsewhere(self)
        self.stepping_back = SteppingBack(self.reviewer, self.queueing)
        self.status = StatusLine(self.reviewer, self.occurrences, self.findings.number)
        self.status.addPermanentWidget(self.progress)
        self.status.setMinimumHeight(self.progress.sizeHint().height() + PAD)  # lest work moves the page
        self.setStatusBar(self.status)
        self.focus_rings = FocusRings(self)

    def _build_actions(self) -> None:
        handlers: dict[str, Callable[[], object]] = {
            **self.deciding.actions,
            **self.naming.actions,
            **self.quoting.actions,
            **self.edges.actions,
            **self.finishing.actions,
            **self.stepping_back.actions,
            **self.noting.actions,
            **self.viewing.actions,
            **{key: partial(self._help, key) for key in BESIDE},
            **self.articles.actions,
        }
        self.card = CardActions(
            self.reviewer, self.occurrences, self.deciding, self.naming, self.quoting, self.noting, handlers
        )
        self.bindings = Bindings(self, (self.page, self.findings), handlers, self.desk.setting(Setting.KEYS, {}))
        self.messages.spell = self.status.spell = lambda words: with_keys(words, self.bindings.own)
        for key in ("undo", "redo", *OF_AN_ARTICLE):
            self.bindings.actions[key].setEnabled(False)
        build_menus(self, self.bindings, self.viewing.switches)
        self.toolbar = build_toolbar(self, self.bindings)
        refresh_tips(self.bindings)
        self.refresh_words()

    def refresh_words(self) -> None:
        """Tell the findings the types, the newsroom's list and the keys as they are now."""
        self.findings.set_labels(self._known_labels())
        self.findings.set_authorities({one.id: one.name for one in self.desk.authorities()})
        self.findings.set_keys({key: action.toolTip() for key, action in self.bindings.actions.items()})

    def _connect(self) -> None:
        self.open_article = OpenArticle(self)
        self.reviewer.message_posted.connect(self.messages.say)
        self.messages.acted.connect(self._acted)
        self.queue.open_requested.connect(self.articles.open)
        self.findings.focus_requested.connect(self.reviewer.focus_key)
        self.findings.action_requested.connect(self.card.run)
        self.finishing.finished.connect(self.articles.open_next)
        self.page_menu = PageMenu(self, self.bindings, self.reviewer, self.quoting, self.noting)
        self.article.menu_asked.connect(self.page_menu.open)
        self.article.speaker_picked.connect(self.quoting.give_to_mention)
        self.article.note_clicked.connect(self.noting.show)
        self.find_bar.found.connect(self.view.set_search)
        self.find_bar.left.connect(self.viewing.leave_find)
        self.export_notice.export_asked.connect(lambda article_id: self.export([article_id]))
        self.empty.asked.connect(lambda action: self.bindings.actions[action].trigger())
        self.themes.changed.connect(self._dress)

    @cached_property
    def work(self) -> LibraryWork:
        """Return what runs long jobs; made when first wanted, since its imports would delay the first picture."""
        from editorial.desktop.shell.library_work import LibraryWork  # noqa: PLC0415

        work = LibraryWork(self.desk, self.background, self.progress)
        work.said.connect(self.messages.say)
        work.exported.connect(lambda ids: self.queueing.later(*ids))
        work.article_changed.connect(self.queueing.later)
        work.article_changed.connect(self.articles.read_again)
        work.ended.connect(self.elsewhere.look)
        work.list_changed.connect(self.refresh_words)
        return work

    @cached_property
    def _helping(self) -> Helping:
        from editorial.desktop.shell.dialogs import Helping  # noqa: PLC0415 - as above

        return Helping(self)

    def _known_labels(self) -> list[str]:
        return list(dict.fromkeys((*labels.WORDS, *self.desk.setting(Setting.LABELS, []))))

    def _near(self) -> QRect | None:
        """Return where what is asked about stands in the window, so that the question does not cover it."""
        box = self.view.box_in_focus()
        return QRect(self.view.viewport().mapTo(self, box.topLeft()), box.size()) if box is not None else None

    def export(self, ids: Sequence[str]) -> None:
        """Ask for an export of these articles."""
        self._helping.export(ids)

    def _help(self, action: str) -> None:
        self._helping.actions[action]()

    # --- what happens ---

    def start(self) -> None:
        """Show the queue, and the article that lay open last; prepare what waits."""
        self.queue.set_rows(self.desk.queue())
        last = self.places.last_article()
        if last is not None and self.queue.model.row(last) is not None:
            self.articles.open(last)
            QTimer.singleShot(0, self, self._resume)  # once the page has its size
        self.open_article.queue_changed()
        self._work_timer.start()

    def _resume(self) -> None:
        self.places.resume(self.reviewer, self.view)

    def _begin_work(self) -> None:
        """Load on the other thread what jobs need, then prepare the articles that wait."""
        from editorial.jobs.preloading import Preload  # noqa: PLC0415 - as above

        job = Preload(self.desk.library)
        self.background.start(job, progress=lambda _: None, done=self._prepare_waiting, failed=self._prepare_waiting)

    def _prepare_waiting(self, _ready: object) -> None:
        self.work.prepare_waiting()

    def _acted(self, message: Message | None) -> None:
        if message is not None and message.action is not None:
            self.bindings.actions[message.action].trigger()

    def _dress(self, theme: Theme) -> None:
        self.viewing.dress(theme)

    # --- the window itself ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders that are dragged in."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.work.import_paths(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember sizes and places, stop what runs; every decision is saved already."""
        self.elsewhere.close()
        self.queueing.close()
        self.articles.close()
        self._work_timer.stop()
        self.places.leave(self.reviewer, self.view)
        self.places.remember(self, self.panes, self.findings)
        if "work" in self.__dict__:
            self.work.close()
        self.background.close()
        super().closeEvent(event)
