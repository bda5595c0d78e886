"""The quotes of an article are looked up in its sources; the sample articles show what there is to find."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.domain.record import Record
from editorial.domain.resources import seeds_folder
from editorial.domain.source import Source, SourceArrival
from editorial.domain.verdict import Match, Verdict
from editorial.formats.record.json_codec import read_json
from editorial.jobs.source_matching import SourceMatcher
from editorial.jobs.source_reading import sources_in

SEEDS = {"council-meeting": "council-meeting.srt", "statement": "statement-release.txt"}


def sample(name: str) -> tuple[Record, SourceArrival]:
    """A sample article with its source attached, and what was read of that."""
    record = read_json(seeds_folder() / "records" / f"{name}.json")
    (arrival,) = sources_in(seeds_folder() / "sources" / SEEDS[name])
    at = record.standing.verified.at
    source = Source("s1", arrival.text.sha256, arrival.title, "Ina", at, origin=arrival.origin)
    return replace(record, sources={"s1": source}), arrival


def matches(name: str) -> dict[str, Match]:
    """What is said of each quote, by how it begins."""
    record, arrival = sample(name)
    found = SourceMatcher().matches(record, {arrival.text.sha256: arrival.text})
    return {record.quotes[key].span.of(record.article.text): match for key, match in found.items()}


def said(found: dict[str, Match], beginning: str) -> Match:
    return next(match for words, match in found.items() if words.startswith(beginning))


@pytest.mark.parametrize(
    ("name", "beginning", "verdict"),
    [
        ("council-meeting", "Nobody in this room", Verdict.AS_IN_SOURCE),
        ("council-meeting", "but I will not put", Verdict.AS_IN_SOURCE),
        ("council-meeting", "quietly starving", Verdict.AS_IN_SOURCE),
        ("council-meeting", "We were promised", Verdict.AS_IN_SOURCE),
        ("council-meeting", "I like the quiet", Verdict.AS_IN_SOURCE),
        ("council-meeting", "My customers used", Verdict.STITCHED),
        ("council-meeting", "dull, slow", Verdict.OTHER_SPEAKER),
        ("council-meeting", "We could sail", Verdict.NOT_FOUND),
        ("council-meeting", "We have heard the anger", Verdict.NOT_FOUND),
        ("statement", "On Sunday we forgot", Verdict.ALTERED),
        ("statement", "with sadness and", Verdict.AS_IN_SOURCE),
        ("statement", "Our members were told", Verdict.NOT_FOUND),
    ],
)
def test_the_samples_show_what_there_is_to_find(name: str, beginning: str, verdict: Verdict) -> None:
    assert said(matches(name), beginning).verdict is verdict


def test_a_transcript_says_who_spoke_and_when() -> None:
    match = said(matches("council-meeting"), "dull, slow")
    assert (match.speaker, match.seconds) == ("ASHGROVE", 2835.0)


def test_the_pieces_of_a_quote_share_what_is_said_of_them() -> None:
    found = matches("council-meeting")
    assert said(found, "Nobody in this room") is said(found, "but I will not put")


def test_without_the_text_of_a_source_nothing_is_said() -> None:
    record, _ = sample("statement")
    assert SourceMatcher().matches(record, {}) == {}


def test_a_quote_is_looked_up_in_all_sources() -> None:
    record, arrival = sample("statement")
    _, other = sample("council-meeting")
    source = record.sources["s1"]
    sources = {"s0": replace(source, id="s0", sha256=other.text.sha256), "s1": source}
    texts = {one.text.sha256: one.text for one in (arrival, other)}
    found = SourceMatcher().matches(replace(record, sources=sources), texts)
    assert {match.source for match in found.values()} == {None, "s1"}
