"""What editors decided on the earlier version of an article, beside what the software suggests for the later one."""

from __future__ import annotations

from dataclasses import replace

from editorial.domain.article import Article
from editorial.domain.errors import StorageError
from editorial.domain.record import Record
from editorial.domain.suggestions import Suggestions
from editorial.domain.versions import carried_over
from editorial.jobs.taking_over import joined
from editorial.storage.library import Library


def with_earlier(library: Library, article: Article, found: Suggestions) -> Suggestions:
    """Return suggestions in which those decided in the earlier version go before the software's; all are undecided.

    The suggestions are returned as they are if there is no earlier version, or if it was deleted or is damaged.
    """
    if article.supersedes is None:
        return found
    try:
        earlier = library.load(article.supersedes).record
    except StorageError:
        return found
    carried = carried_over(earlier, article)
    if not carried.mentions and not carried.quotes:
        return found
    made = Record.of(article, entities=found.entities, mentions=found.mentions, quotes=found.quotes)
    names = [one.span for one in carried.mentions.values()]
    missed = tuple(one for one in found.possibly_missed if not any(one.span.overlaps(span) for span in names))
    return replace(joined(made, carried), possibly_missed=missed)
