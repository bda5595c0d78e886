"""Dialog that asks before articles are deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.theme import PAD
from editorial.desktop.widgets.plain import Label, set_title
from editorial.desktop.wording.queue import counted, title
from editorial.domain.article import State
from editorial.domain.library import Contents, QueueRow
from editorial.review.wording.contents import articles_words, contents_words, kept_words

_LISTED = 6
_WIDTH = 460
_MOST = 15
"""How many titles are listed where the editor has not chosen the articles."""
_STAYS = (
    "Files that were exported stay as they are, and so do backups and other copies of the library: what is deleted "
    "here is still in them. The log keeps hashes, and no word of it."
)
_UNDO = "Undo brings it back until you close Editorial; afterwards nothing does."
_UNDO_SEVERAL = "Undo brings them back until you close Editorial; afterwards nothing does."


def going(rows: Sequence[QueueRow], contents: Contents) -> str:
    """Return what a deletion takes, and what is verified and would never be exported."""
    said = contents_words(contents)
    one = len(rows) == 1
    words = f"{said[:1].upper()}{said[1:]} will be deleted, and what {'it' if one else 'they'} alone taught for others."
    words += f"\n{kept}" if (kept := kept_words(contents)) else ""
    unexported = sum(row.state is State.VERIFIED and (row.exported_at is None or row.stale) for row in rows)
    if not unexported:
        return words
    which = "It is" if one else f"{unexported} of them {'is' if unexported == 1 else 'are'}"
    return f"{words}\n{which} verified, and not exported as {'it stands' if unexported == 1 else 'they stand'} now."


class DeleteDialog(Dialog):
    """Says what a deletion takes and what stays; it is accepted if the articles are to be deleted.

    The main button is Cancel: Enter is the key with which editors confirm all day, and must not delete by habit.
    """

    def __init__(
        self,
        rows: Sequence[QueueRow],
        contents: Contents,
        parent: QWidget,
        *,
        set_aside_for: int | None = None,
        imported: bool = False,
    ) -> None:
        """Ask about articles that the editor chose, or drafts that were set aside for that many days, or an import."""
        super().__init__(parent)
        several = len(rows) > 1
        set_title(self, "Delete articles" if several else "Delete the article")
        self.question = Label(_question(rows, set_aside_for, imported=imported))
        font = self.question.font()
        font.setBold(True)
        self.question.setFont(font)
        self.titles = Label(_titles(rows, _LISTED if set_aside_for is None else _MOST) if several else "")
        self.going = Label(going(rows, contents))
        self.staying = Label(f"{_STAYS}\n{_UNDO_SEVERAL if several else _UNDO}")
        buttons = QDialogButtonBox()
        self.delete = buttons.addButton(
            f"&Delete {counted(len(rows))}" if several else "&Delete article",
            QDialogButtonBox.ButtonRole.DestructiveRole,
        )
        self.cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.delete.clicked.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(PAD)
        for label in (self.question, self.titles, self.going, self.staying):
            label.setWordWrap(True)
            label.setMinimumWidth(_WIDTH)
            label.setVisible(bool(label.text()))
            column.addWidget(label)
        column.addSpacing(PAD)
        column.addWidget(buttons)
        self.setAccessibleDescription(f"{self.going.text()} {self.staying.text()}")
        self.set_main(self.cancel)
        self.cancel.setFocus()


def _question(rows: Sequence[QueueRow], set_aside_for: int | None, *, imported: bool) -> str:
    words = articles_words([title(row) for row in rows])
    if imported:
        which = "they were" if len(rows) > 1 else "it was"
        return f"Undo the import of {words}? Since then {which} worked on or exported."
    if set_aside_for is None:
        return f"Delete {words}?"
    was, days = "were" if len(rows) > 1 else "was", "day" if set_aside_for == 1 else "days"
    return f"{words} {was} set aside more than {set_aside_for} {days} ago. Delete now, as the preferences say?"


def _titles(rows: Sequence[QueueRow], most: int) -> str:
    lines = [f"· {title(row)}" for row in rows[:most]]
    return "\n".join([*lines, *([f"· and {len(rows) - most} more"] if len(rows) > most else [])])
