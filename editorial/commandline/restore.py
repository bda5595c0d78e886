"""`editorial restore`: put a backup in the place of the library, which is kept."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_lines, print_message, tab_separated
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.jobs.progress import Cancelled
from editorial.review.wording.backups import backup_words, kept_words, lost_words, moment_words

EXAMPLES = examples(
    "editorial restore                      (lists the automatic backups)",
    "editorial restore ~/backups/editorial-2026-11-22-1015.db",
    "editorial --database news.db restore before-the-move.db --yes",
)


def run(
    context: typer.Context,
    backup: Annotated[
        Path | None, typer.Argument(metavar="[BACKUP]", help="A backup of the library.", show_default=False)
    ] = None,
    database: Database = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> int:
    """Say what a backup holds and what would be lost; then restore it, all of it or nothing. Return the exit status.

    The library as it is now is kept as a file beside the restored one. Without BACKUP the automatic backups are listed.
    """
    access: LibraryAccess = context.obj
    library = access.locate(database or access.database).absolute()
    return _list(library) if backup is None else _restore(backup, library, yes=yes)


def _list(library: Path) -> int:
    from editorial.jobs.restoring import backups_of  # noqa: PLC0415 - imports SQLAlchemy

    files = backups_of(library)
    print_lines(tab_separated(moment_words(one.at), str(one.path)) for one in files)
    if not files:
        print_message(f"There are no automatic backups of {library} yet.")
    return OK


def _restore(backup: Path, library: Path, *, yes: bool) -> int:
    from editorial.jobs.restoring import ReadBackup, Stage, put_in_place  # noqa: PLC0415 - imports SQLAlchemy

    with cancel_on_interrupt() as cancel:
        try:
            found = run_job(ReadBackup(library, backup), cancel)
            print_message(backup_words(found))
            if library.exists():
                print_message(lost_words(found.lost))
                print_message(kept_words(library))
            if not (yes or _agreed()):
                print_message("Nothing was restored.")
                return FAILED
            staged = run_job(Stage(library, backup), cancel)
        except Cancelled:
            print_message("Nothing was restored.")
            return INTERRUPTED
        print_message(put_in_place(staged, library).words)
    return OK


def _agreed() -> bool:
    """Ask on a terminal; where nobody can be asked, tell how to agree."""
    if not sys.stdin.isatty():
        print_message("Add --yes to restore this backup.")
        return False
    return typer.confirm("Restore this backup?", err=True)
