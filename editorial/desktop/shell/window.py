"""The main window: builds the panes and the objects that work on them, and connects them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QToolButton

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.handlers import Handler, joined, merged
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.key_map import KeyMap
from editorial.desktop.actions.table import AT_ONCE
from editorial.desktop.choosers.asker import WindowAsker
from editorial.desktop.reviewing.held_edge import HeldEdge
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selected import SelectedFindings
from editorial.desktop.reviewing.selection import OccurrenceSelection
from editorial.desktop.shell.action_states import ActionStates
from editorial.desktop.shell.appearance import Appearance
from editorial.desktop.shell.article_deletion import ArticleDeletion
from editorial.desktop.shell.article_pane import ArticlePane
from editorial.desktop.shell.article_reloader import ArticleReloader
from editorial.desktop.shell.articles import Articles
from editorial.desktop.shell.automatic_backups import AutomaticBackups
from editorial.desktop.shell.bulk_change import BulkChange
from editorial.desktop.shell.external_changes import ExternalChanges
from editorial.desktop.shell.import_undo import ImportUndo
from editorial.desktop.shell.lazy import Lazy
from editorial.desktop.shell.library_choice import LibraryChoice, library_title, window_title
from editorial.desktop.shell.library_guard import LibraryGuard
from editorial.desktop.shell.long_work import LongWork
from editorial.desktop.shell.menu_focus import MenuFocus
from editorial.desktop.shell.menus import Switches, build_menus, build_toolbar
from editorial.desktop.shell.page_menu import PageMenu
from editorial.desktop.shell.pane_focus import PaneFocus
from editorial.desktop.shell.pane_updates import PaneUpdates
from editorial.desktop.shell.panes import Panes
from editorial.desktop.shell.progress_strip import ProgressStrip
from editorial.desktop.shell.queue_actions import QueueActions
from editorial.desktop.shell.queue_reading import QueueReading
from editorial.desktop.shell.queue_refresher import QueueRefresher
from editorial.desktop.shell.selection_display import SelectionDisplay
from editorial.desktop.shell.status_line import StatusLine
from editorial.desktop.shell.text_commands import TextCommands
from editorial.desktop.shell.undo import UndoController
from editorial.desktop.shell.view_options import ViewOptions
from editorial.desktop.shell.watched_folder import WatchedFolder
from editorial.desktop.shell.window_state import WindowState
from editorial.desktop.theme import PAD, Theme, Themes, apply
from editorial.desktop.widgets.background import Background
from editorial.desktop.widgets.focus_ring import FocusRings
from editorial.desktop.widgets.layouts import lay_out_now
from editorial.desktop.widgets.plain import set_title, set_tooltip
from editorial.domain import labels
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.newsroom_list import NewsroomList
from editorial.domain.record import Ref
from editorial.domain.settings import Setting
from editorial.domain.text import Span
from editorial.review.desk import Desk

if TYPE_CHECKING:
    from editorial.desktop.findings.card.requests import Request
    from editorial.desktop.reviewing.controllers import Controllers
    from editorial.desktop.reviewing.elsewhere import Elsewhere
    from editorial.desktop.shell.card_actions import CardActions
    from editorial.desktop.shell.dialogs import Dialogs
    from editorial.desktop.shell.find_all import FindAll
    from editorial.desktop.shell.library_work import LibraryWork
    from editorial.desktop.shell.source_pane import SourcePane
    from editorial.jobs.export_options import Whose
    from editorial.jobs.import_report import ImportReport
    from editorial.jobs.protecting import LeaksError
    from editorial.jobs.suggestion_process import SuggestionProcess

DIALOG_ACTIONS = (
    *(ActionId.IMPORT_FILES, ActionId.IMPORT_FOLDER, ActionId.PASTE_ARTICLE, ActionId.IMPORT_LIST),
    *(ActionId.IMPORT_DECIDED, ActionId.PRINT, ActionId.SAVE_PDF),
    ActionId.NOT_READ,
    ActionId.REPEAT_EXPORT,
    *(ActionId.EXPORT, ActionId.BACK_UP, ActionId.CHECK_LIBRARY, ActionId.PREFERENCES, ActionId.PALETTE),
    *(ActionId.GUIDE, ActionId.GUIDELINE),
    *(ActionId.LEGEND, ActionId.KEYS, ActionId.SHORTCUTS, ActionId.ABOUT),
    *(ActionId.NOTES, ActionId.HISTORY, ActionId.ITEM_HISTORY),
    *(ActionId.MEMORY, ActionId.PEOPLE, ActionId.QUOTED, ActionId.REPLIES),
    *(ActionId.SAME_WORDS, ActionId.FIND_QUOTES, ActionId.ALL_SAME_WORDS),
)
"""The actions that open a dialog; `Dialogs`, which is imported when it is first needed, has their handlers."""
SOURCE_ACTIONS = (
    *(ActionId.SOURCES, ActionId.TO_SOURCE, ActionId.NEXT_UNCHECKED, ActionId.COPY_TIME),
    *(ActionId.CHECK, ActionId.CHECK_ALTERED, ActionId.CHECK_CHANGE, ActionId.CHECK_NONE, ActionId.CLEAR_CHECK),
    *(ActionId.ATTACH_FILES, ActionId.ATTACH_CLIPBOARD, ActionId.ATTACH_ARTICLE, ActionId.REMOVE_SOURCE),
    ActionId.SOURCE_RULES,
)
"""The actions on sources; `SourcePane`, which is imported when it is first needed, has their handlers."""
PAUSE = 200
"""Milliseconds that the window has for its first painting before work in the background begins."""


class Window(QMainWindow):
    """Builds everything and connects it; what each part does is in its own file."""

    def __init__(self, desk: Desk, themes: Themes) -> None:
        super().__init__()
        set_title(self, window_title(library_title(desk.file)))
        self.setAcceptDrops(True)
        self.setAnimated(False)  # nothing docks here; Qt would begin an animation each time that it lays out
        self.desk, self.themes = desk, themes
        themes.setParent(self)
        self.background = Background(self)
        self._state = WindowState(desk, self, self.background)
        self._keys = KeyMap(desk.setting(Setting.KEYS, {}))
        self.process = Lazy(_make_process)
        self.lazy_work = Lazy(self._make_work)
        self.lazy_controllers = Lazy(self._make_controllers)
        self._card_actions = Lazy(self._make_card_actions)
        self.dialogs = Lazy(self._make_dialogs)
        self._find_all = Lazy(self._make_find_all)
        self.source_pane = Lazy(self._make_source_pane)
        self.elsewhere = Lazy(self._make_elsewhere)
        self._build_panes()
        self._build_review()
        self._build_library()
        self._build_actions()
        self._connect()
        self._work_timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._work_timer.timeout.connect(self._begin_work)
        self._state.restore(self, self.panes, self.findings)

    # --- building ---

    def _build_panes(self) -> None:
        self.panes = panes = Panes(self.themes, self._keys.spell)
        self.queue, self.page, self.findings = panes.queue, panes.page, panes.findings
        self.view, self.messages = panes.view, panes.messages
        self.setCentralWidget(panes)
        set_tooltip(panes.queue.footer, f"Library: {self.desk.path}")

    def _build_review(self) -> None:
        """Build what works on the open article; the selection of mentions is connected to the reviewer first."""
        self.reviewer = Reviewer(self.desk, self.view.take_selection, self)
        self.ask = WindowAsker(
            self,
            theme=lambda: self.themes.current,
            known=self._known_labels,
            about=self._about,
            own_keys=lambda: self._keys.own,
            turn=self.reviewer.turns.run,
        )
        self.occurrences, self.selected = OccurrenceSelection(self.reviewer), SelectedFindings(self.reviewer)
        self.edge = HeldEdge(self.reviewer)
        self.article = ArticlePane(self.reviewer, self.occurrences, self.edge, self.view)
        self.reviewer.opened.connect(lambda session, _reloaded: self._state.article_opened(session.article_id))

    def _build_library(self) -> None:
        """Build what works on the articles of the library, and the status line, which shows its progress."""
        post = self.messages.show_message
        self.progress = ProgressStrip()
        self.background.became_idle.connect(self.progress.hide)
        self.refresher = QueueRefresher(self.desk, self.queue, post)
        self.queue_reading = QueueReading(self.desk, self.queue, self.background, post)
        self.reloader = ArticleReloader(self.reviewer, self.article, self.findings, post)
        self.articles = Articles(
            self.reviewer, self.view, self.queue, self.refresher, self._state, self.lazy_work, post
        )
        self.bulk = BulkChange(self.reviewer, self.queue, self.refresher, self.progress, self.background, post)
        self.queue_actions = QueueActions(self.desk, self.queue, self.bulk)
        self.external = ExternalChanges(self, self.desk, self.queue, self.reloader, self.refresh_words, post)
        self.backups = AutomaticBackups(self.lazy_work, self)
        self.watched = WatchedFolder(self.desk, self.lazy_work, self)
        self.status = StatusLine(self.reviewer, self.occurrences, self.findings.number, self._keys.spell)
        self.status.addPermanentWidget(self.progress)
        self.status.setMinimumHeight(self.progress.sizeHint().height() + PAD)  # so that progress does not move the page
        self.setStatusBar(self.status)
        self.focus_rings = FocusRings(self)

    def _build_actions(self) -> None:
        post = self.messages.show_message
        self.appearance = Appearance(self.desk, self.themes, self.panes, post)
        self.libraries = LibraryChoice(self, self.desk, post)
        self.guard = LibraryGuard(self, self.reviewer, self.messages, self.lazy_work)
        self.deletion = ArticleDeletion(self, self.reviewer, self.articles, self.background.start, post)
        self.reviewer.set_long_worker(LongWork(self, post).run, self.reloader.state_to_change)
        self.undo = UndoController(
            self.reviewer, self.bulk, self.deletion, ImportUndo(self.reviewer, self.deletion, post)
        )
        self._text = TextCommands(self, self.panes, self.reviewer)
        options = ViewOptions(self.reviewer, self.article, self.findings, post)
        handlers = merged(
            self.undo.actions,
            self.deletion.actions,
            self.libraries.actions,
            self.guard.actions,
            self.articles.actions,
            self._text.actions,
            self.appearance.actions,
            options.actions,
            PaneFocus(self, self.panes).actions,
            {key: partial(self._run_dialog, key) for key in DIALOG_ACTIONS},
            {key: partial(self._run_on_sources, key) for key in SOURCE_ACTIONS},
            {
                ActionId.FIND_ALL: lambda: self._find_all.get().start(self._text.selected_text()),
                ActionId.FULL_SCREEN: self._toggle_full_screen,
                ActionId.QUIT: self.close,
            },
        )
        self._own_handlers = handlers
        reviewing = {key: partial(self._review, key) for key in ActionId if key not in handlers}
        handlers = self._handlers = self.selected.over({**handlers, **reviewing}, self._review_several)
        turns = {key: act if key in AT_ONCE else partial(self._run_in_turn, act) for key, act in handlers.items()}
        self.bindings = Bindings(self, (self.page, self.findings), turns, self._keys)
        self.bindings.actions[ActionId.OPEN_RECENT].setMenu(self.libraries.menu)
        self._action_states = ActionStates(self.reviewer, self.bindings)
        build_menus(self, self.bindings, self._switches(options))
        MenuFocus(self.menuBar(), self.view)
        self.toolbar = build_toolbar(self, self.bindings)
        for button in self.toolbar.findChildren(QToolButton):
            button.pressed.connect(self.panes.take_focus)
        self.page_menu = PageMenu(self, self.bindings, self.reviewer, self.lazy_controllers)
        self.bindings.install()
        self.refresh_words()

    def _connect(self) -> None:
        self._updates = PaneUpdates(self, self.panes, self.status, self.reviewer, self.occurrences, self.articles)
        self.reviewer.changed.connect(self.refresher.decided)
        self.reviewer.message_posted.connect(self.messages.show_message)
        self.messages.action_requested.connect(self._trigger)
        self.panes.empty.action_requested.connect(self._trigger)
        self._selection = SelectionDisplay(self.reviewer, self.selected, self.findings, self.view)
        self.findings.focus_requested.connect(self.reviewer.focus_key)
        self.bindings.started.connect(self.ask.close)
        self.findings.action_requested.connect(self.ask.close)
        self.findings.action_requested.connect(self._run_on_card)
        self.article.menu_requested.connect(self.page_menu.open)
        self.article.speaker_picked.connect(self._give_to_mention)
        self.article.note_clicked.connect(self._show_note)
        self.article.edge_kept.connect(self._keep_edge)
        self.view.edge_dropped.connect(self._drag_edge)
        self.panes.export_notice.export_requested.connect(lambda article_id: self._export([article_id]))
        self.queue.list.entered.connect(self.bindings.ignore_second_enter)
        self.queue.open_requested.connect(self.articles.open)
        self.queue.open_requested.connect(lambda _article_id: self.panes.take_focus())
        self.queue_actions.open_requested.connect(self.articles.open)
        self.queue_actions.export_requested.connect(self._export)
        self.queue_actions.suggest_requested.connect(lambda ids: self.work.find_again(*ids))
        self.queue_actions.delete_requested.connect(self.deletion.ask)
        self.background.became_idle.connect(self.external.check)  # while something was written it could not be seen
        self.deletion.restored.connect(self._prepare_restored)
        self.external.deleted.connect(self.articles.leave_deleted)
        self.refresher.refreshed.connect(self._updates.queue_changed)
        self.queue_reading.arrived.connect(self._updates.queue_changed)
        self.external.shown.connect(self._updates.queue_changed)
        self.themes.changed.connect(self._apply_theme)
        self.guard.moved.connect(self.libraries.open_requested)
        self.guard.leaving.connect(self.close)

    def _make_controllers(self) -> Controllers:
        from editorial.desktop.reviewing import controllers  # noqa: PLC0415 - see Lazy

        made = controllers.Controllers(self.reviewer, self.occurrences, self.selected, self.edge, self.ask)
        joined(self._own_handlers, made.actions)  # raises if an action has no handler, or two
        made.finish.finished.connect(self.articles.open_next)
        return made

    def _make_card_actions(self) -> CardActions:
        from editorial.desktop.shell.card_actions import CardActions  # noqa: PLC0415 - see Lazy

        return CardActions(self.reviewer, self.occurrences, self.controllers, self._handlers)

    def _make_work(self) -> LibraryWork:
        from editorial.desktop.shell.library_work import LibraryWork  # noqa: PLC0415 - see Lazy

        work = LibraryWork(self.desk, self.background, self.progress, self.process.get())
        work.message_posted.connect(self.messages.show_message)
        work.message_over.connect(self.messages.take_back)
        work.exported.connect(lambda ids: self.refresher.later(*ids))
        work.article_changed.connect(self.refresher.later)
        work.article_changed.connect(self.reloader.take_in)
        work.ended.connect(self.external.check)
        work.list_changed.connect(self.refresh_words)
        work.look_wanted.connect(self._look_first)
        work.leaks_found.connect(self._show_leaks)
        work.imported.connect(self.reviewer.refresh)
        return work

    def _make_dialogs(self) -> Dialogs:
        from editorial.desktop.shell import dialogs  # noqa: PLC0415 - see Lazy

        post, bindings = self.messages.show_message, self.bindings
        newsroom = dialogs.NewsroomDialogs(
            self, self.desk, self.articles, self.lazy_work, self.appearance, self.refresh_words, post
        )
        people = dialogs.PeopleWindow(
            *(self, self.articles, self.bulk, self.reviewer, self.refresh_words),
            *(lambda: self._trigger(ActionId.UNDO), post),
        )
        people.export_requested.connect(self._export_quotes)
        return dialogs.Dialogs(
            dialogs.LibraryDialogs(self, self.desk, self.queue, self.lazy_work, post),
            dialogs.HelpDialogs(self, self.desk, self.themes, bindings, self.refresh_words),
            dialogs.ArticleDialogs(self, self.themes, bindings, self.reviewer, self.controllers.notes, self.article),
            dialogs.GuidelineWindow(self, self.findings, bindings, self.reviewer),
            dialogs.Reports(self, self.desk, self.lazy_work, post),
            newsroom,
            people,
            dialogs.QuotedWindow(self, self.articles, self.reviewer, post),
            dialogs.RepliesWindow(self, self.articles, self.reviewer),
            dialogs.QuoteWindows(
                *(self, self.themes, self.articles, self.reviewer, self.lazy_work, self._text.selected_text, post)
            ),
        )

    def _switches(self, options: ViewOptions) -> Switches:
        own: Switches = {ActionId.FULL_SCREEN: self.isFullScreen, ActionId.SOURCES: lambda: self.panes.beside.shown}
        return {**options.switches, **own}

    def _make_source_pane(self) -> SourcePane:
        from editorial.desktop.shell.source_pane import SourcePane  # noqa: PLC0415 - see Lazy

        made = SourcePane(
            self.panes, self.reviewer, self.ask, self.background, self.bindings, self.messages.show_message
        )
        self.bindings.add_pane(self.panes.beside.sources.view)
        return made

    def _make_elsewhere(self) -> Elsewhere:
        from editorial.desktop.reviewing.elsewhere import Elsewhere  # noqa: PLC0415 - see Lazy

        made = Elsewhere(self.reviewer, self.background.start)
        made.told.connect(self.findings.show_elsewhere)
        return made

    def _make_find_all(self) -> FindAll:
        from editorial.desktop.shell.find_all import FindAll  # noqa: PLC0415 - see Lazy

        return FindAll(self, self.desk, self.themes, self.panes, self.articles, self.messages.show_message)

    # --- what the parts ask of the window ---

    @property
    def work(self) -> LibraryWork:
        """Return what runs long jobs."""
        return self.lazy_work.get()

    @property
    def controllers(self) -> Controllers:
        """Return what decides: what keys and buttons do to the open article."""
        return self.lazy_controllers.get()

    def _review(self, action: ActionId) -> None:
        self.controllers.actions[action]()

    def _review_several(self, action: ActionId, alone: Handler) -> None:
        self.controllers.several.run(action, alone)

    def _run_on_card(self, request: Request, what: object) -> None:
        self.reviewer.turns.run(lambda: self._card_actions.get().run(request, what))

    def _give_to_mention(self, key: str) -> None:
        self.reviewer.turns.run(lambda: self.controllers.quotes.give_to_mention(key))

    def _show_note(self, key: str) -> None:
        self.controllers.notes.show(key)

    def _keep_edge(self) -> None:
        self.controllers.edges.keep()

    def _drag_edge(self, ref: Ref, span: Span) -> None:
        self.controllers.edges.drag(ref, span)

    def refresh_words(self) -> None:
        """Show the types, the language model, the newsroom's list and the keys in the findings as they are now."""
        self.findings.set_labels(self._known_labels())
        self.findings.set_model(str(self.desk.setting(Setting.MODEL) or DEFAULT_MODEL))
        self.findings.set_newsroom_list(NewsroomList(self.desk.authorities()))
        self.findings.set_keys({key: action.toolTip() for key, action in self.bindings.actions.items()})

    def _known_labels(self) -> list[str]:
        return list(dict.fromkeys((*labels.WORDS, *self.desk.setting(Setting.LABELS, []))))

    def _about(self) -> list[QRect]:
        """Return where in the window the paragraph of the focused finding is, and the finding, for the choosers."""
        port = self.view.viewport()
        boxes = (self.view.paragraphs_in_focus(), self.view.box_in_focus())
        return [QRect(port.mapTo(self, box.topLeft()), box.size()) for box in boxes if box is not None]

    def _prepare_restored(self) -> None:
        self.work.prepare_waiting()

    def _look_first(self, report: ImportReport) -> None:
        self.dialogs.get().library_dialogs.look_first(report)

    def _show_leaks(self, refused: LeaksError, anyway: Callable[[], None]) -> None:
        self.dialogs.get().library_dialogs.show_leaks(refused, anyway)

    def _export(self, ids: Sequence[str]) -> None:
        self.dialogs.get().library_dialogs.export(ids)

    def _export_quotes(self, whose: Whose) -> None:
        self.dialogs.get().library_dialogs.export(whose=whose)

    def _run_dialog(self, action: ActionId) -> None:
        self.dialogs.get().actions[action]()

    def _run_on_sources(self, action: ActionId) -> None:
        self.source_pane.get().actions[action]()

    def _run_in_turn(self, act: Handler) -> None:
        self.reviewer.turns.run(act)

    def _trigger(self, action: ActionId) -> None:
        self.bindings.actions[action].trigger()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _apply_theme(self, theme: Theme) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply(app, theme)
        self.panes.set_theme(theme)
        self.bindings.refresh_icons(theme.palette())
        self.ask.set_theme(theme)

    # --- start and end ---

    def start(self) -> None:
        """Show the queue, and the article that was open last; begin to prepare articles that have no suggestions."""
        self.guard.start()
        self.queue_reading.begin()
        last = self._state.last_article()
        if last is not None and self.desk.queue_rows([last]):
            self.articles.open(last)
            QTimer.singleShot(0, self, self._resume)  # once the page has its size
        elif self.queue.reading and (first := self.desk.first_open()) is not None:
            self.articles.open(first)  # the queue's own first one may be another if it is sorted
        self._updates.queue_changed()
        self._action_states.start()
        self._work_timer.start()

    def _resume(self) -> None:
        self._state.resume_article(self.reviewer, self.view)

    def _begin_work(self) -> None:
        """Load what jobs need, and start the language process, then prepare the articles that have no suggestions."""
        from editorial.desktop.shell.preloading import PreloadReview, PreloadWork  # noqa: PLC0415 - after painting
        from editorial.jobs.preloading import Preload  # noqa: PLC0415 - as above

        job = self.desk.job(Preload, self.process.get)
        self.background.start(PreloadReview(), progress=_ignore, done=self._make_ready, failed=self._make_ready)
        self.background.start(job, progress=_ignore, done=_ignore, failed=_ignore)
        self.background.start(PreloadWork(), progress=_ignore, done=self._prepare_waiting, failed=self._prepare_waiting)

    def _make_ready(self, _ready: object) -> None:
        """Make what decides and the pages of the card, whose modules have been imported by now."""
        self.lazy_controllers.get()
        self.findings.card.make_pages()

    def _prepare_waiting(self, _ready: object) -> None:
        self.elsewhere.get()
        self.work.prepare_waiting()
        self.deletion.tidy()
        self.deletion.ask_overdue()
        self.backups.start()
        self.watched.start()
        self.work.look_for_damage()

    def event(self, event: QEvent) -> bool:
        """Lay out whatever waits for it before anything is painted."""
        if event.type() is QEvent.Type.UpdateRequest:
            lay_out_now()
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and folders, and text."""
        if event.mimeData().hasUrls() or event.mimeData().hasText() or event.mimeData().hasHtml():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what is dropped."""
        if self.dialogs.get().library_dialogs.take_drop(event.mimeData()):
            event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store the state of the window and stop all jobs; decisions are saved already, or the editor is asked."""
        if self.guard.refuses_to_close():
            event.ignore()
            return
        self.guard.close()
        self.external.close()
        self.bulk.close()
        self.refresher.close()
        self.queue_reading.close()
        self.reloader.close()
        if (find_all := self._find_all.made) is not None:
            find_all.close()
        if (source_pane := self.source_pane.made) is not None:
            source_pane.matches.close()
        if (dialogs := self.dialogs.made) is not None:
            dialogs.close()
        if (elsewhere := self.elsewhere.made) is not None:
            elsewhere.close()
        self._work_timer.stop()
        self.articles.close()
        self.backups.close()
        self.watched.close()
        self._state.leave_article(self.reviewer, self.view)
        self._state.save(self, self.panes, self.findings)
        if (work := self.lazy_work.made) is not None:
            work.close()
        self.background.close()
        if (process := self.process.made) is not None:
            process.close()
        super().closeEvent(event)


def _make_process() -> SuggestionProcess:
    from editorial.jobs.suggestion_process import SuggestionProcess  # noqa: PLC0415 - see Lazy

    return SuggestionProcess()


def _ignore(_told: object) -> None:
    """Show no progress, nor what came of it: what could not be made in advance is said when it is needed."""
