"""The checks of `dev.py test`: what each runs, and the summary at the end."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from environments import CHECKOUT, CORE, FULL, SCRATCH, Environment
from system import say

LOGS = SCRATCH / "checks"


@dataclass(frozen=True)
class Check:
    """One check: a program of an environment and its arguments.

    If it runs tests, `counts` is true and the program is pytest.
    """

    name: str
    title: str
    program: str
    arguments: tuple[str, ...] = ()
    environment: Environment = FULL
    needs_qt: bool = False
    counts: bool = False

    @property
    def log(self) -> Path:
        """The file for what the check prints, where it runs beside another."""
        return LOGS / f"{self.name.replace('/', '-')}.log"


@dataclass(frozen=True)
class Outcome:
    """What came of a check: its duration in seconds, and how many tests passed, failed and were skipped.

    A check that runs no tests counts as one.
    """

    check: Check
    seconds: float
    passed: int
    failed: int
    skipped: int = 0


WINDOW = ("tests/desktop", "tests/flows")
"""The folders of the tests that need Qt. All other tests run beside them, in the environment without Qt: that shows
that they need none, and running them once more where Qt is would show nothing new."""
CHECKS = (
    Check("format", "Formatting", "ruff", ("format", "--check", ".")),
    Check("lint", "Linting", "ruff", ("check", ".")),
    Check("types", "Types", "mypy"),
    Check("imports", "Directions of import", "lint-imports", ("--no-logo",)),
    Check(
        "window",
        "Tests of the window",
        "pytest",
        ("-o", "cache_dir=.pytest_cache/window", *WINDOW),
        needs_qt=True,
        counts=True,
    ),
    Check(
        "archive",
        "Tests of the extra",
        "pytest",
        ("-o", "cache_dir=.pytest_cache/archive", "tests/archive"),
        counts=True,
    ),
    Check(
        "qt-free",
        "Tests without Qt",
        "pytest",
        ("-c", "packaging/pytest-core.ini", "--rootdir", str(CHECKOUT)),
        environment=CORE,
        counts=True,
    ),
)


def named(name: str) -> Check | None:
    """Return the check of that name, or the tests of the room of that name, or None."""
    folder = CHECKOUT / "tests" / name
    if any(folder.rglob("test_*.py")) and folder.resolve().parent.is_relative_to(CHECKOUT / "tests"):
        return Check(name, f"Tests of {name}", "pytest", (f"tests/{name}",), needs_qt=True, counts=True)
    return next((check for check in CHECKS if check.name == name), None)


def measure_coverage(arguments: Sequence[str]) -> int:
    """Run pytest under coverage, print a line for each room and the total, and return pytest's exit status."""
    program = [str(FULL.program("coverage"))]
    status = subprocess.run(
        [*program, "run", "-m", "pytest", "-q", *arguments], cwd=CHECKOUT, env=_variables(), check=False
    ).returncode
    subprocess.run([*program, "combine", "--quiet"], cwd=CHECKOUT, check=False)
    rooms = sorted(path.name for path in (CHECKOUT / "editorial").iterdir() if (path / "__init__.py").exists())
    for room in rooms:
        say(f"  {room:<12} {_covered(program, f'editorial/{room}/*')} %")
    say(f"  {'all':<12} {_covered(program, 'editorial/*')} %")
    return status


def _covered(program: Sequence[str], files: str) -> str:
    """Return the share, in per cent, of the lines and branches that were reached in some files."""
    command = [*program, "report", "--format=total", f"--include={files}"]
    return subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False).stdout.strip()


def run_checks(checks: Sequence[Check]) -> int:
    """Run the checks and print a summary; return 1 if any failed, else 0.

    The quick ones run one after the other; those that run tests, at the end, at the same time.
    """
    outcomes = [_end(_start(check)) for check in checks if not check.counts]
    tests = [check for check in checks if check.counts]
    beside = [_start(check, check.log) for check in tests[1:]]
    outcomes += [_end(_start(check)) for check in tests[:1]]
    outcomes += [_end(running) for running in beside]
    say("\n== Summary")
    for outcome in outcomes:
        say(f"  {'FAILED' if outcome.failed else 'passed'}  {outcome.check.title:<22} {outcome.seconds:7.1f} s")
    failed = [outcome.check.name for outcome in outcomes if outcome.failed]
    if failed:
        say(f"To run only what failed: python3 packaging/dev.py test {' '.join(failed)}")
    skipped = sum(outcome.skipped for outcome in outcomes)
    say(
        f"{sum(outcome.passed for outcome in outcomes)} passed, {sum(outcome.failed for outcome in outcomes)} failed"
        + (f", {skipped} skipped" if skipped else "")
    )
    return 1 if failed else 0


@dataclass(frozen=True)
class _Running:
    """A check that was started; what it prints goes to `log` where there is one, else straight on."""

    check: Check
    process: subprocess.Popen[bytes]
    begun: float
    report: Path
    log: Path | None


def _start(check: Check, log: Path | None = None) -> _Running:
    report = check.log.with_suffix(".xml")
    LOGS.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    command = [str(check.environment.program(check.program)), *check.arguments]
    if check.counts:
        command += ["-q", f"--junit-xml={report}"]
    if log is None:
        say(_title(check))
    with contextlib.ExitStack() as open_until_started:
        output = open_until_started.enter_context(log.open("wb")) if log is not None else None
        process = subprocess.Popen(command, cwd=CHECKOUT, env=_variables(), stdout=output, stderr=output)
    return _Running(check, process, time.monotonic(), report, log)


def _title(check: Check) -> str:
    return f"\n== {check.title} ({' '.join([check.program, *check.arguments])})"


def _end(running: _Running) -> Outcome:
    check, report = running.check, running.report
    status = running.process.wait()
    seconds = time.monotonic() - running.begun
    if running.log is not None:
        say(_title(check))
        say(running.log.read_text(encoding="utf-8", errors="replace").rstrip())
    say(f"-- {check.title}: {'failed' if status else 'passed'} after {seconds:.1f} s")
    if not report.exists():
        return Outcome(check, seconds, passed=int(status == 0), failed=int(status != 0))
    suite = ET.parse(report).getroot()[0]
    tests, failures, errors, skipped = (int(suite.get(key, 0)) for key in ("tests", "failures", "errors", "skipped"))
    failed = failures + errors
    # pytest may also fail for another reason than a test: no tests at all, or an option it does not know.
    return Outcome(check, seconds, tests - failed - skipped, failed or int(status != 0), skipped)


def _variables() -> dict[str, str]:
    """Return the environment variables for a check: no display, and nothing of the user's that changes the outcome."""
    dropped = {"PYTHONPATH", "PYTHONHOME", "EDITORIAL_DATABASE", "DISPLAY", "WAYLAND_DISPLAY"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "QT_QPA_PLATFORM": "offscreen"}
