"""Problems of articles in words: for the queue, the listing and messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from editorial.domain.errors import EditorialError
from editorial.domain.language_models import how_to_install
from editorial.domain.problem import Problem, ProblemCode, ProblemError
from editorial.review.wording.templates import Words, fill

TEMPLATES: Mapping[str, str] = {
    ProblemCode.TIMED_OUT: "Looking for names and quotes took more than {seconds} and was stopped.",
    ProblemCode.PROCESS_STOPPED: "The language process stopped while it was looking for names and quotes.",
    ProblemCode.BAD_ANSWER: "The language process gave an answer that makes no sense: {detail}",
    ProblemCode.NOT_READ: "The names and quotes could not be looked for: {detail}",
    ProblemCode.NO_MEMORY: (
        "There was not enough memory to look for names and quotes. Close other programs, then look for them again."
    ),
    ProblemCode.MODEL_MISSING: "The language model '{model}' is not installed. {install} {installed}",
    ProblemCode.MODEL_BROKEN: "The language model '{model}' cannot be loaded: {detail}. {installed}",
    ProblemCode.DAMAGED: "This article is damaged in the library ({detail}). A backup copy may still have it whole.",
    ProblemCode.WORDS: "{words}",
}
"""What each code says; the parameters stand in braces."""


def problem_words(problem: Problem) -> str:
    """Return a problem in words; an unknown code is shown with its parameters."""
    params = problem.params
    if problem.code == ProblemCode.MODEL_MISSING:
        params = {**params, "install": params.get("model")}
    words = fill(TEMPLATES.get(problem.code), problem.code, params, _WORDS)
    if problem.code not in _REPORTED or not params.get("report"):
        return words
    return f"{words.removesuffix('.')}. A report without any text of articles is in {params['report']}."


def error_words(error: EditorialError) -> str:
    """Return an error in words: its message, or the article's problem in words after its title."""
    if not isinstance(error, ProblemError):
        return str(error)
    return ": ".join(part for part in (error.title, problem_words(error.problem)) if part)


def duration_words(seconds: float) -> str:
    """Return "30 seconds", or "5 minutes" from two minutes on."""
    return f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"


def _installed_words(models: Sequence[str]) -> str:
    return f"Installed are: {', '.join(models)}; one of them can be chosen in the preferences." if models else ""


_REPORTED = frozenset({ProblemCode.PROCESS_STOPPED, ProblemCode.NOT_READ})
"""Problems that nobody expected, and of which there may be a report."""
_WORDS: Mapping[str, Words] = {
    "seconds": duration_words,
    "installed": _installed_words,
    "install": how_to_install,
}
