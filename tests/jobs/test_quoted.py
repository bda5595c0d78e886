"""All quotes of a library are read for counting, with their words, their speakers and what their articles say."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from review_records import record

from editorial.domain.annotation import Kind, Origin, Provenance, Quote, Status
from editorial.domain.article import Standing, State, Verified
from editorial.domain.errors import EditorialError, InputError
from editorial.domain.library import AuthorityRecord
from editorial.domain.quoted import By, Grouping, Quoted, Scope, Tally
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.jobs.progress import Cancel, Cancelled, finish
from editorial.jobs.quoted import ReadQuoted
from editorial.jobs.quoted_files import WriteQuoted
from editorial.storage.codec import moment
from editorial.storage.library import Library

PERSON = Grouping(By.PERSON)


def copy(key: str, published: str | None = None, **changes) -> Record:
    """The article of the tests under another id, with other rows."""
    one = record()
    text = f"{one.article.text}{key}"
    article = replace(
        one.article,
        id=key,
        text=text,
        sha256=sha256(text),
        title=f"Title of {key}",
        published=published,
        extra=changes.pop("extra", {}),
    )
    return replace(one, article=article, **changes)


def decided(**changes) -> Record:
    """An article in which every quote, speaker and name is decided, and that is verified."""
    one = record()
    return copy(
        changes.pop("key", "done"),
        standing=Standing(State.VERIFIED, Verified("Ina", moment("2025-01-02T03:04:05+00:00"))),
        entities={key: replace(each, status=Status.CONFIRMED) for key, each in one.entities.items()},
        quotes={
            key: replace(
                each,
                status=Status.CONFIRMED,
                speakers=tuple(
                    replace(who, resolution=replace(who.resolution, status=Status.CONFIRMED)) for who in each.speakers
                ),
            )
            for key, each in one.quotes.items()
        },
        **changes,
    )


def read(library: Library) -> Quoted:
    return finish(ReadQuoted(library))


def rows(tally: Tally) -> dict[str, tuple[int, int, int]]:
    return {one.name: (one.quotes, one.words, one.marked) for one in tally.counts}


def test_quotes_and_their_words_are_counted_with_all_their_pieces_and_no_term(library: Library) -> None:
    library.add(copy("one"))
    tally = read(library).tally(PERSON, Scope.EVERYTHING)
    assert rows(tally) == {"Ada Brook": (1, 7, 7), "Tom Vale": (1, 6, 6)}


def test_words_in_marks_inside_a_reported_clause_are_counted_once(library: Library) -> None:
    one = copy("one")
    text = one.article.text
    clause = Span(text.index("Big Pier") - 1, text.index(" jobs") + 5)
    inner = Span(text.index("Big Pier"), text.index("Big Pier") + 8)
    quotes = {
        "m": Quote("m", clause, Kind.MIXED, Provenance(Origin.EDITOR), quoted=("d",)),
        "d": Quote("d", inner, Kind.DIRECT, Provenance(Origin.EDITOR)),
    }
    library.add(replace(one, quotes=quotes))
    (count,) = read(library).tally(PERSON, Scope.EVERYTHING).counts
    assert (count.quotes, count.words, count.marked) == (1, 5, 2)


def test_only_what_editors_decided_in_verified_articles_counts_unless_more_is_asked_for(library: Library) -> None:
    library.add(decided())
    library.add(copy("open"))
    tally = read(library).tally(PERSON)
    assert (tally.whole.quotes, tally.undecided, tally.unverified) == (2, 2, 0)
    assert {one.article for one in tally.whole.behind} == {"done"}


def test_columns_of_the_list_and_fields_of_the_article_come_with_the_quotes(library: Library) -> None:
    library.put_authority_records(
        [AuthorityRecord("p1", "Ada Brook", "PERSON", external_ids={"party": "Harbour List"})]
    )
    done = decided(published="2025-03-04", extra={"desk": "City"})
    linked = {**done.entities, "e2": replace(done.entities["e2"], authority="p1")}
    library.add(replace(done, entities=linked))
    found = read(library)
    assert (found.columns, found.fields) == (("party",), ("desk",))
    assert next(one.name for one in found.tally(Grouping(By.COLUMN, "party")).counts) == "Harbour List"
    assert [one.name for one in found.tally(Grouping(By.FIELD, "desk")).counts] == ["City"]
    assert [one.name for one in found.tally(Grouping(By.MONTH)).counts] == ["2025-03"]


def test_reading_is_stopped_by_a_cancel(library: Library) -> None:
    library.add(copy("one"))
    cancel = Cancel()
    steps = ReadQuoted(library).run(cancel)
    next(steps)
    cancel.cancel()
    with pytest.raises(Cancelled):
        next(steps)


def write(library: Library, target: Path, **choices) -> Path:
    library.add(decided())
    tally = read(library).tally(PERSON)
    return finish(WriteQuoted(library, tally, "Who is quoted", ("Counted are 2 quotes.",), target, **choices))


def test_a_table_has_the_numbers_and_why_a_quote_is_in_no_row(library: Library, tmp_path: Path) -> None:
    path = write(library, tmp_path / "who.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = [*csv.reader(file)]
    assert table[0] == ["person", "quotes", "words", "words_in_marks", "articles", "no_row_of_their_own"]
    assert ["Ada Brook", "1", "7", "7", "1", ""] in table


def test_a_page_says_what_was_counted_and_has_the_table_and_the_picture(library: Library, tmp_path: Path) -> None:
    page = write(library, tmp_path / "who.html").read_text(encoding="utf-8")
    assert "Counted are 2 quotes." in page
    assert page.count("<svg") == 1
    assert "<td>Ada Brook</td><td>1</td><td>7</td>" in page
    assert "<script" not in page


def test_a_picture_is_sound_svg_with_a_bar_a_row_and_words_for_a_screen_reader(
    library: Library, tmp_path: Path
) -> None:
    root = etree.parse(str(write(library, tmp_path / "who.svg"))).getroot()
    space = {"s": "http://www.w3.org/2000/svg"}
    assert root.findtext("s:title", namespaces=space) == "Who is quoted"
    assert root.findtext("s:desc", namespaces=space) == "Ada Brook: 1; Tom Vale: 1"
    assert len(root.findall("s:rect", space)) == 3, "the ground, and two bars"


def test_the_end_of_the_name_decides_and_neither_the_library_nor_another_file_is_replaced(
    library: Library, tmp_path: Path
) -> None:
    with pytest.raises(EditorialError, match="does not say what to write"):
        write(library, tmp_path / "who.png")
    other = tmp_path / "own.csv"
    other.write_text("mine")
    with pytest.raises(EditorialError, match="own"):
        write(library, other)
    assert other.read_text() == "mine"
    with pytest.raises(InputError):
        write(library, library.path)
