"""Run one target at length: `python tests/fuzzing/run.py TARGET --inputs N`.

With atheris the inputs are guided by coverage; without it they are random changes of the seeds. An input that fails,
takes more than SECONDS or more than MEGABYTES is written to `.scratch/fuzz/TARGET/`, and the status is 1: put it into
`corpus/TARGET/`, where a test tries it ever after.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from pathlib import Path
from types import FrameType
from typing import Any

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]
SECONDS, MEGABYTES, LONGEST = 10, 2_000, 4_096
BLOCKED = 120
"""SECONDS are of this process, so that a busy machine fails nothing; BLOCKED are on the clock."""

sys.path[:0] = [str(HERE.parent), str(CHECKOUT)]
faulthandler.enable()


class Run:
    """Counts inputs, and keeps the slowest."""

    def __init__(self, target: Callable[[bytes], None], found: Path) -> None:
        self._target, self._found = target, found
        self.inputs, self.slowest, self.begun = 0, 0.0, time.monotonic()

    def one(self, data: bytes) -> None:
        """Run one input; write it to a file if it fails."""
        self.inputs += 1
        begun = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        signal.alarm(BLOCKED)
        try:
            self._target(data)
        except BaseException:
            self._found.mkdir(parents=True, exist_ok=True)
            (self._found / f"{hash(data) & 0xFFFFFFFF:08x}").write_bytes(data)
            raise
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.alarm(0)
        self.slowest = max(self.slowest, time.process_time() - begun)

    def words(self) -> str:
        """Return the figures."""
        took = time.monotonic() - self.begun
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return (
            f"{self.inputs:,} inputs in {took:.0f} s, slowest {self.slowest * 1000:.0f} ms, at most {memory:.0f} MB: "
            "no crash, no hang"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a target; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="?")
    parser.add_argument("--list", action="store_true", help="print the names of the targets")
    parser.add_argument("--inputs", type=int, default=100_000)
    options = parser.parse_args(arguments)
    if options.list:
        print(*_import_targets(None).TARGETS, sep="\n")
        return 0
    resource.setrlimit(resource.RLIMIT_AS, (4 * MEGABYTES * 2**20, -1))
    for kind in (signal.SIGALRM, signal.SIGVTALRM):
        signal.signal(kind, _took_too_long)
    guided = _atheris()
    target = _import_targets(guided).TARGETS[options.target]
    run = Run(target.run, CHECKOUT / ".scratch" / "fuzz" / target.name)
    if guided is not None:
        return _guided(guided, target, run, options.inputs)
    return _random(target, run, options.inputs)


def _import_targets(guided: Any) -> Any:
    """Import the targets; with a fuzzer that is guided by coverage all that they import is changed to count it."""
    with guided.instrument_imports(include=["editorial"]) if guided is not None else nullcontext():
        from fuzzing import targets
    return targets


def _atheris():  # type: ignore[no-untyped-def]
    try:
        import atheris  # type: ignore[import-not-found]
    except ImportError:
        return None
    return atheris


def _guided(atheris, target, run: Run, inputs: int) -> int:  # type: ignore[no-untyped-def]
    corpus = CHECKOUT / ".scratch" / "fuzz" / f"{target.name}-corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed[:LONGEST])

    def one(data: bytes) -> None:
        run.one(data)
        if run.inputs % 5_000 == 0:
            print(f"{target.name}: {run.words()} so far", flush=True)
        if run.inputs >= inputs:
            print(f"{target.name}: {run.words()} (guided by coverage)", flush=True)
            os._exit(0)  # libFuzzer does not return

    flags = [
        f"-max_len={LONGEST}",
        f"-rss_limit_mb={MEGABYTES}",
        "-timeout=60",
        "-print_final_stats=0",
        "-verbosity=0",
        f"-artifact_prefix={CHECKOUT}/.scratch/fuzz/",
    ]
    atheris.Setup([sys.argv[0], *flags, str(corpus), *([str(target.corpus)] if target.corpus.is_dir() else [])], one)
    atheris.Fuzz()
    return 0


def _random(target, run: Run, inputs: int) -> int:  # type: ignore[no-untyped-def]
    from fuzzing.mutation import mutations

    for data in mutations([*target.seeds()], inputs, seed=int(time.time())):
        run.one(data)
    print(f"{target.name}: {run.words()} (not guided)", flush=True)
    return 0


def _took_too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"this took more than {SECONDS} s of work, or {BLOCKED} s on the clock")


if __name__ == "__main__":
    sys.exit(main())
