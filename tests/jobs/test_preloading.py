"""Getting ready in the background: the language process runs before the first article needs it."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from editorial.domain.settings import Setting
from editorial.jobs.language_process import ProcessFailed
from editorial.jobs.preloading import Preload
from editorial.jobs.progress import Cancel, finish
from editorial.jobs.suggesting import Suggest
from editorial.jobs.suggestion_process import SuggestionProcess
from editorial.storage.library import Library


def child(process: SuggestionProcess) -> Any:
    """Return the child process that waits for work."""
    idle = process._idle
    assert idle is not None
    return idle._process


def test_the_first_article_is_read_by_the_process_that_was_started_in_advance(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    finish(Preload(library, lambda: process))
    early = child(process)
    library.add(samples.article())
    assert finish(Suggest(library, process)).done == ("bridge",)
    assert child(process) is early
    assert process.model.endswith("@1")


def test_the_process_is_started_first_where_an_article_waits_for_it(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.article())
    steps = Preload(library, lambda: process).run(Cancel())
    next(steps)
    assert child(process) is not None
    steps.close()


def test_a_process_that_cannot_be_started_in_advance_is_told_of_when_it_is_needed(
    library: Library, samples: Any
) -> None:
    with closing(SuggestionProcess(["/nowhere/python"])) as process:
        finish(Preload(library, lambda: process))
        library.add(samples.article())
        with pytest.raises(ProcessFailed, match="started"):
            finish(Suggest(library, process))


def test_a_missing_model_is_told_of_when_an_article_is_read_and_not_before(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.set_setting(Setting.MODEL, "missing")
    finish(Preload(library, lambda: process))
    library.add(samples.article())
    with pytest.raises(ProcessFailed, match="not installed"):
        finish(Suggest(library, process))


def test_closing_ends_a_process_that_is_not_ready_yet(library: Library, process: SuggestionProcess) -> None:
    finish(Preload(library, lambda: process))
    early = child(process)
    process.close()
    assert early.poll() is not None
