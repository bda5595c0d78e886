"""A library is opened where one is, and made only where that was asked for."""

from pathlib import Path

import pytest

from editorial.domain.errors import MissingLibraryError, StorageError
from editorial.storage.library import Library
from editorial.storage.location import VARIABLE, default_path
from editorial.storage.opening import create_library, open_library


def test_no_library_is_made_by_opening(path: Path) -> None:
    for _ in range(2):
        with pytest.raises(MissingLibraryError, match="no library here") as caught:
            open_library(path)
        assert caught.value.path == path
    assert not path.parent.exists()


def test_an_empty_file_is_no_library(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with pytest.raises(MissingLibraryError):
        open_library(path)
    assert [file.name for file in path.parent.iterdir()] == ["library.db"]
    with create_library(path) as library:
        assert library.queue() == []


def test_the_default_library_is_made_when_it_is_first_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("editorial.storage.opening.default_path", lambda: tmp_path / "own" / "library.db")
    with open_library(tmp_path / "own" / "library.db") as library:
        assert library.queue() == []
    assert default_path().name == "library.db"


def test_no_library_is_made_over_another(path: Path, samples) -> None:
    with create_library(path) as library:
        library.add(samples.record())
    with pytest.raises(StorageError, match="there is a library already"):
        create_library(path)
    with open_library(path) as library:
        assert len(library.queue()) == 1


@pytest.mark.parametrize("way", [open_library, create_library])
def test_what_is_no_library_is_told_in_words(tmp_path: Path, way, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letter.db").write_text("Dear editor", encoding="utf-8")
    with pytest.raises(StorageError, match=r"letter\.db: this is not an Editorial library"):
        way(tmp_path / "letter.db")
    with pytest.raises(StorageError, match="this is a folder"):
        way(tmp_path)

    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(StorageError, match="you may not read this"):
        way(tmp_path / "letter.db")


def test_a_closed_library_opens_again(path: Path) -> None:
    create_library(path).close()
    library = open_library(path)
    assert isinstance(library, Library)
    library.close()
