"""What names learnt in other articles bring to an article is looked for once it stays open, and not before."""

from __future__ import annotations

from editorial.desktop.shell.articles import PAUSE
from editorial.domain.article import State


def test_only_an_article_that_stays_open_is_looked_at_again(editor, monkeypatch):
    looked = []
    monkeypatch.setattr(editor.window.work, "refresh", looked.append)
    untouched = [row.id for row in editor.window.desk.queue() if row.state is State.SUGGESTED]
    assert len(untouched) > 2
    for article_id in untouched:
        editor.window.articles.open(article_id)
    assert looked == []
    editor.bot.waitUntil(lambda: bool(looked))
    editor.bot.wait(2 * PAUSE)
    assert looked == [untouched[-1]]


def test_an_article_that_was_decided_on_meanwhile_is_left_alone(editor, monkeypatch):
    looked = []
    monkeypatch.setattr(editor.window.work, "refresh", looked.append)
    first = next(row.id for row in editor.window.desk.queue() if row.state is State.SUGGESTED)
    editor.window.articles.open(first)
    editor.press("Return")
    editor.bot.wait(2 * PAUSE)
    assert looked == []


def test_a_window_that_was_closed_begins_nothing(editor, monkeypatch):
    looked = []
    monkeypatch.setattr(editor.window.work, "refresh", looked.append)
    editor.window.articles.open(next(row.id for row in editor.window.desk.queue() if row.state is State.SUGGESTED))
    editor.window.close()
    editor.bot.wait(2 * PAUSE)
    assert looked == []
