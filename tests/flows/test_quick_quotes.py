"""Quotes that need another kind, another speaker or adding take few keys, and nothing is decided on the way."""

from __future__ import annotations

import pytest
from editor_at_work import Editor

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker, Status
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record, Ref, Table
from editorial.domain.text import Span, sha256
from editorial.review.outline import Item

TEXT = """Mill vote divides Ostby

Mayor Lena Frost said the mill would close in May. It would cost forty jobs, Oskar Dahl warned.

The union wrote that the plan was “a cruel joke” and would be fought. “We stay,” said Dahl.

Some praised the ‘Green Line’ tram, and Ida Holm of Ostby said it was late. “It is over,” the clerk wrote.
"""
RULE = Provenance(Origin.RULE, rule="reporting-clause", score=0.9)


def at(words: str, number: int = 1) -> Span:
    start = -1
    for _ in range(number):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def name(key: str, words: str, number: int, entity: str, label: str = "PERSON") -> Mention:
    return Mention(key, at(words, number), label, entity, RULE)


def mill() -> Record:
    dahl = Speaker(at("Dahl", 2), "e2", Resolution("same-name", 0.9))
    return Record.of(
        Article("mill", "Mill vote divides Ostby", TEXT, sha256(TEXT)),
        standing=Standing(State.SUGGESTED),
        entities=[
            Entity("e1", "Lena Frost", "PERSON"),
            Entity("e2", "Oskar Dahl", "PERSON", aliases=("Dahl",)),
            Entity("e3", "Ostby", "PLACE"),
            Entity("e4", "Ida Holm", "PERSON"),
        ],
        mentions=[
            name("m1", "Ostby", 1, "e3", "PLACE"),
            name("m2", "Lena Frost", 1, "e1"),
            name("m3", "Oskar Dahl", 1, "e2"),
            name("m4", "Dahl", 2, "e2"),
            name("m5", "Ida Holm", 1, "e4"),
            name("m6", "Ostby", 2, "e3", "PLACE"),
        ],
        quotes=[
            Quote("q1", at("the plan was “a cruel joke” and would be fought"), Kind.MIXED, RULE, quoted=("q2",),
                  speakers=(Speaker(at("The union")),)),
            Quote("q2", at("a cruel joke"), Kind.DIRECT, RULE, speakers=(Speaker(at("The union")),)),
            Quote("q3", at("We stay,"), Kind.DIRECT, RULE, speakers=(dahl,), candidates=("e2",)),
            Quote("q4", at("Green Line"), Kind.TERM, RULE),
        ],
    )  # fmt: skip


@pytest.fixture
def page(editor: Editor) -> Editor:
    editor.add(mill())
    editor.open("Mill vote")
    return editor


def focus(editor: Editor, key: str) -> None:
    editor.window.reviewer.focus_ref(Ref(Table.QUOTE, key))


def item(editor: Editor) -> Item:
    found = editor.window.reviewer.item
    assert found is not None
    return found


def add(editor: Editor, span: Span) -> Quote:
    """Select a stretch, press Q, and return the quote that was added; it has the focus."""
    before = editor.record.quotes.keys()
    editor.window.view.select_span(span)
    editor.press("Q")
    (key,) = editor.record.quotes.keys() - before
    assert Ref(Table.QUOTE, key) in item(editor).refs
    return editor.record.quotes[key]


# --- adding ---


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("the mill would close in May", Kind.INDIRECT),
        ("would be fought. “We stay,” said", Kind.MIXED),
        ("It is over", Kind.DIRECT),
        ("“It is over,”", Kind.DIRECT),
    ],
)
def test_q_adds_words_without_marks_as_reported_speech_and_words_in_marks_as_a_quote(
    page: Editor, words: str, kind: Kind
) -> None:
    assert add(page, at(words)).kind is kind


def test_the_subject_of_the_word_for_saying_is_proposed_and_a_digit_decides_it(page: Editor) -> None:
    added = add(page, at("the mill would close in May"))
    assert [who.entity for who in added.speakers] == ["e1"]
    assert [who.resolution and who.resolution.status for who in added.speakers] == [Status.SUGGESTED]
    assert "Lena Frost?" in page.said()
    page.press("1")
    (speaker,) = page.record.quotes[added.id].speakers
    assert (speaker.entity, speaker.span) == ("e1", at("Lena Frost"))
    assert speaker.resolution is not None
    assert speaker.resolution.status.stands


def test_a_name_behind_the_clause_is_proposed_too(page: Editor) -> None:
    assert [who.entity for who in add(page, at("It would cost forty jobs")).speakers] == ["e2"]


def test_a_name_that_is_not_the_subject_is_not_proposed(page: Editor) -> None:
    assert add(page, at("it was late")).speakers == ()  # Ida Holm said it, not Ostby


def test_a_proposed_speaker_that_nobody_confirmed_stays_open(page: Editor) -> None:
    added = add(page, at("the mill would close in May"))
    page.press("Return")  # confirms the words, and goes to the claim
    assert item(page).key == f"claim:{added.id}"
    assert item(page).undecided
    page.press("2")
    (speaker,) = page.record.quotes[added.id].speakers
    assert speaker.entity != "e1"
    assert speaker.span != at("Lena Frost")


