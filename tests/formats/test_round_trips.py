"""What is exported and imported again is the same record, less exactly what the loss report says."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from record_strategies import records
from round_trip_corpus import CORPUS

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats import registry
from editorial.formats.format import Format
from editorial.formats.loss.part import take_away
from editorial.formats.loss.parts import IMPORTED
from editorial.formats.reading.kinds import HEAD
from editorial.formats.reading.source import Source
from editorial.formats.selection import Selected

BOTH_WAYS = [one for one in registry.FORMATS if one.read is not None and one.writer is not None]
SOME = [one for one in BOTH_WAYS if one.info.lacks]
WHOLE = [one for one in BOTH_WAYS if not one.info.lacks]


def again(form: Format, *every: Record) -> list[Record]:
    """Return what is read of an export of records; nothing of it may be refused."""
    with tempfile.TemporaryDirectory() as name:
        target = Path(name) / form.info.suggested(len(every))
        with form.open(target, len(every)) as sink:
            for one in every:
                sink.write(Selected(one))
        found = [one for path in _readable(form, target) for one in _read(form, path)]
    faults = [str(one) for one in found if isinstance(one, InputError)]
    assert not faults
    return [one for one in found if isinstance(one, Record)]


def _readable(form: Format, target: Path) -> list[Path]:
    if not target.is_dir():
        return [target]
    return [path for path in sorted(target.iterdir()) if registry.format_for(path.suffix, _head(path)) is form]


def _head(path: Path) -> bytes:
    return path.read_bytes()[:HEAD]


def _read(form: Format, path: Path) -> Iterator[object]:
    assert form.read is not None
    assert registry.format_for(path.suffix, _head(path)) is form, "it is recognised"
    yield from form.read(Source.of_path(path))


def plain(record: Record) -> Record:
    """Return a record whose annotations say that they were imported, and no more."""
    return replace(
        record,
        mentions={key: replace(one, provenance=IMPORTED) for key, one in record.mentions.items()},
        quotes={key: replace(one, provenance=IMPORTED) for key, one in record.quotes.items()},
    )


@pytest.mark.parametrize("one", CORPUS, ids=lambda one: one.article.id)
@pytest.mark.parametrize("form", SOME, ids=lambda form: form.info.id)
def test_an_article_of_the_corpus_comes_back_less_what_is_said_to_be_lost(form: Format, one: Record) -> None:
    expected, lost = take_away(one, form.info.lacks)
    (found,) = again(form, one)
    assert plain(found) == expected
    assert take_away(expected, form.info.lacks) == (expected, {}), "nothing is lost twice"
    if not lost:
        assert plain(found) == one


@pytest.mark.parametrize("form", SOME, ids=lambda form: form.info.id)
def test_all_articles_of_the_corpus_come_back_from_one_export(form: Format) -> None:
    found = {one.article.sha256: plain(one) for one in again(form, *CORPUS)}
    expected = [take_away(one, form.info.lacks)[0] for one in CORPUS]
    assert found == {one.article.sha256: one for one in expected}


@pytest.mark.parametrize("one", CORPUS, ids=lambda one: one.article.id)
@pytest.mark.parametrize("form", WHOLE, ids=lambda form: form.info.id)
def test_a_format_that_holds_everything_gives_the_same_record(form: Format, one: Record) -> None:
    assert again(form, one) == [one]


@given(records(with_texts=True))
@settings(max_examples=25)
def test_any_record_comes_back_less_what_is_said_to_be_lost(one: Record) -> None:
    for form in SOME:
        expected, lost = take_away(one, form.info.lacks)
        (found,) = again(form, one)
        assert plain(found) == expected, form.info.id
        assert bool(lost) == (expected != one)
