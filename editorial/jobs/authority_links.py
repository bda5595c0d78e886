"""Links of suggested names to the newsroom's list: of new suggestions, and of those stored when the list grows."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace

from editorial.domain.annotation import Entity
from editorial.domain.errors import ConflictError
from editorial.domain.library import AuthorityRecord
from editorial.domain.newsroom_list import NewsroomList, looked_up
from editorial.domain.record import Change, Row, ref
from editorial.domain.suggestions import Suggestions
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

_WORDS = "Looking for the names of the list in the articles"


def with_list(suggestions: Suggestions, listed: NewsroomList, text: str) -> Suggestions:
    """Return the suggestions with the names that the newsroom's list has linked to it, as suggestions too."""
    entities, mentions = looked_up(listed, suggestions.entities, suggestions.mentions, text)
    if not entities and not mentions:
        return suggestions
    linked, changed = {row.id: row for row in entities}, {row.id: row for row in mentions}
    return replace(
        suggestions,
        entities=tuple(linked.get(row.id, row) for row in suggestions.entities),
        mentions=tuple(changed.get(row.id, row) for row in suggestions.mentions),
    )


def link_stored(
    library: Library, records: Sequence[AuthorityRecord], cancel: Cancel
) -> Generator[Progress, None, None]:
    """Look the open names of articles that are not verified up in new or changed records of the list.

    What an editor decided stays, and so does every row that a decision refers to, so that undo can restore it.
    """
    listed = NewsroomList(records)
    found = dict.fromkeys(key for key, name in library.open_names() if _is_in(listed, name)) if records else {}
    for done, article_id in enumerate(found):
        if cancel.cancelled:
            break
        if _link(library, listed, article_id):
            yield Progress(done + 1, len(found), _WORDS, article_id)


def _is_in(listed: NewsroomList, entity: Entity) -> bool:
    return listed.match(entity) is not None or listed.near(entity) is not None


def _link(library: Library, listed: NewsroomList, article_id: str) -> bool:
    """Store the links of one article; return whether there are any. Another decision at the same time goes first."""
    loaded = library.load(article_id)
    record, touched = loaded.record, library.touched(article_id)
    entities, mentions = looked_up(
        listed,
        [row for row in record.entities.values() if ref(row) not in touched],
        [row for row in record.mentions.values() if ref(row) not in touched],
        record.article.text,
    )
    rows: list[Row] = [*entities, *mentions]
    changes = [Change(record.get(ref(row)), row) for row in rows]
    try:
        if changes:
            library.put_links(article_id, changes, loaded.version)
    except ConflictError:
        return False
    return bool(changes)
