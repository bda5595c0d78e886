"""Kinds of reported speech are chosen in the preferences, beside how often each was right, and stored with them."""

from __future__ import annotations

from editor_at_work import Editor

from editorial.desktop.dialogs.reported_kinds import TOO_FEW, kept_words
from editorial.domain.reported import ReportedKind
from editorial.domain.rule_counts import CountKey, CountSubject, RuleCount
from editorial.domain.settings import Setting


def test_a_kind_is_switched_off_once_the_preferences_are_accepted(editor: Editor) -> None:
    desk = editor.window.desk
    editor.press("Ctrl+,")
    preferences = editor.dialog("Preferences")
    preferences.switches.kinds.click()
    kinds = editor.dialog("Kinds of reported speech")
    editor.bot.waitUntil(kinds.isActiveWindow)
    assert all(box.isChecked() for box in kinds.boxes.values())
    thought = kinds.boxes[ReportedKind.THOUGHT]
    assert TOO_FEW in thought.accessibleDescription()
    thought.click()
    editor.press("Return")
    preferences.activateWindow()  # offscreen, no window is active once a dialog is closed
    editor.bot.waitUntil(preferences.isActiveWindow)
    assert desk.setting(Setting.REPORTED_OFF, []) == []
    preferences.switches.counts.click()
    editor.press("Return")
    editor.bot.waitUntil(lambda: desk.setting(Setting.REPORTED_OFF) == ["thought"])
    assert desk.setting(Setting.COUNTS) is False


def test_without_reported_speech_there_are_no_kinds_to_choose(editor: Editor) -> None:
    editor.press("Ctrl+,")
    switches = editor.dialog("Preferences").switches
    switches.indirect.click()
    assert not switches.kinds.isEnabled()


def test_how_many_were_kept_is_said_in_words() -> None:
    count = RuleCount(CountKey(CountSubject.REPORTED, "said"), 41, 34, 30.0, 9)
    assert kept_words(count) == "34 of 41 kept (83 %)"
