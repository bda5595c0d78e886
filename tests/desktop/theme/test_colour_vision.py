"""Where colour alone tells two things apart, everybody can tell them apart; else their shapes differ."""

from __future__ import annotations

from itertools import combinations

import pytest
from colour_vision import Vision, apart, seen
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from editorial.desktop.article.label_glyphs import LABEL_GLYPHS, add_label_glyph
from editorial.desktop.theme import Scheme, load
from editorial.desktop.theme.colour import over
from editorial.domain import labels

FLOOR = 0.06  # three times what can just be seen: an underline is three pixels high
ALIKE = {
    "dots under words: what introduces a quote, a name possibly missed": ("cue", "missed"),
    "a frame round words: a speaker, a term": ("speaker", "term"),
    "a margin bar: a quote, a quote in a quote": ("quote_bar", "nested_bar"),
    "words of a speaker's row: decided, to be checked": ("speaker", "doubt"),
    "what was found: all, the current one": ("search", "search_current"),
}
"""Pairs of colours of things that have the same shape."""


@pytest.fixture(params=list(Scheme))
def theme(request, qapp):
    return load(request.param)


@pytest.mark.parametrize("vision", Vision)
@pytest.mark.parametrize("pair", ALIKE.values(), ids=ALIKE)
def test_things_of_one_shape_have_colours_that_everybody_can_tell_apart(theme, pair, vision):
    one, other = (over(theme.color(name), theme.color("page")) for name in pair)
    assert apart(one, other, vision) >= FLOOR


@pytest.mark.parametrize("vision", Vision)
def test_types_that_a_newsroom_added_have_hues_that_everybody_can_tell_apart(theme, vision):
    assert min(apart(one, other, vision) for one, other in combinations(theme.newsroom, 2)) >= FLOOR


@pytest.mark.parametrize("size", [5, 6, 8, 12])
def test_each_type_that_comes_with_the_program_has_a_sign_of_its_own(qapp, size):
    signs = {label: cap(label, size) for label in labels.WORDS}
    assert signs.keys() == LABEL_GLYPHS.keys()
    for one, other in combinations(signs, 2):
        assert difference(signs[one], signs[other]) >= 0.14 * size * size, (one, other)
    assert max(cap("SHIP", size)) == 0


def cap(label, size):
    """Return how much ink is on each point of a drawn sign, 0 to 255."""
    image = QImage(size + 4, size + 4, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    add_label_glyph(path, QRect(2, 2, size, size), label)
    painter.fillPath(path, QColor("white"))
    painter.end()
    return [image.pixelColor(x, y).value() for y in range(size + 4) for x in range(size + 4)]


def difference(one, other):
    """Return by how many points of ink two signs differ."""
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / 255


@pytest.mark.parametrize("vision", Vision)
def test_grey_is_seen_alike_by_everybody(vision):
    grey = QColor("#808080")
    assert seen(grey, vision) == pytest.approx(seen(grey, Vision.NORMAL), abs=1e-5)


def test_red_and_green_look_alike_to_those_who_cannot_tell_them_apart():
    red, green = QColor("#b3261e"), QColor("#5a5a00")
    assert apart(red, green, Vision.NORMAL) > 0.15
    assert apart(red, green, Vision.DEUTERANOPIA) < apart(red, green, Vision.NORMAL) / 3
    assert apart(QColor("black"), QColor("white"), Vision.NORMAL) == pytest.approx(1, abs=1e-3)
