"""What the preferences say of backups and drafts is stored, and is what happens."""

from __future__ import annotations

from editor_at_work import Editor

from editorial.domain.settings import Setting


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
