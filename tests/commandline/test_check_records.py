"""`editorial check FILE` says what a verification record shows, and needs no library."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from in_process import run
from review_records import record

from editorial.domain.article import Standing, State, Verified
from editorial.domain.record import Record
from editorial.storage.library import Library

VERIFIED = Verified("Ina Field", datetime(2026, 11, 22, 12, 0, tzinfo=UTC))


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    with Library.open(tmp_path / "library.db") as library:
        library.add(Record(record().article, Standing(State.VERIFIED, VERIFIED)))
    status, _, words = run("--database", tmp_path / "library.db", "export", "-o", tmp_path / "h.json", "--verification")
    assert status == 0
    assert "1 verification record in " in words
    return tmp_path / "h.verification.json"


def test_a_record_is_checked_without_a_library(signed: Path, tmp_path: Path) -> None:
    (tmp_path / "library.db").unlink()
    status, words, _ = run("check", signed, "--text", tmp_path / "h.json")
    assert status == 0
    assert "was verified by Ina Field at 2026-11-22 12:00 UTC" in words
    assert "The text at hand is the one that was verified." in words


def test_a_changed_record_and_another_key_fail(signed: Path) -> None:
    status, words, _ = run("check", signed, "--key", "0000 1111 2222 3333 4444 5555 6666 7777")
    assert (status, "another key than the one you named" in words) == (1, True)
    changed = json.loads(signed.read_bytes())
    changed["standing"]["verified"]["by"] = "Somebody"
    signed.write_text(json.dumps(changed), encoding="utf-8")
    status, words, _ = run("check", signed)
    assert (status, "was changed after it was signed" in words) == (1, True)
    assert "verified by" not in words


@pytest.mark.parametrize(
    ("arguments", "status"), [(("missing.json",), 1), (("x.json", "--repair"), 2), (("--key", "5"), 2)]
)
def test_what_cannot_be_checked_is_said(arguments: tuple[str, ...], status: int, tmp_path: Path) -> None:
    assert run("check", *arguments)[0] == status
