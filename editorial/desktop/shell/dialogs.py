"""All windows beside the review; imported when the first of them is opened."""

from __future__ import annotations

from typing import Protocol

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.shell.article_dialogs import ArticleDialogs
from editorial.desktop.shell.guideline_window import GuidelineWindow
from editorial.desktop.shell.help_dialogs import HelpDialogs
from editorial.desktop.shell.library_dialogs import LibraryDialogs
from editorial.desktop.shell.newsroom_dialogs import NewsroomDialogs
from editorial.desktop.shell.people import PeopleWindow
from editorial.desktop.shell.quote_windows import QuoteWindows
from editorial.desktop.shell.quoted import QuotedWindow
from editorial.desktop.shell.replies import RepliesWindow
from editorial.desktop.shell.reports import Reports

__all__ = [
    "ArticleDialogs",
    "Dialogs",
    "GuidelineWindow",
    "HelpDialogs",
    "LibraryDialogs",
    "NewsroomDialogs",
    "PeopleWindow",
    "QuoteWindows",
    "QuotedWindow",
    "RepliesWindow",
    "Reports",
]


class OverAllArticles(Protocol):
    """A window that reads all articles, and stays open beside the review."""

    actions: Handlers

    def close(self) -> None:
        """Close the window, which ends its reading."""


class Dialogs:
    """The dialogs, and the handlers of the actions that open them."""

    def __init__(
        self,
        library: LibraryDialogs,
        help_: HelpDialogs,
        article: ArticleDialogs,
        guideline: GuidelineWindow,
        reports: Reports,
        newsroom: NewsroomDialogs,
        *over_all: OverAllArticles,
    ) -> None:
        self.library_dialogs = library
        self._over_all = over_all
        self.actions: Handlers = {
            **library.actions,
            **help_.actions,
            **article.actions,
            **guideline.actions,
            **reports.actions,
            **newsroom.actions,
        }
        for one in over_all:
            self.actions.update(one.actions)

    def close(self) -> None:
        """Close the windows that read all articles, which ends their reading."""
        for one in self._over_all:
            one.close()
