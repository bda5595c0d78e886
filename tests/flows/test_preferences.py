"""What the preferences say of backups and drafts is stored, and is what happens."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from editor_at_work import Editor

from editorial.desktop.dialogs import suggestion_switches
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.settings import Setting
from editorial.domain.trained import HeldOut, Trained
from editorial.jobs import trained_model


def test_backups_and_drafts_are_set_in_the_preferences(editor: Editor) -> None:
    desk = editor.window.desk
    editor.press("Ctrl+,")
    dialog = editor.dialog("Preferences")
    assert dialog.backup.isChecked()
    assert (dialog.days.value(), dialog.folder.text(), dialog.drafts.text()) == (7, "", "never")
    dialog.backup.setChecked(False)
    dialog.days.setValue(3)
    dialog.folder.setText("/elsewhere")
    dialog.drafts.setValue(30)
    editor.press("Return")
    keys = (Setting.BACKUP, Setting.BACKUP_DAYS, Setting.BACKUP_FOLDER, Setting.DRAFT_DAYS)
    editor.bot.waitUntil(lambda: [desk.setting(key) for key in keys] == [False, 3, "/elsewhere", 30])


def test_the_trained_name_recogniser_is_switched_off_and_on_in_the_preferences(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = editor.window.desk.library
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    trained = Trained("ab12cd34", DEFAULT_MODEL, f"{DEFAULT_MODEL}@3", noon, ("a1", "a2"), HeldOut())
    monkeypatch.setattr(suggestion_switches, "trained_model", lambda _library: trained)
    trained_model.use(library, trained)
    for used in (False, True):
        editor.press("Ctrl+,")
        box = editor.dialog("Preferences").switches.trained
        assert box.isChecked() != used
        assert "trained on 2 of your articles" in box.accessibleDescription()
        box.setChecked(used)
        editor.press("Return")
        editor.bot.waitUntil(lambda used=used: trained_model.is_used(library, trained) is used)


def test_without_a_trained_name_recogniser_the_preferences_say_where_one_is_made(editor: Editor) -> None:
    editor.press("Ctrl+,")
    box = editor.dialog("Preferences").switches.trained
    assert not box.isEnabled()
    assert "none yet: see “What is remembered”" in box.text()
