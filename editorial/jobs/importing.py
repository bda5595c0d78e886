"""The job that imports articles from files, folders and pasted text into the library."""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from editorial.domain.damage import DamageError
from editorial.domain.errors import ConflictError, EditorialError, InputError, StorageError
from editorial.domain.import_rules import ImportRuleKind
from editorial.domain.library import Added
from editorial.domain.record import Record
from editorial.domain.twins import join_twins
from editorial.formats.reading.article_text import LeftOut, ReadSoFar
from editorial.formats.reading.source import Source, name_of
from editorial.formats.reading.table_columns import Columns, roles_in
from editorial.jobs.counting import counted
from editorial.jobs.earlier_articles import EarlierArticles
from editorial.jobs.import_batch import Batch, Waiting
from editorial.jobs.import_preview import is_remembered
from editorial.jobs.import_report import Held, ImportReport, Outcome, Tally, reasons
from editorial.jobs.import_rules import rules_in_use
from editorial.jobs.input_files import look_for_files
from editorial.jobs.large_imports import long_words, many_articles, many_files
from editorial.jobs.own_files import refuse_own_input
from editorial.jobs.progress import Cancel, Progress
from editorial.jobs.reading import PASTED, WORD, Arrival, Found, TableToName, arrival_of_text
from editorial.jobs.reading_apart import arrivals_apart
from editorial.jobs.taking_over import (
    add_annotations,
    add_comments,
    as_decided,
    decide_found,
    decided_in,
    made_elsewhere,
)
from editorial.language.lexicon.languages import broken_languages
from editorial.storage.library import Library

