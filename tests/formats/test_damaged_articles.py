"""A damaged file of any format gives articles or reasons in words, never an error that nobody foresaw."""

from __future__ import annotations

import io

import made_documents as made
import pytest
from article_files import AGENCY, MAIL, OPEN, PAGE, WORD
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.domain.errors import InputError
from editorial.formats.reading.source import Source
from editorial.jobs.reading import Arrival, arrivals_of

SRT = "1\n00:00:01,000 --> 00:00:02,500\nANA: It is late.\n\n2\n00:00:03,000 --> 00:00:04,000\n- Why?\n"
FILES: list[tuple[str, bytes]] = [
    *((name, data.encode() if isinstance(data, str) else data) for name, data in AGENCY),
    ("a.html", PAGE.encode()),
    ("a.docx", WORD),
    ("a.odt", OPEN),
    ("a.pdf", made.pdf([(60, 700, "It is late."), (60, 680, "So is she.")])),
    ("a.rtf", rb"{\rtf1\ansi\ansicpg1252 Ferry\par \u8220?No\u8221? {\b said} she \'e9.}"),
    ("a.eml", MAIL.encode()),
    ("a.srt", SRT.encode()),
    ("a.vtt", f"WEBVTT\n\n{SRT}".replace(",", ".").encode()),
    ("a.md", b"---\ntitle: Ferry\ndate: 2026-11-30\n---\n# Ferry\n\n- It is *late*.\n"),
    ("a.zip", made.zipped({"a.txt": "Ferry\n\nLate.", "b.html": PAGE})),
]


@pytest.mark.parametrize(("name", "data"), FILES, ids=[f"{name}-{at}" for at, (name, _) in enumerate(FILES)])
@settings(max_examples=12)
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), max_size=3), end=st.floats(0, 1))
def test_whatever_is_damaged_has_words(name: str, data: bytes, changes: list[tuple[float, bytes]], end: float) -> None:
    damaged = bytearray(data[: int(len(data) * end)] if end < 0.7 else data)
    for share, change in changes:
        at = int(share * len(damaged))
        damaged[at : at + len(change)] = change
    for found in arrivals_of(Source(name, stream=io.BytesIO(bytes(damaged)), inner=name)):
        if isinstance(found, InputError):
            assert "is not in a form that can be read" not in found.reason
            assert found.source.startswith(name)
            assert len(str(found)) < 500
        elif isinstance(found, Arrival):
            assert found.record.article.text.strip()
            assert all(0 <= cut.at <= len(found.record.article.text) for cut in found.cut)
