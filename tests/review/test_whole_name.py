"""A double click takes the name that a word belongs to, and no more."""

from __future__ import annotations

import pytest

from editorial.domain.article import Article
from editorial.domain.text import sha256
from editorial.review.whole_name import whole_name


def found(text: str, click: str) -> str | None:
    """Return the name around the middle of the words that are clicked."""
    article = Article("a", "", text, sha256(text))
    span = whole_name(article, text.index(click) + len(click) // 2)
    return span.of(text) if span is not None else None


@pytest.mark.parametrize(
    ("text", "click", "name"),
    [
        ("They lost to Harrow Rovers on Monday.", "Rovers", "Harrow Rovers"),
        ("They lost to Harrow Rovers on Monday.", "Harrow", "Harrow Rovers"),
        ("It was Ruud van der Velden, they said.", "Velden", "Ruud van der Velden"),
        ("It was Ruud van der Velden, they said.", "der", "Ruud van der Velden"),
        ("It was Ruud van der Velden, they said.", "Ruud", "Ruud van der Velden"),
        ("So J. K. Holm wrote it.", "Holm", "J. K. Holm"),
        ("So Anne-Marie d’Arcy wrote it.", "Arcy", "Anne-Marie d’Arcy"),
        ("We met Mr. Kowalczyk’s sister.", "Kowalczyk", "Kowalczyk"),
        ("Yesterday Harrow Rovers lost.", "Rovers", "Harrow Rovers"),
        ("It ended. But Harrow Rovers lost.", "Harrow", "Harrow Rovers"),
        ("The Harrow Rovers bus. The bus was late.", "Rovers", "Harrow Rovers"),
        ("Mayor Lena Frost spoke.", "Frost", "Lena Frost"),
        ("They met Prime Minister Vale.", "Vale", "Vale"),
        ("They met Prime Minister Vale.", "Prime", "Prime Minister Vale"),
        ("It is on King Street now.", "Street", "King Street"),
        ("At the Justice Department it is late.", "Department", "Justice Department"),
        ("Brook’s Harbour Board met.", "Board", "Harbour Board"),
        ("Tom Vale, Ada Brook and Ida Holm came.", "Brook", "Ada Brook"),
        ("Tom Vale and Ada Brook came.", "Vale", "Tom Vale"),
        ("It ended with Vale. Brook left.", "Brook", "Brook"),
        ("the Bank of England said", "England", "Bank of England"),
        ("then Tom Vale of Northwind said", "Vale", "Tom Vale"),
    ],
)
def test_the_capitalised_words_around_are_one_name(text: str, click: str, name: str) -> None:
    assert found(text, click) == name


@pytest.mark.parametrize(("text", "click"), [("They lost to the rovers.", "rovers"), ("They met a man of note.", "of")])
def test_a_small_word_is_in_no_name(text: str, click: str) -> None:
    assert found(text, click) is None
