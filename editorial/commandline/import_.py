"""`editorial import`: import articles from files and folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples, listed
from editorial.commandline.output import print_message
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.jobs.file_formats import import_formats

EXAMPLES = examples(
    "editorial import council.txt harbour.txt",
    "editorial import ~/articles            (every file with one of the suffixes below, with all folders inside)",
    "editorial import verified.jsonl        (records that Editorial exported, with all that was decided)",
) + listed("Formats:", ((" ".join(info.suffixes), info.words) for info in import_formats()))


def run(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files or folders.", show_default=False)],
    database: Database = None,
) -> int:
    """Import and print what was imported; return the exit status."""
    from editorial.jobs.importing import Import  # noqa: PLC0415 - imports SQLAlchemy

    access: LibraryAccess = context.obj
    open_library = access.open_to_fill if any(map(os.path.exists, paths)) else access.open_library
    with cancel_on_interrupt() as cancel, open_library(database or access.database) as library:
        report = run_job(Import(library, paths), cancel)
    for duplicate in report.duplicates:
        print_message(f"{duplicate.source}: this text is in the library already, as {duplicate.article_id[:12]}")
    print_message(report.words)
    if report.cancelled:
        return INTERRUPTED
    return FAILED if report.problems or report.failure else OK
