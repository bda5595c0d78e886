"""Access to the library for commands, their common options, and the paragraphs at the end of their help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from editorial.jobs.opening import OpenLibrary

Database: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--database",
        metavar="PATH",
        help="The library; else that of the variable EDITORIAL_DATABASE, else your own.",
        show_default=False,
    ),
]
"""The option that names the library; it may come before or after the command."""


@dataclass(frozen=True, slots=True)
class LibraryAccess:
    """The function that opens a library, and the path named before the command, if any."""

    open_library: OpenLibrary
    database: Path | None = None


def examples(*lines: str) -> str:
    """Return the paragraph of examples at the end of a command's help, one a line."""
    # \b: do not wrap the lines of this paragraph.
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def listed(heading: str, rows: Iterable[tuple[str, str]]) -> str:
    """Return a further paragraph for the end of a command's help: a list of terms with their meanings."""
    found = list(rows)
    width = max(len(word) for word, _ in found)
    return "\n".join(["\n\n\b", heading, *(f"  {word:<{width}}  {meaning}" for word, meaning in found)])
