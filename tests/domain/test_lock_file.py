"""A lock file is held by one process at a time."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from editorial.domain import lock_file
from editorial.domain.lock_file import take_lock

HOLDER = """
import sys, time
from pathlib import Path
from editorial.domain.lock_file import take_lock
held = take_lock(Path(sys.argv[1]))
print(held is not None, flush=True)
time.sleep(60)
"""


def test_a_lock_is_held_once_until_it_is_released(tmp_path: Path) -> None:
    first = take_lock(tmp_path / "lock")
    assert first is not None
    assert take_lock(tmp_path / "lock") is None
    first.release()
    second = take_lock(tmp_path / "lock")
    assert second is not None
    first.release()
    assert take_lock(tmp_path / "lock") is None
    second.release()


def test_a_process_that_is_killed_lets_go_of_its_lock(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        assert take_lock(tmp_path / "lock") is None
        holder.kill()
    lock = take_lock(tmp_path / "lock")
    assert lock is not None
    lock.release()


def test_a_child_process_does_not_keep_the_lock(tmp_path: Path) -> None:
    lock = take_lock(tmp_path / "lock")
    assert lock is not None
    command = [sys.executable, "-c", "print(); input()"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, close_fds=False) as child:
        assert child.stdout is not None
        child.stdout.readline()
        lock.release()
        again = take_lock(tmp_path / "lock")
        child.communicate(b"\n")
    assert again is not None
    again.release()


def test_the_file_and_what_is_in_it_stay(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("kept")
    lock = take_lock(tmp_path / "lock")
    assert lock is not None
    lock.release()
    assert (tmp_path / "lock").read_text() == "kept"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_file_that_is_made_has_the_rights_that_were_asked_for(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        lock = take_lock(tmp_path / "lock", 0o664)
    finally:
        os.umask(before)
    assert lock is not None
    lock.release()
    assert stat.S_IMODE((tmp_path / "lock").stat().st_mode) == 0o664


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody remove a file that is open")
def test_a_file_that_was_removed_before_it_was_locked_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_now, removed = lock_file._lock, []

    def remove_first(descriptor: int) -> bool:
        if not removed:
            (tmp_path / "lock").unlink()
            removed.append(descriptor)
        return lock_now(descriptor)

    monkeypatch.setattr(lock_file, "_lock", remove_first)
    lock = take_lock(tmp_path / "lock")
    monkeypatch.undo()
    assert lock is not None
    assert take_lock(tmp_path / "lock") is None
    lock.release()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs a right to make links")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").touch()
    (tmp_path / "lock").symlink_to(tmp_path / "other")
    with pytest.raises(OSError, match="lock"):
        take_lock(tmp_path / "lock")


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        take_lock(tmp_path / "none" / "lock")
