"""What holds for every test: it leaves no thread behind, sees none of the user's data, and repeats exactly."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from new_library import copy_new_libraries

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # no test needs a display, nor shows windows on one
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # never the keyring of whoever runs the tests
_GRACE = 2.0  # seconds that a thread gets to end after the test

# A slow machine must not fail a test, so neither deadlines nor the time to draw an example count.
settings.register_profile(
    "ci", derandomize=True, deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.register_profile("thorough", settings.get_profile("ci"), derandomize=False, max_examples=2_000)
copy_new_libraries()
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(autouse=True)
def no_thread_is_left_behind() -> Iterator[None]:
    """Fail a test whose threads still run when it and its fixtures have ended."""
    before = set(threading.enumerate())
    yield
    end = time.monotonic() + _GRACE
    # Qt's threads show as dummies once Python code has run in them; they cannot be joined and need not be.
    started = [thread for thread in threading.enumerate() if thread not in before and not _is_dummy(thread)]
    for thread in started:
        thread.join(max(0.0, end - time.monotonic()))
    left = sorted(thread.name for thread in started if thread.is_alive())
    if left:
        pytest.fail(f"threads were left running: {', '.join(left)}", pytrace=False)


def _is_dummy(thread: threading.Thread) -> bool:
    return isinstance(thread, threading._DummyThread)


@pytest.fixture(autouse=True)
def empty_clipboard() -> Iterator[None]:
    """Empty the clipboard after the test.

    Without a screen Qt keeps what was copied until after Python has ended, and crashes where Python had made it.
    """
    yield
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def home(no_thread_is_left_behind: None) -> Iterator[Path]:
    """Give the test, and the processes it starts, an empty home and a library of its own; never the user's."""
    # A patcher of its own: what the test itself patches is then undone before the folder is removed.
    with (
        tempfile.TemporaryDirectory(prefix="editorial-home-", ignore_cleanup_errors=True) as folder,
        pytest.MonkeyPatch.context() as patcher,
    ):
        place = Path(folder)
        variables = {
            "HOME": place,
            "USERPROFILE": place,
            "APPDATA": place / "AppData" / "Roaming",
            "LOCALAPPDATA": place / "AppData" / "Local",
            "XDG_CONFIG_HOME": place / ".config",
            "XDG_DATA_HOME": place / ".local" / "share",
            "XDG_STATE_HOME": place / ".local" / "state",
            "XDG_CACHE_HOME": place / ".cache",
            "XDG_RUNTIME_DIR": place / "run",
            "EDITORIAL_DATABASE": place / "library.db",
        }
        for name, value in variables.items():
            patcher.setenv(name, str(value))
        (place / "run").mkdir(mode=0o700)
        yield place
