"""Deciding who is the same over several articles: their names are linked to one record of the newsroom's list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from editorial.domain.annotation import How
from editorial.domain.labels import PERSON
from editorial.domain.library import AuthorityRecord
from editorial.domain.people import NameUse, Profile
from editorial.formats.authority_list import derived_id
from editorial.review.commands.groups import LinkAuthority


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """Names of articles that are to be linked to one record of the list, or unlinked (`record` is None).

    `before` is the record as the list has it, None if there is none yet.
    """

    record: AuthorityRecord | None
    uses: tuple[NameUse, ...]
    before: AuthorityRecord | None = None

    @property
    def changes_list(self) -> bool:
        """Return whether the record has to be stored before the names are linked to it."""
        return self.record is not None and self.record != self.before

    @property
    def commands(self) -> tuple[tuple[str, LinkAuthority], ...]:
        """Return the commands, each with the id of its article."""
        key = None if self.record is None else self.record.id
        return tuple(
            (use.article_id, LinkAuthority(entity=use.entity_id, authority=key, how=How.GROUP)) for use in self.uses
        )


def fullest(profiles: Sequence[Profile]) -> int:
    """Return which of some profiles gives the name by default: one on the list, else the longest name."""
    order = [(one.record is None, -len(one.name.split()), -len(one.name), at) for at, one in enumerate(profiles)]
    return min(order)[-1]


def join(profiles: Sequence[Profile], keep: int, records: Sequence[AuthorityRecord]) -> LinkPlan:
    """Return the plan that makes profiles the same one, named as the one at the index `keep`.

    Names that are linked to its record already, by an editor, are left as they are. Its record gets the other names,
    but none that is a single word of a person: that could be somebody else's.
    """
    kept = profiles[keep]
    before = kept.record
    record = before or new_record(kept.name, kept.label, records)
    others = [name for one in profiles for name in (one.name, *one.other_names) if name != record.name]
    safe = [name for name in others if record.label != PERSON or len(name.split()) > 1]
    grown = replace(record, aliases=tuple(dict.fromkeys((*record.aliases, *safe))))
    return LinkPlan(grown, _open(profiles, record.id), before)


def move(uses: Sequence[NameUse], record: AuthorityRecord | None, records: Sequence[AuthorityRecord]) -> LinkPlan:
    """Return the plan that links some names to another record, or to none."""
    key = None if record is None else record.id
    left = tuple(use for use in uses if use.authority != key or (key is not None and not use.status.decided))
    before = None if record is None else next((one for one in records if one.id == record.id), None)
    return LinkPlan(record, left, before)


def new_record(name: str, label: str, records: Sequence[AuthorityRecord]) -> AuthorityRecord:
    """Return a new record for the list, with an id that no other has."""
    taken = {record.id for record in records}
    key = first = derived_id(name, label)
    number = 2
    while key in taken:
        key, number = f"{first}-{number}", number + 1
    return AuthorityRecord(key, name, label)


def _open(profiles: Sequence[Profile], authority: str) -> tuple[NameUse, ...]:
    every = (use for one in profiles for use in one.uses)
    return tuple(use for use in every if use.authority != authority or not use.status.decided)
