"""Which type, and which other name of the article."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from editorial.desktop.choosers.option_chooser import OptionChooser
from editorial.desktop.choosers.ranking import Option
from editorial.desktop.theme import Theme
from editorial.domain import labels
from editorial.domain.annotation import Entity, Status
from editorial.domain.library import AuthorityRecord
from editorial.domain.record import Record


def type_options(known: Iterable[str], current: str | None) -> list[Option]:
    """Return the types, in their order, the one it has now at the end; each is found by its code too."""
    ordered = sorted(dict.fromkeys(known), key=lambda label: label == current)
    return [
        Option(label, labels.words(label), "as it is now" if label == current else "", (label,)) for label in ordered
    ]


class TypeChooser(OptionChooser):
    """`taken` carries a label."""

    def __init__(
        self, host: QWidget, theme: Theme, title: str, known: Iterable[str], current: str | None = None
    ) -> None:
        super().__init__(host, theme, title, type_options(known, current), prompt="A few letters of the type")


def name_options(record: Record, other_than: str) -> list[Option]:
    """Return the other names of the article: those of the same type first, then by the alphabet."""
    own = record.entities.get(other_than)
    others = (e for key, e in record.entities.items() if key != other_than and e.status is not Status.REJECTED)
    ordered = sorted(others, key=lambda e: (own is not None and e.label != own.label, e.name.casefold()))
    counts: dict[str, int] = {}
    for mention in record.mentions.values():
        if mention.entity is not None and mention.status is not Status.REJECTED:
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    return [
        Option(e.id, e.name, f"{labels.words(e.label)} ×{counts.get(e.id, 0)}", (*e.aliases, *e.possible_aliases))
        for e in ordered
    ]


class NameChooser(OptionChooser):
    """`taken` carries the id of an entity."""

    def __init__(self, host: QWidget, theme: Theme, title: str, record: Record, other_than: str) -> None:
        super().__init__(host, theme, title, name_options(record, other_than), prompt="A name of this article")


def authority_options(records: Iterable[AuthorityRecord], entity: Entity) -> list[Option]:
    """Return the entries of the newsroom's list, those of that name first; at the end that there is none."""
    names = {name.casefold() for name in (entity.name, *entity.aliases)}

    def order(one: AuthorityRecord) -> tuple[bool, bool, str]:
        own = {name.casefold() for name in (one.name, *one.aliases)}
        return names.isdisjoint(own), one.label != entity.label, one.name.casefold()

    options = [Option(one.id, one.name, labels.words(one.label), one.aliases) for one in sorted(records, key=order)]
    return [*options, Option(None, "not in the list", "unlink")] if entity.authority is not None else options


class AuthorityChooser(OptionChooser):
    """`taken` carries the id of an entry of the newsroom's list, or None for no link."""

    def __init__(
        self, host: QWidget, theme: Theme, title: str, records: Iterable[AuthorityRecord], entity: Entity
    ) -> None:
        super().__init__(host, theme, title, authority_options(records, entity), prompt="A name of the newsroom's list")
