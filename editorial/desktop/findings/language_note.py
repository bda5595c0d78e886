"""Note above the findings that says what is not available in the article's language."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from editorial.desktop.theme import GAP, PAD
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.plain import Label
from editorial.domain.languages import has_quotes, is_known


def note(tag: str | None) -> str:
    """Return the note for a language tag, or empty text if everything is supported or no article is open (None)."""
    if tag is None or has_quotes(tag):
        return ""
    language = QLocale.codeToLanguage(tag.replace("_", "-").split("-")[0].lower())
    if language is QLocale.Language.AnyLanguage:
        named = "The language of this article is not known"
    else:
        named = f"This article is in {QLocale.languageToString(language)}"
    names = "" if is_known(tag) else ", and names without the words around them"
    return f"{named}: quotes and speakers are not looked for{names}. What is missing can be added by hand."


class LanguageNote(Label):
    """Label that is visible only for articles in an unsupported language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWordWrap(True)
        self.setContentsMargins(PAD, 0, PAD, PAD - GAP // 2)
        self.hide()

    def show_language(self, tag: str | None) -> None:
        """Show the note for the open article's language tag; None if no article is open."""
        said = note(tag)
        if said != self.text():
            self.setText(said)
            self.setVisible(bool(said))
            announce(self, said)
