"""Card of a quote: words, kind, reason, and its speaker as a claim of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.findings.card.common import REJECT, CardPage
from editorial.desktop.findings.card.confirming import confirm_quote
from editorial.desktop.findings.card.facts import CandidateRow, QuoteFacts, SpeakerFacts
from editorial.desktop.findings.card.pieces_part import PiecesPart
from editorial.desktop.findings.card.requests import ActionRequest, CardRequest
from editorial.desktop.theme import GAP, PAD, Theme
from editorial.desktop.widgets.parts import (
    SerifLabel,
    StatusLabel,
    button,
    column,
    menu_button,
    muted_label,
    row,
    set_words,
    show_text,
    text_label,
    toggle,
)
from editorial.desktop.widgets.plain import Label, escaped, set_tooltip
from editorial.desktop.wording.findings import KINDS
from editorial.domain.annotation import Kind

CANDIDATES = 9


class SpeakerPart(QWidget):
    """Speaker of a quote: words and person, a button to confirm the claim, and the numbered candidates."""

    def __init__(self, theme: Theme, request: ActionRequest, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Speaker")
        self._request = request
        self.who = text_label("speaker", self)
        font = self.who.font()
        font.setBold(True)
        self.who.setFont(font)
        self.status = StatusLabel(theme, self)
        self.why = muted_label("why this speaker", self)
        self.confirm = button("", lambda: request(CardRequest.CONFIRM_SPEAKER, None), self)
        self.candidates = [self._candidate(number) for number in range(1, CANDIDATES + 1)]
        self.other = button("Other…", lambda: request(ActionId.CHOOSE_SPEAKER, None), self, name="Another speaker…")
        self.unknown = button("Unknown", lambda: request(ActionId.UNKNOWN, None), self, name="Speaker unknown")
        self._lay_out()

    def _candidate(self, number: int) -> QPushButton:
        return toggle("", partial(self._request, CardRequest.GIVE, number), self)

    def _lay_out(self) -> None:
        caption = Label("Speaker", self)
        caption.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        head = QHBoxLayout()
        head.setSpacing(PAD)
        head.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.who, 1)
        layout = column(self)
        layout.addLayout(head)
        layout.addWidget(self.status)
        layout.addWidget(self.why)
        layout.addLayout(row(self.confirm, *self.candidates, self.unknown, self.other))

    def show_speaker(self, speaker: SpeakerFacts, candidates: tuple[CandidateRow, ...]) -> None:
        """Show the speaker and the candidates."""
        show_text(self.who, speaker.words)
        self.status.show_status(speaker.sign, speaker.status)
        show_text(self.why, speaker.why)
        self.confirm.setText(escaped(f"Confirm {speaker.person}"))
        by_number = {candidate.number: candidate for candidate in candidates}
        for number, made in enumerate(self.candidates, 1):
            self._show_candidate(made, by_number.get(number))

    def _show_candidate(self, made: QPushButton, candidate: CandidateRow | None) -> None:
        made.setVisible(candidate is not None)
        if candidate is not None:
            made.setText(f"{candidate.number}  {escaped(candidate.name)}")
            made.setChecked(candidate.chosen)
            now = ", the speaker now" if candidate.chosen else ""
            made.setAccessibleName(f"{candidate.number}: said by {candidate.name}{now}")


class QuoteCard(CardPage):
    """Card page of an utterance, or of the claim about its speaker."""

    def __init__(self, theme: Theme, request: ActionRequest, parent: QWidget) -> None:
        super().__init__(theme, request, parent)
        self._on_claim = False
        self.kind = menu_button("Kind of quote", self)
        for kind, words in KINDS.items():
            action = self.kind.menu().addAction(words.capitalize())
            action.triggered.connect(partial(self._set_kind, kind))
        self.pieces = muted_label("pieces", self)
        self.words = SerifLabel("quote", self, more=2)
        self.speaker = SpeakerPart(theme, request, self)
        self.speaker_separator = self.separator()
        self.cue = muted_label("introduced by", self)
        self.nested = muted_label("quotes inside it", self)
        self.apart = PiecesPart(request, self)
        self.elsewhere = text_label("elsewhere", self)
        self.beside = button("Show them…", lambda: request(ActionId.SAME_WORDS, None), self)
        self.buttons |= {
            CardRequest.CONFIRM_SPEAKER: self.speaker.confirm,
            ActionId.CHOOSE_SPEAKER: self.speaker.other,
            ActionId.UNKNOWN: self.speaker.unknown,
            ActionId.SAME_WORDS: self.beside,
        }
        self.themed.append(self.speaker.status.sign)
        self._lay_out()
        self.show_elsewhere("")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP * 2)
        head.addWidget(self.kind)
        head.addWidget(self.pieces, 1)
        head.addStretch()
        self.parts.addWidget(self.decide)
        self.parts.addLayout(head)
        for part in (self.words, self.status, self.why, self.speaker_separator, self.speaker):
            self.parts.addWidget(part)
        for part in (self.separator(), self.cue, self.nested, self.apart, self.notes):
            self.parts.addWidget(part)
        self.parts.addWidget(self.elsewhere)
        self.parts.addLayout(row(self.beside))
        self.parts.addLayout(row(self.comment))
        self.parts.addStretch(1)

    def _set_kind(self, kind: Kind) -> None:
        self.request(CardRequest.SET_KIND, kind)

    def show_facts(self, facts: QuoteFacts) -> None:
        """Show another utterance."""
        self.show_common(facts.common)
        self.kind.setText(KINDS[facts.kind].capitalize())
        self.kind.setAccessibleName(f"Kind: {KINDS[facts.kind]}")
        show_text(self.pieces, facts.pieces)
        show_text(self.words, facts.words)
        set_tooltip(self.words, facts.all_words)
        self._on_claim = facts.on_claim and facts.speaker is not None and facts.speaker.claim
        set_words(self.confirm, confirm_quote(facts))
        self.reject.setText("Reject quote" if facts.on_claim else REJECT)
        self.speaker.setVisible(facts.speaker is not None)
        self.speaker_separator.setVisible(facts.speaker is not None)
        if facts.speaker is not None:
            self.speaker.show_speaker(facts.speaker, facts.candidates)
            self.speaker.confirm.setVisible(facts.speaker.claim and not facts.on_claim)
        show_text(self.cue, f"“{facts.cue}”" if facts.cue else "", lead="Introduced by ")
        self.apart.show_offers(facts.offers)
        show_text(self.nested, "  ".join(facts.nested), lead="Inside it: ")

    def show_elsewhere(self, words: str) -> None:
        """Show where else the words of the quote stand; nothing if there are no words for it."""
        show_text(self.elsewhere, words)
        self.beside.setVisible(bool(words))

    def confirm_item(self) -> None:
        """Request what the button *Confirm* says: on a claim, to confirm the speaker."""
        self.request(CardRequest.CONFIRM_SPEAKER if self._on_claim else ActionId.CONFIRM, None)

    def set_keys(self, keys: Mapping[ActionId, str]) -> None:
        """Set the tooltips of the buttons, by action id."""
        super().set_keys(keys)
        self.apart.set_keys(keys)
        set_tooltip(self.speaker.confirm, keys.get(ActionId.CONFIRM, ""))
