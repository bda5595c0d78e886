"""The typer application: all commands, and running one of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from editorial import __version__
from editorial.commandline import (
    analyze,
    authorities,
    backup,
    check,
    delete,
    draw,
    elsewhere,
    evaluate,
    export,
    import_,
    listing,
    memory,
    people,
    protect,
    quoted,
    quotes,
    reply,
    restore,
    salvage,
    sources,
    suggest,
    train,
)
from editorial.commandline.command_names import COMMANDS
from editorial.commandline.context import Database, LibraryAccess
from editorial.commandline.output import print_hint, print_lines, print_message
from editorial.jobs.opening import CreateLibrary, Locate, OpenLibrary

_RUN: dict[str, tuple[Callable[..., int], str]] = {
    "import": (import_.run, import_.EXAMPLES),
    "suggest": (suggest.run, suggest.EXAMPLES),
    "train": (train.run, train.EXAMPLES),
    "list": (listing.run, listing.EXAMPLES),
    "people": (people.run, people.EXAMPLES),
    "quoted": (quoted.run, quoted.EXAMPLES),
    "export": (export.run, export.EXAMPLES),
    "protect": (protect.run, protect.EXAMPLES),
    "reply": (reply.run, reply.EXAMPLES),
    "delete": (delete.run, delete.EXAMPLES),
    "backup": (backup.run, backup.EXAMPLES),
    "check": (check.run, check.EXAMPLES),
    "restore": (restore.run, restore.EXAMPLES),
    "salvage": (salvage.run, salvage.EXAMPLES),
    "draw": (draw.run, draw.EXAMPLES),
    "quotes": (quotes.run, quotes.EXAMPLES),
    "analyze": (analyze.run, analyze.EXAMPLES),
    "elsewhere": (elsewhere.run, elsewhere.EXAMPLES),
    "evaluate": (evaluate.run, evaluate.EXAMPLES),
}
_GROUPS = {
    "sources": (sources.COMMANDS, sources.EXAMPLES),
    "authorities": (authorities.COMMANDS, authorities.EXAMPLES),
    "memory": (memory.COMMANDS, memory.EXAMPLES),
}


def run(arguments: Sequence[str], open_library: OpenLibrary, create_library: CreateLibrary, locate: Locate) -> int:
    """Run the command that the arguments name; return the exit status: 0, 1 if something failed, 2 for wrong usage.

    Raises EditorialError if the command cannot be carried out, KeyboardInterrupt, and BrokenPipeError.
    """
    command = get_command(_app())
    try:
        status = command.main(
            list(arguments),
            prog_name="editorial",
            standalone_mode=False,
            obj=LibraryAccess(open_library, create_library, locate),
        )
    except TyperException as error:
        context = getattr(error, "ctx", None)
        print_message(error.format_message())
        if context is not None:
            print_hint(f"Try '{context.command_path} --help'.")
        return error.exit_code
    except _OutputClosedError as error:
        raise BrokenPipeError from error
    return int(status or 0)


class _OutputClosedError(Exception):
    """Standard output was closed by its reader; raised instead of BrokenPipeError, which typer would swallow."""


def _with_broken_pipes(function: Callable[..., int]) -> Callable[..., int]:
    @functools.wraps(function)
    def run(*arguments: Any, **options: Any) -> int:
        try:
            return function(*arguments, **options)
        except BrokenPipeError as error:
            raise _OutputClosedError from error

    return run


def _app() -> typer.Typer:
    app = typer.Typer(add_completion=False, no_args_is_help=True, rich_markup_mode=None)
    app.callback()(_before)
    for name, words in COMMANDS.items():
        if name in _GROUPS:
            commands, epilog = _GROUPS[name]
            app.add_typer(_group(commands), name=name, help=words, epilog=epilog)
        else:
            function, epilog = _RUN[name]
            app.command(name, help=words, epilog=epilog)(_with_broken_pipes(function))
    return app


def _group(commands: Mapping[str, tuple[Callable[..., int], str, str]]) -> typer.Typer:
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    for name, (function, words, epilog) in commands.items():
        group.command(name, help=words, epilog=epilog)(_with_broken_pipes(function))
    return group


def _before(
    context: typer.Context,
    database: Database = None,
    *,
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.")] = False,
) -> None:
    if version:
        print_lines([f"editorial {__version__}"])
        raise typer.Exit
    context.obj = replace(context.obj, database=database)
