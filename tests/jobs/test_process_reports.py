"""A language process that fails or crashes leaves a report without a word of the article, and the problem names it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from editorial.domain.problem import ProblemCode
from editorial.domain.settings import Setting
from editorial.jobs.language_process import ProcessFailed
from editorial.jobs.progress import Cancel, finish
from editorial.jobs.suggesting import Suggest
from editorial.jobs.suggestion_process import SuggestionProcess
from editorial.review.wording.problems import problem_words
from editorial.storage.library import Library
from editorial.storage.reports import Reports

ABORTED = "status" if sys.platform == "win32" else "SIGABRT"
SECRET = "Ada Brook of Saltmere"
FAILING = """
import faulthandler, json, os, sys, time
if sys.argv[1] == "broken":
    raise ImportError("SECRET")
faulthandler.enable()
print(json.dumps({"ready": True, "model": "made@1"}), flush=True)
def read(text):
    if "CRASH" in text:
        sys.stderr.write("SECRET\\n")
        os.abort()
    if "HANG" in text:
        time.sleep(600)
    raise ValueError("SECRET")
for line in sys.stdin:
    request = json.loads(line)
    if "TOLD" in line:
        problem = {"code": "not-read", "params": {"detail": "ValueError"}}
        print(json.dumps({"id": request["id"], "problem": problem, "report": ["builtins.ValueError", "  a.py:3 b"]}))
        sys.stdout.flush()
        continue
    read(request["article"]["text"])
""".replace("SECRET", SECRET)


@pytest.fixture
def reports(tmp_path: Path) -> Reports:
    return Reports(tmp_path / "reports")


@pytest.fixture
def process(tmp_path: Path, reports: Reports) -> Iterator[SuggestionProcess]:
    script = tmp_path / "failing.py"
    script.write_text(FAILING, encoding="utf-8")
    with closing(SuggestionProcess((sys.executable, str(script)), reports=reports)) as made:
        yield made


def only_report(reports: Reports) -> tuple[str, str]:
    (path,) = reports.folder.iterdir()
    return str(path), path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "lines"),
    [
        ("CRASH", ProblemCode.PROCESS_STOPPED, (ABORTED, "failing.py:", "read")),
        ("RAISE", ProblemCode.PROCESS_STOPPED, ("ended with status 1", "ValueError", "failing.py:", "read")),
        ("TOLD", ProblemCode.NOT_READ, ("builtins.ValueError", "a.py:3 b")),
    ],
)
def test_each_failure_is_reported_once_and_its_problem_says_where(
    library: Library,
    process: SuggestionProcess,
    reports: Reports,
    samples: Any,
    words: str,
    code: ProblemCode,
    lines: tuple[str, ...],
) -> None:
    for key in ("one", "two"):
        library.add(samples.article(key, samples.text(f"{words} {key} {SECRET}")))
    problems = [failed.problem for failed in finish(Suggest(library, process)).failed]
    path, report = only_report(reports)
    assert [problem.code for problem in problems] == [code, code]
    assert all(problem_words(problem).endswith(f"is in {path}.") for problem in problems)
    assert "the language process" in report
    assert all(line in report for line in lines)
    assert SECRET not in report


def test_a_process_that_does_not_start_leaves_a_report(
    library: Library, process: SuggestionProcess, reports: Reports, samples: Any
) -> None:
    library.add(samples.article())
    library.set_setting(Setting.MODEL, "broken")
    with pytest.raises(ProcessFailed) as told:
        finish(Suggest(library, process))
    path, report = only_report(reports)
    assert path in str(told.value)
    assert "ImportError" in report
    assert SECRET not in report


def test_a_process_that_was_stopped_on_request_leaves_none(
    library: Library, process: SuggestionProcess, reports: Reports, samples: Any
) -> None:
    library.add(samples.article("hangs", samples.text("HANG")))
    cancel = Cancel()
    report = finish(Suggest(library, process), lambda _: cancel.cancel(), cancel)
    assert report.cancelled
    assert not reports.folder.exists()
