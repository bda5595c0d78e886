"""Who is proposed as the speaker of words that an editor adds: only who the words beside them name."""

from __future__ import annotations

import pytest

from editorial.domain.annotation import Entity, Mention, Origin, Provenance
from editorial.domain.article import Article
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.review.quote_words import likely_speaker

CLAUSE = "the mill would close"


def proposed(sentence: str, *, of: str = "Vale") -> str | None:
    """Return which name is proposed for the clause in a sentence; every *Vale* and *Northwind* in it is a name."""
    names = [(word, sentence.find(word)) for word in ("Vale", "Northwind") if word in sentence]
    record = Record.of(
        Article("a", "", sentence, sha256(sentence)),
        entities=[Entity(word, word, "PERSON" if word == of else "ORG") for word, _ in names],
        mentions=[
            Mention(word, Span(start, start + len(word)), "PERSON" if word == of else "ORG", word,
                    Provenance(Origin.MODEL)) for word, start in names
        ],
    )  # fmt: skip
    start = sentence.index(CLAUSE)
    speaker = likely_speaker(record, Span(start, start + len(CLAUSE)))
    return speaker.entity if speaker is not None else None


@pytest.mark.parametrize(
    "sentence",
    [
        "Vale said that the mill would close.",
        "Mr. Vale has also said the mill would close.",
        "In May, Prime Minister Vale warned: the mill would close.",
        "Now the mill would close, Vale said.",
        "Now the mill would close, said Vale.",
        "Now the mill would close, according to Vale.",
    ],
)
def test_the_subject_of_a_word_for_saying_is_proposed(sentence: str) -> None:
    assert proposed(sentence) == "Vale"


@pytest.mark.parametrize(
    "sentence",
    [
        "The sister of Mr. Vale said that the mill would close.",
        "A friend of Vale said that the mill would close.",
        "Vale’s sister said that the mill would close.",
        "Now the mill would close, said Vale’s sister.",
        "Vale of Northwind said that the mill would close.",
        "She told Vale that the mill would close.",
        "Vale and others said that the mill would close.",
        "Vale knew of the plan that the mill would close.",
        "Vale said no. Then the mill would close.",
        "Now the mill would close. Vale said nothing.",
        "The mayor met Vale and said the mill would close.",
    ],
)
def test_nobody_is_proposed_where_the_words_name_no_subject(sentence: str) -> None:
    assert proposed(sentence) is None


def test_a_pronoun_is_taken_to_be_the_person_named_last_and_stays_open() -> None:
    for sentence in (
        "Vale came late. He said that the mill would close.",
        "Vale came. Now the mill would close, he said.",
    ):
        assert proposed(sentence) == "Vale"
    assert proposed("The mayor came. He said that the mill would close.") is None
    assert proposed("Vale came. The mill of his would close, said that the mill would close.") is None
