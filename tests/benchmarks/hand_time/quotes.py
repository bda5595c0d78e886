"""What an editor who knows the right quotes does to those that the software suggests."""

from __future__ import annotations

from collections.abc import Sequence

from hand_time.answers import LAYERS, Layer, RightQuote
from hand_time.causes import Cause
from hand_time.edges import move_edges
from hand_time.keyboard import Keyboard
from hand_time.quote_fates import QuoteFates
from hand_time.speakers import SpeakerHands

from editorial.domain.annotation import Kind, Quote, Status
from editorial.domain.record import Ref, Table
from editorial.domain.text import Span
from editorial.review.outline import Item, ItemKind

FALSE = {Layer.MARKED: Cause.FALSE_QUOTE, Layer.REPORTED: Cause.FALSE_REPORT}
MISSED = {Layer.MARKED: Cause.MISSED_QUOTE, Layer.REPORTED: Cause.MISSED_REPORT}
EDGE = {Layer.MARKED: Cause.QUOTE_EDGE, Layer.REPORTED: Cause.REPORT_EDGE}
REPORTED = frozenset({Kind.INDIRECT, Kind.MIXED})
KIND_KEYS = {Kind.DIRECT: "direct", Kind.TERM: "term", Kind.INDIRECT: "reported", Kind.MIXED: "mixed"}


class QuoteHands:
    """Decides quotes and their speakers, and adds those that were missed."""

    def __init__(self, keyboard: Keyboard, fates: QuoteFates) -> None:
        self.keys, self.fates = keyboard, fates
        self.speakers = SpeakerHands(keyboard)
        self.refused: set[int] = set()

    def missed(self) -> list[int]:
        """Return the numbers of the right quotes that are still to be added."""
        return [number for number in self.fates.missed() if number not in self.refused]

    def decide(self, item: Item) -> None:
        """Do the next thing that a quote, or the claim about its speaker, needs."""
        assert item.utterance is not None
        pieces = item.utterance.pieces
        if item.kind is not ItemKind.CLAIM and self._reject_or_part(pieces):
            return
        if item.kind is not ItemKind.CLAIM and self._mend_words(pieces):
            return
        wrong = self.fates.wrong_voice(pieces)
        if wrong is None:
            self.keys.due_to(Cause.CONFIRM)
            self.speakers.keep(item)
            return
        cause, right = wrong
        added = next((p for p in pieces if p.status is Status.ADDED), None)
        self.keys.due_to(MISSED[right.layer] if added else cause, again=added is not None)
        self.speakers.mend(item, right)

    def _reject_or_part(self, pieces: Sequence[Quote]) -> bool:
        """Reject an utterance of which nothing is right; part one of which some pieces are. Return whether."""
        good = [self.fates.of(piece) is not None or self.fates.accepted(piece) for piece in pieces]
        if all(good):
            return False
        false = pieces[good.index(False)]
        self.keys.due_to(FALSE[LAYERS[false.kind]])
        borders = [n for n in range(1, len(pieces)) if good[n] != good[n - 1]]
        clauses = [right for piece, right in zip(pieces, good, strict=True) if piece.kind in REPORTED]
        if clauses and not any(clauses):
            borders = []  # X rejects the reported clause alone
        if not any(good) or not borders:
            self.keys.press("reject")
            for piece in (piece for piece, right in zip(pieces, good, strict=True) if right):
                if not self.stands(piece):
                    self._add(piece.span, piece.kind)
            return True
        last = borders[-1]
        if last != len(pieces) - 1:
            self.keys.click()
        self.keys.reviewer.at = Ref(Table.QUOTE, pieces[last].id)
        self.keys.press("part")
        return True

    def stands(self, piece: Quote) -> bool:
        """Return whether a quote is there, not rejected."""
        now = self.keys.record.quotes.get(piece.id)
        return now is not None and now.status is not Status.REJECTED

    def _mend_words(self, pieces: Sequence[Quote]) -> bool:
        """Mend the kind or an edge. Return whether something was wrong."""
        for number, piece in enumerate(pieces):
            right = self.fates.of(piece)
            if right is None:
                continue
            if self.fates.wrong_kind(piece, right):
                added = piece.status is Status.ADDED
                self.keys.due_to(MISSED[right.layer] if added else Cause.KIND, again=added)
                marked = right.layer is Layer.MARKED and not any(one.kind in REPORTED for one in pieces)
                self.keys.press("said_or_term" if marked else KIND_KEYS[right.kind])
                return True
            if self.fates.wrong_edge(piece, right):
                self.keys.due_to(EDGE[right.layer])
                if len(pieces) > 1 and number not in {0, len(pieces) - 1}:
                    self.keys.click()
                ends = self.fates.ends(right.span)
                move_edges(self.keys, Ref(Table.QUOTE, piece.id), piece.span, right.span, ends)
                return True
        return False

    def add(self, number: int) -> None:
        """Add a missed quote; its speaker comes next."""
        right = self.fates.right[number]
        self.keys.due_to(MISSED[right.layer])
        before = self.keys.record
        self._add(right.span, right.kind)
        if self.keys.record is before or number in self.missed():
            self.refused.add(number)
            return
        item = self.keys.reviewer.item
        if item is not None and item.utterance is not None and self._holds(item, number):
            self._give_speaker(item, right)

    def _holds(self, item: Item, number: int) -> bool:
        pairs = self.fates.pairs()
        return item.utterance is not None and any(pairs.get(key) == number for key in item.utterance.ids)

    def _give_speaker(self, item: Item, right: RightQuote) -> None:
        """Give what was added, and has the focus, its speaker, or confirm the one that is proposed."""
        assert item.utterance is not None
        wrong = self.fates.wrong_voice(item.utterance.pieces)
        if wrong is not None:
            self.speakers.mend(item, wrong[1])
        elif item.utterance.claim is not None and right.kind is not Kind.TERM:
            self.speakers.keep(item)

    def _add(self, span: Span, kind: Kind) -> None:
        before = self.keys.record.quotes.keys()
        self.keys.press_for("next_quote", span)
        added = [quote for key, quote in self.keys.record.quotes.items() if key not in before]
        if added and LAYERS[added[0].kind] is not LAYERS[kind]:
            self.keys.press(KIND_KEYS[kind])
