"""A verified article: what takes that away says so, what waits besides is named, and an override never looks plain."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from editor_at_work import Editor
from PySide6.QtWidgets import QPushButton
from review_records import TEXT, at, record

from editorial.desktop.wording.queue import detail, sign
from editorial.domain.annotation import How, Kind, Origin, Provenance, Quote, Status
from editorial.domain.article import Left, State
from editorial.domain.library import QueueRow
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import Record, Ref, Table
from editorial.jobs.exporting import Export
from editorial.review.commands.standing import Verify
from editorial.review.desk import Desk

AGAIN = "This article was verified; it is in review again. Ctrl+Z takes that back"


def decided(*, alias: str = "") -> Record:
    """The article with every suggestion confirmed."""
    made = record()
    mentions = {key: replace(one, status=Status.CONFIRMED) for key, one in made.mentions.items()}
    quotes = {
        key: replace(
            one,
            status=Status.CONFIRMED,
            speakers=tuple(
                replace(who, resolution=replace(who.resolution, status=Status.CONFIRMED)) if who.resolution else who
                for who in one.speakers
            ),
        )
        for key, one in made.quotes.items()
    }
    brook = replace(made.entities["e2"], possible_aliases=(alias,) if alias else ())
    return replace(made, mentions=mentions, quotes=quotes, entities={**made.entities, "e2": brook})


def bring(editor: Editor, made: Record, *missed: str) -> None:
    """Put an article into the library, with stretches that may be names, and open it."""
    library = editor.window.desk.library
    library.add(made)
    stretches = tuple(PossiblyMissed(at(words), 0.3) for words in missed)
    library.put_suggestions("harbour", (), 1, possibly_missed=stretches, model="made@1")
    editor.window.refresher.later("harbour")
    editor.window.refresher.flush()
    editor.open("Harbour")


def row(editor: Editor) -> QueueRow:
    editor.window.refresher.flush()
    found = editor.window.queue.model.row("harbour")
    assert found is not None
    return found


def state(editor: Editor) -> State:
    return editor.window.desk.library.load("harbour").record.standing.state


def focus(editor: Editor, key: str, table: Table = Table.MENTION) -> None:
    editor.window.reviewer.focus_ref(Ref(table, key))


def verified(editor: Editor) -> None:
    bring(editor, decided())
    editor.press("Ctrl+Return")
    assert state(editor) is State.VERIFIED
    editor.open("Harbour")


# --- a change takes it away ---

CHANGES = {
    "reject": lambda editor: (focus(editor, "m5"), editor.press("X")),
    "type": lambda editor: (focus(editor, "m5"), editor.press("O")),
    "flag": lambda editor: (focus(editor, "m5"), editor.press("F")),
    "unsure": lambda editor: (focus(editor, "m5"), editor.press("U")),
    "speaker": lambda editor: (focus(editor, "q3", Table.QUOTE), editor.press("2")),
    "unknown speaker": lambda editor: (focus(editor, "q3", Table.QUOTE), editor.press("0")),
    "part": lambda editor: (focus(editor, "q2", Table.QUOTE), editor.press("Shift+K")),
    "merge": lambda editor: (focus(editor, "m5"), editor.press("M"), editor.type("Brook"), editor.press("Return")),
    "rename": lambda editor: (focus(editor, "m5"), editor.press("F2"), editor.type("Kim"), editor.press("Return")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_a_verified_article_says_that_it_reopens_it_and_one_undo_restores_all(
    editor: Editor, change: str
) -> None:
    verified(editor)
    before = editor.window.desk.library.load("harbour").record
    CHANGES[change](editor)
    assert editor.said() == AGAIN
    assert editor.record.standing.earlier == before.standing.verified
    found = row(editor)
    assert (found.state, found.reopened) == (State.IN_REVIEW, True)
    assert sign(found) == "↺"
    assert detail(found).startswith("in review again")
    editor.press("Ctrl+Z")
    assert AGAIN not in editor.said()
    assert editor.window.desk.library.load("harbour").record == before
    assert (row(editor).state, row(editor).reopened) == (State.VERIFIED, False)


def test_what_it_says_goes_when_it_is_no_more_what_undo_takes_back(editor: Editor) -> None:
    verified(editor)
    focus(editor, "m5")
    editor.press("F")
    assert editor.said() == AGAIN
    focus(editor, "m6")
    assert editor.said() == AGAIN
    editor.press("F")
    assert editor.said() == ""


def test_a_note_leaves_a_verified_article_verified(editor: Editor) -> None:
    verified(editor)
    focus(editor, "m5")
    editor.press("C")
    editor.type("ask him")
    editor.press("Return")
    assert editor.record.notes
    assert state(editor) is State.VERIFIED
    assert editor.said() == ""


def test_undoing_what_was_decided_before_another_window_verified_reopens_too(editor: Editor, database: Path) -> None:
    bring(editor, record())
    focus(editor, "m5")
    editor.press("Return")
    with Desk.at(database) as other:
        other.apply_to("harbour", Verify(reason="deadline"))
    editor.open("Harbour")
    assert state(editor) is State.VERIFIED
    editor.press("Ctrl+Z")
    assert editor.record.mentions["m5"].status is Status.SUGGESTED
    assert state(editor) is State.IN_REVIEW
    assert row(editor).reopened


# --- what waits besides ---


def test_what_waits_besides_is_named_and_one_key_looks_and_one_goes_on(editor: Editor) -> None:
    bring(editor, decided(alias="Vale"), "Monday", "port")  # no name is just “Vale”: nothing to ask
    editor.press("Ctrl+Return")
    assert state(editor) is not State.VERIFIED
    assert editor.said() == "Not verified yet. 2 possibly missed names: I looks, Ctrl+Enter verifies without"
    editor.press("I")
    item = editor.window.reviewer.item
    assert item is not None
    assert item.span.of(TEXT) == "Monday"
    assert "This may be a name" in editor.said()
    editor.press("I")
    item = editor.window.reviewer.item
    assert item is not None
    assert item.span.of(TEXT) == "port"
    editor.press("Ctrl+Return")
    assert state(editor) is State.VERIFIED
    done = editor.window.desk.library.load("harbour").record.standing.verified
    assert done is not None
    assert (done.override, done.left) == (None, Left(missed=2))


def test_a_possible_other_name_is_named_until_it_is_joined_or_is_another(editor: Editor) -> None:
    bring(editor, decided(alias="Northwind"))
    editor.press("Ctrl+Return")
    assert "“Northwind” may be Ada Brook" in editor.said()
    editor.press("I")
    item = editor.window.reviewer.item
    assert item is not None
    assert item.entity == "e2"
    editor.press("Shift+Y")
    assert editor.record.entities["e2"].possible_aliases == ()
    editor.press("Ctrl+Return")
    assert state(editor) is State.VERIFIED


def test_what_changed_since_is_named_again(editor: Editor) -> None:
    bring(editor, decided(), "Monday", "port")
    editor.press("Ctrl+Return")
    editor.press("I", "X")
    editor.press("Ctrl+Return")
    assert "1 possibly missed name:" in editor.said()
    assert state(editor) is not State.VERIFIED
    editor.press("Ctrl+Return")
    assert state(editor) is State.VERIFIED


def test_with_nothing_waiting_one_key_verifies(editor: Editor) -> None:
    bring(editor, decided())
    editor.press("Ctrl+Return")
    assert state(editor) is State.VERIFIED


# --- verified all the same ---


def overridden(editor: Editor) -> None:
    made = decided()
    left = {key: replace(made.mentions[key], status=Status.SUGGESTED) for key in ("m1", "m4", "m8")}
    bring(editor, replace(made, mentions={**made.mentions, **left}), "Monday")
    editor.press("Ctrl+Return")
    assert "Besides, 1 possibly missed name" in editor.said()
    editor.press("Ctrl+Return")


def test_the_button_of_an_override_says_what_it_leaves(editor: Editor) -> None:
    overridden(editor)
    chooser = editor.window.ask.chooser
    assert chooser is not None
    words = [one.text() for one in chooser.findChildren(QPushButton) if one.isDefault()]
    assert words == ["Verify without deciding 3"]


def test_an_override_is_never_plainly_verified(editor: Editor) -> None:
    overridden(editor)
    editor.type("deadline")
    editor.press("Return")
    assert state(editor) is State.VERIFIED
    found = row(editor)
    assert (found.overridden, sign(found), detail(found)) == (3, "◐", "verified without 3")
    assert editor.window.queue.footer.verified.text() == "1 of 1 verified, 1 not fully"
    editor.open("Harbour")
    assert editor.window.status.saved.text().startswith("◐ verified by ")
    assert editor.window.status.saved.text().endswith(", with 3 undecided")
    assert editor.window.status.undo.text().startswith("undo: verify “Harbour plan splits Saltmere” without deciding 3")
    editor.press("Ctrl+E")
    dialog = editor.dialog("Export")
    assert dialog.scope.itemText(0) == "All verified articles (1, 1 of them with something undecided)"
    dialog.reject()


@pytest.mark.parametrize("name", ["all.csv", "all.jsonl"])
def test_an_export_says_what_was_verified_by_override(editor: Editor, tmp_path: Path, name: str) -> None:
    overridden(editor)
    editor.type("deadline")
    editor.press("Return")
    library = editor.window.desk.library
    editor.window.work.export(Export(library, tmp_path / name))
    editor.bot.waitUntil(lambda: "exported" in editor.said())
    assert "1 of them verified with something undecided" in editor.said()
    if name.endswith("csv"):
        table = (tmp_path / "all-quotes.csv").read_text(encoding="utf-8-sig")
        assert {one["article_state"] for one in csv.DictReader(io.StringIO(table))} == {"verified with 3 undecided"}
    else:
        verified = json.loads((tmp_path / name).read_text(encoding="utf-8"))["verified"]
        assert verified["override"] == {"reason": "deadline", "undecided": 3}
        assert verified["left"] == {"missed": 1, "aliases": 0, "unsure": 0, "problems": 0}


# --- what goes with a quote ---


def test_a_quote_inside_a_quote_is_exported_as_decided_with_the_one_around_it(editor: Editor) -> None:
    made = record()
    nested = Quote("q5", at("a bad plan"), Kind.DIRECT, Provenance(Origin.RULE), within="q3")
    bring(editor, replace(made, quotes={**made.quotes, "q5": nested}))
    focus(editor, "q3", Table.QUOTE)
    editor.press("Return")
    found = editor.record.quotes
    assert found["q3"].decided is not None
    assert found["q5"].decided is not None
    assert (found["q3"].decided.how, found["q5"].decided.how) == (How.SINGLE, How.WITH_OUTER)


def test_a_verified_article_is_not_said_to_wait_for_its_verification(editor: Editor) -> None:
    verified(editor)
    focus(editor, "q3", Table.QUOTE)
    editor.press("Return")
    assert state(editor) is State.VERIFIED
    assert editor.said().startswith("Everything is decided and the article is verified")
    assert "Ctrl+Enter" not in editor.said()
