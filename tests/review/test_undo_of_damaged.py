"""A damaged decision is not offered to undo, and keeps the article from nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from review_records import record

from editorial.domain.annotation import Mark
from editorial.domain.errors import RuleError
from editorial.domain.record import Ref, Table
from editorial.review.commands.decide import SetMark
from editorial.review.desk import Desk

AT = (Ref(Table.MENTION, "m2"),)


def damage_changes(path: Path, where: str) -> None:
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("DROP TRIGGER decisions_refuse_update")
        plain.execute(f"UPDATE decisions SET changes = '[{{' WHERE {where}")
        plain.commit()


def test_a_damaged_decision_is_not_offered_to_undo(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Desk.at(path) as desk:
        desk.library.add(record())
        desk.open("harbour")
        desk.apply(SetMark(targets=AT, mark=Mark.FLAG))
        assert desk.next_undo
    damage_changes(path, "TRUE")
    with Desk.at(path) as desk:
        desk.open("harbour")
        assert desk.next_undo == ()
        assert desk.next_redo == ()
        with pytest.raises(RuleError, match="nothing to undo"):
            desk.undo()
        assert desk.apply(SetMark(targets=AT, mark=Mark.UNSURE)).decision is not None


def test_a_damaged_decision_keeps_no_other_from_being_undone(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Desk.at(path) as desk:
        desk.library.add(record())
        state = desk.open("harbour").record.standing.state
        desk.apply(SetMark(targets=AT, mark=Mark.FLAG))
        desk.apply(SetMark(targets=AT, mark=Mark.UNSURE))
        desk.undo()
    damage_changes(path, "number > 1")
    with Desk.at(path) as desk:
        session = desk.open("harbour")
        desk.undo()
        assert session.record.standing.state is state
