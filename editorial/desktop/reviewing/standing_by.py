"""Standing by people: a pseudonym for a name in all that leaves the library, and the right of reply."""

from __future__ import annotations

from functools import partial

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.reviewing.asking import Asker
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.domain.annotation import Entity
from editorial.domain.reply import Reply, ReplyState
from editorial.review.commands.standing_by import ClearReply, NoteReply, Protect

NOTHING = "nothing"
ANSWERS = (
    (ReplyState.TO_ASK.value, "Must be asked"),
    (ReplyState.ASKED.value, "Was asked, no answer yet"),
    (ReplyState.ANSWERED.value, "Answered"),
    (ReplyState.DECLINED.value, "Declined to answer"),
)


class StandingByController:
    """Handles what is done for the one named, and decides nothing about the name."""

    def __init__(self, reviewer: Reviewer, ask: Asker) -> None:
        self._reviewer, self._ask = reviewer, ask
        self.actions: Handlers = {ActionId.PROTECT: self.protect, ActionId.REPLY: self.reply}

    def _entity(self) -> Entity | None:
        item = self._reviewer.item
        entity = self._reviewer.record.entities.get(item.entity) if item is not None and item.entity else None
        if entity is None:
            self._reviewer.post("Go to a name first (J and K move through the findings)", Tone.HINT)
        return entity

    def protect(self) -> None:
        """Ask for the pseudonym of the name in focus; an empty one takes it back."""
        if (entity := self._entity()) is not None:
            known = entity.pseudonym or ""
            what = "Pseudonym (nothing: protect no longer)" if known else "Pseudonym in all exports and reports"
            self._ask.line(f"{what} of {entity.name}", known, partial(self._protect, entity.id))

    def _protect(self, key: str, pseudonym: str) -> None:
        name = self._reviewer.record.entities[key].name
        if self._reviewer.apply(Protect(entity=key, pseudonym=pseudonym.strip() or None)) is None:
            return
        now = self._reviewer.record.entities[key].pseudonym
        if now is None:
            self._reviewer.post(f"{name} is no longer protected in this article")
        else:
            self._reviewer.post(f"Exports and reports have “{now}” in place of {name} from now on")

    def reply(self) -> None:
        """Ask how far the right of reply of the name in focus is, then when, how and what came of it."""
        if (entity := self._entity()) is None:
            return
        answers = (*ANSWERS, (NOTHING, "Nothing: take back what is noted")) if entity.reply is not None else ANSWERS
        self._ask.either(f"Right of reply of {entity.name}", answers, partial(self._reply, entity))

    def _reply(self, entity: Entity, answer: str) -> None:
        known = entity.reply
        if answer == NOTHING:
            self._reviewer.apply(ClearReply(entity=entity.id))
        elif answer == ReplyState.TO_ASK:
            note = known.note if known is not None else ""
            self._ask.maybe("Note, such as about what", note, partial(self._keep, entity.id, ReplyState.TO_ASK, "", ""))
        else:
            then = partial(self._ask_how, entity.id, ReplyState(answer), known)
            self._ask.maybe(f"When was {entity.name} asked?", known.when if known is not None else "", then)

    def _ask_how(self, key: str, state: ReplyState, known: Reply | None, when: str) -> None:
        then = partial(self._ask_note, key, state, known, when)
        self._ask.maybe("How? By e-mail, phone…", known.how if known is not None else "", then)

    def _ask_note(self, key: str, state: ReplyState, known: Reply | None, when: str, how: str) -> None:
        then = partial(self._keep, key, state, when, how)
        self._ask.maybe("Note, such as the answer", known.note if known is not None else "", then)

    def _keep(self, key: str, state: ReplyState, when: str, how: str, note: str) -> None:
        self._reviewer.apply(NoteReply(entity=key, state=state, when=when, how_asked=how, note=note))
