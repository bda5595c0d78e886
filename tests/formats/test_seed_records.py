import json
from pathlib import Path

import jsonschema
import pytest

from editorial.domain.annotation import Kind, Quote
from editorial.domain.article import State
from editorial.domain.record import Record
from editorial.domain.resources import resources_folder, seeds_folder
from editorial.formats.reading.source import Source
from editorial.formats.reading.text_files import read_text
from editorial.formats.record.json_codec import read_json, to_record
from editorial.formats.selection import OmittedCounts, select

NAMES = sorted(path.stem for path in seeds_folder().glob("*.txt"))


def record_of(name: str) -> Record:
    return read_json(seeds_folder() / "records" / f"{name}.json")


def test_there_is_a_record_for_each_sample_and_at_least_six_of_them() -> None:
    assert len(NAMES) >= 6
    assert sorted(path.stem for path in (seeds_folder() / "records").glob("*.json")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_record_of_a_sample_is_whole_verified_and_about_its_text(name: str) -> None:
    record = record_of(name)
    path = seeds_folder() / "records" / f"{name}.json"
    written = json.loads(path.read_text(encoding="utf-8"))
    schema = resources_folder() / "schemas" / "editorial.annotations-1.schema.json"
    jsonschema.validate(written, json.loads(schema.read_text(encoding="utf-8")))
    assert to_record(record) == written
    assert record.article.text == read_text(Source.of_path(seeds_folder() / f"{name}.txt")).text.text
    assert record.article.id == record.article.sha256
    assert record.standing.state is State.VERIFIED
    found = select(record)
    assert found.record == record
    assert found.left_out == OmittedCounts()


@pytest.mark.parametrize("name", NAMES)
def test_nested_and_listed_quotes_lie_inside_and_stretches_have_no_stray_edges(name: str) -> None:
    record = record_of(name)
    for quote in record.quotes.values():
        inner = [record.quotes[one] for one in quote.quoted]
        outer = record.quotes[quote.within] if quote.within else quote
        assert all(quote.span.contains(one.span) for one in inner)
        assert outer.span.contains(quote.span)
        assert (quote.kind is Kind.MIXED) == bool(inner)
    for row in [*record.mentions.values(), *record.quotes.values()]:
        words = row.span.of(record.article.text)
        assert words == words.strip(' \n“”"')


def test_the_samples_hold_every_kind_of_quote_and_text() -> None:
    texts = {name: (seeds_folder() / f"{name}.txt").read_bytes().decode() for name in NAMES}
    assert sum("\r\n" in text for text in texts.values()) == 1
    assert any(ord(char) > 0xFFFF for text in texts.values() for char in text)
    assert any('"' in text.replace("“", "") for text in texts.values())
    every = [quote for name in NAMES for quote in record_of(name).quotes.values()]
    assert {quote.kind for quote in every} == set(Kind)
    assert any(len(quote.speakers) > 1 for quote in every)
    assert {one.resolution.rule for quote in every for one in quote.speakers if one.resolution} == {
        "same-name",
        "pronoun",
        "nominal",
        "transcript-label",
    }


def test_the_first_sample_has_seven_quotes_in_five_utterances() -> None:
    record = record_of("000_d98b2c6786ce758e")
    direct = [one for one in record.quotes.values() if one.kind is Kind.DIRECT and one.within is None]
    assert len(direct) == 7
    assert sum(one.continues is None for one in direct) == 5
    names = [speaker_name(record, one) for one in direct]
    assert names == ["Petrie"] * 3 + ["Melissa Rosenberg"] * 4
    assert sum(one.within is not None for one in record.quotes.values()) == 2
    terms = [one.span.of(record.article.text) for one in record.quotes.values() if one.kind is Kind.TERM]
    assert terms == ["Jessica Jones", "Defenders"]
    assert sum(one.name == "Jessica Jones" for one in record.entities.values()) == 2


def speaker_name(record: Record, quote: Quote) -> str:
    entity = quote.speakers[0].entity
    assert entity is not None
    return record.entities[entity].name


def test_a_sample_is_found_in_the_checkout() -> None:
    assert (seeds_folder() / "council-meeting.txt").is_file()
    assert seeds_folder().parent == Path(__file__).parents[2]
