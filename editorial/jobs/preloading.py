"""The job that imports, in the background, what the first decision and the first job need."""
# ruff: noqa: F401, PLC0415 - importing is most of what it does

from __future__ import annotations

import logging
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from editorial.domain.article import State
from editorial.domain.errors import EditorialError
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

if TYPE_CHECKING:
    from editorial.jobs.suggestion_process import SuggestionProcess

_log = logging.getLogger(__name__)


class Preload:
    """Prepare a library for its first change, import the modules of the jobs, and start the language process.

    That process needs some seconds until it is ready. It starts first if an article waits for it, else last.
    """

    words = "getting ready"

    def __init__(self, library: Library, process: Callable[[], SuggestionProcess]) -> None:
        self._library = library
        self._process = process

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        """Prepare step by step. Raises Cancelled."""
        cancel.check()
        if self._library.first_in({State.NEW}) is not None:
            self._begin()
        with garbage_collection_paused():  # the collector would look at all modules, and the window would wait for it
            self._library.get_ready()
        yield Progress(1, 4, self.words)
        with garbage_collection_paused():
            from editorial.formats.reading import text_files
            from editorial.formats.record import json_codec
            from editorial.jobs import exporting, importing, suggesting, suggestion_process

        yield Progress(2, 4, self.words)
        cancel.check()
        from editorial.jobs import elsewhere

        yield Progress(3, 4, self.words)
        cancel.check()
        self._begin()

    def _begin(self) -> None:
        """Start the process; why it could not be started is said when it is needed."""
        from editorial.jobs.find_options import model_of

        try:
            self._process().begin(model_of(self._library))
        except EditorialError as error:
            _log.info("the language process was not started in advance: %s", error)
