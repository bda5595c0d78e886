"""`editorial import`: import articles from files and folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from editorial.commandline.columns import ColumnOption, SheetOption, columns_of
from editorial.commandline.context import Database, LibraryAccess, examples, listed
from editorial.commandline.output import print_message, print_table
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.jobs.counting import counted
from editorial.jobs.file_formats import import_formats
from editorial.jobs.progress import Cancel, finish

if TYPE_CHECKING:
    from editorial.jobs.import_report import ImportReport
    from editorial.jobs.watching import ImportNew

_PAUSE = 5.0
"""Seconds between two looks into a folder that is watched."""

EXAMPLES = examples(
    "editorial import council.txt harbour.txt",
    "editorial import ~/articles            (every file with one of the suffixes below, with all folders inside)",
    "editorial import page.html report.docx (what was cut is said; the window shows it before it is stored)",
    "editorial import --column text=Story table.xlsx",
    "editorial import --sheet 2025 table.xlsx",
    "editorial import --watch ~/incoming    (imports what is new in a folder, until Ctrl-C)",
    "editorial import --repair old.txt      (sets right what was saved in a wrong encoding)",
    "editorial import doccano.jsonl         (annotations made elsewhere, as suggestions; else --as-decided)",
    "editorial import verified.jsonl        (records that Editorial exported, with all that was decided)",
) + listed("Formats:", ((" ".join(info.all_suffixes), info.words) for info in import_formats()))


def run(  # noqa: PLR0913 - one for each option
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Files or folders.", show_default=False)
    ] = None,
    database: Database = None,
    *,
    repair: Annotated[bool, typer.Option("--repair", help="Set garbled text right (â€œ, &ldquo;).")] = False,
    decided: Annotated[
        bool, typer.Option("--as-decided", help="Take annotations of other programs as decided, unseen.")
    ] = False,
    column: ColumnOption = None,
    sheet: SheetOption = "",
    as_read: Annotated[bool, typer.Option("--as-read", help="Store garbled text as it is.")] = False,
    watch: Annotated[
        Path | None,
        typer.Option("--watch", metavar="FOLDER", help="Import what is new in it, until Ctrl-C.", show_default=False),
    ] = None,
) -> int:
    """Import and print what became of each file; return the exit status."""
    from editorial.jobs.importing import Import, Look  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.jobs.watching import ImportNew  # noqa: PLC0415 - as above

    if repair and as_read:
        raise typer.BadParameter("--repair and --as-read exclude each other.")
    if bool(paths) == (watch is not None):
        raise typer.BadParameter("Name files or folders to import, or one folder to --watch.")
    if watch is not None and not watch.is_dir():
        raise typer.BadParameter(f"There is no folder {watch} to watch.")
    look = Look.REPAIRED if repair else Look.NEVER if as_read else Look.GARBLED
    access: LibraryAccess = context.obj
    named, columns = paths or [], columns_of(column, sheet)
    open_library = access.open_to_fill if watch or any(map(os.path.exists, named)) else access.open_library
    with cancel_on_interrupt() as cancel, open_library(database or access.database) as library:
        if watch is not None:
            job = ImportNew(library, watch, look=look, decided=decided, columns=columns)
            return _watch(job, watch, cancel)
        report = run_job(Import(library, named, look=look, decided=decided, columns=columns), cancel)
    _say(report)
    if report.cancelled:
        return INTERRUPTED
    return FAILED if report.problems or report.failure or report.held else OK


def _say(report: ImportReport) -> None:
    """Print what became of each file, and the report in one line."""
    from editorial.jobs.import_report import HEADINGS  # noqa: PLC0415 - as above

    if len(report.rows) > 1 or report.notable:
        print_table(HEADINGS, [row.cells for row in report.rows])
    if report.held:
        print_message("What looks garbled was not stored: --repair sets it right, --as-read stores it as it is.")
    print_message(report.words)


def _watch(job: ImportNew, folder: Path, cancel: Cancel) -> int:
    """Import what is new in a folder again and again until Ctrl-C; return the exit status."""
    print_message(f"Watching {folder}; Ctrl-C ends it.")
    imported = 0
    while not cancel.cancelled:
        report = finish(job, None, cancel)
        imported += len(report.added)
        if report.rows or report.problems or report.failure:
            _say(report)
        if report.failure:
            return FAILED
        cancel.wait(_PAUSE)
    print_message(f"Watching ended; {counted(imported, 'article')} imported.")
    return OK
