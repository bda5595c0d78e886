"""What colleagues write and change in a Word document comes back: comments as notes, changes as a later version."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import made_documents as made
import pytest

from editorial.domain.annotation import NoteKind
from editorial.domain.article import State
from editorial.domain.text import Span
from editorial.jobs.export_options import Include
from editorial.jobs.exporting import Export
from editorial.jobs.import_report import Outcome
from editorial.jobs.importing import Import, Look
from editorial.jobs.progress import finish
from editorial.review.desk import Desk
from editorial.review.wording.summaries import decision_words
from editorial.storage.library import Library


def exported(library: Library, folder: Path) -> Path:
    target = folder / "from us.docx"
    finish(Export(library, target, "docx", include=Include(undecided=True, unverified=True)))
    return target


def edited(document: Path, name: str, *changes: tuple[str, str]) -> Path:
    """Return a document with words of its parts replaced, each of which stands there once."""
    target = document.with_name(name)
    left = dict(changes)
    with ZipFile(document) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part).decode()
            for words in [one for one in left if text.count(one) == 1]:
                text = text.replace(words, left.pop(words))
            new.writestr(part, text)
    assert not left
    return target


def commented(document: Path, name: str, *changes: tuple[str, str]) -> Path:
    """Return a document in which a colleague commented on the quote, with its marks, and on the word *shut*."""
    said = "".join(
        f'<w:comment w:id="{key}" w:author="Di" w:date="2026-11-30T08:00:00Z">{made.paragraph(made.run(words))}'
        "</w:comment>"
        for key, words in ((70, "On tape?"), (71, "Problem: since when?"))
    )
    words = '<w:t xml:space="preserve">{}</w:t></w:r>'.format
    return edited(
        document,
        name,
        ("</w:comments>", f"{said}</w:comments>"),
        (words("“"), '<w:t/></w:r><w:commentRangeStart w:id="70"/><w:r>' + words("“")),
        (words(",” said "), words(",”") + '<w:commentRangeEnd w:id="70"/><w:r>' + words(" said ")),
        (
            words("Bridge stays shut"),
            f'{words("Bridge stays ")}<w:commentRangeStart w:id="71"/><w:r>'
            f'{words("shut")}<w:commentRangeEnd w:id="71"/>',
        ),
        *changes,
    )


def test_comments_on_an_unchanged_text_become_notes_on_its_quotes_and_words_in_one_decision(
    library: Library, samples: Any, tmp_path: Path
) -> None:
    library.add(samples.reviewed())
    back = commented(exported(library, tmp_path), "from Di.docx")
    desk = Desk(library)
    place = desk.imports.begin()
    report = finish(Import(library, [back]))
    assert desk.imports.end(place, report.new, report.decisions)
    assert not report.suggested_in, "undo leaves nothing"
    (row,) = report.rows
    assert row.outcome is Outcome.JOINED
    assert row.reason == "its text is in the library already; 2 comments added as notes"
    loaded = library.load("bridge").record
    text = loaded.article.text
    found = [(one.kind, one.text, one.by, one.on, one.span and one.span.of(text)) for one in loaded.notes.values()]
    assert found == [
        (NoteKind.PROBLEM, "since when?", "Di", None, "shut"),
        (NoteKind.COMMENT, "On tape?", "Di", "q1", None),
    ]
    assert loaded.standing.state is State.VERIFIED, "a note decides nothing"
    assert decision_words(library.log("bridge")[-1]) == "add 2 notes from “from Di.docx”"
    (again,) = finish(Import(library, [back])).rows
    assert (again.outcome, again.reason) == (
        Outcome.SAME,
        "its text is in the library already, and its comments are notes there",
    )
    desk.undo()
    assert not library.load("bridge").record.notes
    desk.redo()
    Desk(library).undo()
    assert not library.load("bridge").record.notes


def test_a_changed_text_comes_in_as_a_later_version_with_the_comments_whatever_the_file_is_called(
    library: Library, samples: Any, tmp_path: Path
) -> None:
    library.add(samples.reviewed())
    back = commented(
        exported(library, tmp_path), "v2.docx", (" left.</w:t></w:r>", f" left</w:t></w:r>{made.inserted(' early.')}")
    )
    report = finish(Import(library, [back]))
    (row,) = report.rows
    assert row.outcome is Outcome.SUPERSEDES
    assert "2 comments taken as notes" in row.reason
    assert row.article_id is not None
    later = library.load(row.article_id).record
    assert (later.article.supersedes, later.article.title) == ("bridge", "Title of bridge")
    assert later.article.text.endswith("Lima left early.")
    assert [(one.text, one.span and one.span.of(later.article.text)) for one in later.notes.values()] == [
        ("since when?", "shut"),
        ("On tape?", "“It wobbles 🌉,”"),
    ]


def test_what_a_colleague_deleted_is_shown_before_the_article_is_stored(
    library: Library, samples: Any, tmp_path: Path
) -> None:
    library.add(samples.reviewed())
    back = edited(
        exported(library, tmp_path), "v2.docx", (" left.</w:t></w:r>", "</w:t></w:r>" + made.deleted(" left."))
    )
    report = finish(Import(library, [back], look=Look.FIRST))
    (held,) = report.held
    assert held.arrival.losses == "1 passage cut (deleted in a tracked change)"
    report = finish(Import(library, seen=[held.arrival], look=Look.NEVER))
    assert [one.outcome for one in report.rows] == [Outcome.SUPERSEDES]


@pytest.mark.parametrize("words", ["Who?", "Problem: who?"])
def test_a_document_with_comments_alone_is_stored_at_once_and_says_how_many(
    library: Library, tmp_path: Path, words: str
) -> None:
    body = made.paragraph(made.run("It is ") + '<w:commentRangeStart w:id="0"/>' + made.run("late"))
    said = f'<w:comment w:id="0" w:author="Di">{made.paragraph(made.run(words))}</w:comment>'
    (tmp_path / "a.docx").write_bytes(made.docx(body, {"comments": said}))
    report = finish(Import(library, [tmp_path / "a.docx"], look=Look.FIRST))
    (row,) = report.rows
    assert (row.outcome, row.reason) == (Outcome.TAKEN, "1 comment taken as a note")
    assert row.article_id is not None
    (note,) = library.load(row.article_id).record.notes.values()
    assert (note.by, note.span) == ("Di", Span(6, 10))


def test_tracked_changes_in_a_document_of_another_name_supersede_the_article_that_they_were_made_in(
    library: Library, tmp_path: Path
) -> None:
    rest = made.paragraph(made.run("It wobbles, said Ana Lima."))
    (tmp_path / "story.docx").write_bytes(made.docx(made.paragraph(made.run("Bridge shut")) + rest))
    (first,) = finish(Import(library, [tmp_path / "story.docx"])).added
    mark = '<w:pPr><w:rPr><w:ins w:id="5" w:author="B"/></w:rPr></w:pPr>'
    head = made.run("Bridge ") + made.deleted("shut") + made.inserted("closed")
    new = f"<w:p>{mark}{made.inserted('All new. ' * 40)}</w:p>"
    (tmp_path / "final v2.docx").write_bytes(made.docx(made.paragraph(head) + new + rest))
    (row,) = finish(Import(library, [tmp_path / "final v2.docx"])).rows
    assert row.outcome is Outcome.SUPERSEDES
    assert row.article_id is not None
    assert library.load(row.article_id).record.article.supersedes == first
