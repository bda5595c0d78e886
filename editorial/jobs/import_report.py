"""The report of an import: one row for each article and file, so that nothing is passed over in silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from editorial.domain.errors import InputError, StorageError
from editorial.formats.reading.article_text import LeftOut
from editorial.jobs.counting import counted, sentence
from editorial.jobs.large_imports import Large
from editorial.jobs.progress import Progress
from editorial.jobs.reading import Arrival, TableToName


class Outcome(StrEnum):
    """What became of one article or file; the value is the word for it in a table."""

    TAKEN = "taken in"
    SUPERSEDES = "supersedes"
    SAME = "the same as before"
    JOINED = "annotations added"
    HELD = "to be looked at"
    REFUSED = "refused"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class ImportRow:
    """What became of one article or file: where it was read, its title, the id of its article, and why."""

    outcome: Outcome
    source: str
    place: str = ""
    reason: str = ""
    title: str = ""
    article_id: str | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the row as cells of a table: outcome, file, place, title, reason."""
        return self.outcome, self.source, self.place, self.title, self.reason

    @property
    def words(self) -> str:
        """Return the row as one line: `refused: letters.json: line 3: it is no record`."""
        return ": ".join(part for part in (self.outcome, self.source, self.place, self.title, self.reason) if part)


HEADINGS = ("Outcome", "File", "Place", "Headline", "Reason")
"""The headings of the cells of a row."""


@dataclass(frozen=True, slots=True)
class Held:
    """An article that is stored only if somebody looked at it, and why; `doubtful` if it is probably no article."""

    arrival: Arrival
    why: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of each article and file, in the order in which they were read.

    `held` are the articles that somebody has to look at first, `tables` those whose columns somebody has to name,
    `large` what is so much that somebody has to agree. After a cancel, or an error of the library (`failure`), this is
    what was imported until then, and is kept; `unread` files, the one that was being read among them, were then not
    read to their end. `decided` says that annotations of other programs were taken as decided; `decisions` are the
    numbers of the decisions that this or comments made in articles that were there, which are one step of undo;
    `suggested_in` are the articles that were there and got suggestions, which undo leaves.
    """

    rows: tuple[ImportRow, ...] = ()
    held: tuple[Held, ...] = ()
    tables: tuple[TableToName, ...] = ()
    large: tuple[Large, ...] = ()
    problems: tuple[InputError, ...] = ()
    cancelled: bool = False
    failure: StorageError | None = None
    unread: int = 0
    decided: bool = False
    decisions: tuple[int, ...] = ()
    suggested_in: tuple[str, ...] = ()

    @property
    def waits(self) -> bool:
        """Return whether somebody has to look at something before it is stored."""
        return bool(self.held or self.tables or self.large)

    @property
    def new(self) -> Mapping[str, str]:
        """Return the titles of the new articles, by id."""
        new = (Outcome.TAKEN, Outcome.SUPERSEDES)
        return {row.article_id: row.title for row in self.rows if row.outcome in new and row.article_id is not None}

    @property
    def added(self) -> tuple[str, ...]:
        """Return the ids of the new articles."""
        return tuple(self.new)

    def of(self, outcome: Outcome) -> tuple[ImportRow, ...]:
        """Return the rows with one outcome."""
        return tuple(row for row in self.rows if row.outcome is outcome)

    @property
    def notable(self) -> tuple[ImportRow, ...]:
        """Return the rows that say more than that an article was taken in."""
        return tuple(row for row in self.rows if row.outcome is not Outcome.TAKEN or row.reason)

    @property
    def words(self) -> str:
        """Return the report as one sentence for people."""
        if self.failure is not None:
            words = f"{self._counts} After that the import stopped: {self.failure.reason}"
            return (
                f"{words} {counted(self.unread, 'file')} {'was' if self.unread == 1 else 'were'} not read to the end."
            )
        return self._counts

    @property
    def _counts(self) -> str:
        there, out, held = (len(self.of(one)) for one in (Outcome.SAME, Outcome.LEFT_OUT, Outcome.HELD))
        later, joined = len(self.of(Outcome.SUPERSEDES)), len(self.of(Outcome.JOINED))
        return sentence(
            "Stopped" if self.cancelled else "",
            f"{counted(len(self.added), 'article')} imported",
            f"{later} of them {'supersedes an earlier one' if later == 1 else 'supersede earlier ones'}"
            if later
            else "",
            f"{there} {'was' if there == 1 else 'were'} there already" if there else "",
            f"annotations added to {counted(joined, 'article')} that {'was' if joined == 1 else 'were'} there already"
            if joined
            else "",
            f"{held} {'has' if held == 1 else 'have'} to be looked at first" if held else "",
            f"{len(self.problems)} could not be read" if self.problems else "",
            f"{out} {'was' if out == 1 else 'were'} left out" if out else "",
        )


@dataclass
class Tally:
    """The results of an import so far."""

    rows: list[ImportRow] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    tables: list[TableToName] = field(default_factory=list)
    large: list[Large] = field(default_factory=list)
    problems: list[InputError] = field(default_factory=list)
    cancelled: bool = False
    unread: int = 0
    decided: bool = False
    decisions: list[int] = field(default_factory=list)
    suggested_in: list[str] = field(default_factory=list)

    @property
    def step(self) -> int | None:
        """Return the number of the first decision that was made, None before that."""
        return self.decisions[0] if self.decisions else None

    def fail(self, problem: InputError, progress: Progress) -> Progress:
        """Note what is refused; return the step that tells of it."""
        self.problems.append(problem)
        self.rows.append(ImportRow(Outcome.REFUSED, problem.source, problem.place, problem.reason))
        return progress._replace(problem=problem)

    def leave_out(self, left_out: LeftOut) -> None:
        """Note a file that is left out."""
        self.rows.append(ImportRow(Outcome.LEFT_OUT, left_out.source, reason=left_out.reason))

    def hold(self, held: Held) -> None:
        """Note an article that has to be looked at first."""
        self.held.append(held)
        self.put(Outcome.HELD, held.arrival, held.why)

    def hold_table(self, table: TableToName) -> None:
        """Note a table whose columns have to be named first."""
        self.tables.append(table)
        self.rows.append(ImportRow(Outcome.HELD, table.source.name, reason="somebody has to say what its columns hold"))

    def hold_large(self, large: Large) -> None:
        """Note what is so much that somebody has to agree first."""
        self.large.append(large)
        self.rows.append(ImportRow(Outcome.HELD, large.name, reason=large.why))

    def put(self, outcome: Outcome, arrival: Arrival, reason: str = "", article_id: str | None = None) -> None:
        """Note what became of an article."""
        article = arrival.record.article
        self.rows.append(ImportRow(outcome, arrival.origin, "", reason, article.title, article_id))

    def report(self, failure: StorageError | None = None) -> ImportReport:
        """Return the report of all that was noted."""
        return ImportReport(
            tuple(self.rows),
            tuple(self.held),
            tuple(self.tables),
            tuple(self.large),
            tuple(self.problems),
            self.cancelled,
            failure,
            self.unread if failure is not None else 0,
            self.decided,
            tuple(self.decisions),
            tuple(self.suggested_in),
        )


def reasons(arrival: Arrival) -> Iterator[str]:
    """Yield what is to be said of an article that was taken in: what was cut, and what is doubtful."""
    if arrival.losses:
        yield arrival.losses
    yield from arrival.notes
