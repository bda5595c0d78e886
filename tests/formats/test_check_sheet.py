"""A check sheet says of each quote what the software found, what was decided, by whom and when."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import given, settings
from record_strategies import records
from table_record import AT, RECORD, at

from editorial.domain.fold_words import FOLD_WORDS
from editorial.domain.record import Record
from editorial.domain.source import Source, SourceText, Turn
from editorial.domain.source_check import CheckOutcome, SourceCheck
from editorial.domain.text import Span
from editorial.domain.verdict import EditKind, FoldRule, Match, Verdict, WordEdit
from editorial.formats import check_sheet
from editorial.formats.report.check_rows import HEADINGS
from editorial.formats.report.check_rows import check_sheet as sheet_of
from editorial.formats.selection import Selected
from editorial.formats.tables import quotes

SAID = SourceText.of(
    "MARSH: The ferry is very late 👩‍🚒 and cold.\n\nREED: It would be fine.", [Turn(Span(7, 43), "MARSH", 872.5)]
)
SOURCE = Source("s1", SAID.sha256, "Tape", "Ina", AT, origin="tape.srt", date="2026-11-01")


def checked(outcome: CheckOutcome = CheckOutcome.CHECKED, **more: object) -> Record:
    """The article with a source, and its first quote, in two pieces, checked against it."""
    every = dict(RECORD.quotes)
    for key in ("q1", "q2"):
        quote = every[key]
        check = SourceCheck(outcome, "Ina", AT, quote.span, quote.said_by, source="s1", span=Span(7, 29), **more)  # type: ignore[arg-type]
        every[key] = replace(quote, check=check)
    return replace(RECORD, quotes=every, sources={"s1": SOURCE}, source_texts={SAID.sha256: SAID})


def rows(record: Record, matches: dict[str, Match] | None = None) -> list[dict[str, str]]:
    return [dict(zip(HEADINGS, row, strict=True)) for row in sheet_of(Selected(record, matches=matches or {})).rows]


def test_a_checked_quote_says_who_checked_it_against_what_and_where() -> None:
    first, second = rows(checked(reason="on tape", verdict=Verdict.ALTERED))
    assert (first["Who"], first["Says"]) == ("Ida Marsh", "The ferry is late 👩‍🚒 … and cold")
    assert (first["Decided"], first["By"], first["When"]) == ("checked", "Ina", "2026-11-03 09:30 UTC")
    assert (first["Why"], first["The software says"]) == ("on tape", "altered (when it was checked)")
    assert (first["In the source"], first["Where"]) == ("The ferry is very late", "Tape, MARSH, 00:14:32")
    assert (second["Decided"], second["By"], second["Where"]) == ("not checked", "", "")


def test_what_the_software_says_now_is_shown_with_the_words_that_differ() -> None:
    place = at("late")
    edits = (
        WordEdit(EditKind.LEFT_OUT, place.start, None, Span(20, 24)),
        WordEdit(EditKind.REPLACED, at("cold").start, at("cold"), Span(37, 41)),
        WordEdit(EditKind.INSERTED, place.start, place, None),
    )
    folded = frozenset({FoldRule.DASHES})
    match = Match(Verdict.ALTERED, 6, "s1", (Span(7, 29),), edits, folded, also=(Verdict.CUT,))
    record = replace(checked(), quotes=RECORD.quotes)
    (first, _) = rows(record, {"q1": match, "q2": match})
    said = "altered and cut: “very” is left out; “cold” where the source has “col”; “late” is not in the source"
    assert first["The software says"] == said
    assert (first["Decided"], first["Where"]) == ("not checked", "Tape, MARSH, 00:14:32")
    told = sheet_of(Selected(record, matches={"q1": match}))
    assert dict(told.facts)["Differences ignored"] == FOLD_WORDS[FoldRule.DASHES]


def test_a_check_of_other_words_or_of_one_piece_alone_is_no_check_of_the_quote() -> None:
    record = checked()
    moved = replace(record.quotes["q1"], span=at("The ferry"))
    assert rows(replace(record, quotes={**record.quotes, "q1": moved}))[0]["Decided"] == "to be checked again"
    alone = replace(record.quotes["q2"], check=None)
    assert rows(replace(record, quotes={**record.quotes, "q2": alone}))[0]["Decided"] == "checked in part"


def test_every_outcome_is_counted() -> None:
    sheet = sheet_of(Selected(checked(CheckOutcome.MUST_CHANGE)))
    assert sheet.counted == "2 quotes: 1 must be changed, 1 not checked"
    assert sheet.sources == (("Tape", "tape.srt", "2026-11-01", "Ina, 2026-11-03 09:30 UTC", SAID.sha256),)


def test_a_source_whose_text_is_not_there_is_named_without_words() -> None:
    record = replace(checked(), source_texts={})
    assert sheet_of(Selected(record)).sources[0][-1].endswith("(text not in the library)")
    assert (rows(record)[0]["In the source"], rows(record)[0]["Where"]) == ("", "Tape")


@given(records(with_texts=True))
@settings(max_examples=15)
def test_any_record_has_a_page_that_runs_nothing(record: Record) -> None:
    stream = io.BytesIO()
    with check_sheet.FORMAT.open(stream, 1) as sink:
        sink.write(Selected(record))
    page = stream.getvalue().decode()
    assert page.count("<article") == page.count("</article>") == 1
    assert "<script" not in page.lower()
    assert page.startswith("<!DOCTYPE html>")


def test_the_table_of_quotes_says_what_was_checked() -> None:
    table = [dict(zip(quotes.COLUMNS, row, strict=True)) for row in quotes.rows(checked(reason="on tape"))]
    first = table[0]
    assert [first[name] for name in ("check", "check_reason", "checked_by", "checked_at", "checked_against")] == [
        *("checked", "on tape", "Ina", "2026-11-03T09:30:00Z", "Tape"),
    ]
    assert {row["check"] for row in table if row["kind"] == "term"} == {""}
    unchecked = [dict(zip(quotes.COLUMNS, row, strict=True)) for row in quotes.rows(RECORD)]
    assert {row["check"] for row in unchecked} == {""}, "without sources nobody asked"
