"""Gazetteers: lists of places, given names, surnames, peoples, organisations and events."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from editorial.domain.resources import resources_folder

GREAT, CITY, TOWN = "country or region", "city", "town"
"""Classes of places, from the best known to the least known."""

_CLASSES = {"country": GREAT, "continent": GREAT, "state": GREAT, "county": GREAT, "city": CITY, "town": TOWN}


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The gazetteers, for looking up single names.

    `places` maps a place to its class, `given` a given name to its sex (`m`, `f` or `b` for both), `demonyms` the
    singular of a word for a people (*Kenyan*) to its entry in the list.
    """

    places: dict[str, str]
    given: dict[str, str]
    surnames: frozenset[str]
    demonyms: dict[str, str]
    organisations: frozenset[str]
    events: frozenset[str]

    def place(self, name: str) -> str | None:
        """Return the class of the place with this name (also without accents, or in capitals), or None."""
        found = self.places.get(name)
        if found is None and not name.isascii():
            found = self.places.get(plain(name))
        if found is None and name.isupper() and len(name) > 4:
            found = self.places.get(name.title())
        return found

    def is_group(self, name: str) -> bool:
        """Return whether the name is a word for a people, a religion or a similar group, singular or plural."""
        if name in self.demonyms:
            return True
        singular = name[:-1] if name.endswith("s") else name
        if singular.endswith("ie"):
            singular = singular[:-2] + "y"
        return singular in self.demonyms

    def is_organisation(self, name: str) -> bool:
        """Return whether the name is that of a well-known organisation, with or without dots (*F.B.I.*)."""
        return name in self.organisations or ("." in name and name.replace(".", "") in self.organisations)

    def sex(self, name: str) -> str | None:
        """Return `m`, `f` or `b` (both) for a given name, None for any other word."""
        return self.given.get(plain(name).capitalize()) if name[:1].isupper() else None


def plain(name: str) -> str:
    """Return the name without accents."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteers that come with the program, read once. Raises EditorialError if they are not installed."""
    folder = resources_folder() / "gazetteers"
    places: dict[str, str] = {}
    for name, kind in _pairs(folder / "places.tsv"):
        places[name] = _CLASSES[kind]
        places.setdefault(plain(name), _CLASSES[kind])
    for name in _lines(folder / "regions.txt"):
        places[name] = GREAT
    return Gazetteer(
        places,
        dict(_pairs(folder / "given_names.tsv")),
        frozenset(_lines(folder / "surnames.txt")),
        dict(_pairs(folder / "demonyms.tsv")),
        frozenset(_lines(folder / "organisations.txt")),
        frozenset(_lines(folder / "events.txt")),
    )


def _lines(path: Path) -> list[str]:
    """Return the lines of a gazetteer file."""
    return path.read_text("utf-8").splitlines()


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the two columns of each line of a gazetteer file."""
    for line in _lines(path):
        first, _, second = line.partition("\t")
        yield first, second
