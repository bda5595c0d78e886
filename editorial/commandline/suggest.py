"""`editorial suggest`: suggest names and quotes for articles of the library."""

from __future__ import annotations

from contextlib import closing

import typer

from editorial.commandline.context import ArticleIds, Database, LibraryAccess, examples
from editorial.commandline.output import print_message
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.review.wording.problems import problem_words

EXAMPLES = examples(
    "editorial suggest                      (every article that is new)",
    "editorial suggest 3f2a1b4c             (again; touches nothing that was decided)",
)


def run(
    context: typer.Context,
    ids: ArticleIds = None,
    database: Database = None,
) -> int:
    """Suggest names and quotes and print for how many articles; return the exit status."""
    from editorial.jobs.article_ids import resolve_ids  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.jobs.suggesting import Suggest  # noqa: PLC0415
    from editorial.jobs.suggestion_process import SuggestionProcess  # noqa: PLC0415

    access: LibraryAccess = context.obj
    with (
        cancel_on_interrupt() as cancel,
        access.open_library(database or access.database) as library,
        closing(SuggestionProcess()) as process,
    ):
        report = run_job(Suggest(library, process, resolve_ids(library, ids) if ids else None), cancel)
    for one in report.failed_before:
        again = f"'editorial suggest {one.article_id[:12]}' tries it again."
        print_message(f"{one.title or one.article_id}: {problem_words(one.problem)} It failed before: {again}")
    print_message(report.words)
    if report.cancelled:
        return INTERRUPTED
    return FAILED if report.failed or report.failed_before or report.failure else OK
