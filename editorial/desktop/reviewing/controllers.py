"""All controllers of the review."""

from __future__ import annotations

from editorial.desktop.actions.handlers import Handler
from editorial.desktop.actions.ids import ActionId
from editorial.desktop.reviewing.asking import Asker
from editorial.desktop.reviewing.conflicts import ConflictController
from editorial.desktop.reviewing.decisions import DecisionController
from editorial.desktop.reviewing.edges import EdgeController
from editorial.desktop.reviewing.finish import FinishController
from editorial.desktop.reviewing.held_edge import HeldEdge
from editorial.desktop.reviewing.names import NameController
from editorial.desktop.reviewing.notes import NoteController
from editorial.desktop.reviewing.offers import OfferController
from editorial.desktop.reviewing.paragraph import ParagraphController
from editorial.desktop.reviewing.quotes import QuoteController
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.reviewing.selected import SelectedFindings
from editorial.desktop.reviewing.selection import OccurrenceSelection
from editorial.desktop.reviewing.several import SeveralController
from editorial.desktop.reviewing.standing_by import StandingByController


class Controllers:
    """The controllers of one reviewer: what keys and buttons do to the open article.

    They and the commands that they make take long to import, so the window makes them at their first use.
    """

    def __init__(
        self,
        reviewer: Reviewer,
        occurrences: OccurrenceSelection,
        selected: SelectedFindings,
        held: HeldEdge,
        ask: Asker,
    ) -> None:
        self.edges = EdgeController(reviewer, held, ask)
        self.finish = FinishController(reviewer, ask)
        self.quotes = QuoteController(reviewer, ask)
        self.names = NameController(reviewer, occurrences, self.edges, ask)
        self.offers = OfferController(reviewer)
        self.notes = NoteController(reviewer, ask)
        self.decisions = DecisionController(reviewer, occurrences)
        self.paragraph = ParagraphController(reviewer, ask)
        self.standing_by = StandingByController(reviewer, ask)
        self.conflicts = ConflictController(reviewer, ask)
        self.several = SeveralController(reviewer, selected, ask)
        self.actions: dict[ActionId, Handler] = {
            **self.decisions.actions,
            **self.names.actions,
            **self.paragraph.actions,
            **self.offers.actions,
            **self.quotes.actions,
            **self.edges.actions,
            **self.finish.actions,
            **self.notes.actions,
            **self.standing_by.actions,
        }
