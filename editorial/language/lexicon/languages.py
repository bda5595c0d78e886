"""Language data by language tag (*en*, *en-GB*), and detection of the language of a text.

Each language file is read when it is first needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from editorial.domain.errors import InputError
from editorial.domain.languages import DEFAULT, UNKNOWN, file_of, files, folder
from editorial.language.lexicon.names import NEUTRAL, NameLexicon
from editorial.language.lexicon.quotes import QuoteLexicon
from editorial.language.lexicon.read_file import LanguageData, read_language
from editorial.language.lexicon.transcripts import NEUTRAL as NO_SPEECH
from editorial.language.lexicon.transcripts import TranscriptLexicon
from editorial.language.lexicon.zones import NEUTRAL as NO_HABITS
from editorial.language.lexicon.zones import ZonePatterns

_read = cache(read_language)


def language_of(tag: str) -> LanguageData | None:
    """Return the data of a language, or None if it has no file. Raises InputError if its file has a mistake."""
    file = file_of(tag)
    return _read(file) if file is not None else None


def quotes_of(tag: str) -> QuoteLexicon | None:
    """Return the words and marks for the quotes of a language, or None if there are none."""
    language = language_of(tag)
    return language.quotes if language is not None else None


def names_of(tag: str) -> NameLexicon:
    """Return the words around names of a language; an almost empty lexicon for an unknown language."""
    language = language_of(tag)
    return language.names if language is not None else NEUTRAL


def zones_of(tag: str) -> ZonePatterns:
    """Return the patterns for zones of a language; for an unknown language those that hold in most."""
    language = language_of(tag)
    return language.zones if language is not None else NO_HABITS


def transcripts_of(tag: str) -> TranscriptLexicon:
    """Return the words of transcripts in a language; for an unknown language those that most have."""
    language = language_of(tag)
    return language.transcripts if language is not None else NO_SPEECH


_ENOUGH, _MANY = 50, 2000
"""A text with fewer words than `_ENOUGH` may be too short to detect; at most `_MANY` words are looked at."""
_LEAST = 0.02
"""The least share of common words, set by hand: in 367 English news articles it was 6 % or more, in short samples of 15
other languages 0 %, except Norwegian and Russian with 3 %."""
_WORD = re.compile(r"[^\W\d_]+")


def find_language(text: str) -> str:
    """Return the code of the language that a text is in, by the share of each language's common words.

    A language whose file has a mistake is left out; see `broken_languages`.
    Return UNKNOWN if it is in no language that has a file, and DEFAULT if the text is too short to decide.
    """
    words = [match.group().lower() for match in islice(_WORD.finditer(text), _MANY)]
    common = {code: _common(file) for code, file in files().items()}
    counts = {code: sum(word in known for word in words) for code, known in common.items()}
    likeliest = max(counts, key=lambda code: (counts[code], code == DEFAULT), default=DEFAULT)
    if counts.get(likeliest, 0) >= _LEAST * len(words):
        return likeliest
    return DEFAULT if len(words) < _ENOUGH else UNKNOWN


def broken_languages() -> Iterator[InputError]:
    """Yield an error for each language file that cannot be read; the other languages can be used."""
    for file in sorted(folder().glob("*.toml")):
        try:
            _read(file)
        except InputError as error:
            yield error


def _common(file: Path) -> frozenset[str]:
    try:
        return _read(file).common
    except InputError:
        return frozenset()
