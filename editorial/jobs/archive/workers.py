"""What a run needs of its workers, whether they are processes of this machine or those of a cluster."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from editorial.jobs.archive.chunk import Chunk, Outcome


class Workers(Protocol):
    """Workers that take chunks, and give back what came of them in any order."""

    @property
    def room(self) -> bool:
        """Return whether the workers should get a further chunk now."""

    @property
    def busy(self) -> bool:
        """Return whether a chunk is still out."""

    def submit(self, chunk: Chunk) -> None:
        """Give the workers a chunk. Raises EditorialError if there are no workers."""

    def finished(self, seconds: float) -> Sequence[Outcome]:
        """Return what came of chunks, after `seconds` at most. Raises EditorialError if no work can be done."""

    def stop(self) -> None:
        """End all work at once; called once, at the end."""
