"""A corrected name or speaker reaches every open quote that hangs on it, by a pronoun, a description or a name."""

from __future__ import annotations

import pytest
from editor_at_work import Editor

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker, Status
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record, Ref, Table
from editorial.domain.rules import Rule
from editorial.domain.text import Span, sha256

TEXT = """Rovers cleared

“I was shocked,” said Alistair Munro KC. “It was wrong,” he said. “We go on,” said Ada Brook. “We will win,” he said.

Mel Tan disagreed. “No way,” she said. “Not ever,” she added.

“The bridge stays,” the mayor said. “It is old,” said Ada Brook. “It is ours,” the mayor said.
"""
MODEL = Provenance(Origin.MODEL, model="made@1", score=0.9)
MUNRO, KC, BROOK, TAN = "e1", "e2", "e3", "e4"
NAMES = {
    MUNRO: ("Alistair Munro", "PERSON"),
    KC: ("KC", "ORG"),
    BROOK: ("Ada Brook", "PERSON"),
    TAN: ("Mel Tan", "PERSON"),
}
SAID = (
    ("I was shocked,", "KC", KC, Rule.SAME_NAME),
    ("It was wrong,", "he said", MUNRO, Rule.PRONOUN),
    ("We go on,", "Ada Brook", BROOK, Rule.SAME_NAME),
    ("We will win,", "he said", MUNRO, Rule.PRONOUN),
    ("No way,", "she said", BROOK, Rule.PRONOUN),
    ("Not ever,", "she added", BROOK, Rule.PRONOUN),
    ("The bridge stays,", "the mayor", TAN, Rule.NOMINAL),
    ("It is old,", "Ada Brook", BROOK, Rule.SAME_NAME),
    ("It is ours,", "the mayor", TAN, Rule.NOMINAL),
)


def after(words: str, start: int = 0) -> Span:
    """Return the place of words behind a place; a clause (*he said*) without its verb."""
    found = TEXT.index(words, start)
    return Span(found, found + len(words.removesuffix(" said").removesuffix(" added")))


def mentions() -> list[Mention]:
    found = []
    for key, (words, label) in NAMES.items():
        start = TEXT.find(words)
        while start >= 0:
            found.append(Mention(f"m{len(found)}", Span(start, start + len(words)), label, key, MODEL))
            start = TEXT.find(words, start + 1)
    return found


def quote(number: int, words: str, who: str, entity: str, rule: Rule) -> Quote:
    span = after(words)
    speaker = Speaker(after(who, span.end), entity, Resolution(rule, 0.8))
    why = Provenance(Origin.RULE, rule=Rule.CLAUSE_AFTER, score=0.95)
    return Quote(f"q{number}", span, Kind.DIRECT, why, speakers=(speaker,), candidates=tuple(NAMES))


@pytest.fixture
def rovers(editor: Editor) -> Editor:
    editor.add(
        Record.of(
            Article("rovers", "Rovers cleared", TEXT, sha256(TEXT)),
            standing=Standing(State.SUGGESTED),
            entities=[Entity(key, *named) for key, named in NAMES.items()],
            mentions=mentions(),
            quotes=[quote(number, *said) for number, said in enumerate(SAID, 1)],
        )
    )
    editor.open("Rovers cleared")
    return editor


def speakers(editor: Editor) -> list[str]:
    """Return who said each quote, in text order."""
    record = editor.record
    found = [record.quotes[f"q{number}"].speakers[0].entity for number in range(1, len(SAID) + 1)]
    return [record.entities[key].name if key is not None else "nobody named" for key in found]


def give(editor: Editor, quote: str, entity: str) -> None:
    """Give a quote to a candidate by its digit."""
    editor.window.reviewer.focus_ref(Ref(Table.QUOTE, quote))
    keys = editor.window.lazy_controllers.get().quotes.candidates(editor.window.reviewer.item)
    editor.press(str(1 + keys.index(entity)))


def test_a_name_that_takes_others_in_takes_their_quotes_along(rovers: Editor) -> None:
    before = rovers.record
    rovers.window.view.select_span(after("Alistair Munro KC"))
    rovers.press("P")
    names = speakers(rovers)
    assert [names[at] for at in (0, 1, 3)] == ["Alistair Munro KC"] * 3
    assert "Alistair Munro" not in {one.name for one in rovers.record.entities.values()}
    assert all(rovers.record.quotes[key].status is Status.SUGGESTED for key in ("q1", "q2", "q4"))
    rovers.window.reviewer.focus_ref(Ref(Table.QUOTE, "q2"))
    assert "roposed again because “Alistair Munro KC”" in rovers.window.findings.card.quote.speaker.status.words.text()
    rovers.press("Ctrl+Z")
    assert rovers.record == before


def test_what_is_decided_keeps_the_name_inside(rovers: Editor) -> None:
    give(rovers, "q2", MUNRO)
    rovers.window.view.select_span(after("Alistair Munro KC"))
    rovers.press("P")
    names = speakers(rovers)
    assert (names[1], names[3]) == ("Alistair Munro", "Alistair Munro KC")


def test_she_follows_whom_the_editor_said_she_is_whatever_the_given_name_is_used_for(rovers: Editor) -> None:
    give(rovers, "q5", TAN)
    assert speakers(rovers)[4:6] == ["Mel Tan"] * 2
    assert rovers.record.quotes["q6"].status is Status.SUGGESTED


def test_a_pronoun_follows_although_somebody_it_cannot_mean_spoke_in_between(rovers: Editor) -> None:
    give(rovers, "q2", TAN)
    assert speakers(rovers)[3] == "Mel Tan"


def test_the_same_description_further_down_follows_although_somebody_else_spoke_in_between(rovers: Editor) -> None:
    give(rovers, "q7", BROOK)
    assert speakers(rovers)[6:9] == ["Ada Brook"] * 3
    rovers.window.reviewer.focus_ref(Ref(Table.QUOTE, "q9"))
    assert "the same words mean “Ada Brook”" in rovers.window.findings.card.quote.speaker.status.words.text()


def test_the_same_description_further_up_follows_if_it_was_taken_for_the_same(rovers: Editor) -> None:
    give(rovers, "q9", BROOK)
    assert speakers(rovers)[6] == "Ada Brook"
