"""Standing by people: a pseudonym for a name in all that leaves the library."""

from __future__ import annotations

from functools import partial

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.reviewing.asking import Asker
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.domain.annotation import Entity
from editorial.review.commands.standing_by import Protect


class StandingByController:
    """Handles what is done for the one named, and decides nothing about the name."""

    def __init__(self, reviewer: Reviewer, ask: Asker) -> None:
        self._reviewer, self._ask = reviewer, ask
        self.actions: Handlers = {ActionId.PROTECT: self.protect}

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
