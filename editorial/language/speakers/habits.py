"""Whom editors took a speaker's words to mean in other articles: *the mayor* was Ana Ruiz, *she* was Ana Ruiz."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from editorial.domain.annotation import Entity
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.suggestions import Habit
from editorial.language.lexicon.quotes import QuoteLexicon


@dataclass(frozen=True, slots=True)
class Habits:
    """What is remembered of the entities of one article.

    `called` holds for what they were called (in lower case, without *the*) the entities that were meant, the most
    often confirmed first; `sex` for each entity the pronoun that named it most often.
    """

    called: dict[str, tuple[tuple[str, Habit], ...]] = field(default_factory=dict)
    sex: dict[str, tuple[str, Habit]] = field(default_factory=dict)

    @classmethod
    def of(cls, habits: Iterable[Habit], entities: Sequence[Entity], lexicon: QuoteLexicon) -> Habits:
        """Take those that are about entities of the article, by name or alias and label."""
        named: dict[tuple[str, str], str] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                named.setdefault((name, entity.label), entity.id)
        called: dict[str, tuple[tuple[str, Habit], ...]] = {}
        sex: dict[str, tuple[str, Habit]] = {}
        for habit in sorted(habits, key=lambda habit: -habit.times):
            key = named.get((habit.name, habit.label))
            if key is None:
                continue
            kind = lexicon.pronouns.get(habit.words.lower())
            if kind in {"man", "woman"}:
                sex.setdefault(key, (kind, habit))
            elif kind is None:
                words = bare(habit.words, lexicon)
                called[words] = (*called.get(words, ()), (key, habit))
        return cls(called, sex)

    def meant(self, words: str, lexicon: QuoteLexicon) -> tuple[str, Habit] | None:
        """Return the entity that words such as *the mayor* mostly meant, with what is remembered; None if none did."""
        found = self.called.get(bare(words, lexicon), ())
        return found[0] if found else None

    def contradicts(self, entity: str, kind: str) -> Habit | None:
        """Return what is remembered if another pronoun than one of this kind (man, woman) named an entity."""
        known = self.sex.get(entity)
        return known[1] if known is not None and known[0] != kind else None


def bare(words: str, lexicon: QuoteLexicon) -> str:
    """Return what somebody is called in lower case, without a leading *the*."""
    first, *rest = words.lower().split() or [""]
    return " ".join(rest if rest and first in lexicon.definite else (first, *rest))


def habit_reason(words: str, name: str, habit: Habit) -> Reason:
    """Return what is remembered as a reason."""
    return Reason.of(ReasonCode.HABIT, words, name, habit.times)
