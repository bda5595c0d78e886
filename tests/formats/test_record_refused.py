import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from record_strategies import json_values

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.record.json_codec import from_record, read_json, read_jsonl, scan_jsonl

ARTICLE = {"id": "a", "text": "Ana Lima spoke."}
MENTION = {"id": "m1", "start": 0, "end": 8, "label": "PERSON"}
QUOTE = {"id": "q1", "start": 0, "end": 8, "kind": "direct"}


def mention(**fields: Any) -> dict[str, Any]:
    return {"article": ARTICLE, "mentions": [MENTION | fields]}


def quotes(*changes: dict[str, Any]) -> dict[str, Any]:
    return {"article": ARTICLE, "quotes": [QUOTE | {"id": f"q{at}"} | one for at, one in enumerate(changes)]}


@pytest.mark.parametrize(
    ("data", "place", "reason"),
    [
        ([], "", "must be an object, not a list"),
        ({}, "article", "is missing"),
        ({"schema": "editorial.annotations/2", "article": ARTICLE}, "schema", "newer version"),
        ({"article": {}}, "article.text", "is missing"),
        ({"article": {"text": ""}}, "article.text", "is empty"),
        ({"article": {"text": " \n"}}, "article.text", "nothing but white space"),
        ({"article": {"text": "a\0b"}}, "article.text", "NUL"),
        ({"article": {"text": 5}}, "article.text", "must be text, not 5"),
        ({"id": [], "text": "words"}, "id", "must be an id"),
        (
            {"article": ARTICLE | {"zones": [{"start": 0, "end": 3, "kind": "advert"}]}},
            "article.zones[0].kind",
            "one of",
        ),
        ({"article": ARTICLE, "state": "done"}, "state", "must be one of new, suggested, in_review"),
        ({"article": ARTICLE, "mentions": {}}, "mentions", "must be a list"),
        ({"article": ARTICLE, "mentions": [7]}, "mentions[0]", "must be an object, not 7"),
        (mention(id=None), "mentions[0].id", "is missing"),
        (mention(id=True), "mentions[0].id", "must be an id"),
        (mention(start="0"), "mentions[0].start", "whole number"),
        (mention(start=1.5), "mentions[0].start", "whole number"),
        (mention(start=True), "mentions[0].start", "whole number"),
        (mention(start=-1), "mentions[0].start", "at least 0"),
        (mention(start=None), "mentions[0].start", "is missing"),
        (mention(start=8), "mentions[0].start", "not before the end"),
        (mention(end=99), "mentions[0].end", "beyond the end of the text at 15"),
        (mention(text="Ana"), "mentions[0].text", 'is "Ana", but the article has "Ana Lima" there'),
        (mention(label=""), "mentions[0].label", "is empty"),
        (mention(entity="e9"), "mentions[0].entity", 'there is no entity "e9"'),
        (mention(status="ok"), "mentions[0].status", 'not "ok"'),
        (mention(origin="guess"), "mentions[0].origin", "must be one of model"),
        (mention(score=97), "mentions[0].score", "from 0 to 1"),
        (mention(marks=["star"]), "mentions[0].marks[0]", "flag, unsure"),
        (mention(decided={"by": "A", "at": "yesterday"}), "mentions[0].decided.at", "must be a time"),
        (mention(decided={"at": "2026-11-22T10:15:00Z"}), "mentions[0].decided.by", "is missing"),
        (mention(suggested=[]), "mentions[0].suggested", "must be an object"),
        ({"article": ARTICLE, "mentions": [MENTION, MENTION]}, "mentions[1].id", "is in mentions twice"),
        (mention(evidence="said"), "mentions[0].evidence", "must be a list"),
        (mention(evidence=["said", 3]), "mentions[0].evidence[1]", "must be a reason or text, not 3"),
        (mention(evidence=[{}]), "mentions[0].evidence[0]", 'must have a "code" that is text'),
        (mention(evidence=[{"code": 3}]), "mentions[0].evidence[0]", 'must have a "code" that is text'),
        (mention(evidence=[{"code": "x", "against": 1}]), "mentions[0].evidence[0]", '"against" true or false'),
        (quotes({"kind": None}), "quotes[0].kind", "is missing"),
        (quotes({"kind": "shout"}), "quotes[0].kind", "must be one of direct"),
        (quotes({"cue": {"start": 0}}), "quotes[0].cue.end", "is missing"),
        (quotes({"continues": "q9"}), "quotes[0].continues", "there is no quote"),
        (quotes({"within": "q0"}), "quotes[0].within", "leads back"),
        (quotes({}, {"continues": "q2"}, {"continues": "q1"}), "quotes[1].continues", "leads back"),
        (quotes({"quoted": ["q5"]}), "quotes[0].quoted", "there is no quote"),
        (quotes({"candidates": ["e5"]}), "quotes[0].candidates", "there is no entity"),
        (quotes({"speakers": [{"entity": 3}]}), "quotes[0].speakers[0].entity", "there is no entity"),
        (quotes({"speakers": [{"end": 3}]}), "quotes[0].speakers[0].start", "is missing"),
        (
            {"article": ARTICLE, "notes": [{"text": "x", "by": "A", "at": "2026-11-22", "on": "m9"}]},
            "notes[0].on",
            "there is no annotation",
        ),
        (
            {"article": ARTICLE, "verified": {"by": "A", "at": "2026-11-22", "override": {}}},
            "verified.override.reason",
            "is missing",
        ),
        ({"article": ARTICLE, "left_out": {"undecided": -1}}, "left_out.undecided", "at least 0"),
        ({"article": ARTICLE, "notes": 5}, "notes", "must be a list, not 5"),
        ({"article": ARTICLE, "notes": [5]}, "notes[0]", "must be an object, not 5"),
        ({"article": ARTICLE | {"id": "x" * 10_000_000}}, "article.id", "is 10,000,000 characters long"),
        ({"article": ARTICLE | {"id": 10**5000}}, "article.id", "not a number of many digits"),
        ({"article": ARTICLE | {"title": "x" * 200_000}}, "article.title", "is 200,000 characters long"),
        (mention(label="x" * 2_000), "mentions[0].label", "is 2,000 characters long"),
        (mention(suggested={"start": 2**63, "end": 2**64}), "mentions[0].suggested.start", "at most"),
        (mention(suggested={"start": 5, "end": 99}), "mentions[0].suggested.end", "beyond the end"),
        (mention(suggested={"label": 5}), "mentions[0].suggested.label", "must be text"),
        (quotes({"suggested": {"speakers": [5]}}), "quotes[0].suggested.speakers[0]", "must be an object"),
        (quotes({"suggested": {"cue": {"start": 3, "end": 2}}}), "quotes[0].suggested.cue.start", "not before"),
        (mention(decided={"by": "A", "at": "0001-01-01T00:00:00+05:00"}), "mentions[0].decided.at", "must be a time"),
        (mention(decided={"by": "A", "at": "0001-01-01T00:00:00Z"}), "mentions[0].decided.at", "years 1970 to 2999"),
        (mention(decided={"by": "A", "at": "9999-12-31T23:59:59-05:00"}), "mentions[0].decided.at", "must be a time"),
        (
            {
                "article": ARTICLE,
                "verified": {"by": "A", "at": "2026-11-22", "override": {"reason": "r", "undecided": 2**63}},
            },
            "verified.override.undecided",
            "must be at most 9007199254740991",
        ),
    ],
)
def test_a_refused_record_names_the_field_and_the_reason(data: Any, place: str, reason: str) -> None:
    with pytest.raises(InputError, match=re.escape(reason)) as caught:
        from_record(data, source="records.jsonl", place="line 3")
    assert caught.value.source == "records.jsonl"
    assert caught.value.place == ", ".join(part for part in ("line 3", place) if part)


