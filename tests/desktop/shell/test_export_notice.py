"""An article that was exported says above its text whether that export still holds."""

from __future__ import annotations


def test_an_article_never_exported_says_nothing(editor):
    editor.open("Ferry boats")
    assert not editor.window.panes.export_notice.isVisible()


def test_a_change_after_the_export_says_so_without_moving_the_page_and_offers_to_export(editor):
    window = editor.window
    editor.open("Part 10")
    notice = window.panes.export_notice
    assert notice.words.text().startswith("Exported 2025-05-06")
    assert not notice.act.isVisible()
    before = window.view.mapTo(window, window.view.rect().topLeft())
    editor.press("Ctrl+Shift+R")
    editor.bot.waitUntil(lambda: notice.words.text().startswith("Changed since its export of 2025-05-06"))
    assert window.view.mapTo(window, window.view.rect().topLeft()) == before
    assert notice.words.text().endswith("verify and export it again")
    editor.click(notice.act)
    dialog = editor.dialog("Export")
    assert dialog.scope.currentText() == "The open article"


def test_other_articles_do_not_inherit_the_line(editor):
    editor.open("Part 10")
    editor.open("Ferry boats")
    assert not editor.window.panes.export_notice.isVisible()
