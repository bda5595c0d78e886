"""A name that was missed is added by keys, and the quotes that hang on it are proposed again."""

from __future__ import annotations

from courtroom import courtroom, span
from editor_at_work import Editor

from editorial.domain.annotation import Status
from editorial.domain.record import Ref, Table

MUNRO = "Alistair Munro KC"


def name_of_speaker(editor: Editor, quote: str) -> str | None:
    key = editor.record.quotes[quote].speakers[0].entity
    return editor.record.entities[key].name if key is not None else None


def focus(editor: Editor, quote: str) -> None:
    editor.window.reviewer.focus_ref(Ref(Table.QUOTE, quote))
    editor.window.view.setFocus()


def add_munro(editor: Editor) -> None:
    focus(editor, "q1")
    here, there = span("It was no accident,"), span(MUNRO)
    editor.press("V", *["Right"] * (there.start - here.start), *["Shift+Right"] * len(there), "P")


def test_a_missed_name_added_by_keys_reaches_the_quotes_that_hang_on_it(editor: Editor) -> None:
    editor.add(courtroom())
    editor.open("Ferry trial")
    assert name_of_speaker(editor, "q1") is None
    add_munro(editor)
    assert name_of_speaker(editor, "q1") == name_of_speaker(editor, "q2") == MUNRO
    assert editor.record.quotes["q1"].status is editor.record.quotes["q2"].status is Status.SUGGESTED
    focus(editor, "q1")
    shown = editor.window.findings.card.quote.speaker
    assert MUNRO in shown.who.text()
    assert "roposed again because" in shown.why.text()
    focus(editor, "q3")
    number = 1 + editor.record.quotes["q3"].candidates.index(next(
        key for key, entity in editor.record.entities.items() if entity.name == MUNRO
    ))  # fmt: skip
    editor.press(str(number))
    assert name_of_speaker(editor, "q3") == MUNRO
    editor.press("Ctrl+Z", "Ctrl+Z")
    assert name_of_speaker(editor, "q1") is None
    assert name_of_speaker(editor, "q2") == "Paul Gant"
    assert MUNRO not in {entity.name for entity in editor.record.entities.values()}
