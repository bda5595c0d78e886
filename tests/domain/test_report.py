"""A report says where something failed, and nothing of what was worked on."""

from __future__ import annotations

import pytest

from editorial.domain.report import Report

SECRET = "Ada Brook of Saltmere"


def fail(words: str) -> None:
    try:
        raise KeyError(words)
    except KeyError as error:
        raise OSError(28, words, words) from error


def endless(words: str) -> None:
    endless(words)


def raised(words: str) -> BaseException:
    with pytest.raises(OSError, match=words) as caught:
        fail(words)
    return caught.value


def test_a_report_holds_types_files_and_lines_and_no_words() -> None:
    text = Report.of(raised(SECRET)).text("a command", "1.2")
    assert "builtins.OSError (errno 28)" in text
    assert "builtins.KeyError" in text
    assert "test_report.py:" in text
    assert " fail" in text
    assert "1.2" in text
    assert not any(word in text for word in (SECRET, "Ada", "Saltmere", "/home", "/work", "/tmp"))


def test_equal_failures_have_equal_reports_whatever_they_worked_on() -> None:
    assert Report.of(raised("one")) == Report.of(raised("another"))


def test_a_recursion_without_end_gives_a_short_report() -> None:
    with pytest.raises(RecursionError) as caught:
        endless(SECRET)
    lines = Report.of(caught.value).lines
    assert len(lines) < 100
    assert any("calls" in line for line in lines)
