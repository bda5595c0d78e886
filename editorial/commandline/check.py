"""`editorial check`: look for damage in the whole library, and repair what can be without guessing."""

from __future__ import annotations

from typing import Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_lines, print_message
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.jobs.progress import Cancelled

EXAMPLES = examples(
    "editorial check",
    "editorial check --repair               (copies the library first)",
    "editorial --database before-the-move.db check",
)


def run(
    context: typer.Context,
    database: Database = None,
    *,
    repair: Annotated[
        bool, typer.Option("--repair", help="Make again what follows from the rest, after the library was copied.")
    ] = False,
) -> int:
    """Check, print what is wrong, and return 1 if something is."""
    from editorial.jobs.checking import Check, Repair  # noqa: PLC0415 - imports SQLAlchemy

    access: LibraryAccess = context.obj
    with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
        try:
            report = run_job(Repair(library) if repair else Check(library), cancel)
        except Cancelled as stopped:
            print_message(stopped)
            return INTERRUPTED
    print_lines(report.lines)
    return OK if report.good else FAILED
