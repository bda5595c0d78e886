"""Hypothesis strategies for whole records, to be used by the tests of any room."""

from __future__ import annotations

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
from editorial.domain.article import Article, Left, Override, Standing, State, Verified, Zone, ZoneKind
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.record import Record
from editorial.domain.reply import Reply, ReplyState
from editorial.domain.source import Source, SourceText, Turn
from editorial.domain.source_check import CheckOutcome, SourceCheck
from editorial.domain.text import Span, normalise, sha256
from editorial.domain.verdict import Verdict

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
some_words = st.lists(words, max_size=2).map(tuple)
statuses = st.sampled_from(Status)
decided = st.none() | st.builds(Decided, words, moments, st.sampled_from(How), optional_words)
replies = st.none() | st.builds(Reply, st.sampled_from(ReplyState), words, moments, words, words, words)
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


foreign_params = st.dictionaries(
    words.filter(lambda name: name not in {"code", "against"}),
    st.none() | st.booleans() | st.integers(0, 9) | words | st.lists(words, max_size=2),
    max_size=2,
)


@st.composite
def known_reasons(draw: st.DrawFn) -> Reason:
    code = draw(st.sampled_from(ReasonCode))
    values = [
        draw(st.integers(1, 9) if name in {"times", "count", "right", "seen", "before"} else words)
        for name in code.params
    ]
    return Reason.of(code, *values, against=draw(st.booleans()))


