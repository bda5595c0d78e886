"""`editorial analyze`: write interchange records with suggestions for texts, one a line or in an archive."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from io import BufferedReader
from pathlib import Path
from typing import Annotated

import typer

from editorial.commandline.archive import Wanted, kept_of, make_archive
from editorial.commandline.columns import ColumnOption, SheetOption, columns_of
from editorial.commandline.context import Database, examples
from editorial.commandline.forcing import telling_of_force, which_to_replace
from editorial.commandline.output import json_output
from editorial.commandline.terminal import FAILED, OK, run_job
from editorial.domain.archive import Kept, ShardForm
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.suggestions import FindOptions
from editorial.jobs.file_formats import Columns

EXAMPLES = examples(
    "editorial analyze council.txt",
    "editorial analyze articles/ -o found.jsonl",
    "editorial analyze texts.jsonl          (a JSON object with id and text a line; ids are kept)",
    "editorial analyze --sheet 2025 --column text=Story table.xlsx",
    "editorial analyze texts.jsonl -o archive --jobs 2      (any number, in shards; goes on where it was stopped)",
    "curl -s https://example.org/story.txt | editorial analyze - | jq .quotes",
)


def run(  # noqa: PLR0913 - one for each option
    context: typer.Context,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH", help="Files, or folders of them; - is standard input.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to, a folder with --jobs; else standard output.",
            show_default=False,
        ),
    ] = None,
    model: Annotated[str, typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline.")] = DEFAULT_MODEL,
    database: Database = None,
    *,
    no_indirect: Annotated[bool, typer.Option("--no-indirect", help="No reported speech without marks.")] = False,
    dates: Annotated[bool, typer.Option("--dates", help="Dates and numbers too.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no earlier export.")] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="N", min=1, help="Make an archive, with N processes.", show_default=False),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler", metavar="ADDRESS", help="Make an archive, with a Dask cluster.", show_default=False
        ),
    ] = None,
    shard: Annotated[int, typer.Option("--shard", metavar="N", min=1, help="Articles in a shard.")] = 1_000,
    form: Annotated[
        ShardForm, typer.Option("--form", help="Of the shards; all but jsonl need the package pyarrow.")
    ] = ShardForm.JSONL,
    fields: Annotated[
        str | None,
        typer.Option("--fields", metavar="LIST", help=f"Keep only some of {', '.join(Kept)}.", show_default=False),
    ] = None,
    column: ColumnOption = None,
    sheet: SheetOption = "",
    library: Annotated[bool, typer.Option("--library", help="Read all articles of the library too.")] = False,
) -> int:
    """Write one interchange record a line, or the shards of an archive; return the exit status."""
    if not paths and not library:
        raise typer.BadParameter("name a PATH: files, folders, or - for standard input")
    options = FindOptions(model=model, indirect=not no_indirect)
    if dates:
        options = FindOptions(model=model, indirect=not no_indirect, labels_off=frozenset())
    if jobs is not None and scheduler is not None:
        raise typer.BadParameter("--jobs is for this machine, --scheduler for a cluster: name one of them")
    columns = columns_of(column, sheet)
    if jobs is not None or scheduler is not None or (output is not None and output.is_dir()):
        if output is None:
            raise typer.BadParameter("say with -o DIR in which folder the archive is")
        wanted = Wanted(
            tuple(paths or ()),
            output,
            options,
            jobs or 1,
            shard,
            columns,
            library,
            form,
            kept_of(fields),
            scheduler,
        )
        return make_archive(wanted, context.obj, database)
    if library or fields:
        raise typer.BadParameter("--library and --fields need --jobs and -o DIR")
    return _write_lines(paths or [], output, options, columns, force=force)


def _write_lines(
    paths: Sequence[str], output: Path | None, options: FindOptions, columns: Columns, *, force: bool
) -> int:
    from editorial.jobs.analysing import Analyse  # noqa: PLC0415 - imports spaCy

    target = output if output and str(output) != "-" else json_output()
    inputs = [_standard_input() if path == "-" else Path(path) for path in paths]
    with telling_of_force():
        report = run_job(Analyse(inputs, target, options, which_to_replace(force=force), columns), output=target)
    return FAILED if report.problems else OK


def _standard_input() -> BufferedReader:
    stream = sys.stdin.buffer
    if not isinstance(stream, BufferedReader):
        raise TypeError("standard input has no buffer whose first bytes can be read ahead")
    return stream
