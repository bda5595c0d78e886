"""Hypothesis strategies for whole records, to be used by the tests of any room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from editorial.domain.annotation import (
    Decided,
    Entity,
    How,
    Kind,
    Mark,
    Mention,
    Note,
    NoteKind,
    Origin,
    Provenance,
    Quote,
    Resolution,
    Speaker,
    Status,
)
from editorial.domain.article import Article, Override, Standing, State, Verified, Zone, ZoneKind
from editorial.domain.record import Record
from editorial.domain.text import Span, normalise, sha256

PIECES = [
    "“",
    "”",
    "‘",
    "’",
    '"',
    "'",
    " ",
    "\n",
    "\n\n",
    "said",
    "Ana Lima",
    "é",
    "e\u0301",
    "👩‍🚒",
    "🏟",
    "𝒳",
    "\u2028",
    "\u00a0",
]
"""What texts are made of: marks, line ends, and characters that are more than one UTF-16 unit or byte."""

words = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=12)
optional_words = st.none() | words
raw_texts = st.lists(st.sampled_from([*PIECES, "\r\n", "\r", "\ufeff"]) | words, max_size=25).map("".join)
"""Texts as they come from elsewhere, not yet normalised; maybe empty."""

texts = raw_texts.map(lambda raw: "Ana " + normalise(raw).text)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
scores = st.none() | st.floats(0, 1)
evidence = st.lists(words, max_size=2).map(tuple)
decided = st.none() | st.builds(Decided, words, moments, st.sampled_from(How), optional_words)
marks = st.frozensets(st.sampled_from(Mark))
labels = st.sampled_from(["PERSON", "ORG", "PLACE", "CHARACTER", "house style"])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(words, inner, max_size=2),
    max_leaves=4,
)
extras = st.dictionaries(words.map("x-{}".format), json_values, max_size=2)
"""Fields of somebody else's."""


def spans(text: str) -> st.SearchStrategy[Span]:
    """Any stretch of a text."""
    return st.integers(0, len(text) - 1).flatmap(
        lambda start: st.integers(start + 1, len(text)).map(lambda end: Span(start, end))
    )


def several(elements: st.SearchStrategy[str], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Up to `most` different ids, in any order; none if there are none to draw."""
    return st.just(()) if elements.is_empty else st.lists(elements, max_size=most, unique=True).map(tuple)


def suggested(text: str) -> st.SearchStrategy[dict[str, Any] | None]:
    """What a corrected suggestion was before."""
    offsets = spans(text).map(lambda span: {"start": span.start, "end": span.end})
    return st.none() | labels.map(lambda label: {"label": label}) | offsets | offsets.map(lambda one: {"cue": one})


provenances = st.builds(Provenance, st.sampled_from(Origin), optional_words, optional_words, scores, evidence)
resolutions = st.builds(Resolution, optional_words, scores, st.sampled_from(Status), evidence)
standings = st.builds(
    Standing,
    st.sampled_from(State),
    st.none() | st.builds(Verified, words, moments, st.none() | st.builds(Override, words, st.integers(0, 99))),
)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article with everything that it can have."""
    text = draw(texts)
    return Article(
        id=draw(st.just(sha256(text)) | words),
        title=draw(words),
        text=text,
        sha256=sha256(text),
        authors=tuple(draw(st.lists(words, max_size=2))),
        source=draw(optional_words),
        credit=draw(optional_words),
        published=draw(optional_words),
        language=draw(st.sampled_from(["en", "de"])),
        supersedes=draw(optional_words),
        zones=tuple(draw(st.lists(st.builds(Zone, spans(text), st.sampled_from(ZoneKind)), max_size=2))),
        extra=draw(extras),
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A whole record whose references all lead somewhere and whose ids are unique."""
    article = draw(articles())
    entities = _rows(draw, "e", _entities)
    some_entity = st.sampled_from(sorted(entities)) if entities else st.nothing()
    mentions = _rows(draw, "m", lambda id_: _mentions(id_, article.text, some_entity))
    quotes: dict[str, Quote] = {}
    for number in range(draw(st.integers(0, 4))):
        earlier = st.sampled_from(sorted(quotes)) if quotes else st.nothing()
        quotes[f"q{number}"] = draw(_quotes(f"q{number}", article.text, some_entity, earlier))
    annotations = st.sampled_from([*entities, *mentions, *quotes]) if [*entities, *mentions, *quotes] else st.nothing()
    notes = _rows(draw, "n", lambda id_: _notes(id_, article.text, annotations))
    return Record(article, draw(standings), entities, mentions, quotes, notes, draw(extras))


def _rows(draw: st.DrawFn, letter: str, make: Callable[[str], st.SearchStrategy[Any]]) -> dict[str, Any]:
    ids = [f"{letter}{number}" for number in range(draw(st.integers(0, 3)))]
    return {one: draw(make(one)) for one in ids}


def _entities(id_: str) -> st.SearchStrategy[Entity]:
    names = st.lists(words, max_size=2).map(tuple)
    return st.builds(
        Entity, st.just(id_), words, labels, names, names, optional_words, st.sampled_from(Status), decided, extras
    )


def _mentions(id_: str, text: str, entities: st.SearchStrategy[str]) -> st.SearchStrategy[Mention]:
    return st.builds(
        Mention,
        id=st.just(id_),
        span=spans(text),
        label=labels,
        entity=st.none() | entities,
        provenance=provenances,
        status=st.sampled_from(Status),
        suggested=suggested(text),
        decided=decided,
        marks=marks,
        extra=extras,
    )


def _quotes(
    id_: str, text: str, entities: st.SearchStrategy[str], earlier: st.SearchStrategy[str]
) -> st.SearchStrategy[Quote]:
    speakers = st.builds(Speaker, st.none() | spans(text), st.none() | entities, st.none() | resolutions, extras)
    return st.builds(
        Quote,
        id=st.just(id_),
        span=spans(text),
        kind=st.sampled_from(Kind),
        provenance=provenances,
        continues=st.none() | earlier,
        within=st.none() | earlier,
        quoted=several(earlier, 2),
        cue=st.none() | spans(text),
        speakers=st.lists(speakers, max_size=2).map(tuple),
        candidates=several(entities, 3),
        status=st.sampled_from(Status),
        suggested=suggested(text),
        decided=decided,
        marks=marks,
        extra=extras,
    )


def _notes(id_: str, text: str, annotations: st.SearchStrategy[str]) -> st.SearchStrategy[Note]:
    return st.builds(
        Note,
        st.just(id_),
        st.sampled_from(NoteKind),
        words,
        words,
        moments,
        st.none() | annotations,
        st.none() | spans(text),
        extras,
    )
