"""Articles are deleted from a shell only when that was said in so many words."""

from __future__ import annotations

import io
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from in_process import run

from editorial.domain.settings import Setting
from editorial.storage.library import Library


@pytest.fixture(autouse=True)
def library(tmp_path: Path, home: Path) -> None:
    for name, text in (("council", "Council\n\nIt met on Monday."), ("harbour", "Harbour\n\nIt is shut.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("import", tmp_path / "council.txt", tmp_path / "harbour.txt")[0] == 0


def ids() -> dict[str, str]:
    lines = run("list")[1].splitlines()
    return {line.split("\t")[-1]: line.split("\t")[0] for line in lines}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_with_yes_the_article_is_deleted_and_no_other(tmp_path: Path) -> None:
    status, out, told = run("delete", ids()["Council"][:12], "--yes")
    assert (status, out) == (0, "")
    assert told.splitlines() == [
        "editorial: “Council”: the text",
        "editorial: 1 article deleted; what was exported or backed up before is still there.",
    ]
    assert list(ids()) == ["Harbour"]
    assert run("import", tmp_path / "council.txt")[2] == "editorial: 1 article imported.\n"


def test_without_yes_nothing_is_deleted_where_nobody_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    status, _, told = run("delete", *ids().values())
    assert status == 1
    assert "“Council”: the text" in told
    assert "--yes" in told
    assert len(ids()) == 2


@pytest.mark.parametrize(("answer", "left"), [("y\n", 1), ("n\n", 2), ("\n", 2)])
def test_on_a_terminal_it_asks(monkeypatch: pytest.MonkeyPatch, answer: str, left: int) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    status, _, _ = run("delete", ids()["Council"])
    assert status == (0 if left == 1 else 1)
    assert len(ids()) == left


def test_an_unknown_id_deletes_nothing() -> None:
    status, _, told = run("delete", ids()["Council"], "nothing", "--yes")
    assert (status, told) == (1, "editorial: nothing: there is no such article\n")
    assert len(ids()) == 2


def test_overdue_drafts_are_listed_and_deleted_where_a_time_is_set() -> None:
    assert run("delete", "--overdue", "--yes")[2].startswith("editorial: No draft has been set aside for as long")
    path = Path(os.environ["EDITORIAL_DATABASE"])
    with Library.open(path) as library:
        library.set_setting(Setting.DRAFT_DAYS, 30)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(
            "UPDATE articles SET state = 'set_aside', imported_at = '2020-01-01T00:00:00Z' WHERE number = 1"
        )
        connection.commit()
    status, _, told = run("delete", "--overdue")
    assert (status, "“Council”: the text" in told) == (1, True)
    assert run("delete", "--overdue", "--yes")[0] == 0
    assert list(ids()) == ["Harbour"]


def test_ids_and_overdue_drafts_are_not_deleted_in_one() -> None:
    assert run("delete")[0] == run("delete", ids()["Council"], "--overdue", "--yes")[0] == 1
    assert len(ids()) == 2
