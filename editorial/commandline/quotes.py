"""`editorial quotes`: find quotes by words, speaker, date, source, kind and state, or count them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.forcing import telling_of_force, which_to_replace
from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import OK, run_job
from editorial.domain.annotation import Kind
from editorial.domain.errors import EditorialError
from editorial.domain.quote_search import (
    DATES,
    CountedBy,
    FoundQuote,
    QuoteCount,
    QuoteQuestion,
    is_date,
    quote_counts,
)

EXAMPLES = examples(
    'editorial quotes "wobbly bridge" --by Brackwater',
    "editorial quotes --by Brackwater --from 2024-05 --to 2024-06 --verified",
    "editorial quotes --source Lamp -o quotes.xlsx",
    "editorial quotes --archive found --count person -o people.csv",
    'editorial quotes "ferry" --archive found --count month',
)
_SHOWN = 100
_Rows: TypeAlias = Iterator[Sequence[Any]]


def run(  # noqa: PLR0913 - one for each option
    context: typer.Context,
    words: Annotated[
        str, typer.Argument(metavar="WORDS", help='Words of the quote; those inside "…" stand together.')
    ] = "",
    *,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Of somebody whose name has this in it.")] = "",
    since: Annotated[str, typer.Option("--from", metavar="DATE", help="From this day, month or year on.")] = "",
    until: Annotated[str, typer.Option("--to", metavar="DATE", help="To this day, month or year.")] = "",
    source: Annotated[str, typer.Option("--source", metavar="NAME", help="From a source with this in its name.")] = "",
    kind: Annotated[
        Kind | None, typer.Option("--kind", help="Of this kind; else all but terms.", show_default=False)
    ] = None,
    verified: Annotated[
        bool | None,
        typer.Option("--verified/--unverified", help="Verified quotes only, or others only.", show_default=False),
    ] = None,
    archive: Annotated[
        Path | None, typer.Option("--archive", metavar="DIR", help="Ask this archive.", show_default=False)
    ] = None,
    database: Database = None,
    count: Annotated[
        CountedBy | None, typer.Option("--count", help="Count them instead, for each of these.", show_default=False)
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write them all to .csv, .xlsx or .jsonl.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="Print no more than these.")] = _SHOWN,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON object a line.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no earlier export.")] = False,
) -> int:
    """Print the quotes of the library or of an archive, or their counts, or write them to a file.

    The columns are speaker, words, kind, title, date, source, score, article, quote, its start and end, and whether an
    editor decided it. In the library a quote has all its pieces, and an article without a date that of its import;
    quotes of the latest articles come first. In an archive each piece is a quote, and no editor decided any.
    """
    question = QuoteQuestion(words, by, _date(since), _date(until), source, kind, verified)
    headings: Sequence[str] = FoundQuote._fields if count is None else QuoteCount._fields
    with _rows(context.obj, archive, database, question, count) as rows:
        if output is None:
            _print(headings, rows, limit, as_json=as_json)
        else:
            _write(headings, rows, output, force=force)
    return OK


@contextmanager
def _rows(
    access: LibraryAccess, archive: Path | None, database: Path | None, question: QuoteQuestion, count: CountedBy | None
) -> Iterator[_Rows]:
    """Give the rows of the answer, while the library is open."""
    if archive is not None:
        if question.verified is not None:
            raise EditorialError(f"{archive}: an archive holds no decisions: leave out --verified and --unverified.")
        from editorial.jobs.archive import asking  # noqa: PLC0415 - the library needs no archive

        yield (
            asking.found_quotes(archive, question) if count is None else asking.counted_quotes(archive, question, count)
        )
        return
    from editorial.jobs.protecting import Protector  # noqa: PLC0415
    from editorial.jobs.quote_searching import library_quotes, quotes_going_out  # noqa: PLC0415 - imports SQLAlchemy

    with access.open_library(database or access.database) as library:
        if count is None:
            yield quotes_going_out(library, question)
        else:
            yield map(Protector(library).listed, quote_counts(library_quotes(library, question), count))


def _write(headings: Sequence[str], rows: _Rows, output: Path, *, force: bool) -> None:
    from editorial.jobs.table_writing import WriteTable  # noqa: PLC0415 - imports orjson

    with telling_of_force():
        number = run_job(WriteTable(headings, rows, output, which_to_replace(force=force)))
    print_message(f"{number:,} rows written to {output}.")


def _print(headings: Sequence[str], rows: _Rows, limit: int, *, as_json: bool) -> None:
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
    if not is_date(given):
        raise typer.BadParameter(f"“{given}” is no date: write {DATES}")
    return given
