"""An editor's word on who *he* is is remembered for other articles, and taken back with it."""

from __future__ import annotations

from editorial.domain.record import Ref, Table
from editorial.domain.suggestions import Habit
from editorial.review.commands.decide import Confirm, ConfirmSpeaker
from editorial.review.commands.speakers import Attribute, ResolveSpeaker
from editorial.review.desk import Desk


def test_confirming_who_he_is_teaches_it_and_undo_takes_that_back(desk: Desk) -> None:
    desk.apply(ConfirmSpeaker(quotes=("q3",)))
    assert desk.library.habits() == (Habit("he", "Tom Vale", "PERSON", "harbour", 1),)
    desk.undo()
    assert desk.library.habits() == ()


def test_saying_that_he_is_somebody_else_teaches_that(desk: Desk) -> None:
    desk.apply(ResolveSpeaker(quotes=("q3",), entity="e2"))
    assert [habit.name for habit in desk.library.habits()] == ["Ada Brook"]


def test_giving_the_quote_to_somebody_else_says_nothing_about_him(desk: Desk) -> None:
    desk.apply(Attribute(quotes=("q3",), entity="e2"))
    assert desk.library.habits() == ()


def test_a_quote_that_is_given_to_a_name_teaches_nothing(desk: Desk) -> None:
    desk.apply(Attribute(quotes=("q1", "q2"), entity="e3"))
    assert desk.library.habits() == ()


def test_confirming_the_words_alone_teaches_nothing_about_him(desk: Desk) -> None:
    desk.apply(Confirm(targets=(Ref(Table.QUOTE, "q3"),)))
    assert desk.library.habits() == ()
