"""The file of the library that an editor works in: whether it can be written, and who else writes to it."""

from __future__ import annotations

import threading
from pathlib import Path

from editorial.domain.errors import MovedError, ReplacedError
from editorial.storage.library import Library


class LibraryFile:
    """What a front end asks of the library's file."""

    def __init__(self, library: Library) -> None:
        self._library = library

    @property
    def path(self) -> Path:
        """Return the path of the file."""
        return self._library.path

    @property
    def why_read_only(self) -> str:
        """Return why nothing can be written, in words; "" if something can."""
        return self._library.why_read_only

    @property
    def why_gone(self) -> str:
        """Return why nothing can be saved, in words, if the file is no longer the one that was opened; else "".

        A file that another was copied over is not meant: there, what was saved is beside it, and nothing is lost.
        """
        try:
            self._library.check_file()
        except ReplacedError:
            return ""
        except MovedError as error:
            return str(error)
        return ""

    def hurry_this_thread(self) -> None:
        """Let changes on the calling thread fail at once (BusyError) while another program writes."""
        self._library.hurry_this_thread()

    def wait_for_turn(self, give_up: threading.Event) -> bool:
        """Wait on a helper thread until a change can be written, or `give_up` is set; return whether it can."""
        return self._library.wait_for_turn(give_up)

    def who_writes(self) -> str:
        """Return which program is writing, in words, as far as the system says."""
        return self._library.who_writes()
