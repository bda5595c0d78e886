"""The parts of a record that formats lack, each with how to take it away.

The order matters where several are taken away: `IN_SPANS` has it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from editorial.domain.annotation import Entity, Mention, Origin, Provenance, Quote, Resolution, Speaker, Status
from editorial.domain.article import Article, Standing, State
from editorial.domain.record import Record
from editorial.formats.loss.part import Part
from editorial.formats.selection import StatusFilter, select

IMPORTED = Provenance(Origin.IMPORT)
"""The origin of what was read from a file that says nothing of it."""


def _each(
    record: Record,
    *,
    entity: Callable[[Entity], Entity] = lambda one: one,
    mention: Callable[[Mention], Mention] = lambda one: one,
    quote: Callable[[Quote], Quote] = lambda one: one,
) -> Record:
    """Return the record with a function applied to its rows; none of them may change an id."""
    return replace(
        record,
        entities={key: entity(one) for key, one in record.entities.items()},
        mentions={key: mention(one) for key, one in record.mentions.items()},
        quotes={key: quote(one) for key, one in record.quotes.items()},
    )


def _without_rejected(record: Record) -> Record:
    return select(record, StatusFilter(undecided=True)).record


def _claims(quote: Quote, change: Callable[[Speaker], Speaker]) -> Quote:
    return replace(quote, speakers=tuple(map(change, quote.speakers)))


def _undecided_claim(speaker: Speaker) -> Speaker:
    claim = speaker.resolution
    return speaker if claim is None else replace(speaker, resolution=replace(claim, status=Status.SUGGESTED))


def _without_decisions(record: Record) -> Record:
    return _each(
        record,
        entity=lambda one: replace(one, status=Status.SUGGESTED, decided=None),
        mention=lambda one: replace(one, status=Status.SUGGESTED, decided=None, suggested=None),
        quote=lambda one: _claims(
            replace(one, status=Status.SUGGESTED, decided=None, suggested=None), _undecided_claim
        ),
    )


def _bare_claim(speaker: Speaker) -> Speaker:
    if speaker.resolution is None and speaker.entity is None:
        return speaker
    return replace(speaker, resolution=Resolution() if speaker.entity is not None else None)


def _without_origins(record: Record) -> Record:
    return _each(
        record,
        mention=lambda one: replace(one, provenance=IMPORTED),
        quote=lambda one: _claims(replace(one, provenance=IMPORTED), _bare_claim),
    )


def _without_marks(record: Record) -> Record:
    return _each(
        record, mention=lambda one: replace(one, marks=frozenset()), quote=lambda one: replace(one, marks=frozenset())
    )


def _without_candidates(record: Record) -> Record:
    return _each(record, quote=lambda one: replace(one, candidates=()))


def _without_possible_aliases(record: Record) -> Record:
    return _each(record, entity=lambda one: replace(one, possible_aliases=()))


def _without_other_fields(record: Record) -> Record:
    bare = _each(
        record,
        entity=lambda one: replace(one, extra={}),
        mention=lambda one: replace(one, extra={}),
        quote=lambda one: _claims(replace(one, extra={}), lambda speaker: replace(speaker, extra={})),
    )
    notes = {key: replace(one, extra={}) for key, one in record.notes.items()}
    return replace(bare, notes=notes, extra={}, article=replace(record.article, extra={}))


def _without_standing(record: Record) -> Record:
    annotated = record.entities or record.mentions or record.quotes
    return replace(record, standing=Standing(State.SUGGESTED if annotated else State.NEW))


def _without_zones(record: Record) -> Record:
    return replace(record, article=replace(record.article, zones=()))


def _without_details(record: Record) -> Record:
    text, digest = record.article.text, record.article.sha256
    return replace(record, article=Article(id=digest, title="", text=text, sha256=digest))


def placed(record: Record) -> set[str]:
    """Return the ids of the entities that stand in the text: in a mention, or as the words for a speaker."""
    named = [one.entity for one in record.mentions.values()]
    named += [one.entity for quote in record.quotes.values() for one in quote.speakers if one.span is not None]
    return {key for key in named if key is not None}


def _without_unplaced_speakers(record: Record) -> Record:
    there = placed(record)
    return _each(
        record,
        quote=lambda one: replace(
            one, speakers=tuple(each for each in one.speakers if each.span is not None or each.entity in there)
        ),
    )


def _without_unplaced(record: Record) -> Record:
    there = placed(record)
    return replace(record, entities={key: one for key, one in record.entities.items() if key in there})


def _with_owners(record: Record) -> Record:
    """Give each mention that names nobody an entity of its own, with its words for a name."""
    text, entities, mentions = record.article.text, dict(record.entities), dict(record.mentions)
    for key, one in record.mentions.items():
        if one.entity is None:
            entity = _free(f"of-{key}", entities)
            entities[entity] = Entity(entity, one.span.of(text), one.label)
            mentions[key] = replace(one, entity=entity)
    return replace(record, entities=entities, mentions=mentions)


def _free(wanted: str, taken: dict[str, Entity]) -> str:
    while wanted in taken:
        wanted += "'"
    return wanted


def _without_checks(record: Record) -> Record:
    return _each(record, quote=lambda one: replace(one, check=None))


def _without_replies(record: Record) -> Record:
    return _each(record, entity=lambda one: replace(one, reply=None))


def _without_signs_of_protection(record: Record) -> Record:
    return _each(record, entity=lambda one: replace(one, pseudonym=None))


def _without_sources(record: Record) -> Record:
    return replace(record, sources={}, source_texts={}) if record.sources else record


def _number_of_notes(record: Record) -> int:
    return len(record.notes)


NOTES = Part("note", "notes", lambda record: replace(record, notes={}), _number_of_notes)
CHECKS = Part("check of a quote against its source", "checks of quotes against their sources", _without_checks)
SOURCES = Part("source", "sources", _without_sources, lambda record: len(record.sources))
"""Taken away after the checks, which name them."""
REPLIES = Part("note on a right of reply", "notes on rights of reply", _without_replies)
PROTECTION = Part("sign that a name is a pseudonym", "signs that names are pseudonyms", _without_signs_of_protection)
REJECTED = Part("rejected name, quote or speaker", "rejected names, quotes and speakers", _without_rejected)
DECISIONS = Part(
    "decision: what was decided, by whom and when", "decisions: what, by whom and when", _without_decisions
)
ORIGINS = Part(
    "reason for a suggestion, with its rule and score", "reasons for suggestions, with rule and score", _without_origins
)
MARKS = Part("mark (flag or unsure)", "marks (flag or unsure)", _without_marks)
CANDIDATES = Part("list of other possible speakers", "lists of other possible speakers", _without_candidates)
POSSIBLE_ALIASES = Part(
    "name with others that may mean the same", "names with others that may mean the same", _without_possible_aliases
)
OTHER_FIELDS = Part(
    "row with details of other programs, or of who is somebody else",
    "rows with details of other programs, or of who is somebody else",
    _without_other_fields,
)
STANDING = Part(
    "state of an article and who verified it", "states of articles and who verified them", _without_standing
)
ZONES = Part(
    "article’s parts (headline, byline, captions)", "articles’ parts (headline, byline, captions)", _without_zones
)
DETAILS = Part(
    "article’s details (title, authors, source, date)",
    "articles’ details (title, authors, source, date)",
    _without_details,
)
UNPLACED_SPEAKERS = Part(
    "quote whose speaker stands nowhere in the text",
    "quotes whose speaker stands nowhere in the text",
    _without_unplaced_speakers,
)
UNPLACED = Part(
    "person or thing that stands nowhere in the text",
    "people and things that stand nowhere in the text",
    _without_unplaced,
)
OWNERLESS = Part(
    "name that says nobody, which gets somebody of its own",
    "names that say nobody, which get somebody of their own",
    _with_owners,
    lambda record: sum(one.entity is None for one in record.mentions.values()),
)
