"""Supported languages: each has a file in `resources/languages`, named after the language's code."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from editorial.domain.errors import EditorialError
from editorial.domain.resources import resources_folder
from editorial.domain.toml_file import ENCODING, read_toml

DEFAULT, UNKNOWN = "en", "und"
"""Language codes for a text too short to identify its language, and for a text in an unsupported language."""
LONGEST_CODE = 8
"""How many letters a language tag may have before its first hyphen (BCP 47); a file's name may not be of any length."""
QUOTES = "[quotes]"
"""First line of the section about quotes in a language file; without it quotes are not searched for."""


def folder() -> Path:
    """Return the folder of the language files. Raises EditorialError if it is not installed."""
    return resources_folder() / "languages"


def files() -> Mapping[str, Path]:
    """Return the language files by language code, in alphabetical order."""
    there = folder()
    return _files(there, there.stat().st_mtime_ns) if there.is_dir() else {}


@lru_cache(maxsize=8)
def _files(there: Path, _changed: int) -> Mapping[str, Path]:
    """Look into the folder once until it changes: an import asks several times for each article."""
    return {path.stem: path for path in sorted(there.glob("*.toml")) if path.is_file()}


def base_language(tag: str) -> str:
    """Return the code of the language in a tag: *en* for *en-GB*."""
    return tag.replace("_", "-").split("-")[0].lower()


def file_of(tag: str) -> Path | None:
    """Return the file for a language tag (*en*, *en-GB*), or None."""
    code = base_language(tag)
    path = folder() / f"{code}.toml"
    return path if code.isalnum() and len(code) <= LONGEST_CODE and path.is_file() else None


def is_known(tag: str) -> bool:
    """Return whether the language of a tag is supported."""
    return file_of(tag) is not None


def has_quotes(tag: str) -> bool:
    """Return whether quotes are searched for in the language of a tag."""
    file = file_of(tag)
    return file is not None and _has_quotes(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _has_quotes(file: Path, _changed: int) -> bool:
    """Read a file once until it changes: the window asks each time an article is opened."""
    return begins_quotes(file.read_text(ENCODING, errors="replace"))


def begins_quotes(text: str) -> bool:
    """Return whether a language file has the line QUOTES, without parsing it (the window needs no more)."""
    return any(line.rstrip() == QUOTES for line in text.split("\n"))


def section(tag: str, name: str) -> Mapping[str, Any]:
    """Return a table of a language's file as it is; empty if there is none, or if the file cannot be read."""
    found = _tables(tag).get(name)
    return found if isinstance(found, dict) else {}


@cache
def _tables(tag: str) -> Mapping[str, Any]:
    try:
        file = file_of(tag)
        return read_toml(file) if file is not None else {}
    except EditorialError:  # told where articles are imported
        return {}


@cache
def before_names(tag: str) -> frozenset[str]:
    """Return the titles and articles that stand before names in the language of a tag, in lower case."""
    names = section(tag, "names")
    found = names.get("titles", ""), names.get("articles", "")
    return frozenset(word for words in found if isinstance(words, str) for word in words.casefold().split())
