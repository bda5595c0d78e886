"""The functions that actions run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from editorial.desktop.actions.ids import ActionId

Handler: TypeAlias = Callable[[], object]
Handlers: TypeAlias = Mapping[ActionId, Handler]


def merged(*parts: Handlers) -> dict[ActionId, Handler]:
    """Return the handlers of several parts. Raises ValueError if an action has two handlers."""
    found: dict[ActionId, Handler] = {}
    for part in parts:
        if twice := found.keys() & part.keys():
            raise ValueError(f"more than one handler: {', '.join(sorted(twice))}")
        found.update(part)
    return found


def joined(*parts: Handlers) -> dict[ActionId, Handler]:
    """Return the handlers of all parts. Raises ValueError if an action has two handlers, or none."""
    found = merged(*parts)
    if missing := set(ActionId) - found.keys():
        raise ValueError(f"no handler: {', '.join(sorted(missing))}")
    return found
