"""Problems of articles in words."""

from __future__ import annotations

import pytest

from editorial.domain.errors import ConflictError
from editorial.domain.problem import Problem, ProblemCode, ProblemError
from editorial.review.wording.problems import TEMPLATES, error_words, problem_words


def test_every_code_has_words_and_no_words_are_without_a_code() -> None:
    assert set(TEMPLATES) == set(ProblemCode)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (
            Problem.of(ProblemCode.TIMED_OUT, seconds=300.0),
            "Looking for names and quotes took more than 5 minutes and was stopped.",
        ),
        (
            Problem.of(ProblemCode.TIMED_OUT, seconds=90),
            "Looking for names and quotes took more than 90 seconds and was stopped.",
        ),
        (
            Problem.of(ProblemCode.PROCESS_STOPPED, report="/r/1.txt"),
            "The language process stopped while it was looking for names and quotes. "
            "A report without any text of articles is in /r/1.txt.",
        ),
        (Problem("gone-fishing", {"until": "noon"}), "gone fishing noon"),
        (
            Problem("timed-out", {"seconds": "long"}),
            "Looking for names and quotes took more than long and was stopped.",
        ),
    ],
)
def test_a_problem_is_worded(problem: Problem, words: str) -> None:
    assert problem_words(problem) == words


def test_an_error_is_worded_with_the_title_of_its_article() -> None:
    problem = Problem.of(ProblemCode.NOT_READ, detail="ValueError: torn")
    words = "The names and quotes could not be looked for: ValueError: torn"
    assert error_words(ProblemError(problem, "Harbour plan")) == f"Harbour plan: {words}"
    assert error_words(ProblemError(problem)) == words
    assert error_words(ConflictError("It was changed.")) == "It was changed."
