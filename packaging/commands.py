"""The commands of packaging/dev.py."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import system
from environments import CHECKOUT, CORE, FULL, FUZZ, ORACLES, SCRATCH, prepare, prepare_with_qt
from system import SetupError, say

SOURCES = {"council-meeting.txt": "council-meeting.srt", "statement.txt": "statement-release.txt"}
"""Which file of seeds/sources/ is a source of which of the seeds."""
USAGE = """\
Usage: python3 packaging/dev.py COMMAND [ARGUMENTS]

  run [ARGS…]     open the review window on seeds/, in a library of its own (.scratch/library.db);
                  ARGS go to the program: paths to open as well, options, or a command such as "list"
  test [NAMES…]   run every check, or those named: format lint types imports window archive qt-free;
                  a room's name (review, language/names …) runs the tests in that folder of tests/
  coverage        run the tests and print the share of lines and branches that they reach
  bench [NAMES…]  run the benchmarks, or those named; what follows "--" goes to each of them
  faults [NAMES…] kill the program or its child, let its disk fail or its clock go back, and look for what is lost;
                  or those of these named: child clock disk kills; what follows "--" goes to each of them
  fuzz [TARGET] [--inputs N]
                  try random inputs on what reads files, on one target or on all: as many as N each
  oracles         export a corpus, read it with programs that know nothing of this one, and compare
  lock [ARGS…]    make the lock files again from pyproject.toml; ARGS go to uv, for example --upgrade

Each sets up first what is missing, inside this folder. Where the variable CI is set and this is root on Debian,
missing system packages are installed too; otherwise it says which."""


def main(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name and return the exit status."""
    every = (run, test, coverage, bench, faults, fuzz, oracles, lock)
    commands = {one.__name__: one for one in every}
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name in {"", "-h", "--help", "help"}:
        say(USAGE)
        return 0 if name else 2
    if name not in commands:
        return _refuse(f"There is no command '{name}'.\n\n{USAGE}")
    try:
        return commands[name](rest)
    except SetupError as error:
        return _refuse(str(error))
    except OSError as error:
        return _refuse(f"{error.filename or 'The system'}: {error.strerror or error}")
    except KeyboardInterrupt:
        return _refuse("Stopped.")


def run(arguments: Sequence[str]) -> int:
    """Open the review window on the seeds, or run the program's command that the arguments name."""
    first = arguments[0] if arguments else ""
    shows_window = first.startswith("-") or first == "" or Path(first).exists()
    if shows_window:
        system.require_window()
    python = prepare_with_qt() if shows_window else prepare(FULL)
    SCRATCH.mkdir(exist_ok=True)
    seeds = sorted(str(path) for path in (CHECKOUT / "seeds").glob("*.txt")) if shows_window else []
    library = SCRATCH / "library.db"
    environment = {**os.environ, "EDITORIAL_DATABASE": str(library)}
    if shows_window and not library.exists():
        seeds = _fill_library([str(python), "-m", "editorial"], seeds, environment)
    return _become([str(python), "-m", "editorial", *arguments, *seeds], environment)


def _fill_library(editorial: list[str], seeds: list[str], environment: dict[str, str]) -> list[str]:
    """Import the seeds into a new library, with the sources that two of them have; return what the window has to open.

    That is nothing, unless the import failed: the window then says why.
    """
    if subprocess.run([*editorial, "import", *seeds], env=environment, check=False).returncode:
        return seeds
    for article, source in SOURCES.items():
        text = (CHECKOUT / "seeds" / article).read_text(encoding="utf-8")
        key = hashlib.sha256(text.encode()).hexdigest()
        file = str(CHECKOUT / "seeds" / "sources" / source)
        subprocess.run([*editorial, "sources", "attach", key, file], env=environment, check=False)
    return []


def test(names: Sequence[str]) -> int:
    """Run the checks, all of them or those named; the status is 1 if any fails."""
    from checks import CHECKS, named, run_checks  # noqa: PLC0415 - the window need not wait for it

    found = [(name, named(name)) for name in names]
    if unknown := [name for name, check in found if check is None]:
        known = " ".join(check.name for check in CHECKS)
        return _refuse(f"There is no check or room '{unknown[0]}'. There are: {known}, and the folders of tests/")
    chosen = [check for _, check in found if check is not None] or list(CHECKS)
    if any(check.needs_qt for check in chosen):
        system.require_qt()
        prepare_with_qt()
    for environment in (FULL, CORE):
        if any(check.environment is environment for check in chosen):
            prepare(environment)
    return run_checks(chosen)


