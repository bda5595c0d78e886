"""The arguments of the program without a command, which opens the window."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from editorial import __version__
from editorial.commandline.command_names import COMMANDS
from editorial.commandline.plain_arguments import WindowArguments
from editorial.domain.visible import visible


class _Parser(argparse.ArgumentParser):
    """A parser whose messages quote the arguments harmlessly."""

    def error(self, message: str) -> NoReturn:
        """End the program with a message on wrong usage."""
        super().error(visible(message))


def parse(arguments: Sequence[str], variable: str) -> WindowArguments:
    """Return what the arguments say; `variable` is the environment variable that names a library.

    Ends the program where they ask for help or the version, or are wrong.
    """
    options = _parser(variable).parse_args(arguments)
    return WindowArguments(options.database, [Path(path) for path in options.paths])


def _parser(variable: str) -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    parser = _Parser(
        prog="editorial",
        usage="editorial [--database PATH] [PATH ...]\n       editorial COMMAND ...",
        description="Verify what an article says, and who said it. Without a command the window opens; it imports\n"
        "the files and folders that are named.",
        epilog="commands:\n"
        + "".join(f"  {name:<{width}}  {words}\n" for name, words in COMMANDS.items())
        + "\n'editorial COMMAND --help' says more, with examples.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles to import, or folders of them")
    parser.add_argument(
        "--database", type=Path, metavar="PATH", help=f"the library; else that of {variable}, else your own"
    )
    parser.add_argument("--version", action="version", version=f"editorial {__version__}")
    return parser
