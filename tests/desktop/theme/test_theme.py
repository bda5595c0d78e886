"""Both themes: complete, readable, and in step with the system."""

import pytest
from colour_vision import contrast
from fresh_python import printed
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from editorial.desktop.theme import Choice, Scheme, Themes, apply, load, scheme_for
from editorial.desktop.theme import theme as theme_file
from editorial.desktop.theme.colour import over, parse
from editorial.desktop.theme.fonts import SERIFS, article_font, installed_serif
from editorial.domain import labels
from editorial.domain.errors import InputError

TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2.2: 1.4.3 (AA) and 1.4.11
PAGE_INKS = ("ink", "muted_ink", "headline_ink", "rejected", "note", "problem", "doubt", "conflict", "success")
WASHES = (
    "quote_wash",
    "nested_wash",
    "term_wash",
    "speaker_wash",
    "note_wash",
    "focus_wash",
    "passage_wash",
    "hover_wash",
    "selected_wash",
    "search",
    "search_current",
)
SIGNS = ("quote_bar", "nested_bar", "term", "cue", "speaker", "missed", "problem", "note", "rejected", "focus")
STATE_SIGNS = ("conflict", "doubt", "link", "caret", "edge", "focus_ring", "hover")
PANEL_INKS = ("success", "warning", "error", "muted_ink", "doubt", "problem", "conflict")
PALETTE_PAIRS = (
    ("window_text", "window"),
    ("text", "base"),
    ("text", "alternate_base"),
    ("button_text", "button"),
    ("highlighted_text", "highlight"),
    ("tool_tip_text", "tool_tip_base"),
    ("placeholder_text", "base"),
    ("link", "base"),
    ("link", "window"),
    ("link_visited", "base"),
    ("bright_text", "window"),
)


@pytest.fixture(params=list(Scheme))
def theme(request, qapp):
    return load(request.param)


@pytest.mark.parametrize("pair", PALETTE_PAIRS, ids="-on-".join)
def test_text_of_controls_can_be_read(theme, pair):
    ink, ground = (theme.palette_colors[name] for name in pair)
    assert contrast(ink, ground) >= TEXT


@pytest.mark.parametrize("ink", PAGE_INKS)
def test_words_on_the_page_can_be_read(theme, ink):
    assert contrast(theme.color(ink), theme.color("page")) >= TEXT


@pytest.mark.parametrize("ground", ["window", "base", "alternate_base"])
@pytest.mark.parametrize("ink", PANEL_INKS)
def test_words_in_panels_can_be_read(theme, ink, ground):
    assert contrast(theme.color(ink), theme.palette_colors[ground]) >= TEXT


def row_grounds(theme):
    """The grounds that a row of a list can have: in focus, under the pointer, selected, that of the open article."""
    base = theme.palette_colors["base"]
    washes = map(theme.color, ("focus_wash", "hover_wash", "selected_wash"))
    return [theme.palette_colors["alternate_base"], *(over(wash, base) for wash in washes)]


@pytest.mark.parametrize("ink", [*PANEL_INKS, "ink", "speaker", "rejected", *(f"type {one}" for one in labels.WORDS)])
def test_words_in_a_row_can_be_read_in_focus_under_the_pointer_and_selected(theme, ink):
    kind, _, label = ink.partition(" ")
    color = theme.label_color(label) if kind == "type" else theme.color(ink)
    assert min(contrast(color, ground) for ground in row_grounds(theme)) >= TEXT


@pytest.mark.parametrize("wash", WASHES)
def test_text_can_be_read_on_every_wash(theme, wash):
    on_page = over(theme.color(wash), theme.color("page"))
    in_quote = over(theme.color(wash), over(theme.color("quote_wash"), theme.color("page")))
    assert min(contrast(theme.color("ink"), ground) for ground in (on_page, in_quote)) >= TEXT


def test_a_quote_in_a_quote_with_the_focus_and_the_pointer_on_it_can_be_read(theme):
    ground = theme.color("page")
    for wash in ("quote_wash", "nested_wash", "note_wash", "focus_wash", "hover_wash"):
        ground = over(theme.color(wash), ground)
    assert contrast(theme.color("ink"), ground) >= TEXT


def test_selected_text_can_be_read(theme):
    assert contrast(theme.color("selection_ink"), theme.color("selection")) >= TEXT


@pytest.mark.parametrize("sign", [*SIGNS, *STATE_SIGNS])
def test_signs_stand_out_from_the_page_and_from_washes(theme, sign):
    page = theme.color("page")
    for wash in ("page", "quote_wash", "nested_wash", "focus_wash"):
        ground = over(theme.color(wash), page)
        assert contrast(over(theme.color(sign), ground), ground) >= GRAPHIC


@pytest.mark.parametrize("label", [*labels.WORDS, "SHIP", "VESSEL", "COURT", "TEAM", "WEAPON", "DISEASE", "ANIMAL"])
def test_the_hue_of_a_type_can_be_read_as_text_and_seen_on_washes(theme, label):
    hue, page = theme.label_color(label), theme.color("page")
    assert min(contrast(hue, theme.palette_colors[ground]) for ground in ("window", "base")) >= TEXT
    for wash in ("page", "quote_wash", "nested_wash", "focus_wash"):
        assert contrast(hue, over(theme.color(wash), page)) >= GRAPHIC


