"""What pipelines for other languages call words and relations is put into what the search for quotes knows."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from editorial.domain import languages
from editorial.domain.article import Article
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import sha256
from editorial.language.quotes.find import find_quotes
from editorial.language.spacy_pipeline.doc_tokens import TokenCollector, tokens_of
from editorial.language.text.tokens import Tokens
from editorial.language.text.universal_dependencies import reattach_prepositions

FRENCH = """
name = "French"
common = "les des une dans"
[verbs.endings]
er = "e é"
[quotes]
speech = "affirmer"
according = ["selon"]
[quotes.reported]
that = "que"
[quotes.marks.openers]
double = "“"
[quotes.marks.closers]
double = "”"
"""


def parsed(lang: str, *rows: tuple[str, str, str, int]) -> Tokens:
    """Return words with the kinds, relations and heads that a pipeline gave them."""
    forms, kinds, deps, heads = zip(*rows, strict=True)
    return tokens_of(Doc(spacy.blank(lang).vocab, forms, pos=kinds, deps=deps, heads=heads))


STATED = (
    ("Marie", "PROPN", "nsubj", 3),
    ("Curie", "PROPN", "flat:name", 0),
    ("a", "AUX", "aux:tense", 3),
    ("affirmé", "VERB", "ROOT", 3),
    ("que", "SCONJ", "mark", 6),
    ("tout", "PRON", "nsubj", 6),
    ("va", "VERB", "ccomp", 3),
    ("bien", "ADV", "advmod", 6),
)
ACCORDING = (
    ("Selon", "ADP", "case", 2),
    ("la", "DET", "det", 2),
    ("police", "NOUN", "obl:mod", 4),
    ("tout", "PRON", "nsubj", 4),
    ("va", "VERB", "ROOT", 4),
    ("bien", "ADV", "advmod", 4),
)


@pytest.mark.parametrize(
    ("rows", "speaker", "content"),
    [(STATED, "Marie Curie", "que tout va bien"), (ACCORDING, "la police", "tout va bien")],
)
def test_speech_is_found_by_universal_kinds_and_relations(
    rows: tuple[tuple[str, str, str, int], ...],
    speaker: str,
    content: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "fr.toml").write_text(FRENCH, encoding="utf-8")
    monkeypatch.setattr(languages, "folder", lambda: tmp_path)
    words = parsed("fr", *rows)
    article = Article("a", "", words.text, sha256(words.text), language="fr")
    [quote] = find_quotes(words, article, (), (), FindOptions())
    assert quote.span.of(words.text) == content
    assert [one.span.of(words.text) for one in quote.speakers if one.span] == [speaker]


def test_the_english_kinds_and_relations_stay_as_they_are() -> None:
    rows = (("He", "PRON", "nsubj", 1), ("went", "VERB", "ROOT", 1), ("home", "NOUN", "obj", 1))
    assert parsed("en", *rows).dep == ["nsubj", "ROOT", "obj"]
    french = parsed("fr", *rows)
    assert (french.tag, french.dep) == (["PRP", "VBD", "NN"], ["nsubj", "ROOT", "dobj"])


def test_each_part_of_a_long_article_is_put_into_the_others_by_itself() -> None:
    nlp = spacy.blank("fr")
    forms, kinds, deps, heads = zip(*ACCORDING, strict=True)
    doc = Doc(nlp.vocab, forms, pos=kinds, deps=deps, heads=heads)
    collector = TokenCollector(f"{doc.text}\n{doc.text}")
    collector.add(doc, 0)
    collector.add(doc, len(doc.text) + 1)
    words = collector.tokens
    assert words.tag == ["IN", "DT", "NN", "PRP", "VBD", "RB"] * 2
    assert words.dep == ["prep", "det", "pobj", "nsubj", "ROOT", "advmod"] * 2
    assert list(words.head) == [4, 2, 0, 4, 4, 4, 10, 8, 6, 10, 10, 10]


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[str], list[int]]:
    """Draw the relations and heads of some words, each under an earlier one or a root, in any order."""
    order = draw(st.permutations(range(draw(st.integers(1, 9)))))
    heads = {word: order[draw(st.integers(0, place))] for place, word in enumerate(order)}
    relations = [draw(st.sampled_from(["case", "obl", "obl:agent", "nmod", "nsubj"])) for _ in order]
    return relations, [heads[word] for word in range(len(order))]


@given(trees())
def test_what_was_a_tree_is_one_when_prepositions_are_turned(tree: tuple[list[str], list[int]]) -> None:
    relations, heads = tree
    roots = [word for word, head in enumerate(heads) if head == word]
    reattach_prepositions(relations, heads, range(len(heads)))
    assert [word for word, head in enumerate(heads) if head == word] == roots
    for word in range(len(heads)):
        for _ in heads:
            word = heads[word]  # noqa: PLW2901 - climbs
        assert word in roots
    for word, relation in enumerate(relations):
        assert relation != "pobj" or relations[heads[word]] in {"prep", "agent"}
