"""Makes the forms of a language's verbs: those of its irregular verbs are listed, the others go by their ending."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerbForms:
    """How the forms of verbs are made: `endings` by what replaces each ending, `irregular` by the verb."""

    endings: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, tuple[str, ...]]

    def all(self, verbs: Iterable[str]) -> frozenset[str]:
        """Return every form of some verbs, themselves among them."""
        return frozenset(form for verb in verbs for form in (verb, *self._others(verb)))

    def _others(self, verb: str) -> Iterable[str]:
        if verb in self.irregular:
            return self.irregular[verb]
        fitting = [ending for ending in self.endings if verb.endswith(ending)]
        if not fitting:
            return ()
        ending = max(fitting, key=len)
        stem = verb.removesuffix(ending)
        return [stem + other for other in self.endings[ending]]
