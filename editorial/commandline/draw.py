"""`editorial draw`: bring articles of an archive into the library, with their suggestions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_message
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.domain.archive_sample import DrawnBy

EXAMPLES = examples(
    "editorial draw found 3f2a1b4c…              (the article with this id)",
    "editorial draw found --sample 100           (drawn at random, to be verified; then: evaluate --archive found)",
    "editorial draw found --sample 100 --by doubt (the more from where the suggestions are the more doubtful)",
    "editorial draw found --sample 200 --by date",
)


def run(
    context: typer.Context,
    archive: Annotated[Path, typer.Argument(metavar="DIR", help="The archive.", show_default=False)],
    ids: Annotated[list[str] | None, typer.Argument(metavar="ID", help="Articles.", show_default=False)] = None,
    database: Database = None,
    *,
    sample: Annotated[
        int | None, typer.Option("--sample", metavar="N", min=1, help="Draw N articles.", show_default=False)
    ] = None,
    by: Annotated[DrawnBy, typer.Option("--by", help="Some from each part of the archive.")] = DrawnBy.CHANCE,
    seed: Annotated[int, typer.Option("--seed", metavar="N", help="The same seed draws the same.")] = 1,
) -> int:
    """Import the articles and print what became of them; return the exit status."""
    from editorial.jobs.archive.drawing import Draw, SampleWanted  # noqa: PLC0415 - imports SQLAlchemy

    if (sample is None) == (not ids):
        raise typer.BadParameter("name the ids of articles, or --sample N (not both)")
    wanted = SampleWanted(sample, by, seed) if sample is not None else tuple(ids or ())
    access: LibraryAccess = context.obj
    with cancel_on_interrupt() as cancel, access.open_to_fill(database or access.database) as library:
        report = run_job(Draw(library, archive, wanted), cancel)
    for missing in report.missing:
        print_message(f"{archive} has no article {missing}.")
    print_message(report.imported.words)
    if report.sample is not None:
        print_message(
            f"{report.sample} says how they were drawn. When they are verified, 'editorial evaluate --library "
            f"--archive {archive}' says what that means for the whole archive."
        )
    if report.imported.cancelled:
        return INTERRUPTED
    return FAILED if report.imported.problems or report.imported.failure or report.missing else OK
