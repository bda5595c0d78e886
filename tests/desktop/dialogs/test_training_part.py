"""The memory says which name recogniser is used; it is trained, and changed over, from there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from editor_at_work import Editor

from editorial.desktop.dialogs import training_part
from editorial.desktop.dialogs.training_part import STARTED, recogniser_words
from editorial.domain.errors import StorageError
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.measures.corrections import Corrections
from editorial.domain.trained import HeldOut, Trained
from editorial.jobs import trained_model
from editorial.jobs.trained_model import is_used

FIGURES = HeldOut(Corrections(types=100), Corrections(types=96), better=18, worse=3)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def trained(articles: int = 212) -> Trained:
    every = tuple(f"a{number}" for number in range(articles))
    return Trained("ab12cd34", DEFAULT_MODEL, f"{DEFAULT_MODEL}@3", NOON, every, FIGURES)


def open_memory(editor: Editor):
    editor.press("Ctrl+Shift+M")
    return editor.dialog("What is remembered").training


def test_with_few_verified_articles_it_says_from_how_many_on(editor: Editor) -> None:
    part = open_memory(editor)
    assert "from 30 on; so far there is 1" in part.words.text()
    assert not part.train.isEnabled()
    assert part.change.isHidden()


def test_it_is_trained_in_the_background(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_part, "LEAST_ARTICLES", 0)
    part = open_memory(editor)
    part.train.click()
    assert part.words.text() == STARTED
    assert not part.train.isEnabled()
    editor.bot.waitUntil(lambda: "verified article to train on" in editor.said())


def test_a_trained_recogniser_is_one_click_from_the_one_that_came(
    editor: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = editor.window.desk.library
    monkeypatch.setattr(training_part, "trained_model", lambda _library: trained())
    trained_model.use(library, trained())
    part = open_memory(editor)
    assert "trained on 212 of your articles: 4 % fewer corrections" in part.words.text()
    part.change.click()
    assert not is_used(library, trained())
    assert "used as it came" in part.words.text()
    part.change.click()
    assert is_used(library, trained())


def test_a_change_that_fails_is_told_and_changes_nothing(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training_part, "trained_model", lambda _library: trained())
    part = open_memory(editor)

    def fail(*_arguments: object) -> None:
        raise StorageError("the disk is full")

    monkeypatch.setattr(training_part, "use", fail)
    before = part.words.text()
    part.change.click()
    assert part.words.text() == before
    assert "the disk is full" in editor.said()


def test_what_training_could_do_is_said_with_the_number_of_articles() -> None:
    assert "trained on your 40 verified articles" in recogniser_words(None, 40, used=False)


def test_the_memory_is_no_larger_than_the_window_so_that_training_can_be_reached(editor: Editor) -> None:
    editor.window.resize(900, 480)
    part = open_memory(editor)
    assert part.window().height() <= 480
    assert part.train.mapTo(part.window(), part.train.rect().bottomRight()).y() < 480
