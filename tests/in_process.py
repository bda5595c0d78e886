"""The program run as from a shell, but in the process of the test; `commandline/test_shell.py` starts it anew."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout

from editorial.__main__ import main


def run(*arguments: object) -> tuple[int, str, str]:
    """Run the program; return its status, what it wrote to standard output, and to standard error."""
    with (
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") as output,
        io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") as errors,
    ):
        with redirect_stdout(output), redirect_stderr(errors):
            status = main([*map(str, arguments)])
        return status, _written(output), _written(errors)


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
