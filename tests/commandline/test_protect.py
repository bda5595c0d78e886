"""`editorial protect` gives names pseudonyms and lists them; `editorial export` refuses what would give one away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from in_process import run

from editorial.domain.text import Span
from editorial.review.commands.names import AddName
from editorial.review.commands.quotes import AddQuote
from editorial.review.commands.speakers import Attribute
from editorial.review.desk import Desk
from editorial.storage.library import Library

TEXT = "Harbour\n\n“It is shut,” said Jane Ellis. Ellis left."


@pytest.fixture(autouse=True)
def article(tmp_path: Path, home: Path) -> str:
    database = tmp_path / "library.db"
    (tmp_path / "harbour.txt").write_text(TEXT, encoding="utf-8")
    assert run("import", tmp_path / "harbour.txt", "--database", database)[0] == 0
    with Library.open(database) as library:
        (row,) = library.queue()
        start = TEXT.index("Jane Ellis")
        Desk(library).apply_to(row.id, AddName(span=Span(start, start + 10), label="PERSON"))
    return row.id


def test_a_name_is_protected_listed_and_protected_no_more(tmp_path: Path, article: str) -> None:
    library = ("--database", tmp_path / "library.db")
    status, out, told = run("protect", article[:9], "jane ellis", "--as", "Eva W.", *library)
    assert (status, out) == (0, "")
    assert told == "editorial: Exports and reports have “Eva W.” in place of Jane Ellis from now on.\n"
    assert run("protect", *library)[1] == f"Jane Ellis\tEva W.\tPERSON\t{article}\n"
    assert json.loads(run("protect", "--json", *library)[1])["pseudonym"] == "Eva W."
    assert run("protect", article, "Jane Ellis", "--off", *library)[0] == 0
    assert run("protect", *library)[1] == ""


@pytest.mark.parametrize(
    ("arguments", "status", "why"),
    [
        (("Jane Ellis",), 2, "either --as or --off"),
        (("Jane Ellis", "--as", "X", "--off"), 2, "either --as or --off"),
        (("Nobody", "--as", "X"), 1, "Nobody: the article has no such name"),
        (("Jane Ellis", "--as", "Jane E."), 1, "would give the name away"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, article: str, arguments: tuple[str, ...], status: int, why: str
) -> None:
    found, _, told = run("protect", article, *arguments, "--database", tmp_path / "library.db")
    assert found == status
    assert why in told


def test_an_export_says_what_would_give_a_name_away_and_is_made_if_that_is_allowed(
    tmp_path: Path, article: str
) -> None:
    library, target = ("--database", tmp_path / "library.db"), tmp_path / "out.jsonl"
    run("protect", article, "Jane Ellis", "--as", "Eva W.", *library)
    wanted = ("export", "-o", target, "--unverified", *library)
    status, _, told = run(*wanted)
    assert (status, target.exists()) == (1, False)
    assert "“Harbour”: “Ellis” is a part of Jane Ellis, in the text: " in told
    assert "add --leaks allow" in told
    status, _, told = run(*wanted, "--leaks", "allow")
    assert (status, target.exists()) == (0, True)
    assert "protected names still given away in 1 place" in told


def test_lists_in_a_shell_have_the_pseudonym(tmp_path: Path, article: str) -> None:
    library = ("--database", tmp_path / "library.db")
    start = TEXT.index("It is shut")
    with Library.open(tmp_path / "library.db") as opened:
        desk = Desk(opened)
        desk.apply_to(article, AddQuote(span=Span(start, start + 10)))
        (quote,), (entity,) = opened.load(article).record.quotes, opened.load(article).record.entities
        desk.apply_to(article, Attribute(quotes=(quote,), entity=entity))
    wanted = (("people",), ("people", "--json"), ("quotes",), ("quotes", "--json"), ("quoted", "--undecided"))
    assert all("Jane Ellis" in run(*one, *library)[1] for one in wanted)
    run("protect", article, "Jane Ellis", "--as", "Eva W.", *library)
    for one in wanted:
        out = run(*one, *library)[1]
        assert "Ellis" not in out
        assert "Eva W." in out
    row = json.loads(run("quotes", "--json", *library)[1])
    assert (row["article_id"], row["start"]) == ("", None), "the id is the hash of the text with the name"


def test_a_saved_profile_never_allows_it(tmp_path: Path, article: str) -> None:
    library, target = ("--database", tmp_path / "library.db"), tmp_path / "out.jsonl"
    run("protect", article, "Jane Ellis", "--as", "Eva W.", *library)
    saved = run("export", "-o", target, "--unverified", "--leaks", "allow", "--save-profile", "daily", *library)
    assert saved[0] == 0
    assert run("export", "--profile", "daily", *library)[0] == 1
    assert run("export", "--profile", "daily", "--leaks", "allow", *library)[0] == 0
