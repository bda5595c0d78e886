"""An article that waits hears of names that were confirmed after its suggestions were made, and only then."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from editorial.domain.annotation import Decided, Status
from editorial.domain.article import State
from editorial.domain.settings import Setting
from editorial.domain.suggestions import Remembered
from editorial.jobs.progress import finish
from editorial.jobs.refreshing import RefreshSuggestions
from editorial.jobs.suggesting import Suggest
from editorial.jobs.suggestion_process import SuggestionProcess
from editorial.storage.library import Library


@pytest.fixture
def waiting(library: Library, process: SuggestionProcess, samples: Any) -> Library:
    """One article with suggestions, and one in review whose names are decided only later."""
    library.add(samples.reviewed("lesson", state=State.IN_REVIEW))
    library.add(samples.article("waiting", samples.text("Waiting.")))
    finish(Suggest(library, process))
    return library


def confirm(library: Library, samples: Any) -> None:
    """Confirm “Lima” in the other article."""
    mention = library.load("lesson").record.mentions["m3"]
    decided = Decided("Editor", samples.later)
    samples.decide(library, "lesson", mention, replace(mention, status=Status.CONFIRMED, decided=decided))


def test_a_name_confirmed_since_has_the_article_read_again(
    waiting: Library, process: SuggestionProcess, samples: Any
) -> None:
    assert finish(RefreshSuggestions(waiting, process, "waiting")).done == ()
    confirm(waiting, samples)
    assert waiting.taught_since("waiting") == ("Lima",)
    assert finish(RefreshSuggestions(waiting, process, "waiting")).done == ("waiting",)


@pytest.mark.parametrize("why", ["other words", "touched", "off", "forgotten", "never read"])
def test_it_is_left_alone_where_there_is_no_reason(
    waiting: Library, process: SuggestionProcess, samples: Any, why: str
) -> None:
    waiting.add(samples.article("far", "Nobody is here: Ana Lim."))
    waiting.put_suggestions("far", [], 1, possibly_missed=(), model="m@1")
    confirm(waiting, samples)
    article_id = "waiting"
    if why == "other words":
        article_id = "far"
        assert waiting.taught_since("far") == ("Lima",)
    elif why == "touched":
        record = waiting.load("waiting").record
        samples.decide(waiting, "waiting", record.standing, replace(record.standing, state=State.IN_REVIEW))
    elif why == "off":
        waiting.set_setting(Setting.MEMORY, False)
    elif why == "forgotten":
        waiting.forget(Remembered("Ana Lima", "PERSON"))
    else:
        article_id = "imported"
        waiting.add(samples.reviewed("imported", samples.text("Imported."), State.SUGGESTED))
    before = waiting.version(article_id)
    assert finish(RefreshSuggestions(waiting, process, article_id)).done == ()
    assert waiting.version(article_id) == before
