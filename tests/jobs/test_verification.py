"""A signed verification record says what the log says of an article, and shows any change of itself."""

from __future__ import annotations

import base64
import json
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import keyring.backend
import pytest
from keyring.errors import KeyringLocked, PasswordSetError

from editorial.domain import verification
from editorial.domain.annotation import Status
from editorial.domain.article import Left, Override, Standing, State, Verified
from editorial.domain.errors import EditorialError
from editorial.domain.record import Change
from editorial.domain.text import sha256
from editorial.domain.verification import Flaw
from editorial.jobs.export_options import Include
from editorial.jobs.exporting import Export, ExportReport
from editorial.jobs.key_stores import FileStore, KeyringStore, key_file
from editorial.jobs.progress import finish
from editorial.jobs.signing import fingerprint, signing_key
from editorial.jobs.verification import check_verification_record
from editorial.storage.library import Library

SIGNED = Include(verification=True)


@pytest.fixture
def verified(library: Library, samples: Any) -> Library:
    """One article that was verified here, one that came verified, and one in review."""
    before = samples.reviewed("one")
    library.add(samples.article("one"))
    suggested = replace(before.mentions["m3"], status=Status.SUGGESTED)
    changes = [
        *(Change(None, row) for row in (*before.entities.values(), suggested)),
        Change(Standing(), Standing(State.SUGGESTED)),
    ]
    library.put_suggestions("one", changes, 1, possibly_missed=(), model="made@2")
    samples.decide(library, "one", suggested, replace(suggested, status=Status.CONFIRMED))
    last = Verified("Ina Field", samples.noon, Override("in a hurry", 3), Left(missed=1))
    samples.decide(library, "one", Standing(State.SUGGESTED), Standing(State.VERIFIED, last))
    library.add(samples.reviewed("two", samples.text("Two.")))
    library.add(samples.reviewed("begun", samples.text("Begun."), State.IN_REVIEW))
    return library


def export(library: Library, target: Path, *ids: str, include: Include = SIGNED) -> ExportReport:
    return finish(Export(library, target, "json", article_ids=ids or None, include=include))


@pytest.fixture
def signed(verified: Library, tmp_path: Path) -> Path:
    """The signed record of one article."""
    export(verified, tmp_path / "one.json", "one")
    return tmp_path / "one.verification.json"


def test_a_verification_record_is_written_beside_the_export_and_checked_without_the_library(
    signed: Path, verified: Library, tmp_path: Path
) -> None:
    verified.close()
    public = json.loads(signed.read_bytes())["key"]
    found = check_verification_record(signed, key=fingerprint(public), text=tmp_path / "one.json")
    assert found.sound
    assert found.key_known
    assert found.text_known
    assert found.verified is not None
    words = " ".join(found.words)
    assert "was verified by Ina Field at 2026-11-22 12:00 UTC, after 2 decisions." in words
    assert "3 findings had not been decided then; the reason given: in a hurry" in words
    assert "Other things had been left open as well." in words
    assert "That is the key you named." in words
    assert "The text at hand is the one that was verified." in words


def test_what_was_not_compared_is_not_claimed(signed: Path) -> None:
    found = check_verification_record(signed)
    words = " ".join(found.words)
    assert "no text was compared" in words
    assert "Compare the key with what its owner tells you" in words
    assert found.key in words


def test_several_records_go_into_a_folder_and_what_has_none_is_told(verified: Library, tmp_path: Path) -> None:
    report = export(verified, tmp_path / "all", include=Include(verification=True, unverified=True))
    records = sorted((tmp_path / "all.verification").iterdir())
    assert len(records) == 2
    assert all(check_verification_record(path).sound for path in records)
    assert "2 verification records in " in report.words
    assert "signed with your key " in report.words
    assert str(key_file()) in report.words


def test_an_article_of_which_the_log_was_changed_has_no_record(verified: Library, tmp_path: Path) -> None:
    with closing(sqlite3.connect(verified.path)) as plain:
        plain.execute("DROP TRIGGER log_refuse_update")
        plain.execute("UPDATE log SET made_by = 'Somebody' WHERE article_id = 'one'")
        plain.commit()
    report = export(verified, tmp_path / "all")
    assert len(report.unproved) == 1
    assert "does not follow from its log" in report.unproved[0]
    with pytest.raises(EditorialError, match="does not follow from its log"):
        export(verified, tmp_path / "one.json", "one")
    assert not (tmp_path / "one.json").exists()


def test_a_stream_takes_no_verification_record(verified: Library) -> None:
    with pytest.raises(EditorialError, match="Name a file"):
        finish(Export(verified, sys.stdout.buffer, "jsonl", include=SIGNED))


def _leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from _leaves(value[key], (*path, key))
    else:
        yield path


def _changed(record: Any, path: tuple[Any, ...]) -> Any:
    found = deepcopy(record)
    *above, last = path
    place = found
    for key in above:
        place = place[key]
    value = place[last]
    place[last] = f"{value} " if isinstance(value, str) else 7 if value is None else value + 1
    return found


