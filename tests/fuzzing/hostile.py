"""Records with one thing or several wrong, made of the bytes of a fuzzer."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

TEXT = "Bridge shut\r\n\r\n“It wobbles 🌉,” said Ana Lima. “And ‘how’,” she said.\nLima left with the mayor."


def _at(words: str, after: int = 0) -> dict[str, Any]:
    start = TEXT.index(words, after)
    return {"start": start, "end": start + len(words), "text": words}


_DECIDED = {"by": "A. Editor", "at": "2026-11-22T10:14:02+01:00", "how": "group", "reason": "style"}
_FOUND = {
    "origin": "model",
    "model": "m@1",
    "rule": "title",
    "score": 0.5,
    "evidence": [{"code": "given-name", "name": "Ana"}, {"code": "weighed-together", "count": 2, "against": True}, "x"],
}
RECORD: dict[str, Any] = {
    "schema": "editorial.annotations/1",
    "article": {
        "id": "bridge",
        "title": "Bridge shut",
        "authors": ["Bo Lind"],
        "source": "a.txt",
        "credit": "AP",
        "published": "2026-11-22",
        "language": "en",
        "supersedes": "older",
        "text": TEXT,
        "zones": [{**_at("Bridge shut"), "kind": "headline", "x": 1}],
    },
    "state": "verified",
    "verified": {
        "by": "A. Editor",
        "at": "2026-11-22T10:15:00Z",
        "override": {"reason": "late", "undecided": 4},
        "left": {"missed": 1, "aliases": 0, "unsure": 1, "problems": 0},
    },
    "entities": [
        {
            "id": "e1",
            "name": "Ana Lima",
            "label": "PERSON",
            "aliases": ["Lima"],
            "authority": "n1",
            "status": "corrected",
        },
        {"id": "e2", "name": "the mayor", "label": "PERSON", "possible_aliases": ["Ana Lima"], "decided": _DECIDED},
    ],
    "mentions": [
        {"id": "m1", **_at("Ana Lima"), "label": "PERSON", "entity": "e1", "status": "corrected", "decided": _DECIDED}
        | _FOUND
        | {"suggested": {"label": "ORG", **_at("Ana")}, "marks": ["flag"]},
        {"id": "m2", **_at("Lima left"), "label": "ORG", "entity": None, "marks": ["unsure"]},
    ],
    "quotes": [
        {"id": "q1", **_at("It wobbles 🌉,"), "kind": "direct", "cue": _at("said"), "status": "confirmed"}
        | _FOUND
        | {
            "speakers": [
                {
                    **_at("Ana Lima"),
                    "entity": "e1",
                    "resolution": {"rule": "same-name", "score": 0.9, "status": "confirmed", "evidence": ["y"]},
                }
            ],
            "candidates": ["e1", "e2"],
            "suggested": {"kind": "term", "cue": _at("said"), "speakers": [{**_at("Lima"), "entity": "e2"}]},
        },
        {"id": "q2", **_at("And ‘how’,"), "kind": "direct", "continues": "q1", "speakers": [{"entity": "e2"}]},
        {"id": "q3", **_at("how"), "kind": "term", "within": "q2"},
        {"id": "q4", **_at("“And ‘how’,” she said"), "kind": "mixed", "quoted": ["q2"], "decided": _DECIDED},
    ],
    "notes": [
        {"id": "n1", "on": "q1", "kind": "comment", "text": "ask", "by": "A", "at": "2026-11-22T10:15:00Z"},
        {**_at("left"), "kind": "problem", "text": "left?", "by": "A", "at": "2026-11-22T10:15:00Z"},
    ],
    "left_out": {"undecided": 1, "rejected": 2},
    "x-own": {"deep": [{"er": [None, 1.5]}]},
}

_WRITTEN = json.dumps(RECORD)

_DEEP: Any = 1
for _ in range(150):
    _DEEP = [_DEEP]

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 5, 2**31, 2**53, 2**63 - 1, 2**63, 2**64 + 1, 10**400, 0.5, -0.0, 1e308, 5e-324),
    *("", " ", "e1", "m1", "q1", "q2", "q4", "bridge", "und", "de", "PERSON", "rejected", "added", "term", "indirect"),
    *(
        "\0",
        "\x1b[31m",
        "\u202e",
        "\u2028",
        "\ud800",
        "{name}",
        "{",
        "%s",
        "<b>x</b>",
        "=1+1",
        "\ufeff",
        "é" * 3,
        "\r\n",
    ),
    *("0001-01-01T00:00:00+05:00", "9999-12-31T23:59:59-05:00", "1970-01-01", "2026-11-22T10:15:00.123456+23:59"),
    *("x" * 2_000, [], {}, [[]], [{}], [5], ["e1"], ["q1", "q1"], {"a": 1}, {"start": 0, "end": 3}, {"code": "x"}),
    *({"start": 0, "end": 2**70}, {"name": 5}, {"by": 5}, _DEEP),
)
"""What is put in the place of a value: of another type, too big, too deep, of another field, or full of controls."""


class Choices:
    """Choices made by bytes; zeros where there are none left."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def number(self, below: int) -> int:
        """Return a number from 0 on, below the one given."""
        taken = self._data[self._at : self._at + 2]
        self._at += 2
        return int.from_bytes(taken, "little") % below

    def words(self) -> str:
        """Return some of the bytes as text, lone surrogates among it."""
        length = self.number(24)
        taken = self._data[self._at : self._at + length]
        self._at += length
        return taken.decode("utf-8", "surrogateescape")


