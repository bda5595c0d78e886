"""Legend of the page: every mark with its meaning, drawn as the page draws it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QVBoxLayout, QWidget

from editorial.desktop.article.label_glyphs import LABEL_GLYPHS
from editorial.desktop.article.model import Highlight, Layer, Look
from editorial.desktop.article.page_view import PageView
from editorial.desktop.dialogs.dialog import Dialog
from editorial.desktop.theme import PAD, Themes
from editorial.desktop.widgets.plain import set_title
from editorial.domain import labels
from editorial.domain.annotation import Kind
from editorial.domain.article import Article, Zone, ZoneKind
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span, sha256

PIXELS = 15
WIDTH, HEIGHT = 460, 720


class Sample(NamedTuple):
    """Words with a mark, and what the mark means; `inner` are words among them with a mark of their own."""

    words: str
    meaning: str
    layer: Layer
    label: str
    look: Look = Look.SUGGESTED
    inner: str = ""


_NAMES = {
    labels.PERSON: "Ada Brook",
    labels.ORG: "Northwind",
    labels.PLACE: "Saltmere",
    labels.WORK: "The Long Pier",
    labels.EVENT: "Harbour Day",
    labels.PRODUCT: "Quaymaster 9",
    labels.GROUP: "Danes",
    labels.LAW: "the Harbour Act",
    labels.LANGUAGE: "Danish",
    labels.DATE: "Monday",
    labels.NUMBER: "40 per cent",
    labels.CHARACTER: "Captain Salt",
}
_P = labels.PERSON
_LOOKS = (
    Sample("Ada Brook", "suggested: an outline", Layer.NAME, _P),
    Sample("Ada Brook", "suggested, in doubt: dashes", Layer.NAME, _P, Look.DOUBTFUL),
    Sample("Ada Brook", "decided: solid", Layer.NAME, _P, Look.DECIDED),
    Sample("Ada Brook", "another type than the rest of its name: hatched", Layer.NAME, _P, Look.CONFLICT),
    Sample("Ada Brook", "rejected, where that is shown", Layer.NAME, _P, Look.REJECTED),
)
_QUOTES = (
    Sample("“We build now,”", "direct quote", Layer.QUOTE, Kind.DIRECT),
    Sample("that they would build", "reported speech", Layer.QUOTE, Kind.INDIRECT),
    Sample("that they would “build now”", "partly quoted", Layer.QUOTE, Kind.MIXED, inner="build now"),
    Sample("“We build now,”", "decided", Layer.QUOTE, Kind.DIRECT, Look.DECIDED),
    Sample("“He said ‘never’ twice,”", "a quote inside a quote", Layer.QUOTE, Kind.DIRECT, inner="never"),
    Sample("big pier", "a term: in marks, and nobody said it", Layer.TERM, Kind.TERM),
)
_OTHER = (
    Sample("Pier Nine", "possibly a name that was missed", Layer.MISSED, ""),
    Sample("teh board", "a problem in the copy", Layer.PROBLEM, ""),
)
SECTIONS: tuple[tuple[str, tuple[Sample, ...]], ...] = (
    ("Types of names", tuple(Sample(_NAMES[one], labels.words(one), Layer.NAME, one) for one in LABEL_GLYPHS)),
    ("How far a name is decided", _LOOKS),
    ("Quotes", _QUOTES),
    ("Other marks", _OTHER),
)


def legend() -> tuple[Article, list[Highlight]]:
    """Return the legend as an article with highlights."""
    text = ""
    found: list[Highlight] = []
    zones: list[Zone] = []
    for title, samples in SECTIONS:
        start = len(text) + 2 * bool(text)
        text += f"\n\n{title}" if text else title
        zones.append(Zone(Span(start, len(text)), ZoneKind.CAPTION))
        for sample in samples:
            start = len(text) + 1
            text += f"\n{sample.words}\u2003{sample.meaning}"
            found += _highlights(sample, start, len(found))
    return Article("legend", "", text, sha256(text), zones=tuple(zones)), found


def _highlights(sample: Sample, start: int, number: int) -> list[Highlight]:
    span = Span(start, start + len(sample.words))
    table = Table.MENTION if sample.layer is Layer.NAME else Table.QUOTE
    made = [Highlight(Ref(table, f"s{number}"), span, sample.layer, sample.label, sample.look, sample.meaning)]
    if sample.inner:
        at = start + sample.words.index(sample.inner)
        inner = Span(at, at + len(sample.inner))
        layer = Layer.QUOTE if sample.label == Kind.MIXED else Layer.NESTED
        made.append(Highlight(Ref(table, f"i{number}"), inner, layer, Kind.DIRECT, sample.look, sample.meaning))
    return made


class LegendDialog(Dialog):
    """Window beside the review with the legend, in the colours of the current theme."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        set_title(self, "What the marks mean")
        self.page = PageView(themes.current, self)
        self.page.set_font_size(PIXELS)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        article, found = legend()
        self.page.show_article(article, found)
        self.page.setAccessibleName("What the marks mean")
        self.page.setAccessibleDescription(article.text)
        themes.changed.connect(self.page.set_theme)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, PAD, PAD)
        column.addWidget(self.page, 1)
        column.addWidget(buttons)
        self.set_main(buttons.button(QDialogButtonBox.StandardButton.Close))
        self.resize(WIDTH, min(HEIGHT, parent.height()))
