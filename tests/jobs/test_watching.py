"""What is new in the watched folder is imported once."""

from __future__ import annotations

import os
from pathlib import Path

from editorial.domain.settings import Setting
from editorial.jobs.import_report import Outcome
from editorial.jobs.importing import Look
from editorial.jobs.progress import Cancel, finish
from editorial.jobs.watching import ImportNew
from editorial.storage.library import Library


def put(path: Path, text: str, age: float = 60) -> Path:
    path.write_text(text, encoding="utf-8")
    time = path.stat().st_mtime - age
    os.utime(path, (time, time))
    return path


def test_each_new_file_is_imported_once_and_a_changed_one_again(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    assert finish(ImportNew(library)).rows == ()  # no folder is watched
    library.set_setting(Setting.WATCHED_FOLDER, str(folder))
    put(folder / "a.txt", "Ferry\n\nIt is late.")
    put(folder / "README.md", "How to")
    put(folder / "b.txt", "Tram\n\nStill being written", age=0)
    first = finish(ImportNew(library))
    assert [row.outcome for row in first.rows] == [Outcome.LEFT_OUT, Outcome.TAKEN]
    assert finish(ImportNew(library)).rows == ()
    put(folder / "b.txt", "Tram\n\nIt is late, too.", age=30)
    put(folder / "again.txt", "Ferry\n\nIt is late.")
    assert [row.title for row in finish(ImportNew(library)).rows] == ["Tram"]
    assert len(library.queue()) == 2


def test_a_stopped_import_is_made_again(library: Library, tmp_path: Path) -> None:
    library.set_setting(Setting.WATCHED_FOLDER, str(tmp_path / "copy"))
    (tmp_path / "copy").mkdir()
    put(tmp_path / "copy" / "a.txt", "Ferry\n\nIt is late.")
    stopped = Cancel()
    steps = ImportNew(library).run(stopped)
    next(steps)
    stopped.cancel()
    list(steps)
    assert not library.queue()
    assert len(finish(ImportNew(library)).added) == 1


def test_a_folder_that_is_named_is_watched_beside_that_of_the_preferences(library: Library, tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    for folder in (own, other):
        folder.mkdir()
        put(folder / "a.txt", f"Ferry\n\nIt is late in {folder.name}.")
    library.set_setting(Setting.WATCHED_FOLDER, str(own))
    assert len(finish(ImportNew(library)).added) == 1
    assert len(finish(ImportNew(library, other, look=Look.GARBLED)).added) == 1
    assert {*library.get_setting(Setting.WATCHED_SEEN, {})} == {str(own), str(other)}
    assert finish(ImportNew(library)).rows == finish(ImportNew(library, other)).rows == ()


def test_waiting_ends_when_the_work_is_stopped() -> None:
    cancel = Cancel()
    assert not cancel.wait(0)
    cancel.cancel()
    assert cancel.wait(600)
