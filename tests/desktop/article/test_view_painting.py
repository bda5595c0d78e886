"""What is painted: a part of the view looks the same whether it is painted alone or with the rest."""

import random

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication

from editorial.desktop.article.model import Edge, Highlight, Layer, Link, Look
from editorial.desktop.article.shapes import OVERHANG
from editorial.desktop.article.view import ArticleView
from editorial.desktop.theme import Scheme, load
from editorial.domain import labels
from editorial.domain.article import Article, Zone, ZoneKind
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span, sha256

PARAGRAPHS = [
    "‘Harbour’ plan is voted down",
    "",
    "“We never expected this,” said Amara Petrov of the Harbour Board in Port Calder. “Not 😀 at all.”",
    "",
    "“She told me, ‘Do not sign,’ and I did not,” he said, and the council of New Aldmoor met again on Monday to hear "
    "what the members of the Harbour Board had to say about the ferry timetable and the long delay.",
    "",
]
TEXT = "\n".join(PARAGRAPHS * 6)
ARTICLE = Article("a", "Title", TEXT, sha256(TEXT), zones=(Zone(Span(0, 28), ZoneKind.HEADLINE),))
KINDS = {Layer.NAME: "PERSON", Layer.QUOTE: "direct", Layer.NESTED: "direct", Layer.TERM: "term"}


