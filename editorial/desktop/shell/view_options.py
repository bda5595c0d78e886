"""What is shown of the open article, and in which order."""

from __future__ import annotations

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Life, Message, Post, Tone
from editorial.desktop.article.model import CaretMode
from editorial.desktop.findings.list.filters import Order
from editorial.desktop.findings.panel import FindingsPanel
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.shell.article_pane import ArticlePane
from editorial.desktop.shell.menus import Switches

PLACES_HINT = (
    "Space leaves an occurrence out or takes it in; [[confirm]], [[reject]] and the types act on those ticked; "
    "Esc goes back"
)

NO_PLACES = "Only a name that occurs several times has occurrences to leave out"


class ViewOptions:
    """Switches nested quotes, rejected findings, the order of the findings, and the caret."""

    def __init__(self, reviewer: Reviewer, article: ArticlePane, findings: FindingsPanel, post: Post) -> None:
        self._reviewer, self._article, self._findings, self._post = reviewer, article, findings, post
        self.actions: Handlers = {
            ActionId.SHOW_NESTED: self._nested,
            ActionId.SHOW_REJECTED: self._rejected,
            ActionId.ORDER: self._order,
            ActionId.PLACES: self._occurrences,
            ActionId.CARET: article.toggle_caret,
        }
        self.switches: Switches = {
            ActionId.SHOW_NESTED: lambda: article.visibility.nested,
            ActionId.SHOW_REJECTED: lambda: reviewer.shown.rejected,
            ActionId.ORDER: lambda: findings.filter.order is Order.DOUBT,
            ActionId.CARET: lambda: article.view.caret_mode is CaretMode.ON,
        }

    def _nested(self) -> None:
        shown = self._article.visibility
        self._article.show(shown._replace(nested=not shown.nested))
        self._post(Message(f"Quotes inside quotes are {'hidden' if shown.nested else 'shown'}", Tone.HINT))

    def _rejected(self) -> None:
        shown = not self._reviewer.shown.rejected
        self._reviewer.show(self._reviewer.shown._replace(rejected=shown))
        self._article.show(self._article.visibility._replace(rejected=shown))
        self._post(Message(f"What was rejected is {'shown' if shown else 'hidden'}", Tone.HINT))

    def _order(self) -> None:
        doubt = self._findings.filter.order is not Order.DOUBT
        self._findings.set_filter(self._findings.filter._replace(order=Order.DOUBT if doubt else Order.TEXT))
        words = "the most doubtful first" if doubt else "in the order of the text"
        self._post(Message(f"Findings: {words}", Tone.HINT))

    def _occurrences(self) -> None:
        """Move the focus to the occurrences of the name in focus, or back."""
        if self._findings.in_occurrences:
            self._findings.leave_occurrences()
        else:
            self._post(
                Message(PLACES_HINT if self._findings.enter_occurrences() else NO_PLACES, Tone.HINT, life=Life.FINDING)
            )
