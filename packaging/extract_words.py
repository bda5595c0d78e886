"""Extracts `resources/languages/en.words.txt`, the ordinary words of English, from PyPI packages.

Run it in a throwaway environment that has `symspellpy` and `english-words`, with this project on the path; the program
needs neither. Sources and licences are in `resources/languages/README.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from editorial.language.lexicon.gazetteer import GREAT, Gazetteer, gazetteer

TARGET = Path(__file__).resolve().parents[1] / "resources" / "languages" / "en.words.txt"
_COMMONEST = 40_000
_SHORTEST = 3
_FREQUENCIES = "frequency_dictionary_en_82_765.txt"
_ENDINGS = ("s", "es", "d", "ed", "ing")


def ordinary_words() -> list[str]:
    """Return the commonest words that are no names, or words of the dictionary as well."""
    lists, dictionary = gazetteer(), _dictionary()
    return sorted(word for word in _commonest() if not _is_name(word, lists, dictionary))


def _commonest() -> Iterator[str]:
    """Yield the commonest words in ASCII letters."""
    lines = (files("symspellpy") / _FREQUENCIES).read_text("utf-8-sig").splitlines()
    for line in lines[:_COMMONEST]:
        word = line.split()[0]
        if len(word) >= _SHORTEST and word.isascii() and word.isalpha():
            yield word


def _dictionary() -> set[str]:
    """Return the words that dictionaries write in small letters, with their regular forms."""
    words = import_module("english_words").get_english_words_set(["web2", "gcide"])
    small = {word for word in words if word.islower()}
    forms = {word + ending for word in small for ending in _ENDINGS}
    return small | forms | {word[:-1] + "ing" for word in small} | {word[:-1] + "ies" for word in small}


def _is_name(word: str, lists: Gazetteer, dictionary: set[str]) -> bool:
    """Return whether a word is a name: a well-known one, or one that is in no dictionary."""
    name = word.capitalize()
    known = lists.place(name) == GREAT or lists.is_group(name) or lists.is_organisation(name) or name in lists.events
    if known or lists.is_organisation(word.upper()):
        return True
    other = lists.sex(name) or name in lists.surnames or lists.place(name)
    return bool(other) and word not in dictionary


def main() -> int:
    """Write the list."""
    words = ordinary_words()
    TARGET.write_text("\n".join(words) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(words)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
