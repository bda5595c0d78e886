"""The choosers, driven by real keys and clicks: Enter takes, Esc leaves, the keyboard goes back to where it was."""

from dataclasses import replace

import findings_case as case
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget

from editorial.desktop.choosers.asker import WindowAsker
from editorial.desktop.choosers.ranking import Option, ranked
from editorial.desktop.reviewing.asking import Answer, Preview, SpeakerChoice, SpeakerKind, SplitChoice
from editorial.desktop.theme import Scheme, load
from editorial.desktop.wording.occurrence import occurrence_of
from editorial.domain import labels
from editorial.domain.annotation import Status
from editorial.domain.library import AuthorityRecord
from editorial.review.same_name import same_names

LEFT = Qt.MouseButton.LeftButton
K = Qt.Key
KNOWN = (*labels.WORDS, "SHIP_NAME")


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    inside = QWidget(window)
    window.article, window.other = QPlainTextEdit(case.TEXT, inside), QLineEdit(inside)
    layout = QVBoxLayout(inside)
    layout.addWidget(window.article)
    layout.addWidget(window.other)
    window.setCentralWidget(inside)
    window.resize(800, 600)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.article.setFocus()
    return window


@pytest.fixture
def near():
    return []


@pytest.fixture
def asker(window, near):
    theme = load(Scheme.LIGHT)
    return WindowAsker(
        window,
        theme=lambda: theme,
        known=lambda: KNOWN,
        about=lambda: near,
    )


@pytest.fixture
def answers():
    return []


def speaker(asker, answers, record=None, candidates=("e5", "e1")):
    asker.speaker("Who said it?", record or case.record(), candidates, answers.append)
    return asker.chooser


def preview(record=None, *ticked):
    """The places of Ada Krall, all ticked unless some are named."""
    record = record or case.record()
    own = [mention for mention in record.mentions.values() if mention.entity == "e1"]
    return Preview(tuple(occurrence_of(record, one) for one in own), frozenset(ticked or (one.id for one in own)))


NO_PLACES = Preview()


def texts(chooser):
    return [option.text for option in chooser.options]


# --- all of them ---


def test_enter_takes_and_gives_the_keyboard_back(qtbot, window, asker, answers):
    chooser = speaker(asker, answers)
    assert chooser.field.hasFocus()
    qtbot.keyClick(chooser.field, K.Key_Return)
    assert answers == [SpeakerChoice(SpeakerKind.ENTITY, "e5")]
    assert window.article.hasFocus()
    assert asker.chooser is None


def test_escape_leaves_without_an_answer(qtbot, window, asker, answers):
    chooser = speaker(asker, answers)
    with qtbot.waitSignal(chooser.dismissed):
        qtbot.keyClick(chooser.field, K.Key_Escape)
    assert not answers
    assert window.article.hasFocus()


def test_a_click_elsewhere_leaves_and_the_keyboard_stays_there(qtbot, window, asker, answers):
    chooser = speaker(asker, answers)
    with qtbot.waitSignal(chooser.dismissed):
        qtbot.mouseClick(window.other, LEFT)
    assert not answers
    assert window.other.hasFocus()


def test_another_question_closes_the_one_that_stands_open(qtbot, window, asker, answers):
    first = speaker(asker, answers)
    with qtbot.waitSignal(first.dismissed):
        asker.line("Name", "Krall", answers.append)
    qtbot.keyClick(asker.chooser.field, K.Key_Escape)
    assert window.article.hasFocus()


