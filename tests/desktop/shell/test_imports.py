"""A start imports no more than the first painting needs."""

from __future__ import annotations

import subprocess
import sys

LATER = (
    "editorial.language",
    "editorial.review.commands.",
    "editorial.desktop.reviewing.controllers",
    "editorial.desktop.choosers.chooser",
    "importlib.metadata",
)


def test_the_window_opens_without_what_looks_for_findings_and_what_decides_them():
    program = (
        "import sys, editorial.__main__, editorial.desktop.app, editorial.desktop.shell.window\n"
        f"print([name for name in sys.modules if name.startswith({LATER!r})])"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=120)
    assert done.stdout == "[]\n"


def test_the_work_of_the_window_needs_no_numpy() -> None:
    program = "import sys, editorial.desktop.shell.library_work\nprint('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=120)
    assert done.stdout == "False\n"