def test_a_clause_added_around_a_quote_lists_it(page: Editor) -> None:
    added = add(page, at("would be fought. “We stay,” said"))
    assert added.quoted == ("q3",)
    assert [who.entity for who in added.speakers] == ["e2"]
    assert page.record.quotes["q3"].status is Status.SUGGESTED


def test_a_clause_added_around_another_one_is_decided_apart_from_it(page: Editor) -> None:
    added = add(page, at("wrote that the plan was “a cruel joke” and would be fought"))
    assert item(page).refs == (Ref(Table.QUOTE, added.id),)
    page.press("1")
    assert {page.record.quotes[key].status for key in ("q1", "q2")} == {Status.SUGGESTED}


def test_adding_is_taken_back_in_one_step(page: Editor) -> None:
    before = page.record
    add(page, at("the mill would close in May"))
    page.press("Ctrl+Z")
    assert page.record.quotes == before.quotes
    page.press("Ctrl+Shift+Z")
    assert len(page.record.quotes) == len(before.quotes) + 1


def test_what_is_added_inside_a_quote_asks_for_no_speaker(page: Editor) -> None:
    page.window.view.select_span(at("cruel joke"))
    page.press("Q")
    (added,) = [quote for quote in page.record.quotes.values() if quote.within == "q2"]
    assert added.speakers == ()
    assert "inside the quote" in page.said()


# --- edges ---


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (("]", "Up"), "the plan was “a cruel joke"),
        (("]", "Down"), "the plan was “a cruel joke” and would be fought. “We stay"),
        (("[", "Up"), "The union wrote that the plan was “a cruel joke” and would be fought"),
        (("[", "Down"), "a cruel joke” and would be fought"),
    ],
)
def test_up_and_down_take_an_edge_to_the_next_mark_or_stop(page: Editor, keys: tuple[str, ...], words: str) -> None:
    focus(page, "q1")
    page.window.reviewer.focus_ref(Ref(Table.QUOTE, "q1"))
    page.press(*keys, "Return")
    assert page.record.quotes["q1"].span.of(TEXT) == words


# --- candidates ---


def test_every_digit_that_is_offered_gives_the_quote_to_that_name(page: Editor) -> None:
    focus(page, "q2")
    offered = [row.name for row in page.window.findings.card.facts.candidates]  # type: ignore[union-attr]
    assert set(offered) >= {"Oskar Dahl", "Lena Frost", "Ida Holm"}
    page.press(str(1 + offered.index("Ida Holm")))
    assert {page.record.quotes[key].speakers[0].entity for key in ("q1", "q2")} == {"e4"}


def test_the_numbers_stay_while_the_quote_has_the_focus(page: Editor) -> None:
    focus(page, "q3")
    outline = page.window.reviewer.outline
    assert outline is not None
    before = outline.candidates(item(page))
    page.window.view.select_span(at("Ida Holm"))
    page.press("Shift+S")  # a second speaker, who was far down the list
    assert len(page.record.quotes["q3"].speakers) == 2
    assert outline.candidates(item(page)) == before


# --- rejecting ---


def test_x_rejects_the_reported_clause_and_leaves_the_quote_inside_it(page: Editor) -> None:
    focus(page, "q1")
    page.press("X")
    assert page.record.quotes["q1"].status is Status.REJECTED
    assert page.record.quotes["q2"].status is Status.SUGGESTED
    assert item(page).key == "quote:q2"
    assert "the direct quote in it stays" in page.said()
    page.press("Ctrl+Z")
    assert page.record.quotes["q1"].status is Status.SUGGESTED
    page.press("Ctrl+Shift+Z", "Return")
    assert {key: page.record.quotes[key].status for key in ("q1", "q2")} == {
        "q1": Status.REJECTED,
        "q2": Status.CONFIRMED,
    }


def test_x_twice_rejects_both(page: Editor) -> None:
    focus(page, "q1")
    page.press("X", "X")
    assert {page.record.quotes[key].status for key in ("q1", "q2")} == {Status.REJECTED}


# --- kind and nobody named ---


def test_d_makes_a_quote_a_term_and_goes_on(page: Editor) -> None:
    focus(page, "q3")
    page.press("D")
    quote = page.record.quotes["q3"]
    assert (quote.kind, quote.status, quote.speakers) == (Kind.TERM, Status.CORRECTED, ())
    assert item(page).key != "term:q3"


def test_d_makes_a_term_a_quote_and_waits_for_its_speaker(page: Editor) -> None:
    focus(page, "q4")
    page.press("D")
    assert page.record.quotes["q4"].kind is Kind.DIRECT
    assert item(page).key == "quote:q4"
    assert "who said it?" in page.said()
    page.press("D")
    assert page.record.quotes["q4"].kind is Kind.TERM


def test_d_leaves_reported_speech_as_it_is(page: Editor) -> None:
    before = page.record
    focus(page, "q1")
    page.press("D")
    assert page.record == before


def test_b_says_that_nobody_is_named(page: Editor) -> None:
    focus(page, "q3")
    page.press("B")
    (speaker,) = page.record.quotes["q3"].speakers
    assert speaker.entity is None
    assert page.record.quotes["q3"].status.stands
