"""`editorial salvage`: write what can still be read of a damaged library into a new file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_message
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.domain.errors import InputError
from editorial.jobs.progress import Cancelled
from editorial.review.wording.salvage import salvage_words

EXAMPLES = examples(
    "editorial restore                      (is there a whole backup?)",
    "editorial salvage ~/rescued.db",
    "editorial --database ~/rescued.db list",
)


def run(
    context: typer.Context,
    target: Annotated[Path, typer.Argument(metavar="NEW", help="A new file.", show_default=False)],
    database: Database = None,
) -> int:
    """Read the damaged library, which is not changed; say what could be read and what not. Return the exit status.

    The status is 1 if something could not be read.
    """
    from editorial.jobs.salvaging import SalvageLibrary  # noqa: PLC0415 - imports SQLAlchemy

    access: LibraryAccess = context.obj
    library = access.locate(database or access.database).absolute()
    if target.exists():
        raise InputError("there is such a file already; choose another name", source=str(target))
    with cancel_on_interrupt() as cancel:
        try:
            report = run_job(SalvageLibrary(library, target), cancel)
        except Cancelled:
            print_message("Nothing was written.")
            return INTERRUPTED
    print_message(salvage_words(report.salvage, report.file))
    return OK if report.salvage.complete else FAILED
