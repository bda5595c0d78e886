"""What a card requests: an action, or something that only the buttons of a card do."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias

from editorial.desktop.actions.ids import ActionId


class CardRequest(StrEnum):
    """Something that only the buttons of a card do; each comes with what it is about."""

    GIVE = "give"
    """Give the quote to the candidate of a number (int, from 1)."""
    CONFIRM_SPEAKER = "confirm_speaker"
    """Confirm who an inferred speaker is (None)."""
    SET_KIND = "set_kind"
    """Change the kind of the quote (Kind)."""
    PART = "part_piece"
    """Part a piece from those before it (str: its id)."""
    JOIN = "join_piece"
    """Join the quote with the one before (None)."""
    RELABEL = "relabel"
    """Give the name a type (str: the label)."""
    SHOW_MENTIONS = "show_mentions"
    """Show the mentions of a name one by one (str: the id of the entity)."""
    HIDE_MENTIONS = "hide_mentions"
    """Show the mentions of a name as one line (str: the id of the entity)."""
    LOOK_AT = "look_at"
    """Show a mention in the text (str: its id)."""
    TICK = "tick"
    """Tick these mentions and no others (tuple of their ids)."""
    ADD_MISSED = "add_missed"
    """Ask for the type of a missed name (Span)."""
    EDIT_NOTE = "edit_note"
    """Ask for other words of a note (str: its id)."""
    REMOVE_NOTE = "remove_note"
    """Remove a note (str: its id)."""
    MERGE_OFFER = "merge_offer"
    """Take the name for the same as an offered one (MergeOffer)."""
    KEEP_APART = "keep_offer_apart"
    """Say that the name is not an offered one (MergeOffer)."""


Request: TypeAlias = ActionId | CardRequest
ActionRequest: TypeAlias = Callable[[Request, object], None]
"""Called with a request and what it is about; an action is about None."""
