"""Speaker habits: the entities that descriptions and pronouns meant in other articles, as editors decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from editorial.domain.annotation import Entity
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.suggestions import Habit
from editorial.language.lexicon.quotes import QuoteLexicon


@dataclass(frozen=True, slots=True)
class Habits:
    """The speaker habits of the entities of one article.

    `called` maps a description (in lower case, without *the*) to the entities that it meant, the most often confirmed
    first. `sex` maps an entity to the kind of pronoun (`man` or `woman`) that meant it most often.
    """

    called: dict[str, tuple[tuple[str, Habit], ...]] = field(default_factory=dict)
    sex: dict[str, tuple[str, Habit]] = field(default_factory=dict)

    @classmethod
    def of(cls, habits: Iterable[Habit], entities: Sequence[Entity], lexicon: QuoteLexicon) -> Habits:
        """Return the habits of the entities of the article, matched by label and name or alias."""
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
        """Return the entity that a description such as *the mayor* meant most often, with the habit, or None."""
        found = self.called.get(bare(words, lexicon), ())
        return found[0] if found else None

    def contradicts(self, entity: str, kind: str) -> Habit | None:
        """Return the habit of an entity if it was meant by pronouns of the other kind (`man`, `woman`), else None."""
        known = self.sex.get(entity)
        return known[1] if known is not None and known[0] != kind else None


def bare(words: str, lexicon: QuoteLexicon) -> str:
    """Return a description in lower case, without a definite article at its start."""
    first, *rest = words.lower().split() or [""]
    return " ".join(rest if rest and first in lexicon.definite else (first, *rest))


def habit_reason(words: str, name: str, habit: Habit) -> Reason:
    """Return the reason for a speaker that a habit gives."""
    return Reason.of(ReasonCode.HABIT, words, name, habit.times)
