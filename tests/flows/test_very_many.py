"""A stroke on very many occurrences is made behind its progress, whatever it does, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from editor_at_work import Editor
from review_records import record

from editorial.desktop.dialogs.working import WorkingDialog
from editorial.desktop.findings.list.filters import FindingStage
from editorial.desktop.reviewing import reviewer
from editorial.domain.annotation import Entity
from editorial.domain.library import AuthorityRecord
from editorial.domain.record import Record
from editorial.jobs.progress import Cancel
from editorial.review.outline import Outline

Keys = tuple[str | Callable[[Editor], None], ...]


def typed(words: str) -> Callable[[Editor], None]:
    """Type into the question that is open."""
    return lambda editor: editor.type(words)


LEAVE_ONE_OUT: Keys = ("E", "Down", "Space")
STROKES: dict[str, Keys] = {
    "confirm": ("Return",),
    "reject": ("X",),
    "unsure": ("U",),
    "flag": ("F",),
    "type": ("O",),
    "merge": ("M", typed("northwind"), "Return"),
    "rename": ("F2", typed("Saltmere Port"), "Return"),
    "rename some": (*LEAVE_ONE_OUT, "F2", typed("Saltmere Port"), "Return"),
    "link": ("Shift+L", "Return"),
    "split": (*LEAVE_ONE_OUT, "Shift+M", "Return"),
    "paragraph": ("R", "Return"),
    "confirm several": ("Shift+Down", "Return", "Return"),
    "flag several": ("Shift+Down", "F", "Return"),
    "type of several": ("Shift+Down", "O", "Return"),
    "merge several": ("Down", "Shift+Down", "M", "Return"),
    "merge as offered": ("Down", "Y"),
}
strokes = pytest.mark.parametrize("keys", STROKES.values(), ids=STROKES)


@pytest.fixture
def harbour(editor: Editor) -> Editor:
    made = record()
    entities = {**made.entities, "e2": Entity("e2", "Ada Brook", "PERSON"), "e5": Entity("e5", "Brook", "PERSON")}
    mentions = {**made.mentions, "m3": replace(made.mentions["m3"], entity="e5")}
    editor.add(Record.of(made.article, standing=made.standing, entities=entities.values(), mentions=mentions.values()))
    editor.window.desk.library.put_authority_records([AuthorityRecord("a1", "Saltmere", "PLACE")])
    editor.open("Harbour")
    editor.window.findings.list.setFocus()
    editor.window.reviewer.focus_key("name:e1")
    return editor


def working(editor: Editor) -> list[WorkingDialog[object]]:
    return [one for one in editor.window.findChildren(WorkingDialog) if one.isVisible()]


def make(editor: Editor, keys: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press keys, and let every stroke be one on very many."""
    monkeypatch.setattr(reviewer, "MANY", 0)
    for key in keys:
        editor.press(key) if isinstance(key, str) else key(editor)


@strokes
def test_a_stroke_is_made_behind_its_progress_and_one_undo_takes_it_back(
    harbour: Editor, monkeypatch: pytest.MonkeyPatch, keys: Keys
) -> None:
    untouched = harbour.record
    make(harbour, keys, monkeypatch)
    assert len(working(harbour)) == 1
    harbour.bot.waitUntil(lambda: not harbour.window.findChildren(WorkingDialog))
    assert harbour.record != untouched
    harbour.window.activateWindow()
    harbour.bot.waitUntil(harbour.window.isActiveWindow)
    harbour.press("Ctrl+Z")
    harbour.bot.waitUntil(lambda: not harbour.window.findChildren(WorkingDialog))
    assert harbour.record == untouched


@strokes
def test_a_stopped_stroke_leaves_nothing_done(harbour: Editor, monkeypatch: pytest.MonkeyPatch, keys: Keys) -> None:
    held, real = threading.Event(), Cancel.check

    def check(cancel: Cancel) -> None:
        assert held.wait(10)
        real(cancel)

    monkeypatch.setattr(Cancel, "check", check)
    untouched = harbour.record
    make(harbour, keys, monkeypatch)
    (dialog,) = working(harbour)
    harbour.bot.waitUntil(dialog.isActiveWindow)
    harbour.press("Esc")
    held.set()
    harbour.bot.waitUntil(lambda: harbour.said() == "Stopped: nothing was changed")
    assert harbour.window.desk.library.load("harbour").record == harbour.record == untouched
    assert not harbour.window.desk.history("harbour")


@strokes
def test_what_the_views_show_after_it_is_what_the_article_opens_with(
    harbour: Editor, monkeypatch: pytest.MonkeyPatch, keys: Keys
) -> None:
    make(harbour, keys, monkeypatch)
    harbour.bot.waitUntil(lambda: not harbour.window.findChildren(WorkingDialog))
    shown = seen(harbour)
    harbour.window.reviewer.open("harbour")
    assert seen(harbour) == shown


def test_what_was_just_decided_stays_in_the_list_whatever_the_filter(
    harbour: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    findings = harbour.window.findings
    findings.set_filter(findings.filter._replace(stage=FindingStage.UNDECIDED))
    assert findings.list.rows is not None
    listed = findings.list.rows.keys()
    make(harbour, ("Return",), monkeypatch)
    harbour.bot.waitUntil(lambda: not harbour.window.findChildren(WorkingDialog))
    assert "name:e1" in listed
    assert findings.list.rows.keys() == listed


def test_what_the_views_show_is_not_made_on_the_thread_of_the_window(
    harbour: Editor, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []
    real = Outline.__init__

    def note(outline: Outline, *args: Any) -> None:
        threads.append(threading.current_thread())
        real(outline, *args)

    monkeypatch.setattr(Outline, "__init__", note)
    monkeypatch.setattr(Outline, "update", lambda *_: pytest.fail("the outline was changed beside the window"))
    make(harbour, ("Return",), monkeypatch)
    harbour.bot.waitUntil(lambda: not harbour.window.findChildren(WorkingDialog))
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def seen(editor: Editor) -> tuple[object, ...]:
    """Return the items, the rows of the list, and the highlights of the page."""
    window = editor.window
    rows, outline, index = window.findings.list.rows, window.reviewer.outline, window.view._index
    refs = sorted(editor.record.refs())
    assert rows is not None
    assert outline is not None
    return [*outline.items], [rows[place] for place in range(len(rows))], [(ref, index.of(ref)) for ref in refs]
