"""Whatever the text, the search for quotes ends, raises nothing and keeps its promises."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote
from editorial.domain.article import Article
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import Span, sha256
from editorial.language.quotes.find import find_quotes
from editorial.language.spacy_pipeline.doc_tokens import tokens_of

DEPS = [
    "nsubj",
    "ccomp",
    "dobj",
    "conj",
    "prep",
    "pobj",
    "advcl",
    "parataxis",
    "relcl",
    "xcomp",
    "punct",
    "agent",
    "auxpass",
]
TAGS = ["NNP", "VBD", "VBZ", "NN", "PRP", "IN", "DT", "VBG", "VBN", ",", "JJ", "POS", "CC", "RB"]
PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "‘",
        "’",
        "''",
        "``",
        "«",
        "»",
        "\n",
        "\n\n",
        " ",
        " ",
        ", ",
        ". ",
        "? ",
        "— ",
        "(",
        ")",
        ": ",
        "said ",
        "says ",
        "told ",
        "according to ",
        "Kim Ro ",
        "she ",
        "he ",
        "who ",
        "the mayor ",
        "they ",
        "claim ",
        "A: ",
        "👩\u200d👧",
        "שלום ",
        "\u200f",
        "\u2028",
        "é",
        '<a b="c">',
        "’s ",
        "\ufeff",
        "\xa0",
        "Q: ",
        "that ",
        "I ",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=100)


@cache
def blank() -> Language:
    return spacy.blank("en")


def parsed(text: str, seed: int) -> Doc:
    """Return a document with a nonsensical but valid parse: what a pipeline may say of a text nobody foresaw."""
    words = blank()(text)
    chance = random.Random(seed)
    heads = [chance.randrange(max(0, n - 5), n + 1) for n in range(len(words))]
    return Doc(
        words.vocab,
        words=[token.text for token in words],
        spaces=[bool(token.whitespace_) for token in words],
        heads=heads,
        deps=[chance.choice(DEPS) if head != n else "ROOT" for n, head in enumerate(heads)],
        tags=[chance.choice(TAGS) for _ in words],
    )


def names(doc: Doc, seed: int) -> tuple[list[Entity], list[Mention]]:
    chance = random.Random(seed)
    entities = [Entity(f"e{n}", f"Kim {n}", chance.choice(["PERSON", "ORG", "WORK"])) for n in range(3)]
    mentions = [
        Mention(
            f"m{token.i}",
            Span(token.idx, token.idx + len(token)),
            chance.choice(["PERSON", "ORG", "WORK"]),
            entity,
            Provenance(Origin.MODEL),
        )
        for token in doc
        if len(token) and chance.random() < 0.2
        for entity in [chance.choice(["e0", "e1", "e2", None])]
    ]
    return entities, mentions


def article(text: str) -> Article:
    return Article("a", "", text, sha256(text), authors=("Kim 1",))


def check(text: str, quotes: tuple[Quote, ...], entities: list[Entity]) -> None:
    ids = [quote.id for quote in quotes]
    known = {entity.id for entity in entities}
    assert ids == [f"q{number}" for number in range(1, len(quotes) + 1)]
    assert [quote.span.start for quote in quotes] == sorted(quote.span.start for quote in quotes)
    by_id = {quote.id: quote for quote in quotes}
    for quote in quotes:
        assert quote.span.end <= len(text)
        assert 0 <= (quote.provenance.score or 0) <= 1
        assert set(quote.candidates) <= known
        assert len(quote.candidates) <= 9
        assert all(by_id[inner].kind is Kind.DIRECT or quote.kind is Kind.MIXED for inner in quote.quoted)
        if quote.continues is not None:
            assert by_id[quote.continues].span.start < quote.span.start
        if quote.within is not None:
            assert by_id[quote.within].span.start <= quote.span.start
        for speaker in quote.speakers:
            assert speaker.span is not None
            assert speaker.span.end <= len(text)
            assert speaker.entity is None or speaker.entity in known
            assert speaker.resolution is not None
            assert 0 <= (speaker.resolution.score or 0) <= 1


@given(TEXTS, st.integers(0, 10_000))
@settings(max_examples=300, deadline=None)
def test_promises_hold_whatever_the_text_and_the_parse(text: str, seed: int) -> None:
    doc = parsed(text, seed)
    entities, mentions = names(doc, seed)
    check(doc.text, find_quotes(tokens_of(doc), article(doc.text), entities, mentions, FindOptions()), entities)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_document_without_a_parse_is_searched_too(text: str) -> None:
    doc = blank()(text)
    check(doc.text, find_quotes(tokens_of(doc), article(doc.text), [], [], FindOptions()), [])


@given(TEXTS, st.integers(0, 10_000))
@settings(max_examples=50, deadline=None)
def test_the_same_text_gives_the_same_quotes(text: str, seed: int) -> None:
    doc = parsed(text, seed)
    entities, mentions = names(doc, seed)
    once = find_quotes(tokens_of(doc), article(doc.text), entities, mentions, FindOptions())
    assert find_quotes(tokens_of(doc), article(doc.text), entities, mentions, FindOptions()) == once


@given(TEXTS, st.integers(0, 10_000))
@settings(max_examples=50, deadline=None)
def test_without_the_second_layer_only_words_in_marks_are_suggested(text: str, seed: int) -> None:
    doc = parsed(text, seed)
    found = find_quotes(tokens_of(doc), article(doc.text), [], [], FindOptions(indirect=False))
    assert all(quote.kind is not Kind.INDIRECT and not quote.quoted for quote in found)


@pytest.mark.parametrize(
    "piece", ["“a ", '"a said Kim ', "‘a ", "“a” said Kim. ", "“a\n\n", "she said “a ", "Kim: “a”\n"]
)
def test_thousands_of_marks_end(piece: str) -> None:
    doc = parsed(piece * 3_000, 1)
    found = find_quotes(tokens_of(doc), article(doc.text), [], [], FindOptions())
    check(doc.text, found, [])


def test_a_language_nobody_described_has_no_quotes() -> None:
    doc = blank()("“Jo,” mondta Kim.")
    assert find_quotes(tokens_of(doc), replace(article(doc.text), language="hu"), [], [], FindOptions()) == ()
