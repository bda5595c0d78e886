"""Commands on those who are named: protect a name by a pseudonym, and note how far a right of reply is.

They decide nothing else of the name: what was undecided stays so, and a verified article stays verified.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.domain.annotation import Entity, Status
from editorial.domain.errors import RuleError
from editorial.domain.labels import PERSON
from editorial.domain.protecting.folding import folded
from editorial.domain.protecting.names import ProtectedName, gives_away
from editorial.domain.record import Record, Ref, Table
from editorial.domain.reply import Reply, ReplyState
from editorial.domain.summary import Summary, SummaryCode
from editorial.review.commands.command import Command
from editorial.review.commands.decide import target_of
from editorial.review.draft import Draft
from editorial.review.wording.excerpts import short

_CODES = {
    ReplyState.TO_ASK: SummaryCode.REPLY_TO_ASK,
    ReplyState.ASKED: SummaryCode.REPLY_ASKED,
    ReplyState.ANSWERED: SummaryCode.REPLY_ANSWERED,
    ReplyState.DECLINED: SummaryCode.REPLY_DECLINED,
}


@dataclass(frozen=True, kw_only=True)
class Protect(Command):
    """Give a name a pseudonym that stands in its place in all that leaves the library; None takes it back."""

    entity: str
    pseudonym: str | None

    def run(self, draft: Draft) -> None:
        """Set the pseudonym. Raises RuleError if it is empty, gives the name away, or is somebody else's name."""
        entity = draft.entity(self.entity)
        if self.pseudonym is None:
            if entity.pseudonym is None:
                raise RuleError(f"{short(entity.name)} is not protected")
            draft.put(replace(entity, pseudonym=None))
            return
        pseudonym = " ".join(self.pseudonym.split())
        if not any(letter.isalnum() for letter in pseudonym):
            raise RuleError("a pseudonym needs at least one letter")
        forms = (entity.name, *entity.aliases, *_surfaces(draft, entity))
        if gives_away(pseudonym, ProtectedName(entity.name, "", forms, person=entity.label == PERSON)):
            raise RuleError(f"“{short(pseudonym)}” would give the name away: choose another pseudonym")
        if any(folded(pseudonym) in map(folded, (one.name, *one.aliases)) for one in draft.entities() if one != entity):
            raise RuleError(f"“{short(pseudonym)}” is named in this article: choose another pseudonym")
        draft.put(replace(entity, pseudonym=pseudonym))

    def summary(self, record: Record) -> Summary:
        """Return PROTECT with the name and the pseudonym, or UNPROTECT with the name."""
        target = target_of(record, (Ref(Table.ENTITY, self.entity),))
        if self.pseudonym is None:
            return Summary.of(SummaryCode.UNPROTECT, target=target)
        return Summary.of(SummaryCode.PROTECT, target=target, name=" ".join(self.pseudonym.split()))


def _surfaces(draft: Draft, entity: Entity) -> list[str]:
    standing = (one for one in draft.mentions_of(entity.id) if one.status is not Status.REJECTED)
    return [one.span.of(draft.text) for one in standing]


@dataclass(frozen=True, kw_only=True)
class NoteReply(Command):
    """Note how far the right of reply of a name is; `when`, `how` and `note` as the editor writes them."""

    entity: str
    state: ReplyState
    when: str = ""
    how_asked: str = ""
    note: str = ""

    def run(self, draft: Draft) -> None:
        """Write it into the name. Raises RuleError if nobody was asked, and yet something is said of that."""
        entity = draft.entity(self.entity)
        when, how, note = (" ".join(words.split()) for words in (self.when, self.how_asked, self.note))
        if self.state is ReplyState.TO_ASK and (when or how):
            raise RuleError("whoever is still to be asked was not asked at any time: choose another state")
        noted = Reply(self.state, draft.by, draft.at, when, how, note)
        if entity.reply is not None and replace(entity.reply, by=noted.by, at=noted.at) == noted:
            return
        draft.put(replace(entity, reply=noted))

    def summary(self, record: Record) -> Summary:
        """Return the state, with the name."""
        return Summary.of(_CODES[self.state], target=target_of(record, (Ref(Table.ENTITY, self.entity),)))


@dataclass(frozen=True, kw_only=True)
class ClearReply(Command):
    """Take back what was noted about the right of reply of a name."""

    entity: str

    def run(self, draft: Draft) -> None:
        """Remove it. Raises RuleError if nothing was noted."""
        entity = draft.entity(self.entity)
        if entity.reply is None:
            raise RuleError(f"nothing is noted about the right of reply of {short(entity.name)}")
        draft.put(replace(entity, reply=None))

    def summary(self, record: Record) -> Summary:
        """Return CLEAR_REPLY with the name."""
        return Summary.of(SummaryCode.CLEAR_REPLY, target=target_of(record, (Ref(Table.ENTITY, self.entity),)))
