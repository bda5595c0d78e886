"""Deciding about a quote and its source, and going from quote to quote that is not checked."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QApplication

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.reviewing.asking import Asker
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.source_matches import SourceMatches
from editorial.domain.gate import unchecked_and_to_change
from editorial.domain.source import time_code
from editorial.domain.source_check import CheckGate, CheckOutcome
from editorial.domain.text import Span
from editorial.domain.utterance import Utterance
from editorial.review.commands.sources import CheckQuote, ClearCheck

Place = tuple[str | None, Span | None]
NO_QUOTE = "Go to a quote first: a source is checked for one quote at a time"
NO_SOURCE = (
    "This article has no source: [[attach_files]] attaches one, [[check_none]] says that there is none to be had"
)
LOOK_FIRST = "The source stands beside the quote now: look at it, and press [[check]] again"
ALL_CHECKED = "Every quote in quotation marks is checked"
WHY = "Why is the quote altered on purpose?"


class CheckController:
    """Decides about the quote in focus; what is claimed is what stood beside it.

    `place` returns the source that is shown and the place of the quote in it, `look` shows the sources.
    """

    def __init__(
        self,
        reviewer: Reviewer,
        matches: SourceMatches,
        ask: Asker,
        place: Callable[[], Place],
        look: Callable[[], object],
    ) -> None:
        self._reviewer, self._matches, self._ask = reviewer, matches, ask
        self._place, self._look = place, look
        self.actions: Handlers = {
            ActionId.CHECK: self.check,
            ActionId.CHECK_ALTERED: self.altered,
            ActionId.CHECK_CHANGE: partial(self._decide, CheckOutcome.MUST_CHANGE),
            ActionId.CHECK_NONE: partial(self._decide, CheckOutcome.NO_SOURCE),
            ActionId.CLEAR_CHECK: self.clear,
            ActionId.NEXT_UNCHECKED: self.next_unchecked,
            ActionId.COPY_TIME: self.copy_time,
        }

    def _utterance(self) -> Utterance | None:
        item = self._reviewer.item
        if item is None or item.utterance is None:
            self._reviewer.post(NO_QUOTE, Tone.HINT)
            return None
        return item.utterance

    def check(self) -> None:
        """Say that the quote is right as it stands: only with a source beside it."""
        if self._utterance() is None:
            return
        if not self._reviewer.record.sources:
            self._reviewer.post(NO_SOURCE, Tone.HINT)
        elif self._place()[0] is None:
            self._look()
            self._reviewer.post(LOOK_FIRST, Tone.HINT)
        else:
            self._decide(CheckOutcome.CHECKED)

    def altered(self) -> None:
        """Ask why the quote is altered on purpose, and record that."""
        if (utterance := self._utterance()) is not None:
            self._ask.reason(WHY, "Keep", partial(self._altered, utterance, self._place()))

    def _altered(self, utterance: Utterance, place: Place, reason: str) -> None:
        self._apply(utterance, CheckOutcome.ALTERED_ON_PURPOSE, place, reason)

    def _decide(self, outcome: CheckOutcome) -> None:
        if (utterance := self._utterance()) is not None:
            self._apply(utterance, outcome, self._place())

    def _apply(self, utterance: Utterance, outcome: CheckOutcome, place: Place, reason: str | None = None) -> None:
        match = self._matches.of(utterance)
        source, span = place
        self._reviewer.apply(
            CheckQuote(
                quotes=utterance.ids,
                outcome=outcome,
                verdict=match.verdict if match is not None else None,
                source=source,
                span=span,
                reason=reason,
            )
        )

    def clear(self) -> None:
        """Take back what was decided about the quote and its source."""
        if (utterance := self._utterance()) is not None:
            self._reviewer.apply(ClearCheck(quotes=utterance.ids))

    def next_unchecked(self) -> None:
        """Focus the next quote in marks without a check that holds, from the one in focus on, and show its source."""
        outline = self._reviewer.outline
        waiting = [item for item in outline.items if item.utterance and _waits(item.utterance)] if outline else []
        if not waiting:
            self._reviewer.post(ALL_CHECKED, Tone.HINT)
            return
        at = self._reviewer.item
        if at in waiting and self._place()[0] is None and self._reviewer.record.sources:
            self._look()  # its source was not beside it yet
            return
        after = [item for item in waiting if at is not None and (item.span, item.key) > (at.span, at.key)]
        self._reviewer.focus((after or waiting)[0])
        self._look()

    def copy_time(self) -> None:
        """Copy the time code of the quote in its source."""
        utterance = self._utterance()
        match = self._matches.of(utterance) if utterance is not None else None
        if match is None or match.seconds is None:
            self._reviewer.post("The source has no time for this quote", Tone.HINT)
            return
        QApplication.clipboard().setText(time_code(match.seconds))
        self._reviewer.post(f"{time_code(match.seconds)} is copied", Tone.HINT)


def _waits(utterance: Utterance) -> bool:
    """Return whether a quote in marks has no check that holds."""
    unchecked, _ = unchecked_and_to_change(utterance.pieces, CheckGate.MARKS)
    return bool(unchecked)
