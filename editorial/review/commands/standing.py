"""Commands on the state of the article: verify, reopen, set aside."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.domain.article import Override, Standing, State, Verified
from editorial.domain.errors import RuleError
from editorial.domain.gate import Gate, gate
from editorial.domain.record import Record
from editorial.domain.summary import Summary, SummaryCode
from editorial.domain.waiting import left
from editorial.review.commands.command import Command
from editorial.review.draft import Draft
from editorial.review.wording.excerpts import excerpt


class GateClosedError(RuleError):
    """Error: the article cannot be verified yet; `gate` says what is undecided."""

    def __init__(self, closed: Gate) -> None:
        self.gate = closed
        super().__init__(f"{closed.words}: decide, or verify with a reason")


@dataclass(frozen=True, kw_only=True)
class Verify(Command):
    """Verify the article; a `reason`, which is recorded, is required if something that the gate asks for is open.

    What else nobody settled needs no reason; it is counted in the verification.
    """

    whole = True

    def run(self, draft: Draft) -> None:
        """Set the standing to verified. Raises GateClosedError, or RuleError if it is verified already."""
        if draft.standing().state is State.VERIFIED:
            raise RuleError("this article is verified already")
        checks, replies = draft.checks(), draft.replies()
        found = gate(draft.record, checks, replies)
        override = None
        if not found.is_open:
            if not (self.reason and self.reason.strip()):
                raise GateClosedError(found)
            override = Override(self.reason.strip(), found.undecided)
        remains = left(draft.record, draft.missed(), checks, replies)
        draft.put(Standing(State.VERIFIED, Verified(draft.by, draft.at, override, remains)))

    def summary_after(self, draft: Draft) -> Summary:
        """Return VERIFY with the title, or VERIFY_ALL_THE_SAME with it and the number of what is undecided."""
        made = draft.standing().verified
        if made is None or made.override is None:
            return self.summary(draft.record)
        title = excerpt(draft.record.article.title)
        return Summary.of(SummaryCode.VERIFY_ALL_THE_SAME, text=title, undecided=made.override.undecided)

    def summary(self, record: Record) -> Summary:
        """Return VERIFY with the title."""
        return Summary.of(SummaryCode.VERIFY, text=excerpt(record.article.title))


@dataclass(frozen=True, kw_only=True)
class Reopen(Command):
    """Return a verified or set-aside article to review."""

    def run(self, draft: Draft) -> None:
        """Set the standing to in review. Raises RuleError if it is open already."""
        if draft.standing().state not in {State.VERIFIED, State.SET_ASIDE}:
            raise RuleError("this article is open already")
        draft.put(draft.standing().reopened)

    def summary(self, record: Record) -> Summary:
        """Return REOPEN with the title."""
        return Summary.of(SummaryCode.REOPEN, text=excerpt(record.article.title))


@dataclass(frozen=True, kw_only=True)
class SetAside(Command):
    """Set the article aside undecided; it stays in the library but leaves the order of work."""

    def run(self, draft: Draft) -> None:
        """Set the standing to set aside. Raises RuleError if it is so already."""
        if draft.standing().state is State.SET_ASIDE:
            raise RuleError("this article is set aside already")
        draft.put(Standing(State.SET_ASIDE, earlier=draft.standing().last))

    def summary(self, record: Record) -> Summary:
        """Return SET_ASIDE with the title."""
        return Summary.of(SummaryCode.SET_ASIDE, text=excerpt(record.article.title))
