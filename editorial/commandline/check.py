"""`editorial check`: look for damage in the whole library and repair what can be, or check a verification record."""

from __future__ import annotations

from pathlib import Path
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
    "editorial check harbour.verification.json --text harbour.txt",
)


def run(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="A verification record; else the library.", show_default=False),
    ] = None,
    database: Database = None,
    *,
    repair: Annotated[
        bool, typer.Option("--repair", help="Make again what follows from the rest, after the library was copied.")
    ] = False,
    key: Annotated[
        str | None,
        typer.Option("--key", metavar="KEY", help="The key that signed FILE, or its fingerprint.", show_default=False),
    ] = None,
    text: Annotated[
        Path | None,
        typer.Option("--text", metavar="PATH", help="The article that FILE must be about.", show_default=False),
    ] = None,
) -> int:
    """Check, print what is wrong, and return 1 if something is. Raises BadParameter for options that do not fit."""
    if file is not None:
        if repair:
            raise typer.BadParameter("only a library can be repaired, no verification record.", param_hint="--repair")
        return _check_record(file, key, text)
    if key is not None or text is not None:
        raise typer.BadParameter("--key and --text are about a verification record: name its file.")
    return _check_library(context.obj, database, repair=repair)


def _check_record(file: Path, key: str | None, text: Path | None) -> int:
    from editorial.jobs.verification import check_verification_record  # noqa: PLC0415 - imports cryptography

    checked = check_verification_record(file, key, text)
    print_lines(checked.words)
    return OK if checked.sound else FAILED


def _check_library(access: LibraryAccess, database: Path | None, *, repair: bool) -> int:
    from editorial.jobs.checking import Check, Repair  # noqa: PLC0415 - imports SQLAlchemy

    with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
        try:
            report = run_job(Repair(library) if repair else Check(library), cancel)
        except Cancelled as stopped:
            print_message(stopped)
            return INTERRUPTED
    print_lines(report.lines)
    return OK if report.good else FAILED
