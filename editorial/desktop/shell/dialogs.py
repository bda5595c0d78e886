"""All windows beside the review; imported when the first of them is opened."""

from __future__ import annotations

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.shell.article_dialogs import ArticleDialogs
from editorial.desktop.shell.guideline_window import GuidelineWindow
from editorial.desktop.shell.help_dialogs import HelpDialogs
from editorial.desktop.shell.library_dialogs import LibraryDialogs
from editorial.desktop.shell.newsroom_dialogs import NewsroomDialogs
from editorial.desktop.shell.people import PeopleWindow
from editorial.desktop.shell.reports import Reports

__all__ = [
    "ArticleDialogs",
    "Dialogs",
    "GuidelineWindow",
    "HelpDialogs",
    "LibraryDialogs",
    "NewsroomDialogs",
    "PeopleWindow",
    "Reports",
]


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
        people: PeopleWindow,
    ) -> None:
        self.library_dialogs = library
        self._people = people
        self.actions: Handlers = {
            **library.actions,
            **help_.actions,
            **article.actions,
            **guideline.actions,
            **reports.actions,
            **newsroom.actions,
            **people.actions,
        }

    def close(self) -> None:
        """Close the window that reads all articles, which ends its reading."""
        self._people.close()
