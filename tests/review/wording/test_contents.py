"""Before a deletion an editor reads what goes, and what of it stays elsewhere in the library."""

from __future__ import annotations

import pytest

from editorial.domain.library import Contents
from editorial.review.wording.contents import contents_words, kept_words


@pytest.mark.parametrize(
    ("contents", "goes", "stays"),
    [
        (Contents(1, 0, 0, 0, 0), "the text", ""),
        (Contents(1, 2, 1, 0, 0, sources=3), "the text, 2 names, 1 quote and 3 sources", ""),
        (
            Contents(1, 0, 0, 0, 0, kept_by=1),
            "the text",
            "Its text stays in the library as a source of 1 other article.",
        ),
        (
            Contents(2, 0, 0, 0, 0, kept_by=3),
            "the texts",
            "Where one of them is a source of an article that stays, its text stays with that article.",
        ),
    ],
)
def test_what_goes_and_what_stays_is_said(contents: Contents, goes: str, stays: str) -> None:
    assert (contents_words(contents), kept_words(contents)) == (goes, stays)
