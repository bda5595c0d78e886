"""Workers of a Dask cluster, on as many machines as it has; the only part of the program that imports Dask.

The scheduler gives the work of a worker that died to another. Nothing but chunks and what comes of them travels, as
pickles: so whoever reaches the scheduler can run programs on the workers, and the guide says how to keep it apart.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any

from editorial.domain.errors import EditorialError
from editorial.domain.extras import PackageMissing
from editorial.jobs.archive.chunk import Analysed, Chunk, Outcome
from editorial.jobs.archive.working import analyse

_AHEAD = 2
"""Chunks per worker that are out at once, so that none waits for the next."""
_PATIENCE = 10.0
"""Seconds to wait for the scheduler to answer."""
_SIZE_STANDS = 5.0
"""Seconds for which the size of the cluster is taken as it was: workers come and go."""


class Cluster:
    """The workers that a scheduler has, how many there are at each moment."""

    def __init__(self, address: str, work: Callable[[Chunk], Analysed] = analyse) -> None:
        """Connect to a scheduler. Raises EditorialError if it does not answer, and PackageMissing."""
        try:
            import distributed  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise PackageMissing("distributed", "Work on a Dask cluster") from error
        self._distributed = distributed
        self._address, self._work = address, work
        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what it tells is told here in words
        try:
            self._client = distributed.Client(address, timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise EditorialError(
                f"There is no answer from a scheduler at {address} ({error or type(error).__name__}). Is it running, "
                "and can it be reached from here?"
            ) from error
        self._out: dict[Any, Chunk] = {}
        self._size, self._asked = 0, -_SIZE_STANDS

    @property
    def room(self) -> bool:
        """Return whether the workers should get a further chunk now. Raises EditorialError if the scheduler is gone."""
        if monotonic() - self._asked >= _SIZE_STANDS:
            with self._telling():
                self._size, self._asked = sum(self._client.nthreads().values()), monotonic()
        return len(self._out) < max(1, self._size) * _AHEAD

    @property
    def busy(self) -> bool:
        """Return whether a chunk is still out."""
        return bool(self._out)

    def submit(self, chunk: Chunk) -> None:
        """Give the workers a chunk."""
        future = self._client.submit(self._work, chunk, pure=False)
        self._out[future] = chunk

    def finished(self, seconds: float) -> Sequence[Outcome]:
        """Return what came of chunks, after `seconds` at most. Raises EditorialError."""
        if not self._out:
            return []
        with self._telling():
            with self._client.as_current(), suppress(TimeoutError, CancelledError):
                self._distributed.wait([*self._out], timeout=seconds, return_when="FIRST_COMPLETED")
            return [outcome for future in [*self._out] if future.done() for outcome in self._outcomes(future)]

    def stop(self) -> None:
        """Take back what is out, and leave the cluster."""
        self._client.cancel([*self._out])
        self._out.clear()
        self._client.close(timeout=1)

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Say in words that the scheduler is gone, if that happens in the block."""
        try:
            yield
        except OSError as error:
            raise EditorialError(
                f"The scheduler at {self._address} does not answer any more. What is done is kept, and the same "
                "command goes on from there once it runs again."
            ) from error

    def _outcomes(self, future: Any) -> Sequence[Outcome]:
        chunk = self._out.pop(future)
        if future.status != "finished":
            error = future.exception() if future.status == "error" else None
            if isinstance(error, self._distributed.scheduler.KilledWorker):
                return [Outcome(chunk, None)]
            if isinstance(error, EditorialError):
                raise error
            if error is not None:
                raise EditorialError(
                    f"A worker cannot do its work ({type(error).__name__}: {error}). Is this version of Editorial "
                    "installed on every machine?"
                ) from error
            self.submit(chunk)  # it was lost with the scheduler or its worker
            return []
        return [Outcome(chunk, future.result())]
