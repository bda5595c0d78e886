"""JSON from elsewhere is read exactly or refused, with the place and the reason, in bounded time and memory."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.errors import InputError
from editorial.formats.reading import json_values
from editorial.formats.reading.fields import Location
from editorial.formats.reading.json_values import MAX_DEPTH, parse_json

LINE = Location("records.jsonl", "line 3")


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ('{"text": "a", "x": NaN}', "", "NaN is not a number"),
        ('{"text": "a", "x": -Infinity}', "", "-Infinity is not a number"),
        ('{"text": "a", "x": 1e999}', "", "1e999 is too big a number"),
        ('{"text": "a", "x": ' + "9" * 5000 + "}", "", "a number of more than 4300 digits"),
        ('{"text": "a", "text": "b"}', "text", "is there twice"),
        ('{"x": [1, {"status" : "rejected", "\\u0073tatus": "confirmed"}]}', "x[1].status", "is there twice"),
        ('{"text" :"a","text":"b"}', "text", "is there twice"),
        ('{"text"\n: "a", "t":"“\\":”", "text":"b"}', "text", "is there twice"),
        ('{"x": {"y": ' + "[" * 500 + "]" * 500 + "}}", "x.y[0][0]", "nested more than 100 levels"),
        ("[" * 5_000 + "]" * 5_000, "", "nested more than 100 levels"),
        ('{"a":' * 5_000 + "1" + "}" * 5_000, "", "nested more than 100 levels"),
        ("[" * 100_000, "", "this is not JSON"),
        ("{'a': 1}", "column 2", "this is not JSON"),
    ],
)
def test_what_cannot_be_read_exactly_is_refused_with_place_and_reason(text: str, place: str, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_json(text.encode(), LINE)
    assert reason in caught.value.reason
    assert caught.value.place.startswith(", ".join(part for part in ("line 3", place) if part))
    assert len(str(caught.value)) < 400


def test_text_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(InputError, match="must be in UTF-8"):
        parse_json(b'{"text": "\xff"}', LINE)


def test_more_values_than_memory_should_hold_are_refused_before_they_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_values, "MAX_VALUES", 1_000)
    with pytest.raises(InputError, match="more than 1,000 values"):
        parse_json(b"[" + b"[]," * 2_000 + b"[]]", LINE)


@pytest.mark.parametrize("number", [2**53, 2**63, -(2**63) - 1, 2**64 + 1, 10**300 + 7, -0.0, 1e308, 5e-324])
def test_numbers_keep_every_digit(number: float) -> None:
    (found,) = parse_json(json.dumps([number]).encode(), LINE)
    assert (found, type(found)) == (number, type(number))
    assert math.copysign(1, found) == math.copysign(1, number)


def test_lone_surrogates_become_one_character_each() -> None:
    assert parse_json(rb'{"\ud800": "a\udfffb"}', LINE) == {"\ufffd": "a\ufffdb"}


names = st.text(max_size=3) | st.sampled_from(['"', "\\", ":", '":', "a\u2028"])
values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | names,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=12,
)


@given(values, st.booleans(), st.sampled_from([None, 1]))
def test_what_was_written_is_read_again_exactly(value: Any, ascii_only: bool, indent: int | None) -> None:
    data = json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode("utf-8", "surrogatepass")
    if b"\xed" in data or b"\\ud" in data:
        return  # halves of surrogate pairs, and whole ones, have tests of their own
    assert parse_json(data, LINE) == value


@given(st.integers(1, 2 * MAX_DEPTH))
def test_the_depth_is_bounded_at_one_place_for_lists_and_objects(depth: int) -> None:
    for opening, closing in (("[", "]"), ('{"a":', "}")):
        inner = "[]" if opening == "[" else "{}"
        text = opening * (depth - 1) + inner + closing * (depth - 1)
        if depth <= MAX_DEPTH:
            assert parse_json(text.encode(), LINE) == json.loads(text)
        else:
            with pytest.raises(InputError, match="levels deep"):
                parse_json(text.encode(), LINE)
