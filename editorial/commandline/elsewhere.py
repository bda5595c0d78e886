"""`editorial elsewhere`: list quotes whose words stand in quotes of other articles too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from editorial.commandline.context import ArticleIds, Database, LibraryAccess, examples
from editorial.commandline.forcing import telling_of_force, which_to_replace
from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.domain.elsewhere import LibraryQuote, Pair
from editorial.jobs.counting import counted
from editorial.jobs.opening import Opened
from editorial.jobs.progress import Cancel, Cancelled

if TYPE_CHECKING:
    from editorial.jobs.protecting import Protector

EXAMPLES = examples(
    "editorial elsewhere 3f2a1b4c           (the quotes of one article)",
    "editorial elsewhere -o pairs.xlsx      (all pairs of the library, which may take minutes)",
)


def run(
    context: typer.Context,
    ids: ArticleIds = None,
    database: Database = None,
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write them to .csv, .xlsx or .jsonl.", show_default=False),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with what differs.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no earlier export.")] = False,
) -> int:
    """Print the pairs, one a line: how the words relate, whether another is said to speak, then both quotes.

    Each quote is printed as article, date, speaker, words: that of the named article first, else the earlier one.
    Quotes of fewer than five words are not looked for.
    """
    from editorial.jobs.elsewhere import write_pairs  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.jobs.protecting import Protector  # noqa: PLC0415

    access: LibraryAccess = context.obj
    try:
        with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
            pairs = _of_articles(library, ids, cancel) if ids else _all(library, cancel)
            if output is not None:
                with telling_of_force():
                    number = run_job(write_pairs(library, pairs, output, which_to_replace(force=force)), cancel)
                print_message(f"{counted(number, 'pair')} written to {output}.")
                return OK
            protector = Protector(library)
            lines = [protector.listed(_line(pair, protector, as_json=as_json)) for pair in pairs]
    except Cancelled as stopped:
        print_message(stopped)
        return INTERRUPTED
    for line in lines:
        if as_json:
            print_json(line)
        else:
            print_lines([tab_separated(*line)])
    return OK


def _of_articles(library: Opened, ids: Sequence[str], cancel: Cancel) -> list[Pair]:
    from editorial.jobs.article_ids import resolve_ids  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.jobs.elsewhere import PairsOfQuotes  # noqa: PLC0415

    found: list[Pair] = []
    for key in resolve_ids(library, ids):
        found += run_job(PairsOfQuotes(library, library.load(key).record), cancel).pairs
    return found


def _all(library: Opened, cancel: Cancel) -> Sequence[Pair]:
    from editorial.jobs.elsewhere import PairsOfLibrary  # noqa: PLC0415 - imports SQLAlchemy

    found = run_job(PairsOfLibrary(library), cancel)
    print_message(f"{counted(found.quotes, 'quote')} compared, {counted(len(found.pairs), 'pair')} found.")
    return found.pairs


def _line(pair: Pair, protector: Protector, *, as_json: bool) -> Any:
    """Return a line; quotes of articles in which names are replaced without their places, which are in other texts."""
    if not as_json:
        return _cells(pair)
    plain = _plain(pair)
    for quote in plain["quotes"]:
        if quote["article"] in protector.articles:
            quote |= {"start": None, "end": None}
    return plain


def _cells(pair: Pair) -> tuple[str, ...]:
    other = "other speaker" if pair.same.match.other_speaker else ""
    quotes = [(quote.article, quote.date, quote.speaker, quote.words) for quote in (pair.first, pair.second)]
    return pair.same.sameness, other, *quotes[0], *quotes[1]


def _plain(pair: Pair) -> dict[str, Any]:
    same = pair.same
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
        "quotes": [_quote(pair.first), _quote(pair.second)],
        "shorter": 0 if pair.first is same.shorter else 1,
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
