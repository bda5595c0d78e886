"""Folders of the files that come with the program: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from editorial.domain.errors import EditorialError

_PACKAGE = Path(__file__).resolve().parents[1]


def resources_folder() -> Path:
    """Return the folder of themes, icons, the guide and schemas.

    Raises EditorialError if it is not installed.
    """
    return _find("resources")


def seeds_folder() -> Path:
    """Return the folder of the sample articles.

    Raises EditorialError if it is not installed.
    """
    return _find("seeds")


def _find(name: str) -> Path:
    """Return the folder `name`: a wheel maps it into the package, a checkout has it beside the package."""
    for place in (_PACKAGE / name, _PACKAGE.parent / name):
        if place.is_dir():
            return place
    raise EditorialError(
        f"The folder '{name}' that belongs to Editorial is missing. Install the program again; looked in: "
        f"{_PACKAGE / name}, {_PACKAGE.parent / name}"
    )