def test_holding_enter_down_answers_nothing(qtbot, asker, answers):
    chooser = speaker(asker, answers)
    held = QKeyEvent(QEvent.Type.KeyPress, K.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    assert chooser.key_pressed(held)
    assert not answers


def test_the_windows_shortcuts_rest_while_something_is_asked(qtbot, window, asker, answers):
    heard = []
    for key in ("1", "K", "Return", "Escape", "Space", "Down"):
        QShortcut(QKeySequence(key), window).activated.connect(lambda key=key: heard.append(key))
    chooser = speaker(asker, answers)
    qtbot.keyClicks(chooser.field, "1k ")
    qtbot.keyClick(chooser.field, K.Key_Down)
    assert chooser.field.text() == "1k "
    qtbot.keyClick(chooser.field, K.Key_Escape)
    assert not heard


@pytest.mark.parametrize("place", [None, QRect(700, 560, 50, 20), QRect(0, 0, 10, 10)])
def test_a_chooser_is_wholly_in_sight_wherever_it_opens(window, asker, answers, near, place):
    near[:] = [place] if place else []
    chooser = speaker(asker, answers)
    assert window.rect().contains(chooser.geometry())
    if place is not None and place.top() > 300:
        assert chooser.geometry().bottom() < place.top()


def test_a_chooser_stays_in_sight_when_the_window_shrinks(window, asker, answers):
    chooser = speaker(asker, answers)
    window.resize(420, 380)
    QApplication.processEvents()
    assert window.rect().contains(chooser.geometry())


def test_a_chooser_stays_beside_what_it_is_about_when_the_window_is_resized(window, asker, answers, near):
    near[:] = [QRect(20, 40, 300, 40)]
    chooser = speaker(asker, answers)
    near[:] = [QRect(20, 300, 500, 60)]
    window.resize(900, 620)
    QApplication.processEvents()
    assert not chooser.geometry().intersects(near[0])


def test_putting_the_window_away_leaves(qtbot, window, asker, answers):
    chooser = speaker(asker, answers)
    with qtbot.waitSignal(chooser.dismissed):
        window.hide()


def test_every_control_has_a_name_for_screen_readers(window, asker, answers):
    record = case.record()
    questions = (
        lambda: speaker(asker, answers),
        lambda: asker.occurrences("The same?", record, same_names(record, "m1"), answers.append),
        lambda: asker.split(record, "e1", ("m2",), answers.append),
        lambda: asker.label("Type", None, preview(record), answers.append),
        lambda: asker.name("Name", "Ada Krall", preview(record), answers.append),
        lambda: asker.line("Name", "x", answers.append),
        lambda: asker.words("Comment", "", answers.append),
    )
    for ask in questions:
        ask()
        chooser = asker.chooser
        assert chooser.accessibleName()
        controls = [w for w in chooser.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for control in controls:
            if control.isVisible():
                assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name), control


# --- who ---


def test_candidates_come_first_then_those_without_a_name_then_the_rest(asker, answers):
    chooser = speaker(asker, answers)
    assert texts(chooser) == [
        "Bo Lind",
        "Ada Krall",
        "unknown",
        "unnamed",
        "the author",
        "Bo Lind & Sons",
        "Havn",
        "Ida Moe",
        "Havn",
    ]


def test_a_few_letters_find_a_name_or_an_alias(qtbot, asker, answers):
    chooser = speaker(asker, answers, candidates=())
    qtbot.keyClicks(chooser.field, "kral")
    qtbot.keyClick(chooser.field, K.Key_Return)
    assert answers == [SpeakerChoice(SpeakerKind.ENTITY, "e1")]


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("unk", SpeakerChoice(SpeakerKind.UNKNOWN)),
        ("unn", SpeakerChoice(SpeakerKind.UNNAMED)),
        ("the a", SpeakerChoice(SpeakerKind.AUTHOR, "Ida Moe")),
        ("Rolf  Zander", SpeakerChoice(SpeakerKind.NAME, "Rolf Zander")),
    ],
)
def test_speakers_that_are_no_name_of_the_article(qtbot, asker, answers, typed, answer):
    chooser = speaker(asker, answers)
    qtbot.keyClicks(chooser.field, typed)
    qtbot.keyClick(chooser.field, K.Key_Enter)
    assert answers == [answer]


def test_a_name_of_the_article_is_not_offered_as_a_new_one(qtbot, asker, answers):
    chooser = speaker(asker, answers)
    qtbot.keyClicks(chooser.field, "ada krall")
    assert all(option.detail != "a new name" for option in chooser.options)


