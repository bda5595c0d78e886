"""Reasons as codes with parameters, and the sentences that they were before."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import foreign_reasons, known_reasons

from editorial.domain.old_reasons import converted, old_reason
from editorial.domain.reason import Reason, ReasonCode


def test_a_reason_is_written_flat() -> None:
    assert Reason.of(ReasonCode.GIVEN_NAME, "Ana").plain() == {"code": "given-name", "name": "Ana"}
    doubt = Reason.of(ReasonCode.COULD_BE, "Bo", against=True)
    assert doubt.plain() == {"code": "could-be", "name": "Bo", "against": True}


def test_a_reason_takes_just_the_parameters_of_its_code() -> None:
    with pytest.raises(ValueError, match="argument"):
        Reason.of(ReasonCode.GIVEN_NAME)
    with pytest.raises(ValueError, match="argument"):
        Reason.of(ReasonCode.NOT_NAMED, "Ana")


@given(known_reasons() | foreign_reasons)
def test_a_reason_comes_back_through_json(reason: Reason) -> None:
    back = Reason.of_plain(json.loads(json.dumps(reason.plain())))
    assert back == reason
    assert isinstance(back.code, ReasonCode) == isinstance(reason.code, ReasonCode)


@pytest.mark.parametrize(
    "value", [{}, {"code": 7}, {"code": None}, {"code": "term", "against": "yes"}, "a sentence", ["term"], 3]
)
def test_what_is_no_reason_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="a reason"):
        Reason.of_plain(value)  # type: ignore[arg-type]


def test_no_parameter_is_called_like_a_part_of_every_reason() -> None:
    assert not {"code", "against"} & {name for code in ReasonCode for name in code.params}


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("“Ana” is a given name", Reason.of(ReasonCode.GIVEN_NAME, "Ana")),
        ("but it could be Bo Lind", Reason.of(ReasonCode.COULD_BE, "Bo Lind", against=True)),
        ("“the mayor” was Ana Ruiz in another article", Reason.of(ReasonCode.HABIT, "the mayor", "Ana Ruiz", 1)),
        ("“she” was Ana Ruiz in 12 other articles", Reason.of(ReasonCode.HABIT, "she", "Ana Ruiz", 12)),
        ("it was confirmed once in other articles", Reason.of(ReasonCode.CONFIRMED_ELSEWHERE, 1)),
        ("it was confirmed 3 times in other articles", Reason.of(ReasonCode.CONFIRMED_ELSEWHERE, 3)),
        ("the language model took its type to be organisation", Reason.of(ReasonCode.MODEL_LABEL, "ORG")),
        ("the language model took its type to be house style", Reason.of(ReasonCode.MODEL_LABEL, "HOUSE_STYLE")),
        ("belongs to “a man\nin grey”", Reason.of(ReasonCode.BELONGS_TO, "a man\nin grey")),
        ("it is in the list of cities, and of people's names", Reason.of(ReasonCode.IN_LIST, "cities-and-names")),
        ("nobody ever said so", Reason.of(ReasonCode.WORDS, "nobody ever said so")),
        ("but nobody ever said so", Reason.of(ReasonCode.WORDS, "nobody ever said so", against=True)),
        ("“” is a given name", Reason.of(ReasonCode.WORDS, "“” is a given name")),
        ("", Reason.of(ReasonCode.WORDS, "")),
    ],
)
def test_an_old_sentence_is_read_as_its_code(sentence: str, reason: Reason) -> None:
    assert old_reason(sentence) == reason


@given(st.text())
def test_any_sentence_is_a_reason(sentence: str) -> None:
    assert isinstance(old_reason(sentence).code, ReasonCode)


def test_only_sentences_of_a_list_are_converted() -> None:
    known = {"code": "new", "x": [1]}
    assert converted(["not named", known]) == [{"code": "not-named"}, known]
    assert converted(None) is None
