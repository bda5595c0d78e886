"""What to do where somebody else decided about the same: the editor sees both, and chooses with one key."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editorial.desktop.actions.messages import Life, Tone
from editorial.desktop.reviewing.asking import Asker
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.review.conflicts import DecidedElsewhereError
from editorial.review.wording.summaries import decision_words

THEIRS, MINE = "theirs", "mine"


class ConflictController(QObject):
    """Asks after each conflict whether what the other decided stays, which is first, or is decided anew as meant."""

    def __init__(self, reviewer: Reviewer, ask: Asker) -> None:
        super().__init__(reviewer)
        self._reviewer, self._ask = reviewer, ask
        reviewer.conflicted.connect(self._show)

    def _show(self, conflict: DecidedElsewhereError) -> None:
        mine = decision_words(conflict.mine)
        answers = [(THEIRS, "Leave it as it is now"), (MINE, f"Decide all the same: {mine}")]
        title = f"{conflict.their_words}. You meant: {mine}"
        self._ask.either(title, answers, lambda answer: self._take(answer, conflict))

    def _take(self, answer: str, conflict: DecidedElsewhereError) -> None:
        if answer != MINE:
            self._reviewer.post("Left as it is now", Tone.HINT, life=Life.DECISION)
        else:
            words, number = f"Deciding all the same: {decision_words(conflict.mine)}", len(conflict.mine.changes)
            self._reviewer.change_many(number, words, conflict.command, self._reviewer.continue_review)
