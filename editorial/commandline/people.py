"""`editorial people`: list the people, organisations and places named in all articles."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_json, print_lines, tab_separated
from editorial.commandline.terminal import OK, cancel_on_interrupt, run_job
from editorial.domain import labels
from editorial.domain.people import Profile

EXAMPLES = examples(
    "editorial people",
    "editorial people brook --type person",
    "editorial people --json > names.jsonl",
)


def run(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="Only names with all of these words in them.", show_default=False),
    ] = None,
    label: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="Only this type: person, organisation…", show_default=False),
    ] = None,
    database: Database = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Print a name a line, with tabs between the columns; those in most articles come first.

    The columns are name, type, entry of the newsroom's list, articles, articles in which an editor decided the name,
    quotes, quotes that an editor decided, first and last day, and other names.
    """
    from editorial.jobs.people import ListPeople  # noqa: PLC0415 - a help page needs no library
    from editorial.jobs.protecting import Protector  # noqa: PLC0415

    access: LibraryAccess = context.obj
    with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
        found, listed = run_job(ListPeople(library), cancel), Protector(library).listed
        listed("")  # reads what is protected while the library is open
    wanted = " ".join(words or ()).casefold().split()
    for one in found:
        if (label is None or label.casefold() in {one.label.casefold(), labels.words(one.label)}) and _has(one, wanted):
            if as_json:
                print_json(listed(_plain(one)))
            else:
                print_lines([tab_separated(*listed(_cells(one)))])
    return OK


def _has(one: Profile, wanted: list[str]) -> bool:
    names = "\n".join((one.name, *one.other_names)).casefold()
    return all(word in names for word in wanted)


def _cells(one: Profile) -> tuple[str, ...]:
    numbers = map(str, (one.articles, one.decided, one.quotes, one.decided_quotes))
    listed = one.record.id if one.record is not None else ""
    return one.name, labels.words(one.label), listed, *numbers, one.first, one.last, "|".join(one.other_names)


def _plain(one: Profile) -> dict[str, Any]:
    return {
        "name": one.name,
        "type": one.label,
        "authority": one.key.authority,
        "other_names": one.other_names,
        "articles": one.articles,
        "articles_decided": one.decided,
        "quotes": one.quotes,
        "quotes_decided": one.decided_quotes,
        "first": one.first,
        "last": one.last,
        "in": [{"article": use.article_id, "entity": use.entity_id, "name": use.name} for use in one.uses],
    }
