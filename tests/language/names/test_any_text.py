"""Whatever the text and whatever the model takes for a name, the search for names ends and raises nothing."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from editorial.domain.article import Article
from editorial.domain.labels import OFF_BY_DEFAULT
from editorial.domain.suggestions import FindOptions, Remembered
from editorial.domain.text import sha256
from editorial.language.names.find import find_names
from editorial.language.names.name_context import NameContext
from editorial.language.spacy_pipeline.doc_tokens import tokens_of

WORDS = st.sampled_from(
    [
        *("Ada", "Marsh", "B.", "C.", "Kim", "Paris", "Marsh", "AM", "Inc.", "Ministry", "of", "the", "said", "mayor"),
        *("“", "”", "’s", "'", "(", ")", ",", ".", ":", "-", "–", "/", "&", "58", "\n", "\n\n", "By", "Photo", "😀"),
        *("é", "e\u0301", "שלום", "\u200f", "\u00a0", "\x0b", "\ufffd", "Attendance", "Al", "dal", "Ada", "Kim"),
    ]
)
TAGS = ["", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG", "B-GPE", "B-WORK_OF_ART", "B-DATE", "B-CARDINAL", "B-NORP"]
TOKENS = st.lists(st.tuples(WORDS, st.sampled_from(TAGS), st.booleans()), min_size=1, max_size=40)
KNOWN = (Remembered("Kim", "PERSON"), Remembered("Ada Marsh", "PERSON", ("Marsh",)), Remembered("Paris", "PLACE"))
CUT_SHORT = [
    *(("Ada", "B-PERSON", True), ("B.", "I-PERSON", True), ("C.", "I-PERSON", True), ("left", "", True)),
    *(("Ada", "B-PERSON", True), ("B.", "I-PERSON", True), ("left", "", True), ("Ada", "B-PERSON", True)),
    ("B.", "", False),
]
"""The longer of two names that begin alike would end behind the end of the text."""

LONG_SHORT_NAME = [
    *(("gesetzlichen", "B-PERSON", True), ("Marsh", "I-PERSON", True), (".", "", True)),
    *(
        (word, tag, True)
        for name in ("Bo", "Al", "Cy", "Ed")
        for word, tag in ((name, "B-PERSON"), ("Marsh", "I-PERSON"), (".", ""))
    ),
    *(("gesetzlichen", "B-PERSON", True), ("Marsh", "I-PERSON", True), (".", "", True), ("Marsh", "B-PERSON", True)),
]
"""A short name with a word before it is longer than the full names of those who may be meant."""


@cache
def blank() -> English:
    return English()


def read(tokens: list[tuple[str, str, bool]]) -> Doc:
    ents, before = [], ""
    for _, tag, _ in tokens:
        goes_on = tag.startswith("I-") and before[2:] == tag[2:]
        before = tag if goes_on or not tag.startswith("I-") else f"B-{tag[2:]}"
        ents.append(before or "O")
    words, _, spaces = zip(*tokens, strict=True)
    return Doc(blank().vocab, words=[*words], spaces=[*spaces], ents=ents)


@given(TOKENS, st.sampled_from(["en", "xx", ""]))
@example(CUT_SHORT, "en")
@example(LONG_SHORT_NAME, "de")
def test_any_words_that_are_taken_for_names_are_searched(tokens: list[tuple[str, str, bool]], language: str) -> None:
    doc = read(tokens)
    article = Article("a", "", doc.text, sha256(doc.text), language=language)
    found = find_names(
        NameContext(tokens_of(doc), None), article, FindOptions(labels_off=frozenset(), remembered=KNOWN), "m@1"
    )
    entities = {entity.id for entity in found.entities}
    for mention in found.mentions:
        assert mention.span.of(doc.text).strip() == mention.span.of(doc.text) != ""
        assert mention.span.end <= len(doc.text)
        assert mention.entity in entities
        assert 0 <= (mention.provenance.score or 0) <= 1
    spans = sorted(mention.span for mention in found.mentions if mention.label not in OFF_BY_DEFAULT)
    assert not any(one.overlaps(other) for one, other in pairwise(spans))
    assert all(missed.span.end <= len(doc.text) for missed in found.possibly_missed)
