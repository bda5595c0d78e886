"""Tables of articles: what each column holds is told by its heading, remembered, or said by somebody."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.errors import InputError
from editorial.formats import article_table
from editorial.formats.reading import source as source_module
from editorial.formats.reading.article_text import ArticleText, LeftOut, ReadSoFar
from editorial.formats.reading.source import Source
from editorial.formats.reading.table_columns import Chosen, Columns, Role, UnreadTable, guessed, key_of, roles_in

TABLE = "Nr\tTitel\tWords\n1\tFerry\tIt is late.\n2\tTram\tToo.\n"
HEADINGS = ("Nr", "Titel", "Words")
ROLES = (Role.LEFT_OUT, Role.TITLE, Role.TEXT)


def table(data: str | bytes, columns: Columns | None = None, name: str = "a.tsv") -> Source:
    raw = data.encode() if isinstance(data, str) else data
    return Source(name, stream=io.BytesIO(raw), inner=name, columns=columns or Columns())


def articles(source: Source) -> list[ArticleText]:
    found = [one for one in article_table.read(source) if not isinstance(one, ReadSoFar)]
    assert all(isinstance(one, ArticleText) for one in found), found
    return [one for one in found if isinstance(one, ArticleText)]


def ask(source: Source) -> UnreadTable | None:
    asked = [one for one in article_table.ask(source) if not isinstance(one, ReadSoFar)]
    assert len(asked) <= 1
    return asked[0] if asked else None


def workbook(**sheets: Sequence[Sequence[Any]]) -> bytes:
    import xlsxwriter

    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    book.close()
    return data.getvalue()


def test_a_table_that_nobody_knows_is_asked_about_with_its_first_rows() -> None:
    source = table(TABLE, Columns(ask=True))
    asked = ask(source)
    assert asked is not None
    assert asked.rows == (HEADINGS, ("1", "Ferry", "It is late."), ("2", "Tram", "Too."))
    assert asked.number == 2
    assert asked.proposed == (Role.KEPT, Role.KEPT, Role.KEPT)
    assert ask(table(TABLE)) is None  # nobody is there to be asked
    assert ask(table(TABLE, Columns(known={key_of(HEADINGS): ROLES}, ask=True))) is None
    told = Columns({"text": "words"}, ask=True)
    assert [one.text.text for one in articles(table(TABLE, told))] == ["It is late.", "Too."]


@pytest.mark.parametrize("columns", [Columns(chosen=Chosen(ROLES)), Columns(known={key_of(HEADINGS): ROLES}, ask=True)])
def test_what_somebody_said_of_the_columns_is_how_they_are_read(columns: Columns) -> None:
    first, second = articles(table(TABLE, columns))
    assert (first.text.text, first.title, first.extra) == ("Ferry\n\nIt is late.", "Ferry", {})
    assert second.title == "Tram"


def test_what_is_kept_stays_under_its_heading_and_what_is_left_out_does_not() -> None:
    (first, _) = articles(table(TABLE, Columns(chosen=Chosen((Role.KEPT, Role.LEFT_OUT, Role.TEXT)))))
    assert first.extra == {"columns": {"Nr": "1"}}
    assert first.title == ""


def test_a_table_without_headings_loses_no_row() -> None:
    rows = TABLE.partition("\n")[2]
    chosen = Columns(chosen=Chosen((Role.ID, Role.TITLE, Role.TEXT), headed=False))
    assert [(one.id, one.title) for one in articles(table(rows, chosen))] == [("1", "Ferry"), ("2", "Tram")]


def test_what_is_known_of_one_table_says_nothing_of_another() -> None:
    known = Columns(known={key_of(("Nr", "Titel", "Words", "More")): (*ROLES, Role.KEPT)}, ask=True)
    assert ask(table(TABLE, known)) is not None


def test_roles_that_are_not_known_are_kept_columns() -> None:
    assert roles_in({"k": ["text", "mood"]}) == {"k": (Role.TEXT, Role.KEPT)}


def test_of_a_workbook_the_sheet_with_the_articles_is_read_and_the_others_are_named() -> None:
    data = workbook(Info=[["about this"]], Data=[["headline", "text"], ["Ferry", "It is late."]])
    left_out, article = (
        one for one in article_table.read(table(data, name="a.xlsx")) if not isinstance(one, ReadSoFar)
    )
    assert isinstance(left_out, LeftOut)
    assert left_out.source == "a.xlsx: sheet “Info”"
    assert "“Data”" in left_out.reason
    assert isinstance(article, ArticleText)
    assert article.title == "Ferry"


def test_where_no_sheet_says_which_the_longest_is_asked_about() -> None:
    data = workbook(Info=[["about this"]], Data=[["Titel", "Words"], ["Ferry", "It is late."]])
    asked = ask(table(data, Columns(ask=True), name="a.xlsx"))
    assert asked is not None
    assert asked.rows[0] == ("Titel", "Words")


YEARS = {
    "Y2024": [["headline", "text"], ["Ferry", "It is late."], ["Tram", "Too."]],
    "Empty": [],
    "Y2025": [["Titel", "Words"], ["Bridge", "It is open."]],
}


def test_the_sheets_of_a_workbook_are_shown_in_their_order_and_the_one_that_is_read_first_proposed() -> None:
    asked = ask(table(workbook(**YEARS), Columns(ask=True), name="a.xlsx"))
    assert asked is not None
    assert asked.sheet == "Y2024"
    assert [(one.sheet, one.rows[0][0], one.number) for one in asked.choices] == [
        ("Y2024", "headline", 2),
        ("Y2025", "Titel", 1),
    ]
    one_sheet = ask(table(workbook(Y2025=YEARS["Y2025"]), Columns(ask=True), name="a.xlsx"))
    assert one_sheet is not None
    assert (one_sheet.sheet, one_sheet.choices) == ("", (one_sheet,))


@pytest.mark.parametrize(
    "columns",
    [
        Columns({"text": "words", "title": "titel"}, sheet="Y2025"),
        Columns(chosen=Chosen((Role.TITLE, Role.TEXT), sheet="Y2025"), sheets={key_of(("Y2024", "Y2025")): "Y2024"}),
        Columns(
            known={key_of(("Titel", "Words")): (Role.TITLE, Role.TEXT)}, sheets={key_of(("Y2024", "Y2025")): "Y2025"}
        ),
    ],
)
def test_the_sheet_that_was_picked_is_read_and_the_others_are_named(columns: Columns) -> None:
    source = table(workbook(**YEARS), columns, name="a.xlsx")
    left_out, article = (one for one in article_table.read(source) if not isinstance(one, ReadSoFar))
    assert isinstance(left_out, LeftOut)
    assert (left_out.source, "“Y2025”" in left_out.reason) == ("a.xlsx: sheet “Y2024”", True)
    assert ("as remembered" in left_out.reason) == (not columns.sheet and columns.chosen is None)
    assert isinstance(article, ArticleText)
    assert article.title == "Bridge"


def test_a_sheet_is_asked_about_until_it_is_remembered_even_if_its_columns_are_known() -> None:
    data = workbook(Y2024=YEARS["Y2024"], Y2025=[["headline", "text"], ["Bridge", "It is open."]])
    known = {key_of(("headline", "text")): (Role.KEPT, Role.TEXT)}
    asked = ask(table(data, Columns(known=known, ask=True), name="a.xlsx"))
    assert asked is not None
    assert [one.proposed for one in asked.choices] == [(Role.KEPT, Role.TEXT)] * 2
    sheets = {key_of(("Y2024", "Y2025")): "Y2025"}
    assert ask(table(data, Columns(known=known, ask=True, sheets=sheets), name="a.xlsx")) is None


def test_a_sheet_that_is_not_there_is_refused_with_the_names_of_those_that_are() -> None:
    for sheets, there in ((YEARS, "“Y2024”, “Y2025”"), ({"Y2024": YEARS["Y2024"]}, "“Y2024”")):
        with pytest.raises(
            InputError, match=f"no sheet “Empty” with rows in this workbook; those with rows are {there}"
        ):
            articles(table(workbook(**sheets), Columns(sheet="Empty"), name="a.xlsx"))


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_long_table_says_how_far_it_is_so_that_it_can_be_stopped(name: str) -> None:
    rows = [["headline", "text"], *([f"Ferry {number}", "It is late."] for number in range(1_000))]
    text = "\n".join(",".join(row) for row in rows).encode()
    data = text if name == "a.csv" else workbook(Data=rows)
    for steps in (article_table.read(table(data, name=name)), article_table.ask(table(data, Columns(ask=True), name))):
        shares = [step.share for step in steps if isinstance(step, ReadSoFar)]
        shares = shares[name == "a.xlsx" :]  # the first is the end of loading the sheet
        assert len(shares) == 5
        assert shares == sorted(shares)
        assert 0.1 < shares[0] < 0.3
        assert shares[-1] <= 1


def test_a_table_may_be_bigger_than_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "text\n" + "It is late. " * 2_000_000 + "\n"
    assert len(rows) > source_module.MAX_BYTES
    with pytest.raises(InputError, match="field larger"):  # and no cell may be as big
        articles(table(rows))
    many = "text\n" + ("It is late. " * 50_000 + "\n") * 40
    assert len(many) > source_module.MAX_BYTES
    assert len(articles(table(many))) == 40


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way_and_stay_whole_inside_a_cell(end: str) -> None:
    data = f'title,text{end}Ferry,"It is late.{end}Very late."{end}Tram,Too.{end}'
    assert [one.title for one in articles(table(data, name="a.csv"))] == ["Ferry", "Tram"]


@given(st.lists(st.text(max_size=8), max_size=8))
def test_no_detail_is_found_in_two_columns(headings: list[str]) -> None:
    found = guessed([*headings, "text", "Text", "body", "title", "Headline"])
    assert len(found) == len(headings) + 5
    details = [role for role in found if role.is_detail]
    assert len(details) == len(set(details))
    assert Role.TEXT in details


def test_a_quotation_mark_without_end_is_told() -> None:
    found = [*article_table_read('title,text\nFerry,"It is late.\nTram,Too.\nBus,Never.\n')]
    assert isinstance(found[0], ArticleText)
    assert "has no end" in str(found[-1])
    assert len([*article_table_read('title,text\nDisk,A 5" one.\n')]) == 1


def article_table_read(data: str) -> Iterator[object]:
    try:
        yield from article_table.read(table(data, name="a.csv"))
    except InputError as error:
        yield error
