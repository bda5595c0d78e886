"""The job that exports verified articles to files or a stream."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from editorial.domain.article import State
from editorial.domain.damage import DamageError
from editorial.domain.errors import EditorialError, StorageError
from editorial.domain.fold_words import fold_rules
from editorial.domain.library import STREAM, Destination, QueueRow
from editorial.domain.problem import ProblemCode
from editorial.domain.protecting.leaks import Leak
from editorial.domain.record import Record
from editorial.domain.settings import Setting
from editorial.formats import registry
from editorial.formats.format import Content, FormatInfo, Sink, Target
from editorial.formats.loss.part import Losses, bare, take_away
from editorial.formats.reading.source import name_of
from editorial.formats.selection import OmittedCounts, Selected
from editorial.jobs.counting import counted, sentence
from editorial.jobs.export_options import Include, Leaking, Manner, Replace, Whose, chosen_of
from editorial.jobs.foreseeing import Foreseen
from editorial.jobs.own_files import refuse_own_files
from editorial.jobs.progress import Cancel, Cancelled, Progress
from editorial.jobs.protecting import ArticleLeaks, LeaksError, Protected, Protector
from editorial.jobs.verification_files import VerificationFiles, verification_files
from editorial.storage.library import Library

if TYPE_CHECKING:
    from editorial.jobs.source_matching import SourceMatcher

__all__ = ["Export", "ExportReport", "Include", "SkippedArticle"]

_DAMAGED = "it is damaged in the library"
_STATES = {
    State.NEW: "nobody has looked at it yet",
    State.SUGGESTED: "nobody has looked at it yet",
    State.IN_REVIEW: "its review is not finished",
    State.SET_ASIDE: "it was set aside",
}


@dataclass(frozen=True, slots=True)
class SkippedArticle:
    """An article that was not exported, with the reason in words; `damaged` if it cannot be read."""

    article_id: str
    title: str
    reason: str
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What was exported, where to, and what was left out.

    `exported` are ids of articles; `undecided` and `rejected` count the mentions, quotes and speakers left out of
    them; `files` is empty if the target was a stream; `overridden` counts the articles among them that were verified
    with something undecided. `proved` says what verification records were written, `unproved` why articles have none;
    `lost` says what the format could not hold of them, `bare_sources` of how many sources a record has the hash and no
    text, `not_noted` why the library could not store that they were
    exported; `pseudonyms` in how many articles names were replaced, `leaked` in how many places something still gives a
    protected name away, since that was allowed; `others` counts what is left out because the quotes of one person alone
    are exported.
    """

    exported: tuple[str, ...]
    quotes: int
    mentions: int
    files: tuple[Path, ...] = ()
    undecided: int = 0
    rejected: int = 0
    skipped: tuple[SkippedArticle, ...] = ()
    overridden: int = 0
    proved: str = ""
    unproved: tuple[str, ...] = ()
    not_noted: str = ""
    lost: Foreseen | None = None
    bare_sources: int = 0
    pseudonyms: int = 0
    leaked: int = 0
    others: int = 0

    @property
    def words(self) -> str:
        """Return the report as one sentence for people."""
        left_out = [
            f"{number} {word}"
            for number, word in ((self.undecided, "that nobody decided"), (self.rejected, "rejected"))
            if number
        ]
        unverified = len(self.skipped) - self.damaged
        return sentence(
            f"{counted(len(self.exported), 'article')} with {counted(self.quotes, 'quote')} and "
            f"{counted(self.mentions, 'occurrence')} of names exported{self._where}",
            f"{self.overridden} of them verified with something undecided" if self.overridden else "",
            f"left out: {' and '.join(left_out)}" if left_out else "",
            f"{self.others:,} other names, quotes and notes left out" if self.others else "",
            f"{counted(unverified, 'article')} not verified and left out" if unverified else "",
            f"{counted(self.damaged, 'article')} damaged and left out" if self.damaged else "",
            self.lost.words.rstrip(".") if self.lost is not None and self.lost.losses else "",
            f"{counted(self.bare_sources, 'source')} with hash and title, but without the text"
            if self.bare_sources
            else "",
            f"names replaced by pseudonyms in {counted(self.pseudonyms, 'article')}" if self.pseudonyms else "",
            f"protected names still given away in {counted(self.leaked, 'place')}" if self.leaked else "",
            self.proved,
            f"the library could not note that: {self.not_noted.rstrip('.')}" if self.not_noted else "",
        )

    @property
    def damaged(self) -> int:
        """Return how many articles were left out because they cannot be read."""
        return sum(one.damaged for one in self.skipped)

    @property
    def _where(self) -> str:
        if not self.files:
            return ""
        names = " and ".join(str(path) for path in self.files[:2])
        return f" to {names}" if len(self.files) <= 2 else f" to {len(self.files)} files in {self.files[0].parent}"


