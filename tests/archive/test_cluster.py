"""A Dask cluster makes the same archive; a worker that is killed takes no article with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from archive_case import ids, make, numbered, work, write_articles
from in_process import run

from editorial.domain.errors import EditorialError
from editorial.jobs.archive.cluster import Cluster
from editorial.jobs.progress import Progress

TESTS = Path(__file__).parents[1]


@contextmanager
def started(*command: str, until: bytes) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Start a program of Dask, wait for the line with some words, and end it after the block."""
    folders = os.pathsep.join([str(TESTS), str(TESTS.parent)])
    process = subprocess.Popen(
        [sys.executable, "-m", *command], stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": folders}
    )
    assert process.stderr
    try:
        for line in process.stderr:
            if until in line:
                yield process, line.decode().split()[-1]
                return
        raise AssertionError(f"{command} did not start")
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.fixture
def scheduler() -> Iterator[str]:
    """Give the address of a scheduler that listens on this machine alone."""
    command = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with started(*command, until=b"Scheduler at:") as (_, address):
        yield address


def worker(scheduler: str) -> subprocess.Popen[bytes]:
    command = ("distributed.cli.dask_worker", scheduler, "--nthreads", "1", "--no-dashboard", "--no-nanny")
    return subprocess.Popen(
        [sys.executable, "-m", *command, "--host", "127.0.0.1"],
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), str(TESTS.parent)])},
    )


@pytest.fixture
def workers(scheduler: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Give two workers, which have come to the scheduler."""
    processes = [worker(scheduler) for _ in range(2)]
    from distributed import Client

    with Client(scheduler, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
    yield processes
    for one in processes:
        one.kill()
        one.wait()


def test_a_worker_that_is_killed_in_the_middle_is_survived_with_every_article_once(
    tmp_path: Path, scheduler: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    texts = write_articles(tmp_path / "in.jsonl", numbered(600))
    killed: list[int] = []

    def kill_one(progress: Progress) -> None:
        if progress.done >= 100 and not killed:
            killed.append(progress.done)
            workers[0].send_signal(signal.SIGKILL)

    report = make(tmp_path / "out", texts, workers=partial(Cluster, scheduler, work), size=50, look=kill_one)
    assert killed
    assert killed[0] < 600
    assert workers[0].wait() != 0
    assert len(ids(tmp_path / "out")) == len(set(ids(tmp_path / "out"))) == 600
    assert report.not_read == 0


def test_what_the_scheduler_lost_is_given_out_again_with_every_article_once(
    tmp_path: Path, scheduler: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    texts = write_articles(tmp_path / "in.jsonl", numbered(600))
    lost: list[int] = []
    from distributed import Client

    def lose_all(progress: Progress) -> None:
        if progress.done >= 100 and not lost:
            lost.append(progress.done)
            with Client(scheduler, set_as_default=False) as client:
                client.restart(wait_for_workers=False)  # it forgets what it was given, and ends its workers
            workers.append(worker(scheduler))

    report = make(tmp_path / "out", texts, workers=partial(Cluster, scheduler, work), size=50, look=lose_all)
    assert lost
    assert lost[0] < 600
    assert len(ids(tmp_path / "out")) == len(set(ids(tmp_path / "out"))) == 600
    assert report.not_read == 0


def test_a_scheduler_that_ends_in_the_middle_is_told_and_what_is_done_is_kept(tmp_path: Path) -> None:
    texts = write_articles(tmp_path / "in.jsonl", numbered(600))
    ended: list[int] = []
    command = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
    with started(*command, until=b"Scheduler at:") as (process, address):
        helper = worker(address)

        def end(progress: Progress) -> None:
            if progress.done >= 100 and not ended:
                ended.append(progress.done)
                process.kill()

        with pytest.raises(EditorialError, match=f"The scheduler at {address} does not answer any more"):
            make(tmp_path / "out", texts, workers=partial(Cluster, address, work), size=50, look=end)
    helper.kill()
    helper.wait()
    assert ended[0] <= len(ids(tmp_path / "out")) < 600


def test_the_command_uses_the_workers_of_a_scheduler(
    tmp_path: Path, scheduler: str, workers: list[subprocess.Popen[bytes]]
) -> None:
    texts = write_articles(tmp_path / "in.jsonl", [("a", "“Stay,” said Ana Lima.\n"), ("b", "Bo Olsen left Oslo.\n")])
    assert run("analyze", texts, "-o", tmp_path / "out", "--scheduler", scheduler) == (
        0,
        "",
        "editorial: 2 articles analysed.\n",
    )
    assert run("analyze", texts, "-o", tmp_path / "here", "--jobs", 1)[0] == 0
    [there], [here] = (tmp_path / "out").glob("part-*"), (tmp_path / "here").glob("part-*")
    assert there.read_bytes() == here.read_bytes()


def test_a_scheduler_that_does_not_answer_is_told(tmp_path: Path) -> None:
    texts = write_articles(tmp_path / "in.jsonl", numbered(2))
    command = [sys.executable, "-m", "editorial", "analyze", texts, "-o", tmp_path / "out"]
    done = subprocess.run([*command, "--scheduler", "tcp://127.0.0.1:9"], capture_output=True, check=False)
    assert done.returncode == 1
    assert b"There is no answer from a scheduler at tcp://127.0.0.1:9" in done.stderr
    assert b"Traceback" not in done.stderr
