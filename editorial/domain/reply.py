"""Right of reply: whether somebody whom an article is about must be asked, was asked, and answered."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from editorial.domain.frozen import frozen


class ReplyState(StrEnum):
    """How far the right of reply is. The values are stored: never change one, only add.

    TO_ASK: an editor said that the one named must be asked, and nobody has. ASKED: asked, and no answer yet. ANSWERED:
    there is an answer. DECLINED: there will be none, since the one asked does not want to say anything.
    """

    TO_ASK = "to-ask"
    ASKED = "asked"
    ANSWERED = "answered"
    DECLINED = "declined"

    @property
    def settled(self) -> bool:
        """Return whether there is nothing more to wait for."""
        return self in {ReplyState.ANSWERED, ReplyState.DECLINED}


REPLY_WORDS = {
    ReplyState.TO_ASK: "to be asked",
    ReplyState.ASKED: "asked, no answer yet",
    ReplyState.ANSWERED: "answered",
    ReplyState.DECLINED: "declined to answer",
}
"""How a state is called on screen and in exports."""


class ReplyGate(StrEnum):
    """What of the right of reply an article needs to be verified, for those who must be asked; the newsroom's setting.

    ASKED: all of them were asked. SETTLED: all of them answered or declined.
    """

    NEVER = "never"
    ASKED = "asked"
    SETTLED = "settled"

    def open(self, state: ReplyState) -> bool:
        """Return whether somebody in this state still stands in the way of a verification."""
        if self is ReplyGate.NEVER:
            return False
        return state is ReplyState.TO_ASK or (self is ReplyGate.SETTLED and not state.settled)


@frozen
class Reply:
    """What an editor noted about the right of reply of one name in an article, and when (UTC).

    `when` and `how` say when and how they were asked, as the editor wrote it (*Monday, 10:00*; *by e-mail*), `note`
    anything else, such as the answer.
    """

    state: ReplyState
    by: str
    at: datetime
    when: str = ""
    how: str = ""
    note: str = ""

    @property
    def words(self) -> str:
        """Return it as a phrase: *asked, no answer yet (Monday, by e-mail): they call back*."""
        asked = ", ".join(filter(None, (self.when, self.how)))
        return f"{REPLY_WORDS[self.state]}{f' ({asked})' if asked else ''}{f': {self.note}' if self.note else ''}"
