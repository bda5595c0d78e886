"""`editorial reply` notes who was asked and what came of it, and lists who was not asked yet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from in_process import run

from editorial.domain.text import Span
from editorial.review.commands.names import AddName
from editorial.review.desk import Desk
from editorial.storage.library import Library

TEXT = "Harbour\n\n“It is shut,” said Jane Ellis. Tom Vale left."


@pytest.fixture(autouse=True)
def article(tmp_path: Path, home: Path) -> str:
    (tmp_path / "harbour.txt").write_text(TEXT, encoding="utf-8")
    assert run("import", tmp_path / "harbour.txt", "--database", tmp_path / "library.db")[0] == 0
    with Library.open(tmp_path / "library.db") as library:
        (row,) = library.queue()
        for name in ("Jane Ellis", "Tom Vale"):
            start = TEXT.index(name)
            Desk(library).apply_to(row.id, AddName(span=Span(start, start + len(name)), label="PERSON"))
    return row.id


def rows(tmp_path: Path, *more: str) -> list[list[str]]:
    out = run("reply", *more, "--database", tmp_path / "library.db")[1]
    return [line.split("\t") for line in out.splitlines()]


def test_who_was_not_asked_is_listed_until_somebody_asks(tmp_path: Path, article: str) -> None:
    library = ("--database", tmp_path / "library.db")
    assert run("reply", article[:9], "jane ellis", "to-ask", "--note", "the port", *library)[2] == (
        "editorial: Noted of Jane Ellis: to be asked.\n"
    )
    run("reply", article, "Tom Vale", "declined", "--when", "Monday", "--how", "phone", *library)
    assert rows(tmp_path) == [["Jane Ellis", "to-ask", "", "", "the port", article, "Harbour"]]
    assert [row[:4] for row in rows(tmp_path, "--all")] == [
        ["Jane Ellis", "to-ask", "", ""],
        ["Tom Vale", "declined", "Monday", "phone"],
    ]
    run("reply", article, "Jane Ellis", "asked", *library)
    assert rows(tmp_path) == []
    assert run("reply", article, "Jane Ellis", "--off", *library)[0] == 0
    assert [row[0] for row in rows(tmp_path, "--all")] == ["Tom Vale"]


def test_a_protected_name_is_listed_by_its_pseudonym(tmp_path: Path, article: str) -> None:
    library = ("--database", tmp_path / "library.db")
    run("reply", article, "Jane Ellis", "to-ask", "--note", "call Ellis", *library)
    run("protect", article, "Jane Ellis", "--as", "Eva W.", *library)
    plain = json.loads(run("reply", "--json", *library)[1])
    assert (plain["name"], plain["article"], plain["state"]) == ("Eva W.", "", "to-ask")


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (("Jane Ellis",), 2, "or none of them"),
        (("Jane Ellis", "to-ask", "--when", "Monday"), 1, "was not asked at any time"),
        (("Jane Ellis", "--off"), 1, "nothing is noted"),
        (("Nobody", "asked"), 1, "no such name"),
    ],
)
def test_what_cannot_be_noted_is_said(
    tmp_path: Path, article: str, arguments: tuple[str, ...], status: int, why: str
) -> None:
    found, _, told = run("reply", article, *arguments, "--database", tmp_path / "library.db")
    assert found == status
    assert why in told


def test_the_newsroom_says_what_an_article_needs(tmp_path: Path) -> None:
    told = run("reply", "--require", "settled", "--database", tmp_path / "library.db")[2]
    assert told.endswith("of the right of reply is needed: all who must be asked answered or declined.\n")
    with Library.open(tmp_path / "library.db") as library:
        assert Desk(library).reply_gate == "settled"
