"""Where the library lies, unless somebody says otherwise."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

VARIABLE = "EDITORIAL_DATABASE"
"""The environment variable that names another library."""


def default_path() -> Path:
    """Return the place of the user's own library, as the platform has it."""
    return user_data_path("editorial", appauthor=False) / "library.db"


def chosen_path(option: Path | None = None) -> Path:
    """Return the library to open: the one asked for, else that of EDITORIAL_DATABASE, else the default."""
    if option is not None:
        return option.expanduser()
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named).expanduser() if named else default_path()
