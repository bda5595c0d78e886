"""The job that suggests names and quotes for articles of the library, and keeps what editors decided."""

from __future__ import annotations

from collections.abc import Collection, Generator, Sequence
from dataclasses import dataclass, field, replace

from editorial.domain.article import Article, State
from editorial.domain.damage import DamageError
from editorial.domain.errors import ConflictError, EditorialError, GoneError, StorageError
from editorial.domain.garbage_collection import garbage_collection_paused
from editorial.domain.merging import merge
from editorial.domain.problem import Problem, ProblemCode, ProblemError
from editorial.domain.record import Change
from editorial.domain.suggestions import Suggestions
from editorial.jobs.authority_links import with_list
from editorial.jobs.counting import counted, sentence
from editorial.jobs.earlier_decisions import with_earlier
from editorial.jobs.find_options import CurrentOptions
from editorial.jobs.language_process import ArticleFailed
from editorial.jobs.progress import Cancel, Cancelled, Progress
from editorial.jobs.suggestion_process import SuggestionProcess, TakenOver
from editorial.storage.library import Library

_LONG = 200_000
"""Length of an article, in code points, from which on the progress names it, since it takes long."""

WAITING = frozenset({State.NEW})
NOT_VERIFIED = frozenset(State) - {State.VERIFIED}


@dataclass(frozen=True, slots=True)
class FailedArticle:
    """An article for which nothing could be suggested, and why."""

    article_id: str
    title: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class SuggestReport:
    """The ids of the articles that got suggestions, the articles that failed, and the ids of those left alone.

    Left alone are articles that are verified, or that are no longer in a state in which they wait for suggestions.
    `failed_before` are articles that wait for suggestions and failed in an earlier run; they are tried again only if
    they are named. After an error of the library (`failure`) this is what was stored until then, and is kept; `unread`
    articles, the one at which it stopped among them, got nothing.
    """

    done: tuple[str, ...] = ()
    failed: tuple[FailedArticle, ...] = ()
    left_alone: tuple[str, ...] = ()
    cancelled: bool = False
    failed_before: tuple[FailedArticle, ...] = ()
    failure: StorageError | None = None
    unread: int = 0

    @property
    def words(self) -> str:
        """Return the report in words for people."""
        if self.failure is None:
            return self._counts
        left = f"{counted(self.unread, 'article')} {'was' if self.unread == 1 else 'were'} not looked at."
        return f"{self._counts} After that this stopped: {self.failure.reason} {left}"

    @property
    def _counts(self) -> str:
        alone, before = len(self.left_alone), len(self.failed_before)
        return sentence(
            "Stopped" if self.cancelled else "",
            f"names and quotes looked for in {counted(len(self.done), 'article')}",
            f"{len(self.failed)} failed" if self.failed else "",
            f"{alone} left as {'it is' if alone == 1 else 'they are'}" if alone else "",
            f"{before} failed before and {'was' if before == 1 else 'were'} not tried again" if before else "",
        )


