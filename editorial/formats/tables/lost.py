"""What the tables of quotes and names cannot hold."""

from __future__ import annotations

from editorial.domain.record import Record
from editorial.formats.loss.part import Part, changed_rows
from editorial.formats.loss.parts import OTHER_FIELDS
from editorial.formats.tables.cells import notes_elsewhere


def _nowhere(record: Record) -> int:
    """Return how many entities are in neither table: no mention names them, and they say nothing."""
    spoke = {one.entity for quote in record.quotes.values() for one in quote.speakers}
    return len(record.entities.keys() - {one.entity for one in record.mentions.values()} - spoke)


def _other_fields(record: Record) -> int:
    """Return how many rows have fields of other programs."""
    return changed_rows(record, OTHER_FIELDS.without(record)) if OTHER_FIELDS.without is not None else 0


IN_REPORTS_TOO: tuple[Part, ...] = (
    Part(
        "person or thing without a place in the text",
        "people and things without a place in the text",
        count=_nowhere,
    ),
    Part(
        "reason for a suggestion",
        "reasons for suggestions",
        count=lambda record: sum(len(one.provenance.evidence) for one in record.mentions_and_quotes),
    ),
    Part(
        "suggestion as it was before its correction",
        "suggestions as they were before their correction",
        count=lambda record: sum(one.suggested is not None for one in record.mentions_and_quotes),
    ),
    Part(
        "other detail of an article (credit, language, earlier version)",
        "other details of articles (credit, language, earlier version)",
        count=lambda record: sum(
            one is not None for one in (record.article.credit, record.article.language, record.article.supersedes)
        ),
    ),
    Part(OTHER_FIELDS.one, OTHER_FIELDS.many, count=_other_fields),
    Part(
        "list of other possible speakers",
        "lists of other possible speakers",
        count=lambda record: sum(bool(one.candidates) for one in record.quotes.values()),
    ),
    Part(
        "detail of a source, and the place of a check in it",
        "details of sources, and the places of checks in them",
        count=lambda record: len(record.sources),
    ),
)
"""What a report cannot hold either."""

LOST: tuple[Part, ...] = (
    Part("article’s text", "articles’ texts", count=lambda _record: 1),
    Part("article’s author", "articles’ authors", count=lambda record: len(record.article.authors)),
    Part("note on no name and no quote", "notes on no name and no quote", count=notes_elsewhere),
    Part(
        "other name of somebody",
        "other names of people and things",
        count=lambda record: sum(len(one.aliases) + len(one.possible_aliases) for one in record.entities.values()),
    ),
    *IN_REPORTS_TOO,
)
