"""An import says of each file what became of it, and stores nothing that looks false before somebody saw it."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from zipfile import ZipFile

import made_documents as made
import pytest
import xlsxwriter

from editorial.jobs.import_preview import changed, is_remembered, likeness, likeness_words
from editorial.jobs.import_report import ImportReport, Outcome
from editorial.jobs.importing import Import, Look, Pasted
from editorial.jobs.large_imports import LONG, MANY
from editorial.jobs.naming_columns import Chosen, NamedTables, Role, alike, remember
from editorial.jobs.progress import Cancel, Progress, finish
from editorial.storage.library import Library

COPY = "Ferry boats lie idle\n\nThe café by the quay is shut.\n\n“It is late,” said Ana Lima."


def put(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def outcomes(report: ImportReport) -> dict[str, Outcome]:
    return {Path(row.source).name: row.outcome for row in report.rows}


def test_each_file_of_a_folder_has_a_row(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    put(folder / "a.txt", COPY)
    put(folder / "b.txt", COPY.replace("\n", "\r\n"))
    put(folder / "c.txt", COPY.replace("café", "ca\u00adfé").replace(" quay", "\u00a0quay") + "\n\n")
    put(folder / "empty.txt", "")
    put(folder / "README.md", "How to use this folder")
    put(folder / "boat.png", b"\x89PNG")
    put(folder / "notes.rst", "Some notes")
    (folder / "link").symlink_to(tmp_path)
    report = finish(Import(library, [folder]))
    assert outcomes(report) == {
        "a.txt": Outcome.TAKEN,
        "b.txt": Outcome.SAME,
        "c.txt": Outcome.SAME,
        "empty.txt": Outcome.REFUSED,
        "README.md": Outcome.LEFT_OUT,
        "boat.png": Outcome.LEFT_OUT,
        "notes.rst": Outcome.LEFT_OUT,
        "link": Outcome.LEFT_OUT,
    }
    why = {Path(row.source).name: row.reason for row in report.rows}
    assert "invisible characters differ" in why["c.txt"]
    assert "name it itself to import it" in why["README.md"]
    assert "name it itself to have it read as plain text" in why["notes.rst"]
    assert report.words == "1 article imported; 2 were there already; 1 could not be read; 4 were left out."
    named = finish(Import(library, [folder / "README.md", folder / "notes.rst"]))
    assert len(named.added) == 2


def test_a_file_is_read_for_what_is_in_it_not_for_its_suffix(library: Library, tmp_path: Path) -> None:
    put(tmp_path / "a.dat", "---\ntitle: Ferry\n---\nIt is late.")
    put(tmp_path / "b.txt", '{"id": "one", "text": "Tram\\n\\nIt is late."}\n')
    put(tmp_path / "c.txt", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    report = finish(Import(library, [tmp_path / name for name in ("a.dat", "b.txt", "c.txt")]))
    assert [library.load(key).record.article.title for key in report.added] == ["Ferry", "Tram"]
    (problem,) = report.problems
    assert "old Word" in problem.reason


def test_a_few_bad_bytes_are_counted_and_shown_and_utf8_stays_utf8(library: Library, tmp_path: Path) -> None:
    data = COPY.encode().replace("é".encode(), b"\xe9") + b"\n\xff\xfe"
    report = finish(Import(library, [put(tmp_path / "a.txt", data)]))
    (row,) = report.rows
    assert row.reason.startswith("3 bytes are not UTF-8 and became �: line 3, “The caf� by the quay”; line 6")
    text = library.load(report.added[0]).record.article.text
    assert "“It is late,”" in text
    assert text.count("�") == 3


@pytest.mark.parametrize("garbled", ["cp1252", "latin_1"])
def test_garbled_text_is_held_and_offered_set_right(library: Library, tmp_path: Path, garbled: str) -> None:
    right = "Café shut\n\nIt’s late, said Chloé Müller."
    path = put(tmp_path / "a.txt", right.encode().decode(garbled).encode())
    report = finish(Import(library, [path]))
    assert (report.added, outcomes(report)) == ((), {"a.txt": Outcome.HELD})
    assert "” → “Café shut”" in report.rows[0].reason
    assert report.words == "No articles imported; 1 has to be looked at first."
    (held,) = report.held
    mended = finish(Import(library, [path], look=Look.REPAIRED))
    article = library.load(mended.added[0]).record.article
    assert (article.text, article.title) == (right, "Café shut")
    assert "was set right" in mended.rows[0].reason
    kept = finish(Import(library, seen=[held.arrival], look=Look.NEVER))
    assert "Ã©" in library.load(kept.added[0]).record.article.text


def test_entities_in_a_pasted_text_are_held_and_set_right(library: Library) -> None:
    pasted = Pasted("Ferry\n\n&ldquo;Late&rdquo;, said Ana.", "The Echo", "2026-11-30", ("Bo Lind",))
    (held,) = finish(Import(library, pasted=pasted, look=Look.FIRST)).held
    assert held.arrival.mended is not None
    report = finish(Import(library, seen=[held.arrival.mended], look=Look.NEVER))
    article = library.load(report.added[0]).record.article
    assert article.text == "Ferry\n\n“Late”, said Ana."
    assert (article.source, article.published, article.authors) == ("The Echo", "2026-11-30", ("Bo Lind",))


@pytest.mark.skipif(sys.platform == "win32" or sys.platform == "darwin", reason="names of files are Unicode there")
def test_a_name_that_is_not_utf8_has_words(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    path = os.fsencode(folder) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:  # noqa: PTH123
        stream.write(COPY.encode())
    report = finish(Import(library, [folder]))
    assert library.load(report.added[0]).record.article.source == "caf�.txt"
    assert report.rows[0].reason == "the name of the file is not UTF-8, and is kept as “caf�.txt”"


def test_a_later_version_of_the_same_source_supersedes_the_earlier_and_another_article_does_not(
    library: Library, tmp_path: Path
) -> None:
    (first,) = finish(Import(library, [put(tmp_path / "a.txt", COPY)])).added
    changed_copy = COPY.replace("is shut", "has been shut since Monday")
    report = finish(Import(library, [put(tmp_path / "a.txt", changed_copy)]))
    assert outcomes(report) == {"a.txt": Outcome.SUPERSEDES}
    assert library.load(report.added[0]).record.article.supersedes == first
    assert library.load(first).record.article.text == COPY
    assert report.words == "1 article imported; 1 of them supersedes an earlier one."
    other = "Tram late\n\nNobody knows why the line to Harborough stops at the mill; Bo Lind will ask."
    report = finish(Import(library, [put(tmp_path / "a.txt", other)]))
    assert outcomes(report) == {"a.txt": Outcome.TAKEN}


def test_what_is_changed_before_it_is_stored_is_what_is_stored(library: Library) -> None:
    (held,) = finish(Import(library, pasted=Pasted("Ferry\n\n&ldquo;Late&rdquo;."), look=Look.FIRST)).held
    one = held.arrival
    before = one.record.article
    same = changed(one, text=before.text, title=before.title, authors=(), published=None, source=None)
    assert same is one
    other = changed(one, text="Tram\r\n\r\nLate.", title="Tram", authors=("Ana",), published=None, source="The Echo")
    assert (other.record.article.text, other.record.article.id) == ("Tram\n\nLate.", other.record.article.sha256)
    assert likeness(one) == likeness_words(one) == ""  # what looks garbled has to be looked at each time
    assert not is_remembered(one, {""})


def test_a_readme_beside_articles_is_asked_about_in_the_window(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    put(folder / "a.txt", COPY)
    put(folder / "README.md", "How to use this folder")
    report = finish(Import(library, [folder], look=Look.FIRST))
    assert outcomes(report) == {"a.txt": Outcome.TAKEN, "README.md": Outcome.HELD}
    (held,) = report.held
    assert held.doubtful
    assert held.why == "by its name it is no article; name it itself to import it, or tick it here"
    assert len(finish(Import(library, seen=[held.arrival], look=Look.NEVER)).added) == 1


ROWS = "Titel\tWords\nFerry\tIt is late.\nTram\tToo.\n"


def test_a_table_is_held_until_somebody_named_its_columns_and_then_known(library: Library, tmp_path: Path) -> None:
    paths = [put(tmp_path / name, ROWS.replace("late", name)) for name in ("a.tsv", "b.tsv")]
    with ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("inner.tsv", ROWS.replace("late", "zipped"))
    report = finish(Import(library, [*paths, tmp_path / "c.zip"], look=Look.FIRST))
    assert report.words == "No articles imported; 3 have to be looked at first."
    (tables,) = alike(report.tables)
    named = NamedTables(tables, Chosen((Role.TITLE, Role.TEXT)), remember=True)
    remember(library, named)
    assert len(finish(Import(library, seen=named.sources, look=Look.AGREED)).added) == 4  # “Too.” is there three times
    paths = [put(tmp_path / "d.tsv", ROWS.replace("late", "known"))]
    assert len(finish(Import(library, paths, look=Look.FIRST)).added) == 1
    assert not finish(Import(library, [tmp_path / "d.tsv"])).problems  # in the shell, too


def test_what_is_not_to_be_remembered_is_asked_again(library: Library, tmp_path: Path) -> None:
    paths = [put(tmp_path / "a.tsv", ROWS)]
    (tables,) = alike(finish(Import(library, paths, look=Look.FIRST)).tables)
    remember(library, NamedTables(tables, Chosen((Role.TITLE, Role.TEXT))))
    remember(library, NamedTables(tables, Chosen((Role.TITLE, Role.TEXT), headed=False), remember=True))
    assert finish(Import(library, paths, look=Look.FIRST)).tables


def test_the_sheet_of_workbooks_is_picked_for_those_alike_and_remembered_only_if_asked(
    library: Library, tmp_path: Path
) -> None:
    for name, first in (("a", "late"), ("b", "early"), ("c", "idle")):
        (tmp_path / f"{name}.xlsx").write_bytes(workbook(first, "Y2025" if name != "c" else "Y2026"))
    paths = sorted(tmp_path.glob("*.xlsx"))
    report = finish(Import(library, paths, look=Look.FIRST))
    first, other = alike(report.tables)
    assert [len(first), len(other)] == [2, 1]
    chosen = Chosen((Role.TITLE, Role.TEXT), sheet="Y2025")
    named = NamedTables(first, chosen, remember=True)
    remember(library, named)
    assert len(finish(Import(library, seen=named.sources, look=Look.AGREED)).added) == 2
    (first, _) = alike(finish(Import(library, paths, look=Look.FIRST)).tables)
    assert [one.proposed for one in first[0].table.choices][1] == (Role.TITLE, Role.TEXT)
    remember(library, NamedTables(first, chosen, remember_sheet=True))
    report = finish(Import(library, paths[:2], look=Look.FIRST))
    assert not report.tables
    assert [row.outcome for row in report.rows] == [Outcome.LEFT_OUT, Outcome.SAME] * 2


def workbook(word: str, second: str) -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    for name in ("Y2024", second):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["Titel", "Words"])
        sheet.write_row(1, 0, [name, f"{name} is {word}."])
    book.close()
    return data.getvalue()


@pytest.mark.parametrize("look", [Look.FIRST, Look.AGREED, Look.NEVER])
def test_a_long_table_can_be_stopped_while_its_rows_load(library: Library, tmp_path: Path, look: Look) -> None:
    path = put(tmp_path / "a.csv", "title,text\n" + "".join(f"Ferry {at},It is late {at}.\n" for at in range(1_000)))
    cancel = Cancel()
    job = Import(library, [path], look=look).run(cancel)
    shares = []
    report = None
    while report is None:
        try:
            progress = next(job)
        except StopIteration as end:
            report = end.value
        else:
            shares.append(progress.share)
            if progress.share > 0.3:
                cancel.cancel()
    assert 0.3 < max(shares) < 0.5
    assert report.cancelled
    assert len(report.added) < 500


def test_a_file_of_very_many_articles_is_stored_only_after_somebody_agreed(library: Library, tmp_path: Path) -> None:
    lines = [f'{{"text": "Letter {number}\\n\\nDear editor."}}' for number in range(MANY + 2)]
    path = put(tmp_path / "letters.jsonl", "\n".join(lines))
    report = finish(Import(library, [path], look=Look.FIRST))
    assert (report.added, report.waits) == ((), True)
    (large,) = report.large
    assert large.why == "it holds more than 200 articles, 1 MB"
    assert large.first[0] == "Letter 0: Dear editor."
    assert len(finish(Import(library, large.paths, look=Look.AGREED)).added) == MANY + 2
    put(path, "\n".join(line.replace("editor", "all") for line in lines[:MANY]))
    assert len(finish(Import(library, [path], look=Look.FIRST)).added) == MANY  # that is not so much


def test_a_folder_of_very_many_files_is_read_only_after_somebody_agreed(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    put(folder / "README.md", "How to use this folder")
    for number in range(MANY + 1):
        put(folder / f"{number}.txt", f"Letter {number}\n\nDear editor.")
    report = finish(Import(library, [folder], look=Look.FIRST))
    (large,) = report.large
    assert (large.paths, report.added) == ((folder,), ())
    assert large.why.startswith("these are 202 files")
    report = finish(Import(library, large.paths, look=Look.AGREED))
    assert (len(report.added), len(report.held)) == (MANY + 1, 1)  # the README is still asked about


def test_a_very_long_article_is_shown_first(library: Library, tmp_path: Path) -> None:
    path = put(tmp_path / "book.txt", "A book\n\n" + "It is late. " * (LONG // 3 + 1))
    (held,) = finish(Import(library, [path], look=Look.FIRST)).held
    assert held.why == "it is very long: 30,005 words"
    assert finish(Import(library, [path])).added  # a command says what is meant


def test_a_cancel_while_a_file_is_looked_over_stores_nothing_of_it(library: Library, tmp_path: Path) -> None:
    path = put(tmp_path / "a.jsonl", '{"text": "One"}\n{"text": "Two"}\n')
    cancel = Cancel()

    def stop(progress: Progress) -> None:
        if progress.words == "Reading a.jsonl":
            cancel.cancel()

    report = finish(Import(library, [path], look=Look.FIRST), stop, cancel)
    assert (report.cancelled, report.added) == (True, ())


@pytest.mark.parametrize("look", [Look.FIRST, Look.GARBLED])
def test_a_long_document_is_stopped_between_its_pages(library: Library, tmp_path: Path, look: Look) -> None:
    path = put(tmp_path / "a.pdf", made.pdf(*([(50, 700, f"Ferry {number} idle.")] for number in range(9))))
    cancel = Cancel()
    shares: list[float] = []

    def stop(progress: Progress) -> None:
        shares.append(progress.share)
        if progress.share:
            cancel.cancel()

    report = finish(Import(library, [path], look=look), stop, cancel)
    assert (report.cancelled, report.rows, library.queue()) == (True, (), [])
    assert max(shares) == pytest.approx(1 / 9)
