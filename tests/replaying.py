"""Comparison of a library with what its log rebuilds, for tests that change libraries."""

from __future__ import annotations

from editorial.domain.replay import Kept, replay, replay_newsroom
from editorial.storage.library import Library


def replayed(library: Library, article_id: str) -> Kept:
    """Rebuild an article from the log."""
    text = library.load(article_id).record.article.text
    return replay(library.logbook.entries(article_id), text)


def assert_follows_from_log(library: Library, *article_ids: str) -> None:
    """Assert that the articles (all, if none is named) and the newsroom's lists are what the log rebuilds."""
    for article_id in article_ids or [row.id for row in library.queue()]:
        assert replayed(library, article_id) == library.logbook.kept(article_id)
    assert replay_newsroom(library.logbook.entries(None)) == library.logbook.newsroom()


def assert_whole_log(library: Library) -> None:
    """Assert that everything follows from the log, and that nothing is wrong with it."""
    assert_follows_from_log(library)
    assert library.logbook.faults() == ()
