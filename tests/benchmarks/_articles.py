"""The articles of the keystroke benchmark: what the software suggests, mistakes and all, and the right answers."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editorial.domain.annotation import Entity, Kind, Mention, Origin, Provenance, Quote, Resolution, Speaker
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record
from editorial.domain.text import Span, sha256

_MARK = re.compile(r"\[([^|\]]+)\|(\w+)(?:>(\w+))?\]|<([^|>]+)\|(\w+)>|\{(\w+)\|")
_SURE, _DOUBTFUL = 0.93, 0.55


@dataclass(slots=True)
class Marked:
    """A text without its marks, and what they said: names, quotes, and the words that name who speaks."""

    text: str = ""
    names: list[tuple[Span, str]] = field(default_factory=list)
    quotes: dict[str, Span] = field(default_factory=dict)
    voices: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """An article as the software suggests it, and as it should be; `counts` says how much of what is in it."""

    record: Record
    names: frozenset[tuple[int, int, str, str]]
    """(start, end, type, name of whoever or whatever it is)"""
    quotes: frozenset[tuple[int, int, str]]
    """(start, end, name of the speaker)"""
    missed: tuple[Span, ...]
    counts: Counter[str]


def read(path: Path) -> Case:
    """Read an article and its right answers."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    marked, wrong = _unmarked(data["text"].strip() + "\n"), data["wrong"]
    names: dict[str, tuple[str, str]] = {key: (name, label) for key, (name, label) in data["names"].items()}
    speakers: dict[str, str] = data["speakers"]
    false = frozenset(wrong.get("false", ()))
    right_names = frozenset((s.start, s.end, names[k][1], names[k][0]) for s, k in marked.names if k not in false)
    right_quotes = frozenset((s.start, s.end, names[speakers[k]][0]) for k, s in marked.quotes.items())
    found = [(span, key) for span, key in marked.names if key not in wrong["missed"]]
    missed = tuple(next(span for span, key in marked.names if key == gone) for gone in wrong["missed"])
    article = Article(path.stem, data["title"], marked.text, sha256(marked.text))
    record = Record.of(
        article,
        standing=Standing(State.SUGGESTED),
        entities=_entities(names, found, wrong, marked.text),
        mentions=_mentions(names, found, wrong, marked.text),
        quotes=_quotes(marked, speakers, wrong, [key for key in names if key in {key for _, key in found}]),
    )
    counts = Counter(
        names=len(found),
        groups=len({key for _, key in found}),
        quotes=len(marked.quotes),
        types=len(wrong["types"]),
        edges=len(wrong["edges"]),
        false=len(false),
        missed=len(missed),
        repeats=sum(key in wrong["missed"] for _, key in marked.names) - len(missed),
        speakers=len(wrong["speakers"]),
    )
    return Case(record, right_names, right_quotes, missed, counts)


def _unmarked(text: str) -> Marked:
    out, at, opened = Marked(), 0, ""
    for hit in _MARK.finditer(text + "\0"):
        opened = _copy(out, text[at : hit.start()], opened)
        start, at = len(out.text), hit.end()
        name, key, voice, pronoun, of, quote = hit.groups()
        out.text += name or pronoun or ""
        if name:
            out.names.append((Span(start, len(out.text)), key))
        if voice or of:
            out.voices[voice or of] = Span(start, len(out.text))
        if quote:
            opened = quote
            out.quotes[quote] = Span(start, start + 1)
    _copy(out, text[at:], opened)
    return out


def _copy(out: Marked, plain: str, opened: str) -> str:
    """Take plain text over; a brace ends the quote that is open."""
    inside, brace, rest = plain.partition("}")
    out.text += inside
    if brace:
        out.quotes[opened] = Span(out.quotes[opened].start, len(out.text))
        return _copy(out, rest, "")
    return opened


def _entities(
    names: dict[str, tuple[str, str]], found: list[tuple[Span, str]], wrong: dict[str, Any], text: str
) -> Iterator[Entity]:
    for key in dict.fromkeys(key for _, key in found):
        name, label = names[key]
        yield Entity(key, wrong["edges"].get(key, name), wrong["types"].get(key, label))


def _mentions(
    names: dict[str, tuple[str, str]], found: list[tuple[Span, str]], wrong: dict[str, Any], text: str
) -> Iterator[Mention]:
    for number, (right, key) in enumerate(found, 1):
        span, label = right, wrong["types"].get(key, names[key][1])
        cut = wrong["edges"].get(key)
        if cut is not None:
            start = text.index(cut, max(0, right.start - len(cut)))
            span = Span(start, start + len(cut))
        doubtful = key in wrong["types"] or cut is not None
        score = _DOUBTFUL if doubtful and number % 2 else _SURE
        yield Mention(f"m{number}", span, label, key, Provenance(Origin.MODEL, None, "sample@1", score))


def _quotes(marked: Marked, speakers: dict[str, str], wrong: dict[str, Any], order: list[str]) -> Iterator[Quote]:
    named = dict(marked.names)
    for key, span in marked.quotes.items():
        who = wrong["speakers"].get(key, speakers[key])
        voice = marked.voices.get(key) or _nearest(marked, speakers, key)
        explicit = named.get(voice) == who
        claim = Resolution("same-name", 0.97) if explicit else Resolution("pronoun", 0.6)
        candidates = tuple(dict.fromkeys((who, speakers[key], *order)))[:9]
        rule = Provenance(Origin.RULE, "clause-after", None, 0.9)
        yield Quote(key, span, Kind.DIRECT, rule, speakers=(Speaker(voice, who, claim),), candidates=candidates)


def _nearest(marked: Marked, speakers: dict[str, str], key: str) -> Span:
    """Return the nearest words that name whoever says a quote without a clause of its own."""
    own = [span for span, name in marked.names if name == speakers[key]]
    return min(own, key=lambda span: abs(span.end - marked.quotes[key].start))
