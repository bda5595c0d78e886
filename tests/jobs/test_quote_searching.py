"""Quotes of a library are found by words, speaker, date, source, kind and state; each with all its pieces, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_records import TEXT, record

from editorial.domain.annotation import Kind, Status
from editorial.domain.article import Standing, State, Verified
from editorial.domain.library import AuthorityRecord
from editorial.domain.quote_search import CountedBy, QuoteFilter, QuoteQuestion, QuoteState, SpokenQuote, quote_counts
from editorial.domain.record import Record
from editorial.domain.text import sha256
from editorial.jobs import quote_searching
from editorial.jobs.progress import Cancel, Cancelled, finish
from editorial.jobs.quote_searching import SearchQuotes, library_quotes
from editorial.storage.codec import moment
from editorial.storage.library import Library


def copy(key: str, published: str | None = None, source: str | None = None, **changes) -> Record:
    """The article of the tests under another id, with other rows."""
    one = record()
    text = f"{one.article.text}{key}"
    article = replace(one.article, id=key, text=text, sha256=sha256(text), published=published, source=source)
    return replace(one, article=article, **changes)


def decided(status: Status = Status.CONFIRMED) -> dict:
    return {
        key: replace(
            one,
            status=status,
            speakers=tuple(
                replace(who, resolution=replace(who.resolution, status=Status.CONFIRMED)) for who in one.speakers
            ),
        )
        for key, one in record().quotes.items()
    }


def asked(library: Library, words: str = "", **question) -> list[SpokenQuote]:
    return [*library_quotes(library, QuoteQuestion(words, **question))]


def words(found: list[SpokenQuote]) -> list[str]:
    return [one.words for one in found]


BROOK, VALE = "We waited too long, … Now we build.", "It is a bad plan 🚢,"


def test_a_quote_is_found_by_words_of_any_of_its_pieces_whole_words_and_the_last_unfinished(library: Library) -> None:
    library.add(copy("one", "2025-01-02"))
    assert words(asked(library)) == [BROOK, VALE]
    assert words(asked(library, "build waited")) == [BROOK]
    assert words(asked(library, '"too LONG" bui')) == [BROOK]
    assert words(asked(library, "ait")) == []
    assert words(asked(library, "council")) == [], "words of the article that nobody said"
    assert words(asked(library, '"; DROP')) == []


def test_an_answer_says_where_the_quote_stands_and_who_says_it(library: Library) -> None:
    library.add(copy("one", "2025-01-02", "Lamp"))
    (one,) = asked(library, "waited")
    assert TEXT[one.start : one.end] == "We waited too long,” said Ada Brook, who leads it. “Now we build."
    assert (one.article, one.quote, one.date, one.source) == ("one", "q1", "2025-01-02", "Lamp")
    assert [(who.name, who.label, who.entity) for who in one.speakers] == [("Ada Brook", "PERSON", "e2")]
    assert one.as_found[:3] == ("Ada Brook", BROOK, "direct")


def test_a_speaker_is_found_by_the_name_in_the_article_or_on_the_list_or_words_without_a_name(library: Library) -> None:
    (listed,) = library.put_authority_records([AuthorityRecord("a1", "Dame Ada", "PERSON", aliases=("Harbour boss",))])
    entities = record().entities
    library.add(copy("one", entities={**entities, "e2": replace(entities["e2"], authority=listed.id)}))
    quotes = record().quotes
    nameless = replace(quotes["q3"], speakers=(replace(quotes["q3"].speakers[0], entity=None, resolution=None),))
    library.add(copy("two", quotes={"q3": nameless}))
    assert words(asked(library, by="brook")) == [BROOK]
    assert words(asked(library, by="boss")) == [BROOK]
    assert words(asked(library, by="Vale")) == [VALE]
    assert [(one.article, one.speaker) for one in asked(library, by="he")] == [("two", "he")]
    assert words(asked(library, by="northwind")) == []


def test_a_speaker_that_an_editor_rejected_does_not_say_it(library: Library) -> None:
    quotes = record().quotes
    (who,) = quotes["q3"].speakers
    refused = replace(who, resolution=replace(who.resolution, status=Status.REJECTED))
    library.add(copy("one", quotes={"q3": replace(quotes["q3"], speakers=(refused,))}))
    assert [one.speaker for one in asked(library)] == ["he"]


def test_dates_sources_kinds_and_states_choose_the_quotes(library: Library) -> None:
    by = Standing(State.VERIFIED, verified=Verified("Ina", moment("2025-01-01T00:00:00Z")))
    library.add(copy("old", "2024-05-17", "Saltmere Lamp", quotes=decided(), standing=by))
    library.add(copy("new", "2024-06-02", "Harrowick Lamp", quotes=decided()))
    assert [one.article for one in asked(library, "bad plan")] == ["new", "old"], "the latest first"
    assert {one.article for one in asked(library, until="2024-05")} == {"old"}
    assert {one.article for one in asked(library, since="2024-05-18", until="2024")} == {"new"}
    assert {one.article for one in asked(library, source="harrow")} == {"new"}
    assert words(asked(library, kind=Kind.TERM, until="2024-05")) == ["Big Pier"]
    assert words(asked(library, kind=Kind.INDIRECT)) == []
    assert {one.article for one in asked(library, verified=True)} == {"old"}
    assert {one.article for one in asked(library, verified=False)} == {"new"}
    assert {one.state for one in asked(library, verified=False)} == {QuoteState.DECIDED}


def test_a_quote_in_a_verified_article_that_nobody_decided_is_not_verified(library: Library) -> None:
    by = Standing(State.VERIFIED, verified=Verified("Ina", moment("2025-01-01T00:00:00Z")))
    library.add(copy("one", standing=by))
    assert {one.state for one in asked(library)} == {QuoteState.SUGGESTED}
    assert asked(library, verified=True) == []


def test_a_rejected_quote_is_no_quote(library: Library) -> None:
    library.add(copy("one", quotes=decided(Status.REJECTED)))
    assert asked(library) == []


def test_who_types_gets_the_first_quotes_and_is_told_that_there_are_more(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key in ("a", "b", "c"):
        library.add(copy(key))
    monkeypatch.setattr(quote_searching, "LIMIT", 4)
    found = finish(SearchQuotes(library, QuoteQuestion()))
    assert (len(found.quotes), found.more) == (4, True)
    found = finish(SearchQuotes(library, QuoteQuestion("waited")))
    assert (len(found.quotes), found.more) == (3, False)


def test_a_search_can_be_cancelled(library: Library) -> None:
    cancel = Cancel()
    cancel.cancel()
    with pytest.raises(Cancelled):
        finish(SearchQuotes(library, QuoteQuestion("late")), cancel=cancel)


QUESTIONS = st.builds(
    QuoteQuestion,
    words=st.sampled_from(["", "w", "waited build", '"too long"', "plan", "he", "zeppelin", "bad 🚢"]),
    by=st.sampled_from(["", "a", "brook", "boss", "he", "vale tom", "nobody"]),
    since=st.sampled_from(["", "2024", "2024-06", "2025-01-02"]),
    until=st.sampled_from(["", "2024", "2024-05-17"]),
    source=st.sampled_from(["", "lamp", "Bell"]),
    kind=st.sampled_from([None, *Kind]),
    verified=st.sampled_from([None, True, False]),
)


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library with names on the list, speakers without a name, rejected ones, and verified articles."""
    quotes, entities = record().quotes, record().entities
    (who,) = quotes["q3"].speakers
    by = Standing(State.VERIFIED, verified=Verified("Ina", moment("2025-01-01T00:00:00Z")))
    with Library.open(tmp_path_factory.mktemp("mixed") / "library.db") as library:
        (boss,) = library.put_authority_records([AuthorityRecord("a1", "Dame Ada", "PERSON", aliases=("Boss",))])
        library.add(copy("a", "2024-05-17", "Lamp", quotes=decided(), standing=by))
        library.add(
            copy("b", "2024-06-02", "Bell", entities={**entities, "e2": replace(entities["e2"], authority=boss.id)})
        )
        refused = replace(who, resolution=replace(who.resolution, status=Status.REJECTED))
        library.add(copy("c", "2025-01-02", quotes={"q3": replace(quotes["q3"], speakers=(refused,))}))
        nameless = replace(who, entity=None, resolution=None)
        library.add(copy("d", quotes={"q3": replace(quotes["q3"], speakers=(nameless,)), "q1": quotes["q1"]}))
        yield library


