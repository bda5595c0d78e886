"""The cost of finding names and quotes grows as the text does and no faster, whatever is said over and over in it.

Cost is counted in lines of our code that are run, so that no clock decides. The parse is made up: the worst there is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from types import FrameType
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from editorial.domain.article import Article
from editorial.domain.suggestions import FindOptions
from editorial.jobs.reading import record_of_text
from editorial.language.names.find import find_names
from editorial.language.names.name_context import NameContext
from editorial.language.quotes.find import find_quotes
from editorial.language.spacy_pipeline.doc_tokens import tokens_of
from editorial.language.speakers.nameless import nameless_speakers

FEW, TIMES = 50, 3
"""How often a pattern (# is a number) is repeated in the shorter text, and how many times as often in the longer."""
MOST = 1.1
"""How much more than in proportion the longer text may cost: sorting does, a little (1.02 times at the most so far),
and so do the last 40 mentions, at which pronouns look: a short text has fewer (1.09)."""
PATTERNS = [
    *("“a ", '"a said Kim ', "‘a ", "“a” said Kim. ", "“a\n\n", "she said “a ", "Kim: “a”\n", "“.” ", "“😀”\n", "“”"),
    *("said ", "Kim ", "Kim Ro, ", "Kim and ", "according to Kim ", "(", "Kim (KR) ", "Kim's ", "😀 ", "A. B. Lee\n"),
    *("a\n", ", ", "' ", "“a” — Kim\n", "Q: a\nA: b\n", "the spokesman ", "a spokesman said the spokesman said "),
    *("Democratic Party of Korea of ", "AMR (AMR) ", "who said he ", "they ", "“a ‘b’ c” ", "a, said “b”, he "),
    *("Q: “A Lee# came?”\nA: “Bo Ro#.”\n", "“a” said the trust. Ro# Trust said “b”. ", "Ro# left. “a,” he said. "),
    *("By Ada Marsh\n", "Ada Ro# and Bo# said “a#”. ", "Ada Ro#, Bo Ro#, ", "“a#,” she said. ", "Ro# Inc (RI#) "),
]
FRENCH = ["« a, dit Kim, qui ", "— a ? dit Kim.\n\n", "le maire, Kim Ro, dit : « a » "]
SHAPES = {
    "names": ("NNP", "nsubj", "PERSON"),
    "verbs": ("VBD", "ccomp", ""),
    "nouns": ("NN", "conj", "ORG"),
    "marks": (",", "punct", ""),
}
"""What every word of a text may be taken for: tag, relation, name."""
SPEECH = "speech"
"""The shape in which *said* is a verb, and what stands beside it is who speaks."""
TAGS = {
    "said": "VBD",
    "dit": "VBD",
    "le": "DT",
    "la": "DT",
    "maire": "NN",
    "de": "IN",
    "came": "VBD",
    "left": "VBD",
    "the": "DT",
    "a": "DT",
    "he": "PRP",
    "she": "PRP",
    "they": "PRP",
}
LABELS = {"Trust": "B-ORG"}


@cache
def blank() -> Language:
    return spacy.blank("en")


def context_of(words: Doc, shape: str) -> NameContext:
    doc = speech(words) if shape == SPEECH else uniform(words, *SHAPES[shape])
    return NameContext(tokens_of(doc), None)


def uniform(words: Doc, tag: str, dep: str, label: str) -> Doc:
    named = [bool(label) and token.text[0].isalpha() and token.i % 3 != 2 for token in words]
    return Doc(
        words.vocab,
        words=[token.text for token in words],
        spaces=[bool(token.whitespace_) for token in words],
        heads=[max(0, token.i - 1) if token.i % 20 else token.i for token in words],
        deps=[dep if token.i % 20 else "ROOT" for token in words],
        tags=[tag] * len(words),
        ents=[f"B-{label}" if name else "O" for name in named],
    )


def speech(words: Doc) -> Doc:
    texts = [token.text for token in words]
    tags = [TAGS.get(text, "NNP" if text[0].isupper() else "NN" if text[0].isalpha() else ".") for text in texts]
    heads = [near_verb(tags, n) if tag in {"NNP", "NN", "PRP"} else n for n, tag in enumerate(tags)]
    return Doc(
        words.vocab,
        words=texts,
        spaces=[bool(token.whitespace_) for token in words],
        heads=heads,
        deps=["nsubj" if head != n else "ROOT" for n, head in enumerate(heads)],
        tags=tags,
        ents=["O" if tag != "NNP" else LABELS.get(text, "B-PERSON") for text, tag in zip(texts, tags, strict=True)],
    )


def near_verb(tags: list[str], number: int) -> int:
    around = range(max(0, number - 3), min(len(tags), number + 4))
    return next((near for near in around if tags[near] == "VBD"), number)


def costs(text: str, language: str = "en") -> dict[str, int]:
    """Return what a text costs in every shape."""
    words, article = blank()(text), replace(record_of_text(text, source=None).article, language=language)
    contexts = {shape: context_of(words, shape) for shape in [*SHAPES, SPEECH]}
    return {shape: lines_run(partial(find_all, context, article)) for shape, context in contexts.items()}


def find_all(context: NameContext, article: Article) -> None:
    options = FindOptions(labels_off=frozenset())
    names = find_names(context, article, options, None)
    find_quotes(context.tokens, article, names.entities, names.mentions, options)


def lines_run(act: Callable[[], None]) -> int:
    """Return how many lines of Python an act runs."""
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        act()
    finally:
        sys.settrace(before)
    return count


def texts(pattern: str) -> Iterator[str]:
    for times in (FEW, FEW * TIMES):
        yield "Some said it.\n\n" + "".join(pattern.replace("#", str(number)) for number in range(times))


@pytest.mark.parametrize(("pattern", "language"), [*((p, "en") for p in PATTERNS), *((p, "fr") for p in FRENCH)])
def test_cost_grows_with_the_text_and_no_faster(pattern: str, language: str) -> None:
    shorter, longer = (costs(text, language) for text in texts(pattern))
    growth = {shape: longer[shape] / shorter[shape] for shape in shorter}
    assert all(times <= MOST * TIMES for times in growth.values()), growth


def test_names_that_are_found_by_what_they_say_cost_no_more_than_in_proportion() -> None:
    def cost(text: str) -> int:
        doc = speech(blank()(text))
        doc.set_ents([])
        context = NameContext(tokens_of(doc), None)
        article = replace(record_of_text(text, source=None).article, language="en")
        spoken = nameless_speakers(context.tokens, article, ())
        assert len(spoken) >= FEW - 1
        act = partial(find_names, context, article, FindOptions(), None, spoken)
        act()  # loads the lists
        return lines_run(act)

    shorter, longer = map(cost, texts("“a,” Krel Ro# said. "))
    assert longer <= MOST * TIMES * shorter
