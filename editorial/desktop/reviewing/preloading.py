"""The job that imports, in the background, the modules that the first decision needs."""
# ruff: noqa: F401, PLC0415 - importing is all it does

from __future__ import annotations

from collections.abc import Generator

from editorial.jobs.progress import Cancel, Progress


class PreloadReview:
    """Import the controllers of the review and the commands that they make."""

    words = "getting ready"

    def run(self, cancel: Cancel) -> Generator[Progress, None, None]:
        """Import them in one step. Raises Cancelled."""
        cancel.check()
        from editorial.desktop.reviewing import controllers
        from editorial.review import drafting, references

        yield Progress(1, 1, self.words)
