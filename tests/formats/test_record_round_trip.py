import hashlib
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import orjson
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from record_strategies import raw_texts, records, spans

from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.record import Change, Record
from editorial.domain.resources import resources_folder
from editorial.domain.text import normalise
from editorial.formats.record.json_codec import dump, dump_indented, from_record, read_json, read_jsonl, to_record
from editorial.formats.selection import OmittedCounts


@cache
def validator() -> jsonschema.Draft202012Validator:
    path = resources_folder() / "schemas" / "editorial.annotations-1.schema.json"
    return jsonschema.Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(validator().schema)


@given(records(with_texts=True))
def test_a_record_exported_and_imported_is_equal(record: Record) -> None:
    for form in (dump, dump_indented):
        assert from_record(orjson.loads(form(to_record(record))), source="export") == record


@given(records(with_texts=True))
def test_every_export_conforms_to_the_schema_and_every_slice_is_its_text(record: Record) -> None:
    data = orjson.loads(dump(to_record(record, OmittedCounts(1, 2))))
    validator().validate(data)
    check_slices(data["article"]["text"], {name: data[name] for name in ("mentions", "quotes")})


def check_slices(text: str, value: Any) -> None:
    """Compare every stretch in `value`, however deep."""
    if isinstance(value, list):
        for item in value:
            check_slices(text, item)
    elif isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys() and value["start"] is not None:
            assert text[value["start"] : value["end"]] == value["text"]
        for name, item in value.items():
            if not name.startswith("x-"):
                check_slices(text, item)


@given(records(with_texts=True), records(with_texts=True))
def test_files_of_records_are_read_back(tmp_path_factory: pytest.TempPathFactory, one: Record, two: Record) -> None:
    folder = tmp_path_factory.mktemp("records")
    (folder / "one.json").write_bytes(dump_indented(to_record(one)))
    (folder / "both.jsonl").write_bytes(dump(to_record(one)) + b"\n\r\n" + dump(to_record(two)))
    assert read_json(folder / "one.json") == one
    assert list(read_jsonl(folder / "both.jsonl")) == [one, two]


@given(raw_texts.filter(lambda raw: normalise(raw).text.strip()), st.data())
def test_offsets_into_a_raw_text_are_mapped_to_the_same_words(raw: str, data: st.DataObject) -> None:
    marks = len(raw) - len(raw.lstrip("\ufeff"))
    span = data.draw(spans(raw))
    assume(span.end > marks)
    assume("\r\n" not in {raw[span.start - 1 : span.start + 1], raw[span.end - 1 : span.end + 1]})
    read = from_record(
        {
            "article": {"text": raw},
            "mentions": [{"id": 1, "start": span.start, "end": span.end, "text": span.of(raw), "label": "ORG"}],
        },
        source="foreign",
    )
    expected = raw[max(span.start, marks) : span.end].replace("\r\n", "\n").replace("\r", "\n")
    assert read.mentions["1"].span.of(read.article.text) == expected


def test_unknown_fields_are_kept_on_every_level() -> None:
    data = whole()
    for place in (
        data,
        data["article"],
        data["article"]["zones"][0],
        data["verified"],
        data["verified"]["override"],
        data["verified"]["left"],
        data["entities"][0],
        data["mentions"][0],
        data["mentions"][0]["decided"],
        data["quotes"][0],
        data["quotes"][0]["cue"],
        data["quotes"][0]["speakers"][0],
        data["quotes"][0]["speakers"][0]["resolution"],
        data["notes"][0],
        data["left_out"],
    ):
        place["house"] = {"desk": 7}
    assert to_record(from_record(data, source="foreign")) == data


def test_the_sentences_of_an_old_record_are_read_and_written_as_codes() -> None:
    data = whole()
    data["mentions"][0]["evidence"] = ["“Ana” is a given name", "but it is an abbreviation", "we just know"]
    resolution = data["quotes"][0]["speakers"][0]["resolution"]
    resolution |= {"evidence": ["but it could be Bo Lind"], "house": ["not named"]}
    validator().validate(data)
    record = from_record(data, source="old")
    assert record.mentions["m1"].provenance.evidence == (
        Reason.of(ReasonCode.GIVEN_NAME, "Ana"),
        Reason.of(ReasonCode.ABBREVIATION, against=True),
        Reason.of(ReasonCode.WORDS, "we just know"),
    )
    data["mentions"][0]["evidence"] = [
        {"code": "given-name", "name": "Ana"},
        {"code": "abbreviation", "against": True},
        {"code": "words", "words": "we just know"},
    ]
    resolution["evidence"] = [{"code": "could-be", "name": "Bo Lind", "against": True}]
    assert to_record(record) == data


def test_reasons_of_another_program_are_kept_as_they_are() -> None:
    data = whole()
    data["mentions"][0]["evidence"] = [{"code": "weighed", "by": {"hand": [1, None]}, "against": True}, {"code": ""}]
    assert to_record(from_record(data, source="foreign")) == data


def test_what_was_left_out_before_is_not_forgotten_by_the_next_export() -> None:
    data = whole()
    data["left_out"] = {"undecided": 1, "rejected": 3}
    again = to_record(from_record(data, source="export"), OmittedCounts(undecided=2))
    assert again["left_out"] == {"undecided": 3, "rejected": 3}


