"""The jobs that import, in the background, what the window makes after its first painting."""
# ruff: noqa: F401, PLC0415 - importing is all they do

from __future__ import annotations

from collections.abc import Generator

from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.jobs.progress import Cancel, Progress


class PreloadReview:
    """Import the pages of the card, the controllers of the review and the commands that these make.

    The first finding of each kind, and the first decision, need them.
    """

    words = "getting ready"

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        """Import them in one step. Raises Cancelled."""
        cancel.check()
        with garbage_collection_paused():
            from editorial.desktop.findings.card import missed_card, name_card, quote_card
            from editorial.desktop.reviewing import controllers
            from editorial.review import drafting, references

        yield Progress(1, 1, self.words)


class PreloadWork:
    """Import what starts jobs; on the window's thread that would take longer than anybody should wait for a key."""

    words = "getting ready"

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        """Import it in one step. Raises Cancelled."""
        cancel.check()
        with garbage_collection_paused():
            from editorial.desktop.reviewing import elsewhere
            from editorial.desktop.shell import library_work

        yield Progress(1, 1, self.words)
