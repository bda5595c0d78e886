"""Deciding the names of a paragraph at one stroke, after a look at each of them."""

from __future__ import annotations

from functools import partial

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.reviewing.asking import OTHER_LABEL, Answer, Asker
from editorial.desktop.reviewing.preview import preview_of
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.wording.several import batch_words, chosen_words, left_out_words, relabel_done
from editorial.domain.annotation import How
from editorial.review.batch import Batch, Stroke
from editorial.review.commands.command import Command
from editorial.review.commands.several import ConfirmSeveral, RelabelSeveral

NO_FOCUS = "Go to a finding first: the names of its paragraph are then shown"
NOTHING_LEFT = "No name of this paragraph is undecided"


class ParagraphController:
    """Shows the undecided names of the paragraph in focus, and decides those that are left ticked."""

    def __init__(self, reviewer: Reviewer, ask: Asker) -> None:
        self._reviewer, self._ask = reviewer, ask
        self.actions: Handlers = {ActionId.DECIDE_PARAGRAPH: self.decide}

    def decide(self) -> None:
        """Ask what the undecided names of the paragraph in focus are."""
        outline, item = self._reviewer.outline, self._reviewer.item
        if outline is None or item is None:
            self._reviewer.post(NO_FOCUS, Tone.HINT)
            return
        from editorial.review.paragraph import paragraph_at, paragraph_batch  # noqa: PLC0415 - language is not at start

        mention = self._reviewer.mention
        at = mention.span.start if mention is not None else item.span.start
        paragraph = paragraph_at(outline, at)
        found = paragraph_batch(outline, paragraph) if paragraph is not None else Batch()
        note = left_out_words(self._reviewer.record, found, Stroke.CONFIRM)
        if not found:
            self._reviewer.post(f"{NOTHING_LEFT}. {note}" if note else NOTHING_LEFT, Tone.HINT)
            return
        title = f"Confirm {batch_words(found)} of this paragraph?"
        preview = preview_of(self._reviewer.record, found, note)
        self._ask.paragraph(title, preview, partial(self._answered, found, note))

    def _answered(self, found: Batch, note: str, asked: Answer[str | None]) -> None:
        """Confirm the ticked names, or give them a type; ask for the type first if another one was wanted."""
        chosen, label = found.chosen(asked.mentions), asked.value
        if label == OTHER_LABEL:
            shown = [one for one in found.mentions if one.id in chosen.mentions]
            preview = preview_of(self._reviewer.record, Batch(shown))
            title = f"Type of {batch_words(Batch(shown))}"
            self._ask.label(title, None, preview, lambda typed: self._answered(found, note, Answer(*_typed(typed))))
            return
        how = How.PARAGRAPH if len(chosen.mentions) > 1 else How.SINGLE
        command: Command = ConfirmSeveral(chosen=chosen, how=how)
        if label is not None:
            command = RelabelSeveral(chosen=chosen, label=label, how=how)
        words = chosen_words(self._reviewer.record, chosen)
        done = "Confirmed" if label is None else relabel_done(label)

        def go_on() -> None:
            self._reviewer.post(f"{done}: {words}. {note}" if note else f"{done}: {words}")
            self._reviewer.focus_next_undecided()

        self._reviewer.decide_many(len(chosen.mentions), f"Deciding {words}", command, go_on)


def _typed(typed: Answer[str]) -> tuple[str | None, tuple[str, ...]]:
    return typed.value, typed.mentions
