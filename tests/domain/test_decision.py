"""The order of undo is worked out from the log alone, whatever two windows wrote into it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.decision import UndoStack


@given(st.lists(st.sampled_from(["do", "undo", "redo"]), max_size=40))
def test_undo_and_redo_go_through_what_was_done_like_two_piles(strokes: list[str]) -> None:
    stack, done, undone = UndoStack(), list[int](), list[int]()
    for number, stroke in enumerate(strokes, 1):
        if stroke == "do":
            stack.push(number)
            done, undone = [*done, number], []
        elif stroke == "undo" and done:
            assert stack.next_undo is not None
            stack.push(number, undoes=stack.next_undo)
            undone.append(done.pop())
        elif stroke == "redo" and undone:
            assert stack.next_redo is not None
            stack.push(number, redoes=stack.next_redo)
            done.append(undone.pop())
        assert stack.next_undo == (done[-1] if done else None)
        assert stack.next_redo == (undone[-1] if undone else None)


@given(st.lists(st.tuples(st.sampled_from(["do", "undo", "redo"]), st.integers(1, 9)), max_size=30))
def test_any_log_can_be_read(entries: list[tuple[str, int]]) -> None:
    stack = UndoStack()
    for number, (stroke, of) in enumerate(entries, 1):
        stack.push(number, undoes=of if stroke == "undo" else None, redoes=of if stroke == "redo" else None)
        # One decision is never both done and undone.
        assert stack.next_undo is None or stack.next_undo != stack.next_redo


def test_a_redo_from_another_window_counts_though_it_could_not_be_redone_here() -> None:
    stack = UndoStack()
    stack.push(1)
    stack.push(2, undoes=1)
    stack.push(3)  # in this window: nothing can be redone now
    stack.push(4, redoes=1)  # in the other, which did not know
    assert stack.next_undo == 1
    assert stack.next_redo is None


def test_an_undo_from_another_window_may_be_of_an_earlier_decision() -> None:
    stack = UndoStack()
    for number in (1, 2, 3):
        stack.push(number)
    stack.push(4, undoes=2)
    assert stack.next_undo == 3
    assert stack.next_redo == 2
