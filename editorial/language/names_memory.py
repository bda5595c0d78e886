"""What editors confirmed in other articles, as votes and as names to look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from editorial.domain.annotation import Origin
from editorial.domain.suggestions import Remembered
from editorial.language.names_groups import Group
from editorial.language.names_read import Candidate, Piece, Taken, candidate

_LEAD = 2.5
"""By how much a remembered label leads: words around a mention that say otherwise can still win."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Remembered names by what they may be called."""

    by_name: dict[str, tuple[Remembered, ...]]

    @classmethod
    def of(cls, remembered: Iterable[Remembered]) -> Memory:
        """Index remembered names by name and alias."""
        by_name: dict[str, tuple[Remembered, ...]] = {}
        for each in remembered:
            for name in dict.fromkeys((each.name, *each.aliases)):
                key = " ".join(name.split())
                if any(c.isupper() for c in key):
                    by_name[key] = (*by_name.get(key, ()), each)
        return cls(by_name)

    def weigh(self, groups: Sequence[Group]) -> None:
        """Let what is remembered lead; if a name is remembered with several labels, each leads alike."""
        for each in groups:
            known = self.by_name.get(each.members[0].text, ())
            best = max(each.totals.values())
            for memory in known:
                each.totals[memory.label] = best + _LEAD
                times = "once" if memory.times == 1 else f"{memory.times} times"
                each.signs.append((memory.label, _LEAD, f"it was confirmed {times} in other articles"))
            if known:
                for member in each.members:
                    member.origin, member.rule = Origin.MEMORY, "remembered"

    def missed(self, piece: Piece, names: Sequence[Candidate]) -> Iterator[Candidate]:
        """Yield mentions of remembered names that the model did not see, or saw only in part."""
        text, taken = piece.doc.text, Taken(piece, names)
        for name in sorted(self.by_name, key=len, reverse=True):
            at = text.find(name)
            while at >= 0:
                span = piece.doc.char_span(at, at + len(name))
                if span is not None and taken.free(span.start, span.end):
                    made = candidate(piece, span.start, span.end, self.by_name[name][0].label)
                    made.origin, made.rule = Origin.MEMORY, "remembered"
                    taken.take(span.start, span.end)
                    yield made
                at = text.find(name, at + len(name))

    def record(self, names: Iterable[str], label: str) -> Remembered | None:
        """Return what is remembered of an entity of that label with one of those names, or None."""
        known = (memory for name in names for memory in self.by_name.get(name, ()))
        return next((memory for memory in known if memory.label == label), None)