def record(data: bytes) -> Any:
    """Return a record of which the bytes have changed, dropped, doubled or exchanged some parts."""
    choices, value = Choices(data), json.loads(_WRITTEN)
    for _ in range(1 + choices.number(4)):
        places = _places(value, [])
        holder, key = places[choices.number(len(places))]
        _CHANGES[choices.number(len(_CHANGES))](holder, key, choices, places)
    return value


def line(data: bytes) -> bytes:
    """Return a changed record as one line of JSON, sometimes broken by a byte."""
    choices = Choices(data[:6])
    text = json.dumps(record(data[6:]), ensure_ascii=bool(choices.number(2)), allow_nan=True)
    out = bytearray(text.encode("utf-8", "surrogatepass"))
    if choices.number(8) == 7:
        out[choices.number(len(out))] = choices.number(256)
    return bytes(out)


def _places(value: Any, into: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Add every place of a value: the object or list that holds it, and the name or number there; return them all."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        into.append((value, key))
        if isinstance(item, dict) or (isinstance(item, list) and item and not isinstance(item[0], list)):
            _places(item, into)
    return into


def _hostile(holder: Any, key: Any, choices: Choices, _places: Any) -> None:
    holder[key] = copy.deepcopy(VALUES[choices.number(len(VALUES))])


def _worded(holder: Any, key: Any, choices: Choices, _places: Any) -> None:
    holder[key] = choices.words()


def _numbered(holder: Any, key: Any, choices: Choices, _places: Any) -> None:
    holder[key] = choices.number(2 * len(TEXT))


def _dropped(holder: Any, key: Any, _choices: Choices, _places: Any) -> None:
    del holder[key]


def _doubled(holder: Any, key: Any, choices: Choices, _places: Any) -> None:
    if isinstance(holder, list):
        holder.insert(key, copy.deepcopy(holder[key]))
    else:
        holder[choices.words()] = copy.deepcopy(holder[key])


def _exchanged(holder: Any, key: Any, choices: Choices, places: Any) -> None:
    other, name = places[choices.number(len(places))]
    holder[key] = copy.deepcopy(other[name])


_CHANGES: tuple[Callable[[Any, Any, Choices, Any], None], ...] = (
    *(_hostile, _hostile, _worded, _numbered, _dropped, _doubled, _exchanged),
)