_SAME_TEXT = "its text is in the library already"
_SAME_WORDS = "its words are in the library already; only line ends, spaces or invisible characters differ"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A pasted text, and what its editor says of it: source, date of publication (ISO 8601), authors."""

    text: str
    source: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()


class Look(StrEnum):
    """What becomes of an article that somebody should look at before it is stored."""

    FIRST = "first"
    """It is held: what is lossy, what looks garbled, what the format always asks for, and what is very much."""
    AGREED = "agreed"
    """As FIRST, but how much it is was agreed to."""
    GARBLED = "garbled"
    """Only what looks garbled is held; what was cut is said."""
    REPAIRED = "repaired"
    """Nothing is held; what looks garbled is set right."""
    NEVER = "never"
    """Nothing is held; everything is stored as it was read."""


_ASKING = frozenset({Look.FIRST, Look.AGREED})


class _Reading(NamedTuple):
    """What is read: its name, what it holds, and its path if it is a file."""

    name: str
    articles: Iterable[Found]
    path: Path | None = None


class Import:
    """Import files, folders and pasted text; go on after an article that cannot be read."""

    words = "Importing articles"

    def __init__(
        self,
        library: Library,
        paths: Sequence[Path] = (),
        *,
        pasted: Pasted | None = None,
        seen: Sequence[Arrival | Source] = (),
        look: Look = Look.GARBLED,
        decided: bool = False,
        columns: Columns | None = None,
    ) -> None:
        """Import from `paths`, or `pasted` text, or articles and tables that somebody has `seen`.

        `decided` takes what other programs annotated as decided by who imports it, else it comes in as suggestions.
        `columns` says which column of a table holds what, by the heading for each detail
        (`file_formats.ARTICLE_DETAILS`), and which sheet of a workbook is read.
        """
        self._library = library
        self._paths = paths
        self._pasted = pasted
        self._seen = seen
        self._look = look
        self._decided = decided
        self._columns = columns or Columns()
        self._asked: dict[str, str] = {}
        self._earlier = EarlierArticles(library)
        self._batch = Batch()

    def run(self, cancel: Cancel) -> Generator[Progress, None, ImportReport]:
        """Import article by article; stop if the library fails, and report what was imported before."""
        found = Tally(decided=self._decided)
        files = yield from self._files(found, cancel)
        for problem in broken_languages():
            yield found.fail(problem, Progress(0, None, self.words))
        if self._look is Look.FIRST and (large := many_files(self._paths, files)) is not None:
            found.hold_large(large)
            return found.report()
        sources = [*self._sources(files)]
        for done, source in enumerate(sources):
            if self._batch.empty:
                found.unread = len(sources) - done
            progress = Progress(done, len(sources), f"Reading {Path(source.name).name}")
            yield progress
            try:
                articles = yield from self._looked_over(source, found, progress, cancel)
                found.cancelled = cancel.cancelled
                for one in articles:
                    if cancel.cancelled:
                        found.cancelled = True
                        break
                    if isinstance(one, ReadSoFar):
                        progress = progress._replace(share=one.share)
                        yield progress
                    else:
                        yield from self._take(one, found, progress)
                if found.cancelled or done + 1 == len(sources):
                    yield from self._store_waiting(found, progress)
            except StorageError as error:
                return found.report(error)
            if found.cancelled:
                return found.report()
        found.unread = 0
        yield Progress(len(sources), len(sources), found.report().words)
        return found.report()

    def _files(self, found: Tally, cancel: Cancel) -> Generator[Progress, None, list[Path]]:
        looking = Progress(0, None, "Looking for articles")
        yield looking
        files: list[Path] = []
        for path in look_for_files(self._paths):
            if cancel.cancelled:
                found.cancelled = True
                break
            refused = refuse_own_input(self._library, path) if isinstance(path, Path) else path
            if isinstance(refused, InputError):
                yield found.fail(refused, looking)
            elif isinstance(refused, LeftOut) and refused.ask and self._look in _ASKING:
                self._asked[refused.source] = refused.reason
                files.append(Path(refused.source))
            elif isinstance(refused, LeftOut):
                found.leave_out(refused)
            elif isinstance(path, Path):
                files.append(path)
        return files

    def _sources(self, files: Sequence[Path]) -> Iterator[_Reading]:
        if self._pasted is not None:
            yield _Reading(PASTED, _pasted(self._pasted))
        known = roles_in(rules_in_use(self._library, ImportRuleKind.COLUMNS))
        sheets = {names: then[0] for names, then in rules_in_use(self._library, ImportRuleKind.SHEET).items()}
        columns = replace(self._columns, known=known, sheets=sheets, ask=self._look in _ASKING)
        for one in self._seen:
            if isinstance(one, Arrival):
                yield _Reading(one.origin, (one,))
            else:
                told = replace(columns, chosen=one.columns.chosen)
                yield _Reading(one.name, arrivals_apart(replace(one, columns=told)))
        for path in files:
            yield _Reading(name_of(path), arrivals_apart(replace(Source.of_path(path), columns=columns)), path)

    def _looked_over(
        self, reading: _Reading, found: Tally, progress: Progress, cancel: Cancel
    ) -> Generator[Progress, None, Iterable[Found]]:
        """Return what a file holds; nothing if that is so much that somebody has to agree first."""
        if self._look is not Look.FIRST or reading.path is None:
            return reading.articles
        read: list[Found] = []
        articles: list[Arrival] = []
        for one in reading.articles:
            if isinstance(one, Arrival):
                articles.append(one)
            if isinstance(one, ReadSoFar):
                progress = progress._replace(share=one.share)
            else:
                read.append(one)
            yield progress
            if (large := many_articles(reading.path, articles)) is not None:
                found.hold_large(large)
                return ()
            if cancel.cancelled:
                break
        return read

    def _take(
        self, one: Arrival | TableToName | LeftOut | InputError, found: Tally, progress: Progress
    ) -> Iterator[Progress]:
        """Let an article wait to be stored, or do with it what is to be done instead, after those that wait."""
        if not isinstance(one, Arrival):
            yield from self._store_waiting(found, progress)
            yield _told(one, found, progress)
            return
        one = _without_twins(one)
        if self._batch.has_one_like(one.record.article):
            yield from self._store_waiting(found, progress)
        instead = self._instead(one)
        if instead is None and one.mended is not None and self._look is Look.REPAIRED:
            yield from self._take(one.mended, found, progress)
            return
        if instead is None and (why := self._why_held(one)):
            instead = partial(_held, one, why, one.origin in self._asked)
        if instead is not None:
            yield from self._store_waiting(found, progress)
            yield instead(found, progress)
            return
        self._batch.put(self._waiting(one))
        if self._batch.full:
            yield from self._store_waiting(found, progress)
        else:
            yield progress

    def _instead(self, one: Arrival) -> Callable[[Tally, Progress], Progress] | None:
        """Return what is done with an article that the library has already, None if it has not."""
        article = one.record.article
        if (twin := self._library.find_text(article.sha256)) is not None:
            return partial(self._join, one, twin)
        if (twin := self._earlier.same_words(article)) is not None:
            return partial(_same_words, one, twin)
        return None

    def _join(self, one: Arrival, twin: str, found: Tally, progress: Progress) -> Progress:
        """Add what another program annotated, or somebody commented, to the article that has its text already."""
        if one.form == WORD and one.record.notes:
            return self._comment(one, twin, found, progress)
        if not made_elsewhere(one.form) or not (one.record.mentions or one.record.quotes):
            found.put(Outcome.SAME, one, _SAME_TEXT, twin)
            return progress
        try:
            added, said = add_annotations(self._library, twin, one.record)
            decided = self._decide(twin, one.record, found) if self._decided else 0
        except (DamageError, ConflictError) as error:
            return found.fail(InputError(str(error), source=one.origin), progress)
        if added:
            found.suggested_in.append(twin)
        told = (f"{counted(decided, 'annotation')} taken as decided",) if decided else ()
        said = "; ".join((said, *told, *(reasons(one) if added else ())))
        found.put(Outcome.JOINED if added or decided else Outcome.SAME, one, said, twin)
        return progress._replace(article_id=twin) if added or decided else progress

    def _comment(self, one: Arrival, twin: str, found: Tally, progress: Progress) -> Progress:
        try:
            decision = add_comments(self._library, twin, one.record, one.origin, *self._by_now(), found.step)
        except (DamageError, ConflictError) as error:
            return found.fail(InputError(str(error), source=one.origin), progress)
        if decision is None:
            found.put(Outcome.SAME, one, f"{_SAME_TEXT}, and its comments are notes there", twin)
            return progress
        found.decisions.append(decision.number)
        added = counted(len(decision.changes), "comment")
        found.put(Outcome.JOINED, one, f"{_SAME_TEXT}; {added} added as notes", twin)
        return progress._replace(article_id=twin)

    def _decide(self, twin: str, record: Record, found: Tally) -> int:
        """Take annotations as decided in an article that is there; return how many."""
        decision = decide_found(self._library, twin, record, *self._by_now(), found.step)
        if decision is None:
            return 0
        found.decisions.append(decision.number)
        return decided_in(decision)

    def _by_now(self) -> tuple[str, datetime]:
        return self._library.user, datetime.now(UTC).replace(microsecond=0)

    def _why_held(self, one: Arrival) -> str:
        if self._look in {Look.NEVER, Look.REPAIRED}:
            return ""
        if one.origin in self._asked:
            return f"{self._asked[one.origin]}, or tick it here"
        if one.mended is not None:
            return f"it looks garbled, and could be set right: {one.garbled}"
        if self._look not in _ASKING:
            return ""
        if why := long_words(one):
            return why
        if not (one.cut or one.look) or is_remembered(one, self._as_read()):
            return ""
        return "; ".join(reasons(one)) or "such files have to be looked at before they are stored"

    def _as_read(self) -> Collection[str]:
        return rules_in_use(self._library, ImportRuleKind.AS_READ)

    def _waiting(self, one: Arrival) -> Waiting:
        """Return an article as it is to be stored, with what is to be said of it."""
        record, outcome, said = one.record, Outcome.TAKEN, "; ".join(reasons(one))
        if one.plain and (earlier := self._earlier.earlier_version(record.article, one.before)) is not None:
            record, outcome = _later(record, earlier), Outcome.SUPERSEDES
            said = "; ".join(part for part in (f"it is a later version of {earlier[:12]}, which stays", said) if part)
        if self._decided and made_elsewhere(one.form):
            record = as_decided(record, *self._by_now())
        return Waiting(one, record, outcome, said)

    def _store_waiting(self, found: Tally, progress: Progress) -> Iterator[Progress]:
        """Store those that wait in one transaction; if that cannot be, each alone, so that only some are refused."""
        waiting = self._batch.taken()
        together: list[Added] | None = None
        if len(waiting) > 1:
            try:
                together = self._library.add_all([one.record for one in waiting])
            except StorageError:
                raise
            except Exception:  # noqa: BLE001 - whatever is wrong with one of them, the others are stored
                together = None
        for number, one in enumerate(waiting):
            if together is not None:
                yield self._stored(one, together[number], found, progress)
            else:
                yield self._store_alone(one, found, progress)

    def _store_alone(self, one: Waiting, found: Tally, progress: Progress) -> Progress:
        origin, article = one.arrival.origin, one.record.article
        try:
            added = self._library.add(one.record)
        except InputError as error:
            return found.fail(InputError(error.reason, source=origin, place=error.place), progress)
        except EditorialError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with an article, the others are imported
            reason = f"it cannot be stored ({type(error).__name__})"
            return found.fail(InputError(reason, source=origin, place=f"id {article.id}"), progress)
        return self._stored(one, added, found, progress)

    def _stored(self, one: Waiting, added: Added, found: Tally, progress: Progress) -> Progress:
        if added.duplicate_of is not None:  # another process stored it meanwhile
            found.put(Outcome.SAME, one.arrival, _SAME_TEXT, added.duplicate_of)
            return progress
        self._earlier.add(one.record.article)
        found.put(one.outcome, one.arrival, one.said, added.article_id)
        return progress._replace(article_id=added.article_id)


def _told(one: InputError | LeftOut | TableToName, found: Tally, progress: Progress) -> Progress:
    """Note what is no article; return the step that tells of it."""
    if isinstance(one, InputError):
        return found.fail(one, progress)
    if isinstance(one, LeftOut):
        found.leave_out(one)
    else:
        found.hold_table(one)
    return progress


def _same_words(one: Arrival, twin: str, found: Tally, progress: Progress) -> Progress:
    found.put(Outcome.SAME, one, _SAME_WORDS, twin)
    return progress


def _held(one: Arrival, why: str, doubtful: bool, found: Tally, progress: Progress) -> Progress:  # noqa: FBT001
    found.hold(Held(one, why, doubtful=doubtful))
    return progress


def _without_twins(arrival: Arrival) -> Arrival:
    """Return an article in which no suggestion is there twice, and which says how many were joined."""
    record, number = join_twins(arrival.record)
    if not number:
        return arrival
    was = "was" if number == 1 else "were"
    said = f"{counted(number, 'annotation')} {was} there more than once, and joined: the same words with the same label"
    return replace(arrival, record=record, notes=(*arrival.notes, said))


def _later(record: Record, earlier: str) -> Record:
    """Return a record as a later version of an article; its id is then that of its text."""
    article = record.article
    own = article.sha256 if article.id == earlier else article.id
    return replace(record, article=replace(article, id=own, supersedes=article.supersedes or earlier))


def _pasted(pasted: Pasted) -> Iterator[Found]:
    try:
        arrival = arrival_of_text(pasted.text)
    except InputError as error:
        yield error
        return
    yield described(arrival, pasted)


def described(arrival: Arrival, known: Pasted) -> Arrival:
    """Return an article with what its editor says of it."""
    mended = None if arrival.mended is None else described(arrival.mended, known)
    found = arrival.record.article
    article = replace(found, source=known.source, published=known.published, authors=known.authors or found.authors)
    return replace(arrival, record=replace(arrival.record, article=article), mended=mended)
