"""An editor who knows the gold: what is to be changed in suggestions, and the article once it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from _gold import GoldArticle, coarse, tidy

from editorial.domain import labels
from editorial.domain.annotation import Decided, Entity, Mention, Origin, Provenance, Status
from editorial.domain.article import Standing, State, Verified
from editorial.domain.record import Record
from editorial.domain.suggestions import Suggestions
from editorial.domain.text import Span

_NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
_BY = Decided("Editor", _NOON)


@dataclass(frozen=True, slots=True)
class Edits:
    """What an editor has to change: at how many places, and how often where the same mistake is mended at once.

    A name with a wrong type is one change, and so is one with wrong edges, a name that is none, a missed one.
    """

    places: int = 0
    strokes: int = 0

    def __add__(self, other: Edits) -> Edits:
        return Edits(self.places + other.places, self.strokes + other.strokes)


def edits(gold: GoldArticle, found: Suggestions) -> Edits:
    """Count what is to be changed in the names of one article."""
    wrong = list(mistakes(gold, found))
    text = gold.article.text
    return Edits(len(wrong), len({(span.of(text), label) for span, label in wrong}))


def mistakes(gold: GoldArticle, found: Suggestions) -> Iterator[tuple[Span, str]]:
    """Yield where a suggested name is to be changed or dropped, and where one was missed."""
    wanted = {name.span: name.label for name in gold.names}
    said = {tidy(gold.article.text, m.span.start, m.span.end): coarse(m.label) for m in found.mentions}
    said = {span: label for span, label in said.items() if label is not None}
    astray = [span for span in said if span not in wanted]
    for span, label in said.items():
        if label is not None and wanted.get(span) != label:
            yield span, f"not {label}"
    for span, label in wanted.items():
        if span not in said and not any(span.overlaps(other) for other in astray):
            yield span, label


def verified(gold: GoldArticle, found: Suggestions) -> Record:
    """Return the article as the editor leaves it: right names confirmed, wrong ones corrected, missed ones added."""
    text = gold.article.text
    said = {tidy(text, m.span.start, m.span.end): m for m in found.mentions}
    entities = {entity.id: entity for entity in found.entities}
    names = list(gold.exact)
    kept = _labels(entities, [(said[name.span].entity, name.label) for name in names if name.span in said])
    mentions, added = [], dict[tuple[str, str], Entity]()
    for number, name in enumerate(names):
        there = said.get(name.span)
        entity = kept.get(there.entity or "") if there is not None else None
        if entity is None or entity.label != name.label:
            words = " ".join(name.span.of(text).split())
            entity = next(
                (e for e in kept.values() if (e.name, e.label) == (words, name.label)), None
            ) or added.setdefault(
                (words, name.label), Entity(f"x{len(added)}", words, name.label, status=Status.ADDED, decided=_BY)
            )
        span = there.span if there is not None else name.span
        status = Status.CONFIRMED if there is not None and there.label == name.label else Status.ADDED
        mentions.append(
            Mention(f"m{number}", span, name.label, entity.id, Provenance(Origin.EDITOR), status, decided=_BY)
        )
    used = {mention.entity for mention in mentions}
    every = [entity for entity in (*kept.values(), *added.values()) if entity.id in used]
    standing = Standing(State.VERIFIED, Verified("Editor", _NOON))
    return Record.of(gold.article, standing=standing, entities=every, mentions=mentions)


def _labels(entities: dict[str, Entity], named: Iterable[tuple[str | None, str]]) -> dict[str, Entity]:
    """Return the suggested entities that name something, each with the label that most of its mentions have."""
    votes: dict[str, Counter[str]] = {}
    for key, label in named:
        if key is not None:
            votes.setdefault(key, Counter())[label] += 1
    kept = {}
    for key, counts in votes.items():
        label = counts.most_common(1)[0][0]
        was = entities[key]
        character = label == labels.PERSON and was.label == labels.CHARACTER
        status = Status.CONFIRMED if was.label == label or character else Status.CORRECTED
        kept[key] = replace(was, label=label, status=status, decided=_BY)
    return kept
