"""A later version of an article gets what was decided on the earlier one as suggestions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from editorial.domain.annotation import Status
from editorial.domain.reason import ReasonCode
from editorial.jobs.progress import finish
from editorial.jobs.suggesting import Suggest
from editorial.jobs.suggestion_process import SuggestionProcess
from editorial.storage.library import Library


def later(samples: Any, text: str, supersedes: str) -> Any:
    record = samples.article("later", text)
    return replace(record, article=replace(record.article, supersedes=supersedes))


def test_decisions_on_unchanged_passages_come_before_what_the_software_finds(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(samples.reviewed("one"))
    text = samples.text("Nobody knows why.").replace("Bridge stays shut\n\n", "Bridge open again\n\n")
    library.add(later(samples, text, "one"))
    finish(Suggest(library, process))
    record = library.load("later").record
    (name,) = record.mentions.values()
    (quote,) = record.quotes.values()
    assert name.span.of(text) == "Ana Lima"
    assert quote.span.of(text) == "It wobbles 🌉"[:12]
    for one in (name, quote):
        assert one.status is Status.SUGGESTED
        assert [reason.code for reason in one.provenance.evidence] == [ReasonCode.EARLIER_VERSION]
    assert record.entities[name.entity or ""].name == "Ana Lima"
    assert library.load("one").record == samples.reviewed("one")


def test_a_version_whose_earlier_one_is_gone_gets_what_the_software_finds(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.add(later(samples, samples.text("Alone."), "gone"))
    finish(Suggest(library, process))
    (name,) = library.load("later").record.mentions.values()
    assert name.provenance.score == 0.5
