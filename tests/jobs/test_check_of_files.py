"""Quotes are looked up in sources as they come as files: long PDFs, other line ends, lines from right to left."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import made_documents as made
import pytest

from editorial.domain.annotation import Entity, Kind, Origin, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Article
from editorial.domain.record import Record
from editorial.domain.source import SourceArrival, SourceText
from editorial.domain.source_row import Source
from editorial.domain.text import Span, sha256
from editorial.domain.verdict import EditKind, Match, Verdict
from editorial.jobs.source_matching import SourceMatcher
from editorial.jobs.source_reading import sources_in

NOW = datetime(2026, 11, 30, tzinfo=UTC)


def quoting(words: str, speaker: str = "Ada Brook") -> Record:
    """An article with one quote in marks, said by somebody."""
    text = f"“{words}” said {speaker}."
    who = Entity("e1", speaker, "PERSON")
    named = Speaker(Span(text.index(speaker), text.index(speaker) + len(speaker)), "e1", Resolution("same-name", 0.9))
    quote = Quote("q1", Span(1, 1 + len(words)), Kind.DIRECT, Provenance(Origin.RULE), speakers=(named,))
    return Record.of(Article("a", "A", text, sha256(text)), entities=[who], quotes=[quote])


def looked_up(words: str, *files: Path, speaker: str = "Ada Brook") -> tuple[Match, list[SourceText]]:
    """Return what files say of a quote, and their texts."""
    texts = []
    for file in files:
        (found,) = sources_in(file)
        assert isinstance(found, SourceArrival)
        texts.append(found.text)
    rows = {f"s{at}": Source(f"s{at}", one.sha256, "", "", NOW, "Ina") for at, one in enumerate(texts)}
    record = quoting(words, speaker)
    record = Record.of(
        record.article, entities=record.entities.values(), quotes=record.quotes.values(), sources=rows.values()
    )
    return SourceMatcher().matches(record, {one.sha256: one for one in texts})["q1"], texts


def prose(number: int, seed: int = 1) -> list[str]:
    """Words that are like no other part of the text."""
    drawn = random.Random(seed)
    return ["".join(drawn.choices("aeioulmnrst", k=drawn.randint(3, 9))) for _ in range(number)]


def test_a_quote_is_found_on_its_page_of_a_pdf_of_three_hundred(tmp_path: Path) -> None:
    every = prose(300 * 200)
    pages = [
        [(50, 760 - 24 * line, " ".join(every[page * 200 + line * 8 :][:8])) for line in range(25)]
        for page in range(300)
    ]
    (tmp_path / "report.pdf").write_bytes(made.pdf(*pages))
    here = every[280 * 200 + 30 : 280 * 200 + 50]
    match, (text,) = looked_up(" ".join(here), tmp_path / "report.pdf")
    assert match.verdict is Verdict.AS_IN_SOURCE
    assert text.text[match.spans[0].start :].split()[:20] == here
    changed, _ = looked_up(" ".join([*here[:9], "otherwise", *here[10:]]), tmp_path / "report.pdf")
    assert [edit.kind for edit in changed.edits] == [EditKind.REPLACED]
    nowhere, _ = looked_up(" ".join(prose(20, seed=2)), tmp_path / "report.pdf")
    assert nowhere.verdict is Verdict.NOT_FOUND


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_a_transcript_change_neither_verdict_nor_time(tmp_path: Path, end: str) -> None:
    lines = ["[00:00:05] ADA BROOK: We waited 🚢 far", "too long.", "[00:14:32] ADA BROOK: Now we build the pier."]
    (tmp_path / "tape.txt").write_bytes(end.join(lines).encode())
    match, (text,) = looked_up("We waited 🚢 far too long.", tmp_path / "tape.txt")
    assert (match.verdict, match.seconds, match.speaker) == (Verdict.AS_IN_SOURCE, 5.0, "ADA BROOK")
    assert match.spans[0].of(text.text) == "We waited 🚢 far\ntoo long"
    later, _ = looked_up("Now we build the pier.", tmp_path / "tape.txt")
    assert (later.verdict, later.seconds) == (Verdict.AS_IN_SOURCE, 872.0)


def test_a_quote_from_right_to_left_is_found_and_its_changed_word_is_told(tmp_path: Path) -> None:
    said = "אנחנו נבנה את הנמל החדש לפני סוף השנה הבאה"
    body = made.paragraph(made.run("הודעה לעיתונות")) + made.paragraph(made.run(f"\u202b{said}.\u202c"))
    (tmp_path / "release.docx").write_bytes(made.docx(body))
    match, (text,) = looked_up(said, tmp_path / "release.docx", speaker="דני")
    assert match.verdict is Verdict.AS_IN_SOURCE
    altered, _ = looked_up(said.replace("החדש", "הישן"), tmp_path / "release.docx", speaker="דני")
    (edit,) = altered.edits
    assert edit.source is not None
    assert edit.source.of(text.text) == "החדש"


def test_of_two_sources_that_disagree_the_better_is_shown_and_the_other_named(tmp_path: Path) -> None:
    (tmp_path / "tape.srt").write_text(
        "1\n00:14:32,000 --> 00:14:40,000\nADA BROOK: We build the new pier in May.\n", encoding="utf-8"
    )
    (tmp_path / "release.txt").write_text("Press release\n\nWe build the old pier in May.\n", encoding="utf-8")
    match, _ = looked_up("We build the new pier in May.", tmp_path / "release.txt", tmp_path / "tape.srt")
    assert (match.verdict, match.source) == (Verdict.AS_IN_SOURCE, "s1")
    assert match.disputed
    assert [(other.source, other.verdict) for other in match.others] == [("s0", Verdict.ALTERED)]
