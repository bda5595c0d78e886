"""A filter that nobody remembers hides nothing: not the findings of the next article, and no list without a word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editor_at_work import Editor
from review_records import TEXT, record

from editorial.desktop.findings.list.filters import Filter, FindingStage, Order
from editorial.domain.text import sha256


@pytest.fixture
def two(editor: Editor) -> Editor:
    editor.add(record())
    text = f"{TEXT}More.\n"
    second = replace(record().article, id="second", title="A second story", text=text, sha256=sha256(text))
    editor.add(replace(record(), article=second))
    editor.open("Harbour")
    return editor


@pytest.mark.parametrize("away", ["Alt+Down", "Ctrl+Shift+Return"])
def test_another_article_is_shown_without_the_filter_of_the_one_before(two: Editor, away: str) -> None:
    findings = two.window.findings
    findings.filter_bar.field.setFocus()
    two.type("saltmere")
    findings.set_filter(findings.filter._replace(stage=FindingStage.UNDECIDED, order=Order.DOUBT))
    two.window.view.setFocus()
    two.press(away)
    assert "second" in two.record.article.title
    assert findings.filter == Filter(order=Order.DOUBT)
    assert not findings.filter_bar.field.text()
    assert not findings.filter_bar.undecided.isChecked()


def test_a_filter_stays_while_the_article_is_read_again(two: Editor) -> None:
    findings = two.window.findings
    findings.set_filter(Filter(text="saltmere"))
    library = two.window.desk.library
    library.put_suggestions("harbour", [], library.version("harbour"), possibly_missed=(), model="m@1")
    assert two.window.reloader.reload("harbour")
    two.bot.waitUntil(lambda: not two.window.reloader.reading)
    assert findings.filter == Filter(text="saltmere")


def test_a_list_that_the_filter_empties_says_so_and_one_click_shows_everything(two: Editor) -> None:
    findings, queue = two.window.findings, two.window.queue
    findings.filter_bar.field.setFocus()
    two.type("no such words")
    assert "filter" in findings.empty.text()
    two.click(findings.show_all)
    assert not findings.filter.narrows
    assert not findings.show_all.isVisible()
    queue.filter.setFocus()
    two.type("second")
    assert queue.footer.shown.text() == "filter: 1 shown"
    two.type(" and no such words")
    assert queue.empty.isVisible()
    two.click(queue.show_all)
    assert not queue.bar.facets.narrows
