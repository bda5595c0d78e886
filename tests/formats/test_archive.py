"""Archives are read without writing anything, and nothing leads out of them or grows without end."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import made_documents as made
import pytest

from editorial.domain.errors import InputError
from editorial.formats.reading import zip_files
from editorial.formats.reading.article_text import LeftOut
from editorial.formats.reading.source import Source
from editorial.jobs.reading import Arrival, Found, arrivals_of


def read(data: bytes) -> list[Found]:
    return [*arrivals_of(Source("a.zip", stream=io.BytesIO(data), inner="a.zip"))]


def test_each_file_in_an_archive_is_read_for_what_it_is() -> None:
    found = read(
        made.zipped(
            {
                "inner/a.txt": "Ferry\n\nIt is late.",
                "b.docx": made.docx(made.paragraph(made.run("Tram late."))),
                "c.jsonl": '{"id": "x", "text": "Bus."}\n',
                "d.zip": made.zipped({"e.txt": "Too deep"}),
                "README.txt": "How to",
                ".hidden": "x",
                "boat.png": b"\x89PNG",
                "empty.txt": "",
                "../up.txt": "Out",
            }
        )
    )
    articles = {one.origin: one.record.article.source for one in found if isinstance(one, Arrival)}
    assert articles == {"a.zip: inner/a.txt": "a.txt", "a.zip: b.docx": "b.docx", "a.zip: c.jsonl": "c.jsonl"}
    assert {one.source for one in found if isinstance(one, LeftOut)} == {
        "a.zip: README.txt",
        "a.zip: .hidden",
        "a.zip: boat.png",
    }
    refused = {one.source: one.reason for one in found if isinstance(one, InputError)}
    assert refused == {
        "a.zip: d.zip": "this is an archive in an archive; unpack it and import what is in it",
        "a.zip: empty.txt": "the file is empty",
        "a.zip: ../up.txt": "its name leads out of the archive",
    }


def test_what_would_unpack_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = made.zipped({"a.txt": "a" * 5_000, "b.txt": "Ferry.\n\nLate."})
    monkeypatch.setattr(zip_files, "MAX_MEMBER_BYTES", 1_000)
    refused, taken = read(data)
    assert "unpacks to more than" in str(refused)
    assert isinstance(taken, Arrival)
    monkeypatch.setattr(zip_files, "MAX_UNPACKED_BYTES", 4_000)
    (refused,) = read(data)
    assert "would unpack to more than" in str(refused)
    monkeypatch.setattr(zip_files, "MAX_MEMBERS", 1)
    (refused,) = read(data)
    assert "it holds 2 files, too many" in str(refused)


def test_a_file_that_says_less_than_it_unpacks_to_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_files, "MAX_MEMBER_BYTES", 1_000)
    data = bytearray(made.zipped({"a.txt": "a" * 5_000}))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (10).to_bytes(4, "little")
    (refused,) = read(bytes(data))
    assert isinstance(refused, InputError)


@pytest.mark.parametrize("missing", [1, 20, 60])
def test_a_cut_archive_is_refused(missing: int) -> None:
    (refused,) = read(made.zipped({"a.txt": "Ferry.\n\nLate."})[:-missing])
    assert "damaged or was cut off" in str(refused)


def test_a_damaged_file_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Ferry.\n\nLate.")
        archive.writestr("b.txt", "Tram.\n\nLate.")
    data = out.getvalue().replace(b"Ferry", b"Worry", 1)
    refused, taken = read(data)
    assert str(refused) == "a.zip: a.txt: it is damaged: it cannot be unpacked"
    assert isinstance(taken, Arrival)
