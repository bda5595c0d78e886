"""Full-text search finds the articles with the words typed, whatever characters are typed."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editorial.domain import search_words
from editorial.domain.article import Article
from editorial.domain.library import Hit
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256
from editorial.storage.library import Library
from editorial.storage.sqlite import search
from editorial.storage.sqlite.search import _pattern, _terms


def put(library: Library, id_: str, title: str, text: str) -> None:
    library.add(Record.of(Article(id_, title, text, sha256(text))))


@pytest.fixture
def filled(library: Library) -> Library:
    put(library, "cafe", "At the harbour", "She opened the Café Noir.\nThe café closed, and don’t ask.")
    put(
        library, "harbour", "Harbour plan", "The plan of the harbour, the harbour of the plan. " + "Nothing else. " * 40
    )
    return library


def test_a_search_says_where_and_how_often(filled: Library) -> None:
    text = "She opened the Café Noir. The café closed, and don’t ask."
    assert filled.search("CAFE") == [Hit("cafe", "At the harbour", text, (Span(15, 19), Span(30, 34)), 2)]
    second, first = sorted(filled.search("harbour"), key=lambda hit: hit.count)
    assert (first.article_id, first.count, second.count) == ("harbour", 3, 1)
    assert first.snippet.startswith("The plan of the harbour,")
    assert first.snippet.endswith("…")
    assert [span.of(first.snippet) for span in first.matches] == ["harbour", "harbour"]
    assert (second.matches, second.snippet) == ((), text)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("harb", ["harbour", "cafe"]),
        ("harb ", []),
        ("plan harb", ["harbour"]),
        ('"plan of the h', ["harbour"]),
        ('"plan the"', []),
        ("noir cafe", ["cafe"]),
        ("don't", ["cafe"]),
        ("café*", ["cafe"]),
        ("zebra", []),
    ],
)
def test_words_phrases_and_unfinished_words(filled: Library, query: str, found: list[str]) -> None:
    assert [hit.article_id for hit in sorted(filled.search(query), key=lambda hit: -hit.count)] == found


@pytest.mark.parametrize("query", ["", "  ", '"', '""', "*", "-", "?!", "'"])
def test_nothing_to_look_for_finds_nothing(filled: Library, query: str) -> None:
    assert filled.search(query) == []


@pytest.mark.parametrize(
    "query", ["NEAR(", "harbour AND", "OR", "title:x", "a* b*", "^harbour", '"a" + "b', "(", "{title}", "NOT \\"]
)
def test_what_is_typed_is_never_an_operator(filled: Library, query: str) -> None:
    for hit in filled.search(query):
        assert hit.count > 0


def test_a_word_in_the_title_comes_before_one_in_the_text(library: Library) -> None:
    for number in range(4):
        put(library, f"other{number}", "Elsewhere", f"Nothing of this, number {number}.")
    put(library, "text", "Elsewhere", "There was a bridge.")
    put(library, "title", "A bridge", "It stood here once.")
    assert [hit.article_id for hit in library.search("bridge")] == ["title", "text"]


def test_where_very_many_have_the_words_the_latest_are_compared_and_that_is_told(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(6):
        put(library, f"a{number}", "A bridge" if number in {0, 4} else "Elsewhere", f"By the bridge, number {number}.")
    assert (len(library.search("bridge")), library.search("bridge").latest) == (6, None)
    monkeypatch.setattr(search, "WEIGHED", 3)
    found = library.search("bridge")
    assert ([hit.article_id for hit in found], found.latest) == (["a4", "a3", "a5"], 3)
    assert (len(library.search("number 2")), library.search("number 2").latest) == (1, None)


def test_the_limit_holds(filled: Library) -> None:
    assert len(filled.search("the", limit=1)) == 1


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30))
@example("Straße")
@example("İstanbul ΣΑΣ")
def test_every_query_makes_a_pattern(query: str) -> None:
    terms = _terms(query)
    if terms:
        _pattern(terms).search(query)


LETTERS = st.text(st.sampled_from("aAeéÉkK\u212asSſßẛiIİıdǅoøØ\u0301\u0307 -'_.7港Σσς𐐀𐐨"), max_size=12)


@given(LETTERS, LETTERS)
@example("kK ſ", "ſ k K s K")
@example("i", "İstanbul ılık i\u0307")
def test_a_pattern_matches_where_one_does_that_is_tried_at_each_place(query: str, text: str) -> None:
    if terms := _terms(query):
        slow = "|".join(f"(?<!{search_words._INSIDE}){_slow(term)}" for term in terms)
        spans = [match.span() for match in re.compile(slow, re.IGNORECASE).finditer(text)]
        assert [match.span() for match in _pattern(terms).finditer(text)] == spans


def _slow(term: search_words.Term) -> str:
    words = ("".join(map(search_words._letter, search_words._bare(word))) for word in term.words)
    inside = search_words._INSIDE
    return search_words._BETWEEN.join(words) + (f"{inside}*" if term.unfinished else f"(?!{inside})")


def test_a_text_without_spaces_is_cut(library: Library) -> None:
    put(library, "long", "Long", "港" * 50 + " 都市計画 " + "港" * 5000)
    (hit,) = library.search("都市計画")
    assert len(hit.snippet) < 300
    assert [span.of(hit.snippet) for span in hit.matches] == ["都市計画"]
