"""The decision that two names are not the same, so that they are not offered as one again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from editorial.domain.annotation import Entity
from editorial.domain.errors import RuleError
from editorial.domain.record import Record, Ref, Table
from editorial.domain.summary import Summary, SummaryCode
from editorial.review.commands.command import Command
from editorial.review.commands.decide import target_of
from editorial.review.draft import Draft


@dataclass(frozen=True, kw_only=True)
class KeepApart(Command):
    """Say that a name is not another one (both are ids of entities). This decides neither of the two."""

    entity: str
    other: str

    def run(self, draft: Draft) -> None:
        """Remember it in both, and drop the one's name from the possible aliases of the other."""
        if self.entity == self.other:
            raise RuleError("choose another name that it is not")
        keep_apart(draft, draft.entity(self.entity), draft.entity(self.other))
        for key, other in ((self.entity, self.other), (self.other, self.entity)):
            entity, name = draft.entity(key), draft.entity(other).name.casefold()
            possible = tuple(one for one in entity.possible_aliases if one.casefold() != name)
            draft.put(replace(entity, possible_aliases=possible))

    def summary(self, record: Record) -> Summary:
        """Return KEEP_APART with both names."""
        one, other = (target_of(record, (Ref(Table.ENTITY, key),)) for key in (self.entity, self.other))
        return Summary.of(SummaryCode.KEEP_APART, target=one, other=other)


def keep_apart(draft: Draft, one: Entity, other: Entity) -> None:
    """Remember in both entities that they are different."""
    for entity, key in ((one, other.id), (other, one.id)):
        different = list(dict.fromkeys((*entity.different_from, key)))
        draft.put(replace(draft.entity(entity.id), extra={**entity.extra, "different_from": different}))
