"""Mends spaCy's tokenizer: marks part words, and its time no longer grows with the square of a run without a space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

_RUN = 300
"""A run (code points) without white space that is longer is cut: no word is that long."""
_PART = 100
"""How long the parts (code points) of such a run are."""
_GLUED = "[,:;](?=[“”„«»])|[“”„«»]"
"""A quotation mark between letters, and what stands before it: both are words of their own."""
_LONG = re.compile(rf"\S{{{_RUN},}}")


class PatientTokenizer:
    """A pipeline's own tokenizer, but linear in the length of the text, and content to cut what no word can be."""

    def __init__(self, inner: Tokenizer) -> None:
        self._inner = inner

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text; together they are the text."""
        if not _LONG.search(text):
            whole: Doc = self._inner(text)
            return whole
        joined: Doc = Doc.from_docs(list(self._parts(text)), ensure_whitespace=False)
        return joined

    def _parts(self, text: str) -> Iterator[Doc]:
        """Cut long runs into tokens by length alone: a thousand dashes or emoji need not be read one by one."""
        at = 0
        for run in _LONG.finditer(text):
            if at < run.start():
                yield self._inner(text[at : run.start()])
            words = [text[cut : min(cut + _PART, run.end())] for cut in range(run.start(), run.end(), _PART)]
            spaced = text.startswith(" ", run.end())  # the space belongs to the token before it, as everywhere
            yield Doc(self._inner.vocab, words=words, spaces=[*(False for _ in words[1:]), spaced])
            at = run.end() + spaced
        if at < len(text):
            yield self._inner(text[at:])

    def __getattr__(self, name: str) -> object:
        if name == "_inner":
            raise AttributeError(name)
        return getattr(self._inner, name)


def part_marks(nlp: Language) -> None:
    """Let a word end at a quotation mark that stands in it, where a space was forgotten (*said,“Look*)."""
    tokenizer: Any = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer) and tokenizer.infix_finditer is not None:
        known = tokenizer.infix_finditer.__self__  # spaCy holds the method of a compiled pattern
        tokenizer.infix_finditer = re.compile(f"{known.pattern}|{_GLUED}").finditer


def be_patient(nlp: Language) -> None:
    """Give a pipeline a tokenizer whose time grows with the length of the text and no faster."""
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer = PatientTokenizer(nlp.tokenizer)
