"""`editorial elsewhere`: list quotes whose words stand in quotes of other articles too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.domain.elsewhere import LibraryQuote, SameWords
from editorial.jobs.counting import counted
from editorial.jobs.opening import Opened
from editorial.jobs.progress import Cancel, Cancelled

if TYPE_CHECKING:
    from editorial.jobs.elsewhere import Pairs
    from editorial.jobs.protecting import Protector

EXAMPLES = examples(
    "editorial elsewhere 3f2a1b4c           (the quotes of one article)",
    "editorial elsewhere > pairs.tsv        (all pairs of the library, which may take minutes)",
)


def run(
    context: typer.Context,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="Ids, or how they begin.", show_default=False)
    ] = None,
    database: Database = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with what differs.")] = False,
) -> int:
    """Print the pairs, one a line: how the words relate, whether another is said to speak, then both quotes.

    Each quote is printed as article, date, speaker, words. Quotes of fewer than five words are not looked for.
    """
    from editorial.jobs.protecting import Protector  # noqa: PLC0415 - imports SQLAlchemy

    access: LibraryAccess = context.obj
    try:
        with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
            found = _of_articles(library, ids, cancel) if ids else _all(library, cancel)
            protector = Protector(library)
            lines = [protector.listed(_line(row, protector, as_json=as_json)) for row in found]
    except Cancelled as stopped:
        print_message(stopped)
        return INTERRUPTED
    for line in lines:
        if as_json:
            print_json(line)
        else:
            print_lines([tab_separated(*line)])
    return OK


_Row = tuple[LibraryQuote, LibraryQuote, SameWords]


def _of_articles(library: Opened, ids: Sequence[str], cancel: Cancel) -> list[_Row]:
    from editorial.jobs.article_ids import resolve_ids  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.jobs.elsewhere import FindElsewhere  # noqa: PLC0415

    rows: list[_Row] = []
    for key in resolve_ids(library, ids):
        found = run_job(FindElsewhere(library, library.load(key).record), cancel)
        for pairs in found.values():
            rows += [_row(same, key) for same in pairs]
    return rows


def _row(same: SameWords, here: str) -> _Row:
    there = same.other_than(here)
    return (same.longer if there is same.shorter else same.shorter), there, same


def _all(library: Opened, cancel: Cancel) -> Iterator[_Row]:
    from editorial.jobs.elsewhere import ListPairs  # noqa: PLC0415 - imports SQLAlchemy

    pairs: Pairs = run_job(ListPairs(library), cancel)
    print_message(f"{counted(pairs.quotes, 'quote')} compared, {counted(len(pairs.found), 'pair')} found.")
    ordered = sorted(pairs.found, key=lambda same: (same.shorter.date, same.shorter.article), reverse=True)
    return iter([(same.shorter, same.longer, same) for same in ordered])


def _line(row: _Row, protector: Protector, *, as_json: bool) -> Any:
    """Return a line; quotes of articles in which names are replaced without their places, which are in other texts."""
    if not as_json:
        return _cells(*row)
    plain = _plain(*row)
    for quote in plain["quotes"]:
        if quote["article"] in protector.articles:
            quote |= {"start": None, "end": None}
    return plain


def _cells(first: LibraryQuote, second: LibraryQuote, same: SameWords) -> tuple[str, ...]:
    other = "other speaker" if same.match.other_speaker else ""
    quotes = [(quote.article, quote.date, quote.speaker, quote.words) for quote in (first, second)]
    return same.sameness, other, *quotes[0], *quotes[1]


def _plain(first: LibraryQuote, second: LibraryQuote, same: SameWords) -> dict[str, Any]:
    edits = [
        {
            "kind": edit.kind,
            "shorter": edit.quote.of(same.shorter.words) if edit.quote else None,
            "longer": edit.source.of(same.longer.words) if edit.source else None,
        }
        for edit in same.match.edits
    ]
    return {
        "words": same.sameness,
        "other_speaker": same.match.other_speaker,
        "quotes": [_quote(first), _quote(second)],
        "shorter": 0 if first is same.shorter else 1,
        "edits": edits,
    }


def _quote(quote: LibraryQuote) -> dict[str, Any]:
    return {
        "article": quote.article,
        "title": quote.title,
        "date": quote.date,
        "verified": quote.verified,
        "quote": quote.quote,
        "start": quote.span.start,
        "end": quote.span.end,
        "text": quote.words,
        "speaker": quote.speaker,
    }
