"""What a file is, is recognised by how it begins; a text about markup, mails or tables stays a text."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.formats.reading.kinds import Kind, recognise


def zipped(*files: tuple[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files:
            archive.writestr(name, text)
    return out.getvalue()


TABLE = "Title,Text,Date\nFerry,“No, never,2026-11-30\n".replace("“No, never", '"No, never"')
OTHERS = [
    (b"<!DOCTYPE html>\n<html lang=en>", Kind.HTML),
    (b"\xef\xbb\xbf  <!-- saved --> <html><body>", Kind.HTML),
    ("<html>".encode("utf-16"), Kind.HTML),
    (b"<p>The ferry is late.</p>", Kind.HTML),
    (b"Words first. <p>The ferry is late today.</p><p>So is the tram.</p>", Kind.HTML),
    (b'<?xml version="1.0"?><rss version="2.0"><channel>', Kind.FEED),
    (b'<feed xmlns="http://www.w3.org/2005/Atom">', Kind.FEED),
    (b'<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "nitf.dtd">\n<nitf>', Kind.NITF),
    (b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">', Kind.NEWSML),
    (b'<?xml version="1.0"?><ledger><row/></ledger>', Kind.XML),
    (b"From: Ana <ana@example.org>\r\nSubject: Ferry\r\n\r\nIt is late.", Kind.MAIL),
    (b"From ana Mon Nov 30\nFrom: a@b.example\nDate: x\n\nHi\n\nFrom bo Mon Nov 30\nFrom: b\n\nHi", Kind.MAILBOX),
    (b"1\r\n00:00:01,000 --> 00:00:02,500\r\nIt is late.\r\n", Kind.SRT),
    (b"WEBVTT - talk\n\n00:01.000 --> 00:02.000\nLate.", Kind.VTT),
    (b"[Script Info]\nTitle: x", Kind.SUBTITLES),
    (TABLE.encode(), Kind.TABLE),
    (b"Name\tTown\nAna\tSaltmere\nBo\tHarborough\n", Kind.TABLE),
    (b"Name;Town;Age\nAna;Saltmere;4\nBo;Harborough;5\n", Kind.TABLE),
    (b'{"uri": "urn:x:1", "headline": "Ferry", "body_text": "Late."}', Kind.NINJS),
    (b'{"id": "a", "text": "Ferry"}\n{"id": "b", "text": "Tram"}', Kind.JSON_LINES),
    (b'[{"id": "a"}]', Kind.JSON),
    (b"---\ntitle: Ferry\n---\nIt is late.", Kind.MARKDOWN),
    (b"{\\rtf1\\ansi Ferry}", Kind.RTF),
    (b"junk\n%PDF-1.7", Kind.PDF),
    (zipped(("[Content_Types].xml", "x"), ("word/document.xml", "x")), Kind.WORD),
    (zipped(("[Content_Types].xml", "x"), ("xl/workbook.xml", "x")), Kind.WORKBOOK),
    (zipped(("ferry.txt", "x"), ("word/a.txt", "x")), Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", Kind.OLD_OFFICE),
    (b"\\documentclass{article}", Kind.LATEX),
    (b"BEGIN:VCARD\nFN:Ana", Kind.CARD),
    (b"\x89PNG\r\n", Kind.PICTURE),
]
TEXTS = [
    "Ferry boats lie idle\n\nThe tag <b> makes words bold, she said; <p> begins a paragraph.",
    "<Saltmere Echo> – The ferry is late.",
    "Ana: It is late.\nBo: It is not.\n\nThey went on.",
    "From: the harbour\n\nNobody came.",
    "Boats, trams, trains\n\nAll late, all slow, all cold.\n\nNobody, said Ana, came.",
    "One; two.\nThree; four.\nFive; six.",
    "\tThe ferry is late.\n\tNobody came.\n\tIt rained.",
    "---\n\nThe ferry is late.\n\n---",
    "{ferry} is late",
    "BMW and BZh are names; ID3 is a tag.",
    "1\n\nThe ferry is late.",
    "00:30 – The ferry is late --> nobody came",
]


@pytest.mark.parametrize(("head", "kind"), OTHERS, ids=lambda value: value if isinstance(value, Kind) else "")
def test_what_is_no_plain_text_is_recognised(head: bytes, kind: Kind) -> None:
    assert recognise(head) is kind


@pytest.mark.parametrize("text", TEXTS)
def test_a_plain_text_stays_one(text: str) -> None:
    assert recognise(text.encode()) is None


@given(st.binary(max_size=200), st.sampled_from([head[:60] for head, _ in OTHERS]))
def test_any_beginning_can_be_looked_at(data: bytes, begin: bytes) -> None:
    assert recognise(begin + data) in {None, *Kind}
    assert recognise(data) in {None, *Kind}
