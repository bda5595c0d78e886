"""A name that a source has otherwise gets a note; one that it has as well, or whose form differs for a reason, none."""

from __future__ import annotations

import pytest

from editorial.domain.annotation import Entity, Mention, Origin, Provenance
from editorial.domain.article import Article
from editorial.domain.name_difference import NameDifferenceKind
from editorial.domain.record import Record
from editorial.domain.source import SourceText
from editorial.domain.text import Span, sha256
from editorial.language.checking.names import differing_names
from editorial.language.checking.source_index import SourceIndex
from editorial.language.lexicon.languages import transcripts_of


def _differences(text: str, name: str, source: str, label: str = "PERSON") -> list[tuple[NameDifferenceKind, str]]:
    start = text.index(name)
    record = Record.of(
        Article("a", "", text, sha256(text)),
        entities=[Entity("e", name, label)],
        mentions=[Mention("m", Span(start, start + len(name)), label, "e", Provenance(Origin.EDITOR))],
    )
    index = SourceIndex(SourceText.of(source), transcripts_of("en"))
    return [(found.kind, found.there.of(source)) for found in differing_names(record, {"s": index})]


SPELLING, TITLE, AGE = NameDifferenceKind


@pytest.mark.parametrize(
    ("text", "name", "source", "expected"),
    [
        ("We met Maria Ellis.", "Maria Ellis", "There was Maria Elis, too.", [(SPELLING, "Maria Elis")]),
        ("We met Maria Ellis.", "Maria Ellis", "There was Marla Ellis’s dog.", [(SPELLING, "Marla Ellis’s")]),
        ("We met Rosenberg.", "Rosenberg", "There was Rosenburg.", [(SPELLING, "Rosenburg")]),
        ("Mayor Maria Ellis left.", "Maria Ellis", "Governor Maria Ellis left.", [(TITLE, "Maria Ellis")]),
        ("Maria Ellis, 34, left.", "Maria Ellis", "Maria Ellis (43) left.", [(AGE, "Maria Ellis")]),
        ("The 34-year-old Maria Ellis left.", "Maria Ellis", "Maria Ellis, 43, left.", [(AGE, "Maria Ellis")]),
    ],
)
def test_what_a_source_has_otherwise_is_noted(
    text: str, name: str, source: str, expected: list[tuple[NameDifferenceKind, str]]
) -> None:
    assert _differences(text, name, source) == expected


@pytest.mark.parametrize(
    ("text", "name", "source"),
    [
        ("We met Maria Ellis.", "Maria Ellis", "There was Maria Elis, and Maria Ellis as well."),
        ("We met Maria Ellis.", "Maria Ellis", "There was M. Ellis, and Maria’s dog."),
        ("We met Maria Ellis.", "Maria Ellis", "There was David Ellis, her brother."),
        ("We met Germany.", "Germany", "A German was there."),
        ("We met Winter.", "Winter", "We met in winger position, winters are long."),
        ("Mayor Maria Ellis left.", "Maria Ellis", "Mayor Maria Ellis, then Governor Maria Ellis."),
        ("Ms. Maria Ellis left.", "Maria Ellis", "Dr. Maria Ellis left."),
        ("Sen. Maria Ellis left.", "Maria Ellis", "Senator Maria Ellis left."),
        ("Maria Ellis, 34, left.", "Maria Ellis", "Maria Ellis left in 2014, with 34 others."),
    ],
)
def test_what_is_no_difference_is_not_noted(text: str, name: str, source: str) -> None:
    assert _differences(text, name, source) == []
