"""A sorted list is the same however many values change at once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editorial.review.sorted_list import SortedList

numbers = st.sets(st.integers(0, 200))


@given(numbers, numbers, numbers)
def test_few_and_many_changes_leave_the_values_sorted(before: set[int], out: set[int], new: set[int]) -> None:
    gone = before & out
    values = SortedList(lambda value: -value, before)
    values.change([*gone], [*new - before, *new & gone])
    assert [*values] == sorted((before - gone) | new - (before - gone), reverse=True)


@given(st.integers(0, 1_000))
def test_a_value_is_replaced_by_another_of_the_same_key(place: int) -> None:
    values: SortedList[tuple[int, str]] = SortedList(lambda pair: pair[0], ((at, "before") for at in range(1_001)))
    values.change([(place, "before")], [(place, "after")])
    assert len(values) == 1_001
    assert values[place] == (place, "after")
