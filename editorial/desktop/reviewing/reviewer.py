"""The open article as the window shows it: its outline, the item in focus, and the one way to change it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from editorial.desktop.actions.ids import ActionId
from editorial.desktop.actions.messages import Life, Message, Tone
from editorial.desktop.reviewing.reloading import Reloaded, Views, ViewState, views_of
from editorial.desktop.reviewing.turns import Turns
from editorial.domain.annotation import Mention
from editorial.domain.article import State
from editorial.domain.errors import BusyError, EditorialError, MovedError, ReadOnlyError, ReplacedError, RuleError
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.domain.possibly_missed import PossiblyMissed
from editorial.domain.record import STANDING, Record, Ref, Table
from editorial.domain.taking import Taking
from editorial.domain.text import Span
from editorial.jobs.deciding import Decide
from editorial.jobs.progress import Job, finish
from editorial.review.conflicts import DecidedElsewhereError
from editorial.review.desk import Desk
from editorial.review.outline import Item, ItemKind, Outline, OutlineChange, OutlineOptions
from editorial.review.session import Outcome, Session
from editorial.review.wording.summaries import decision_words

if TYPE_CHECKING:
    from editorial.review.applying import Applying
    from editorial.review.commands.command import Command

MANY = 1_000
"""How many rows are decided at once; more may take over half a second, in which progress is shown."""


class Made(NamedTuple):
    """Outcome of a change of very many rows, and what the views show after it if that could be prepared."""

    outcome: Outcome
    views: Views | None


LongWorker: TypeAlias = Callable[[Job[Made], Callable[[Made], object], Callable[[Exception], object]], object]
"""Does long work beside which nothing else is done, and calls one of two functions: with the result, or the error."""

REOPENED = {
    State.VERIFIED: "This article was verified; it is in review again. [[undo]] takes that back",
    State.SET_ASIDE: "This article was set aside; it is in review again. [[undo]] takes that back",
}
"""What is said when a change opened an article again, by its state before."""


DONE = ": [[verify]] verifies the article and opens the next"


class Reviewer(QObject):
    """Holds the outline and the focus of the open article; applies commands and reports the results.

    Signals: `opened` carries the Session and the Reloaded article (None if the article was not open before); `changed`
    the Outcome and the OutlineChange (None: everything changed), or the Views if they were prepared; `focused` the
    Item in focus or None; `message_posted` a Message; `conflicted` a DecidedElsewhereError; `not_saved` says why a
    decision could not be written; `closed` says that no article is open any more.
    """

    opened = Signal(object, object)
    changed = Signal(object, object)
    focused = Signal(object)
    closed = Signal()
    message_posted = Signal(object)
    not_saved = Signal(str)
    conflicted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        selection: Callable[[Taking], Span | None] = lambda _taking: None,
        parent: QObject | None = None,
    ) -> None:
        """Follow `desk`; `selection` returns the words that the selection in the text means, if any."""
        super().__init__(parent)
        self.desk = desk
        self.turns = Turns(desk.file, self)
        self.outline: Outline | None = None
        self.shown = OutlineOptions()
        self.at: Ref | None = None
        self.selection = selection
        self.going_on = False
        self._work_long: LongWorker = _work_at_once
        self._view_state: Callable[[Session], ViewState | None] = lambda _session: None
        self._ready: Views | None = None
        self._key: str | None = None
        self._offset = 0
        self._moved_up = False
        self._told = False
        self._missed: tuple[PossiblyMissed, ...] = ()
        desk.on_open.append(self._opened)
        desk.on_change.append(self._changed)

    @property
    def session(self) -> Session | None:
        """Return the open article's session, or None."""
        return self.desk.session

    @property
    def record(self) -> Record:
        """Return the open article's record. Raises LookupError if none is open."""
        if self.desk.session is None:
            raise LookupError("no article is open")
        return self.desk.session.record

    @property
    def item(self) -> Item | None:
        """Return the item in focus."""
        return self.outline.get(self._key) if self.outline is not None else None

    @property
    def mention(self) -> Mention | None:
        """Return the mention in focus: the one clicked, or the first of the group; None for what is no name."""
        item = self.item
        if item is None or item.kind not in {ItemKind.NAME, ItemKind.MENTION}:
            return None
        refs = [at for at in item.refs if at.table is Table.MENTION]
        at = self.at if self.at in refs else refs[0]
        return self.record.mentions.get(at.id) if at is not None else None

    @property
    def missed(self) -> tuple[PossiblyMissed, ...]:
        """Return the stretches of the open article that may be missed names."""
        return self._missed

    def open(self, article_id: str) -> None:
        """Open an article; post a message if that fails."""
        try:
            self.desk.open(article_id)
        except EditorialError as error:
            self.post(str(error), Tone.ERROR, life=Life.WORK)

    def close(self) -> None:
        """Close the open article."""
        self.desk.close()
        self.outline, self._key, self.at, self._missed = None, None, None, ()
        self.closed.emit()

    def recover(self, known: bool) -> None:  # noqa: FBT001 - called by a slot
        """Show the open article again as the library holds it, after something failed that nobody expected.

        If the same failed before (`known`), only if what is shown is not what the session holds: a failure in showing
        must not begin itself again.
        """
        session, key = self.session, self._key
        if session is None or (known and self.outline is not None and self.outline.record is session.record):
            return
        self.open(session.article_id)
        if key is not None:
            self.focus_key(key)

    def _opened(self, session: Session) -> None:
        self._missed = self.desk.possibly_missed(session.article_id)
        self.shown = self.shown._replace(opened=frozenset())
        self.outline = self._outline()
        first = self.outline.undecided_after(None) or (self.outline.items[0] if self.outline.items else None)
        self._key, self.at, self._offset = None, None, 0
        if first is not None:
            self._key, self._offset = first.key, first.span.start
        self.opened.emit(session, None)
        self.focused.emit(self.item)
        for damage in session.damages[:1]:
            words = f"This article is damaged in the library: {damage.words}. [[check_library]] says more"
            self.post(words, Tone.ERROR, life=Life.ARTICLE)

    def show_reloaded(self, again: Reloaded) -> None:
        """Show the open article as it was reloaded; the focus stays where it was."""
        session = again.state.session
        session.take(again.loaded)
        self._missed = again.missed
        self._put(again.views.outline)
        if self.item is None:
            first = again.views.outline.undecided_after(None)
            self._key = first.key if first is not None else None
        self.opened.emit(session, again)
        self.focused.emit(self.item)

    def _outline(self) -> Outline:
        return Outline(self.record, self.shown, self._missed)

    def show(self, shown: OutlineOptions) -> None:
        """Change what is shown (rejected findings, opened groups)."""
        alike, self.shown = shown.rejected == self.shown.rejected, shown
        if self.outline is None:
            return
        renewed = self.outline.show(shown.opened) if alike else None
        self._put(self.outline if alike else self._outline())
        self.changed.emit(_nothing(self.record), renewed)
        self.focused.emit(self.item)

    def refresh(self) -> None:
        """Report a change that touches no finding, so that what undo would take back is shown again."""
        if self.session is not None:
            self.changed.emit(_nothing(self.record), OutlineChange())

    def open_group(self, item: Item) -> None:
        """Show the mentions of a group one by one, and focus the first undecided one."""
        if item.entity is None:
            return
        refs = [at for at in item.refs if at.table is Table.MENTION]
        open_refs = [at for at in refs if not self.record.mentions[at.id].status.decided]
        self.show(self.shown._replace(opened=self.shown.opened | {item.entity}))
        self.focus_ref((open_refs or refs)[0])

    def _put(self, outline: Outline) -> None:
        """Replace the outline; the focus stays where it was in the text."""
        self.outline = outline
        self._moved_up = self.item is None and bool(outline.items)
        if self._moved_up:
            near = outline.at(self.at) if self.at is not None else None
            near = near or outline.following(None, self._offset) or outline.items[-1]
            self._key = near.key

    def focus(self, item: Item | None, at: Ref | None = None) -> None:
        """Move the focus to an item; `at` is the row of it that was clicked or named."""
        self._key = item.key if item is not None else None
        if self.outline is not None:
            self.outline.leave_candidates(item)
        self._moved_up = False
        self.at = at
        if item is not None:
            self._offset = item.span.start
        self.focused.emit(item)

    def focus_key(self, key: str) -> None:
        """Move the focus to the item of a key, if there is one."""
        if self.outline is not None and (item := self.outline.get(key)) is not None:
            self.focus(item)

    def focus_ref(self, at: Ref) -> None:
        """Move the focus to the item that shows a row, if there is one."""
        if self.outline is not None and (item := self.outline.at(at)) is not None:
            self.focus(item, at)

    def apply(self, command: Command) -> Outcome | None:
        """Apply a change and return its outcome; if a rule or the library refuses it, post why and return None.

        Raises BusyError for `turns`, which does the whole act later, while another program is writing.
        """
        try:
            return self.desk.apply(command)
        except EditorialError as error:
            self.post_error(error)
            return None

    def decide(self, command: Command) -> Outcome | None:
        """Apply a change after which the caller moves the focus; otherwise as `apply`.

        `going_on` is True while it is reported: whatever shows the focus waits for the next one, and is shown once.
        """
        with self._moving_on():
            return self.apply(command)

    @contextmanager
    def _moving_on(self) -> Iterator[None]:
        self.going_on = True
        try:
            yield
        finally:
            self.going_on = False

    def set_long_worker(self, work: LongWorker, view_state: Callable[[Session], ViewState]) -> None:
        """Set what does long work; without it such work is done at once.

        `view_state` returns how the open article is shown, so that what is shown after the work is prepared beside it.
        """
        self._work_long, self._view_state = work, view_state

    def decide_many(self, number: int, words: str, command: Command, then: Callable[[], object]) -> None:
        """Change so many rows as `change_many`, and call `then`, which moves the focus: see `decide`."""
        self._change_many(number, words, command, then, self._moving_on)

    def change_many(self, number: int, words: str, command: Command, then: Callable[[], object] = lambda: None) -> None:
        """Change so many rows, and call `then` if that was done; otherwise as `apply`.

        Beside thousands nothing else is done: progress is shown, with `words` that say what is done.
        """
        self._change_many(number, words, command, then, nullcontext)

    def _change_many(
        self,
        number: int,
        words: str,
        command: Command,
        then: Callable[[], object],
        around: Callable[[], AbstractContextManager[None]],
    ) -> None:
        if number > MANY:
            self._make_long(words, self.desk.applying(command), partial(self._report, around, then))
            return
        with around():
            done = self.apply(command) is not None
        if done:
            then()

    def _report(
        self, around: Callable[[], AbstractContextManager[None]], then: Callable[[], object], outcome: Outcome
    ) -> None:
        with around():
            self.desk.report(outcome)
        then()

    def _make_long(self, words: str, applying: Applying, report: Callable[[Outcome], object]) -> None:
        session, missed = applying.session, self._missed
        state = self._view_state(session)

        def make(watch: Callable[[], None]) -> Made:
            outcome = applying.make(watch)
            if state is None or outcome.decision is None or outcome.others:
                return Made(outcome, None)
            with garbage_collection_paused():
                return Made(outcome, views_of(state, session.record, missed))

        def show(made: Made) -> None:
            self._ready = made.views if self._view_state(session) == state else None
            report(made.outcome)

        def fail(error: Exception) -> None:
            self.desk.report_failure(applying, error)
            if not isinstance(error, EditorialError):
                raise error
            self.post_error(error)

        self._work_long(Decide(words, make), show, fail)

    def _changed(self, outcome: Outcome) -> None:
        if outcome.decision is not None:
            self.turns.note_saved()
        missed = self.desk.possibly_missed(outcome.article_id) if outcome.others else self._missed
        alike, self._missed = missed == self._missed, missed
        ready, self._ready = self._ready, None
        if ready is not None and ready.outline.record is self.record:
            self._put(ready.outline)
            self.changed.emit(outcome, ready)
        else:
            outline = self.outline if self.outline is not None and alike else self._outline()
            renewed = outline.update(self.record, outcome.changed) if alike else None
            self._put(outline)
            self.changed.emit(outcome, renewed)
        self._tell_reopened(outcome)
        if outcome.others and outcome.decision is None:
            self.focused.emit(self.item)
        if outcome.others and not self._told:
            self._tell(f"{self.desk.others_in_words(outcome)}. It is shown here now")

    def _tell_reopened(self, outcome: Outcome) -> None:
        """Post that a change took the article's verification away; other results of the same stroke are not shown."""
        before = outcome.taken_up
        if before is not None:
            self._tell(REOPENED[before])

    def _tell(self, words: str) -> None:
        self.message_posted.emit(Message(words, Tone.HINT, life=Life.ARTICLE))
        self._told = True
        QTimer.singleShot(0, self, self._forget_told)

    def _forget_told(self) -> None:
        self._told = False

    def focus_next_undecided(self) -> None:
        """Move the focus to the next undecided item, or post that everything is decided."""
        if self.outline is None:
            return
        current = self.item if self._moved_up else None
        undecided = current is not None and current.undecided
        following = current if undecided else self.outline.undecided_after(self._key, self._offset)
        if following is not None:
            self.focus(following)
        else:
            self.focused.emit(self.item)
            from editorial.domain.waiting import waiting  # noqa: PLC0415 - not before something was decided

            besides = waiting(self.record, self._missed)
            done = self.record.standing.state is State.VERIFIED
            goes_on = "" if done else ", [[verify]] goes on to verify"
            words = f". Besides, {besides.words}: [[look]] looks{goes_on}" if besides else "" if done else DONE
            verified = " and the article is verified" if done else ""
            self.post(f"Everything is decided{verified}{words}", Tone.HINT, life=Life.ARTICLE)

    def continue_review(self) -> None:
        """Keep the focus if its item waits for a decision, else move it to the next undecided item."""
        if self.item is None or not self.item.undecided:
            self.focus_next_undecided()

    def undo(self) -> None:
        """Undo the last decision, and focus what that changed."""
        desk = self.desk
        self._repeat("Undo", desk.next_undo, desk.undo, desk.undoing)

    def redo(self) -> None:
        """Redo the last undone decision, and focus what that changed."""
        desk = self.desk
        self._repeat("Redo", desk.next_redo, desk.redo, desk.redoing)

    def _repeat(
        self, verb: str, step: tuple[int, ...], change: Callable[[], Outcome], begin: Callable[[], Applying]
    ) -> None:
        """Undo or redo a step; thousands of rows as in `decide_many`."""
        try:
            if self.desk.size(step) > MANY:
                self._make_long(f"{verb}: {self.desk.words(step)}", begin(), self._report_repeated)
            else:
                self._show_repeated(change())
        except EditorialError as error:
            self.post_error(error)

    def _report_repeated(self, outcome: Outcome) -> None:
        self.desk.report(outcome)
        self._show_repeated(outcome)

    def _show_repeated(self, outcome: Outcome) -> None:
        if outcome.decision is not None:
            self._show_changed(outcome)
            words = decision_words(outcome.decision)
            self.post(words[:1].upper() + words[1:])

    def _show_changed(self, outcome: Outcome) -> None:
        outline = self.outline
        if outline is None:
            return
        found, covered = list[Item](), {STANDING}
        for at in sorted(outcome.changed):
            item = outline.at(at) if at not in covered else None
            if item is not None:
                found.append(item)
                covered.update(item.refs)  # a name may have changed at thousands of places
        if found:
            self.focus(min(found, key=lambda item: item.span))
        else:
            self.focused.emit(self.item)

    def post_error(self, error: EditorialError) -> None:
        """Post an error; a rule's begins with a capital, others may begin with the name of a file.

        Raises BusyError as `apply`.
        """
        if isinstance(error, BusyError) and self.turns.may_wait:
            raise error
        words = str(error)
        if isinstance(error, RuleError):
            self.post(f"{words[:1].upper()}{words[1:]}", Tone.ERROR, life=Life.FINDING)
        elif isinstance(error, MovedError | ReadOnlyError) and not isinstance(error, ReplacedError):
            self.not_saved.emit(words)
            self.message_posted.emit(cannot_save(words))
        else:
            self.not_saved.emit(words)
            self.post(words, Tone.ERROR, life=Life.SAVING)
            if isinstance(error, DecidedElsewhereError):
                self.conflicted.emit(error)

    def post(self, words: str, tone: Tone = Tone.DONE, *, life: Life | None = None) -> None:
        """Post a message: a hint about the finding in focus, else about the last decision, unless `life` is given."""
        if self._told and tone is not Tone.ERROR:
            return
        usual = Life.FINDING if tone is Tone.HINT else Life.DECISION
        self.message_posted.emit(Message(words, tone, life=life or usual))


def _work_at_once(job: Job[Made], then: Callable[[Made], object], failed: Callable[[Exception], object]) -> None:
    try:
        made = finish(job)
    except EditorialError as error:
        failed(error)
    else:
        then(made)


def cannot_save(words: str) -> Message:
    """Return the message that nothing can be saved in this library, with the way out."""
    return Message(words, Tone.ERROR, ActionId.ELSEWHERE, "Continue in a copy…", Life.SAVING)


def _nothing(record: Record) -> Outcome:
    return Outcome(record.article.id, frozenset(), None)