def test_every_label_that_comes_with_the_program_has_a_hue(theme):
    assert set(theme.labels) == set(labels.WORDS)


def test_a_newsrooms_own_label_keeps_its_hue(theme):
    assert theme.label_color("SHIP") == load(theme.scheme).label_color("SHIP")


def test_both_themes_name_the_same_colours(qapp):
    light, dark = load(Scheme.LIGHT), load(Scheme.DARK)
    assert light.colors.keys() == dark.colors.keys()
    assert light.palette_colors.keys() == dark.palette_colors.keys()


@pytest.mark.parametrize(
    ("choice", "system", "scheme"),
    [
        (Choice.SYSTEM, Qt.ColorScheme.Unknown, Scheme.LIGHT),
        (Choice.SYSTEM, Qt.ColorScheme.Light, Scheme.LIGHT),
        (Choice.SYSTEM, Qt.ColorScheme.Dark, Scheme.DARK),
        (Choice.LIGHT, Qt.ColorScheme.Dark, Scheme.LIGHT),
        (Choice.DARK, Qt.ColorScheme.Light, Scheme.DARK),
    ],
)
def test_the_users_choice_goes_before_the_system(choice, system, scheme):
    assert scheme_for(choice, system) is scheme


def test_the_theme_follows_the_system_while_asked_to(qtbot):
    scheme = Qt.ColorScheme.Light
    themes = Themes(system=lambda: scheme)
    scheme = Qt.ColorScheme.Dark
    with qtbot.waitSignal(themes.changed) as told:
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)
    assert told.args[0].scheme is Scheme.DARK
    themes.choose(Choice.LIGHT)
    assert themes.current.scheme is Scheme.LIGHT
    with qtbot.assertNotEmitted(themes.changed):
        themes.refresh()


def test_applying_a_theme_dresses_the_whole_application(qapp):
    before = qapp.palette()
    try:
        apply(qapp, load(Scheme.DARK))
        assert qapp.palette().color(QPalette.ColorRole.Window) == load(Scheme.DARK).palette_colors["window"]
    finally:
        qapp.setPalette(before)


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit, QSpinBox, QListView, QComboBox, QPushButton])
def test_the_edge_of_a_control_stands_out_from_the_window(qtbot, theme, field):
    qapp = QApplication.instance()
    before = qapp.palette()
    try:
        apply(qapp, theme)
        window = QWidget()
        qtbot.addWidget(window)
        control = field(window)
        control.setGeometry(20, 20, 100, 60)
        picture = window.grab().toImage()
        edge = max(contrast(picture.pixelColor(x, 50), theme.palette_colors["window"]) for x in (20, 21))
        assert edge >= GRAPHIC
    finally:
        apply(qapp, load(Scheme.LIGHT))
        qapp.setPalette(before)


def test_the_edge_of_the_button_that_enter_presses_stands_out_from_the_window(qtbot, theme):
    qapp = QApplication.instance()
    before = qapp.palette()
    try:
        apply(qapp, theme)
        dialog = QDialog()
        qtbot.addWidget(dialog)
        button = QPushButton("Apply", dialog)
        button.setGeometry(20, 20, 100, 60)
        button.setDefault(True)
        picture = dialog.grab().toImage()
        edge = max(contrast(picture.pixelColor(x, 50), theme.palette_colors["window"]) for x in (20, 21))
        assert edge >= GRAPHIC
    finally:
        apply(qapp, load(Scheme.LIGHT))
        qapp.setPalette(before)


def test_a_colour_that_cannot_be_read_is_refused_by_name():
    with pytest.raises(ValueError, match="sky"):
        parse("sky")


def test_contrast_is_that_of_the_standard(qapp):
    assert contrast(parse("#000000"), parse("#ffffff")) == pytest.approx(21)
    assert contrast(parse("#777777"), parse("#ffffff")) == pytest.approx(4.48, abs=0.01)


def test_the_first_serif_that_is_installed_is_taken(qapp):
    assert installed_serif(["DejaVu Serif", "Georgia [Monotype]", "Comic"]) == "Georgia"
    assert installed_serif(["Comic"]) is None
    chosen = installed_serif()
    assert chosen is None or QFontDatabase.hasFamily(chosen)
    assert chosen is None or article_font(18, chosen).family() in SERIFS


def test_the_colours_are_read_without_the_parser_of_toml_which_takes_longer_than_they_do():
    program = (
        "import sys\n"
        "from editorial.desktop.theme import Scheme, load\n"
        "load(Scheme.DARK), load(Scheme.LIGHT)\n"
        "print('tomllib' in sys.modules)"
    )
    assert printed(program) == "False\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (None, "light.json: cannot be read: No such file or directory"),
        ("{", "light.json: is no theme: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("[]", "light.json: is no theme: list indices must be integers or slices, not str"),
        ('{"palette": {}}', "light.json: is no theme: colors"),
    ],
)
def test_a_theme_that_is_damaged_names_its_file_and_the_reason(tmp_path, monkeypatch, written, said):
    monkeypatch.setattr(theme_file, "resources_folder", lambda: tmp_path)
    (tmp_path / "themes").mkdir()
    if written is not None:
        (tmp_path / "themes" / "light.json").write_text(written, encoding="utf-8")
    with pytest.raises(InputError) as error:
        load(Scheme.LIGHT)
    assert str(error.value) == said
