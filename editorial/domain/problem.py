"""Why no suggestions could be made for an article, as a code with parameters; `review.wording.problems` words it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from editorial.domain.errors import EditorialError
from editorial.domain.frozen import frozen


class ProblemCode(StrEnum):
    """What can go wrong. The values are stored in libraries: never change one, only add."""

    TIMED_OUT = "timed-out"
    PROCESS_STOPPED = "process-stopped"
    BAD_ANSWER = "bad-answer"
    NOT_READ = "not-read"
    NO_MEMORY = "no-memory"
    MODEL_MISSING = "model-missing"
    MODEL_BROKEN = "model-broken"
    DAMAGED = "damaged"
    WORDS = "words"


@frozen
class Problem:
    """Why an article has no suggestions: a code (a ProblemCode, or one of another version) and its parameters.

    `seconds` is how long the program waited, `detail` the message of a technical error, `model` a spaCy pipeline,
    `installed` the other pipelines that are installed, `words` a sentence of which no more
    is known.
    """

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, code: ProblemCode, /, **params: Any) -> Problem:
        """Build a problem."""
        return cls(code.value, params)

    @classmethod
    def of_words(cls, words: str) -> Problem:
        """Build a problem that is a sentence as it is."""
        return cls(ProblemCode.WORDS.value, {"words": words})


class ProblemError(EditorialError):
    """An article has a problem. The message names the code only: show `review.wording.problems.error_words`."""

    def __init__(self, problem: Problem, title: str = "") -> None:
        self.problem, self.title = problem, title
        super().__init__(": ".join(part for part in (title, problem.code) if part))
