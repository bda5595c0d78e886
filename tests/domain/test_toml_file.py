"""A TOML file is read or refused in words, whatever is in it and whatever it is."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain import toml_file
from editorial.domain.errors import InputError
from editorial.domain.toml_file import parse_toml, read_toml


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a = " + "[" * 2_000, "nested too deeply"),
        ("a = " + "{a = " * 2_000, "nested too deeply"),
        ("a = " + "9" * 5_000, "is no TOML that can be read: Exceeds the limit"),
        ("a = 2026-13-01", "is no TOML"),
        ("a = 1\na = 2", "is no TOML"),
        ("=", "is no TOML: Invalid statement (at line 1, column 1)"),
    ],
)
def test_what_is_no_toml_is_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=r"de\.toml") as caught:
        parse_toml(text, "de.toml")
    assert reason in caught.value.reason


@given(st.text(max_size=40) | st.text(st.sampled_from("[]{}=\"'\n a1."), max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InputError):
        assert isinstance(parse_toml(text, "de.toml"), dict)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_only_files_of_a_bounded_size_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder.toml").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "link.toml").symlink_to("/dev/zero")
    for name in ("folder", "pipe", "link"):
        with pytest.raises(InputError, match=rf"{name}\.toml: is no file"):
            read_toml(tmp_path / f"{name}.toml")
    monkeypatch.setattr(toml_file, "MAX_BYTES", 10)
    (tmp_path / "big.toml").write_text("a = 1\n" * 10)
    with pytest.raises(InputError, match=r"big\.toml: is bigger"):
        read_toml(tmp_path / "big.toml")
