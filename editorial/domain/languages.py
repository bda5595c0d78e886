"""Which languages something is known about: each has a file in `resources/languages`, named by the language's code."""

from __future__ import annotations

from pathlib import Path

from editorial.domain.resources import resources_folder

DEFAULT, UNKNOWN = "en", "und"
"""The codes of a text that is too short to tell its language, and of one in none of the known languages."""
QUOTES = "[quotes]"
"""The line with which what a file says about quotes begins; without it they are not looked for."""
ENCODING = "utf-8-sig"
"""That of the files; some editors put a mark before the first character."""


def folder() -> Path:
    """Return the folder of the languages' files. Raises EditorialError if it was not installed."""
    return resources_folder() / "languages"


def files() -> dict[str, Path]:
    """Return the files by the codes of their languages, in order."""
    return {path.stem: path for path in sorted(folder().glob("*.toml"))}


def file_of(tag: str) -> Path | None:
    """Return the file of the language that a tag (*en*, *en-GB*) begins with, or None."""
    return files().get(tag.replace("_", "-").split("-")[0].lower())


def is_known(tag: str) -> bool:
    """Return whether something is known about the language of a tag."""
    return file_of(tag) is not None


def has_quotes(tag: str) -> bool:
    """Return whether quotes are looked for in the language of a tag."""
    file = file_of(tag)
    return file is not None and begins_quotes(file.read_text(ENCODING, errors="replace"))


def begins_quotes(text: str) -> bool:
    """Return whether a file has the line QUOTES; that is all the window has to know, and parsing would take longer."""
    return any(line.rstrip() == QUOTES for line in text.split("\n"))
