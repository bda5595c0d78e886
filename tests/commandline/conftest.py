"""The library of the test is there, and empty."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from editorial.storage.library import Library


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "library.db"
    Library.open(path).close()
    return path


@pytest.fixture(autouse=True)
def own_library(home: Path, empty_library: Path) -> None:
    shutil.copyfile(empty_library, os.environ["EDITORIAL_DATABASE"])
