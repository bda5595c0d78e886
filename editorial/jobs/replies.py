"""The list of those whose right of reply is noted, over all articles of a library."""

from __future__ import annotations

from enum import StrEnum

from editorial.domain.people import NameReply
from editorial.domain.reply import ReplyState
from editorial.storage.library import Library

_STATES = {state: place for place, state in enumerate(ReplyState)}


class Wanted(StrEnum):
    """Whom to list: who was not asked, who was not asked or has not answered, or all."""

    TO_ASK = "to-ask"
    OPEN = "open"
    ALL = "all"

    def takes(self, state: ReplyState) -> bool:
        """Return whether somebody in this state is listed."""
        if self is Wanted.TO_ASK:
            return state is ReplyState.TO_ASK
        return self is Wanted.ALL or not state.settled


def list_replies(library: Library, wanted: Wanted = Wanted.TO_ASK) -> list[NameReply]:
    """Return the names, those not asked first, then by date of the article, the latest first. Raises StorageError."""
    found = [row for row in library.people.replies() if wanted.takes(row.reply.state)]
    found.sort(key=lambda row: row.date, reverse=True)
    return sorted(found, key=lambda row: _STATES[row.reply.state])
