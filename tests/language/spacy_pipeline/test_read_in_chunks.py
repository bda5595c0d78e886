"""A long article is read in chunks, and what is found in it is what would be found without the cuts."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from unittest.mock import patch

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from editorial.domain.annotation import Kind
from editorial.domain.article import Article
from editorial.domain.paragraphs import paragraphs
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.domain.text import Span, sha256
from editorial.language.spacy_pipeline import reader as pipeline
from editorial.language.spacy_pipeline.chunks import chunks
from editorial.language.spacy_pipeline.reader import Finder, Reader
from editorial.language.text.zones import find_authors, find_zones

DEPS = ["nsubj", "ccomp", "dobj", "conj", "prep", "pobj", "advcl", "relcl", "xcomp", "punct", "appos", "poss"]
TAGS = ["NNP", "VBD", "VBZ", "NN", "PRP", "IN", "DT", "VBG", ",", "POS", "CC"]
LINES = st.lists(
    st.sampled_from(
        [
            *("“", "”", '"', "'", "‘", "’", "«", "»", ", ", ". ", "? ", "— ", ": ", " ", "said ", "told ", "and "),
            *("according to ", "Kim Ro ", "Ro ", "Ada Marsh ", "Ada ", "Marsh Ltd. ", "Kenya ", "the mayor ", "she "),
            *("he ", "who ", "they ", "Q: ", "A: ", "I ", "the character of ", "(AM) ", "By Ada Marsh", "😀 ", "שלום "),
        ]
    ),
    max_size=14,
).map("".join)
TEXTS = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\n \n", "\u2028"])), min_size=2, max_size=12).map(
    lambda lines: "".join(line + end for line, end in lines)
)


@Language.component("sentence_by_sentence")
def sentence_by_sentence(doc: Doc) -> Doc:
    """Give each sentence a nonsensical parse and names that depend on its own words and on nothing else."""
    starts = [n for n, token in enumerate(doc) if not n or token.is_sent_start or doc[n - 1].text in {".", "?"}]
    heads, deps, tags, ents = [], [], [], []
    for start, stop in zip(starts, [*starts[1:], len(doc)], strict=True):
        chance = random.Random(doc[start:stop].text.strip())
        for n in range(start, stop):
            heads.append(chance.randrange(max(start, n - 5), n) if n > start else n)
            deps.append(chance.choice(DEPS) if n > start else "ROOT")
            tags.append(chance.choice(TAGS))
            label = chance.choice(["PERSON", "PERSON", "ORG", "GPE"])
            ents.append(f"B-{label}" if doc[n].text[0].isupper() and chance.random() < 0.7 else "O")
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    return Doc(doc.vocab, words=words, spaces=spaces, heads=heads, deps=deps, tags=tags, ents=ents)


@pytest.fixture(scope="module")
def paragraph_reader() -> Reader:
    """A reader of which no part looks beyond a sentence, so that a cut between paragraphs changes nothing it sees."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentence_by_sentence")
    return Reader(nlp, "stand-in@1")


def article(text: str) -> Article:
    zones = find_zones(text)
    return Article("a", "", text, sha256(text), authors=find_authors(text, zones), zones=zones)


def found_in(reader: Reader, text: str, cut: Callable[[str, Sequence[Span]], Iterator[Span]] = chunks) -> Suggestions:
    with patch.object(pipeline, "chunks", cut):
        return Finder(FindOptions(labels_off=frozenset()), reader).find(article(text))


@given(TEXTS, st.lists(st.booleans(), min_size=24, max_size=24))
@settings(max_examples=200, deadline=None)
def test_cuts_between_paragraphs_change_nothing(paragraph_reader: Reader, text: str, where: list[bool]) -> None:
    def cut(text: str, known: Sequence[Span]) -> Iterator[Span]:
        chosen = [span.start for span, here in zip(known[1:], where, strict=False) if here]
        for start, end in zip([0, *chosen], [*chosen, len(text)], strict=True):
            yield Span(start, end)

    def whole(text: str, known: Sequence[Span]) -> Iterator[Span]:
        yield Span(0, len(text))

    assert found_in(paragraph_reader, text, cut) == found_in(paragraph_reader, text, whole)


@given(TEXTS, st.integers(1, 60))
@settings(deadline=None)
def test_a_text_is_cut_where_a_paragraph_starts_if_one_starts_in_the_second_half(text: str, longest: int) -> None:
    known = paragraphs(text)
    starts = {span.start for span in known}
    for chunk in list(chunks(text, known, longest))[:-1]:
        half = chunk.start + longest // 2
        assert chunk.end in starts or not any(half < start <= chunk.start + longest for start in starts)


def in_chunks_of(longest: int) -> Callable[[str, Sequence[Span]], Iterator[Span]]:
    return lambda text, known: chunks(text, known, longest)


def test_a_quote_goes_on_over_a_cut_and_keeps_its_speaker(reader: Reader) -> None:
    text = (
        "“The wall holds,” said Amara Okafor of the harbour board on Monday.\n\n"
        "She went on. “Nobody who has seen it in a storm has ever said anything else to me.\n\n"
        "“So I will not pay for another one. And I will tell the council that again.”\n\n"
        "“Ask the people who built it.”\n"
    )
    found = found_in(reader, text, in_chunks_of(90))
    said = [quote for quote in found.quotes if quote.kind is Kind.DIRECT]
    assert [quote.span.of(text)[:9] for quote in said] == ["The wall ", "Nobody wh", "So I will", "Ask the p"]
    assert said[2].continues == said[1].id
    speakers = {found.entities[0].id}
    assert {speaker.entity for quote in said for speaker in quote.speakers} == speakers


def test_a_name_is_grouped_and_weighed_over_a_cut(reader: Reader) -> None:
    text = "Amara Okafor, 58, left Kenya.\n\n" + "It rained on the boats that day.\n\n" * 6 + "Okafor left at noon.\n"
    found = found_in(reader, text, in_chunks_of(60))
    okafor = next(entity for entity in found.entities if entity.name == "Amara Okafor")
    named = [mention.span.of(text) for mention in found.mentions if mention.entity == okafor.id]
    assert named == ["Amara Okafor", "Okafor"]