def coverage(arguments: Sequence[str]) -> int:
    """Run the tests under coverage and print the figures of each room and of all; ARGS go to pytest."""
    from checks import measure_coverage  # noqa: PLC0415 - the window need not wait for it

    system.require_qt()
    prepare_with_qt()
    return measure_coverage(arguments)


def bench(arguments: Sequence[str]) -> int:
    """Run the benchmark scripts, all of them or those named; the status is 1 if any fails.

    Arguments after `--` go to each script, with paths from the folder that the command was started in.
    """
    return _run_scripts("benchmark", CHECKOUT / "tests" / "benchmarks", arguments)


def faults(arguments: Sequence[str]) -> int:
    """Run the long tests with faults, all of them or those named; the status is 1 if anything was lost or damaged.

    Arguments are those of `bench`.
    """
    return _run_scripts("fault", CHECKOUT / "tests" / "faults", arguments)


def _run_scripts(word: str, folder: Path, arguments: Sequence[str]) -> int:
    split = list(arguments).index("--") if "--" in arguments else len(arguments)
    names, given = arguments[:split], [_absolute(one) for one in arguments[split + 1 :]]
    scripts = {path.stem: path for path in sorted(folder.glob("[!_]*.py"))}
    if not scripts:
        return _refuse(f"There is no {word} yet: {folder} holds no script.")
    if unknown := [name for name in names if name not in scripts]:
        return _refuse(f"There is no {word} '{unknown[0]}'. There are: {' '.join(scripts)}")
    system.require_qt()
    python = prepare_with_qt()
    # Offscreen unless said otherwise, so that figures from different machines can be compared.
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(CHECKOUT / "tests")}
    failed = []
    for name in names or scripts:
        say(f"\n== {name}")
        if subprocess.run([python, scripts[name], *given], cwd=CHECKOUT, env=environment, check=False).returncode:
            failed.append(name)
    return _refuse(f"Failed: {', '.join(failed)}") if failed else 0


def oracles(_arguments: Sequence[str]) -> int:
    """Export the corpus of round trips and read it with other programs; the status is 1 if anything differs."""
    ours, others = prepare(FULL), prepare(ORACLES)
    scripts, schema = CHECKOUT / "tests" / "oracles", "resources/schemas/editorial.annotations-1.schema.json"
    with tempfile.TemporaryDirectory() as folder:
        found_in = {**os.environ, "PYTHONPATH": str(CHECKOUT / "tests")}
        written = subprocess.run([ours, scripts / "write.py", folder], cwd=CHECKOUT, env=found_in, check=False)
        if written.returncode:
            return written.returncode
        return subprocess.run([others, scripts / "read.py", folder, CHECKOUT / schema], check=False).returncode


def fuzz(arguments: Sequence[str]) -> int:
    """Run one fuzz target, or all; the status is 1 if an input failed. ARGS go to tests/fuzzing/run.py.

    The inputs are guided by coverage where the fuzzer can be had (Linux, Python 3.11 to 3.13); elsewhere they are
    random changes of the seeds.
    """
    named = list(arguments[:1]) if arguments and not arguments[0].startswith("-") else []
    rest = arguments[len(named) :]
    python = prepare(FUZZ if sys.platform == "linux" and sys.version_info < (3, 14) else FULL)
    script = CHECKOUT / "tests" / "fuzzing" / "run.py"
    if not named:
        listed = subprocess.run([python, script, "--list"], cwd=CHECKOUT, capture_output=True, text=True, check=True)
        named = listed.stdout.split()
    failed = [
        name for name in named if subprocess.run([python, script, name, *rest], cwd=CHECKOUT, check=False).returncode
    ]
    return _refuse(f"Failed: {', '.join(failed)}; the inputs are in .scratch/fuzz") if failed else 0


def _absolute(argument: str) -> str:
    """Return the full path of a file or folder, anything else as it is."""
    return str(Path(argument).resolve()) if Path(argument).exists() else argument


def lock(arguments: Sequence[str]) -> int:
    """Make the lock files again."""
    from locks import make_lock_files  # noqa: PLC0415 - the window need not wait for it

    make_lock_files(arguments)
    return 0


def _become(command: list[str], environment: Mapping[str, str]) -> int:  # noqa: RET503 - execve does not return
    """Replace this process by the command; where the system cannot do that, run it and return its status."""
    if sys.platform == "win32":
        return subprocess.run(command, env=environment, check=False).returncode
    os.execve(command[0], command, environment)


def _refuse(message: str) -> int:
    print(message, file=sys.stderr, flush=True)
    return 1
