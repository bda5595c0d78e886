"""`editorial backup`: copy the whole library to a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_message
from editorial.commandline.terminal import INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.domain.errors import InputError
from editorial.jobs.opening import Opened
from editorial.jobs.progress import Cancelled, Job

if TYPE_CHECKING:
    from editorial.jobs.automatic_backup import AutomaticReport
    from editorial.jobs.backing_up import BackUpReport

EXAMPLES = examples(
    "editorial backup ~/backups             (a new file there, named after the time)",
    "editorial backup before-the-move.db",
    "editorial backup --automatic           (for a scheduler: once a day, if something changed)",
    "editorial --database before-the-move.db list",
)


def run(
    context: typer.Context,
    target: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="A new file, or a folder for it.", show_default=False)
    ] = None,
    database: Database = None,
    *,
    automatic: Annotated[
        bool, typer.Option("--automatic", help="Today's automatic backup, if one is due; old ones are removed.")
    ] = False,
) -> int:
    """Copy the library, also while it is in use, and print the path. Raises InputError if the file exists."""
    if automatic == (target is not None):
        raise InputError("name a new file or a folder for the copy, or give --automatic")
    access: LibraryAccess = context.obj
    file = None if target is None else _new_file(target)
    with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
        try:
            report = run_job(_job(library, file), cancel)
        except Cancelled as stopped:
            print_message(stopped)
            return INTERRUPTED
    print_message(report.words)
    return OK


def _new_file(target: Path) -> Path:
    from editorial.jobs.backing_up import name_for  # noqa: PLC0415 - imports SQLAlchemy

    file = target / name_for(datetime.now().astimezone()) if target.is_dir() else target
    if file.exists():
        raise InputError("there is such a file already; choose another name", source=str(file))
    return file


def _job(library: Opened, file: Path | None) -> Job[BackUpReport | AutomaticReport]:
    from editorial.jobs.automatic_backup import BackUpDaily  # noqa: PLC0415 - as above
    from editorial.jobs.backing_up import BackUp  # noqa: PLC0415 - as above

    return BackUpDaily(library) if file is None else BackUp(library, file)
