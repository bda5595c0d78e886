"""What the software found in the open article is read on another thread and shown without disturbing the editor."""

from __future__ import annotations

import threading

import pytest
from editor_at_work import Editor

from editorial.desktop.article.highlights import highlights, missed_highlights
from editorial.desktop.findings.list.filters import Filter, FindingStage
from editorial.domain.annotation import Mention, Origin, Provenance
from editorial.domain.errors import StorageError
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Change, Record, Ref, Table
from editorial.domain.text import Span
from editorial.review.outline import Outline
from editorial.review.session import Session

FOUND = Mention("n1", Span(0, 4), "ORG", None, Provenance(Origin.MODEL, score=0.2))
MISSED = (PossiblyMissed(Span(5, 7), 0.3),)


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    editor.open("Harbour plan")
    return editor


def put(editor: Editor) -> None:
    """Store a new suggestion, as a job does."""
    library = editor.window.desk.library
    version = library.version("harbour")
    library.put_suggestions("harbour", [Change(None, FOUND)], version, possibly_missed=MISSED, model="m@1")


def arrive(editor: Editor) -> None:
    """Store a new suggestion and wait until it is shown."""
    put(editor)
    editor.window.work.article_changed.emit("harbour")
    editor.bot.waitUntil(lambda: not editor.window.reloader.reading)


def shown(editor: Editor) -> list[object]:
    rows = editor.window.findings.list.rows
    assert rows is not None
    return [(row.kind, row.key) for row in map(rows.__getitem__, range(len(rows)))]


def test_what_is_shown_is_what_opening_the_article_would_show(harbour: Editor) -> None:
    arrive(harbour)
    reviewer, view = harbour.window.reviewer, harbour.window.view
    record: Record = harbour.window.desk.library.load("harbour").record
    assert reviewer.record == record
    assert reviewer.missed == MISSED
    assert reviewer.outline is not None
    assert [*reviewer.outline.items] == [*Outline(record, reviewer.shown, MISSED).items]
    painted = [*highlights(record, harbour.window.article.visibility), *missed_highlights(record, MISSED)]
    assert FOUND.id in {item.ref.id for item in painted}
    assert [item for one in painted for item in view._index.of(one.ref)] == painted
    before = shown(harbour)
    harbour.open("Ferry boats")
    harbour.open("Harbour plan")
    assert shown(harbour) == before


def test_the_window_s_own_thread_reads_and_works_out_nothing(harbour: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []
    made = Outline.__init__

    def watched(outline: Outline, *arguments: object) -> None:
        threads.append(threading.current_thread())
        made(outline, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Outline, "__init__", watched)
    arrive(harbour)
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_focus_selection_search_and_place_stay_where_they_are(harbour: Editor) -> None:
    window = harbour.window
    window.view.set_font_size(40)
    window.reviewer.focus_ref(Ref(Table.QUOTE, "q1"))
    focus = window.reviewer.item
    assert focus is not None
    window.view.select_span(Span(20, 30))
    window.view.set_search([Span(40, 44)])
    window.view.verticalScrollBar().setValue(window.view.verticalScrollBar().maximum())
    assert not window.view.visible().box(focus.span)
    document, place, selected = window.view.document(), window.view.scroll_position(), window.view.selected_span()
    assert selected is not None
    arrive(harbour)
    assert window.reviewer.item is not None
    assert window.reviewer.item.key == focus.key
    assert window.view.selected_span() == selected
    assert window.view._scene.found == (Span(40, 44),)
    assert window.view.document() is document
    assert window.view.scroll_position() == place


def test_a_filter_set_meanwhile_holds_for_what_is_read(harbour: Editor) -> None:
    put(harbour)
    harbour.window.reloader.reload("harbour")
    harbour.window.findings.set_filter(Filter(stage=FindingStage.DECIDED))
    harbour.bot.waitUntil(lambda: not harbour.window.reloader.reading)
    assert FOUND.id in harbour.record.mentions
    before = shown(harbour)
    harbour.window.findings.set_filter(Filter())
    assert shown(harbour) != before
    harbour.window.findings.set_filter(Filter(stage=FindingStage.DECIDED))
    assert shown(harbour) == before


def test_what_was_read_of_an_article_that_was_left_is_dropped(harbour: Editor) -> None:
    put(harbour)
    harbour.window.reloader.reload("harbour")
    harbour.open("Ferry boats")
    before = harbour.record
    harbour.bot.waitUntil(lambda: not harbour.window.reloader.reading)
    assert harbour.record is before


def test_two_changes_one_after_the_other_are_both_shown(harbour: Editor) -> None:
    put(harbour)
    harbour.window.reloader.reload("harbour")
    library, other = harbour.window.desk.library, Mention("n2", Span(8, 9), "ORG", None, Provenance(Origin.MODEL))
    version = library.version("harbour")
    library.put_suggestions("harbour", [Change(None, other)], version, possibly_missed=(), model="m@1")
    harbour.window.reloader.reload("harbour")
    harbour.bot.waitUntil(lambda: not harbour.window.reloader.reading)
    assert {"n1", "n2"} <= {*harbour.record.mentions}


def test_an_article_that_nothing_changed_is_not_read_again(harbour: Editor) -> None:
    assert not harbour.window.reloader.reload("harbour")
    assert not harbour.window.reloader.reading


def test_what_cannot_be_read_is_said(harbour: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(session: Session) -> None:
        raise StorageError("the disk could not be read")

    monkeypatch.setattr(Session, "stored", refuse)
    arrive(harbour)
    assert "the disk could not be read" in harbour.said()
