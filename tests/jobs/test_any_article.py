"""Whatever an article is made of, it is refused in words or goes the whole way: in, read, stored, and out again."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editorial.domain.errors import InputError
from editorial.domain.merging import merge
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.formats.record.json_codec import dump, scan_jsonl, to_record
from editorial.jobs.reading import record_of_text
from editorial.language.spacy_pipeline.reader import Finder, Reader
from editorial.storage.library import Library

PARTS = st.sampled_from(
    [
        *("“", "”", "‘", "’", '"', "'", "«", "»", "—", ", ", ". ", "? ", ": ", "(", ")", "/", "-", " "),
        *("\n", "\r", "\r\n", "\r\r\n", "\n\n", "\u2028", "\u2029", "\x85", "\t", "\x01\x0b\x0c\x1f\x7f", "\ufeff"),
        *("\ud800", "\udfff", "\ud83d\ude00", "\ufffd", "\ufdd0", "\ufffe", "\0"),
        *("😀", "👩🏽\u200d🚒", "\u0301\u0323", "אמר «שלום» ", "\u202bקים\u202c ", "قال «مرحبا» ", "\u200b", "\u00a0"),
        *("“" * 400, "'" * 600, "x" * 350, "😀" * 320, "\u0301" * 400, "\n" * 60, "“a " * 60, "( " * 60),
        *("Ada Marsh ", "Ada M. ", "Kim ", "the mayor ", "she ", "said ", "according to ", "Q: ", "A: ", "By Kim\n"),
    ]
)
WHOLE = st.lists(PARTS, max_size=30).map("".join)


@pytest.fixture(scope="module")
def finder() -> Finder:
    return Finder(FindOptions(labels_off=frozenset()), Reader.load())


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("any") / "library.db") as opened:
        yield opened


@given(WHOLE | st.text(max_size=80))
@example("“a “b “c")
@example("\ud83d\ude00 \ud800")
def test_any_article_goes_the_whole_way_or_is_refused_in_words(finder: Finder, shared: Library, raw: str) -> None:
    try:
        record = record_of_text(raw, source="copy.txt", article_id=f"a{len(shared.queue())}")
    except InputError:
        return
    found = finder.find(record.article)
    assert from_plain(Suggestions, orjson.loads(orjson.dumps(to_plain(found)))) == found
    if (twin := shared.add(record).duplicate_of) is not None:
        shared.load(twin)
        return
    loaded = shared.load(record.article.id)
    changes = merge(loaded.record, found)
    shared.put_suggestions(record.article.id, changes, loaded.version, possibly_missed=found.possibly_missed, model="m")
    stored = shared.load(record.article.id).record
    assert stored == record.apply(changes)
    assert [*scan_jsonl(BytesIO(dump(to_record(stored))), "out.jsonl")] == [stored]
