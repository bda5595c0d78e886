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
    """A pipeline's own tokenizer, but linear in the length of the text."""

    def __init__(self, inner: Tokenizer) -> None:
        self._inner = inner

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text; together they are the text."""
        if not _LONG.search(text):
            whole: Doc = self._inner(text)
            return whole
        parts = [self._inner(part) for part in _parts(text)]
        joined: Doc = Doc.from_docs(parts, ensure_whitespace=False)
        return joined

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


def _parts(text: str) -> Iterator[str]:
    """Cut a text within its long runs; the parts together are the text."""
    start = 0
    for run in _LONG.finditer(text):
        for cut in range(run.start() + _PART, run.end(), _PART):
            yield text[start:cut]
            start = cut
    yield text[start:]
