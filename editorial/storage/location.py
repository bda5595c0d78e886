"""Location of the library file: the default, or the one that the user names."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path

VARIABLE = "EDITORIAL_DATABASE"
"""The environment variable that names another library."""


def default_path() -> Path:
    """Return the path of the user's own library, in the platform's folder for data."""
    return user_data_path("editorial", appauthor=False) / "library.db"


def recent_file() -> Path:
    """Return the file that lists the libraries opened lately, in the platform's folder for configuration."""
    return user_config_path("editorial", appauthor=False) / "recent.json"


def chosen_path(option: Path | None = None) -> Path:
    """Return the library to open: `option`, else the one that EDITORIAL_DATABASE names, else the default."""
    if option is not None:
        return option.expanduser()
    named = os.environ.get(VARIABLE, "").strip()
    return Path(named).expanduser() if named else default_path()
