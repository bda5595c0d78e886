"""Preferences dialog."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from editorial.desktop.dialogs.dialog import Dialog, button
from editorial.desktop.dialogs.suggestion_switches import SuggestionSwitches
from editorial.desktop.theme import PAD, Choice
from editorial.desktop.widgets.field_label import label_for
from editorial.desktop.widgets.plain import escaped, set_title, set_tooltip
from editorial.desktop.widgets.tick_box import TickBox
from editorial.domain import labels
from editorial.domain.language_models import installed_models
from editorial.domain.settings import Setting
from editorial.domain.suggestions import FindOptions
from editorial.jobs.automatic_backup import KEPT_DAYS
from editorial.review.desk import Desk

_MOST_DAYS = 3650
THEMES = ((Choice.SYSTEM, "As the system"), (Choice.LIGHT, "Light"), (Choice.DARK, "Dark"))

OTHER_LANGUAGES = "An article in another language is read by an installed model for that language."


class PreferencesDialog(Dialog):
    """Dialog for the settings, which are stored when it is accepted."""

    theme_chosen = Signal(object)
    """The dialog was accepted: the chosen theme as a Choice."""

    def __init__(self, desk: Desk, theme: Choice, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "Preferences")
        self._desk = desk
        standard = FindOptions()
        self.user = QLineEdit(desk.user)
        self.theme = QComboBox()
        for choice, words in THEMES:
            self.theme.addItem(words, choice)
        self.theme.setCurrentIndex([choice for choice, _words in THEMES].index(theme))
        self.model = QComboBox(editable=True)
        self.model.addItems(installed_models())
        self.model.setCurrentText(str(desk.setting(Setting.MODEL) or standard.model))
        set_tooltip(self.model, OTHER_LANGUAGES)
        self.model.setAccessibleDescription(OTHER_LANGUAGES)
        self.switches = SuggestionSwitches(desk, self)
        self.backup = TickBox("&Back up the library by itself, once a day if something changed")
        self.backup.setChecked(bool(desk.setting(Setting.BACKUP, default=True)))
        self.days = _spin_box(desk.setting(Setting.BACKUP_DAYS, KEPT_DAYS), least=1, suffix=" days, and four weeks")
        self.folder = QLineEdit(desk.setting(Setting.BACKUP_FOLDER) or "")
        self.folder.setPlaceholderText("beside the library")
        self.watched = QLineEdit(desk.setting(Setting.WATCHED_FOLDER) or "")
        self.watched.setPlaceholderText("none")
        self.drafts = _spin_box(desk.setting(Setting.DRAFT_DAYS, 0), least=0, suffix=" days")
        self.drafts.setSpecialValueText("never")
        self.own_labels = QLineEdit(", ".join(desk.setting(Setting.LABELS, [])))
        self.own_labels.setPlaceholderText("SPECIES, SHIP")
        off = desk.setting(Setting.LABELS_OFF)
        self._labels = self._label_boxes(standard.labels_off if off is None else frozenset(off))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        rows = QFormLayout(self)
        rows.setVerticalSpacing(PAD)
        rows.addRow(label_for("&Your name, recorded with each decision", self.user), self.user)
        rows.addRow(label_for("Co&lours", self.theme), self.theme)
        rows.addRow(label_for("Language &model (an installed spaCy pipeline)", self.model), self.model)
        rows.addRow("", self.switches)
        rows.addRow(self._labels)
        rows.addRow(label_for("Your own &types, separated by commas", self.own_labels), self.own_labels)
        rows.addRow("", self.backup)
        rows.addRow(label_for("Backups &kept", self.days), self.days)
        rows.addRow(label_for("&Folder for backups", self.folder), self._with_chooser(self.folder, "C&hoose…"))
        watched = self._with_chooser(self.watched, "Choos&e…")
        rows.addRow(label_for("&Import what is new in the folder", self.watched), watched)
        rows.addRow(label_for("Delete &drafts set aside for", self.drafts), self.drafts)
        rows.addRow(buttons)
        for widget, name in (
            (self.user, "Your name"),
            (self.theme, "Colours"),
            (self.model, "Language model"),
            (self.own_labels, "Your own types"),
            (self.days, "Backups kept"),
            (self.folder, "Folder for backups"),
            (self.watched, "Folder from which new files are imported"),
            (self.drafts, "Delete drafts set aside for"),
        ):
            widget.setAccessibleName(name)
        self.set_main(buttons.button(QDialogButtonBox.StandardButton.Ok))

    def _label_boxes(self, off: frozenset[str]) -> QGroupBox:
        box = QGroupBox("Suggest names of these types")
        grid = QGridLayout(box)
        for place, (label, words) in enumerate(labels.WORDS.items()):
            check = TickBox(escaped(words))
            check.setObjectName(label)
            check.setChecked(label not in off)
            grid.addWidget(check, place // 4, place % 4)
        return box

    def _with_chooser(self, line: QLineEdit, words: str) -> QHBoxLayout:
        """Return the line with a button that asks for a folder."""
        row = QHBoxLayout()
        row.addWidget(line, 1)
        row.addWidget(button(words, lambda: self._choose_folder(line)))
        return row

    def _choose_folder(self, line: QLineEdit) -> None:
        dialog = QFileDialog(self, line.accessibleName(), line.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(line.setText)
        dialog.open()

    def _keep_copies(self) -> None:
        self._desk.set_setting(Setting.BACKUP, self.backup.isChecked())
        self._desk.set_setting(Setting.BACKUP_DAYS, self.days.value())
        self._desk.set_setting(Setting.BACKUP_FOLDER, self.folder.text().strip() or None)
        if self.drafts.value() != self._desk.setting(Setting.DRAFT_DAYS, 0):
            self._desk.set_setting(Setting.DRAFT_DAYS, self.drafts.value())

    def _keep(self) -> None:
        if self.user.text().strip():
            self._desk.set_user(self.user.text())
        checks = self._labels.findChildren(TickBox)
        self._desk.set_setting(Setting.LABELS_OFF, sorted(box.objectName() for box in checks if not box.isChecked()))
        own = (label.strip().upper().replace(" ", "_") for label in self.own_labels.text().split(","))
        self._desk.set_setting(Setting.LABELS, [label for label in own if label])
        self.switches.keep()
        self._desk.set_setting(Setting.MODEL, self.model.currentText().strip() or None)
        self._keep_copies()
        self._desk.set_setting(Setting.WATCHED_FOLDER, self.watched.text().strip() or None)
        self.theme_chosen.emit(Choice(self.theme.currentData()))  # Qt returns a plain str
        self.accept()


def _spin_box(value: int, *, least: int, suffix: str) -> QSpinBox:
    """Return a field for a number of days."""
    made = QSpinBox(minimum=least, maximum=_MOST_DAYS, suffix=suffix)
    made.setValue(value)
    return made
