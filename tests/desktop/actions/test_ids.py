"""Every action is in the table, has one handler, and is called by an id that exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import editorial.desktop
from editorial.desktop.actions.handlers import joined
from editorial.desktop.actions.ids import GIVE, ActionId
from editorial.desktop.actions.table import ACTIONS, BY_ID
from editorial.desktop.findings.card.requests import CardRequest
from editorial.desktop.shell.window import DIALOG_ACTIONS

ROOM = Path(editorial.desktop.__path__[0])
SOURCES = [file for room in ("desktop", "review", "jobs") for file in sorted((ROOM.parent / room).rglob("*.py"))]
NAMED = re.compile(r"\[\[(\w+)\]\]")


def test_every_id_is_in_the_table_once():
    assert sorted(action.id for action in ACTIONS) == sorted(ActionId)
    assert set(BY_ID) == set(ActionId)


def test_a_request_of_a_card_has_the_id_of_no_action():
    assert not {str(one) for one in CardRequest} & {str(one) for one in ActionId}


def test_the_digits_give_to_the_candidates_in_order():
    assert [BY_ID[key].keys for key in GIVE] == [(str(number),) for number in range(1, 10)]


def test_every_action_named_in_a_text_exists():
    named = {(file.name, key) for file in SOURCES for key in NAMED.findall(file.read_text(encoding="utf-8"))}
    assert named
    assert {one for one in named if one[1] not in {*ActionId, "action"}} == set()


def test_an_action_with_two_handlers_or_none_is_an_error():
    every = dict.fromkeys(ActionId, print)
    assert joined(every) == every
    with pytest.raises(ValueError, match="more than one handler: undo"):
        joined(every, {ActionId.UNDO: print})
    with pytest.raises(ValueError, match="no handler: undo"):
        joined({key: print for key in ActionId if key is not ActionId.UNDO})


def test_the_window_has_a_handler_for_each_action(editor):
    assert set(editor.window.bindings.actions) == set(ActionId)
    assert set(editor.window.dialogs.get().actions) == set(DIALOG_ACTIONS)