def test_a_rejected_name_is_not_offered(asker, answers):
    record = case.record(entities=[replace(case.ENTITIES[1], status=Status.REJECTED), case.ENTITIES[0]])
    assert "Bo Lind & Sons" not in texts(speaker(asker, answers, record, ("e2", "e1")))


def test_arrows_point_and_the_screen_reader_hears_at_what(qtbot, asker, answers):
    chooser = speaker(asker, answers)
    assert chooser.field.accessibleDescription() == "Bo Lind, person"
    qtbot.keyClick(chooser.field, K.Key_Down)
    assert chooser.field.accessibleDescription() == "Ada Krall, person"
    qtbot.keyClick(chooser.field, K.Key_Up)
    qtbot.keyClick(chooser.field, K.Key_Up)
    assert chooser.current == 0
    qtbot.keyClick(chooser.field, K.Key_PageDown)
    assert chooser.current == 8
    qtbot.keyClick(chooser.field, K.Key_Return)
    assert answers == [SpeakerChoice(SpeakerKind.ENTITY, "e4")]


def test_a_click_takes(qtbot, asker, answers):
    chooser = speaker(asker, answers)
    box = chooser.list.visualRect(chooser.list.model().index(2, 0))
    qtbot.mouseClick(chooser.list.viewport(), LEFT, pos=box.center())
    assert answers == [SpeakerChoice(SpeakerKind.UNKNOWN)]


# --- which type, which name ---


def test_a_type_of_the_newsroom_is_found_by_its_letters(qtbot, asker, answers):
    asker.label("Type", "PERSON", NO_PLACES, answers.append)
    qtbot.keyClicks(asker.chooser.field, "shi")
    qtbot.keyClick(asker.chooser.field, K.Key_Return)
    assert answers == [Answer("SHIP_NAME", ())]


def test_the_type_it_has_now_is_not_what_enter_takes_first(qtbot, asker, answers):
    asker.label("Type", "PERSON", NO_PLACES, answers.append)
    qtbot.keyClick(asker.chooser.field, K.Key_Return)
    assert answers == [Answer("ORG", ())]


def test_nothing_that_fits_says_so_and_enter_does_nothing(qtbot, asker, answers):
    asker.label("Type", None, NO_PLACES, answers.append)
    qtbot.keyClicks(asker.chooser.field, "zzzz")
    assert asker.chooser.none.isVisible()
    qtbot.keyClick(asker.chooser.field, K.Key_Return)
    assert not answers
    assert asker.chooser is not None


def test_a_name_to_merge_with_is_another_one_and_of_the_same_type_first(qtbot, asker, answers):
    asker.entity("Bo Lind is the same as", case.record(), "e5", NO_PLACES, answers.append)
    assert texts(asker.chooser)[:2] == ["Ada Krall", "Ida Moe"]
    assert "Bo Lind" not in texts(asker.chooser)
    assert asker.chooser.options[0].detail == "person ×4"
    qtbot.keyClicks(asker.chooser.field, "sons")
    qtbot.keyClick(asker.chooser.field, K.Key_Return)
    assert answers == [Answer("e2", ())]


def test_the_newsrooms_list_shows_the_likeliest_first_and_can_be_left(asker, answers):
    records = [AuthorityRecord("a1", "Zoe", "PERSON"), AuthorityRecord("a2", "Krall, Ada", "PERSON", ("Ada Krall",))]
    asker.authority("In the list", records, case.ENTITIES[0], NO_PLACES, answers.append)
    assert [option.value for option in asker.chooser.options] == ["a2", "a1"]
    asker.authority("In the list", records, replace(case.ENTITIES[0], authority="a2"), NO_PLACES, answers.append)
    assert asker.chooser.options[-1].value is None


OPTIONS = st.lists(st.builds(Option, st.integers(), st.text("abc de", min_size=1, max_size=8)), max_size=8)


@given(st.text("abc de", max_size=6), OPTIONS)
def test_ranking_offers_only_what_there_is_and_each_once(typed, options):
    found = ranked(typed, options)
    assert len(found) <= len(options)
    assert all(option in options for option in found)


