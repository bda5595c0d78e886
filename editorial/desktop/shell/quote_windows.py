"""The windows about the quotes of all articles: the search, and quotes with the same words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Message, Post, Tone
from editorial.desktop.dialogs.find_quotes import FindQuotesDialog
from editorial.desktop.dialogs.same_words import SameWordsDialog
from editorial.desktop.dialogs.table_export import ask_for_table
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.articles import Articles
from editorial.desktop.shell.lazy import Lazy
from editorial.desktop.shell.library_work import LibraryWork
from editorial.desktop.shell.opening import OneDialog, bring_forward, show
from editorial.desktop.theme import Themes
from editorial.domain.elsewhere import Pair
from editorial.domain.errors import EditorialError
from editorial.domain.quote_search import QuoteQuestion
from editorial.domain.record import Ref, Table
from editorial.domain.settings import Setting
from editorial.jobs.counting import counted
from editorial.jobs.elsewhere import PairsOfLibrary, PairsOfQuotes, write_pairs
from editorial.jobs.quote_searching import write_quotes
from editorial.jobs.table_writing import WriteTable

NO_QUOTE = "Go to a quote first: its words are looked for in other articles"


class QuoteWindows:
    """Opens them; what is chosen there is opened at its quote, and what is listed there written to a file."""

    def __init__(
        self,
        parent: QWidget,
        themes: Themes,
        articles: Articles,
        reviewer: Reviewer,
        work: Lazy[LibraryWork],
        selected: Callable[[], str],
        post: Post,
    ) -> None:
        """Build no window yet; `selected` returns the words that are selected in the article."""
        self._parent, self._themes, self._articles, self._reviewer = parent, themes, articles, reviewer
        self._work, self._selected, self._post = work, selected, post
        self._find: FindQuotesDialog | None = None
        self._all = OneDialog(self._make_all)
        self._here: SameWordsDialog | None = None
        self._came_from: str | None = None
        self.actions: Handlers = {
            ActionId.FIND_QUOTES: self._find_quotes,
            ActionId.SAME_WORDS: self._same_words,
            ActionId.ALL_SAME_WORDS: self._all.show,
        }
        reviewer.changed.connect(self._set_stale)

    def _find_quotes(self) -> None:
        if self._find is None:
            self._find = dialog = FindQuotesDialog(self._reviewer.desk, self._themes, self._parent)
            dialog.open_requested.connect(self._open)
            dialog.export_requested.connect(self._ask_quotes)
            dialog.message_posted.connect(self._post)
        self._find.start(self._selected())

    def _set_stale(self) -> None:
        if self._find is not None:
            self._find.set_stale()

    def _same_words(self) -> None:
        """Show where else the words of the quote in focus stand; the article that led here is the first choice."""
        item = self._reviewer.item
        if item is None or item.utterance is None:
            self._post(Message(NO_QUOTE, Tone.HINT))
            return
        desk, ids, record = self._reviewer.desk, frozenset(item.utterance.ids), self._reviewer.record
        if self._here is not None:
            self._here.close()
        job = partial(desk.job, PairsOfQuotes, record, ids)
        self._here = dialog = SameWordsDialog("The same words in other articles", job, self._themes, self._parent)
        dialog.begin_with(self._came_from)
        dialog.finished.connect(lambda _result: self._forget_here(dialog))
        dialog.open_requested.connect(partial(self._go_over, record.article.id))
        self._connect(dialog)
        show(dialog)

    def _go_over(self, here: str, article_id: str, quote: str) -> None:
        """Leave the window for one of the two articles, and remember which one led there."""
        if self._here is not None:
            self._here.close()
        self._open(article_id, quote)
        if article_id != here:
            self._came_from = here
            self._post(Message("[[same_words]] shows the way back", Tone.HINT))

    def _make_all(self) -> SameWordsDialog:
        job = partial(self._reviewer.desk.job, PairsOfLibrary)
        dialog = SameWordsDialog("The same words in all articles", job, self._themes, self._parent)
        dialog.open_requested.connect(self._open)
        self._connect(dialog)
        return dialog

    def _connect(self, dialog: SameWordsDialog) -> None:
        dialog.export_requested.connect(self._ask_pairs)
        dialog.message_posted.connect(self._post)

    def _forget_here(self, dialog: SameWordsDialog) -> None:
        if self._here is dialog:
            self._here = None

    def close(self) -> None:
        """Close the windows, which ends their searches."""
        self._all.close()
        for dialog in (self._find, self._here):
            if dialog is not None:
                dialog.close()

    def _open(self, article_id: str, quote: str) -> None:
        self._articles.open(article_id)
        self._reviewer.focus_ref(Ref(Table.QUOTE, quote))
        bring_forward(self._parent)

    # Files

    def _ask_quotes(self, question: QuoteQuestion) -> None:
        def write(target: Path) -> None:
            self._write(lambda: self._reviewer.desk.job(write_quotes, question, target), "quote", target)

        ask_for_table(self._parent, "Export quotes", self._folder, "quotes.csv", write)

    def _ask_pairs(self, pairs: tuple[Pair, ...]) -> None:
        def write(target: Path) -> None:
            self._write(lambda: self._reviewer.desk.job(write_pairs, pairs, target), "pair", target)

        ask_for_table(self._parent, "Export pairs", self._folder, "same-words.csv", write)

    @property
    def _folder(self) -> Path:
        return Path(str(self._reviewer.desk.setting(Setting.EXPORT_FOLDER, Path.home())))

    def _write(self, make: Callable[[], WriteTable], what: str, target: Path) -> None:
        try:
            job = make()
        except EditorialError as error:
            self._post(Message(str(error), Tone.ERROR))
            return
        self._work.get().run(job, partial(self._written, what, target))

    def _written(self, what: str, target: Path, number: int) -> None:
        self._reviewer.desk.keep(Setting.EXPORT_FOLDER, str(target.parent))
        self._post(Message(f"{counted(number, what)} written to {target}"))
