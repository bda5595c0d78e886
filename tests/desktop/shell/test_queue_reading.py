"""A long queue is read after the first article was painted: what is shown and what the keys do until then."""

from __future__ import annotations

import pytest
from window_case import opened

from editorial.desktop.queue.facets import Facets, QueueStage
from editorial.desktop.shell import queue_reading


@pytest.fixture
def late(monkeypatch, tmp_path):
    """Return the path of a library whose queue counts as long, and is not read by itself."""
    monkeypatch.setattr(queue_reading, "AT_ONCE", 2)
    monkeypatch.setattr(queue_reading, "AFTER_PAINTING", 60_000)
    return tmp_path / "a.db"


def shown(window):
    return [row.id for row in window.queue.model.rows]


def test_the_first_article_is_open_before_a_long_queue_is_read(qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(queue_reading, "AT_ONCE", 2)
    with opened(qtbot, tmp_path / "a.db") as editor:
        window = editor.window
        assert window.queue.reading
        assert window.articles.current == "harbour"
        assert window.queue._empty_words.text() == "Reading the list of 5 articles…"
        assert not window.queue.show_all.isVisible()
        assert not window.queue.footer.verified.text(), "nothing is said of articles that were not read"
        window.queue.set_facets(Facets(stage=QueueStage.OPEN))
        qtbot.waitUntil(lambda: not window.queue.reading)
        assert shown(window) == ["harbour", "boats", "gate"]
        assert window.queue.list.selected() == ["harbour"]
        assert window.queue.footer.verified.text() == "1 of 5 verified"
        assert not window.queue.empty.isVisible()


def test_the_counts_of_the_open_article_are_known_before_the_queue_is(qtbot, late):
    with opened(qtbot, late) as editor:
        row = editor.window.desk.queue_rows(["harbour"])[0]
        assert editor.window.queue.reading
        assert f"{row.undecided}" in editor.window.findings.filter_bar.undecided.toolTip()


def test_a_key_that_needs_the_whole_queue_has_it_read_at_once(qtbot, late):
    with opened(qtbot, late) as editor:
        assert editor.window.queue.reading
        editor.press("Ctrl+PgDown")
        assert editor.window.articles.current == "boats"
        assert shown(editor.window) == ["harbour", "boats", "part10", "part2", "gate"]


def test_a_decision_made_while_the_queue_is_read_is_in_its_row(qtbot, late):
    with opened(qtbot, late) as editor:
        before = editor.window.desk.queue_rows(["harbour"])[0].decided
        editor.press("Return")
        assert editor.window.queue.reading
        editor.press("Ctrl+PgDown")
        assert editor.window.queue.model.row("harbour").decided > before


def test_the_article_open_last_is_opened_again_before_a_long_queue_is_read(qtbot, late):
    with opened(qtbot, late) as editor:
        editor.window.articles.open("part2")
    with opened(qtbot, late) as editor:
        assert editor.window.queue.reading
        assert editor.window.articles.current == "part2"
