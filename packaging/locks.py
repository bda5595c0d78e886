"""Make the lock files from pyproject.toml: for every platform, with hashes and without addresses."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import system
from environments import CHECKOUT
from system import SetupError, say

_OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
)
_RUNTIME = "packaging/requirements.txt"
_DEVELOPMENT = "packaging/requirements-dev.txt"
_TARGETS = (
    ("pyproject.toml", "-o", _RUNTIME),
    ("--group=dev", "-c", _RUNTIME, "-o", _DEVELOPMENT),
    (
        "pyproject.toml",
        "--extra=archive",
        "-c",
        _RUNTIME,
        "-c",
        _DEVELOPMENT,
        "-o",
        "packaging/requirements-archive.txt",
    ),
    ("--group=oracles", "-o", "packaging/requirements-oracles.txt"),  # an environment of its own
    ("--group=fuzz", "-c", _RUNTIME, "-o", "packaging/requirements-fuzz.txt"),
)


def make_lock_files(arguments: Sequence[str]) -> None:
    """Resolve anew with uv, which is installed for the moment only; what is locked stays unless `arguments` say so.

    Raises SetupError if uv cannot be had or does not find a solution.
    """
    system.require_venv()
    with tempfile.TemporaryDirectory() as folder:
        say("Installing uv, for the moment only …")
        _run([sys.executable, "-m", "venv", folder])
        programs = Path(folder) / ("Scripts" if sys.platform == "win32" else "bin")
        _run([str(programs / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"])
        for target in _TARGETS:
            say(f"Making {target[-1]} …")
            _run([str(programs / "uv"), "pip", "compile", "--quiet", *_OPTIONS, *target, *arguments])


def _run(command: list[str]) -> None:
    if subprocess.run(command, cwd=CHECKOUT, check=False).returncode:
        raise SetupError(f"This failed: {' '.join(command)}")
