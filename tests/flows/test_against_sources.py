"""The check against sources, from attaching to the exported sheet: what is decided is decided by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import made_documents as made
import pytest
from editor_at_work import Editor
from review_records import record

from editorial.domain.article import State
from editorial.domain.settings import Setting
from editorial.domain.source_check import CheckGate, CheckOutcome
from editorial.jobs.source_checking import LookedUp

TAPE = """[00:00:05] ADA BROOK: We waited far too long.\r
[00:14:32] ADA BROOK: Now we build.\r
[00:15:01] TOM VALE: It is a bad plan 🚢, I said so in May.\r
"""
RELEASE = made.docx(made.paragraph(made.run("“We waited too long. Now we build,” said Ada Brook.")))


@pytest.fixture
def editor(start: Callable[[], Editor]) -> Editor:
    editor = start()
    editor.add(record())
    editor.window.desk.set_setting(Setting.CHECKS, CheckGate.MARKS.value)
    editor.open("Harbour plan")
    return editor


class Asked:
    """Stands for a job that ended before it could be cancelled."""

    def cancel(self) -> None:
        pass


def attach(editor: Editor, *files: Path) -> None:
    """Attach files as if they were dropped on the window."""
    editor.window.source_pane.get().attach_files(files)
    editor.bot.waitUntil(lambda: len(editor.record.sources) == len(files))
    settle(editor)
    editor.window.view.setFocus()


def settle(editor: Editor) -> None:
    """Wait until the quotes are looked up."""
    editor.bot.waitUntil(lambda: not editor.window.source_pane.get().matches.busy)


def outcomes(editor: Editor) -> dict[str, CheckOutcome]:
    return {key: one.check.outcome for key, one in editor.record.quotes.items() if one.check is not None}


def test_an_article_is_checked_against_two_sources_verified_and_its_sheet_exported(
    editor: Editor, tmp_path: Path
) -> None:
    tape, release = tmp_path / "tape.txt", tmp_path / "release.docx"
    tape.write_bytes(TAPE.encode())
    release.write_bytes(RELEASE)
    attach(editor, tape, release)
    for _ in range(20):
        editor.press("Return")
    editor.press("Ctrl+Return")
    assert editor.record.standing.state is State.IN_REVIEW
    assert editor.said().startswith("3 quotes are not checked: decide,")
    pane = editor.window.panes.beside.sources
    settle(editor)
    assert pane.verdict.text().startswith("As in the source")
    assert "“tape.txt” has it otherwise: altered" in pane.details.text()
    editor.press("Shift+V")
    editor.press("Z", "Shift+V")
    assert outcomes(editor) == dict.fromkeys(("q1", "q2", "q3"), CheckOutcome.CHECKED)
    editor.press("Ctrl+Return")
    assert editor.record.standing.state is State.VERIFIED
    editor.press("Ctrl+E")
    dialog = editor.dialog("Export")
    dialog.form.choose("check-sheet")
    target = tmp_path / "sheet.html"
    dialog.path.selectAll()
    editor.bot.keyClicks(dialog.path, str(target))
    editor.click(dialog.go)
    editor.bot.waitUntil(target.exists)
    sheet = target.read_text(encoding="utf-8")
    assert "2 quotes: 2 checked" in sheet
    assert "TOM VALE, 00:15:01" in sheet
    assert "release.docx" in sheet


def test_what_an_earlier_look_up_still_sends_is_not_taken_for_what_was_asked_last(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tape = tmp_path / "tape.txt"
    tape.write_bytes(TAPE.encode())
    attach(editor, tape)
    matches = editor.window.source_pane.get().matches
    sent: list[Callable[[LookedUp], object]] = []
    monkeypatch.setattr(matches, "_start", lambda _job, **calls: sent.append(calls["done"]) or Asked())
    matches.refresh()
    matches.refresh()
    first, last = sent
    first(LookedUp(editor.record.article.id))
    assert matches.busy
    last(LookedUp(editor.record.article.id))
    assert not matches.busy
