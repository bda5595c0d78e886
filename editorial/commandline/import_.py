"""`editorial import`: import articles from files and folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from editorial.commandline.columns import columns_of
from editorial.commandline.context import Database, LibraryAccess, examples, listed
from editorial.commandline.output import print_message, print_table
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.jobs.file_formats import ARTICLE_DETAILS, import_formats

EXAMPLES = examples(
    "editorial import council.txt harbour.txt",
    "editorial import ~/articles            (every file with one of the suffixes below, with all folders inside)",
    "editorial import page.html report.docx (what was cut is said; the window shows it before it is stored)",
    "editorial import --column text=Story table.xlsx",
    "editorial import --repair old.txt      (sets right what was saved in a wrong encoding)",
    "editorial import doccano.jsonl         (annotations made elsewhere, as suggestions; else --as-decided)",
    "editorial import verified.jsonl        (records that Editorial exported, with all that was decided)",
) + listed("Formats:", ((" ".join(info.suffixes), info.words) for info in import_formats()))


def run(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files or folders.", show_default=False)],
    database: Database = None,
    *,
    repair: Annotated[bool, typer.Option("--repair", help="Set garbled text right (â€œ, &ldquo;).")] = False,
    decided: Annotated[
        bool, typer.Option("--as-decided", help="Take annotations of other programs as decided, unseen.")
    ] = False,
    column: Annotated[
        list[str] | None,
        typer.Option("--column", metavar="DETAIL=HEADING", help=f"Of a table: {', '.join(ARTICLE_DETAILS)}."),
    ] = None,
    as_read: Annotated[bool, typer.Option("--as-read", help="Store garbled text as it is.")] = False,
) -> int:
    """Import and print what became of each file; return the exit status."""
    from editorial.jobs.import_report import HEADINGS  # noqa: PLC0415 - as below
    from editorial.jobs.importing import Import, Look  # noqa: PLC0415 - imports SQLAlchemy

    if repair and as_read:
        raise typer.BadParameter("--repair and --as-read exclude each other.")
    look = Look.REPAIRED if repair else Look.NEVER if as_read else Look.GARBLED
    access: LibraryAccess = context.obj
    open_library = access.open_to_fill if any(map(os.path.exists, paths)) else access.open_library
    with cancel_on_interrupt() as cancel, open_library(database or access.database) as library:
        job = Import(library, paths, look=look, decided=decided, columns=columns_of(column or ()))
        report = run_job(job, cancel)
    if len(report.rows) > 1 or report.notable:
        print_table(HEADINGS, [row.cells for row in report.rows])
    if report.held:
        print_message("What looks garbled was not stored: --repair sets it right, --as-read stores it as it is.")
    print_message(report.words)
    if report.cancelled:
        return INTERRUPTED
    return FAILED if report.problems or report.failure or report.held else OK
