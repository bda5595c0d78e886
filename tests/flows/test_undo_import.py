"""An import is one step of undo: what it brought goes and comes back at once, and nothing else with it."""

from __future__ import annotations

import json
from pathlib import Path

from editor_at_work import LONG, Editor
from library_case import READY, article
from PySide6.QtCore import Qt
from review_records import record

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.dialogs.deleting import DeleteDialog
from editorial.domain.article import State
from editorial.domain.record import Record
from editorial.formats.record.json_codec import dump
from editorial.formats.record.serialise import to_record
from editorial.review.commands.standing import SetAside
from editorial.review.desk import Desk

TRAM = article("tram", "Tram late", "Nobody came.", READY, source="wire.txt", published=None)
QUAY = article("quay", "Quay shut", "Costs rise.", READY, source="wire.txt", published=None)


def file(folder: Path, one: Record) -> Path:
    path = folder / f"{one.article.id}.json"
    path.write_bytes(dump(to_record(one)))
    return path


def bring(editor: Editor, *paths: Path) -> None:
    editor.bring(*paths)
    editor.bot.waitUntil(lambda: "imported" in editor.said(), timeout=LONG)
    editor.window.refresher.flush()


def there(editor: Editor) -> set[str]:
    rows = {row.id for row in editor.window.desk.queue()}
    assert {row.id for row in editor.window.queue.model.rows} == rows
    return rows


def asked(editor: Editor) -> DeleteDialog:
    dialog = editor.window.findChildren(DeleteDialog)[-1]
    editor.bot.waitUntil(dialog.isActiveWindow)
    return dialog


def answer(editor: Editor, key: str) -> None:
    dialog = asked(editor)
    editor.press(key)
    editor.bot.waitUntil(lambda: dialog not in editor.window.findChildren(DeleteDialog))
    editor.window.activateWindow()
    editor.bot.waitUntil(editor.window.isActiveWindow)


def test_undo_takes_out_all_that_an_import_brought_and_redo_brings_it_back(editor: Editor, tmp_path: Path) -> None:
    editor.add(record())
    editor.open("Harbour plan")
    editor.press("Return")
    before = editor.record
    bring(editor, file(tmp_path, TRAM), file(tmp_path, QUAY))
    stored = editor.window.desk.library.load("tram")
    assert editor.window.bindings.actions[ActionId.UNDO].text() == "&Undo import 2 articles"
    editor.press("Ctrl+Z")
    assert there(editor) == {"harbour"}
    assert editor.record == before
    assert "2 articles were taken out again; redo brings them back" in editor.said()
    assert editor.window.bindings.actions[ActionId.REDO].text() == "&Redo import 2 articles"
    editor.press("Ctrl+Shift+Z")
    assert there(editor) == {"harbour", "tram", "quay"}
    assert editor.window.desk.library.load("tram") == stored
    editor.press("Ctrl+Z", "Ctrl+Z")
    assert there(editor) == {"harbour"}
    assert not any(row.status.decided for row in editor.record.mentions.values())


def test_the_message_of_an_import_undoes_it_until_something_is_decided(editor: Editor, tmp_path: Path) -> None:
    editor.add(record())
    editor.open("Harbour plan")
    button = editor.window.messages.undo
    bring(editor, file(tmp_path, TRAM))
    assert button.isVisible()
    editor.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert there(editor) == {"harbour"}
    assert not button.isVisible()
    bring(editor, file(tmp_path, QUAY))
    editor.press("Return")
    assert not button.isVisible()
    editor.press("Ctrl+Z")  # the decision
    assert there(editor) == {"harbour", "quay"}
    editor.press("Ctrl+Z")
    assert there(editor) == {"harbour"}


def test_what_was_decided_and_undone_again_needs_no_question(editor: Editor, tmp_path: Path) -> None:
    bring(editor, file(tmp_path, record()), file(tmp_path, QUAY))
    editor.open("Harbour plan")
    editor.press("Return", "Ctrl+Z", "Ctrl+Z")
    assert editor.window.desk.queue() == []
    assert editor.window.panes.page.currentWidget() is editor.window.panes.empty
    editor.press("Ctrl+Shift+Z")
    assert there(editor) == {"harbour", "quay"}
    editor.press("Ctrl+Shift+Z")
    assert any(row.status.decided for row in editor.record.mentions.values())


def test_what_was_decided_since_does_not_go_without_a_question(editor: Editor, tmp_path: Path) -> None:
    editor.add(TRAM)
    bring(editor, file(tmp_path, record()), file(tmp_path, QUAY))
    with Desk.at(editor.window.desk.path) as other:
        other.apply_to("quay", SetAside())
    editor.press("Ctrl+Z")
    dialog = asked(editor)
    assert dialog.question.text() == "Undo the import of 2 articles? Since then they were worked on or exported."
    assert "1 decision" in dialog.going.text()
    answer(editor, "Return")  # which is Cancel
    assert there(editor) == {"tram", "harbour", "quay"}
    editor.press("Ctrl+Z")
    answer(editor, "Alt+D")
    assert there(editor) == {"tram"}
    editor.press("Ctrl+Z")
    assert there(editor) == {"tram", "harbour", "quay"}
    assert editor.window.desk.queue_rows(["quay"])[0].state is State.SET_ASIDE
    assert editor.window.bindings.actions[ActionId.UNDO].text() == "&Undo import 2 articles"