def test_half_a_line_end_is_no_stretch_of_the_text() -> None:
    data = {"article": {"text": "a\r\nb"}, "mentions": [MENTION | {"start": 1, "end": 2}]}
    with pytest.raises(InputError, match="half a line end"):
        from_record(data, source="foreign")


@given(st.dictionaries(st.sampled_from([*MENTION, "entity", "score", "decided", "text", "marks"]), json_values))
def test_whatever_a_field_holds_it_is_read_or_refused(fields: dict[str, Any]) -> None:
    try:
        record = from_record(mention(**fields), source="foreign")
    except InputError as refused:
        event(refused.place)
    else:
        assert len(record.mentions) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"article": {"text": "a"}', r"bad\.json: line 1, column 26: this is not JSON"),
        (b"[]", "this is a list"),
        (b'{"text": "a", "x": NaN}', "NaN is not a number"),
        (b"[" * 100_000, "this is not JSON"),
        (b'{"text": "\xff"}', "UTF-8"),
        (b"", "this is not JSON"),
    ],
)
def test_a_file_that_is_not_json_is_refused_in_words(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(data)
    with pytest.raises(InputError, match=message):
        read_json(path)


def test_records_before_a_bad_line_are_read_and_the_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_bytes(b'{"id": 1, "text": "one"}\n\n{"id": 2, "text": }\n{"id": 3, "text": "three"}\n')
    found = read_jsonl(path)
    assert next(found).article.id == "1"
    with pytest.raises(InputError, match=r"some\.jsonl: line 3, column 19: this is not JSON"):
        next(found)


def test_a_scan_goes_on_after_a_bad_line() -> None:
    stream = io.BytesIO(b'{"id": 1, "text": "one"}\n{"id": 2}\n{"id": 3, "text": "three"}')
    found = list(scan_jsonl(stream, "standard input"))
    assert [one.article.id for one in found if isinstance(one, Record)] == ["1", "3"]
    assert [str(one) for one in found if isinstance(one, InputError)] == ["standard input: line 2, article: is missing"]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    for read in (read_json, lambda path: list(read_jsonl(path))):
        with pytest.raises(InputError, match=r"none\.json: there is no such file"):
            read(tmp_path / "none.json")
