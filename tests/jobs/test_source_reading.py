"""Whatever can come in as an article can be a source; what cannot be read is named, and the rest goes on."""

from __future__ import annotations

from pathlib import Path

import pytest
from article_files import MAIL, OPEN, PAGE, WORD

from editorial.domain.article import Article
from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.domain.source import time_code
from editorial.domain.text import sha256
from editorial.jobs.progress import Cancel, Cancelled, finish
from editorial.jobs.source_reading import ReadSources, article_as_source, pasted_source, sources_in
from editorial.storage.library import Library

SRT = (
    "1\n00:14:32,500 --> 00:14:35,000\nELLIS: The bridge is shut.\n\n"
    "2\n00:14:36,000 --> 00:14:39,000\nQ: Since when?\n\n3\n00:15:01,000 --> 00:15:04,000\nELLIS: Since Monday 🌉.\n"
)
PLAIN = "ELLIS: The bridge is shut.\r\n\r\nQ: Since when?\r\n\r\nELLIS: Since Monday."


def put(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_transcript_keeps_who_speaks_and_when_and_is_called_by_its_file(tmp_path: Path) -> None:
    (found,) = sources_in(put(tmp_path / "council.srt", SRT))
    said = [(turn.speaker, turn.span.of(found.text.text), time_code(turn.seconds)) for turn in found.text.turns]
    assert said == [
        ("ELLIS", "The bridge is shut.", "00:14:32"),
        ("Q", "Since when?", "00:14:36"),
        ("ELLIS", "Since Monday 🌉.", "00:15:01"),
    ]
    assert (found.title, found.origin, found.text.is_whole) == ("council.srt", "council.srt", True)


def test_a_plain_transcript_has_turns_at_the_offsets_of_its_normalised_text(tmp_path: Path) -> None:
    (found,) = sources_in(put(tmp_path / "interview.txt", PLAIN))
    assert "\r" not in found.text.text
    assert [turn.span.of(found.text.text) for turn in found.text.turns][-1] == "Since Monday."


@pytest.mark.parametrize(
    ("name", "content", "title"),
    [
        ("release.docx", WORD, "Ferry idle"),
        ("release.odt", OPEN, "Ferry idle"),
        ("mail.eml", MAIL, "Ferry “idle”"),
        ("page.html", PAGE, "Ferry idle"),
    ],
)
def test_documents_pages_and_mails_are_read_as_sources(
    tmp_path: Path, name: str, content: str | bytes, title: str
) -> None:
    (found,) = sources_in(put(tmp_path / name, content))
    assert found.title == title
    assert found.text.text.strip()
    assert found.text.turns == ()


def test_what_a_reader_left_out_is_said(tmp_path: Path) -> None:
    (found,) = sources_in(put(tmp_path / "page.html", PAGE))
    assert any("cut" in note for note in found.notes)


def test_one_bad_file_is_named_with_its_reason_and_the_others_are_read(library: Library, tmp_path: Path) -> None:
    files = [
        put(tmp_path / "empty.txt", " \n"),
        put(tmp_path / "council.srt", SRT),
        tmp_path / "missing.pdf",
        tmp_path,
        library.path,
    ]
    seen: list[InputError] = []
    read = finish(ReadSources(library, files), lambda step: seen.append(step.problem) if step.problem else None)
    assert [one.title for one in read.found] == ["council.srt"]
    assert [Path(one.source).name for one in read.problems] == ["empty.txt", "missing.pdf", tmp_path.name, "library.db"]
    assert "the file is empty" in read.problems[0].reason
    assert tuple(seen) == read.problems


def test_reading_can_be_cancelled(library: Library, tmp_path: Path) -> None:
    cancel = Cancel()
    cancel.cancel()
    with pytest.raises(Cancelled):
        finish(ReadSources(library, [put(tmp_path / "a.txt", "A")]), cancel=cancel)


def test_a_pasted_text_is_called_what_its_editor_calls_it() -> None:
    assert (pasted_source("“No,” he said.").title, pasted_source("No.", "Call").title) == ("Pasted text", "Call")
    assert pasted_source("No.").origin == ""
    with pytest.raises(InputError, match="no text"):
        pasted_source(" ")


def test_an_article_of_the_library_is_a_source_with_its_own_id(library: Library) -> None:
    text = "Ellis speaks\n\nELLIS: The bridge is shut.\n\nELLIS: It was shut on Monday."
    library.add(
        Record(Article("speech", "Ellis speaks", text, sha256(text), source="speech.txt", published="2026-11-01"))
    )
    found = article_as_source(library, "speech")
    assert (found.article, found.title, found.origin, found.date) == (
        "speech",
        "Ellis speaks",
        "speech.txt",
        "2026-11-01",
    )
    assert found.text.text == text
    assert "The bridge is shut." in [turn.span.of(text) for turn in found.text.turns]
