"""The order of undo is worked out from the log alone, whatever two windows wrote into it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.decision import UndoStack


@given(st.lists(st.sampled_from(["do", "do three", "undo", "redo"]), max_size=40))
def test_undo_and_redo_go_through_what_was_done_like_two_piles(strokes: list[str]) -> None:
    stack, done, undone, number = UndoStack(), list[tuple[int, ...]](), list[tuple[int, ...]](), 0

    def push(undoes: tuple[int, ...] = (), redoes: tuple[int, ...] = (), new: int = 0) -> tuple[int, ...]:
        nonlocal number
        first = number + 1
        for at in range(max(len(undoes), len(redoes), new)):
            number += 1
            step = None if at == 0 else first
            stack.push(number, *(pile[at] if pile else None for pile in (undoes, redoes)), step=step)
        return tuple(range(first, number + 1))

    for stroke in strokes:
        if stroke.startswith("do"):
            done, undone = [*done, push(new=3 if stroke == "do three" else 1)], []
        elif stroke == "undo" and done:
            push(undoes=stack.next_undo)
            undone.append(done.pop())
        elif stroke == "redo" and undone:
            push(redoes=stack.next_redo)
            done.append(undone.pop())
        assert stack.next_undo == (done[-1][::-1] if done else ())
        assert stack.next_redo == (undone[-1] if undone else ())


@given(st.lists(st.tuples(st.sampled_from(["do", "undo", "redo"]), st.integers(1, 9), st.booleans()), max_size=30))
def test_any_log_can_be_read(entries: list[tuple[str, int, bool]]) -> None:
    stack = UndoStack()
    for number, (stroke, of, together) in enumerate(entries, 1):
        undoes, redoes = (of if stroke == name else None for name in ("undo", "redo"))
        stack.push(number, undoes, redoes, step=max(1, number - of) if together else None)
        # One decision is never both done and undone.
        assert not set(stack.next_undo) & set(stack.next_redo)


def test_what_is_left_of_a_step_after_one_of_it_was_taken_back_is_still_one_step() -> None:
    stack = UndoStack()
    for number in (1, 2, 3):
        stack.push(number, step=1 if number > 1 else None)
    stack.push(4, undoes=2)
    assert stack.next_undo == (3, 1)
    assert stack.next_redo == (2,)


def test_a_redo_from_another_window_counts_though_it_could_not_be_redone_here() -> None:
    stack = UndoStack()
    stack.push(1)
    stack.push(2, undoes=1)
    stack.push(3)  # in this window: nothing can be redone now
    stack.push(4, redoes=1)  # in the other, which did not know
    assert stack.next_undo == (1,)
    assert stack.next_redo == ()


def test_an_undo_from_another_window_may_be_of_an_earlier_decision() -> None:
    stack = UndoStack()
    for number in (1, 2, 3):
        stack.push(number)
    stack.push(4, undoes=2)
    assert stack.next_undo == (3,)
    assert stack.next_redo == (2,)


def test_what_was_done_while_an_import_ran_is_undone_before_it() -> None:
    stack = UndoStack()
    stack.push(1)
    began = stack.steps
    stack.push(2)
    stack.push(3)
    stack.push_deletion(1, {3})
    stack.put_import(2, began)
    assert stack.next_undo == (-1,)
    stack.take_back_deletion(1)
    found = [*stack.next_undo]
    stack.push(4, undoes=3)
    stack.push(5, undoes=2)
    assert (*found, *stack.next_undo) == (3, -2)
    stack.take_back_import(2)
    assert (stack.next_undo, stack.next_redo) == ((1,), (-2,))
    stack.repeat_import(2)
    assert (stack.next_undo, stack.next_redo) == ((-2,), (2,))


def test_an_import_comes_in_the_middle_of_no_other_step() -> None:
    stack = UndoStack()
    stack.push(1)
    began = stack.steps
    stack.push(2, step=1)
    stack.put_import(1, began)
    assert stack.next_undo == (2, 1)


def test_an_import_leaves_nothing_to_redo_that_may_be_the_same() -> None:
    stack = UndoStack()
    stack.push(1)
    stack.put_import(1, stack.steps)
    stack.take_back_import(1)
    stack.push(2, undoes=1)
    assert stack.next_redo == (1,)
    stack.put_import(2, stack.steps)
    stack.push(3, redoes=1)
    assert stack.next_redo == ()
    assert stack.next_undo == (1,)
