"""Tokens of an article, copied from the spaCy documents of its chunks."""

from __future__ import annotations

import sys

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, LENGTH, LOWER, MORPH, ORTH, POS, SENT_START, SPACY, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

from editorial.language.text.tokens import Tokens, extend_column
from editorial.language.text.universal_dependencies import (
    dependency_label,
    fine_grained_tag,
    keep_sentences_whole,
    reattach_prepositions,
)


class _Strings(dict[int, str]):
    """Cache of strings by spaCy's hash values, so that equal strings are the same object."""

    store: StringStore

    def __missing__(self, key: int) -> str:
        self[key] = text = self.store[key]
        return text


class TokenCollector:
    """Copies the tokens of spaCy documents, chunk by chunk, into the `tokens` of one article."""

    def __init__(self, text: str) -> None:
        self.tokens = Tokens(text)
        self._strings = _Strings()

    def add(self, doc: Doc, offset: int) -> None:
        """Add the tokens of the next chunk, which starts at `offset` (code points); a sentence starts with it."""
        tokens, strings = self.tokens, self._strings
        before = len(tokens)
        strings.store = doc.vocab.strings
        keys = doc.to_array([ORTH, LOWER, TAG, DEP, ENT_TYPE])
        columns = (tokens.form, tokens.lower, tokens.tag, tokens.dep, tokens.ent_type)
        for column, known in zip(columns, keys.T.tolist(), strict=True):
            column.extend(map(strings.__getitem__, known))
        heads, marks, lengths, spaces = doc.to_array([HEAD, SENT_START, LENGTH, SPACY]).astype(np.int64).T
        ends = (lengths + spaces).cumsum() - spaces + offset
        starts = marks == 1
        starts[:1] = True
        extend_column(tokens.head, np.arange(before, before + len(doc)) + heads)
        if doc.lang_ != "en" and doc.has_annotation("POS"):
            self._convert(doc, range(before, before + len(doc)))
            keep_sentences_whole(starts, tokens.lower[before:])
        extend_column(tokens.start, ends - lengths)
        extend_column(tokens.end, ends)
        extend_column(tokens.sentence, starts.cumsum() + (len(tokens.sentence_starts) - 1))
        extend_column(tokens.sentence_starts, starts.nonzero()[0] + before)
        tokens.ents += [(ent.start + before, ent.end + before, ent.label_) for ent in doc.ents]

    def _convert(self, doc: Doc, indices: range) -> None:
        """Convert the universal tags and dependencies of a document, the last one added, into those for English."""
        tokens = self.tokens
        reattach_prepositions(tokens.dep, tokens.head, indices)
        read = doc.to_array([POS, MORPH]).tolist()
        tags = ((self._strings[tag], self._strings[features]) for tag, features in read)
        tokens.tag[indices.start :] = [sys.intern(fine_grained_tag(tag, features)) for tag, features in tags]
        tokens.dep[indices.start :] = [sys.intern(dependency_label(dep)) for dep in tokens.dep[indices.start :]]


def tokens_of(doc: Doc) -> Tokens:
    """Return the tokens of a document that holds the whole article."""
    collector = TokenCollector(doc.text)
    collector.add(doc, 0)
    return collector.tokens
