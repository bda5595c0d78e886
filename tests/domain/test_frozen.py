"""A frozen class does what a frozen dataclass with slots does."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.frozen import frozen


@frozen
class Stamp:
    """A class with each kind of field."""

    place: str
    price: int = 1
    owners: list[str] = field(default_factory=list, kw_only=True)
    seen: int = field(default=0, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Plain:
    """The same, as the standard library makes it."""

    place: str
    price: int = 1
    owners: list[str] = field(default_factory=list, kw_only=True)
    seen: int = field(default=0, compare=False, repr=False)


@frozen
class Pair:
    """A class that can be hashed."""

    one: int
    other: int


@frozen
class Nothing:
    """A class without fields."""


@frozen(kw_only=True)
class Named:
    """A class whose fields are given by their names."""

    one: int
    other: int = 2


@frozen
class Checked(Pair):
    """A class that looks at what it is made of, and has words of its own."""

    sum: int = field(init=False)

    def __post_init__(self) -> None:
        """Add both."""
        object.__setattr__(self, "sum", self.one + self.other)

    def __repr__(self) -> str:
        """Return the sum."""
        return f"<{self.sum}>"


STAMPS = st.fixed_dictionaries(
    {
        "place": st.sampled_from("ab"),
        "price": st.integers(0, 1),
        "owners": st.lists(st.just("x"), max_size=1),
        "seen": st.integers(0, 1),
    }
)


@given(STAMPS, STAMPS)
def test_it_is_equal_and_shown_as_a_dataclass_is(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert (Stamp(**one) == Stamp(**other)) is (Plain(**one) == Plain(**other))
    assert repr(Stamp(**one)) == repr(Plain(**one)).replace("Plain", "Stamp")
    assert {it.name: getattr(Stamp(**one), it.name) for it in fields(Stamp)} == one


@given(st.integers(), st.integers())
def test_what_is_equal_has_one_hash(one: int, other: int) -> None:
    assert hash(Pair(one, other)) == hash(Pair(one, other))
    assert len({Pair(one, other), Pair(one, other), Pair(other, one)}) == 1 + (one != other)


def test_only_the_same_class_is_equal() -> None:
    assert Pair(1, 2) != Plain("1", 2)
    assert Pair(1, 2) != Checked(1, 2)
    assert Pair(1, 2) != (1, 2)
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())


@pytest.mark.parametrize("change", [lambda it: setattr(it, "place", "b"), lambda it: delattr(it, "place")])
def test_it_cannot_be_changed(change: Callable[[Stamp], None]) -> None:
    stamp = Stamp("a")
    with pytest.raises(FrozenInstanceError, match=r"Stamp\.place"):
        change(stamp)
    assert stamp == Stamp("a")


def test_it_has_no_room_for_other_names() -> None:
    assert not hasattr(Stamp("a"), "__dict__")


def test_each_has_a_default_of_its_own() -> None:
    one, other = Stamp("a"), Stamp("a")
    one.owners.append("x")
    assert other.owners == []


@pytest.mark.parametrize(
    "make",
    [
        lambda: Stamp(price=1),
        lambda: Stamp("a", 1, 0, ["x"]),
        lambda: Stamp("a", colour="red"),
        lambda: Named(1),
        lambda: Checked(1, 2, 3),
    ],
)
def test_what_does_not_fit_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        make()


def test_a_changed_copy_is_made_as_of_a_dataclass() -> None:
    assert replace(Stamp("a", owners=["x"]), price=3) == Stamp("a", 3, owners=["x"])
    assert Named(one=1) == Named(one=1, other=2)


def test_it_looks_at_what_it_is_made_of() -> None:
    assert Checked(1, 2).sum == 3
    assert replace(Checked(1, 2), one=2).sum == 4


def test_a_method_of_its_own_stays() -> None:
    assert repr(Checked(1, 2)) == "<3>"


def test_it_can_be_copied_and_pickled() -> None:
    stamp = Stamp("a", 2, owners=["x"], seen=1)
    for made in (copy.copy(stamp), copy.deepcopy(stamp), pickle.loads(pickle.dumps(stamp))):
        assert (made, made.seen) == (stamp, 1)


def test_it_can_be_matched() -> None:
    match Pair(1, 2):
        case Pair(one, other):
            assert (one, other) == (1, 2)
