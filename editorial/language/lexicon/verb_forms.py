"""Inflected forms of verbs, from a list of irregular verbs and rules for endings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VerbForms:
    """Rules for verb forms: `endings` maps an ending to those that replace it, `irregular` a verb to its forms."""

    endings: Mapping[str, tuple[str, ...]]
    irregular: Mapping[str, tuple[str, ...]]

    def all(self, verbs: Iterable[str]) -> frozenset[str]:
        """Return all forms of some verbs, including the verbs themselves."""
        return frozenset(form for verb in verbs for form in (verb, *self._others(verb)))

    def _others(self, verb: str) -> Iterable[str]:
        """Return the other forms of a verb."""
        if verb in self.irregular:
            return self.irregular[verb]
        fitting = [ending for ending in self.endings if verb.endswith(ending)]
        if not fitting:
            return ()
        ending = max(fitting, key=len)
        stem = verb.removesuffix(ending)
        return [stem + other for other in self.endings[ending]]
