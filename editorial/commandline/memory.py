"""`editorial memory`: names that were confirmed and help in other articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from editorial.commandline.shell import Database, Shell, examples
from editorial.commandline.terminal import OK, tell, write
from editorial.domain import labels
from editorial.domain.errors import InputError
from editorial.domain.library import Learnt

EXAMPLES = examples("editorial memory list", 'editorial memory forget "Ada Brook"')

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name as it is listed.", show_default=False)]
Type = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help="Which one, where a name has several types.", show_default=False),
]


def show(
    context: typer.Context,
    database: Database = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Print what is remembered, with tabs between the columns."""
    shell: Shell = context.obj
    with shell.open_library(database or shell.database) as library:
        learnt = library.learnt()
    for one in learnt:
        line = json.dumps(_plain(one), ensure_ascii=False) if as_json else "\t".join(map(_cell, _cells(one)))
        write(f"{line}\n".encode())
    return OK


def forget(context: typer.Context, name: Name, label: Type = None, database: Database = None) -> int:
    """Use a name no longer in other articles."""
    shell: Shell = context.obj
    with shell.open_library(database or shell.database) as library:
        one = _chosen(library.learnt(), name, label)
        library.forget(one.name.name, one.name.label)
    tell(f"{_said(one)} is no longer used; 'editorial memory remember' undoes that.")
    return OK


def remember(context: typer.Context, name: Name, label: Type = None, database: Database = None) -> int:
    """Use a name again that was forgotten."""
    shell: Shell = context.obj
    with shell.open_library(database or shell.database) as library:
        one = _chosen([one for one in library.learnt() if one.forgotten], name, label)
        library.remember_again(one.name.name, one.name.label)
    tell(f"{_said(one)} is used again.")
    return OK


def _chosen(learnt: Sequence[Learnt], name: str, label: str | None) -> Learnt:
    """Return the one that is meant. Raises InputError if there is none, or more than one type of it."""
    found = {one.name.label: one for one in learnt if one.name.name == name}
    if label is not None:
        found = {key: one for key, one in found.items() if label.casefold() in {key.casefold(), labels.words(key)}}
    if not found:
        raise InputError("no such name is there", source=name)
    if len(found) > 1:
        types = ", ".join(labels.words(key) for key in found)
        raise InputError(f"it is remembered as {types}; say which with --type", source=name)
    return next(iter(found.values()))


def _said(one: Learnt) -> str:
    return f"“{one.name.name}” ({labels.words(one.name.label)})"


def _cells(one: Learnt) -> tuple[str, ...]:
    return (
        one.name.name,
        labels.words(one.name.label),
        "|".join(one.name.aliases),
        one.title,
        f"{one.at:%Y-%m-%d}" if one.at else "",
        str(one.name.times),
        "forgotten" if one.forgotten else "",
    )


def _cell(text: str) -> str:
    return " ".join(text.split())


def _plain(one: Learnt) -> dict[str, Any]:
    return {
        "name": one.name.name,
        "label": one.name.label,
        "aliases": one.name.aliases,
        "authority": one.name.authority,
        "article": one.name.article_id,
        "title": one.title,
        "at": one.at.isoformat() if one.at else None,
        "articles": one.name.times,
        "forgotten": one.forgotten,
    }


COMMANDS: dict[str, tuple[Callable[..., int], str, str]] = {
    "list": (
        show,
        "List the names, their other names, where each was learnt, when, and in how many articles.",
        examples("editorial memory list", "editorial memory list --json"),
    ),
    "forget": (
        forget,
        "Use a name no longer in other articles; nothing in any article changes.",
        examples('editorial memory forget "Ada Brook"', "editorial memory forget Saltmere --type organisation"),
    ),
    "remember": (remember, "Use a name again that was forgotten.", examples('editorial memory remember "Ada Brook"')),
}
"""The commands of the group: what runs each, its line of help, its examples."""
