"""`editorial quotes`: find quotes by words, speaker, date and source, or count them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from editorial.commandline.context import examples
from editorial.commandline.forcing import telling_of_force, which_to_replace
from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import OK, run_job
from editorial.domain.quote_search import CountedBy, FoundQuote, QuoteCount, QuoteQuestion

EXAMPLES = examples(
    'editorial quotes "wobbly bridge" --archive found',
    "editorial quotes --archive found --by Brackwater --from 2024-05 --to 2024-06",
    "editorial quotes --archive found --count person -o people.csv",
    'editorial quotes "ferry" --archive found --count month',
)
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_SHOWN = 100


def run(  # noqa: PLR0913 - one for each option
    archive: Annotated[Path, typer.Option("--archive", metavar="DIR", help="The archive to ask.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words of the quote, in this order.")] = "",
    *,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Of somebody whose name has this in it.")] = "",
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="From this day, month or year on.")] = "",
    until: Annotated[str, typer.Option("--to", metavar="DATE", help="To this day, month or year.")] = "",
    source: Annotated[str, typer.Option("--source", metavar="NAME", help="From a source with this in its name.")] = "",
    count: Annotated[
        CountedBy | None, typer.Option("--count", help="Count them instead, for each of these.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write them all to .csv or .jsonl.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Print no more than these.")] = _SHOWN,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object a line.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no earlier export.")] = False,
) -> int:
    """Print the quotes or their counts, or write them to a file; return the exit status."""
    from editorial.jobs.archive import asking  # noqa: PLC0415 - imports orjson

    question = QuoteQuestion(words, by, _date(since), _date(until), source)
    headings: Sequence[str] = FoundQuote._fields if count is None else QuoteCount._fields
    rows: Iterator[Sequence[Any]] = (
        asking.found_quotes(archive, question) if count is None else asking.counted_quotes(archive, question, count)
    )
    if output is not None:
        with telling_of_force():
            number = run_job(asking.WriteTable(headings, rows, output, which_to_replace(force=force)))
        print_message(f"{number:,} rows written to {output}.")
        return OK
    _print(headings, rows, limit, as_json=as_json)
    return OK


def _print(headings: Sequence[str], rows: Iterator[Sequence[Any]], limit: int, *, as_json: bool) -> None:
    found = False
    for row in islice(rows, limit):
        found = True
        if as_json:
            print_json(dict(zip(headings, row, strict=True)))
        else:
            print_lines([tab_separated(*("" if cell is None else str(cell) for cell in row))])
    if not found:
        print_message("Nothing was found.")
    elif next(rows, None) is not None:
        print_message(f"These are the first {limit:,}; --limit shows more, and -o FILE writes all.")


def _date(given: str) -> str:
    if given and not _DATE.fullmatch(given):
        raise typer.BadParameter(f"“{given}” is no date: write 2024, 2024-05 or 2024-05-17")
    return given
