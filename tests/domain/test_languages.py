"""A language is known by its file, found by the tag of an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain import languages
from editorial.domain.languages import DEFAULT, file_of, files, has_quotes, is_known


def test_english_is_known_with_its_quotes() -> None:
    assert DEFAULT in files()
    assert is_known("en")
    assert has_quotes("en-GB")


@pytest.mark.parametrize(
    "tag", ["de", "", "und", "e", "enm", "en.toml", "../languages/en", "en/../en", "en\0", "x" * 300]
)
def test_no_other_tag_leads_to_a_file(tag: str) -> None:
    assert file_of(tag) is None
    assert not has_quotes(tag)


@given(st.text(max_size=8))
def test_a_tag_is_known_by_what_stands_before_its_first_hyphen(rest: str) -> None:
    assert is_known(f"EN-{rest}")
    assert is_known(f"en_{rest}")


def test_a_file_that_is_put_there_is_a_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "folder", lambda: tmp_path)
    assert not is_known("de")
    (tmp_path / "de.toml").write_text("[names]\n", encoding="utf-8")
    assert is_known("de-AT")
    assert not has_quotes("de-AT")
    (tmp_path / "de.toml").write_text("# [quotes]\n[quotes] \n", encoding="utf-8")
    assert has_quotes("de-AT")
