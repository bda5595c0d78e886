"""Pausing of the garbage collector while many objects are created that all stay in use."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 10_000
"""Objects; to look at fewer takes the collector less than a millisecond."""


@contextmanager
def garbage_collection_paused() -> Iterator[None]:
    """Disable the garbage collector within the block; collecting would take a third of the time and find nothing.

    Afterwards the new objects, if they are MANY, are moved out of the collector's reach (`gc.freeze`), so that it does
    not look at them again and again. Reference counting still frees them, since a record contains no reference cycles.
    Everything else that exists then is out of reach too, so that a cycle that just came out of use is never freed:
    after every small article that would add up.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        if gc.get_count()[0] > MANY:
            gc.freeze()
        gc.enable()
