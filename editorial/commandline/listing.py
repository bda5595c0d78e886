"""`editorial list`: list the articles of the library."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import on_terminal, plain, print_json, print_lines, print_on_terminal, tab_separated
from editorial.commandline.terminal import OK
from editorial.domain.article import State
from editorial.domain.library import QueueRow
from editorial.review.wording.problems import problem_words

EXAMPLES = examples(
    "editorial list",
    "editorial list --state verified --json",
    "editorial list --state new | cut -f1 | xargs editorial suggest",
)
_COLUMNS = ("id", "state", "undecided", "decided", "title")


def run(
    context: typer.Context,
    state: Annotated[
        list[State] | None,
        typer.Option("--state", help="Only articles in this state; may be given more than once.", show_default=False),
    ] = None,
    database: Database = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON array with all that is known of each.")] = False,
) -> int:
    """Print a table on a terminal, else lines with tabs between the columns.

    The counts of undecided and decided are of mentions and of quotes. The state of an article that was verified with
    something undecided says how much: "verified (4 undecided)".
    """
    access: LibraryAccess = context.obj
    with access.open_library(database or access.database) as library:
        rows = [row for row in library.queue() if not state or row.state in state]
    if as_json:
        print_json([_plain(row) for row in rows], indent=2)
    elif on_terminal():
        _table(rows)
    else:
        print_lines(tab_separated(*_cells(row)) for row in rows)
    return OK


def _cells(row: QueueRow) -> tuple[str, ...]:
    return row.id, _state(row), str(row.undecided), str(row.decided), row.title


def _state(row: QueueRow) -> str:
    """Return the state; never just "verified" if something was left undecided."""
    if row.overridden is None:
        return row.state.value
    return f"{row.state.value} ({f'{row.overridden} undecided' if row.overridden else 'unsure or unchecked'})"


def _plain(row: QueueRow) -> dict[str, Any]:
    values = {item.name: getattr(row, item.name) for item in dataclasses.fields(row)}
    values["problem"] = _problem(row)
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def _problem(row: QueueRow) -> str | None:
    return None if row.problem is None else problem_words(row.problem)


def _table(rows: Sequence[QueueRow]) -> None:
    from rich.table import Table  # noqa: PLC0415 - only a terminal needs it

    table = Table(*_COLUMNS, box=None, pad_edge=False)
    for row in rows:
        short, *others = _cells(row)
        known = (("verified before", row.reopened), ("export is stale", row.stale), (_problem(row), row.problem))
        notes = [note for note, there in known if there]
        title = plain(others.pop()).append_text(plain("".join(f"  ({note})" for note in notes), "dim"))
        table.add_row(plain(short[:12]), *map(plain, others), title)
    print_on_terminal(table)
