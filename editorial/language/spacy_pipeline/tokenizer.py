"""Changes to spaCy's tokenizer: split inside words, keep titles whole, and take linear time for long runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

_LONGEST_RUN = 300
"""Longest run without white space (code points) that is given to spaCy's tokenizer; a longer one is no word."""
_PART = 100
"""Length of the tokens (code points) that a longer run is cut into."""
_INFIX_MARKS = r"[,:;](?=[“”„«»])|[“”„«»]|(?<=\w')\"(?=\w)"
"""A quotation mark between letters, and the punctuation before it: each is a token of its own."""
_INFIX_AGES = r"(?<=[^\W\d_]),(?=\d)|(?<=[^\W\d_])\((?=\d)|(?<=\d\)),(?=[^\W\d_])"
"""The comma or bracket between a name and an age without a space (*Lang,33*): a token of its own."""
_PREFIX_DASHES = "-{1,2}(?=[^\\W\\d_a-z][^\\W\\d_])"
"""A hyphen, or two, right before a name (*“Never.” -Ellis*): a token of its own."""
_INFIX_DASHES = r"(?<=\w)--(?=\w)|(?<=\d)[-–](?=[A-Z]{3})|(?<=[A-Z]\.)-(?=[A-Z])"
"""A dash between a date and a place (*22--WESTHAVEN*) or behind an abbreviation (*U.S.-Canadian*)."""
_SUFFIX_DASH = r"(?<=[^\W\d_]{2})-$"
"""A dash at the end of a word (*Westhaven- The*)."""
_LONG_RUN = re.compile(rf"\S{{{_LONGEST_RUN},}}")


class LinearTimeTokenizer:
    """A pipeline's tokenizer, whose time grows linearly with the length of the text.

    The time of spaCy's own grows with the square of the length of a run without white space, so runs of 300 code points
    and more are cut into tokens by length. All other attributes are those of the wrapped tokenizer.
    """

    def __init__(self, inner: Tokenizer) -> None:
        self._inner = inner

    def __call__(self, text: str) -> Doc:
        """Return a document with the tokens of a text; its text is the same."""
        if not _LONG_RUN.search(text):
            whole: Doc = self._inner(text)
            return whole
        joined: Doc = Doc.from_docs(list(self._parts(text)), ensure_whitespace=False)
        return joined

    def _parts(self, text: str) -> Iterator[Doc]:
        """Yield documents of the text before, in and after each long run."""
        at = 0
        for run in _LONG_RUN.finditer(text):
            if at < run.start():
                yield self._inner(text[at : run.start()])
            words = [text[cut : min(cut + _PART, run.end())] for cut in range(run.start(), run.end(), _PART)]
            spaced = text.startswith(" ", run.end())  # spaCy counts the space with the token before it
            yield Doc(self._inner.vocab, words=words, spaces=[*(False for _ in words[1:]), spaced])
            at = run.end() + spaced
        if at < len(text):
            yield self._inner(text[at:])

    def __getattr__(self, name: str) -> object:
        if name == "_inner":
            raise AttributeError(name)
        return getattr(self._inner, name)


def split_inside_words(nlp: Language) -> None:
    """Add rules to a pipeline's tokenizer: a token ends at a quotation mark (*said,“Look*), before an age, at a dash.

    A dash ends a token only if a capital follows (*-Ellis*), or white space.
    """
    tokenizer: Any = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer) and tokenizer.infix_finditer is not None:
        known = tokenizer.infix_finditer.__self__  # a method of a compiled pattern
        tokenizer.infix_finditer = re.compile(f"{_INFIX_DASHES}|{known.pattern}|{_INFIX_MARKS}|{_INFIX_AGES}").finditer
    if isinstance(tokenizer, Tokenizer) and tokenizer.suffix_search is not None:
        known = tokenizer.suffix_search.__self__
        tokenizer.suffix_search = re.compile(f"{known.pattern}|{_SUFFIX_DASH}").search
    if isinstance(tokenizer, Tokenizer) and tokenizer.prefix_search is not None:
        known = tokenizer.prefix_search.__self__
        tokenizer.prefix_search = re.compile(f"{known.pattern}|^{_PREFIX_DASHES}").search


def keep_full_stops(nlp: Language, abbreviations: Iterable[str]) -> None:
    """Keep the full stop of abbreviated titles in their token (*Det. Supt.*), so that no sentence ends there.

    `abbreviations` are in lower case and end with a full stop; they are kept where they are capitalised.
    """
    tokenizer: Any = nlp.tokenizer
    if isinstance(tokenizer, Tokenizer):
        for word in abbreviations:
            if word[-1:] == "." and word[:-1].isalpha():
                tokenizer.add_special_case(word.capitalize(), [{ORTH: word.capitalize()}])


def keep_whole(doc: Doc, pattern: re.Pattern[str]) -> None:
    """Join the tokens of each stretch that a pattern matches into one (*Which?*), so that no sentence ends there."""
    spans = [doc.char_span(*found.span()) for found in pattern.finditer(doc.text)]
    if any(spans):
        with doc.retokenize() as retokenizer:
            for span in spans:
                if span is not None and len(span) > 1:
                    retokenizer.merge(span)


def tokenize_in_linear_time(nlp: Language) -> None:
    """Wrap the tokenizer of a pipeline in a `LinearTimeTokenizer`."""
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer = LinearTimeTokenizer(nlp.tokenizer)
