"""The option `--column`, which says what the columns of a table hold."""

from __future__ import annotations

from collections.abc import Sequence

import typer

from editorial.jobs.file_formats import ARTICLE_DETAILS


def columns_of(given: Sequence[str]) -> dict[str, str]:
    """Return the heading of each detail that an option names. Raises typer.BadParameter if it is none."""
    pairs = [one.partition("=") for one in given]
    for detail, equals, heading in pairs:
        if detail not in ARTICLE_DETAILS or not equals or not heading:
            raise typer.BadParameter(f"--column takes DETAIL=HEADING, with one of {', '.join(ARTICLE_DETAILS)}.")
    return {detail: heading for detail, _, heading in pairs}
