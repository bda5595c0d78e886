"""The one place where modules that import SQLAlchemy or Alembic are imported, each when it is first used.

Importing SQLAlchemy takes longer than all the rest of a start, Alembic twice as long. So modules that a start needs
write `lazy.log.commit(…)` instead of importing `statements/log.py`; `load()` imports in advance what a decision needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from editorial.storage import migrating
    from editorial.storage.sqlite import engine
    from editorial.storage.statements import authorities, log, memory, progress, settings, writing

__all__ = ["authorities", "engine", "load", "log", "memory", "migrating", "progress", "settings", "writing"]

_PACKAGES = {"migrating": "editorial.storage", "engine": "editorial.storage.sqlite"}


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
        if name not in {"load", "migrating"}:
            __getattr__(name)
