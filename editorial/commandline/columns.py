"""The options `--column` and `--sheet`, which say what is read of a table and what its columns hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, TypeAlias

import typer

from editorial.jobs.file_formats import ARTICLE_DETAILS, Columns

ColumnOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="DETAIL=HEADING", help=f"Of a table: {', '.join(ARTICLE_DETAILS)}."),
]
SheetOption: TypeAlias = Annotated[
    str, typer.Option("--sheet", metavar="NAME", help="Of a workbook: the sheet to read.", show_default=False)
]


def columns_of(given: Sequence[str] | None, sheet: str) -> Columns:
    """Return what these options say of tables. Raises typer.BadParameter if one names no detail of an article."""
    pairs = [one.partition("=") for one in given or ()]
    for detail, equals, heading in pairs:
        if detail not in ARTICLE_DETAILS or not equals or not heading:
            raise typer.BadParameter(f"--column takes DETAIL=HEADING, with one of {', '.join(ARTICLE_DETAILS)}.")
    return Columns({detail: heading for detail, _, heading in pairs}, sheet=sheet)