def test_what_begins_with_the_letters_comes_before_what_only_resembles_them():
    options = [Option(n, text) for n, text in enumerate(["Marlene", "Len Marsh", "Leonard"])]
    assert {option.text for option in ranked("le", options)[:2]} == {"Leonard", "Len Marsh"}
    assert ranked("leonard", options)[0].text == "Leonard"


def test_a_slip_of_the_finger_still_finds_the_name():
    options = [Option(n, text) for n, text in enumerate(["Melissa Rosenberg", "Doug Petrie"])]
    assert ranked("rosnberg", options)[0].value == 0


# --- which places ---


def places(asker, answers, record=None, key="m1"):
    record = record or case.record()
    asker.occurrences("The same here?", record, same_names(record, key), answers.append)
    return asker.chooser


def test_all_places_are_ticked_and_enter_takes_them(qtbot, asker, answers):
    record = case.record(mentions=[m for m in case.MENTIONS if m.id != "m6"])
    chooser = places(asker, answers, record)
    assert chooser.occurrences.hasFocus()
    assert chooser.apply.text() == "Apply to 1"
    assert chooser.occurrences.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", new")
    qtbot.keyClick(chooser.occurrences, K.Key_Return)
    assert [place.span for place in answers[0]] == [case.span("Ada Krall", 1)]


def test_space_leaves_a_place_out(qtbot, asker, answers):
    record = case.record(mentions=[case.MENTIONS[1], replace(case.MENTIONS[6], id="m7")])
    chooser = places(asker, answers, record, "m2")
    every = len(chooser.occurrences.ticked)
    assert every > 1
    qtbot.keyClick(chooser.occurrences, K.Key_Space)
    qtbot.keyClick(chooser.occurrences, K.Key_Return)
    assert len(answers[0]) == every - 1


def test_with_nothing_ticked_enter_does_nothing(qtbot, asker, answers):
    chooser = places(asker, answers, case.record(mentions=case.MENTIONS[1:2]), "m2")
    chooser.box.every.click()
    qtbot.keyClick(chooser.occurrences, K.Key_Return)
    assert not answers
    assert not chooser.apply.isEnabled()
    chooser.box.every.click()
    qtbot.mouseClick(chooser.apply, LEFT)
    assert len(answers) == 1


def test_a_click_on_a_place_unticks_it(qtbot, asker, answers):
    view = places(asker, answers, case.record(mentions=case.MENTIONS[1:2]), "m2").occurrences
    assert view.ticked == (0, 1, 2)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(1, 0)).center())
    assert view.ticked == (0, 2)


def test_splitting_takes_the_chosen_place_a_name_and_a_type(qtbot, asker, answers):
    asker.split(case.record(), "e1", ("m2",), answers.append)
    chooser = asker.chooser
    assert chooser.apply.text() == "Split 1 off"
    chooser.name.setText("Ada  Krall the elder")
    chooser.type.setCurrentIndex(chooser.type.findData("SHIP_NAME"))
    qtbot.keyClick(chooser.name, K.Key_Return)
    assert answers == [SplitChoice(("m2",), "Ada Krall the elder", "SHIP_NAME")]


def test_tab_goes_from_the_places_to_the_name_of_what_is_split_off(qtbot, asker, answers):
    asker.split(case.record(), "e1", ("m2",), answers.append)
    qtbot.keyClick(asker.chooser.occurrences, K.Key_Tab)
    assert asker.chooser.name.hasFocus()
    qtbot.keyClicks(asker.chooser.name, "Ada")
    qtbot.keyClick(asker.chooser.name, K.Key_Return)
    assert answers == [SplitChoice(("m2",), "Ada", "PERSON")]


def test_not_all_places_can_be_split_off(qtbot, asker, answers):
    asker.split(case.record(), "e1", (), answers.append)
    chooser = asker.chooser
    assert not chooser.apply.isEnabled()
    chooser.box.every.click()
    assert not chooser.apply.isEnabled()
    chooser.occurrences.tick((0,))
    assert chooser.apply.isEnabled()
    chooser.name.setText("  ")
    assert not chooser.apply.isEnabled()


