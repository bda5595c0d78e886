"""`editorial backup`: copy the whole library to a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_message
from editorial.commandline.terminal import INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.domain.errors import InputError
from editorial.jobs.progress import Cancelled

EXAMPLES = examples(
    "editorial backup ~/backups             (a new file there, named after the time)",
    "editorial backup before-the-move.db",
    "editorial --database before-the-move.db list",
)


def run(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="PATH", help="A new file, or a folder for it.", show_default=False)],
    database: Database = None,
) -> int:
    """Copy the library, also while it is in use, and print the path. Raises InputError if the file exists."""
    from editorial.jobs.backing_up import BackUp, name_for  # noqa: PLC0415 - imports SQLAlchemy

    access: LibraryAccess = context.obj
    file = target / name_for(datetime.now().astimezone()) if target.is_dir() else target
    if file.exists():
        raise InputError("there is such a file already; choose another name", source=str(file))
    with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
        try:
            report = run_job(BackUp(library, file), cancel)
        except Cancelled as stopped:
            print_message(stopped)
            return INTERRUPTED
    print_message(report.words)
    return OK
