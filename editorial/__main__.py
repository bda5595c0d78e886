"""The composition root: parses the first arguments, and imports and starts the front end that is needed."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from editorial.commandline.command_names import COMMANDS
from editorial.commandline.plain_arguments import WindowArguments, plain_arguments
from editorial.domain.errors import EditorialError
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.storage.location import VARIABLE, chosen_path

if TYPE_CHECKING:
    from editorial.storage.library import Library

_INTERRUPTED = 130
_BROKEN_PIPE = 141
"""The status with which a shell reports a program that SIGPIPE stopped."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the window or a command; return the exit status.

    0: success; 1: something failed, as reported on standard error; 2: wrong usage; 130: interrupted.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        return _run(arguments)
    except BrokenPipeError:
        _drop_output()
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    except EditorialError as error:
        _say(error)
        return 1
    except SystemExit as end:  # argparse exits by itself
        return end.code if isinstance(end.code, int) else 0
    except Exception as error:  # noqa: BLE001 - nobody expected it; a traceback would quote an article
        return _fail(error)


def _fail(error: Exception) -> int:
    """Write a report of a failure that nobody expected, and say in one line where it lies; return the exit status."""
    from editorial.review.reports import Reports, report_words  # noqa: PLC0415 - hardly ever needed

    _say(report_words(Reports().write(error, "a command")))
    return 1


def _say(words: object) -> None:
    """Write a message for people to standard error."""
    from editorial.commandline.output import print_message  # noqa: PLC0415 - the window needs it rarely

    print_message(words)


def _run(arguments: list[str]) -> int:
    if _first_word(arguments) not in COMMANDS:
        return _window(arguments)
    from editorial.commandline.app import run  # noqa: PLC0415 - the window needs no typer

    status = run(arguments, open_library, create_library, chosen_path)
    sys.stdout.flush()
    return status


def open_library(database: Path | None) -> Library:
    """Open the library at a path; for None the one of the environment variable, or the default.

    Raises MissingLibraryError if there is none, unless it is the default; StorageError if it cannot be opened.
    """
    from editorial.storage import opening  # noqa: PLC0415 - not every command needs a library

    return opening.open_library(chosen_path(database))


def create_library(path: Path) -> Library:
    """Make a library at a path where there is none. Raises StorageError."""
    from editorial.storage import opening  # noqa: PLC0415 - as above

    return opening.create_library(path)


def _first_word(arguments: Sequence[str]) -> str | None:
    """Return the first argument that is neither an option nor the value of one."""
    rest = iter(arguments)
    for argument in rest:
        if argument == "--database":
            next(rest, None)
        elif argument == "--":
            return None
        elif not argument.startswith("-"):
            return argument
    return None


def _window(arguments: Sequence[str]) -> int:
    with garbage_collection_paused():  # modules are made of many objects
        options = plain_arguments(arguments) or _all_arguments(arguments)
        if missing := next((one for one in options.paths if not os.path.exists(one)), None):  # noqa: PTH110 - never raises
            return _refuse(str(missing))
        run = _window_program()
    return run(chosen_path(options.database), options.paths)


def _all_arguments(arguments: Sequence[str]) -> WindowArguments:
    from editorial.commandline.window_arguments import parse  # noqa: PLC0415 - hardly any start needs it

    return parse(arguments, VARIABLE)


def _window_program() -> Callable[[Path, Sequence[Path]], int]:
    """Import what runs the window, and return that."""
    try:
        from editorial.desktop.widgets import plain_import  # noqa: PLC0415 - the command line needs no Qt

        plain_import.restore()
        from editorial.desktop.app import run  # noqa: PLC0415 - as above
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"PySide6", "shiboken6"}:
            raise
        raise EditorialError(
            f"The window cannot be opened: {error}. The README names what Qt needs on this system."
        ) from error
    return run


def _refuse(word: str) -> int:
    from difflib import get_close_matches  # noqa: PLC0415 - rarely needed

    from editorial.commandline.output import print_hint  # noqa: PLC0415 - as above

    near = get_close_matches(word, COMMANDS, 1)
    hint = f" Did you mean '{near[0]}'?" if near else ""
    _say(f"{word}: this is neither a file nor a command.{hint}")
    print_hint("Try 'editorial --help'.")
    return 2


def _drop_output() -> None:
    """Redirect standard output to nowhere, so that flushing it at exit does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
