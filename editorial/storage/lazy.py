"""The one place where modules that a start does not need are imported, each when it is first used.

They import SQLAlchemy (all but `search`, `examining` and those that read people, quotes and sources), which takes
longer than all the rest of a start, or Alembic, which takes twice as long. So a module that a start needs writes
`lazy.log.commit(…)` instead of importing `statements/log.py`; `load()` imports in advance what a decision needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from editorial.storage import migrating
    from editorial.storage.sqlite import (
        checking,
        deleting,
        engine,
        entry_reading,
        examining,
        people_reading,
        quote_reading,
        repairing,
        search,
        source_reading,
        spoken_reading,
    )
    from editorial.storage.statements import adding, authorities, log, memory, progress, rebuilding, settings

__all__ = [
    "adding",
    "authorities",
    "checking",
    "deleting",
    "engine",
    "entry_reading",
    "examining",
    "load",
    "log",
    "memory",
    "migrating",
    "people_reading",
    "progress",
    "quote_reading",
    "rebuilding",
    "repairing",
    "search",
    "settings",
    "source_reading",
    "spoken_reading",
]

_PACKAGES = {
    "migrating": "editorial.storage",
    "checking": "editorial.storage.sqlite",
    "deleting": "editorial.storage.sqlite",
    "engine": "editorial.storage.sqlite",
    "entry_reading": "editorial.storage.sqlite",
    "examining": "editorial.storage.sqlite",
    "people_reading": "editorial.storage.sqlite",
    "quote_reading": "editorial.storage.sqlite",
    "repairing": "editorial.storage.sqlite",
    "search": "editorial.storage.sqlite",
    "source_reading": "editorial.storage.sqlite",
    "spoken_reading": "editorial.storage.sqlite",
}


_NOT_FOR_DECISIONS = frozenset(
    {
        "load",
        "migrating",
        "checking",
        "entry_reading",
        "people_reading",
        "quote_reading",
        "rebuilding",
        "repairing",
        "spoken_reading",
    }
)


def __getattr__(name: str) -> Any:
    """Import a module of `__all__` and keep it as an attribute of this one."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{_PACKAGES.get(name, 'editorial.storage.statements')}.{name}")
    globals()[name] = module
    return module


def load() -> None:
    """Import what writes, so that the first decision need not wait for it; may be called on any thread."""
    for name in __all__:
        if name not in _NOT_FOR_DECISIONS:
            __getattr__(name)
