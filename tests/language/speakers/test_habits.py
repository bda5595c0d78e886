"""What speakers were called in other articles helps to tell whom the same words mean, and says so."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.annotation import Kind, Resolution
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.suggestions import FindOptions, Habit

COUNCIL = (
    "Mary Ellis opened the session late on Monday. Beside her sat Tom Dunn, who keeps the books. “We are late,” the "
    "mayor said. Nobody laughed at all."
)


def claim(found) -> tuple[str | None, Resolution]:
    (quote,) = found.of_kind(Kind.DIRECT)
    resolution = quote.speakers[0].resolution
    assert resolution is not None
    return found.entity(quote), resolution


def with_habits(*habits: Habit) -> FindOptions:
    return FindOptions(habits=habits)


def test_the_words_mean_whom_they_meant_in_other_articles(find_in) -> None:
    assert claim(find_in(COUNCIL))[0] == "Tom Dunn"
    entity, resolution = claim(find_in(COUNCIL, with_habits(Habit("The mayor", "Mary Ellis", "PERSON", "a", 2))))
    assert (entity, resolution.rule) == ("Mary Ellis", "habit")
    assert resolution.evidence == (Reason.of(ReasonCode.HABIT, "the mayor", "Mary Ellis", 2),)


def test_of_several_who_were_so_called_the_one_more_often_confirmed_is_meant(find_in) -> None:
    once, twice = Habit("the mayor", "Tom Dunn", "PERSON"), Habit("the mayor", "Mary Ellis", "PERSON", times=2)
    assert claim(find_in(COUNCIL, with_habits(once, twice)))[0] == "Mary Ellis"


def test_who_is_so_described_in_the_article_itself_is_meant_rather(find_in) -> None:
    text = COUNCIL.replace("Tom Dunn,", "Mayor Tom Dunn,")
    habit = Habit("the mayor", "Mary Ellis", "PERSON")
    assert claim(find_in(text, with_habits(habit)))[0] == "Tom Dunn"
    special = text.replace("the mayor", "the Saltmere mayor")
    assert claim(find_in(special, with_habits(Habit("the Saltmere mayor", "Mary Ellis", "PERSON"))))[0] == "Mary Ellis"


def test_an_organisation_that_the_words_meant_is_found(find_in) -> None:
    text = (
        "Northwind Ferries and Oxfam cut four crossings on Monday. “Nobody uses them,” the company said in the evening."
    )
    assert claim(find_in(text))[0] is None
    assert claim(find_in(text, with_habits(Habit("the company", "Northwind Ferries", "ORG"))))[0] == "Northwind Ferries"


def test_who_was_he_elsewhere_is_not_she_here(find_in) -> None:
    text = (
        "The council met. Mary Ellis spoke to the crew in the hall.\n\nNobody said a word for an hour.\n\n"
        "Stane Kovic came in late. “We are late,” she said on the stairs."
    )
    assert claim(find_in(text))[0] == "Stane Kovic"
    entity, resolution = claim(find_in(text, with_habits(Habit("he", "Stane Kovic", "PERSON"))))
    assert entity == "Mary Ellis"
    assert Reason.of(ReasonCode.HABIT, "he", "Stane Kovic", 1) in resolution.evidence


@given(st.lists(st.builds(Habit, st.sampled_from(["the mayor", "he", "she", "", "the"]), st.text(), st.just("PERSON"))))
def test_what_is_remembered_of_others_changes_nothing(find_in, habits: list[Habit]) -> None:
    others = [habit for habit in habits if habit.name not in {"Mary Ellis", "Tom Dunn"}]
    assert find_in(COUNCIL, with_habits(*others)).quotes == find_in(COUNCIL).quotes
