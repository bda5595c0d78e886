"""The newsroom's list is taken in whole, brought up to date when it comes again, and keeps what the file leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from editorial.domain.errors import InputError, StorageError
from editorial.domain.library import AuthorityRecord
from editorial.formats.authority_list import MAX_FAULTS, derived_id
from editorial.jobs.authorities import AT_ONCE, AuthoritiesReport, ImportAuthorities
from editorial.jobs.progress import Cancel, Progress, finish
from editorial.storage.library import Library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "names.db") as opened:
        yield opened


def take_in(library: Library, path: Path, data: str) -> AuthoritiesReport:
    path.write_text(data, encoding="utf-8")
    return finish(ImportAuthorities(library, path))


def test_a_list_is_added_then_brought_up_to_date_then_as_it_was(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    report = take_in(
        library, path, "name,type,aliases,wikidata\nAna Lima,person,A. Lima,Q1\nSaltmere,place,,\n,person,,\n"
    )
    assert (report.added, report.updated, report.unchanged, len(report.problems)) == (2, 0, 0, 1)
    assert report.words == "2 names added; 1 refused."
    report = take_in(library, path, "name,type,viaf\nANA LIMA,person,7\nSaltmere,place,\n")
    assert report.words == "No names added; 1 updated; 1 was there already."
    ana, saltmere = library.authority_records()
    assert (ana.name, ana.aliases, ana.external_ids) == ("ANA LIMA", ("A. Lima",), {"wikidata": "Q1", "viaf": "7"})
    assert (ana.version, saltmere.version) == (2, 1)


def test_an_entry_without_an_id_is_the_one_of_its_name_and_type(library: Library, tmp_path: Path) -> None:
    library.put_authority_records([AuthorityRecord("own-7", "Ana Lima", "PERSON", note="editor")])
    report = take_in(library, tmp_path / "names.csv", "name,type,note\nana lima,person,writer\nAna Lima,character,\n")
    assert (report.added, report.updated) == (1, 1)
    assert {(one.id, one.note) for one in library.authority_records()} == {
        ("own-7", "writer"),
        (derived_id("Ana Lima", "CHARACTER"), ""),
    }


def test_two_entries_for_one_name_of_the_list_are_not_both_taken(library: Library, tmp_path: Path) -> None:
    library.put_authority_records([AuthorityRecord("own-7", "Ana Lima", "PERSON")])
    report = take_in(library, tmp_path / "names.csv", "id,name,type\nown-7,Ana B. Lima,person\n,Ana Lima,person\n")
    assert (report.updated, [problem.reason for problem in report.problems]) == (
        1,
        ["Ana Lima is in the list more than once"],
    )
    assert [one.name for one in library.authority_records()] == ["Ana B. Lima"]


def test_a_file_that_is_no_list_changes_nothing(library: Library, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="column called “name”"):
        take_in(library, tmp_path / "names.csv", "who\nAna\n")
    assert library.authority_records() == ()


def test_what_was_stored_before_a_cancel_stays(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("name,type\n" + "".join(f"Name {n},person\n" for n in range(2 * AT_ONCE + 1)), encoding="utf-8")
    cancel = Cancel()

    def stop(progress: Progress) -> None:
        if progress.done >= AT_ONCE:
            cancel.cancel()

    report = finish(ImportAuthorities(library, path), stop, cancel)
    assert (report.cancelled, report.added) == (True, AT_ONCE)
    assert report.words == f"Stopped; {AT_ONCE} names added."
    assert len(library.authority_records()) == AT_ONCE
    assert finish(ImportAuthorities(library, path)).words == f"{AT_ONCE + 1} names added; {AT_ONCE} were there already."


def test_an_import_that_stops_halfway_says_what_is_stored(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, left = library.put_authority_records, iter(range(1))

    def fill(records: Sequence[AuthorityRecord]) -> tuple[AuthorityRecord, ...]:
        if next(left, None) is None:
            raise StorageError(f"The disk is full.{StorageError.UNCHANGED}")
        return put(records)

    monkeypatch.setattr(library, "put_authority_records", fill)
    names = "".join(f"Name {number},person\n" for number in range(AT_ONCE + 5))
    report = take_in(library, tmp_path / "names.csv", f"name,type\n{names}")
    assert report.added == len(library.authority_records()) == AT_ONCE
    assert report.words == (
        f"{AT_ONCE} names added. After that the import stopped: The disk is full. The rest of the list was not read."
    )


def test_a_list_of_nothing_but_faults_is_given_up(library: Library, tmp_path: Path) -> None:
    report = take_in(library, tmp_path / "names.csv", "name,type\n" + ",person\n" * 5_000)
    assert len(report.problems) == MAX_FAULTS + 1
    assert "1,000 entries in a row" in report.problems[-1].reason
