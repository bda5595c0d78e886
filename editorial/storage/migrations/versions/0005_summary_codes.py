"""Summaries of decisions and problems of articles as codes with parameters, instead of English sentences.

The column `decisions.words` becomes `decisions.summary`. A sentence that none of the patterns matches is kept as
`{"code": "words", "words": …}`, so nothing is lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# Written out here, not taken from the domain and the wording: this script must read the same sentences for ever.
LABELS = {
    "person": "PERSON",
    "organisation": "ORG",
    "place": "PLACE",
    "work": "WORK",
    "event": "EVENT",
    "product": "PRODUCT",
    "group": "GROUP",
    "law": "LAW",
    "language": "LANGUAGE",
    "date": "DATE",
    "number": "NUMBER",
    "character": "CHARACTER",
}
KINDS = {"direct quote": "direct", "reported speech": "indirect", "partly quoted": "mixed", "quoted term": "term"}
ROWS = 1000
"""How many decisions are held in memory at once."""

SUMMARIES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "Confirm": (("confirm", "confirm {target}"),),
    "ConfirmSpeaker": (("confirm-speaker", "confirm the speaker of {target}"),),
    "Reject": (("reject", "reject {target}"),),
    "SetMark": (("flag", "flag {target}"), ("mark-unsure", "mark {target} unsure")),
    "ClearMark": (
        ("remove-flag", "remove the flag of {target}"),
        ("remove-unsure", "remove the unsure mark of {target}"),
    ),
    "RelabelEntity": (("change-type", "type of {target} to {label}"),),
    "RelabelName": (("change-type", "type of {target} to {label}"),),
    "RenameEntity": (("rename", "rename {target} to {name}"),),
    "SetAliases": (("change-aliases", "other names of {target}"),),
    "LinkAuthority": (("link", "link {target}"), ("unlink", "unlink {target}")),
    "MergeEntities": (("merge", "merge {target} with {other}"),),
    "SplitEntity": (
        ("split-places", "split {places} of {source} off as {name}"),
        ("split", "split {target} off as {name}"),
    ),
    "AddName": (("add-name", "add {text} as {label}"),),
    "MoveEdges": (("move-edges", "edges of {target}"),),
    "ApplyToSame": (("same-for-others", "the same for {number} called {target}"),),
    "DismissMissed": (("dismiss-missed", "{text} is no name"),),
    "AddQuote": (("add-quote", "add the quote {text}"),),
    "SetKind": (("change-kind", "kind of {target} to {kind}"),),
    "SetCue": (("change-cue", "introducing words of {target}"),),
    "Join": (("join-quotes", "join {target} with the quote before"),),
    "Part": (("part-quotes", "part {target} from the quote before"),),
    "Attribute": (("set-unnamed", "speaker of {target} to unnamed"), ("set-speaker", "speaker of {target} to {name}")),
    "AttributeToName": (("set-speaker", "speaker of {target} to {name}"),),
    "AddSpeaker": (
        ("add-unnamed", "add a name as speaker of {target}"),
        ("add-speaker", "add {name} as speaker of {target}"),
    ),
    "ClearSpeakers": (("clear-speaker", "speaker of {target} to unknown"),),
    "ResolveSpeaker": (("resolve-speaker", "who speaks in {target} to {name}"),),
    "AddNote": (("comment", "comment {text}"), ("note-problem", "note the problem {text}")),
    "EditNote": (("change-note", "change the note {text}"),),
    "RemoveNote": (("remove-note", "remove the note {text}"),),
    "Verify": (("verify", "verify {text}"),),
    "Reopen": (("reopen", "reopen {text}"),),
    "SetAside": (("set-aside", "set {text} aside"),),
}
"""For each action the codes with the sentences they had, the most particular first."""

PROBLEMS = (
    ("timed-out", "Looking for names and quotes took more than {seconds} and was stopped."),
    ("process-stopped", "The language process stopped while it was looking for names and quotes."),
    ("bad-answer", "The language process gave an answer that makes no sense: {detail}"),
    ("not-read", "The names and quotes could not be looked for: {detail}"),
)

_PARTS = re.compile(r"\{(\w+)\}")


def upgrade() -> None:
    """Turn the sentences into codes; the trigger that keeps decisions as they are is away meanwhile."""
    connection = op.get_bind()
    (trigger,) = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'decisions_refuse_update'"
    ).one()
    op.execute("DROP TRIGGER decisions_refuse_update")
    op.execute("ALTER TABLE decisions RENAME COLUMN words TO summary")
    _summaries(connection)
    connection.exec_driver_sql(trigger)
    _problems(connection)


def _summaries(connection: sa.Connection) -> None:
    for rows in _batches(connection, "number, action, summary, undoes, redoes"):
        values = [
            (_dump(_summary(action, words, undoes, redoes)), number) for number, action, words, undoes, redoes in rows
        ]
        connection.exec_driver_sql("UPDATE decisions SET summary = ? WHERE number = ?", values)


def _batches(connection: sa.Connection, columns: str) -> Iterator[list[Any]]:
    """Yield the decisions in their order, some at a time."""
    last = 0
    query = f"SELECT {columns} FROM decisions WHERE number > ? ORDER BY number LIMIT ?"
    while rows := list(connection.exec_driver_sql(query, (last, ROWS)).all()):
        yield rows
        last = rows[-1][0]


def _problems(connection: sa.Connection) -> None:
    query = "SELECT number, problem FROM articles WHERE problem IS NOT NULL"
    for number, words in connection.exec_driver_sql(query).all():
        values = (_dump(_coded(PROBLEMS, words)), number)
        connection.exec_driver_sql("UPDATE articles SET problem = ? WHERE number = ?", values)


def _summary(action: str, words: str, undoes: int | None, redoes: int | None) -> dict[str, Any]:
    """Return the code of a sentence; that a decision undoes or redoes another one is in columns of its own."""
    if undoes is not None:
        words = words.removeprefix("undo: ")
    elif redoes is not None:
        words = words.removeprefix("redo: ")
    return _coded(SUMMARIES.get(action, ()), words)


def _coded(patterns: tuple[tuple[str, str], ...], words: str) -> dict[str, Any]:
    for code, sentence in patterns:
        found = _pattern(sentence).fullmatch(words)
        params = {name: _READ[name](text) for name, text in found.groupdict().items()} if found is not None else {}
        if found is not None and None not in params.values():
            return {"code": code, **params}
    return {"code": "words", "words": words}


def _pattern(sentence: str) -> re.Pattern[str]:
    """Return what matches a sentence; what is before `to` may hold the word too, a quote above all."""
    texts = _PARTS.split(sentence)
    parts = (f"(?P<{text}>.+)" if place % 2 else re.escape(text) for place, text in enumerate(texts))
    return re.compile("".join(parts), re.DOTALL)


def _text(words: str) -> str | None:
    quoted = words.startswith("“") and words.endswith("”") and len(words) > 1
    return words[1:-1] if quoted else None


def _target(words: str) -> dict[str, Any]:
    if (text := _text(words)) is not None:
        return {"text": text}
    if found := re.fullmatch(r"([1-9]\d*) of ([1-9]\d*) places of (.+)", words, re.DOTALL | re.ASCII):
        return {"name": found[3], "places": int(found[1]), "of": int(found[2])}
    if (number := _counted(words, "name")) is not None:
        return {"names": number}
    if found := re.fullmatch(r"(.+) ×([1-9]\d*)", words, re.DOTALL | re.ASCII):
        return {"name": found[1], "places": int(found[2])}
    return {"name": words}


def _counted(words: str, word: str) -> int | None:
    """Return the number of "1 name", "3 names"."""
    if words == f"1 {word}":
        return 1
    found = re.fullmatch(rf"(0|[1-9]\d*) {word}s", words, re.ASCII)
    return int(found[1]) if found and found[1] != "1" else None


def _whole(words: str) -> int | None:
    return int(words) if re.fullmatch(r"[1-9]\d*", words, re.ASCII) else None


def _label(words: str) -> str | None:
    """Return the label that these words are shown for, one of the newsroom's own among them."""
    own = words.upper().replace(" ", "_")
    return LABELS.get(words) or (own if own.replace("_", " ").lower() == words else None)


def _seconds(words: str) -> int | None:
    found = re.fullmatch(r"([1-9]?\d|1[01]\d) seconds|([2-9]|[1-9]\d+) minutes", words, re.ASCII)
    if found is None:
        return None
    return int(found[1]) if found[1] else int(found[2]) * 60


def _as_it_is(words: str) -> str:
    return words


_READ: Mapping[str, Callable[[str], Any]] = {
    "target": _target,
    "other": _target,
    "text": _text,
    "name": _as_it_is,
    "source": _as_it_is,
    "detail": _as_it_is,
    "label": _label,
    "kind": KINDS.get,
    "number": lambda words: _counted(words, "other"),
    "places": _whole,
    "seconds": _seconds,
}


def _dump(value: dict[str, Any]) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text if text.isascii() or not re.search("[\ud800-\udfff]", text) else json.dumps(value)