def test_the_places_of_a_choice_are_all_taken_by_enter_at_once(qtbot, asker, answers):
    asker.entity("Ada Krall is the same as", case.record(), "e1", preview(), answers.append)
    qtbot.keyClicks(asker.chooser.field, "moe")
    qtbot.keyClick(asker.chooser.field, K.Key_Return)
    assert answers == [Answer("e6", ("m1", "m2", "m6", "m7"))]


@pytest.mark.parametrize("ask", ["label", "entity", "authority", "name"])
def test_a_place_can_be_left_out_of_a_choice_by_keys(qtbot, asker, answers, ask):
    record = case.record()
    records = [AuthorityRecord("a1", "Ada Krall", "PERSON")]
    {
        "label": lambda: asker.label("Type", "PERSON", preview(), answers.append),
        "entity": lambda: asker.entity("The same as", record, "e1", preview(), answers.append),
        "authority": lambda: asker.authority("In the list", records, case.ENTITIES[0], preview(), answers.append),
        "name": lambda: asker.name("Name", "Ada Krall the elder", preview(), answers.append),
    }[ask]()
    chooser = asker.chooser
    box = chooser.previewed.box
    qtbot.keyClick(chooser.field, K.Key_Tab)
    qtbot.keyClick(box.every, K.Key_Tab)
    assert box.list.hasFocus()
    qtbot.keyClick(box.list, K.Key_Down)
    qtbot.keyClick(box.list, K.Key_Space)
    assert box.every.text() == "3 of 4 occurrences, the rest unchanged"
    qtbot.keyClick(box.list, K.Key_Return)
    assert [answer.mentions for answer in answers] == [("m1", "m6", "m7")]


def test_a_choice_for_no_place_is_none(qtbot, asker, answers):
    asker.name("Name", "Ada Krall", preview(), answers.append)
    chooser = asker.chooser
    chooser.previewed.box.every.click()
    assert not chooser.keep.isEnabled()
    qtbot.keyClick(chooser.field, K.Key_Return)
    asker.label("Type", "PERSON", preview(), answers.append)
    asker.chooser.previewed.box.every.click()
    qtbot.keyClick(asker.chooser.field, K.Key_Return)
    assert not answers
    assert asker.chooser is not None


def test_what_was_left_out_before_a_question_is_left_out_in_it(qtbot, asker, answers):
    asker.label("Type", "PERSON", preview(None, "m2", "m7"), answers.append)
    assert asker.chooser.previewed.box.every.checkState() is Qt.CheckState.PartiallyChecked
    qtbot.keyClick(asker.chooser.field, K.Key_Return)
    assert answers == [Answer("ORG", ("m2", "m7"))]


# --- what words ---


def test_a_line_is_kept_by_enter_and_digits_belong_to_it(qtbot, asker, answers):
    asker.line("Name", "Krall", answers.append)
    qtbot.keyClicks(asker.chooser.field, "Route 12 ")
    qtbot.keyClick(asker.chooser.field, K.Key_Return)
    assert answers == ["Route 12"]


def test_shift_enter_starts_a_line_in_a_text(qtbot, asker, answers):
    asker.words("Comment", "", answers.append)
    field = asker.chooser.field
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, K.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "two")
    qtbot.keyClick(field, K.Key_Return)
    assert [answer.replace("\u2028", "\n") for answer in answers] == ["one\ntwo"]


def test_an_empty_comment_is_no_answer_but_what_stood_there_may_be_emptied(qtbot, asker, answers):
    asker.words("Comment", "", answers.append)
    qtbot.keyClick(asker.chooser.field, K.Key_Return)
    assert not answers
    asker.line("Other names", "Krall", answers.append)
    qtbot.keyClick(asker.chooser.field, K.Key_Backspace)
    qtbot.keyClick(asker.chooser.field, K.Key_Return)
    assert answers == [""]


def test_enter_on_cancel_cancels(qtbot, window, asker, answers):
    asker.line("Name", "Krall", answers.append)
    asker.chooser.cancel.setFocus()
    qtbot.keyClick(asker.chooser.cancel, K.Key_Return)
    assert not answers
    assert window.article.hasFocus()