def wanted(question: QuoteQuestion, quote: SpokenQuote) -> bool:
    """Whether a quote is wanted, looked at by itself."""
    names = [f"{one.name} {'Dame Ada Boss' if one.authority == 'a1' else ''}".casefold() for one in quote.speakers]
    return (
        QuoteFilter(question).takes(quote)
        and question.takes_article(quote.date, quote.source)
        and (not question.by or any(all(word in name for word in question.by.split()) for name in names))
    )


@given(QUESTIONS)
def test_what_is_found_is_what_is_wanted_of_all_quotes_looked_at_one_by_one(
    mixed: Library, question: QuoteQuestion
) -> None:
    every = [*asked(mixed), *asked(mixed, kind=Kind.TERM)]
    expected = [one for one in every if wanted(question, one)]
    found = [*library_quotes(mixed, question)]
    assert sorted(found, key=repr) == sorted(expected, key=repr)


def test_quotes_are_counted_by_person_month_and_source(library: Library) -> None:
    library.add(copy("one", "2025-01-02", "Lamp"))
    library.add(copy("two", "2024-03-04", "Lamp"))
    every = asked(library)
    assert [tuple(one) for one in quote_counts(every, CountedBy.PERSON)] == [("Ada Brook", 2, 2), ("Tom Vale", 2, 2)]
    assert [tuple(one) for one in quote_counts(every, CountedBy.MONTH)] == [("2024-03", 2, 1), ("2025-01", 2, 1)]
    assert [tuple(one) for one in quote_counts(every, CountedBy.SOURCE)] == [("Lamp", 4, 2)]


@given(st.data())
def test_any_words_in_a_row_of_a_quote_find_it(data: st.DataObject) -> None:
    said = data.draw(st.lists(st.text("abcéß", min_size=1, max_size=4), min_size=1, max_size=8))
    begin = data.draw(st.integers(0, len(said) - 1))
    some = said[begin : data.draw(st.integers(begin + 1, len(said)))]
    quote = SpokenQuote("a", "", "", "", "q", 0, 1, ", ".join(said), (Kind.DIRECT,), QuoteState.SUGGESTED, None)
    assert QuoteFilter(QuoteQuestion(f'"{" ".join(some)}"')).takes(quote)
    assert QuoteFilter(QuoteQuestion(" ".join(some))).takes(quote)
    assert not QuoteFilter(QuoteQuestion(f'"{" ".join(some)} zz"')).takes(quote)
