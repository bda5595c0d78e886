"""The review keys can be typed on layouts whose keys lie elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence

from editorial.desktop.actions import keys as action_keys
from editorial.desktop.actions.keys import clashes, sequences
from editorial.desktop.actions.table import ACTIONS, BY_ID, Scope


@pytest.fixture
def french(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action_keys, "keyboard_language", lambda: QLocale.Language.French)


@pytest.mark.parametrize(("digit", "key"), [(1, "&"), (2, "é"), (9, "ç")])
def test_on_a_french_keyboard_the_row_gives_candidates_without_shift(french: None, digit: int, key: str) -> None:
    assert QKeySequence(key) in sequences(BY_ID[f"give_{digit}"], {})
    assert QKeySequence(str(digit)) in sequences(BY_ID[f"give_{digit}"], {})


def test_no_two_actions_share_a_key_on_a_french_keyboard(french: None) -> None:
    assert clashes({}) == {}


def test_every_bracket_and_slash_has_a_key_that_german_and_nordic_layouts_type_plainly() -> None:
    for action in ACTIONS:
        keys = {key for key in action.keys if isinstance(key, str)}
        if action.scope is Scope.REVIEW and keys & {"[", "]", "/"}:
            assert keys & {",", ".", "S"}


@pytest.mark.parametrize(("platform", "shown"), [("linux", "Enter"), ("win32", "Enter"), ("darwin", "Return")])
def test_the_key_is_called_what_stands_on_it(
    qapp: object, monkeypatch: pytest.MonkeyPatch, platform: str, shown: str
) -> None:
    monkeypatch.setattr(action_keys.sys, "platform", platform)
    assert sequences(BY_ID["confirm"], {})[0].toString() == shown
    assert sequences(BY_ID["verify"], {})[0].toString() == f"Ctrl+{shown}"
    assert {keys.toString() for keys in sequences(BY_ID["confirm"], {})} == {"Enter", "Return"}