def at(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def item(key, words, layer, look, nth=0):
    label = KINDS.get(layer, "")
    return Highlight(Ref(Table.MENTION, key), at(words, nth), layer, label, look, f"{words}, {look}")


def highlights():
    looks = list(Look)
    out = []
    for nth in range(6):
        look, other = looks[nth % 5], looks[(nth + 2) % 5]
        out += [
            item(f"term{nth}", "Harbour", Layer.TERM, look, nth * 3),
            item(f"quote{nth}", "We never expected this,", Layer.QUOTE, look, nth),
            item(f"more{nth}", "Not 😀 at all.", Layer.QUOTE, other, nth),
            item(f"petrov{nth}", "Amara Petrov", Layer.NAME, look, nth),
            item(f"board{nth}", "Amara Petrov of the Harbour Board", Layer.NAME, other, nth),
            item(f"said{nth}", "said", Layer.CUE, look, nth * 2),
            item(f"long{nth}", "She told me, ‘Do not sign,’ and I did not,", Layer.QUOTE, look, nth),
            item(f"in{nth}", "Do not sign,", Layer.NESTED, other, nth),
            item(f"he{nth}", "he said", Layer.SPEAKER, other, nth),
            item(f"missed{nth}", "New Aldmoor", Layer.MISSED, look, nth),
            item(f"slip{nth}", "ferry timetable", Layer.PROBLEM, look, nth),
            item(f"note{nth}", "long delay", Layer.NOTE, look, nth),
        ]
    return out


@pytest.fixture(params=list(Scheme))
def view(request, qtbot):
    view = ArticleView(load(request.param))
    qtbot.addWidget(view)
    view.resize(760, 480)
    view.show()
    view.show_article(ARTICLE, highlights())
    return view


def paint(view, regions=(None,), scale=1.0):
    viewport = view.viewport()
    image = QImage(viewport.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(view.palette().base().color())
    for region in regions:
        area = viewport.rect() if region is None else region
        painter = QPainter(image)
        painter.setClipRect(area)
        viewport.render(painter, area.topLeft(), QRegion(area))
        painter.end()
    return image


def tiles(view, height):
    size = view.viewport().size()
    return [QRect(0, y, size.width(), height) for y in range(0, size.height(), height)]


def petrovs(*numbers):
    return [Ref(Table.MENTION, f"petrov{nth}") for nth in numbers]


SCENES = {
    "plain": lambda view: None,
    "focus with a link from below": lambda view: view.set_focus(
        [Ref(Table.MENTION, "long2")], Link(at("She told me, ‘Do not sign,’ and I did not,", 2), at("Amara Petrov", 1))
    ),
    "link on one line": lambda view: view.set_focus(
        [Ref(Table.MENTION, "quote1")], Link(at("We never expected this,", 1), at("Amara Petrov", 1))
    ),
    "link to far above": lambda view: view.set_focus(
        [Ref(Table.MENTION, "more5")], Link(at("Not 😀 at all.", 5), at("Amara Petrov"))
    ),
    "link to far below": lambda view: view.set_focus(
        [Ref(Table.MENTION, "more0")], Link(at("Not 😀 at all."), at("Amara Petrov", 5))
    ),
    "some places of a name": lambda view: view.set_focus(petrovs(0), chosen=petrovs(0, 1)),
    "search": lambda view: view.set_search([at("Board", nth) for nth in range(12)], 3),
    "edge": lambda view: view.set_edge(Ref(Table.MENTION, "petrov1"), at("Amara Petrov of", 1), Edge.END),
}


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("height", [7, 33])
def test_painting_in_parts_looks_like_painting_at_once(view, scene, height):
    SCENES[scene](view)
    view._set_hover(Ref(Table.MENTION, "board1"))
    whole = paint(view)
    assert paint(view, tiles(view, height)) == whole


@pytest.mark.parametrize("scene", ["plain", "link to far above", "link to far below"])
def test_scrolling_leaves_the_same_picture_as_painting_anew(view, qtbot, scene):
    SCENES[scene](view)
    view.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() > 200)
    for value in (3, 40, 170, 90):
        view.grab()
        view.verticalScrollBar().setValue(value)
        shown = view.grab().toImage()
        view.viewport().update()
        assert view.grab().toImage() == shown


def test_what_a_decision_is_about_can_be_seen(view):
    pictures = [paint(view)]
    for focus, chosen in ((0, (0, 1)), (0, (0,)), (0, (1,)), (0, ()), (1, (0, 1))):
        view.set_focus(petrovs(focus), chosen=petrovs(*chosen))
        pictures.append(paint(view))
        assert paint(view) not in pictures[:-1]


def test_where_a_place_is_left_out_the_page_is_painted_again_and_nowhere_else(view, qtbot, monkeypatch):
    view.set_focus(petrovs(0), chosen=petrovs(0, 1))
    painted = watched(view, qtbot, monkeypatch)
    view.set_chosen(petrovs(0))
    qtbot.waitUntil(lambda: bool(painted))
    left_out = view._geometry.top(view._page.paragraphs.at(at("Amara Petrov", 1).start)) - view.visible().scrolled.y()
    assert all(bottom - top < view.viewport().height() / 2 for top, bottom in painted)
    assert any(top <= left_out <= bottom for top, bottom in painted)


def test_of_places_in_focus_those_left_out_are_not_framed(view):
    view.set_focus(petrovs(0, 1))
    both = view.grab().toImage()
    view.set_focus(petrovs(0, 1), chosen=petrovs(0, 1))
    assert view.grab().toImage() == both
    view.set_focus(petrovs(0, 1), chosen=petrovs(0))
    one = view.grab().toImage()
    view.set_focus(petrovs(0))
    assert view.grab().toImage() == one


def test_after_changes_the_picture_is_that_of_a_fresh_view(view, qtbot):
    chance = random.Random(7)
    current = {highlight.ref: highlight for highlight in highlights()}
    for _ in range(60):
        ref = chance.choice(sorted(current))
        new = current[ref]._replace(look=chance.choice(list(Look)))
        if chance.random() < 0.2:
            new = None
        view.grab()
        view.update_highlights({ref: new})
        if new is None:
            del current[ref]
        else:
            current[ref] = new
    fresh = ArticleView(view._theme)
    qtbot.addWidget(fresh)
    fresh.resize(view.size())
    fresh.show()
    fresh.show_article(ARTICLE, list(current.values()))
    assert paint(view) == paint(fresh)


def on_screen(view):
    """Return what was painted on the screen, bit by bit, since the window was shown."""
    QApplication.processEvents()
    return view.screen().grabWindow(view.winId()).toImage()


def focus_with_link(view, chance):
    nth = chance.randrange(6)
    key, words = chance.choice((("quote", "We never expected this,"), ("more", "Not 😀 at all.")))
    link = Link(at(words, nth), at("Amara Petrov", (nth + chance.randrange(6)) % 6))
    view.set_focus([Ref(Table.MENTION, f"{key}{nth}")], chance.choice((link, None)))


def focus_everywhere(view, chance):
    view.set_focus([Ref(Table.MENTION, f"petrov{nth}") for nth in chance.sample(range(6), 3)])


def leave_out(view, chance):
    view.set_chosen(chance.choice((None, petrovs(*chance.sample(range(6), 3)))))


def point_at(view, chance):
    view._set_hover(chance.choice((None, *(one.ref for one in highlights()))))


def take_out_and_put_in(view, chance):
    chosen = chance.sample(highlights(), 3)
    view.update_highlights({one.ref: chance.choice((None, one)) for one in chosen})


CHANGES = (focus_with_link, focus_everywhere, leave_out, point_at, take_out_and_put_in)


def decide(view, chance):
    chosen = chance.sample(highlights(), 3)
    view.update_highlights({one.ref: one._replace(look=chance.choice(list(Look))) for one in chosen})


@pytest.mark.parametrize("height", [240, 480, 1000])
def test_what_changes_leaves_the_same_picture_on_the_screen_as_painting_anew(view, height):
    view.resize(760, height)
    chance = random.Random(height)
    for _ in range(80):
        chance.choice((*CHANGES, decide))(view, chance)
        shown = on_screen(view)
        view.viewport().update()
        assert on_screen(view) == shown


def test_only_the_line_on_which_something_changed_is_painted_again(view, qtbot, monkeypatch):
    changed = next(h for h in highlights() if h.ref.id == "petrov1")
    view.reveal(changed.span)
    painted = watched(view, qtbot, monkeypatch)
    view.update_highlights({changed.ref: changed._replace(look=Look.DECIDED)})
    qtbot.waitUntil(lambda: bool(painted))
    line = view._page.style.styles[ZoneKind.BODY].line_height
    assert all(bottom - top < line + 2 * OVERHANG for top, bottom in painted)


def watched(view, qtbot, monkeypatch):
    """Return the list of the heights between which is painted from now on."""
    view.grab()
    painted = []
    parts = view._painting.parts

    def record(visible, clip):
        painted.extend(clip)
        return parts(visible, clip)

    monkeypatch.setattr(view._painting, "parts", record)
    view.viewport().repaint()
    qtbot.waitUntil(lambda: bool(painted))
    painted.clear()
    return painted


@pytest.mark.parametrize("layer", [Layer.NAME, Layer.QUOTE, Layer.NESTED, Layer.TERM])
def test_looks_differ_in_shape_not_only_in_colour(view, layer):
    ref = next(h.ref for h in highlights() if h.layer is layer and h.ref.id.endswith("1"))
    original = view._index.of(ref)[0]
    view.reveal(original.span)
    greys = []
    for look in Look:
        if layer is Layer.TERM and look in {Look.CONFLICT, Look.DOUBTFUL}:
            continue
        view.update_highlights({ref: original._replace(look=look)})
        grey = paint(view).convertToFormat(QImage.Format.Format_Mono)
        assert grey not in greys
        greys.append(grey)


def test_types_can_be_told_apart_without_colour(view):
    original = view._index.of(Ref(Table.MENTION, "petrov1"))[0]
    view.reveal(original.span)
    pictures = []
    for label in (*labels.WORDS, "SHIP"):
        view.update_highlights({original.ref: original._replace(label=label)})
        picture = paint(view, scale=2.0).convertToFormat(QImage.Format.Format_Mono)
        assert picture not in pictures
        pictures.append(picture)


def test_an_end_out_of_sight_is_marked_at_the_edge(view):
    view.set_focus([Ref(Table.MENTION, "more5")], Link(at("Not 😀 at all.", 5), at("Amara Petrov")))
    lane = view._layers.measures
    tip = QPoint(lane.gutter + lane.link_lane, 6)
    link = view._theme.color("link").rgb()
    assert paint(view).pixel(tip) == link
    view.set_focus([Ref(Table.MENTION, "more5")])
    assert paint(view).pixel(tip) != link


def test_nothing_that_is_painted_touches_the_document(view):
    before = view.document().revision()
    laid_out = []
    view.document().documentLayout().update.connect(laid_out.append)
    for scene in SCENES.values():
        scene(view)
    view.update_highlights({highlight.ref: highlight._replace(look=Look.DECIDED) for highlight in highlights()})
    view.grab()
    assert view.document().revision() == before
    assert laid_out == []
