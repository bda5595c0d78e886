"""The pane with the sources of the open article: shown and hidden, filled, and what it attaches and removes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu

from editorial.desktop.actions.bindings import Bindings
from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Message, Post, Tone
from editorial.desktop.dialogs.source_rules import SourceRulesDialog
from editorial.desktop.reviewing.asking import Asker
from editorial.desktop.reviewing.checks import CheckController
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.source_matches import SourceMatches
from editorial.desktop.shell.opening import show
from editorial.desktop.shell.panes import Panes
from editorial.desktop.sources.pane import Beside
from editorial.desktop.widgets.background import Background
from editorial.desktop.wording.checking import check_words
from editorial.domain.errors import EditorialError
from editorial.domain.source import SourceArrival
from editorial.jobs.counting import counted
from editorial.jobs.file_formats import import_filters
from editorial.jobs.progress import Cancelled, Progress
from editorial.jobs.source_reading import ReadSources, SourcesRead, article_as_source, pasted_source
from editorial.review.commands.sources import AttachSource, RemoveSource, checked_with
from editorial.review.going_out import source_words_going_out

_ATTACH = (ActionId.ATTACH_FILES, ActionId.ATTACH_CLIPBOARD, ActionId.ATTACH_ARTICLE)
NO_ARTICLE = "Open an article first: sources belong to one"


class SourcePane(QObject):
    """Keeps the pane in step with the quote in focus."""

    def __init__(
        self,
        panes: Panes,
        reviewer: Reviewer,
        ask: Asker,
        background: Background,
        bindings: Bindings,
        post: Post,
    ) -> None:
        super().__init__(panes)
        self._panes, self._reviewer, self._ask = panes, reviewer, ask
        self._background, self._post = background, post
        self._pane = panes.beside.sources
        self.matches = SourceMatches(reviewer, background.start)
        self.checks = CheckController(reviewer, self.matches, ask, lambda: self._pane.place, self.show)
        self.actions: Handlers = {
            **self.checks.actions,
            ActionId.SOURCES: self._toggle,
            ActionId.TO_SOURCE: self._go_over,
            ActionId.ATTACH_FILES: self._ask_files,
            ActionId.ATTACH_CLIPBOARD: self._attach_clipboard,
            ActionId.ATTACH_ARTICLE: self._ask_article,
            ActionId.REMOVE_SOURCE: self._remove,
            ActionId.SOURCE_RULES: self._rules,
        }
        menu = QMenu(self._pane)
        menu.addActions([bindings.actions[key] for key in _ATTACH])
        self._pane.set_menu(menu)
        self._pane.action_requested.connect(lambda key: bindings.actions[ActionId(key)].trigger())
        self._pane.files_dropped.connect(self._drop)
        self._pane.view.set_going_out(self._words_going_out)
        self.matches.changed.connect(self._fill)
        reviewer.focused.connect(lambda _item: self._fill())
        self._fill()

    def _words_going_out(self, words: str) -> str:
        """Return words of a source with pseudonyms for protected names; none, and say why, if these are not known."""
        try:
            return self._reviewer.desk.job(source_words_going_out, self._reviewer.record, words)
        except EditorialError as error:
            self._reviewer.post_error(error)
            return ""

    # Showing

    def show(self) -> None:
        """Show the pane; the focus stays where it is."""
        if not self._pane.isVisible():
            self._panes.show_sources(shown=True)
            self._fill()

    def _toggle(self) -> None:
        if self._pane.isVisible():
            self._panes.show_sources(shown=False)
            self._panes.take_focus()
        else:
            self.show()

    def _go_over(self) -> None:
        """Go from the quote to its place in the source, or back to the article."""
        focus = QApplication.focusWidget()
        if focus is not None and self._pane.isAncestorOf(focus):
            self._panes.view.setFocus()
            return
        self.show()
        (self._pane.view if self._reviewer.session and self._reviewer.record.sources else self._pane.attach).setFocus()

    def _fill(self) -> None:
        if not self._pane.isVisible():
            return
        session = self._reviewer.session
        if session is None:
            self._pane.show_beside(Beside())
            return
        item = self._reviewer.item
        beside = Beside(
            session.record.article.text,
            tuple(session.record.sources.values()),
            self.matches.texts,
            busy=self.matches.busy,
        )
        if item is not None and (utterance := item.utterance) is not None:
            beside = replace(
                beside,
                quote=True,
                match=self.matches.of(utterance),
                nearest=self.matches.nearest(utterance),
                decided=check_words(utterance.pieces),
            )
        elif item is not None and item.entity is not None:
            beside = replace(beside, names=self.matches.names(item.entity))
        self._pane.show_beside(beside)

    # Attaching and removing

    def _ask_files(self) -> None:
        if self._reviewer.session is None:
            self._post(Message(NO_ARTICLE, Tone.HINT))
            return
        dialog = QFileDialog(self._panes.window(), "Attach sources", "", import_filters())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.attach_files([Path(name) for name in names]))
        show(dialog)

    def _drop(self, data: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.attach_files(paths)

    def attach_files(self, paths: Sequence[Path]) -> None:
        """Read files and attach them to the open article; those that cannot be read are told."""
        session = self._reviewer.session
        if session is None:
            self._post(Message(NO_ARTICLE, Tone.HINT))
            return
        job = self._reviewer.desk.job(ReadSources, paths)
        then = partial(self._attach_read, session.article_id)
        self._background.start(job, progress=_ignore, done=then, failed=self._failed)

    def _attach_read(self, article_id: str, read: SourcesRead) -> None:
        session = self._reviewer.session
        if session is None or session.article_id != article_id:
            self._post(Message("Another article is open now: nothing was attached", Tone.ERROR))
            return
        self._reviewer.turns.run(lambda: self._attach(read.found))
        if read.problems:
            more = f" (and {len(read.problems) - 1} more)" if len(read.problems) > 1 else ""
            self._post(Message(f"{read.problems[0]}{more}", Tone.ERROR))

    def _attach(self, found: Sequence[SourceArrival]) -> None:
        attached = [one for one in found if self._reviewer.apply(AttachSource(arrival=one)) is not None]
        if attached:
            self.show()
            notes = [note for one in attached for note in one.notes]
            said = f"{counted(len(attached), 'source')} attached; [[undo]] takes that back"
            self._post(Message(f"{said}. {'; '.join(notes)}" if notes else said))

    def _attach_clipboard(self) -> None:
        if self._reviewer.session is None:
            self._post(Message(NO_ARTICLE, Tone.HINT))
            return
        words = QApplication.clipboard().text()
        try:
            source = pasted_source(words)
        except EditorialError as error:
            self._post(Message(str(error) if words.strip() else "The clipboard holds no text", Tone.ERROR))
            return
        title = next((line.strip() for line in words.splitlines() if line.strip()), "Pasted text")[:60]
        self._ask.line("Title of the source", title, lambda typed: self._attach_titled(source, typed))

    def _attach_titled(self, source: SourceArrival, title: str) -> None:
        self._attach([replace(source, title=title)])

    def _ask_article(self) -> None:
        session = self._reviewer.session
        if session is None:
            self._post(Message(NO_ARTICLE, Tone.HINT))
            return
        rows = [row for row in self._reviewer.desk.queue() if row.id != session.article_id]
        answers = [(row.id, " ".join(row.title.split()) or "Untitled") for row in rows]
        self._ask.one_of("Which article is a source of this one?", answers, self._attach_article)

    def _attach_article(self, article_id: str) -> None:
        try:
            source = self._reviewer.desk.job(article_as_source, article_id)
        except EditorialError as error:
            self._reviewer.post_error(error)
            return
        self._attach([source])

    def _remove(self) -> None:
        key = self._pane.current
        session = self._reviewer.session
        if session is None or key is None or key not in session.record.sources:
            self._post(Message("No source is shown", Tone.HINT))
            return
        title, checks = session.record.sources[key].title, len(checked_with(session.record, key))
        if self._reviewer.apply(RemoveSource(source=key)) is not None:
            gone = f", and {counted(checks, 'check')} made with it" if checks else ""
            self._post(Message(f"“{title}” is no longer a source{gone}; [[undo]] takes that back"))

    def _rules(self) -> None:
        dialog = SourceRulesDialog(self._reviewer.desk, self._panes.window())
        dialog.accepted.connect(self.matches.refresh)
        show(dialog)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._post(Message(str(error), Tone.ERROR))


def _ignore(_progress: Progress) -> None:
    """Show no progress of its own: the strip does."""