class Suggest:
    """Suggest names and quotes for the articles named, or all new ones, as far as they are in one of `states`.

    Running it again replaces only suggestions of its own that nobody has touched, and suggests nothing that was
    rejected; what another program annotated stays.
    """

    words = "Looking for names and quotes"

    def __init__(
        self,
        library: Library,
        process: SuggestionProcess,
        article_ids: Sequence[str] | None = None,
        states: Collection[State] | None = None,
    ) -> None:
        self._library = library
        self._process = process
        self._article_ids = article_ids
        self._states = states or (WAITING if article_ids is None else NOT_VERIFIED)

    def run(self, cancel: Cancel) -> Generator[Progress, None, SuggestReport]:
        """Suggest article by article, and return what was stored if the library fails after that.

        Raises ProcessFailed if the process cannot be started, and StorageError if nothing was stored.
        """
        found = _SuggestTally()
        waiting = self._waiting(found)
        options = CurrentOptions(self._library)
        for done, article_id in enumerate(waiting):
            begun = Progress(done, len(waiting), self.words)
            yield begun
            if cancel.cancelled:
                break
            try:
                problem = yield from self._attempt(article_id, options, found, cancel, begun)
            except Cancelled:
                break
            except StorageError as error:
                if not (found.done or found.failed):
                    raise
                return found.report(cancelled=False, failure=error, unread=len(waiting) - done)
            yield Progress(done + 1, len(waiting), self.words, article_id, problem)
        return found.report(cancelled=cancel.cancelled)

    def _waiting(self, found: _SuggestTally) -> Sequence[str]:
        if self._article_ids is not None:
            return tuple(dict.fromkeys(self._article_ids))
        rows = [row for row in self._library.queue() if row.state is State.NEW]
        found.failed_before = [FailedArticle(row.id, row.title, row.problem) for row in rows if row.problem]
        return [row.id for row in rows if row.problem is None]

    def _attempt(
        self, article_id: str, options: CurrentOptions, found: _SuggestTally, cancel: Cancel, begun: Progress
    ) -> Generator[Progress, None, EditorialError | None]:
        """Suggest for one article; one that is gone or damaged is no error of the library."""
        try:
            return (yield from self._suggest(article_id, options, found, cancel, begun))
        except GoneError:  # it was deleted meanwhile
            return None
        except DamageError as error:
            return found.fail_damaged(article_id, error)

    def _suggest(
        self, article_id: str, options: CurrentOptions, found: _SuggestTally, cancel: Cancel, begun: Progress
    ) -> Generator[Progress, None, EditorialError | None]:
        """Suggest for one article; return its problem, which is also stored in the library, or None."""
        if self._is_left_alone(article_id):
            found.left_alone.append(article_id)
            return None
        article = self._library.load(article_id).record.article
        kept = found.done
        if len(article.text) > _LONG:
            begun = begun._replace(words=f"{self.words} in “{article.title}”")
        try:
            asked = options.for_article(article_id)
            suggestions = yield from self._process.suggest(article, asked, cancel, begun)
            suggestions = with_list(suggestions, options.listed(), article.text)
            suggestions = with_earlier(self._library, article, suggestions)
            with garbage_collection_paused():
                stored = self._put(article_id, suggestions, cancel)
            if not stored:
                kept = found.left_alone
        except ArticleFailed as error:
            self._library.mark_problem(article_id, error.problem)
            return found.fail(article, error.problem)
        except ConflictError as error:
            return found.fail(article, Problem.of_words(str(error)))
        except TakenOver:
            kept = found.left_alone
        except EditorialError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with an article, the others get suggestions
            problem = Problem.of(ProblemCode.NOT_READ, detail=type(error).__name__)
            self._library.mark_problem(article_id, problem)
            return found.fail(article, problem)
        kept.append(article_id)
        return None

    def _is_left_alone(self, article_id: str) -> bool:
        return not any(row.state in self._states for row in self._library.queue_rows([article_id]))

    def _put(self, article_id: str, suggestions: Suggestions, cancel: Cancel) -> bool:
        """Store suggestions, and retry once after a conflict; return whether they are stored."""
        try:
            return self._put_once(article_id, suggestions, cancel)
        except ConflictError:
            return self._put_once(article_id, suggestions, cancel)

    def _put_once(self, article_id: str, suggestions: Suggestions, cancel: Cancel) -> bool:
        """Store suggestions for the article as it is now, all or none, unless it was verified in the meantime."""
        cancel.check()
        loaded = self._library.load(article_id)
        standing = loaded.record.standing
        if standing.state is State.VERIFIED:
            return False
        cancel.check()
        touched = self._library.touched(article_id)
        changes = [*merge(loaded.record, suggestions, touched, cancel.check, keep_imported=True)]
        if standing.state is State.NEW:
            changes.append(Change(standing, replace(standing, state=State.SUGGESTED)))
        self._library.put_suggestions(
            article_id,
            changes,
            loaded.version,
            possibly_missed=suggestions.possibly_missed,
            model=self._process.model,
            watch=cancel.check,
        )
        return True


@dataclass
class _SuggestTally:
    """The results of a run so far."""

    done: list[str] = field(default_factory=list)
    failed: list[FailedArticle] = field(default_factory=list)
    left_alone: list[str] = field(default_factory=list)
    failed_before: list[FailedArticle] = field(default_factory=list)

    def fail(self, article: Article, problem: Problem) -> EditorialError:
        self.failed.append(FailedArticle(article.id, article.title, problem))
        return ProblemError(problem, article.title or article.id)

    def fail_damaged(self, article_id: str, error: DamageError) -> EditorialError:
        """Note an article that cannot be read. Raises the error again if more than that article is damaged."""
        if not error.damage.place.article:
            raise error
        problem = Problem.of(ProblemCode.DAMAGED, detail=error.damage.words)
        self.failed.append(FailedArticle(article_id, article_id, problem))
        return ProblemError(problem, article_id)

    def report(self, *, cancelled: bool, failure: StorageError | None = None, unread: int = 0) -> SuggestReport:
        lists = tuple(self.done), tuple(self.failed), tuple(self.left_alone)
        return SuggestReport(*lists, cancelled, tuple(self.failed_before), failure, unread)
