"""The environments of a checkout: `.venv`, with everything, `.venv-core`, with no Qt, `.venv-fuzz`, `.venv-oracles`.

Each gets the packages of the lock files, with their hashes, and the checkout itself, editable. What was installed is
remembered as a digest in a file inside the environment, so that nothing is done when nothing has changed.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

import system
from system import SetupError, say

CHECKOUT = Path(__file__).resolve().parent.parent
SCRATCH = CHECKOUT / ".scratch"
LOCK_FILES = (CHECKOUT / "packaging" / "requirements.txt", CHECKOUT / "packaging" / "requirements-dev.txt")
_VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
_WHEELS = ("3.11", "3.12", "3.13", "3.14")  # versions of Python for which each locked package is known to have a wheel
_PIP = ("-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet", "--no-deps")
_UNREACHABLE = re.compile(r"connection|resolve|timed out|timeout|max retries|proxy|unreachable|ssl", re.IGNORECASE)


@dataclass(frozen=True)
class Environment:
    """A virtual environment: the name of its folder in the checkout, and the packages that are left out of it.

    `more` are the lock files whose packages it has besides those of every environment; one that is `alone` has only
    those, and not the checkout.
    """

    name: str
    without: frozenset[str] = frozenset()
    more: tuple[Path, ...] = ()
    alone: bool = False

    @property
    def lock_files(self) -> tuple[Path, ...]:
        """The lock files whose packages it has."""
        return self.more if self.alone else (*LOCK_FILES, *self.more)

    @property
    def folder(self) -> Path:
        """The environment's own folder."""
        return CHECKOUT / self.name

    @property
    def python(self) -> Path:
        """The environment's Python."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """Return the path of an installed program."""
        return self.folder / "Scripts" / f"{name}.exe" if sys.platform == "win32" else self.folder / "bin" / name


_QT = frozenset({"pyside6-essentials", "shiboken6", "pyqtgraph", "pytest-qt"})
FULL = Environment(".venv", more=(CHECKOUT / "packaging" / "requirements-archive.txt",))
"""With Qt, and with the extra `archive`, which the other environments lack: that shows that the rest needs neither."""
CORE = Environment(".venv-core", without=_QT)
FUZZ = Environment(".venv-fuzz", without=_QT, more=(CHECKOUT / "packaging" / "requirements-fuzz.txt",))
"""With a fuzzer that is guided by coverage, which is there for Linux alone."""
ORACLES = Environment(".venv-oracles", more=(CHECKOUT / "packaging" / "requirements-oracles.txt",), alone=True)
"""With programs that read what this one exports, and nothing of this one."""


def prepare(environment: Environment) -> Path:
    """Set up what is missing in the environment and return its Python.

    Raises SetupError if that cannot be done.
    """
    stamp = environment.folder / "editorial-stamp"
    digest = _digest(environment)
    if environment.python.exists() and stamp.exists() and stamp.read_text() == digest:
        return environment.python
    if not _usable(environment):
        _create(environment)
    _install(environment)
    stamp.write_text(digest)
    return environment.python


def prepare_with_qt() -> Path:
    """Set up what is missing in `.venv`, see once that Qt can be loaded in it, and return its Python.

    Raises SetupError if that cannot be done.
    """
    python = prepare(FULL)
    seen, stamp = FULL.folder / "editorial-qt-loads", FULL.folder / "editorial-stamp"
    if not seen.exists() or seen.read_text() != stamp.read_text():
        system.require_importable_qt(python)
        seen.write_text(stamp.read_text())
    return python


def _digest(environment: Environment) -> str:
    """Return the digest of all that decides what has to be installed."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = [_VERSION, str(CHECKOUT), json.dumps(project, sort_keys=True), *sorted(environment.without)]
    parts += [path.read_text(encoding="utf-8") for path in environment.lock_files]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _usable(environment: Environment) -> bool:
    """Return whether the folder holds an environment of this Python, made for this place, with pip in it."""
    if not environment.python.exists():
        return False
    question = "import sys, pip; print('%d.%d' % sys.version_info[:2], sys.prefix)"
    answer = subprocess.run([environment.python, "-c", question], capture_output=True, text=True, check=False)
    activate = environment.program("activate").with_suffix("")
    moved = not activate.exists() or str(environment.folder) not in activate.read_text(encoding="utf-8")
    return not moved and answer.stdout.strip() == f"{_VERSION} {environment.folder}"


def _create(environment: Environment) -> None:
    """Make the environment anew, empty but for pip."""
    system.require_venv()
    say(f"Making {environment.name} with Python {_VERSION} …")
    # From inside an environment this would otherwise be a link into that environment.
    python = getattr(sys, "_base_executable", sys.executable)
    made = subprocess.run(
        [python, "-m", "venv", "--clear", environment.folder], capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise SetupError(f"{environment.name} could not be made:\n{_tail(made.stdout + made.stderr)}")


def _install(environment: Environment) -> None:
    """Install the locked packages and the checkout."""
    requirements = environment.folder / "editorial-requirements.txt"
    wanted = wanted_by(environment)
    requirements.write_text("".join(wanted), encoding="utf-8")
    say(f"Installing {len(wanted)} packages into {environment.name} …")
    begun = time.monotonic()
    _pip(environment, "--require-hashes", "--only-binary", ":all:", "-r", str(requirements))
    if not environment.alone:
        _pip(environment, "--no-build-isolation", "--editable", str(CHECKOUT))
    say(f"{environment.name} is ready after {time.monotonic() - begun:.0f} s.")


def wanted_by(environment: Environment) -> list[str]:
    """Return the locked requirements, each with its hashes, that belong into the environment."""
    text = "".join(path.read_text(encoding="utf-8") for path in environment.lock_files)
    blocks = set(re.findall(r"^\w.*(?:\n[ \t]+.*)*\n", text, re.MULTILINE))
    return sorted(block for block in blocks if _name(block) not in environment.without)


def _name(block: str) -> str:
    """Return the name of the package that a requirement asks for."""
    return block.partition("==")[0].strip().lower()


def _pip(environment: Environment, *arguments: str) -> None:
    """Run pip install; raises SetupError, in words, if it fails."""
    done = subprocess.run([environment.python, *_PIP, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(explain(done.stdout + done.stderr))


def explain(output: str) -> str:
    """Return in words why pip failed and what to do, with the end of what it said."""
    if "DO NOT MATCH THE HASHES" in output:
        reason = "A package is not the one that the lock files name (its hash differs), so it was not installed."
    elif _UNREACHABLE.search(output) or (_VERSION in _WHEELS and "from versions: none" in output):
        reason = (
            "pip could not reach its package index. Check the network connection; behind a proxy or with an index of\n"
            "your own, tell pip so (environment variables HTTPS_PROXY and PIP_INDEX_URL, or `pip config`)."
        )
    elif "No matching distribution" in output:
        reason = (
            f"A package is not there for Python {_VERSION} on this system. All are there for Python {_WHEELS[0]} to\n"
            f"{_WHEELS[-1]}, on Linux with glibc 2.34 or newer: start this command with one of those."
        )
    else:
        reason = "pip could not install the packages."
    return f"{reason}\npip said:\n{_tail(output)}"


def _tail(output: str) -> str:
    """Return the last lines of a program's output, indented."""
    return "\n".join(f"  {line}" for line in output.strip().splitlines()[-6:])
