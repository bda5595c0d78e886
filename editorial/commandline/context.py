"""What a command gets from the composition root, and the options that several commands have."""

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
"""The option that names the library, before or after the command."""


@dataclass(frozen=True, slots=True)
class Shell:
    """How to open the library, and which one was named before the command."""

    open_library: OpenLibrary
    database: Path | None = None


def examples(*lines: str) -> str:
    """Return the examples at the end of a command's help, a line each."""
    # \b: leave the line ends of this paragraph alone.
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def listed(heading: str, rows: Iterable[tuple[str, str]]) -> str:
    """Return one more paragraph for the end of a command's help: a list of words and what they mean."""
    found = list(rows)
    width = max(len(word) for word, _ in found)
    return "\n".join(["\n\n\b", heading, *(f"  {word:<{width}}  {meaning}" for word, meaning in found)])
