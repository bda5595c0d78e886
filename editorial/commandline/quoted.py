"""`editorial quoted`: count who is quoted, by person, month, desk or what the newsroom's list says."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.forcing import telling_of_force, which_to_replace
from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import OK, cancel_on_interrupt, run_job
from editorial.domain.errors import EditorialError
from editorial.domain.quoted import By, Grouping, Measure, Quoted, Scope

EXAMPLES = examples(
    "editorial quoted",
    "editorial quoted --by month -o months.csv",
    "editorial quoted --by party            (a column of the newsroom's list)",
    "editorial quoted --by desk --sort words -o desks.html    (a field of the articles; table and picture)",
)


def run(  # noqa: PLR0913 - one for each option
    context: typer.Context,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="WHAT",
            help="person, organisation, type, article, month, a column of the newsroom's list, or a field of the "
            "articles.",
        ),
    ] = "person",
    measure: Annotated[
        Measure, typer.Option("--sort", help="By which number; marked are words in quotation marks.")
    ] = Measure.QUOTES,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to .csv, .xlsx, .jsonl, .html or .svg."),
    ] = None,
    database: Database = None,
    *,
    undecided: Annotated[bool, typer.Option("--undecided", help="Also what nobody has decided.")] = False,
    unverified: Annotated[bool, typer.Option("--unverified", help="Also articles that are not verified.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no earlier export.")] = False,
) -> int:
    """Print a row a line, with tabs between the columns, and say what was counted and what was left out.

    The columns are name, quotes, words, words in quotation marks, articles, and why quotes are in no row of their own.
    """
    from editorial.jobs.quoted import ReadQuoted  # noqa: PLC0415 - a help page needs no library
    from editorial.jobs.quoted_files import (  # noqa: PLC0415
        WriteQuoted,
        tally_going_out,
        tally_headings,
        tally_rows,
    )
    from editorial.review.wording.quoted import page_words, tally_words, title_words  # noqa: PLC0415

    access: LibraryAccess = context.obj
    scope = Scope.EVERYTHING if undecided else Scope.DECIDED if unverified else Scope.VERIFIED
    with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
        quoted = run_job(ReadQuoted(library), cancel)
        tally = quoted.tally(_grouping(quoted, by), scope, measure)
        if output is None:
            _print(tally_headings(tally), tally_rows(tally_going_out(library, tally)), as_json=as_json)
        else:
            told = title_words(tally), page_words(tally)
            with telling_of_force():
                run_job(WriteQuoted(library, tally, *told, output, which_to_replace(force=force)), cancel)
            print_message(f"{len(tally.counts):,} rows written to {output}.")
    print_message(tally_words(tally))
    return OK


def _print(headings: tuple[str, ...], rows: list[tuple[str | int, ...]], *, as_json: bool) -> None:
    for row in rows:
        if as_json:
            print_json(dict(zip(headings, row, strict=True)))
        else:
            print_lines([tab_separated(*map(str, row))])


def _grouping(quoted: Quoted, given: str) -> Grouping:
    """Return by what to count. Raises EditorialError, which names what there is, if there is no such thing."""
    wanted = given.casefold()
    own = [by for by in By if by not in {By.FIELD, By.COLUMN}]
    if wanted in own:
        return Grouping(By(wanted))
    for by, names in ((By.COLUMN, quoted.columns), (By.FIELD, quoted.fields)):
        for name in names:
            if wanted == name.casefold():
                return Grouping(by, name)
    known = ", ".join([*own, *quoted.columns, *quoted.fields])
    raise EditorialError(
        f"“{given}” is no column of the newsroom's list that somebody quoted has, and no field of an article. "
        f"Quotes can be counted by {known}."
    )