foreign_reasons = st.builds(
    lambda code, params, against: Reason(code, tuple(params.items()), against),
    words.filter(lambda code: code not in set(ReasonCode)),
    foreign_params,
    st.booleans(),
)
reasons = st.lists(known_reasons() | foreign_reasons, max_size=2).map(tuple)
provenances = st.builds(Provenance, st.sampled_from(Origin), optional_words, optional_words, scores, reasons)
resolutions = st.builds(Resolution, optional_words, scores, statuses, reasons)
_counts = st.integers(0, 99)
verifications = st.builds(
    Verified,
    words,
    moments,
    st.none() | st.builds(Override, words, _counts),
    st.none() | st.builds(Left, _counts, _counts, _counts, _counts),
)
standings = st.builds(
    lambda state, last: Standing(state, verified=last) if state is State.VERIFIED else Standing(state, earlier=last),
    st.sampled_from(State),
    st.none() | verifications,
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
def source_texts(draw: st.DrawFn) -> SourceText:
    """The text of a source, perhaps with turns."""
    text = draw(texts)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    turns = [
        Turn(Span(start, end), draw(optional_words), draw(st.none() | st.integers(0, 9000).map(lambda ms: ms / 1000)))
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    ]
    return SourceText.of(text, turns)


@st.composite
def records(draw: st.DrawFn, *, with_texts: bool = False) -> Record:
    """A whole record whose references all lead somewhere and whose ids are unique.

    `with_texts` is whether the texts of some of its sources come along, as in a file.
    """
    article = draw(articles())
    text = article.text
    entities = {one: _entity(draw, one) for one in _ids(draw, "e", 3)}
    some_entity = st.sampled_from(sorted(entities)) if entities else st.nothing()
    mentions = {one: _mention(draw, one, text, some_entity) for one in _ids(draw, "m", 3)}
    sources, found = _sources(draw)
    found = found if with_texts else {}
    quotes: dict[str, Quote] = {}
    for one in _ids(draw, "q", 4):
        earlier = st.sampled_from(sorted(quotes)) if quotes else st.nothing()
        quotes[one] = _quote(draw, one, text, some_entity, earlier, sources)
    annotations = st.sampled_from([*entities, *mentions, *quotes]) if [*entities, *mentions, *quotes] else st.nothing()
    notes = {one: _note(draw, one, text, annotations) for one in _ids(draw, "n", 3)}
    return Record(article, draw(standings), entities, mentions, quotes, notes, draw(extras), sources, found)


# The rest draws from strategies made once: to make them anew for each row took most of the time.


def _ids(draw: st.DrawFn, letter: str, most: int) -> list[str]:
    return [f"{letter}{number}" for number in range(draw(st.integers(0, most)))]


def _span(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


def _maybe_span(draw: st.DrawFn, text: str) -> Span | None:
    return _span(draw, text) if draw(st.booleans()) else None


def _maybe(draw: st.DrawFn, ids: st.SearchStrategy[str]) -> str | None:
    return None if ids.is_empty or draw(st.booleans()) else draw(ids)


def _suggested(draw: st.DrawFn, text: str) -> dict[str, Any] | None:
    """What a corrected suggestion was before."""
    what = draw(st.sampled_from([None, "label", "span", "cue"]))
    if what == "label":
        return {"label": draw(labels)}
    if what is None:
        return None
    span = _span(draw, text)
    offsets = {"start": span.start, "end": span.end}
    return offsets if what == "span" else {"cue": offsets}


def _entity(draw: st.DrawFn, id_: str) -> Entity:
    name = draw(words)
    return Entity(
        id_,
        name,
        draw(labels),
        draw(some_words),
        draw(some_words),
        draw(optional_words),
        draw(statuses),
        draw(decided),
        pseudonym=draw(st.sampled_from([None, name])),
        reply=draw(replies),
        extra=draw(extras),
    )


def _mention(draw: st.DrawFn, id_: str, text: str, entities: st.SearchStrategy[str]) -> Mention:
    return Mention(
        id=id_,
        span=_span(draw, text),
        label=draw(labels),
        entity=_maybe(draw, entities),
        provenance=draw(provenances),
        status=draw(statuses),
        suggested=_suggested(draw, text),
        decided=draw(decided),
        marks=draw(marks),
        extra=draw(extras),
    )


def _sources(draw: st.DrawFn) -> tuple[dict[str, Source], dict[str, SourceText]]:
    """Sources, and the texts of some of them."""
    rows: dict[str, Source] = {}
    found: dict[str, SourceText] = {}
    for one in _ids(draw, "s", 2):
        text = draw(source_texts())
        words_of = (draw(words), draw(words), draw(moments), draw(words), draw(optional_words), draw(optional_words))
        rows[one] = Source(one, text.sha256, *words_of, draw(extras))
        if draw(st.booleans()):
            found[text.sha256] = text
    return rows, found


def _check(draw: st.DrawFn, text: str, sources: dict[str, Source]) -> SourceCheck | None:
    if draw(st.booleans()):
        return None
    source = draw(st.sampled_from([None, *sources]))
    return SourceCheck(
        draw(st.sampled_from(CheckOutcome)),
        draw(words),
        draw(moments),
        _span(draw, text),
        draw(optional_words),
        draw(words.filter(str.strip)),
        draw(st.none() | st.sampled_from(Verdict)),
        source,
        None if source is None or draw(st.booleans()) else Span(0, draw(st.integers(1, 4))),
    )


def _quote(
    draw: st.DrawFn,
    id_: str,
    text: str,
    entities: st.SearchStrategy[str],
    earlier: st.SearchStrategy[str],
    sources: dict[str, Source],
) -> Quote:
    return Quote(
        id=id_,
        span=_span(draw, text),
        kind=draw(st.sampled_from(Kind)),
        provenance=draw(provenances),
        continues=_maybe(draw, earlier),
        within=_maybe(draw, earlier),
        quoted=draw(several(earlier, 2)),
        cue=_maybe_span(draw, text),
        speakers=tuple(_speaker(draw, text, entities) for _ in range(draw(st.integers(0, 2)))),
        candidates=draw(several(entities, 3)),
        status=draw(statuses),
        suggested=_suggested(draw, text),
        decided=draw(decided),
        marks=draw(marks),
        check=_check(draw, text, sources),
        extra=draw(extras),
    )


def _speaker(draw: st.DrawFn, text: str, entities: st.SearchStrategy[str]) -> Speaker:
    return Speaker(_maybe_span(draw, text), _maybe(draw, entities), draw(st.none() | resolutions), draw(extras))


def _note(draw: st.DrawFn, id_: str, text: str, annotations: st.SearchStrategy[str]) -> Note:
    return Note(
        id_,
        draw(st.sampled_from(NoteKind)),
        draw(words),
        draw(words),
        draw(moments),
        _maybe(draw, annotations),
        _maybe_span(draw, text),
        draw(extras),
    )
