"""A library distinguishes what others wrote from its own writes."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.domain.errors import StorageError
from editorial.domain.problem import Problem
from editorial.storage.library import Library


@contextmanager
def _another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a process that has the library open, and adds a setting for each line that it gets."""
    program = (
        "import sys; from pathlib import Path; from editorial.storage.library import Library\n"
        "with Library.open(Path(sys.argv[1])) as library:\n"
        "    print('open', flush=True)\n"
        "    for number, _ in enumerate(sys.stdin):\n"
        "        library.set_setting(f'theirs {number}', number)\n"
        "        print('written', flush=True)\n"
    )
    command = [sys.executable, "-c", program, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.communicate()


def _have_written(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("\n")
    process.stdin.flush()
    assert process.stdout.readline() == "written\n"


def test_what_another_process_writes_is_told_once_before_and_after_the_first_write_here(library: Library) -> None:
    with _another_process(library.path) as other:
        library.changed_elsewhere()
        _have_written(other)
        assert library.changed_elsewhere()
        assert not library.changed_elsewhere()
        library.set_setting("ours", 1)
        assert not library.changed_elsewhere()
        _have_written(other)
        library.set_setting("ours", 2)
        assert library.changed_elsewhere()
        assert not library.changed_elsewhere()


def test_what_threads_write_and_read_here_is_nobody_elses(library: Library, samples) -> None:
    def work(name: str) -> None:
        for number in range(5):
            library.set_setting(name, number)
            library.remembered()
            library.queue()

    threads = [threading.Thread(target=work, args=(f"t{number}",)) for number in range(3)]
    library.add(samples.record())
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    library.back_up(library.path.with_name("copy.db"))
    assert not library.changed_elsewhere()


def test_while_something_is_written_here_the_answer_comes_at_once_and_nothing_is_lost(library: Library) -> None:
    with Library.open(library.path) as other:
        other.set_setting("theirs", 1)
        with library._transactions.begin():
            assert not library.changed_elsewhere()
    assert library.changed_elsewhere()


def test_a_closed_library_does_not_answer(path: Path) -> None:
    with Library.open(path) as library:
        pass
    with pytest.raises(StorageError, match="closed"):
        library.changed_elsewhere()


@settings(max_examples=20)
@given(st.lists(st.sampled_from(["ours", "theirs", "refused", "asked"]), max_size=12))
def test_it_is_told_just_when_others_wrote_since_it_was_asked_last(steps: list[str]) -> None:
    expected = False
    with (
        TemporaryDirectory() as folder,
        Library.open(Path(folder) / "library.db") as library,
        Library.open(library.path) as other,
    ):
        for number, step in enumerate(steps):
            if step == "ours":
                library.set_setting(step, number)
            elif step == "theirs":
                other.set_setting(step, number)
                expected = True
            elif step == "refused":
                with pytest.raises(StorageError):
                    library.mark_problem("nowhere", Problem.of_words("why"))
            else:
                assert library.changed_elsewhere() is expected
                expected = False
        assert library.changed_elsewhere() is expected
