"""A merge is offered on the card in words, taken or denied with one key or button, and keeps the fuller name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editor_at_work import Editor
from review_records import record

from editorial.domain.annotation import Entity
from editorial.domain.record import Record


@pytest.fixture
def brooks(editor: Editor) -> Editor:
    made = record()
    entities = {**made.entities, "e2": Entity("e2", "Ada Brook", "PERSON"), "e5": Entity("e5", "Brook", "PERSON")}
    mentions = {**made.mentions, "m3": replace(made.mentions["m3"], entity="e5")}
    editor.add(Record.of(made.article, entities=entities.values(), mentions=mentions.values()))
    editor.open("Harbour")
    editor.window.reviewer.focus_key("name:e5")
    return editor


def names(editor: Editor) -> set[str]:
    return {entity.name for entity in editor.record.entities.values()}


@pytest.mark.parametrize("key", ["name:e5", "name:e2"])
@pytest.mark.parametrize("by", ["key", "button"])
def test_an_offer_is_taken_with_one_stroke_from_either_name(brooks: Editor, key: str, by: str) -> None:
    untouched = brooks.record
    brooks.window.reviewer.focus_key(key)
    (line,) = [one for one in brooks.window.findings.card.name.possible._rows if one.isVisible()]
    assert line.words.text() == "“Brook” may be Ada Brook"
    assert line.merge.text() == "Merge as Ada Brook"
    if by == "key":
        brooks.press("Y")
    else:
        brooks.click(line.merge)
    assert "Brook" not in names(brooks)
    assert {m.entity for m in brooks.record.mentions.values() if m.id in {"m2", "m3"}} == {"e2"}
    assert {m.status.value for m in brooks.record.mentions.values()} == {"suggested"}
    assert brooks.said().startswith("“Brook” is Ada Brook now")
    brooks.press("Ctrl+Z")
    assert brooks.record == untouched


def test_a_denied_offer_is_gone_from_both_cards_and_undo_brings_it_back(brooks: Editor) -> None:
    untouched = brooks.record
    brooks.press("Shift+Y")
    assert brooks.said() == "“Brook” is not taken to be Ada Brook in this article any more"
    card = brooks.window.findings.card.name
    for key in ("name:e5", "name:e2"):
        brooks.window.reviewer.focus_key(key)
        assert not card.possible.isVisible()
    before = brooks.record
    brooks.press("Y")
    assert brooks.record == before
    assert brooks.said().startswith("The card offers no other name")
    brooks.press("Ctrl+Z")
    assert brooks.record == untouched


def test_the_question_shows_the_name_that_both_get(brooks: Editor) -> None:
    brooks.window.reviewer.focus_key("name:e2")
    brooks.press("M")
    chooser = brooks.window.ask.chooser
    assert chooser.options[0].text == "Brook"
    assert chooser.result.text() == "Both are called Ada Brook then, person"
    brooks.press("Return")
    assert "Ada Brook" in names(brooks)
    assert "Brook" not in names(brooks)


def test_the_question_says_what_happens_if_places_are_left_out(brooks: Editor) -> None:
    brooks.window.reviewer.focus_key("name:e1")
    brooks.press("M")
    brooks.type("northwind")
    chooser = brooks.window.ask.chooser
    assert chooser.result.text() == "Both are called Northwind then, organisation"
    brooks.press("Tab", "Space")
    assert chooser.result.text() == "The ticked occurrences are Northwind then, the rest stay Saltmere"
