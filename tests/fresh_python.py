"""A new Python process, for what may be true only before anything else was imported."""

from __future__ import annotations

import os
import subprocess
import sys


def printed(program: str, *arguments: object, **variables: str) -> str:
    """Run a program (Python source) in a process of its own and return what it printed.

    Environment variables are added to those of this process. Raises CalledProcessError if the program fails,
    TimeoutExpired after two minutes.
    """
    command = [sys.executable, "-c", program, *map(str, arguments)]
    environment = {**os.environ, **variables}
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=120, env=environment)
    return done.stdout
