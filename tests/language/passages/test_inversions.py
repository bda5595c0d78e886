"""However wrong a parse is, its correction leaves trees, and a split quote leaves pieces that lie in it in order."""

from __future__ import annotations

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.annotation import Mention, Origin, Provenance
from editorial.domain.labels import PERSON
from editorial.domain.paragraphs import paragraphs
from editorial.domain.text import Span
from editorial.language.lexicon.languages import quotes_of
from editorial.language.passages.dialogue_lines import with_dialogue_lines
from editorial.language.passages.inversions import read_inversions
from editorial.language.passages.quoted_spans import find_quoted_spans
from editorial.language.text.tokens import Tokens

FRENCH, ENGLISH = quotes_of("fr"), quotes_of("en")
WORDS = st.sampled_from(
    [
        *("«", "»", '"', "“", "”", ",", ".", "?", "!", ":", "—", "\n\n"),
        *("a", "-t", "-il", "-elle", "s'", "est", "déclaré", "dit", "met", "en", "garde", "coupe", "que", "qui"),
        *("la", "le", "son", "maire", "préfet", "sénateur", "de", "pour", "sa", "part", "Mme", "Odile", "Fressange"),
        *("Selon", "eau", "monte", "vite", "34", "ans"),
    ]
)
TOKEN = st.tuples(
    WORDS,
    st.sampled_from(["NN", "NNP", "VBD", "VBN", "VB", "MD", "DT", "IN", "JJ", "PRP", "RB", ".", "CC"]),
    st.sampled_from(["nsubj", "dobj", "appos", "compound", "prep", "pobj", "ccomp", "aux", "auxpass", "punct", "ROOT"]),
    st.integers(0, 40),
)


def tokens_of(rows: list[tuple[str, str, str, int]]) -> Tokens:
    """Return tokens with a tree: each head stands before its dependents, as far as it can."""
    made, text, sentence = Tokens(" ".join(word for word, *_ in rows)), 0, -1
    for index, (word, tag, dep, up) in enumerate(rows):
        if index == 0 or made.form[-1] in {".", "\n\n"}:
            sentence += 1
            made.sentence_starts.append(index)
        made.form.append(word)
        made.lower.append(word.lower())
        made.tag.append(tag)
        made.dep.append(dep)
        made.ent_type.append("")
        made.head.append(max(0, index - up))
        made.start.append(text)
        made.end.append(text + len(word))
        made.sentence.append(sentence)
        text += len(word) + 1
    return made


def mentions_of(tokens: Tokens) -> list[Mention]:
    provenance = Provenance(Origin.MODEL)
    spans = [
        tokens.span(at, at + 1) for at in range(len(tokens) - 1) if tokens.form[at : at + 2] == ["Odile", "Fressange"]
    ]
    return [Mention(f"m{span.start}", span, PERSON, "e1", provenance) for span in spans]


def is_tree(head: array[int]) -> bool:
    """Return whether each token has a root above it."""
    for token in range(len(head)):
        seen = set()
        while head[token] != token:
            if token in seen:
                return False
            seen.add(token)
            token = head[token]  # noqa: PLW2901 - goes up
    return True


@given(st.lists(TOKEN, min_size=1, max_size=40))
def test_any_parse_stays_a_tree_and_any_quote_is_split_into_parts_of_it(rows: list[tuple[str, str, str, int]]) -> None:
    assert FRENCH is not None
    tokens = tokens_of(rows)
    text, where = tokens.text, paragraphs(tokens.text)
    before = find_quoted_spans(text, FRENCH.marks, where)
    before = with_dialogue_lines(text, before, where, FRENCH.marks.lines)
    heads = tokens.head[:]
    own, after = read_inversions(tokens, before, mentions_of(tokens), FRENCH)
    assert tokens.head == heads
    assert is_tree(own.head)
    for spans in (before, after):
        assert all(one.parent is None or spans[one.parent].outer.contains(one.outer) for one in spans)
        assert all(one.continues is None or one.continues < number for number, one in enumerate(spans))
    tops = [one for one in after if one.parent is None]
    assert all(one.span.end <= other.span.start for one, other in pairwise(tops))
    assert all(any(whole.span.contains(one.span) for whole in before) for one in after)
    assert all(Span(0, len(text)).contains(one.outer) for one in after)


@given(st.lists(TOKEN, min_size=1, max_size=20))
def test_nothing_changes_where_a_language_has_no_words_for_such_clauses(rows: list[tuple[str, str, str, int]]) -> None:
    assert ENGLISH is not None
    tokens = tokens_of(rows)
    before = find_quoted_spans(tokens.text, ENGLISH.marks)
    assert read_inversions(tokens, before, mentions_of(tokens), ENGLISH) == (tokens, before)
