"""The status line: where the focus is, what undo would take back, when the last change was saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStatusBar, QWidget

from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selection import OccurrenceSelection
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.plain import Label, set_tooltip
from editorial.desktop.widgets.steady import Steady
from editorial.desktop.wording.findings import counted, day_and_time, listed
from editorial.desktop.wording.queue import OVERRIDDEN, override_left
from editorial.domain import labels
from editorial.domain.article import Left, Standing, State
from editorial.domain.record import STANDING, Record, Table
from editorial.review.outline import Item, ItemKind, Outline
from editorial.review.session import Outcome

_WORDS = {
    ItemKind.QUOTE: "Quote",
    ItemKind.REPORTED: "Reported",
    ItemKind.TERM: "Term",
    ItemKind.NAME: "Name",
    ItemKind.MENTION: "Name",
    ItemKind.MISSED: "Possibly missed",
}


Numbering: TypeAlias = Callable[[Item], tuple[int, int] | None]
"""Returns the number of an item and how many there are of its sort, as the list of findings counts them."""


def where(outline: Outline, item: Item, number: tuple[int, int] | None, place: tuple[int, int] | None) -> str:
    """Return the position of the focus: "Quote 2 of 5", "Name 2 of 18, occurrence 3 of 4"."""
    words = outline.at(item.refs[0]) if item.kind is ItemKind.CLAIM else item
    said = _WORDS[words.kind if words is not None else ItemKind.QUOTE]
    for more, numbers in (("", number), (", occurrence", place)):
        said += f"{more} {numbers[0]} of {numbers[1]}" if numbers is not None else ""
    return said


def place_in_group(outline: Outline, item: Item) -> tuple[int, int] | None:
    """Return the number of a mention in its opened group and how many there are; None for anything else."""
    if item.kind is not ItemKind.MENTION or item.entity is None:
        return None
    keys = [place.key for place in outline.mention_items(item.entity)]
    return (keys.index(item.key) + 1, len(keys)) if len(keys) > 1 else None


def about_all(place: tuple[int, int] | None) -> str:
    """Return the words for keys that act on a whole name although one mention of it is in focus."""
    return f"[[merge]], [[rename]], [[link]]: all {place[1]} occurrences" if place is not None else ""


def what(record: Record, item: Item) -> str:
    """Return the words about an item: whom an inferred speaker is taken to be, or a name's type."""
    if item.kind is ItemKind.CLAIM and item.utterance is not None and (speaker := item.utterance.speaker) is not None:
        entity = record.entities.get(speaker.entity) if speaker.entity else None
        said = f"“{speaker.span.of(record.article.text)}”" if speaker.span else "the speaker"
        taken = f"{said} taken to be {entity.name}" if entity else f"{said}: who is it?"
        return f"{taken}: check" if item.undecided else taken
    if item.entity is not None and item.entity in record.entities:
        entity = record.entities[item.entity]
        mentions = sum(at.table is Table.MENTION for at in item.refs)
        many = f" ×{mentions}" if mentions > 1 else ""
        return f"{entity.name}{many}, {labels.words(entity.label)}"
    if item.utterance is not None and item.kind is not ItemKind.TERM and item.utterance.speaker is None:
        return "no speaker found: [[choose_speaker]] or a digit gives one"
    return ""


def standing_words(standing: Standing) -> str:
    """Return who verified an article and when, and whether something was left undecided; or that it is set aside."""
    if standing.verified is None:
        if standing.earlier is None:
            return "set aside" if standing.state is State.SET_ASIDE else ""
        now = "set aside" if standing.state is State.SET_ASIDE else "in review again"
        return f"{now}, verified before by {standing.earlier.by}, {day_and_time(standing.earlier.at)}"
    override = standing.verified.override
    who = f"verified by {standing.verified.by}, {day_and_time(standing.verified.at)}"
    return f"✓ {who}" if override is None else f"{OVERRIDDEN} {who}, with {override_left(override.undecided)}"


def override_words(standing: Standing) -> str:
    """Return why an article was verified with something undecided, or empty words."""
    verified = standing.verified
    override = verified.override if verified is not None else None
    left = verified.left if verified is not None else None
    why = f"Verified all the same: {override.reason}" if override is not None else ""
    return "\n".join(line for line in (why, left_words(left) if left is not None else "") if line)


