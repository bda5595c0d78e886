"""A library of the third schema, whose reasons are English sentences, is upgraded to codes and loses nothing."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from editorial.domain.annotation import Status
from editorial.domain.decision import Decision
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.record import Change
from editorial.domain.text import sha256
from editorial.storage import schema
from editorial.storage.library import Library

TEXT = "“No,” said Ana Lima. She left."
NAME = ["“Ana” is a given name", "but the word beside it is capitalised too", "a sentence of another program"]
QUOTE = ["“Ana Lima” and “said” stand behind it", "but that is far from sure"]
SHE = ["Ana Lima is the likeliest woman named before", "but it could be Bo \ud83c"]

GIVEN_NAME = Reason.of(ReasonCode.GIVEN_NAME, "Ana")
BESIDE = Reason.of(ReasonCode.CAPITAL_BESIDE, against=True)
FOREIGN = Reason.of(ReasonCode.WORDS, "a sentence of another program")
BEHIND = Reason.of(ReasonCode.CUE_BEHIND, "Ana Lima", "said")
UNSURE = Reason.of(ReasonCode.FAR_FROM_SURE, against=True)
WOMAN = Reason.of(ReasonCode.LIKELIEST_WOMAN, "Ana Lima")
COULD_BE = Reason.of(ReasonCode.COULD_BE, "Bo \ud83c", against=True)


def row(table: str, **columns: object) -> tuple[str, list[object]]:
    """Return the statement that inserts a row, and its values; lists and dicts as JSON."""
    values = [json.dumps(value) if isinstance(value, list | dict) else value for value in columns.values()]
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", values


def change(table: str, before: dict[str, object]) -> dict[str, object]:
    """Return the change that confirmed a row, as the log holds it."""
    decided = {"by": "Editor", "at": "2026-11-22T12:00:00Z"}
    return {
        "table": table,
        "id": before["id"],
        "before": before,
        "after": {**before, "status": "confirmed", "decided": decided},
    }


RESOLUTION = {"rule": "pronoun", "score": 0.6, "evidence": SHE}
SPEAKER = {
    "span": {"start": 21, "end": 24},
    "entity": "e1",
    "resolution": RESOLUTION,
    "extra": {"resolution": {**RESOLUTION, "x-kept": ["a sentence of nobody"]}, "evidence": ["kept as it is"]},
}
MENTION = {
    "id": "m1",
    "span": {"start": 11, "end": 19},
    "label": "PERSON",
    "entity": "e1",
    "provenance": {"origin": "model", "score": 0.5, "evidence": NAME},
}
SPOKEN = {
    "id": "q1",
    "span": {"start": 1, "end": 4},
    "kind": "direct",
    "provenance": {"origin": "rule", "rule": "clause-after", "score": 0.5, "evidence": QUOTE},
    "speakers": [SPEAKER],
}


def old_rows() -> list[tuple[str, list[object]]]:
    """Return the rows of an article with a name and a quote, both confirmed."""
    place = {"article_id": "a1", "version": 1}
    source = {"score": 0.5, "suggested": None}
    decided = {"decided_by": "Editor", "decided_at": "2026-11-22T12:00:00Z", "decided_how": "single"}
    common = {"marks": [], "extra": {}}
    confirmed: dict[str, object] = {"status": "confirmed", **source, **decided, **common}
    return [
        row("articles", number=1, id="a1", version=3, state="in_review", title="T", authors=[], language="en",
            sha256=sha256(TEXT), words=6, imported_at="2026-11-22T10:00:00Z", last_decision=2, zones=[],
            possibly_missed=[], extra={}, record_extra={}, text=TEXT),
        row("entities", **place, id="e1", name="Ana Lima", label="PERSON", aliases=[], possible_aliases=[],
            status="suggested", extra={}),
        row("mentions", **place, id="m1", start=11, end=19, text="Ana Lima", label="PERSON", entity_id="e1",
            origin="model", evidence=NAME, **confirmed),
        row("quotes", **place, id="q1", start=1, end=4, text="No,", kind="direct", quoted=[], speakers=[SPEAKER],
            candidates=["e1"], origin="rule", rule="clause-after", evidence=QUOTE, **confirmed),
        *(
            row("decisions", number=number, article_id="a1", action="Confirm", words="confirm it", decided_by="Editor",
                decided_at="2026-11-22T12:00:00Z", how="single", changes=[one])
            for number, one in ((1, change("mention", MENTION)), (2, change("quote", SPOKEN)))
        ),
    ]  # fmt: skip


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library of the third schema."""
    path = tmp_path / "old.db"
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
    engine.dispose()
    with closing(sqlite3.connect(path)) as plain:
        for statement, values in old_rows():
            plain.execute(statement, values)
        plain.commit()
    return path


def test_the_sentences_of_rows_become_codes(old: Path) -> None:
    with Library.open(old) as library:
        record = library.load("a1").record
    assert record.mentions["m1"].provenance.evidence == (GIVEN_NAME, BESIDE, FOREIGN)
    assert record.quotes["q1"].provenance.evidence == (BEHIND, UNSURE)
    speaker = record.quotes["q1"].speakers[0]
    assert speaker.resolution is not None
    assert speaker.resolution.evidence == (WOMAN, COULD_BE)
    kept = [WOMAN.plain(), COULD_BE.plain()]
    assert speaker.extra["resolution"] == {**RESOLUTION, "evidence": kept, "x-kept": ["a sentence of nobody"]}
    assert speaker.extra["evidence"] == ["kept as it is"]


def test_the_sentences_in_the_log_become_codes_and_undo_still_works(old: Path) -> None:
    with Library.open(old) as library:
        quote, name = library.log("a1")
        (change,) = name.changes
        assert (name.number, quote.number) == (1, 2)
        assert change.before.provenance.evidence == change.after.provenance.evidence == (GIVEN_NAME, BESIDE, FOREIGN)
        assert quote.changes[0].before.speakers[0].resolution.evidence == (WOMAN, COULD_BE)
        loaded = library.load("a1")
        assert change.after == loaded.record.mentions["m1"]
        back = tuple(Change(one.after, one.before) for one in quote.changes)
        undo = replace(quote, changes=back, undoes=2, number=0)
        library.commit(undo, loaded.version)
        after = library.load("a1").record.quotes["q1"]
        assert after.status is Status.SUGGESTED
        assert after.speakers[0].resolution.evidence == (WOMAN, COULD_BE)


def test_decisions_are_only_appended_after_the_upgrade_as_before(old: Path) -> None:
    with Library.open(old) as library:
        assert all(isinstance(one, Decision) for one in library.log("a1"))
    with closing(sqlite3.connect(old)) as plain, pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
        plain.execute("UPDATE decisions SET changes = '[]'")


def test_nothing_else_in_the_library_changes(old: Path) -> None:
    changed = {"evidence", "speakers", "source_check"}  # the last came later

    def shown() -> list[object]:
        with closing(sqlite3.connect(old)) as plain:
            plain.row_factory = sqlite3.Row
            rows = [dict(one) for table in ("mentions", "quotes") for one in plain.execute(f"SELECT * FROM {table}")]
        return [{name: value for name, value in one.items() if name not in changed} for one in rows]

    before = shown()
    Library.open(old).close()
    assert shown() == before
