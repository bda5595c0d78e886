"""Which library is opened."""

from pathlib import Path

import pytest

from editorial.storage.location import VARIABLE, chosen_path, default_path


def test_the_option_comes_before_the_environment_and_that_before_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "~/desk/library.db")
    assert chosen_path(Path("mine.db")) == Path("mine.db")
    assert chosen_path() == Path.home() / "desk" / "library.db"
    monkeypatch.setenv(VARIABLE, " ")
    assert chosen_path() == default_path()
    monkeypatch.delenv(VARIABLE)
    assert chosen_path(None) == default_path()
    assert default_path().name == "library.db"
    assert "editorial" in default_path().parts
