"""A report shows the text with its highlights, people, quotes and open problems, and nothing in it runs."""

from __future__ import annotations

import io
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from record_strategies import records
from table_record import RECORD, TEXT

from editorial.domain.annotation import Kind, Mark
from editorial.domain.record import Record
from editorial.domain.utterance import utterances
from editorial.formats import html_report
from editorial.formats.report.contents import contents
from editorial.formats.report.html import safe
from editorial.formats.report.quoted import NAMELESS, WhoIsQuoted
from editorial.formats.selection import OmittedCounts, Selected

TAGS = {
    *("html", "head", "meta", "title", "style", "body", "article", "h1", "h2", "p", "br", "b", "small", "span"),
    *("table", "tr", "th", "td", "ul", "li"),
}


class Reader(HTMLParser):
    """Reads a page: its tags, and its words by paragraph."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(*every: Selected) -> str:
    stream = io.BytesIO()
    with html_report.FORMAT.open(stream, len(every)) as sink:
        for one in every:
            sink.write(one)
    return stream.getvalue().decode()


def read(*every: Selected) -> Reader:
    reader = Reader()
    reader.feed(page(*every))
    reader.close()
    return reader


def test_every_paragraph_is_there_with_its_words_and_looks() -> None:
    told = contents(Selected(RECORD))
    assert ["".join(run.words for run in one.runs) for one in told.paragraphs] == [*filter(None, TEXT.split("\n"))]
    runs = {run.words: run for one in told.paragraphs for run in one.runs}
    assert runs["Ida Marsh"].label == "PERSON"
    assert runs["The ferry is "].quoted
    assert not runs["=Nonsense"].quoted, "a term is nothing that somebody said"
    assert told.paragraphs[0].headline


def test_people_quotes_and_facts_are_listed() -> None:
    told = contents(Selected(RECORD))
    assert told.people[0][:4] == ("Ida Marsh", "person", "Marsh", "1")
    assert told.people[1][:4] == ("Tom Reed", "person", "Reed", "2, 3")
    assert told.quotes[0][:2] == ("Ida Marsh (“She”) with Tom Reed", "The ferry is late 👩‍🚒 … and cold")
    assert dict(told.facts)["Published"] == "2026-11-02"
    assert dict(told.facts)["Verified"] == "by Editor, 2026-11-03 09:30 UTC"
    assert told.notes[0] == "Editor, 2026-11-03, on “and cold”: check the tape"


def test_what_is_open_is_said() -> None:
    unsure = replace(RECORD.quotes["q4"], marks=frozenset({Mark.UNSURE}))
    record = replace(RECORD, quotes=RECORD.quotes | {"q4": unsure})
    told = contents(Selected(record, OmittedCounts(undecided=3)))
    assert told.problems == (
        "2 names and quotes in this report that nobody decided.",
        "3 suggestions that nobody decided, not in this report.",
        "Flagged: “Ida Marsh”.",
        "Unsure: “it would be “fine””.",
        "Nobody is named for “fine”.",
        "Problem in the copy at “Nonsense”: misspelt? (Editor)",
    )


@given(records())
@settings(max_examples=15)
def test_a_page_holds_no_tags_but_its_own_and_all_the_text(record: Record) -> None:
    reader = read(Selected(record))
    assert reader.tags <= TAGS
    assert reader.attributes <= {"lang", "charset", "name", "http-equiv", "content", "dir", "style"}
    assert not {"script", "img", "a"} & reader.tags


def test_words_that_look_like_markup_are_shown_as_they_are() -> None:
    title = '<script>alert(1)</script> & "x"'
    reader = read(Selected(replace(RECORD, article=replace(RECORD.article, title=title))))
    assert title in "".join(reader.words)
    assert "script" not in reader.tags


def test_a_selection_is_one_page_with_an_article_each() -> None:
    assert page(Selected(RECORD), Selected(RECORD)).count("<article") == 2


def test_behind_several_articles_stands_who_is_quoted_in_them_and_how_much() -> None:
    heading = "Who is quoted in these articles"
    assert heading not in page(Selected(RECORD))
    other = replace(RECORD, article=replace(RECORD.article, id="other"))
    told = page(Selected(RECORD), Selected(other))
    assert told.count(heading) == 1
    counted = WhoIsQuoted()
    counted.add(RECORD)
    once = {row[0]: tuple(map(int, row[2:])) for row in counted.rows()}
    counted.add(other)
    rows = [*counted.rows()]
    assert {row[0]: tuple(map(int, row[2:])) for row in rows} == {
        name: tuple(2 * number for number in numbers) for name, numbers in once.items()
    }
    assert [int(row[3]) for row in rows if row[0] != NAMELESS] == sorted(
        (int(row[3]) for row in rows if row[0] != NAMELESS), reverse=True
    )
    assert all(f"<td>{safe(row[0])}</td><td>{row[1]}</td><td>{row[2]}</td><td>{row[3]}</td>" in told for row in rows)


@given(records())
def test_each_quote_that_somebody_says_is_counted_in_the_table(record: Record) -> None:
    counted = WhoIsQuoted()
    counted.add(record)
    said = [one for one in utterances(record.quotes) if one.kind is not Kind.TERM]
    assert sum(int(row[3].replace(",", "")) for row in counted.rows()) >= len(said)
