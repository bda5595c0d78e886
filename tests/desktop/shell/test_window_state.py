"""Which article is open is stored without letting the window wait."""

from __future__ import annotations

from library_trouble import written_meanwhile

from editorial.domain.settings import Setting
from editorial.jobs.keeping import KeepSetting


def test_the_article_that_is_open_is_stored_once_a_long_write_has_ended(editor):
    desk, window = editor.window.desk, editor.window
    editor.bot.waitUntil(lambda: window.background.idle)
    other = next(row.id for row in desk.queue() if row.id != desk.session.article_id)
    with written_meanwhile(desk.library):
        window.articles.open(other)
        editor.bot.waitUntil(lambda: not window.background.idle)  # it waits there, and the window goes on
        editor.bot.wait(300)
        assert desk.setting(Setting.LAST_ARTICLE) != other
    editor.bot.waitUntil(lambda: desk.setting(Setting.LAST_ARTICLE) == other)


def test_a_window_that_is_closed_at_once_stores_the_article_too(editor):
    desk, window = editor.window.desk, editor.window
    other = next(row.id for row in desk.queue() if row.id != desk.session.article_id)
    window.articles.open(other)
    window.close()
    assert desk.setting(Setting.LAST_ARTICLE) == other


def test_an_article_that_is_deleted_before_that_is_not_stored(editor):
    desk, window = editor.window.desk, editor.window
    editor.bot.waitUntil(lambda: window.background.idle)
    other = next(row.id for row in desk.queue() if row.id != desk.session.article_id)
    with written_meanwhile(desk.library):
        ignore = {"progress": print, "done": print, "failed": print}
        window.background.start(desk.job(KeepSetting, Setting.ZOOM, 12), **ignore)  # waits, and the next behind it
        window._state.article_opened(other)
        window._state._store_opened()
        window._state.forget([other])
    editor.bot.waitUntil(lambda: window.background.idle)
    assert desk.setting(Setting.ZOOM) == 12
    assert desk.setting(Setting.LAST_ARTICLE) != other
