"""A report as a Word document says what the page says, with its highlights, and holds any text."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import mammoth
from hypothesis import given, settings
from record_strategies import records
from round_trip_corpus import CORPUS
from table_record import RECORD

from editorial.domain.record import Record
from editorial.formats import html_report, word_report
from editorial.formats.report.contents import contents
from editorial.formats.report.look import QUOTED, right_to_left
from editorial.formats.report.word_files import FILES
from editorial.formats.selection import Selected
from editorial.formats.spans.differing import as_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def archive(*every: Record) -> bytes:
    stream = io.BytesIO()
    with word_report.FORMAT.open(stream, len(every)) as sink:
        for one in every:
            sink.write(Selected(one))
    return stream.getvalue()


def body(*every: Record) -> Element:
    with zipfile.ZipFile(io.BytesIO(archive(*every))) as file:
        found = fromstring(file.read("word/document.xml")).find(f"{W}body")
    assert found is not None
    return found


def words(element: Element) -> str:
    shown = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(shown.get(one.tag, one.text or "") for one in element.iter() if one.tag in {f"{W}t", *shown})


def lines(found: Element) -> list[str]:
    return [words(one) for one in found.findall(f"{W}p")]


def look(run: Element, name: str, attribute: str = "val") -> str | None:
    found = run.find(f"{W}rPr/{W}{name}")
    return None if found is None else found.get(f"{W}{attribute}")


def test_it_has_every_paragraph_with_names_and_quotes_in_their_looks() -> None:
    found, told = body(RECORD), contents(Selected(RECORD))
    paragraphs = [one for one in found.findall(f"{W}p") if re.match(r"\d+  ", words(one))]
    assert [words(one) for one in paragraphs] == [
        f"{one.number}  {''.join(run.words for run in one.runs)}" for one in told.paragraphs
    ]
    runs = {words(run): run for one in paragraphs for run in one.findall(f"{W}r")}
    assert (look(runs["Ida Marsh"], "u"), look(runs["Ida Marsh"], "color")) == ("single", "1D4ED8")
    assert look(runs["The ferry is "], "shd", "fill") == QUOTED.removeprefix("#").upper()
    assert look(runs["=Nonsense"], "shd", "fill") is None, "a term is nothing that somebody said"


def test_it_lists_people_quotes_facts_and_open_problems_as_the_page_does() -> None:
    found, told = body(RECORD), contents(Selected(RECORD))
    tables = [
        [tuple(words(cell) for cell in row.iter(f"{W}tc")) for row in one.iter(f"{W}tr")]
        for one in found.findall(f"{W}tbl")
    ]
    assert [one[1:] for one in tables] == [[*told.people], [*told.quotes]]
    said = lines(found)
    assert all(f"{name} {fact}" in said for name, fact in told.facts)
    assert all(problem in said for problem in told.problems)
    assert html_report.FORMAT.info.lacks == word_report.FORMAT.info.lacks


def test_each_article_of_a_selection_begins_on_a_page_of_its_own() -> None:
    found = body(RECORD, replace(RECORD, article=replace(RECORD.article, title="The other one")))
    (begun,) = [one for one in found.findall(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert words(begun) == "The other one"


def test_every_style_that_it_uses_is_there_and_every_part_is_xml() -> None:
    for text in FILES.values():
        fromstring(text)
    styles = {one.get(f"{W}styleId") for one in fromstring(FILES["word/styles.xml"])}
    used = {one.get(f"{W}val") for one in body(RECORD, *CORPUS).iter() if one.tag in {f"{W}pStyle", f"{W}tblStyle"}}
    assert used <= styles


def test_a_program_that_knows_nothing_of_this_one_reads_it() -> None:
    told = contents(Selected(RECORD))
    shown = mammoth.extract_raw_text(io.BytesIO(archive(RECORD))).value
    for one in told.paragraphs:
        assert "".join(run.words for run in one.runs) in shown


def test_a_line_that_runs_from_right_to_left_says_so() -> None:
    (record,) = [one for one in CORPUS if one.article.id == "right-to-left"]
    (line,) = [one for one in body(record).findall(f"{W}p") if words(one).startswith("1  ")]
    assert line.find(f"{W}pPr/{W}bidi") is not None
    assert [right_to_left(each) for each in ("Ada", "„שלום“ Ada", "(… 7)", "")] == [False, True, False, False]


@given(records())
@settings(max_examples=15, deadline=None)
def test_any_record_can_be_reported_word_for_word(record: Record) -> None:
    said = lines(body(record))
    for one in contents(Selected(record)).paragraphs:
        assert f"{one.number}  {as_xml(''.join(run.words for run in one.runs))}" in [
            each.replace("\r", "\n") for each in said
        ]
