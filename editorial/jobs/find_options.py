"""The options for finding suggestions, read from the settings and memory of a library."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.newsroom_list import NewsroomList
from editorial.domain.reported import known_kinds
from editorial.domain.settings import Setting
from editorial.domain.suggestions import FindOptions, Habit, Lesson, Remembered
from editorial.jobs.trained_model import weights_in_use
from editorial.storage.library import Library


def model_of(library: Library) -> str:
    """Return the name of the model that the library's settings choose."""
    return str(library.get_setting(Setting.MODEL) or DEFAULT_MODEL)


def find_options(library: Library) -> FindOptions:
    """Return the options of the library's settings, with what it learnt: names, speaker habits, lessons, counts."""
    standard = FindOptions()
    labels = library.get_setting(Setting.LABELS_OFF)
    use_memory = library.get_setting(Setting.MEMORY, True)  # noqa: FBT003 - a default
    return replace(
        standard,
        model=model_of(library),
        trained=weights_in_use(library),
        labels_off=standard.labels_off if labels is None else frozenset(map(str, labels)),
        indirect=bool(library.get_setting(Setting.INDIRECT, standard.indirect)),
        reported_off=known_kinds(library.get_setting(Setting.REPORTED_OFF, [])),
        remembered=library.remembered() if use_memory else (),
        habits=library.habits() if use_memory else (),
        lessons=library.lessons() if use_memory else (),
        counts=library.rule_counts() if library.get_setting(Setting.COUNTS, True) else (),  # noqa: FBT003 - a default
    )


class CurrentOptions:
    """The options during a long run, kept up to date with what editors confirm in the meantime.

    Reading the memory of a thousand articles takes a third of a second, so it is read again only after a decision, and
    not more often than every `pause` seconds.
    """

    def __init__(self, library: Library, pause: float = 20.0) -> None:
        self._library = library
        self._pause = pause
        self._decision = self._last_decision()
        self._read_at = monotonic()
        self._options = find_options(library)
        self._listed = NewsroomList()

    def listed(self) -> NewsroomList:
        """Return the newsroom's list as it is now."""
        records = self._library.authority_records()
        if records != self._listed.records:
            self._listed = NewsroomList(records)
        return self._listed

    def for_article(self, article_id: str) -> FindOptions:
        """Return the options for an article, as the function `for_article` does, with the current memory."""
        if monotonic() - self._read_at >= self._pause and self._decision != (last := self._last_decision()):
            self._decision, self._read_at = last, monotonic()
            now = find_options(self._library)
            learnt = {name: getattr(now, name) for name in ("remembered", "habits", "lessons", "counts", "trained")}
            self._options = replace(self._options, **learnt)
        return for_article(self._options, article_id)

    def _last_decision(self) -> int:
        return next((decision.number for decision in self._library.log(limit=1)), 0)


def for_article(options: FindOptions, article_id: str) -> FindOptions:
    """Return the options without what only this article taught."""

    def elsewhere(one: Remembered | Habit | Lesson) -> bool:
        return one.times > 1 or one.article_id != article_id

    return replace(
        options,
        remembered=tuple(one for one in options.remembered if elsewhere(one)),
        habits=tuple(one for one in options.habits if elsewhere(one)),
        lessons=tuple(one for one in options.lessons if elsewhere(one)),
    )
