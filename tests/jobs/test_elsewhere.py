"""The same words in quotes of other articles are found, the same or altered, with who said them there."""

from __future__ import annotations

import pytest

from editorial.domain.annotation import Entity, Kind, Origin, Provenance, Quote, Speaker, Status
from editorial.domain.article import Article
from editorial.domain.elsewhere import Sameness, SameWords
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.jobs.elsewhere import FindElsewhere, ListPairs, PairsOfQuotes
from editorial.jobs.progress import Cancel, Cancelled, finish
from editorial.storage.library import Library

SAID = "We will not open the harbour again before the lamps on the bridge are mended"


def _article(key: str, words: str, speaker: str = "Ada Brook", date: str | None = "2026-01-01") -> Record:
    text = f"Report {key}. “{words},” said {speaker}."
    start = text.index("“") + 1
    quote = Quote(
        "q", Span(start, start + len(words)), Kind.DIRECT, Provenance(Origin.EDITOR),
        speakers=(Speaker(Span(text.index(" said ") + 6, len(text) - 1), "e"),), status=Status.ADDED,
    )  # fmt: skip
    article = Article(key, f"Title of {key}", text, sha256(text), published=date)
    return Record.of(article, entities=[Entity("e", speaker, "PERSON", status=Status.ADDED)], quotes=[quote])


def _fill(library: Library) -> None:
    library.add(_article("here", SAID))
    library.add(_article("same", SAID.upper(), date="2025-01-01"))
    library.add(_article("part", SAID.partition(" before")[0], date="2024-01-01"))
    library.add(_article("other", SAID.replace("not open", "open"), "Tom Vale", date="2026-02-02"))
    library.add(_article("nothing", "The council has three new members from the port of Saltmere"))
    library.add(_article("short", "We will not open"))


def _rows(found: list[SameWords] | tuple[SameWords, ...], article: str) -> list[tuple[str, Sameness, bool]]:
    return [(same.other_than(article).article, same.sameness, same.match.other_speaker) for same in found]


def test_other_articles_with_the_words_of_a_quote_are_listed_the_latest_first(library: Library) -> None:
    _fill(library)
    found = finish(FindElsewhere(library, library.load("here").record))
    assert set(found) == {"q"}
    assert _rows(list(found["q"]), "here") == [
        ("other", Sameness.ALTERED, True),
        ("same", Sameness.SAME, False),
        ("part", Sameness.SAME, False),
    ]


def test_a_quote_that_stands_nowhere_else_is_not_listed(library: Library) -> None:
    _fill(library)
    assert finish(FindElsewhere(library, library.load("nothing").record)) == {}
    assert finish(FindElsewhere(library, library.load("short").record)) == {}


def test_a_quote_of_an_article_without_a_date_has_the_day_of_its_import_on_both_sides(library: Library) -> None:
    for key in ("here", "there"):
        library.add(_article(key, SAID, date=None))
    (pair,) = finish(PairsOfQuotes(library, library.load("here").record)).pairs
    assert pair.first.date == pair.second.date
    assert pair.first.date.startswith("20")


def test_all_pairs_of_a_library_are_listed_once(library: Library) -> None:
    _fill(library)
    pairs = finish(ListPairs(library))
    found = [frozenset({same.shorter.article, same.longer.article}) for same in pairs.found]
    assert {frozenset({"here", "same"}), frozenset({"here", "other"}), frozenset({"here", "part"})} <= set(found)
    assert len(found) == len(set(found))
    assert not any("nothing" in pair for pair in found)
    assert pairs.quotes == 6


def test_a_rejected_quote_is_no_quote(library: Library) -> None:
    library.add(_article("here", SAID))
    one = _article("there", SAID)
    (quote,) = one.quotes.values()
    refused = Quote("q", quote.span, Kind.DIRECT, quote.provenance, status=Status.REJECTED)
    library.add(Record.of(one.article, quotes=[refused]))
    assert finish(FindElsewhere(library, library.load("here").record)) == {}


def test_listing_all_pairs_can_be_cancelled(library: Library) -> None:
    _fill(library)
    cancel = Cancel()
    cancel.cancel()
    with pytest.raises(Cancelled):
        finish(ListPairs(library), cancel=cancel)