def _write(path: Path, record: Any) -> Path:
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


def test_a_change_of_any_field_is_noticed(signed: Path) -> None:
    record = json.loads(signed.read_bytes())
    for path in _leaves(record):
        assert check_verification_record(_write(signed, _changed(record, path))).flaws, path
    for name in record:
        assert check_verification_record(_write(signed, {k: v for k, v in record.items() if k != name})).flaws, name
    for changed in (record["log"][:-1], record["log"] * 2, []):
        assert check_verification_record(_write(signed, record | {"log": changed})).flaws


def _sign_anew(record: dict[str, Any], tmp_path: Path) -> dict[str, Any]:
    """Sign a record with a key of somebody else, who knows how it is made."""
    key = signing_key([FileStore(tmp_path / "key of somebody else")])
    record = {name: value for name, value in record.items() if name != "signature"} | {"key": key.public}
    return record | {"signature": key.sign(verification.signed_bytes(record))}


def test_a_change_that_is_signed_anew_does_not_fit_the_log_or_the_key(signed: Path, tmp_path: Path) -> None:
    record = json.loads(signed.read_bytes())
    expected = record["key"]
    forged = deepcopy(record)
    forged["standing"]["verified"]["by"] = "Somebody"
    found = check_verification_record(_write(signed, _sign_anew(forged, tmp_path)), key=expected)
    assert found.flaws == (Flaw.STANDING, Flaw.OTHER_KEY)
    forged = deepcopy(record)
    forged["log"][0]["by"] = "Somebody"
    assert Flaw.ENTRY in check_verification_record(_write(signed, _sign_anew(forged, tmp_path))).flaws
    forged = deepcopy(record)
    forged["article"]["sha256"] = sha256("Other words")
    assert Flaw.ARTICLE in check_verification_record(_write(signed, _sign_anew(forged, tmp_path))).flaws
    assert check_verification_record(_write(signed, _sign_anew(record, tmp_path)), key=expected).flaws == (
        Flaw.OTHER_KEY,
    )


def test_another_text_is_not_the_one_that_was_verified(signed: Path, tmp_path: Path, samples: Any) -> None:
    (tmp_path / "text.txt").write_text(samples.text("Two."), encoding="utf-8")
    assert check_verification_record(signed, text=tmp_path / "text.txt").flaws == (Flaw.TEXT,)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        "[" * 100_000,
        '{"schema": "editorial.verification/1"}',
        '{"schema": "editorial.verification/1", "log": [1], "article": {"id": 5}}',
        '{"schema": "editorial.verification/1", "log": [{"number": 1e999}], "article": {"id": "\\ud800"}}',
    ],
)
def test_what_is_no_verification_record_is_called_so(tmp_path: Path, content: str) -> None:
    path = tmp_path / "some.json"
    path.write_text(content, encoding="utf-8")
    assert check_verification_record(path).flaws == (Flaw.FORM,)


# The key


class Ring(keyring.backend.KeyringBackend):
    """A keyring in memory; `refuses` is what it raises."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, refuses: Exception | None = None) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.refuses = refuses

    def get_password(self, service: str, username: str) -> str | None:
        if isinstance(self.refuses, KeyringLocked):
            raise self.refuses
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.refuses:
            raise self.refuses
        self.kept[service, username] = password


def test_the_key_is_made_at_its_first_use_and_stays_in_the_keyring(tmp_path: Path) -> None:
    ring, file = Ring(), FileStore(tmp_path / "key")
    first = signing_key([KeyringStore(ring), file])
    assert len(ring.kept) == 1
    assert not (tmp_path / "key").exists()
    assert "keyring" in first.place
    assert signing_key([KeyringStore(ring), file]).public == first.public


def test_a_keyring_that_keeps_nothing_leaves_the_key_in_a_file_of_its_owner(tmp_path: Path) -> None:
    found = signing_key([KeyringStore(Ring(PasswordSetError("no"))), FileStore(tmp_path / "own" / "key")])
    assert str(tmp_path / "own" / "key") in found.place
    assert signing_key([FileStore(tmp_path / "own" / "key")]).public == found.public
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "own" / "key").stat().st_mode) == 0o600


def test_a_locked_keyring_gets_no_second_key_beside_it(tmp_path: Path) -> None:
    with pytest.raises(EditorialError, match="Unlock the keyring"):
        signing_key([KeyringStore(Ring(KeyringLocked("locked"))), FileStore(tmp_path / "key")])
    assert not (tmp_path / "key").exists()


def test_the_key_is_never_in_the_library(signed: Path, verified: Library) -> None:
    verified.close()
    secret = key_file().read_text(encoding="ascii").strip()
    for path in (*verified.path.parent.iterdir(), signed):
        data = path.read_bytes()
        assert secret.encode() not in data
        assert base64.b64decode(secret) not in data
