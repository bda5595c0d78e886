"""`editorial authorities`: the newsroom's own list of names."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from editorial.commandline.context import Database, Shell, examples
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, print_message, run_job, write
from editorial.domain import labels

EXAMPLES = examples("editorial authorities import names.csv", "editorial authorities list")


def add(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or JSON file.", show_default=False)],
    database: Database = None,
) -> int:
    """Take in a list and say what became of it."""
    from editorial.jobs.authorities import ImportAuthorities  # noqa: PLC0415 - imports SQLAlchemy

    shell: Shell = context.obj
    with cancel_on_interrupt() as cancel, shell.open_library(database or shell.database) as library:
        report = run_job(ImportAuthorities(library, path), cancel)
    print_message(report.words)
    if report.cancelled:
        return INTERRUPTED
    return FAILED if report.problems else OK


def show(
    context: typer.Context,
    database: Database = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, as import reads them.")] = False,
) -> int:
    """Print the list, with tabs between the columns."""
    shell: Shell = context.obj
    with shell.open_library(database or shell.database) as library:
        records = library.authority_records()
    for record in records:
        if as_json:
            plain = {key: value for key, value in dataclasses.asdict(record).items() if key != "version" and value}
            line = json.dumps(plain, ensure_ascii=False)
        else:
            cells = (record.id, labels.words(record.label), record.name, "|".join(record.aliases))
            line = "\t".join(" ".join(cell.split()) for cell in cells)
        write(f"{line}\n".encode())
    return OK


COMMANDS: dict[str, tuple[Callable[..., int], str, str]] = {
    "import": (
        add,
        "Take a list of names into the library; names that are there are brought up to date.",
        examples(
            "editorial authorities import names.csv",
            "editorial authorities import names.jsonl",
            "names.csv:    name,type,aliases,wikidata",
            "              Saltmere Council,organisation,the council|SC,Q123",
        ),
    ),
    "list": (
        show,
        "List the newsroom's own names.",
        examples("editorial authorities list", "editorial authorities list --json > names.jsonl"),
    ),
}
"""The commands of the group: what runs each, its line of help, its examples."""
