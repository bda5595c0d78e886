"""The safeguards of tests/conftest.py catch what they are there for."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

pytest_plugins = ["pytester"]
_CONFTEST = Path(__file__).parents[1] / "conftest.py"


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(_CONFTEST.read_text(encoding="utf-8").replace("_GRACE = 2.0", "_GRACE = 0.05"))
    pytester.makeini(f"[pytest]\nfilterwarnings = error\npythonpath = {_CONFTEST.parent}\n")
    return pytester


def test_a_test_that_leaves_a_thread_running_fails(suite: pytest.Pytester) -> None:
    suite.makepyfile("""
        import threading
        stop = threading.Event()
        def test_leaks():
            threading.Thread(target=stop.wait, name="left-behind", daemon=True).start()
        def test_ends_its_thread():
            thread = threading.Thread(target=stop.wait)
            thread.start()
            stop.set()
            thread.join()
        """)
    result = suite.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*threads were left running: left-behind*"])


@pytest.mark.parametrize(
    "body",
    [
        "import warnings; warnings.warn('careful', UserWarning)",
        "import threading; t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()",
        "x = type('X', (), {'__del__': lambda self: 1 / 0})(); del x",
    ],
    ids=["a warning", "an exception in a thread", "an exception nobody can catch"],
)
def test_what_would_go_unnoticed_fails_the_test(suite: pytest.Pytester, body: str) -> None:
    suite.makepyfile(f"def test_it():\n    {body}\n")
    outcomes = suite.runpytest_subprocess("-p", "no:cacheprovider").parseoutcomes()
    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) >= 1


def test_the_users_own_folders_are_out_of_reach(home: Path) -> None:
    assert Path.home() == home
    assert Path(os.environ["EDITORIAL_DATABASE"]).is_relative_to(home)
    if os.name == "posix":
        assert platformdirs.user_data_path("editorial").is_relative_to(home)
        assert platformdirs.user_config_path("editorial").is_relative_to(home)