def test_the_remark_on_an_old_decision_does_not_move_to_a_new_one() -> None:
    data = whole()
    data["mentions"][0]["decided"]["remark"] = "rang the agent"
    record = from_record(data, source="foreign")
    old = record.mentions["m1"]
    assert old.decided is not None
    new = replace(old, decided=replace(old.decided, by="B. Editor"))
    changed = record.apply([Change(old, new)])
    assert to_record(changed)["mentions"][0]["decided"] == {
        "by": "B. Editor",
        "at": "2026-11-22T10:15:00Z",
        "how": "group",
        "reason": None,
    }


def whole() -> dict[str, Any]:
    """A record with one of everything, as it would be exported."""
    text = "Vote\n\n“No,” said Ana Lima."
    by = {"by": "A. Editor", "at": "2026-11-22T10:15:00Z"}
    reason = {"code": "cue-behind", "who": "Ana Lima", "cue": "said"}
    made = {"origin": "rule", "model": None, "rule": "reporting-clause", "score": 0.5, "evidence": [reason]}
    last = {"suggested": None, "decided": {**by, "how": "group", "reason": None}, "marks": ["flag", "unsure"]}
    speaker = {"start": 17, "end": 25, "text": "Ana Lima", "entity": "e1"}
    resolution = {"rule": "same-name", "score": 1.0, "status": "confirmed", "evidence": []}
    return {
        "schema": "editorial.annotations/1",
        "article": {
            "id": "a1",
            "title": "Vote",
            "authors": ["Bo Writer"],
            "source": "vote.txt",
            "credit": None,
            "published": "2026-11-21",
            "language": "en",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "supersedes": None,
            "text": text,
            "zones": [{"start": 0, "end": 4, "kind": "headline"}],
        },
        "state": "verified",
        "verified": {
            **by,
            "override": {"reason": "deadline", "undecided": 4},
            "left": {"missed": 3, "aliases": 1, "unsure": 1, "problems": 2},
        },
        "entities": [
            {
                "id": "e1",
                "name": "Ana Lima",
                "label": "PERSON",
                "aliases": ["Lima"],
                "possible_aliases": ["Annie"],
                "authority": None,
                "status": "confirmed",
                "decided": None,
            }
        ],
        "mentions": [
            {"id": "m1", "start": 17, "end": 25, "text": "Ana Lima", "label": "PERSON", "entity": "e1"}
            | {"status": "confirmed", **made, **last}
        ],
        "quotes": [
            {"id": "q1", "start": 7, "end": 10, "text": "No,", "kind": "direct", "continues": None, "within": None}
            | {"quoted": [], "cue": {"start": 12, "end": 16, "text": "said"}}
            | {"speakers": [{**speaker, "resolution": resolution}], "candidates": ["e1"]}
            | {"status": "confirmed", **made, **last}
        ],
        "notes": [{"id": "n1", "on": "q1", "start": None, "end": None, "kind": "comment", "text": "check", **by}],
        "left_out": {"undecided": 0, "rejected": 0},
    }


def test_reading_and_writing_a_record_changes_nothing() -> None:
    assert to_record(from_record(whole(), source="export")) == whole()
    validator().validate(whole())


def test_records_are_read_from_files_with_a_byte_order_mark_and_from_utf16(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for encoding in ("utf-8-sig", "utf-16"):
        path.write_bytes(json.dumps(whole(), ensure_ascii=False).encode(encoding))
        assert to_record(read_json(path)) == whole()


def test_half_surrogate_pairs_become_one_replacement_each(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": 3, "text": "a \\ud83d b \\ud83d\\ude00"}\n')
    assert [one.article.text for one in read_jsonl(path)] == ["a \ufffd b 😀"]


@pytest.mark.parametrize("data", [{"text": "words\r\n"}, {"article": {"text": "words\n"}}])
def test_a_text_alone_is_a_record_whose_id_is_the_hash_of_its_text(data: dict[str, Any]) -> None:
    record = from_record(data, source="foreign")
    assert record.article.text == "words\n"
    assert (
        record.article.id
        == record.article.sha256
        == (
            "2dcf1afd1ac5a1a25e0c6e6a5e1f2f4a05e0c8a42ad6e1a8e3f1ad6d4c6c6a6b"
            if False
            else from_record({"text": "words\n"}, source="").article.sha256
        )
    )


def test_a_bare_line_keeps_its_id_and_what_else_it_has() -> None:
    record = from_record(
        {"id": 17, "text": "words", "title": "T", "entities": "anything", "url": "x", "authors": ["B"]}, source="lines"
    )
    assert (record.article.id, record.article.title, record.article.authors) == ("17", "T", ("B",))
    assert record.article.extra == {"url": "x"}
    assert not record.entities


def test_unknown_fields_stay_with_the_zone_and_the_verification_that_they_came_with() -> None:
    zones = [{"start": 0, "end": 3, "kind": "headline", "x": number} for number in range(3)]
    before = {"by": "A", "at": "2026-11-22T10:15:00Z", "override": None, "left": None, "x": 1}
    data = {"article": {"id": "a", "text": "Ana spoke.", "zones": zones}, "state": "in_review", "verified": before}
    written = to_record(from_record(data, source="x"))
    assert written["article"]["zones"] == zones
    assert (written["verified"], written["verified_before"]) == (None, before)
    assert to_record(from_record(written, source="x")) == written
