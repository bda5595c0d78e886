"""The job that imports, in the background, the modules that the first decision and the first job need."""
# ruff: noqa: F401, PLC0415 - importing is all it does

from __future__ import annotations

from collections.abc import Generator

from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library


class Preload:
    """Prepare a library for its first change, and import the modules of the jobs."""

    words = "getting ready"

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        """Prepare in two steps. Raises Cancelled."""
        cancel.check()
        self._library.get_ready()
        yield Progress(1, 2, self.words)
        from editorial.formats.reading import text_files
        from editorial.formats.record import json_codec
        from editorial.jobs import exporting, importing, suggesting, suggestion_process
