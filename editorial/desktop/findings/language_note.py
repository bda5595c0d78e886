"""Note above the findings that says what is not available in the article's language."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from editorial.desktop.theme import GAP, PAD
from editorial.desktop.widgets.announcing import announce
from editorial.desktop.widgets.plain import Label
from editorial.domain.language_models import DEFAULT_MODEL, has_model, how_to_install, model_to_install
from editorial.domain.languages import base_language, has_quotes, is_known


def note(tag: str | None, model: str = DEFAULT_MODEL) -> str:
    """Return the note for a language tag, or empty text if everything is supported or no article is open (None).

    `model` is the language model that the settings choose.
    """
    if tag is None:
        return ""
    language = QLocale.codeToLanguage(base_language(tag))
    if has_quotes(tag):
        return "" if has_model(tag, model) else _without_model(tag, QLocale.languageToString(language))
    if language is QLocale.Language.AnyLanguage:
        named = "The language of this article is not known"
    else:
        named = f"This article is in {QLocale.languageToString(language)}"
    names = "" if is_known(tag) else ", and names without the words around them"
    return f"{named}: quotes and speakers are not looked for{names}. What is missing can be added by hand."


def _without_model(tag: str, language: str) -> str:
    """Return the note for an article in a language for which no model is installed."""
    known = model_to_install(tag)
    install = f" There is one, {known}. {how_to_install(known)}" if known else ""
    return (
        f"This article is in {language}, and no language model for {language} is installed: without one, quotes are "
        f"found by their marks, but few speakers and names.{install}"
    )


class LanguageNote(Label):
    """Label that is visible only for articles whose language, or language model, is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setWordWrap(True)
        self.setContentsMargins(PAD, 0, PAD, PAD - GAP // 2)
        self.hide()
        self._tag: str | None = None
        self._model = DEFAULT_MODEL

    def set_model(self, model: str) -> None:
        """Set the language model that the settings choose."""
        self._model = model
        self.show_language(self._tag)

    def show_language(self, tag: str | None) -> None:
        """Show the note for the open article's language tag; None if no article is open."""
        self._tag = tag
        said = note(tag, self._model)
        if said != self.text():
            self.setText(said)
            self.setVisible(bool(said))
            announce(self, said)
