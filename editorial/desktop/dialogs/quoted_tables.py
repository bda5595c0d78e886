"""The columns of the tables of who is quoted, what stands in them, and the job that imports what draws the plot."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from editorial.domain.quote_search import QuoteState, SpokenQuote
from editorial.domain.quoted import Count
from editorial.jobs.progress import Cancel, Progress
from editorial.review.wording.quoted import MEASURES

if TYPE_CHECKING:
    from editorial.desktop.dialogs.quoted_plot import QuotedPlot

COUNTS = ("", *MEASURES.values(), "Articles")
"""The first is by what quotes are counted."""
BEHIND = ("Date", "Quote", "Speaker", "Article", "Decided")
_DECIDED = {QuoteState.VERIFIED: "verified", QuoteState.DECIDED: "yes", QuoteState.SUGGESTED: "not yet"}


def count_cells(one: Count) -> tuple[str, ...]:
    """Return the cells of a row; one without a name says why in brackets."""
    name = f"[{one.name}]" if one.missing is not None else one.name
    return (name, *(f"{measure.of(one):,}" for measure in MEASURES), f"{one.articles:,}")


def behind_cells(one: SpokenQuote) -> tuple[str, ...]:
    """Return the cells of a quote behind a number."""
    return one.date, " ".join(one.words.split()), one.speaker, " ".join(one.title.split()), _DECIDED[one.state]


class LoadPlot:
    """Import what draws the plot, which takes half a second, and return its class."""

    words = "getting ready"

    def run(self, cancel: Cancel) -> Generator[Progress, None, type[QuotedPlot]]:
        """Import it in one step. Raises Cancelled."""
        cancel.check()
        yield Progress(0, 1, self.words)
        from editorial.desktop.dialogs.quoted_plot import QuotedPlot  # noqa: PLC0415 - imports pyqtgraph

        return QuotedPlot
