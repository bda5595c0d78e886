"""Changing quotes: speaker, kind, cue and pieces."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from editorial.desktop.actions.handlers import Handlers
from editorial.desktop.actions.ids import GIVE, ActionId
from editorial.desktop.actions.messages import Tone
from editorial.desktop.actions.table import KIND_KEYS
from editorial.desktop.reviewing.asking import Asker, SpeakerChoice, SpeakerKind
from editorial.desktop.reviewing.reviewer import Reviewer
from editorial.desktop.wording.findings import one_line
from editorial.desktop.wording.pieces import speakers_words
from editorial.domain.annotation import Kind, Quote
from editorial.domain.record import Ref, Table
from editorial.domain.taking import Taking
from editorial.domain.text import Span
from editorial.domain.utterance import Utterance
from editorial.review.commands.command import Command
from editorial.review.commands.pieces import Join, Part
from editorial.review.commands.quotes import AddQuote, SetCue, SetKind, quote_words
from editorial.review.commands.speakers import AddSpeaker, Attribute, AttributeToName, ClearSpeakers, ResolveSpeaker
from editorial.review.outline import Item, ItemKind
from editorial.review.quote_words import kind_of, likely_speaker
from editorial.review.wording.summaries import KIND_WORDS

WHO_SAID_IT = "who said it? [[give_1]] to [[give_9]], [[choose_speaker]] by name, [[unnamed]] nobody named"
SAYS_SO = "[[give_1]] says so, [[choose_speaker]] names another speaker"
NOW_SAID = "Now a direct quote"

QUOTES = frozenset({ItemKind.QUOTE, ItemKind.REPORTED})


class QuoteController:
    """Handles the actions on quotes."""

    def __init__(self, reviewer: Reviewer, ask: Asker) -> None:
        self._reviewer = reviewer
        self._ask = ask
        self.actions: Handlers = {
            ActionId.NEXT_QUOTE: self.next_quote,
            **{key: partial(self.give, number) for number, key in enumerate(GIVE, 1)},
            ActionId.CHOOSE_SPEAKER: self.choose_speaker,
            ActionId.ADD_SPEAKER: self.add_speaker,
            ActionId.UNKNOWN: self.unknown,
            ActionId.UNNAMED: self.unnamed,
            ActionId.SAID_OR_TERM: self.said_or_term,
            **{key: partial(self.set_kind, kind) for key, kind in KIND_KEYS.items()},
            ActionId.CUE: self.cue,
            ActionId.JOIN: self.join,
            ActionId.PART: self.part,
        }

    def next_quote(self) -> None:
        """Add the selection as a quote; without a selection, focus the next quote."""
        selected = self._reviewer.selection(Taking.SPEECH)
        if selected is not None:
            self._add(selected)
            return
        outline, item = self._reviewer.outline, self._reviewer.item
        if outline is None:
            return
        following = outline.following(item.key if item else None)
        while following is not None and following.kind not in QUOTES:
            following = outline.following(following.key)
        if following is None:
            self._reviewer.post("There is no quote further down", Tone.HINT)
        else:
            self._reviewer.focus(following)

    def _add(self, span: Span) -> None:
        """Add a stretch as a quote, which keeps the focus so that its speaker can be given."""
        record = self._reviewer.record
        kind = kind_of(record, span)
        if kind is not Kind.DIRECT:  # reported speech has no full stop of its own
            span = self._reviewer.selection(Taking.CUE) or span
        speaker = likely_speaker(record, span)
        outcome = self._reviewer.apply(AddQuote(span=span, kind=kind, speaker=speaker))
        added = next((at for at in outcome.changed if at.table is Table.QUOTE), None) if outcome is not None else None
        if added is not None:
            self._reviewer.focus_ref(added)
            self._reviewer.post(f"Added {self._added_words(self._reviewer.record.quotes[added.id])}", Tone.HINT)

    def _added_words(self, quote: Quote) -> str:
        """Return what was added as what, and how its speaker is given."""
        if quote.within is not None:
            return "inside the quote around it"
        named = [self._reviewer.record.entities.get(speaker.entity or "") for speaker in quote.speakers]
        proposed = named[0].name if named and named[0] is not None else None
        question = f"said by {proposed}? {SAYS_SO}" if proposed is not None else WHO_SAID_IT
        return f"as {KIND_WORDS[quote.kind]}: {question}"

    def _utterance(self) -> Utterance | None:
        item = self._reviewer.item
        found = item.utterance if item is not None else None
        if found is None:
            self._reviewer.post("Go to a quote first: [[next_quote]] takes you to the next one", Tone.HINT)
        return found

    def _quote_ids(self, utterance: Utterance) -> tuple[str, ...]:
        return tuple(piece.id for piece in utterance.pieces if piece.kind is not Kind.TERM) or utterance.ids

    def candidates(self, item: Item | None) -> tuple[str, ...]:
        """Return the ids of the candidate speakers of an item, at most nine, in the order of the digits."""
        outline = self._reviewer.outline
        return outline.candidates(item) if outline is not None else ()

    def give(self, number: int) -> None:
        """Give the quote in focus to the candidate of a number (from 1), and focus the next undecided item."""
        utterance = self._utterance()
        if utterance is None:
            return
        candidates = self.candidates(self._reviewer.item)
        if number > len(candidates):
            self._reviewer.post(
                f"There is no candidate {number}: [[choose_speaker]] finds another speaker by name", Tone.HINT
            )
            return
        self._settle(self._said_by(utterance, candidates[number - 1]))

    def _said_by(self, utterance: Utterance, entity: str) -> Command:
        """Return the command that makes an entity the speaker; for a claim it leaves the words undecided."""
        item = self._reviewer.item
        quotes = self._quote_ids(utterance)
        if item is not None and item.kind is ItemKind.CLAIM:
            return ResolveSpeaker(quotes=quotes, entity=entity)
        return Attribute(quotes=quotes, entity=entity)

    def give_to_mention(self, mention: str) -> None:
        """Give the quote in focus to the entity of a mention, and focus the next undecided item."""
        found = self._reviewer.record.mentions.get(mention)
        utterance = self._utterance()
        if utterance is not None and found is not None:
            inside = any(piece.kind is Kind.DIRECT and piece.span.overlaps(found.span) for piece in utterance.pieces)
            span = None if inside else found.span  # somebody who names himself: the words for him stand elsewhere
            self._settle(Attribute(quotes=self._quote_ids(utterance), entity=found.entity, span=span))

    def offer(self, mention: str) -> tuple[str, Callable[[], None]] | None:
        """Return text and function of a menu entry that makes a name the speaker; None without a quote in focus."""
        item = self._reviewer.item
        if item is None or item.utterance is None or item.utterance.kind is Kind.TERM:
            return None
        words = f"Speaker of {quote_words(self._reviewer.record, item.utterance.id)}"
        return words, partial(self._give_from_elsewhere, item.key, mention)

    def _give_from_elsewhere(self, quote: str, mention: str) -> None:
        self._reviewer.focus_key(quote)
        self.give_to_mention(mention)

    def _settle(self, command: Command) -> None:
        if self._reviewer.decide(command) is not None:
            self._reviewer.focus_next_undecided()

    def choose_speaker(self) -> None:
        """Make the selection the speaker, or ask for one by name."""
        utterance = self._utterance()
        if utterance is None:
            return
        selected = self._reviewer.selection(Taking.NAME)
        if selected is not None:
            if self._reviewer.decide(Attribute(quotes=self._quote_ids(utterance), span=selected)) is not None:
                self._reviewer.focus_next_undecided()
                self._tell_unlinked(utterance, selected)
            return
        candidates = self.candidates(self._reviewer.item)
        self._ask.speaker("Who said it?", self._reviewer.record, candidates, partial(self._chosen, utterance))

    def _chosen(self, utterance: Utterance, choice: SpeakerChoice) -> None:
        quotes = self._quote_ids(utterance)
        if choice.what is SpeakerKind.ENTITY:
            self._settle(self._said_by(utterance, choice.value))
        elif choice.what is SpeakerKind.UNKNOWN:
            self._settle(ClearSpeakers(quotes=quotes))
        elif choice.what is SpeakerKind.UNNAMED:
            self._settle(Attribute(quotes=quotes))
        else:
            self._settle(AttributeToName(quotes=quotes, name=choice.value))

    def add_speaker(self) -> None:
        """Make the selection a further speaker of the quote in focus, or ask for one of the article's names."""
        utterance, selected = self._utterance(), self._reviewer.selection(Taking.NAME)
        if utterance is None:
            return
        quotes = self._quote_ids(utterance)
        if selected is not None:
            if self._reviewer.apply(AddSpeaker(quotes=quotes, span=selected)) is not None:
                self._tell_unlinked(utterance, selected)
            return
        speakers = next((piece.speakers for piece in utterance.pieces if piece.speakers), ())
        speaking = [speaker.entity for speaker in speakers if speaker.entity is not None]
        self._ask.second_speaker(
            "Who else said it?", self._reviewer.record, speaking, partial(self._add_speaker, quotes)
        )

    def _tell_unlinked(self, utterance: Utterance, words: Span) -> None:
        """Post that the words for a speaker are linked to no name, if they are the words of none."""
        record = self._reviewer.record
        speakers = (one for key in utterance.ids for one in record.quotes[key].speakers)
        if any(one.span == words and one.entity is None for one in speakers):
            said = one_line(words.of(record.article.text))
            self._reviewer.post(f"Said by “{said}”, which is linked to no name")

    def _add_speaker(self, quotes: tuple[str, ...], entity: str) -> None:
        self._reviewer.apply(AddSpeaker(quotes=quotes, entity=entity))

    def unknown(self) -> None:
        """Set the speaker of the quote in focus to unknown, and focus the next undecided item."""
        if (utterance := self._utterance()) is not None:
            self._settle(ClearSpeakers(quotes=self._quote_ids(utterance)))

    def unnamed(self) -> None:
        """Set the speaker of the quote in focus to somebody unnamed, and focus the next undecided item."""
        if (utterance := self._utterance()) is not None:
            self._settle(Attribute(quotes=self._quote_ids(utterance)))

    def said_or_term(self) -> None:
        """Make a direct quote a term, or a term a direct quote; one without a speaker keeps the focus.

        A term has no speaker, so a direct quote that was one has to be given one.
        """
        utterance = self._utterance()
        if utterance is None:
            return
        if utterance.clauses:
            self._reviewer.post("This is reported speech: [[term]] makes it a term all the same", Tone.HINT)
        elif utterance.kind is Kind.DIRECT:
            self.set_kind(Kind.TERM)
        elif self._reviewer.apply(SetKind(quotes=utterance.ids, kind=Kind.DIRECT)) is not None:
            self._ask_for_speaker(utterance)

    def _ask_for_speaker(self, utterance: Utterance) -> None:
        """Keep the focus on a direct quote that nobody was named for."""
        if utterance.speaker is not None:
            self._reviewer.focus_next_undecided()
            return
        self._reviewer.focus_ref(Ref(Table.QUOTE, utterance.id))
        self._reviewer.post(f"{NOW_SAID}: {WHO_SAID_IT}", Tone.HINT)

    def set_kind(self, kind: Kind) -> None:
        """Change the kind of the quote in focus."""
        utterance = self._utterance()
        if utterance is not None and self._reviewer.decide(SetKind(quotes=utterance.ids, kind=kind)) is not None:
            self._reviewer.focus_next_undecided()

    def cue(self) -> None:
        """Make the selection the cue of the quote in focus."""
        utterance, selected = self._utterance(), self._reviewer.selection(Taking.CUE)
        if utterance is None:
            return
        if selected is None:
            self._reviewer.post("Select the words that introduce the quote first", Tone.HINT)
            return
        self._reviewer.apply(SetCue(quotes=self._quote_ids(utterance), span=selected))

    def join(self) -> None:
        """Join the quote in focus with the one before."""
        utterance = self._utterance()
        if utterance is None or self._reviewer.apply(Join(quote=utterance.id)) is None:
            return
        self._reviewer.focus_ref(Ref(Table.QUOTE, utterance.id))
        joined = self._utterance()
        said = speakers_words(self._reviewer.record, joined) if joined is not None else ""
        self._reviewer.post(f"Both are one quote now{f', said by {said}' if said else ''}")

    def part(self) -> None:
        """Part the piece in focus, or the last one, from the pieces before it."""
        utterance = self._utterance()
        if utterance is None:
            return
        at = self._reviewer.at
        self.part_piece(at.id if at is not None and at.id in utterance.ids[1:] else utterance.ids[-1])

    def part_piece(self, piece: str) -> None:
        """Part a piece (its id) from the pieces before it, and focus it, so that its speaker can be chosen."""
        if self._reviewer.apply(Part(quote=piece)) is None:
            return
        self._reviewer.focus_ref(Ref(Table.QUOTE, piece))
        words = quote_words(self._reviewer.record, piece)
        self._reviewer.post(f"{words} is a quote by itself now: its speaker is chosen for it alone")
