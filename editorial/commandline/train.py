"""`editorial train`: train the name recogniser further on the verified articles of the library."""

from __future__ import annotations

from typing import Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_json, print_message
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job

EXAMPLES = examples(
    "editorial train                        (goes on where it was stopped; Ctrl-C stops it at once)",
    "editorial train --status               (what is used now, and how much better it is)",
    "editorial train --off                  (use the recogniser as it came; --on uses the trained one again)",
)


def run(
    context: typer.Context,
    database: Database = None,
    *,
    status: Annotated[bool, typer.Option("--status", help="Say what is used now, and train nothing.")] = False,
    on: Annotated[bool, typer.Option("--on", help="Use the trained recogniser, and train nothing.")] = False,
    off: Annotated[bool, typer.Option("--off", help="Use the recogniser as it came, and train nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --status: all figures as a JSON object.")] = False,
) -> int:
    """Train, or say or choose what is used; return the exit status."""
    from editorial.domain.plain import to_plain  # noqa: PLC0415
    from editorial.jobs.progress import Cancelled  # noqa: PLC0415
    from editorial.jobs.trained_model import is_used, trained_model, use  # noqa: PLC0415
    from editorial.jobs.training import TrainNames  # noqa: PLC0415 - imports SQLAlchemy

    if status + on + off > 1:
        raise typer.BadParameter("choose one of --status, --on and --off")
    access: LibraryAccess = context.obj
    with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
        if not (status or on or off):
            try:
                report = run_job(TrainNames(library), cancel)
            except Cancelled:
                print_message("Stopped. 'editorial train' goes on where it was.")
                return INTERRUPTED
            print_message(report.words)
            return OK
        found = trained_model(library)
        if (on or off) and found is not None:
            use(library, found if on else None)
        if as_json:
            print_json({"trained": to_plain(found) if found else None, "used": is_used(library, found)})
        else:
            print_message(_words(found.words if found else None, used=is_used(library, found)))
        return FAILED if on and found is None else OK


def _words(trained: str | None, *, used: bool) -> str:
    if trained is None:
        return "The name recogniser is used as it came; none was trained."
    return f"A name recogniser {trained}. {'It is used.' if used else 'It is not used: the one that came is.'}"