class Export:
    """Export the articles named, or all, to one target in one format."""

    words = "Exporting"

    def __init__(
        self,
        library: Library,
        target: Target,
        format_id: str | None = None,
        *,
        article_ids: Sequence[str] | None = None,
        include: Include | None = None,
        replace: Replace = Replace.EXPORTS,
        leaking: Leaking = Leaking.REFUSE,
    ) -> None:
        """Prepare an export; without a format the name of the target says which.

        Raises EditorialError if there is no such format, or the name does not say.
        """
        self._library = library
        self._target = target
        path = target if isinstance(target, Path) else None
        self._format = registry.writable_by_id(format_id) if format_id else registry.writable_for(path)
        self._article_ids = article_ids
        self._include = include or Include()
        self._whose: Whose | None = None
        self._manner = Manner(replace=replace, private=self._include.drafts)
        self._leaking = leaking
        self._protector = Protector(library)
        self._matcher: SourceMatcher | None = None
        self._profile = ""

    def of_profile(self, name: str) -> Export:
        """Note the name under which these choices are saved, for the log; return the same export."""
        self._profile = name
        return self

    def of_quotes(self, whose: Whose | None) -> Export:
        """Export the quotes of somebody alone, of the articles in which they speak; return the same export.

        The library does not note that as an export of these articles. None exports whole articles.
        """
        if whose is not None:
            self._whose, self._article_ids = whose, whose.article_ids
        return self

    def anyway(self) -> Export:
        """Return the same export, which is made although something gives a protected name away."""
        other = copy(self)
        other._leaking = Leaking.ALLOW
        return other

    def run(self, cancel: Cancel) -> Generator[Progress, None, ExportReport]:
        """Write article by article; the files appear at the end, and none after a cancel or an error.

        Raises EditorialError if there is nothing to export or it cannot be written, LeaksError if it would give a
        protected name away, Cancelled, and StorageError.
        """
        found = _ExportTally(self._format.info, at=datetime.now(UTC).replace(microsecond=0))
        rows = self._rows(found)
        refuse_own_files(self._library, self._target, self._format)
        yield from self._refuse_leaks(rows, cancel)
        wanted, by = self._include.verification, self._library.user
        proving = verification_files(self._library, self._target, len(rows), by, self._manner, wanted=wanted)
        with self._format.open(self._target, len(rows), self._manner) as sink, proving as proofs:
            for done, row in enumerate(rows):
                yield Progress(done, len(rows), f"Exporting “{row.title}”")
                if cancel.cancelled:
                    raise Cancelled("The export was stopped. Nothing was written.")
                if self._write(row.id, sink, found) and proofs is not None:
                    if row.id in found.protected:
                        proofs.refuse(f"“{row.title}” has no verification record: it would name who is protected.")
                    else:
                        proofs.write(row.id)
            self._refuse_nothing(found)
        self._remember(found)
        yield Progress(len(rows), len(rows), self.words)
        return found.report(sink.files, proofs)

    def _rows(self, found: _ExportTally) -> list[QueueRow]:
        """Return the articles to export, in the order of the queue or of the ids given."""
        rows = {row.id: row for row in self._library.queue()}
        if self._article_ids is not None:
            if missing := [key for key in self._article_ids if key not in rows]:
                raise EditorialError(f"There is no article {missing[0]} in the library.")
            rows = {key: rows[key] for key in self._article_ids}
        if not rows:
            raise EditorialError("There is nothing to export: the library is empty.")
        out = []
        for row in rows.values():
            if row.problem is not None and row.problem.code == ProblemCode.DAMAGED:
                found.skipped.append(SkippedArticle(row.id, row.title, _DAMAGED, damaged=True))
            elif self._include.takes(row.state):
                out.append(row)
            else:
                found.skipped.append(SkippedArticle(row.id, row.title, _STATES[row.state]))
        self._refuse_nothing(found, waiting=len(out))
        return out

    def _write(self, article_id: str, sink: Sink, found: _ExportTally) -> bool:
        """Write one article, or note why not; return whether it is one that is verified and was written."""
        try:
            loaded = self._library.load(article_id)
        except DamageError as error:
            found.skip_damaged(article_id, error)
            return False
        if loaded.damages:
            reason = f"{_DAMAGED} ({loaded.damages[0].words})"
            found.skipped.append(SkippedArticle(article_id, loaded.record.article.title, reason, damaged=True))
            return False
        article, state = loaded.record.article, loaded.record.standing.state
        if not self._include.takes(state):  # reopened since it was listed
            found.skipped.append(SkippedArticle(article_id, article.title, _STATES[state]))
            return False
        selected, protected = self._going_out(loaded.record)
        if self._is_nothing(selected):
            found.skipped.append(SkippedArticle(article_id, article.title, self._no_quote))
            return False
        if leaks := self._leaks(selected.record, protected):
            if self._leaking is Leaking.REFUSE:  # decided since it was looked for
                raise LeaksError([ArticleLeaks(article.title, leaks)])
            found.leaked += sum(one.number for one in leaks)
        if protected.replaced:
            found.protected.add(article_id)
        sink.write(selected)
        found.take(article_id, selected, loaded.version)
        return state is State.VERIFIED

    def _refuse_leaks(self, rows: Sequence[QueueRow], cancel: Cancel) -> Generator[Progress, None, None]:
        """Look for what gives protected names away, if there are any. Raises LeaksError, Cancelled and StorageError."""
        if self._leaking is Leaking.ALLOW or not self._protector.is_needed:
            return
        found = []
        for done, row in enumerate(rows):
            yield Progress(done, len(rows), f"Looking for protected names in “{row.title}”")
            cancel.check()
            try:
                record = self._library.load(row.id).record
            except DamageError:
                continue  # it is not written either
            selected, protected = self._going_out(record)
            if self._is_nothing(selected):
                continue
            if leaks := self._leaks(selected.record, protected):
                found.append(ArticleLeaks(row.title, leaks))
        if found:
            raise LeaksError(found)

    def _going_out(self, record: Record) -> tuple[Selected, Protected]:
        """Return what is written of a record of the library: with pseudonyms, and the annotations that are wanted."""
        protected = self._protector.protect(record)
        selected = chosen_of(record, protected.record, self._include, self._whose)
        return self._with_sources(selected), protected

    def _is_nothing(self, selected: Selected) -> bool:
        """Return whether somebody's quotes alone are wanted, and there is none."""
        return self._whose is not None and not selected.record.quotes

    def _leaks(self, going_out: Record, protected: Protected) -> tuple[Leak, ...]:
        name = self._target.name if isinstance(self._target, Path) else ""
        if not protected.names:
            return ()
        info = self._format.info  # one that shows sources may lack them as rows, and name what they say all the same
        return protected.leaks(going_out if info.shows_sources else bare(going_out, info.lacks), name)

    def _with_sources(self, selected: Selected) -> Selected:
        """Return what was selected with the texts of its sources, and what these say, if the export is to have that."""
        record, shown = selected.record, self._format.info.shows_sources
        if not record.sources or not (shown or self._include.source_texts):
            return replace(selected, record=replace(record, source_texts={})) if record.source_texts else selected
        texts = record.source_texts or self._library.source_texts([one.sha256 for one in record.sources.values()])
        record = replace(record, source_texts=texts)
        if not shown:
            return replace(selected, record=record)
        from editorial.jobs.source_matching import SourceMatcher  # noqa: PLC0415 - imports rapidfuzz

        rules = fold_rules(self._library.get_setting(Setting.FOLD_RULES))
        self._matcher = self._matcher or SourceMatcher(rules)
        return replace(selected, record=record, matches=self._matcher.matches(record, texts))

    @property
    def _no_quote(self) -> str:
        name = self._whose.name if self._whose is not None else ""
        return f"there is no quote by {name} to export"

    def _refuse_nothing(self, found: _ExportTally, waiting: int = 0) -> None:
        if not found.versions and not waiting:
            if any(one.reason == self._no_quote for one in found.skipped):
                todo = "" if self._include.undecided else " Confirm some first, or ask for what nobody decided as well."
                raise EditorialError(f"Nothing was exported: {self._no_quote}.{todo}")
            if damaged := next((one for one in found.skipped if one.damaged), None):
                raise EditorialError(f"Nothing was exported: “{damaged.title}” cannot be, {damaged.reason}.")
            number = len(found.skipped)
            none = f"none of the {number} articles is verified" if number > 1 else "the article is not verified"
            raise EditorialError(
                f"Nothing was exported: {none}. Verify them first, or ask for articles that are not verified as well."
            )

    def _remember(self, found: _ExportTally) -> None:
        if self._whose is not None:  # a part of an article is no export of it
            return
        # One that changed during the export is not marked, since its export is stale already; nor one that was deleted.
        try:
            now = self._library.versions()
            same = [key for key, version in found.versions.items() if now.get(key) == version]
            place = str(self._target.absolute()) if isinstance(self._target, Path) else STREAM
            to = Destination(format_id=self._format.info.id, place=name_of(place), profile=self._profile)
            self._library.mark_exported(same, found.at, to)
        except StorageError as error:  # the files are there all the same
            found.not_noted = error.reason