def left_words(left: Left) -> str:
    """Return what nobody had settled when an article was verified, besides what was undecided; or empty words."""
    kinds = (
        (left.missed, "possibly missed name"),
        (left.aliases, "possible other name"),
        (left.unsure, "unsure mark"),
        (left.problems, "noted problem"),
        (left.unchecked, "unchecked quote"),
    )
    parts = [counted(number, word) for number, word in kinds if number]
    return f"Left as it was: {listed(parts)}" if parts else ""


_TAKE = "[[person]], [[organisation]], [[place]], [[work]], [[other_type]] make it a name, [[next_quote]] a quote"
_TAKE_AS_SPEAKER = ", [[choose_speaker]] the speaker"


class StatusLine(QStatusBar):
    """Shows focus, next undo and time of saving in three labels that never move."""

    def __init__(
        self,
        reviewer: Reviewer,
        occurrences: OccurrenceSelection,
        numbering: Numbering,
        spell: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        """Follow the reviewer; `numbering` numbers items, `spell` puts the keys in force into words."""
        super().__init__(parent)
        self._reviewer, self._occurrences, self._numbering = reviewer, occurrences, numbering
        self._spell = spell
        self.focus = Label()
        self.undo = Label()
        self.saved = Label()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(PAD, 0, PAD, 0)
        self.addWidget(Steady(self._line()), 1)
        reviewer.opened.connect(self._opened)
        reviewer.closed.connect(self._closed)
        reviewer.focused.connect(self.show_focus)
        reviewer.changed.connect(self._changed)
        reviewer.not_saved.connect(self._not_saved)
        reviewer.turns.began.connect(self._waiting)
        occurrences.changed.connect(lambda: self.show_focus(reviewer.item))

    def _line(self) -> QWidget:
        """Return the three labels side by side; long words widen no window."""
        line = QWidget()
        self.focus.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        parts = QHBoxLayout(line)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.addWidget(self.focus, 1)
        parts.addWidget(self.undo)
        parts.addWidget(self.saved)
        return line

    def _opened(self) -> None:
        self._show_standing()
        self._undo()

    def _show_standing(self) -> None:
        standing = self._reviewer.record.standing
        self.saved.setText(standing_words(standing))
        set_tooltip(self.saved, override_words(standing))

    def _closed(self) -> None:
        self.show_focus(None)
        self.saved.clear()
        self._undo()

    def show_focus(self, item: Item | None) -> None:
        """Show where the focus is, and what is there."""
        outline = self._reviewer.outline
        if item is None or outline is None:
            self.focus.setText("")
            return
        ticks = self._occurrences.ticks
        left_out = ticks.words if ticks.key == item.key and ticks.some else ""
        place = place_in_group(outline, item)
        at = where(outline, item, self._numbering(item), place)
        parts = (at, what(self._reviewer.record, item), left_out, about_all(place))
        self.focus.setText(self._spell(" · ".join(part for part in parts if part)))
        set_tooltip(self.focus, self.focus.text())

    def show_selection(self, words: str, *, exact: bool) -> None:
        """Show what a selection means to the keys; empty words show the focus again."""
        if not words:
            self.show_focus(self._reviewer.item)
            return
        how = ", exactly (Space: whole words)" if exact else " (Space: exactly what is selected)"
        item = self._reviewer.item
        speaker = _TAKE_AS_SPEAKER if item is not None and item.utterance is not None else ""
        self.focus.setText(f"Selected: “{words}”{how} · {self._spell(_TAKE + speaker)}")
        set_tooltip(self.focus, self.focus.text())

    def _changed(self, outcome: Outcome) -> None:
        if outcome.decision is not None:
            self.saved.setText(f"saved ✓ {datetime.now().astimezone():%H:%M}")
            set_tooltip(self.saved, "")
        elif STANDING in outcome.others:
            self._show_standing()
        self._undo()

    def _waiting(self) -> None:
        """Show that the last change is not written yet."""
        self.saved.setText("not saved yet …")
        set_tooltip(self.saved, "Another program is writing to the library: the change waits for it")

    def _not_saved(self, why: str) -> None:
        """Show that the last change was not written, and on the tooltip why, until one is."""
        self.saved.setText(f"not saved ! {datetime.now().astimezone():%H:%M}")
        set_tooltip(self.saved, why)

    def _undo(self) -> None:
        desk = self._reviewer.desk
        self.undo.setText(f"undo: {desk.words(desk.next_undo)}" if desk.next_undo else "")
