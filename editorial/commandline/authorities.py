"""`editorial authorities`: import and list the newsroom's own names."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import (
    FAILED,
    INTERRUPTED,
    OK,
    cancel_on_interrupt,
    run_job,
)
from editorial.domain import labels

EXAMPLES = examples("editorial authorities import names.csv", "editorial authorities list")


def add(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or JSON file.", show_default=False)],
    database: Database = None,
) -> int:
    """Import a list and print what was added; return the exit status."""
    from editorial.jobs.authorities import ImportAuthorities  # noqa: PLC0415 - imports SQLAlchemy

    access: LibraryAccess = context.obj
    open_library = access.open_to_fill if os.path.exists(path) else access.open_library  # noqa: PTH110 - never raises
    with cancel_on_interrupt() as cancel, open_library(database or access.database) as library:
        report = run_job(ImportAuthorities(library, path), cancel)
    print_message(report.words)
    if report.cancelled:
        return INTERRUPTED
    return FAILED if report.problems or report.failure else OK


def show(
    context: typer.Context,
    database: Database = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, as import reads them.")] = False,
) -> int:
    """Print the list, one name a line, with tabs between the columns."""
    access: LibraryAccess = context.obj
    with access.open_library(database or access.database) as library:
        records = library.authority_records()
    for record in records:
        if as_json:
            plain = {key: value for key, value in dataclasses.asdict(record).items() if key != "version" and value}
            print_json(plain)
        else:
            cells = record.id, labels.words(record.label), record.name, "|".join(record.aliases)
            print_lines([tab_separated(*cells)])
    return OK


COMMANDS: dict[str, tuple[Callable[..., int], str, str]] = {
    "import": (
        add,
        "Import a list of names into the library; names that are there are updated.",
        examples(
            "editorial authorities import names.csv",
            "editorial authorities import names.jsonl",
            "names.csv:    name,type,aliases,wikidata,party",
            "              Odalys Brackwater,person,the mayor|Mayor Brackwater,Q123,Harbour List",
        ),
    ),
    "list": (
        show,
        "List the newsroom's own names.",
        examples("editorial authorities list", "editorial authorities list --json > names.jsonl"),
    ),
}
"""The commands of the group: for each the function, its line of help and its examples."""
