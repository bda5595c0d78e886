"""Words of a language that stand for a speaker, read from its file in `resources/languages` at their first use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from editorial.domain.errors import EditorialError
from editorial.domain.languages import section
from editorial.domain.resources import resources_folder

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """The words of one language, in lower case.

    `pronouns`, `titles` and `nouns` map a word to what it says about a speaker: `man`, `woman`, `thing`, `many`, and
    for nouns `person`. `definite` are definite articles, `bodies` nouns for an organisation, `letters` what follows a
    person's name (*QC*).
    """

    pronouns: Words = field(default_factory=dict)
    titles: Words = field(default_factory=dict)
    nouns: Words = field(default_factory=dict)
    definite: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()


@cache
def speaker_words(language: str) -> SpeakerWords:
    """Return the words of a language; none if it has no file, or the files are not installed."""
    quotes, names = section(language, "quotes"), section(language, "names")
    return SpeakerWords(
        pronouns=_by_word(_table(quotes, "pronouns")),
        titles=_by_word(_table(quotes, "titles")),
        nouns=_by_word(_table(quotes, "person_nouns")),
        definite=_set(quotes.get("definite")),
        bodies=_set(names.get("org_before")) | _set(_table(names, "heads").get("ORG")),
        letters=_set(names.get("after_person")),
    )


def _table(of: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = of.get(name)
    return found if isinstance(found, dict) else {}


def _by_word(table: Mapping[str, Any]) -> dict[str, str]:
    return {word: kind for kind, words in table.items() if isinstance(words, str) for word in words.split()}


def _set(words: object) -> frozenset[str]:
    return frozenset(words.split()) if isinstance(words, str) else frozenset()


@cache
def given_names() -> Words:
    """Return the sex of given names (`m`, `f`, `b` for both); none if the list is not installed."""
    try:
        lines = (resources_folder() / "gazetteers" / "given_names.tsv").read_text("utf-8").splitlines()
    except (EditorialError, OSError, UnicodeDecodeError):
        return {}
    pairs = (line.partition("\t") for line in lines)
    return {name: sex for name, _, sex in pairs}
