"""A record made of a text knows its title, zones, authors and credit, and keeps what it was told."""

from __future__ import annotations

import io

import pytest

from editorial.domain.article import ZoneKind
from editorial.domain.errors import InputError
from editorial.domain.resources import seeds_folder
from editorial.domain.text import sha256
from editorial.formats.authority_list import authority_entries
from editorial.formats.reading.source import Source
from editorial.formats.reading.text_files import read_text
from editorial.jobs.reading import completed, record_of_text, records_of

SEED = seeds_folder() / "000_d98b2c6786ce758e.txt"


def test_the_seed_article_has_its_headline_author_and_credit() -> None:
    article = record_of_text(read_text(Source.of_path(SEED)).text, source=SEED.name).article
    assert article.title == "‘Jessica Jones’ Showrunner Discusses ‘Defenders’ Aftermath & Season 2 Plans"
    assert article.authors == ("Leon Brill",)
    assert article.credit == "IGN"
    assert article.id == article.sha256 == sha256(article.text)
    kinds = {zone.span.of(article.text): zone.kind for zone in article.zones}
    assert kinds[article.title] is ZoneKind.HEADLINE
    assert kinds["Leon Brill"] is ZoneKind.BYLINE


def test_a_text_is_normalised_and_its_id_may_be_given() -> None:
    article = record_of_text("\ufeffHead\r\n\r\nBody.", source=None, article_id="7").article
    assert (article.id, article.text, article.sha256) == ("7", "Head\n\nBody.", sha256("Head\n\nBody."))


def test_what_a_record_says_about_its_article_is_kept() -> None:
    record = record_of_text("Head line\n\nBy Ana Lima\n\nBody text here.", source="a.txt")
    assert record.article.authors == ("Ana Lima",)
    assert completed(record, source="b.txt") == record


@pytest.mark.parametrize(("text", "reason"), [("", "no text"), (" \n\ufeff", "no text"), ("a\0b", "NUL")])
def test_what_is_no_text_is_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        record_of_text(text, source="copy.txt")


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.txt", "names.csv", "names.json"])
def test_an_error_that_is_kept_holds_on_to_nothing_that_was_being_read(name: str) -> None:
    data = b"name\n" + b",7\n" if name.endswith(".csv") else b'{"id": "a", "text": 5}' if "json" in name else b" "
    source = Source(name, stream=io.BytesIO(data))
    found = (
        records_of(source, data) if name.startswith("a") else authority_entries(data, name, name.removeprefix("names"))
    )
    (error,) = found
    assert isinstance(error, InputError)
    assert (error.__traceback__, error.__context__) == (None, None)
