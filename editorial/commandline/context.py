"""Access to the library for commands, their common options, and the paragraphs at the end of their help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from editorial.commandline.output import print_message
from editorial.domain.errors import MissingLibraryError
from editorial.jobs.opening import CreateLibrary, Locate, Opened, OpenLibrary

Database: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--database",
        metavar="PATH",
        help="The library; else that of the variable EDITORIAL_DATABASE, else your own.",
        show_default=False,
    ),
]
ArticleIds: TypeAlias = Annotated[
    list[str] | None, typer.Argument(metavar="ID", help="Ids, or how they begin.", show_default=False)
]
"""The option that names the library; it may come before or after the command."""


@dataclass(frozen=True, slots=True)
class LibraryAccess:
    """The functions that open, make and locate a library, and the path named before the command, if any."""

    open_library: OpenLibrary
    create_library: CreateLibrary
    locate: Locate
    database: Path | None = None

    def open_to_fill(self, database: Path | None) -> Opened:
        """Open the library for a command that puts something into it; make it, and say so, if there is none."""
        try:
            return self.open_library(database)
        except MissingLibraryError as missing:
            library = self.create_library(missing.path)
            print_message(f"There was no library at {missing.path}: a new one was made.")
            return library


def examples(*lines: str) -> str:
    """Return the paragraph of examples at the end of a command's help, one a line."""
    # \b: do not wrap the lines of this paragraph.
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def listed(heading: str, rows: Iterable[tuple[str, str]]) -> str:
    """Return a further paragraph for the end of a command's help: a list of terms with their meanings."""
    found = list(rows)
    width = max(len(word) for word, _ in found)
    return "\n".join(["\n\n\b", heading, *(f"  {word:<{width}}  {meaning}" for word, meaning in found)])
