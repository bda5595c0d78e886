"""Boxes that are shown instead of the window when there is no library to open."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from editorial.desktop.widgets.message_box import Icon, MessageBox, Role, Standard
from editorial.domain.damage import DamageError
from editorial.domain.errors import EditorialError, ForeignLogError


def missing(path: Path) -> MessageBox:
    """Return the box that asks what to do where no library is."""
    box = MessageBox(f"There is no library at\n{path}", icon=Icon.Question)
    box.explain("Make a new one there, or open another?")
    make = box.addButton("&Make a new one there", Role.AcceptRole)
    box.addButton("&Open another…", Role.ActionRole)
    box.addButton(Standard.Cancel)
    box.setDefaultButton(make)
    return box


class Offer(StrEnum):
    """What the box about a library that cannot be opened offers; the value is the words of the button."""

    RESTORE = "&Restore a backup…"
    SALVAGE = "&Save what can be read…"
    WITHOUT_LOG = "Open &without that log"
    ANOTHER = "&Open another…"


def offers_for(error: EditorialError) -> tuple[Offer, ...]:
    """Return what can be done where a library cannot be opened for this reason."""
    if isinstance(error, ForeignLogError):
        return Offer.RESTORE, Offer.WITHOUT_LOG, Offer.ANOTHER
    if isinstance(error, DamageError):
        return Offer.RESTORE, Offer.SALVAGE, Offer.ANOTHER
    return (Offer.ANOTHER,)


def cannot_open(error: EditorialError) -> MessageBox:
    """Return the box that says why a library cannot be opened, for those who started the program from a menu."""
    box = MessageBox(str(error), icon=Icon.Critical)
    for offer in offers_for(error):
        box.addButton(offer, Role.ActionRole)
    close = box.addButton(Standard.Close)
    box.setDefaultButton(close)
    return box


def accepted(box: MessageBox) -> Offer | None:
    """Return the offer that was accepted, or None."""
    clicked = box.clickedButton()
    words = "" if clicked is None else clicked.text()
    return Offer(words) if words in [*Offer] else None
