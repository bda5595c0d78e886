"""What the keys do while several findings are selected."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from editorial.desktop.actions.handlers import Handler, Handlers
from editorial.desktop.actions.ids import GIVE, ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.actions.table import ACTIONS, TYPE_KEYS, Menu, Scope
from editorial.desktop.reviewing.asking import Answer, Asker
from editorial.desktop.reviewing.decisions import stroke
from editorial.desktop.reviewing.preview import preview_of
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selected import SelectedFindings
from editorial.desktop.wording.several import (
    BY_ITSELF,
    batch_words,
    chosen_words,
    left_out_words,
    mark_done,
    mark_title,
    refused_words,
    relabel_done,
    relabel_title,
    selected_words,
)
from editorial.domain import labels
from editorial.domain.annotation import How, Mark
from editorial.domain.record import Ref, Table
from editorial.review.batch import Batch, Stroke, batch
from editorial.review.commands.command import Command
from editorial.review.commands.decide import ClearMark, SetMark
from editorial.review.commands.several import (
    ConfirmSeveral,
    MergeSeveral,
    RejectSeveral,
    RelabelSeveral,
    Several,
)

_SPEAKER_ACTIONS = frozenset({*GIVE, ActionId.CHOOSE_SPEAKER, ActionId.ADD_SPEAKER, ActionId.UNKNOWN, ActionId.UNNAMED})
_ANYWAY = frozenset(
    {
        *(ActionId.NEXT, ActionId.PREVIOUS, ActionId.NEXT_DOUBTFUL, ActionId.PREVIOUS_DOUBTFUL, ActionId.NEXT_QUOTE),
        *(ActionId.DECIDE_PARAGRAPH, ActionId.GUIDELINE, ActionId.NEXT_UNCHECKED),
    }
)
"""Actions that do the same whether or not several findings are selected: they go on, or decide no finding."""
_OF_ONE = (
    frozenset(
        action.id
        for action in ACTIONS
        if action.scope is Scope.REVIEW and action.menu in {Menu.DECIDE, Menu.NAMES, Menu.QUOTES, Menu.SOURCES}
    )
    - _ANYWAY
)
"""Actions that are about one finding; while several are selected those that act on one only say so."""

LEAVE = "Esc goes back to the one in focus"
Make = Callable[[Several, How], Command]


class SeveralController:
    """Confirms, rejects, marks, retypes and merges the selected findings, each after a preview."""

    def __init__(self, reviewer: Reviewer, selected: SelectedFindings, ask: Asker) -> None:
        self._reviewer, self._selected, self._ask = reviewer, selected, ask
        self._own: Handlers = {
            ActionId.CONFIRM: self.confirm,
            ActionId.REJECT: self.reject,
            ActionId.UNSURE: partial(self.mark, Mark.UNSURE),
            ActionId.FLAG: partial(self.mark, Mark.FLAG),
            **{key: partial(self.relabel, label) for key, label in TYPE_KEYS.items()},
            ActionId.OTHER_TYPE: self.other_type,
            ActionId.MERGE: self.merge,
        }

    def run(self, key: ActionId, alone: Handler) -> None:
        """Run an action on the selected findings; `alone` runs it on the finding in focus, or what is about none."""
        if key in self._own:
            self._own[key]()
        elif key in _OF_ONE:
            self._refuse(key)
        else:
            alone()

    def _refuse(self, key: ActionId) -> None:
        words = selected_words(len(self._selected.items))
        why = BY_ITSELF if key in _SPEAKER_ACTIONS else "this is done for one finding at a time"
        self._reviewer.post(f"{words}: {why}. {LEAVE}", Tone.HINT)

    def _batch(self, act: Stroke) -> Batch | None:
        """Return what a stroke may decide of the selection; if that is nothing, post why and return None."""
        outline = self._reviewer.outline
        if outline is None:
            return None
        found = batch(outline, self._selected.items, act)
        if not found:
            self._reviewer.post(refused_words(self._reviewer.record, found, act), Tone.HINT)
            return None
        return found

    def _note(self, found: Batch, act: Stroke) -> str:
        return left_out_words(self._reviewer.record, found, act)

    def confirm(self) -> None:
        """Confirm the selected names and terms; quotes are left out."""
        if (found := self._batch(Stroke.CONFIRM)) is not None:
            self._ask_about(found, Stroke.CONFIRM, f"Confirm {batch_words(found)}?", "Confirm", _confirm, "Confirmed")

    def reject(self) -> None:
        """Reject the selected findings."""
        if (found := self._batch(Stroke.REJECT)) is not None:
            self._ask_about(found, Stroke.REJECT, f"Reject {batch_words(found)}?", "Reject", _reject, "Rejected")

    def relabel(self, label: str) -> None:
        """Give the selected names a type."""
        if (found := self._batch(Stroke.RELABEL)) is not None:
            title = relabel_title(batch_words(found), label)
            self._ask_about(found, Stroke.RELABEL, title, "Apply to", _relabel(label), relabel_done(label))

    def _ask_about(self, found: Batch, act: Stroke, title: str, verb: str, make: Make, done: str) -> None:
        """Show a batch, and decide what is left ticked of it."""
        note = self._note(found, act)
        preview = preview_of(self._reviewer.record, found, note)

        def decide(keys: tuple[str, ...]) -> None:
            self._decide(found.chosen(keys), make, done, note)

        self._ask.several(title, verb, preview, decide)

    def _decide(self, chosen: Several, make: Make, done: str, note: str) -> None:
        """Apply a decision on the chosen findings, say what was done and left out, and go on."""
        words = chosen_words(self._reviewer.record, chosen)
        every = (*chosen.mentions, *chosen.quotes, *chosen.missed)

        def go_on() -> None:
            self._selected.clear()
            self._reviewer.post(f"{done}: {words}. {note}" if note else f"{done}: {words}")
            self._reviewer.focus_next_undecided()

        self._reviewer.decide_many(len(every), f"Deciding {words}", make(chosen, stroke(every)), go_on)

    def other_type(self) -> None:
        """Ask for the type of the selected names."""
        found = self._batch(Stroke.RELABEL)
        if found is None:
            return
        note = self._note(found, Stroke.RELABEL)

        def decide(asked: Answer[str]) -> None:
            label = asked.value
            self._decide(found.chosen(asked.mentions), _relabel(label), relabel_done(label), note)

        title = f"Type of {batch_words(found)}"
        self._ask.label(title, None, preview_of(self._reviewer.record, found, note), decide)

    def mark(self, mark: Mark) -> None:
        """Set a mark on the selected findings, or clear it if all of them have it; they stay selected."""
        found = self._batch(Stroke.MARK)
        if found is None:
            return
        clear = all(mark in row.marks for row in found.rows)
        title = mark_title(batch_words(found), mark, clear=clear)
        preview = preview_of(self._reviewer.record, found, self._note(found, Stroke.MARK))
        command = ClearMark if clear else SetMark

        def decide(keys: tuple[str, ...]) -> None:
            chosen = found.chosen(keys)
            words = chosen_words(self._reviewer.record, chosen)
            made = command(targets=chosen.refs, mark=mark, how=stroke(chosen.refs))
            said = partial(self._reviewer.post, mark_done(words, mark, clear=clear))
            self._reviewer.change_many(len(chosen.refs), f"Marking {words}", made, said)

        self._ask.several(title, "Apply to", preview, decide)

    def merge(self) -> None:
        """Ask which of the selected names to keep, and merge the others into it."""
        found = self._batch(Stroke.MERGE)
        if found is None:
            return
        record = self._reviewer.record
        keys = list(dict.fromkeys(one.entity for one in found.mentions if one.entity is not None))
        entities = [record.entities[key] for key in keys]
        types = dict.fromkeys(labels.words(one.label) for one in entities)
        if len(types) > 1:
            said = " and ".join(types)
            self._reviewer.post(f"Only names of one type are merged: {said} are selected", Tone.HINT)
        elif len(entities) < 2:
            self._reviewer.post("Select at least two names to merge them", Tone.HINT)
        else:
            entities.sort(key=lambda one: (-len(one.name.split()), -len(one.name)))
            preview = preview_of(record, found, self._note(found, Stroke.MERGE))
            order = [one.id for one in entities]
            self._ask.keep(f"Merge {batch_words(found)}: which name is kept?", record, order, preview, self._merge)

    def _merge(self, asked: Answer[str]) -> None:
        """Merge the ticked mentions of the other names into the one that is kept."""
        mentions = self._reviewer.record.mentions
        moved = tuple(key for key in asked.mentions if key in mentions and mentions[key].entity != asked.value)
        made = MergeSeveral(keep=asked.value, mentions=moved, how=How.GROUP)

        def go_on() -> None:
            self._selected.clear()
            self._reviewer.focus_ref(Ref(Table.ENTITY, asked.value))

        self._reviewer.change_many(len(moved), f"Merging {len(moved):,} occurrences", made, go_on)


def _confirm(chosen: Several, how: How) -> Command:
    return ConfirmSeveral(chosen=chosen, how=how)


def _reject(chosen: Several, how: How) -> Command:
    return RejectSeveral(chosen=chosen, how=how)


def _relabel(label: str) -> Make:
    return lambda chosen, how: RelabelSeveral(chosen=chosen, label=label, how=how)