@dataclass
class _ExportTally:
    """Counts of an export so far; `versions` holds the version of each article as it was written, by id."""

    info: FormatInfo
    at: datetime
    versions: dict[str, int] = field(default_factory=dict)
    quotes: int = 0
    mentions: int = 0
    left_out: OmittedCounts = field(default_factory=OmittedCounts)
    lost: Losses = field(default_factory=Losses)
    skipped: list[SkippedArticle] = field(default_factory=list)
    overridden: int = 0
    bare_sources: int = 0
    protected: set[str] = field(default_factory=set)
    leaked: int = 0
    not_noted: str = ""

    def take(self, article_id: str, selected: Selected, version: int) -> None:
        record = selected.record
        verified = record.standing.verified
        self.overridden += verified is not None and verified.override is not None
        self.versions[article_id] = version  # the record may have another id
        self.quotes += len(record.quotes)
        self.mentions += len(record.mentions)
        self.left_out += selected.left_out
        if self.info.content is Content.RECORDS:
            self.bare_sources += sum(one.sha256 not in record.source_texts for one in record.sources.values())
        if self.info.lacks:
            self.lost += take_away(record, self.info.lacks)[1]

    def skip_damaged(self, article_id: str, error: DamageError) -> None:
        """Leave out an article that cannot be read. Raises the error again if more than that article is damaged."""
        place = error.damage.place
        if not place.article:
            raise error
        reason = f"{_DAMAGED} ({error.damage.words})"
        self.skipped.append(SkippedArticle(article_id, place.article, reason, damaged=True))

    def report(self, files: Sequence[Path], proofs: VerificationFiles | None = None) -> ExportReport:
        return ExportReport(
            exported=tuple(self.versions),
            quotes=self.quotes,
            mentions=self.mentions,
            files=tuple(files),
            undecided=self.left_out.undecided,
            rejected=self.left_out.rejected,
            skipped=tuple(self.skipped),
            overridden=self.overridden,
            proved="" if proofs is None else proofs.words,
            unproved=() if proofs is None else tuple(proofs.refused),
            not_noted=self.not_noted,
            lost=Foreseen(self.info.name, len(self.versions), self.lost),
            bare_sources=self.bare_sources,
            pseudonyms=len(self.protected),
            leaked=self.leaked,
            others=self.left_out.others,
        )
