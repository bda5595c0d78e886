"""The right answers of an article: its names, quotes and speakers as gold files give them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from on_gold._gold import article_of, coarse

from editorial.domain import labels
from editorial.domain.annotation import Kind
from editorial.domain.article import Article
from editorial.domain.measures.speakers import ComparedSpeaker
from editorial.domain.text import Span
from editorial.language.names.candidates import our_label

NOT_GIVEN = "not given"


class Layer(StrEnum):
    """Which quotes are compared with which: words in marks, or reported clauses."""

    MARKED = "quote"
    REPORTED = "reported clause"


LAYERS = {
    Kind.DIRECT: Layer.MARKED,
    Kind.TERM: Layer.MARKED,
    Kind.INDIRECT: Layer.REPORTED,
    Kind.MIXED: Layer.REPORTED,
}


@dataclass(frozen=True, slots=True)
class RightName:
    """A name: its span and its label, folded by `RightAnswers.fold`."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class RightQuote:
    """A quote, its speaker, and the names of the person meant.

    `people` is None if the file does not say who is meant; it is empty if nobody named said it.
    """

    span: Span
    kind: Kind
    speaker: ComparedSpeaker | None
    people: tuple[str, ...] | None

    @property
    def layer(self) -> Layer:
        """Return the layer in which the quote is compared."""
        return LAYERS[self.kind]


@dataclass(frozen=True, slots=True)
class RightAnswers:
    """An article with what is right in it; `names` or `quotes` is None if the file says nothing about them.

    `unsure` are stretches that may or may not be quotes. `entities` are the spans of each entity, if they are given.
    """

    article: Article
    names: tuple[RightName, ...] | None
    quotes: tuple[RightQuote, ...] | None
    unsure: tuple[Span, ...] = ()
    entities: tuple[tuple[Span, ...], ...] = ()
    coarse: bool = False

    def fold(self, label: str) -> str | None:
        """Return what a label is compared as; None if it is not compared."""
        if self.coarse:
            return coarse(label)
        ours = our_label(label)
        return None if ours in labels.OFF_BY_DEFAULT else ours


def read_answers(path: Path) -> Iterator[RightAnswers]:
    """Yield the articles of a JSONL file: interchange records, or texts with `entities`, `quotes` and `quotes_marked`.

    If the file labels names MISC, works, events and the like count as one type.
    """
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    misc = any(name["label"] == "MISC" for row in rows for name in _name_rows(row) or ())
    for row in rows:
        article = article_of(row, row.get("article", row)["text"])
        answers = RightAnswers(article, None, _quotes(row, article.text), _spans(row.get("unsure", ())), coarse=misc)
        yield _with_names(answers, row)


def _name_rows(row: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """Return the names of a line, or None if it does not say which are right."""
    if "mentions" in row:
        return [one for one in row["mentions"] if one.get("status") != "rejected"]
    return None if "entities" not in row else list(row["entities"])


def _with_names(answers: RightAnswers, row: Mapping[str, Any]) -> RightAnswers:
    rows = _name_rows(row)
    if rows is None:
        return answers
    pairs = [(Span(one["start"], one["end"]), answers.fold(one["label"])) for one in rows]
    names = tuple(RightName(span, label) for span, label in pairs if label is not None)
    groups: dict[str, list[Span]] = {}
    for one in rows:
        if one.get("entity"):
            groups.setdefault(one["entity"], []).append(Span(one["start"], one["end"]))
    return RightAnswers(
        answers.article, names, answers.quotes, answers.unsure, tuple(map(tuple, groups.values())), answers.coarse
    )


def _quotes(row: Mapping[str, Any], text: str) -> tuple[RightQuote, ...] | None:
    """Return the quotes of a line: words in marks, and reported clauses; None if it says nothing about quotes."""
    if "quotes" not in row:
        return None
    called = {one["id"]: one["name"] for one in row.get("entities", ()) if "id" in one}
    rows = [one for one in row["quotes"] if one.get("status") != "rejected" and not one.get("within")]
    if "quotes_marked" in row:
        rows = [*row["quotes_marked"], *(one for one in rows if one["kind"] != Kind.DIRECT)]
    terms = [{**term, "kind": Kind.TERM, "speaker": None} for term in row.get("terms", ())]
    return tuple(_quote(one, text, called) for one in (*rows, *terms))


def _quote(row: Mapping[str, Any], text: str, called: Mapping[str, str]) -> RightQuote:
    speakers = row.get("speakers", [row.get("speaker")] if row.get("speaker") else [])
    main = speakers[0] if speakers else None
    who, people = None, _people(row, speakers, called)
    if main is not None:
        span = Span(main["start"], main["end"]) if main.get("start") is not None else None
        who = ComparedSpeaker(span, span.of(text) if span else "", next(iter(people or ()), None))
    return RightQuote(Span(row["start"], row["end"]), Kind(row["kind"]), who, people)


def _people(row: Mapping[str, Any], speakers: list[Any], called: Mapping[str, str]) -> tuple[str, ...] | None:
    if "speakers" in row:
        return tuple(called[one["entity"]] for one in speakers if one.get("entity"))
    person = row.get("person", NOT_GIVEN)
    if person == NOT_GIVEN:
        return None
    return tuple(person) if isinstance(person, list) else (person,) if person else ()


def _spans(rows: Any) -> tuple[Span, ...]:
    return tuple(Span(one["start"], one["end"]) for one in rows)
