"""Names over all articles are counted once an article, with the quotes that they said, and damage hides no others."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

from review_records import record

from editorial.domain.annotation import Quote, Status
from editorial.domain.check_words import decided_words
from editorial.domain.library import AuthorityRecord
from editorial.domain.people import Profile
from editorial.domain.record import Record
from editorial.domain.source_check import CheckOutcome, SourceCheck
from editorial.domain.text import sha256
from editorial.jobs.people import ListPeople, QuotesOf
from editorial.jobs.progress import finish
from editorial.storage.library import Library


def copy(key: str, published: str, **changes) -> Record:
    """The article of the tests under another id, with other rows."""
    one = record()
    text = f"{one.article.text}{key}"
    article = replace(one.article, id=key, text=text, sha256=sha256(text), title=f"Title of {key}", published=published)
    return replace(one, article=article, **changes)


def listed(library: Library) -> dict[str, Profile]:
    return {f"{one.name} {one.key.authority or ''}".strip(): one for one in finish(ListPeople(library))}


def test_names_that_read_alike_in_two_articles_are_one_profile_with_both(library: Library) -> None:
    library.add(copy("one", "2025-01-02"))
    library.add(copy("two", "2024-03-04"))
    found = listed(library)["Ada Brook"]
    assert (found.articles, found.quotes, found.first, found.last) == (2, 2, "2024-03-04", "2025-01-02")
    assert found.other_names == ("Brook",)
    assert (found.decided, found.decided_quotes) == (0, 0)


def test_a_linked_name_is_the_record_and_apart_from_a_name_that_only_reads_alike(library: Library) -> None:
    (stored,) = library.put_authority_records([AuthorityRecord("a1", "Ada M. Brook", "PERSON")])
    entities = record().entities
    linked = {**entities, "e2": replace(entities["e2"], authority="a1", status=Status.CONFIRMED)}
    library.add(copy("one", "2025-01-02", entities=linked))
    library.add(copy("two", "2025-01-03"))
    found = listed(library)
    assert found["Ada M. Brook a1"].record == stored
    assert found["Ada M. Brook a1"].decided == 1
    assert found["Ada M. Brook a1"].other_names == ("Ada Brook", "Brook")
    assert found["Ada Brook"].articles == 1


def test_a_name_of_which_every_occurrence_was_rejected_and_that_said_nothing_is_not_listed(library: Library) -> None:
    mentions = {
        key: replace(one, status=Status.REJECTED) if one.entity == "e4" else one
        for key, one in record().mentions.items()
    }
    library.add(copy("one", "2025-01-02", mentions=mentions))
    assert "Northwind" not in listed(library)
    assert "Tom Vale" in listed(library)


def test_the_quotes_of_somebody_come_newest_first_with_all_their_pieces(library: Library) -> None:
    library.add(copy("old", "2024-01-01"))
    library.add(copy("new", "2025-01-01"))
    said = finish(QuotesOf(library, listed(library)["Ada Brook"].uses))
    assert [(one.article_id, one.words) for one in said] == [
        ("new", "We waited too long, … Now we build."),
        ("old", "We waited too long, … Now we build."),
    ]
    assert {one.status for one in said} == {Status.SUGGESTED}
    assert not any(one.claimed for one in said)


def test_a_quote_of_somebody_has_what_was_decided_about_its_source_and_whether_that_still_holds(
    library: Library,
) -> None:
    quotes = record().quotes

    def checked(key: str, outcome: CheckOutcome, speaker: str | None) -> Quote:
        check = SourceCheck(outcome, "Ina", datetime(2026, 1, 2, tzinfo=UTC), quotes[key].span, speaker, reason="house")
        return replace(quotes[key], check=check)

    both = {key: checked(key, CheckOutcome.ALTERED_ON_PURPOSE, quotes[key].said_by) for key in ("q1", "q2")}
    for key, changed, words in (
        ("none", {}, "not checked"),
        ("part", {"q1": both["q1"]}, "checked in part"),
        ("all", both, "altered on purpose"),
        ("before", {"q1": checked("q1", CheckOutcome.CHECKED, "e1"), "q2": both["q2"]}, "to be checked again"),
    ):
        library.add(copy(key, "2025-01-01", quotes={**quotes, **changed}))
        uses = [use for use in listed(library)["Ada Brook"].uses if use.article_id == key]
        (said,) = finish(QuotesOf(library, uses))
        assert decided_words(said.checks) == words


def test_a_rejected_quote_and_a_term_were_said_by_nobody(library: Library) -> None:
    quotes = record().quotes
    gone = {**quotes, "q1": replace(quotes["q1"], status=Status.REJECTED), "q2": replace(quotes["q2"], continues=None)}
    library.add(copy("one", "2025-01-02", quotes=gone))
    said = finish(QuotesOf(library, listed(library)["Ada Brook"].uses))
    assert [one.words for one in said] == ["Now we build."]


def test_a_damaged_name_is_left_out_and_the_others_are_listed(library: Library) -> None:
    library.add(copy("one", "2025-01-02"))
    with closing(sqlite3.connect(library.path)) as file, file:
        file.execute("UPDATE entities SET aliases = '{' WHERE id = 'e2'")
        file.execute("UPDATE quotes SET speakers = '{' WHERE id = 'q3'")
    found = listed(library)
    assert "Ada Brook" not in found
    assert found["Tom Vale"].quotes == 0
