"""A format that is only in the registry is offered, imported and exported like the others."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import made_up_format
import pytest

from editorial.domain.errors import EditorialError
from editorial.formats import registry
from editorial.formats.reading.source import Source
from editorial.jobs import file_formats
from editorial.jobs.exporting import Export
from editorial.jobs.importing import Import
from editorial.jobs.progress import finish
from editorial.jobs.reading import records_of
from editorial.storage.library import Library

PIPES = "First|One. Nothing more.\nbroken\nSecond|Two. Nothing more.\n"


@pytest.fixture
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, made_up_format.FORMAT))


@pytest.mark.usefixtures("_registered")
def test_it_is_offered_with_its_own_words() -> None:
    info = file_formats.export_formats()[-1]
    assert info is file_formats.import_formats()[-1]
    assert (info.id, info.words) == ("pipes", "Pipes: one title and text a line")
    every, *each, last = file_formats.import_filters().split(";;")
    assert every == f"Articles ({' '.join(f'*{suffix}' for suffix in file_formats.import_suffixes())})"
    assert each[0] == "Plain text (*.txt *.text)"
    assert (each[-1], last) == ("Pipes (*.pipes)", "All files (*)")
    assert ".pipes" in file_formats.import_suffixes()
    assert ".pipes" not in file_formats.import_suffixes(file_formats.Content.RECORDS)


@pytest.mark.usefixtures("_registered")
def test_it_is_imported_by_its_suffix_also_from_a_folder_and_goes_on_after_what_is_wrong(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    (folder / "today.PIPES").write_text(PIPES, encoding="utf-8")
    report = finish(Import(library, [folder]))
    assert report.added == ("pipe-1", "pipe-3")
    assert [str(problem) for problem in report.problems] == [f"{folder / 'today.PIPES'}: line 2: there is no bar in it"]
    article = library.load("pipe-3").record.article
    assert (article.title, article.text, article.published) == ("Second", "Two. Nothing more.", "2026-11-22")
    assert (article.source, article.language) == ("today.PIPES", "en")


@pytest.mark.usefixtures("_registered")
def test_it_is_recognised_in_a_stream() -> None:
    source = Source("standard input", stream=io.BytesIO(b"|No title\n"))
    (found,) = records_of(source, head=b"|No")
    assert found.article.source is None
    assert found.article.text == "No title"


@pytest.mark.usefixtures("_registered")
@pytest.mark.parametrize("named", [True, False])
def test_it_is_exported_by_its_id_or_suffix(library: Library, tmp_path: Path, samples: Any, named: bool) -> None:
    library.add(samples.reviewed("one"))
    library.add(samples.reviewed("two", samples.text("Two.")))
    path = tmp_path / ("out.any" if named else "out.pipes")
    report = finish(Export(library, path, "pipes" if named else None))
    assert report.files == (path,)
    assert path.read_text(encoding="utf-8") == "2\nTitle of one|1\nTitle of two|1"
    stream = io.BytesIO()
    finish(Export(library, stream, "pipes"))
    assert stream.getvalue() == path.read_bytes()


@pytest.mark.usefixtures("_registered")
def test_nothing_is_written_if_the_last_step_fails(
    library: Library, tmp_path: Path, samples: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_writer: object) -> None:
        raise EditorialError("the disk is gone")

    library.add(samples.reviewed("one"))
    monkeypatch.setattr(made_up_format.WholeFile, "finish", fail)
    with pytest.raises(EditorialError, match="the disk is gone"):
        finish(Export(library, tmp_path / "out.pipes"))
    assert not list(tmp_path.glob("*out*"))


def test_the_command_line_offers_it(tmp_path: Path) -> None:
    code = (
        "import sys, made_up_format\n"
        "from editorial.formats import registry\n"
        "registry.FORMATS = (*registry.FORMATS, made_up_format.FORMAT)\n"
        "from editorial.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, *map(str, arguments)]
        folder = Path(made_up_format.__file__).parent
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)

    described = run("export", "--help").stdout
    assert "--format FORMAT" in described
    assert "Pipes: one title and text a line" in described
    assert ".pipes" in run("import", "--help").stdout
    path = tmp_path / "in.pipes"
    path.write_text("First|One.\n", encoding="utf-8")
    assert run("import", path).stderr.splitlines()[-1] == "editorial: 1 article imported."
    assert run("export", "--unverified", "--format", "pipes").stdout == "1\nFirst|0"
    assert run("export", "--format", "xml").returncode == 2


def test_the_files_that_an_export_would_replace_are_known_beforehand(tmp_path: Path) -> None:
    def written(format_id: str, name: str) -> list[str]:
        return [path.name for path in file_formats.files_written(format_id, tmp_path / name)]

    assert written("jsonl", "out.csv") == ["out.csv"]
    assert written("json", "out.json") == ["out.json"]
    assert written("json", "out") == []
    assert written("csv", "out.csv") == ["out-quotes.csv", "out-names.csv"]
    assert written("csv", "out") == ["out-quotes.csv", "out-names.csv"]
    assert file_formats.export_format("json").name == "JSON"
    with pytest.raises(EditorialError, match="no format"):
        file_formats.files_written("xml", tmp_path)
