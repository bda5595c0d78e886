"""`editorial delete`: delete articles from the library for good."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from typing import Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_message
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.domain.errors import InputError
from editorial.jobs.counting import counted
from editorial.jobs.progress import Cancelled
from editorial.review.wording.contents import contents_words, kept_words

EXAMPLES = examples(
    "editorial delete 3f2a1b4c              (says what would go, and asks)",
    "editorial delete 3f2a1b4c 77c0d1e2 --yes",
    "editorial backup ~/backups && editorial delete 3f2a1b4c --yes",
    "editorial delete --overdue --yes       (for a scheduler: drafts set aside for long)",
)


def run(
    context: typer.Context,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Ids, or how they begin.", show_default=False)
    ] = None,
    database: Database = None,
    *,
    overdue: Annotated[
        bool,
        typer.Option("--overdue", help="The drafts that were set aside longer ago than the preferences say."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> int:
    """Delete articles with everything that was decided in them; this cannot be undone. Return the exit status."""
    if overdue == bool(ids):
        raise InputError("name the articles to delete, or give --overdue")
    from editorial.jobs.article_ids import resolve_ids  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.jobs.deleting import Delete, TidySearch  # noqa: PLC0415

    access: LibraryAccess = context.obj
    with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
        chosen = [*library.deletions.overdue(datetime.now(UTC))] if overdue else resolve_ids(library, ids or [])
        if not chosen:
            print_message("No draft has been set aside for as long as the preferences say.")
            return OK
        for row in library.queue_rows(chosen):
            contents = library.deletions.contents([row.id])
            print_message(f"“{row.title}”: {contents_words(contents)}")
            if kept := kept_words(contents):
                print_message(kept)
        if not (yes or _agreed(len(chosen))):
            print_message("Nothing was deleted.")
            return FAILED
        try:
            run_job(Delete(library, chosen), cancel)
            run_job(TidySearch(library), cancel)
        except Cancelled:
            print_message("Nothing was deleted.")
            return INTERRUPTED
    print_message(f"{counted(len(chosen), 'article')} deleted; what was exported or backed up before is still there.")
    return OK


def _agreed(number: int) -> bool:
    """Ask on a terminal; where nobody can be asked, tell how to agree."""
    if not sys.stdin.isatty():
        print_message("Add --yes to delete this for good.")
        return False
    return typer.confirm(f"Delete {counted(number, 'article')} for good?", err=True)
