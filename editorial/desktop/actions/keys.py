"""The keys of each action: the editor's own where they set any, else the defaults."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache

from PySide6.QtGui import QKeySequence

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.layouts import AZERTY_ROW, keyboard_language, layout_keys
from editorial.desktop.actions.table import ACTIONS, Action

OwnKeys = Mapping[str, Sequence[str]]
"""The editor's own keys (portable text) by the id of the action, as the settings store them."""


def sequences(action: Action, own: OwnKeys) -> list[QKeySequence]:
    """Return the keys of an action: the editor's own, else the defaults (the platform's where it has one).

    A platform's standard key that the table gives to another action is left out: on KDE the standard key for full
    screen is Ctrl+Shift+F.
    """
    if action.id in own:
        return [QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText) for key in own[action.id]]
    found: list[QKeySequence] = []
    for key in action.keys:
        bound = [QKeySequence(key)] if isinstance(key, str) else _standard(key)
        found += [sequence for sequence in bound if not sequence.isEmpty() and sequence not in found]
    if action.id in AZERTY_ROW:
        found += [QKeySequence(key) for key in layout_keys(action.id, keyboard_language())]
    if sys.platform != "darwin":  # the keyboards of the others say Enter on the key that Qt calls Return
        found.sort(key=lambda sequence: sequence.toString().endswith("Return"))
    return found


def _standard(key: QKeySequence.StandardKey) -> list[QKeySequence]:
    return [sequence for sequence in QKeySequence.keyBindings(key) if sequence.toString() not in _written()]


@cache
def _written() -> frozenset[str]:
    """Return every key that the table gives as text (portable text)."""
    return frozenset(QKeySequence(key).toString() for action in ACTIONS for key in action.keys if isinstance(key, str))


def clashes(own: OwnKeys) -> dict[str, list[ActionId]]:
    """Return the keys (portable text) that several actions have, with the ids of those actions."""
    users: dict[str, list[ActionId]] = {}
    for action in ACTIONS:
        for sequence in sequences(action, own):
            users.setdefault(sequence.toString(), []).append(action.id)
    return {key: ids for key, ids in users.items() if len(ids) > 1}


def shown_key(action: Action, own: OwnKeys) -> str:
    """Return the first key of an action as the platform writes it, or nothing."""
    found = sequences(action, own)
    return found[0].toString(QKeySequence.SequenceFormat.NativeText) if found else ""
