"""Annotations that were made elsewhere: added to an article that the library has, or taken as decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from itertools import count, islice
from typing import TypeVar

from editorial.domain.annotation import Decided, Entity, How, Mention, Note, NoteKind, Quote, Speaker, Status
from editorial.domain.article import Standing, State
from editorial.domain.decision import Decision
from editorial.domain.merging import merge
from editorial.domain.note_places import place_of
from editorial.domain.record import Change, Record
from editorial.domain.suggestions import Suggestions
from editorial.domain.summary import Summary, SummaryCode
from editorial.domain.text import Span
from editorial.formats import registry
from editorial.formats.format import Content
from editorial.jobs.counting import counted
from editorial.storage.library import Library

R = TypeVar("R", Entity, Mention, Quote)
_DONE = {
    State.VERIFIED: "it is verified, and stays as it is: reopen it first to have the annotations added",
    State.SET_ASIDE: "it was set aside, and stays as it is: reopen it first to have the annotations added",
}
_PREFIX = "import-"
_MARKS = " \"'“”„‘’‚«»‹›,.;:!?…"


def made_elsewhere(format_id: str) -> bool:
    """Return whether the annotations of files of this format were made by another program."""
    return any(one.info.id == format_id and one.info.content is Content.SPANS for one in registry.readable())


def as_decided(record: Record, by: str, at: datetime) -> Record:
    """Return a record whose annotations somebody takes as decided, unseen: at one stroke, and for that reason."""
    made = _made(by, at)
    return replace(
        record,
        standing=Standing(State.IN_REVIEW),
        entities={key: _decided(one, made) for key, one in record.entities.items()},
        mentions={key: _decided(one, made) for key, one in record.mentions.items()},
        quotes={key: _decided_quote(one, made) for key, one in record.quotes.items()},
    )


def decide_found(
    library: Library, article_id: str, found: Record, by: str, at: datetime, step: int | None = None
) -> Decision | None:
    """Take what was found as decided in an article that is there; return the decision, None if nothing was open.

    Only what nobody decided, and what stands there with the same words and label, is decided. `step` is the number of
    the first decision of the same import. Raises DamageError, StorageError and ConflictError.
    """
    loaded = library.load(article_id)
    record = loaded.record
    if record.standing.state in _DONE:
        return None
    made = _made(by, at)
    names = {(one.span, one.label) for one in found.mentions.values()}
    spans = {(one.span, one.kind) for one in found.quotes.values()}
    mentions = [one for one in record.mentions.values() if _is_open(one) and (one.span, one.label) in names]
    quotes = [one for one in record.quotes.values() if _is_open(one) and (one.span, one.kind) in spans]
    named = {one.entity for one in mentions}
    entities = [one for key, one in record.entities.items() if key in named and _is_open(one)]
    changes = [Change(one, _decided(one, made)) for one in entities]
    changes += [Change(one, _decided(one, made)) for one in mentions]
    changes += [Change(one, _decided_quote(one, made)) for one in quotes]
    if not changes:
        return None
    if record.standing.state is not State.IN_REVIEW:
        changes.append(Change(record.standing, replace(record.standing, state=State.IN_REVIEW)))
    target = {name: number for name, number in (("names", len(mentions)), ("quotes", len(quotes))) if number}
    summary = Summary.of(SummaryCode.CONFIRM, target=target)
    decision = Decision(article_id, "ImportDecided", summary, by, at, tuple(changes), How.GROUP, made.reason, step=step)
    return library.commit(decision, loaded.version).decision


def decided_in(decision: Decision) -> int:
    """Return how many names and quotes a decision decides."""
    return sum(isinstance(one.after, Mention | Quote) for one in decision.changes)


def _made(by: str, at: datetime) -> Decided:
    return Decided(by, at, How.GROUP, "imported as decided")


def _is_open(one: Entity | Mention | Quote) -> bool:
    return not one.status.decided


def _decided(one: R, made: Decided) -> R:
    return replace(one, status=Status.CONFIRMED, decided=made)


def _decided_quote(one: Quote, made: Decided) -> Quote:
    return replace(_decided(one, made), speakers=tuple(map(_claimed, one.speakers)))


def _claimed(one: Speaker) -> Speaker:
    if one.resolution is None or one.resolution.status.decided:
        return one
    return replace(one, resolution=replace(one.resolution, status=Status.CONFIRMED))


def add_annotations(library: Library, article_id: str, found: Record) -> tuple[int, str]:
    """Add annotations to an article of the same text, as suggestions; return how many are new, and what to say.

    No decision is touched, and what was rejected does not return; suggestions of the software that nobody decided give
    way where they overlap. Raises DamageError, StorageError and ConflictError.
    """
    loaded = library.load(article_id)
    record = loaded.record
    if record.standing.state in _DONE:
        return 0, _DONE[record.standing.state]
    changes = [*merge(record, joined(record, found), library.touched(article_id))]
    added = sum(1 for one in changes if one.before is None and isinstance(one.after, Mention | Quote))
    if not changes:
        return 0, "its annotations are in the library already"
    if record.standing.state is State.NEW:
        changes.append(Change(record.standing, replace(record.standing, state=State.SUGGESTED)))
    missed = library.possibly_missed(article_id)
    library.put_suggestions(article_id, changes, loaded.version, possibly_missed=missed, model="import")
    return added, f"its text is in the library already; {counted(added, 'annotation')} added as suggestions"


def add_comments(
    library: Library, article_id: str, found: Record, origin: str, by: str, at: datetime, step: int | None = None
) -> Decision | None:
    """Add the notes of a file to an article of the same text; return the decision, None if no note is new.

    A comment on just the words of a name or quote is about that; what is noted there already is left out. `origin` is
    the file, `step` the number of the first decision of the same import. Raises DamageError, StorageError and
    ConflictError.
    """
    loaded = library.load(article_id)
    record = loaded.record
    there = {(one.by, one.text, place_of(record, one)) for one in record.notes.values()}
    about = [_about(one, record) for one in found.notes.values()]
    new = [one for one in about if (one.by, one.text, place_of(record, one)) not in there]
    if not new:
        return None
    rows = [replace(one, id=key) for one, key in zip(new, _free_ids(record, len(new)), strict=True)]
    summary = Summary.of(SummaryCode.ADD_NOTES, notes=len(rows), text=origin.rpartition("/")[2])
    changes = tuple(Change(None, one) for one in rows)
    decision = Decision(article_id, "ImportComments", summary, by, at, changes, How.GROUP, step=step)
    return library.commit(decision, loaded.version).decision


def _free_ids(record: Record, number: int) -> list[str]:
    made = (f"{_PREFIX}n{at}" for at in count(1))
    return [*islice((key for key in made if key not in record.notes), number)]


def _about(note: Note, record: Record) -> Note:
    """Return a comment as one on the name or quote whose words it stands at, whatever of the marks around them."""
    if note.span is None or note.kind is not NoteKind.COMMENT:
        return note
    text = record.article.text
    bare = _bare(note.span, text)
    rows = (one for one in record.mentions_and_quotes if one.status is not Status.REJECTED)
    at = next((one.id for one in rows if _bare(one.span, text) == bare), None)
    return note if at is None else replace(note, on=at, span=None)


def _bare(span: Span, text: str) -> Span:
    """Return a span without the marks at its edges; the span itself if it has nothing else."""
    words = span.of(text)
    start, end = len(words) - len(words.lstrip(_MARKS)), len(words.rstrip(_MARKS))
    return Span(span.start + start, span.start + end) if start < end else span


def joined(record: Record, found: Record) -> Suggestions:
    """Return what was found, and the undecided suggestions of an article that it does not overlap."""
    there = {(one.name, one.label): key for key, one in record.entities.items()}
    entity = {key: there.get((one.name, one.label), _PREFIX + key) for key, one in found.entities.items()}
    mentions = [one for one in record.mentions.values() if _is_free(one, found.mentions.values())]
    quotes = [one for one in record.quotes.values() if _is_free(one, found.quotes.values())]
    kept = {one.id for one in quotes}
    quotes = [one for one in quotes if {one.continues, one.within, *one.quoted} - {None} <= kept]
    return Suggestions(
        entities=(
            *record.entities.values(),
            *(
                replace(one, id=entity[key])
                for key, one in found.entities.items()
                if entity[key] not in record.entities
            ),
        ),
        mentions=(
            *mentions,
            *(
                replace(one, id=_PREFIX + one.id, entity=entity.get(one.entity or ""))
                for one in found.mentions.values()
            ),
        ),
        quotes=(*quotes, *(_renamed(one, entity) for one in found.quotes.values())),
    )


def _is_free(one: R, found: Iterable[R]) -> bool:
    """Return whether a row is an undecided suggestion that nothing of what was found overlaps."""
    if one.status.decided or isinstance(one, Entity):
        return False
    return not any(one.span.overlaps(other.span) for other in found if not isinstance(other, Entity))


def _renamed(quote: Quote, entity: dict[str, str]) -> Quote:
    def other(key: str | None) -> str | None:
        return None if key is None else _PREFIX + key

    return replace(
        quote,
        id=_PREFIX + quote.id,
        continues=other(quote.continues),
        within=other(quote.within),
        quoted=tuple(_PREFIX + key for key in quote.quoted),
        speakers=tuple(replace(one, entity=entity.get(one.entity or "")) for one in quote.speakers),
        check=None,  # its source does not come along
    )
