"""A report as a Word document says what the page says, with its highlights, and holds any text."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import docx
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from record_strategies import records
from round_trip_corpus import CORPUS
from table_record import RECORD

from editorial.domain.record import Record
from editorial.formats import html_report, word_report
from editorial.formats.report.contents import contents
from editorial.formats.report.look import QUOTED, right_to_left
from editorial.formats.selection import Selected
from editorial.formats.spans.differing import as_xml


def written(*every: Record) -> Document:
    stream = io.BytesIO()
    with word_report.FORMAT.open(stream, len(every)) as sink:
        for one in every:
            sink.write(Selected(one))
    return docx.Document(io.BytesIO(stream.getvalue()))


def lines(document: Document) -> list[str]:
    return [one.text for one in document.paragraphs]


def shade(run: object) -> str | None:
    found = run._r.find(f".//{qn('w:shd')}")  # type: ignore[attr-defined]
    return None if found is None else found.get(qn("w:fill"))


def test_it_has_every_paragraph_with_names_and_quotes_in_their_looks() -> None:
    document, told = written(RECORD), contents(Selected(RECORD))
    paragraphs = [line for line in document.paragraphs if re.match(r"\d+  ", line.text)]
    assert [line.text for line in paragraphs] == [
        f"{one.number}  {''.join(run.words for run in one.runs)}" for one in told.paragraphs
    ]
    runs = {run.text: run for line in paragraphs for run in line.runs}
    assert runs["Ida Marsh"].underline
    assert str(runs["Ida Marsh"].font.color.rgb) == "1D4ED8"
    assert shade(runs["The ferry is "]) == QUOTED.removeprefix("#").upper()
    assert shade(runs["=Nonsense"]) is None, "a term is nothing that somebody said"


def test_it_lists_people_quotes_facts_and_open_problems_as_the_page_does() -> None:
    document, told = written(RECORD), contents(Selected(RECORD))
    people, quotes = document.tables
    assert [tuple(cell.text for cell in row.cells) for row in people.rows][1:] == [*told.people]
    assert [tuple(cell.text for cell in row.cells) for row in quotes.rows][1:] == [*told.quotes]
    said = lines(document)
    assert all(f"{name} {words}" in said for name, words in told.facts)
    assert all(problem in said for problem in told.problems)
    assert html_report.FORMAT.info.lacks == word_report.FORMAT.info.lacks


def test_each_article_of_a_selection_begins_on_a_page_of_its_own() -> None:
    document = written(RECORD, replace(RECORD, article=replace(RECORD.article, title="The other one")))
    assert "The other one" in lines(document)
    breaks = document.element.findall(f".//{qn('w:br')}")
    assert [one.get(qn("w:type")) for one in breaks if one.get(qn("w:type"))] == ["page"]


def test_a_line_that_runs_from_right_to_left_says_so() -> None:
    (record,) = [one for one in CORPUS if one.article.id == "right-to-left"]
    (line,) = [one for one in written(record).paragraphs if one.text.startswith("1  ")]
    assert line._p.find(f".//{qn('w:bidi')}") is not None
    assert [right_to_left(words) for words in ("Ada", "„שלום“ Ada", "(… 7)", "")] == [False, True, False, False]


@given(records())
@settings(max_examples=15, deadline=None)
def test_any_record_can_be_reported(record: Record) -> None:
    told = contents(Selected(record))
    shown = "".join("".join(lines(written(record))).split())
    for one in told.paragraphs:
        words = as_xml("".join(run.words for run in one.runs))
        assert "".join(words.split()) in shown
