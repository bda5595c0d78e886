"""Choosers for a label, for another name of the article, and for an entry of the newsroom's list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from editorial.desktop.choosers.occurrence_preview import OccurrencePreview
from editorial.desktop.choosers.option_chooser import STEPS, OptionChooser
from editorial.desktop.choosers.ranking import Option
from editorial.desktop.choosers.speaker_chooser import named
from editorial.desktop.reviewing.asking import Preview
from editorial.desktop.theme import Theme
from editorial.desktop.widgets.parts import muted_label
from editorial.domain import labels
from editorial.domain.annotation import Entity, Status
from editorial.domain.library import AuthorityRecord
from editorial.domain.record import Record
from editorial.review.merge_offers import fuller_name, merge_offers


def type_options(known: Iterable[str], current: str | None) -> list[Option]:
    """Return the labels as options, the current one last; they are also found by their code."""
    ordered = sorted(dict.fromkeys(known), key=lambda label: label == current)
    return [
        Option(label, labels.words(label), "as it is now" if label == current else "", (label,)) for label in ordered
    ]


class PreviewChooser(OptionChooser):
    """Option chooser that also shows the occurrences to which the choice applies; it is accepted with an Answer."""

    def __init__(
        self, host: QWidget, theme: Theme, title: str, options: Sequence[Option], preview: Preview, *, prompt: str
    ) -> None:
        super().__init__(host, theme, title, options, prompt=prompt)
        self.previewed = OccurrencePreview(self, preview)
        self.note = muted_label("what is left out", self)
        self.note.setText(preview.note)
        self.note.setVisible(bool(preview.note))
        self.parts.addWidget(self.note)
        self.hint = muted_label("hint", self)
        self.hint.setText("Tab goes to the occurrences, Space leaves one out")
        self.hint.setVisible(self.previewed.box is not None)
        self.parts.addWidget(self.hint)

    def answer(self, value: object) -> None:
        """Accept the value for the ticked occurrences."""
        if self.previewed.allowed:
            self.accept(self.previewed.answer(value))

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Leave the arrow keys to the list of occurrences while it has the focus."""
        if self.previewed.has_focus and Qt.Key(event.key()) in STEPS:
            return False
        return super().key_pressed(event)


class TypeChooser(PreviewChooser):
    """Chooser for a label; it is accepted with an Answer with the label."""

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        title: str,
        known: Iterable[str],
        current: str | None,
        preview: Preview,
    ) -> None:
        options = type_options(known, current)
        super().__init__(host, theme, title, options, preview, prompt="A few letters of the type")


def name_options(record: Record, other_than: str) -> list[Option]:
    """Return the other names of the article as options: those with the same label first, then alphabetically."""
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


class NameChooser(PreviewChooser):
    """Chooser for another name of the article; it is accepted with an Answer with the entity's id."""

    def __init__(
        self, host: QWidget, theme: Theme, title: str, record: Record, other_than: str, preview: Preview
    ) -> None:
        offered = [offer.entity for offer in merge_offers(record, other_than)]
        options = name_options(record, other_than)
        options.sort(key=lambda option: offered.index(str(option.value)) if option.value in offered else len(offered))
        self._record, self._own = record, other_than
        super().__init__(host, theme, title, options, preview, prompt="A name of this article")
        self.result = muted_label("result", self)
        self.parts.insertWidget(self.parts.indexOf(self.list) + 1, self.result)
        self.list.selectionModel().currentChanged.connect(self._show_result)
        self.field.textChanged.connect(self._show_result)
        if self.previewed.box is not None:
            self.previewed.box.changed.connect(self._show_result)
        self._show_result()

    def found(self, typed: str) -> list[Option]:
        """Return the names that the typed text means, best first."""
        return named(self._record, typed, super().found(typed))

    def _show_result(self) -> None:
        """Say what the merged name will be called."""
        entities, row = self._record.entities, self.current
        other = entities.get(str(self.options[row].value)) if row >= 0 else None
        own, box = entities[self._own], self.previewed.box
        words = ""
        if other is not None and (box is None or len(box.ticked) == len(box.list.occurrences.items)):
            words = f"Both are called {fuller_name(self._record, other, own)} then, {labels.words(other.label)}"
        elif other is not None:
            words = f"The ticked occurrences are {other.name} then, the rest stay {own.name}"
        self.result.setText(words)


class KeepChooser(PreviewChooser):
    """Chooser for the name to keep of several that are merged; it is accepted with an Answer with the entity's id."""

    def __init__(
        self, host: QWidget, theme: Theme, title: str, record: Record, entities: Sequence[str], preview: Preview
    ) -> None:
        options = [option for option in name_options(record, "") if option.value in entities]
        options.sort(key=lambda option: entities.index(str(option.value)))
        super().__init__(host, theme, title, options, preview, prompt="The name that is kept")


def authority_options(records: Iterable[AuthorityRecord], entity: Entity) -> list[Option]:
    """Return the entries of the newsroom's list as options, those with the entity's name first.

    If the entity is linked, the last option removes the link.
    """
    names = {name.casefold() for name in (entity.name, *entity.aliases)}

    def order(one: AuthorityRecord) -> tuple[bool, bool, str]:
        own = {name.casefold() for name in (one.name, *one.aliases)}
        return names.isdisjoint(own), one.label != entity.label, one.name.casefold()

    options = [Option(one.id, one.name, labels.words(one.label), one.aliases) for one in sorted(records, key=order)]
    return [*options, Option(None, "not in the list", "unlink")] if entity.authority is not None else options


class AuthorityChooser(PreviewChooser):
    """Chooser for an entry of the newsroom's list; it is accepted with an Answer with the entry's id, or None."""

    def __init__(
        self,
        host: QWidget,
        theme: Theme,
        title: str,
        records: Iterable[AuthorityRecord],
        entity: Entity,
        preview: Preview,
    ) -> None:
        options = authority_options(records, entity)
        super().__init__(host, theme, title, options, preview, prompt="A name of the newsroom's list")
