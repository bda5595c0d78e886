"""Values: classes that hold what they were made with, are equal if they hold the same, and cannot be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def frozen(cls: type[T], /) -> type[T]: ...
@overload
def frozen(*, kw_only: bool) -> Callable[[type[T]], type[T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Any] | None = None, /, *, kw_only: bool = False) -> Any:
    """Make a class what `dataclass(frozen=True, slots=True)` makes of it, in a third of the time.

    That one writes and compiles six methods for each class, of which a start needs many. Here each class has an
    `__init__` of its own, and shares the other methods; those that it defines itself stay.
    """
    return _made(cls, kw_only=False) if cls is not None else lambda one: _made(one, kw_only=kw_only)


def _made(cls: type[Any], *, kw_only: bool) -> Any:
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)
    every = fields(made)
    made.__init__ = _initializer(made, every)
    for name, method in {**_SHARED, **_comparing(every)}.items():
        if made.__dict__.get(name) is None:
            setattr(made, name, method)
    return made


def _initializer(cls: type[Any], every: Iterable[Field[Any]]) -> Callable[..., None]:
    """Return `__init__`, which sets each field by its slot, since what is set by its name is refused."""
    used: dict[str, Any] = {"_absent": MISSING}
    taken, by_name, body = ["self"], ["*"], []
    for one in every:
        name, held = one.name, one.name
        used[f"_set_{name}"] = getattr(cls, name).__set__
        if one.default is not MISSING:
            used[f"_default_{name}"] = one.default
            default = f"=_default_{name}"
        elif one.default_factory is not MISSING:
            used[f"_make_{name}"] = one.default_factory
            default, held = "=_absent", f"_make_{name}() if {name} is _absent else {name}"
        else:
            default = ""
        if one.init:
            (by_name if one.kw_only else taken).append(name + default)
            body.append(f" _set_{name}(self, {held})\n")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()\n")
    arguments = ", ".join([*taken, *(by_name if len(by_name) > 1 else ())])
    exec(f"def __init__({arguments}):\n{''.join(body) or ' pass'}", used)
    made: Callable[..., None] = used["__init__"]
    return made


def _comparing(every: Iterable[Field[Any]]) -> dict[str, Callable[..., Any]]:
    """Return `__eq__` and `__hash__`, which go by the fields that are to be compared."""
    names = [one.name for one in every if one.compare]
    held = attrgetter(*names) if names else type

    def equal(self: object, other: object) -> Any:
        return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(held(self))

    return {"__eq__": equal, "__hash__": hashed}


def _show(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _refuse(self: object, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")


def _set_state(self: object, state: tuple[None, dict[str, Any]]) -> None:
    """Fill a copy, or what was pickled."""
    for name, held in state[1].items():
        object.__setattr__(self, name, held)


_SHARED: dict[str, Callable[..., Any]] = {
    "__repr__": _show,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__setstate__": _set_state,
}