def test_annotations_added_to_an_article_that_was_there_stay_and_the_message_says_so(
    editor: Editor, tmp_path: Path
) -> None:
    editor.add(record())
    text, words = record().article.text, "Monday"
    tagged = [{"id": 1, "start_offset": text.index(words), "end_offset": text.index(words) + 6, "label": "DATE"}]
    example = tmp_path / "a.jsonl"
    example.write_text(json.dumps({"text": text, "entities": tagged}), encoding="utf-8")
    bring(editor, file(tmp_path, TRAM), example)
    assert "Undo leaves the annotations that were added to 1 article." in editor.said()
    editor.press("Ctrl+Z")
    assert there(editor) == {"harbour"}
    assert words in {one.span.of(text) for one in editor.window.desk.library.load("harbour").record.mentions.values()}
    assert "“Tram late” was taken out again" in editor.said()


def test_an_import_that_only_added_annotations_is_not_offered_to_undo(editor: Editor, tmp_path: Path) -> None:
    bring(editor, file(tmp_path, TRAM))
    editor.press("Ctrl+Z")
    editor.add(TRAM)
    start = TRAM.article.text.index("Tram")
    tagged = [{"id": 1, "start_offset": start, "end_offset": start + 4, "label": "PRODUCT"}]
    example = tmp_path / "a.jsonl"
    example.write_text(json.dumps({"text": TRAM.article.text, "entities": tagged}), encoding="utf-8")
    bring(editor, example)
    assert "annotations added to 1 article" in editor.said()
    assert not editor.window.messages.undo.isVisible()
    assert not editor.window.bindings.actions[ActionId.UNDO].isEnabled()
    assert "Undo" not in editor.said()


def test_what_the_editor_did_while_an_import_ran_is_undone_first(editor: Editor, tmp_path: Path) -> None:
    editor.add(record())
    editor.open("Harbour plan")
    editor.window.work.import_paths([file(tmp_path, TRAM)])
    editor.press("Return")
    editor.bot.waitUntil(lambda: "imported" in editor.said() and editor.is_ready(), timeout=LONG)
    assert not editor.window.messages.undo.isVisible()
    editor.press("Ctrl+Z")
    editor.window.refresher.flush()
    assert there(editor) == {"harbour", "tram"}
    assert not any(row.status.decided for row in editor.record.mentions.values())
    editor.press("Ctrl+Z")
    assert there(editor) == {"harbour"}


def tagged(path: Path, *of: tuple[Record, str, str]) -> Path:
    """Write an example for each article with some words of it tagged as another program does."""
    lines = []
    for one, words, label in of:
        text = one.article.text
        start = text.index(words)
        span = {"id": 1, "start_offset": start, "end_offset": start + len(words), "label": label}
        lines.append(json.dumps({"text": text, "entities": [span]}))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def bring_decided(editor: Editor, path: Path) -> None:
    editor.window.work.import_decided([path])
    editor.bot.waitUntil(lambda: "imported" in editor.said(), timeout=LONG)
    editor.bot.waitUntil(editor.is_ready, timeout=LONG)
    editor.window.refresher.flush()


def decided(editor: Editor, *article_ids: str) -> list[str]:
    """Return the words of the names that are decided in some articles, as the library holds them."""
    records = [editor.window.desk.library.load(one).record for one in article_ids]
    return [
        mention.span.of(one.article.text)
        for one in records
        for mention in one.mentions.values()
        if mention.status.decided
    ]


def test_what_an_import_decided_in_articles_that_were_there_is_undone_at_one_stroke(
    editor: Editor, tmp_path: Path
) -> None:
    editor.add(record())
    editor.add(TRAM)
    editor.open("Harbour plan")
    bring_decided(editor, tagged(tmp_path / "a.jsonl", (record(), "Monday", "DATE"), (TRAM, "Tram", "PRODUCT")))
    assert decided(editor, "harbour", "tram") == ["Monday", "Tram"]
    assert editor.window.messages.undo.isVisible()
    assert "Undo leaves the annotations that were added to 2 articles." in editor.said()
    editor.press("Ctrl+Z")
    editor.bot.waitUntil(lambda: not decided(editor, "harbour", "tram"), timeout=LONG)
    assert not any(one.status.decided for one in editor.record.mentions.values())
    editor.press("Ctrl+Shift+Z")
    editor.bot.waitUntil(lambda: decided(editor, "harbour", "tram") == ["Monday", "Tram"], timeout=LONG)


def test_what_an_import_decided_is_undone_after_what_was_decided_since(editor: Editor, tmp_path: Path) -> None:
    editor.add(record())
    editor.open("Harbour plan")
    bring_decided(editor, tagged(tmp_path / "a.jsonl", (record(), "Monday", "DATE")))
    editor.press("Return")
    assert len(decided(editor, "harbour")) > 1
    editor.press("Ctrl+Z")
    assert decided(editor, "harbour") == ["Monday"]
    editor.press("Ctrl+Z")
    assert decided(editor, "harbour") == []
    assert not editor.window.bindings.actions[ActionId.UNDO].isEnabled()


def test_new_articles_of_an_import_go_after_what_it_decided_in_others(editor: Editor, tmp_path: Path) -> None:
    editor.add(record())
    editor.open("Harbour plan")
    bring_decided(editor, tagged(tmp_path / "a.jsonl", (record(), "Monday", "DATE"), (TRAM, "Tram", "PRODUCT")))
    assert len(there(editor)) == 2
    assert not editor.window.messages.undo.isVisible()
    editor.press("Ctrl+Z")
    assert (decided(editor, "harbour"), len(there(editor))) == ([], 2)
    editor.press("Ctrl+Z")
    assert there(editor) == {"harbour"}
