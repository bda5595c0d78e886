"""Names that are protected, and where a text names them or gives them away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from editorial.domain.newsroom_list import one_edit
from editorial.domain.protecting.folding import Folded, folded

_WORD = r"[^\W_]"
_WORDS = re.compile(f"{_WORD}+")
_BETWEEN = r"(?:\s+|[\W_]{1,8}|%20)"
"""Between the words of a name; in an address there may be nothing."""
_INVERTED = r"(?:,\s*|[-_.+]|%20)"
_TOKEN = re.compile(r"[^\s<>()\[\]{}\"“”‘;,]+")
_ADDRESS = re.compile(r"@|://|^www\.|\w/\w|\w_\w|\.\w{2,5}$")
"""What an e-mail address, a link, a handle or the name of a file has, and a word has not."""
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "dame", "lord", "lady", "herr", "frau", "mme", "mlle", "jr", "sr"}
    | {"ii", "iii"}
)
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"))
_SHORT = 3
"""The most letters of a word that is sought in an address only by itself: it stands in many others."""
_LEAST_ALIKE = 5
"""The fewest letters of a word that another may be a misspelling of."""


class TraceKind(StrEnum):
    """How a text gives a protected name away.

    NAME: the name or another name of the same one stands there. PART: a word of it, or its initials. ALIKE: a word
    that differs from one of it by a letter. ADDRESS: an address, a link, an id or the name of a file has a word of
    it. ELSEWHERE: a name stands there that is protected in another article. HASH: the hash of a text with the name,
    by which a guess at it can be tried.
    """

    NAME = "name"
    PART = "part"
    ALIKE = "alike"
    ADDRESS = "address"
    ELSEWHERE = "elsewhere"
    HASH = "hash"


@dataclass(frozen=True)
class ProtectedName:
    """A name with its pseudonym. `forms` are the name and all others of the same one; `person` whether it is a person.

    `entities` are its ids in the article at hand; without any it is protected in another article only.
    """

    name: str
    pseudonym: str
    forms: tuple[str, ...]
    person: bool = True
    entities: frozenset[str] = frozenset()

    @cached_property
    def slug(self) -> str:
        """The pseudonym as ids and the names of files have it."""
        return re.sub(r"[\W_]+", "-", self.pseudonym.lower()).strip("-") or "name"

    @cached_property
    def parts(self) -> frozenset[str]:
        """The words of the name that tell of it by themselves, folded; no titles, and no *van* or *of*."""
        least = 2 if self.person else 4
        found = set()
        for form in self.forms:
            for word in re.findall(f"{_WORD}+", form):
                if not word[0].islower() and len(word) >= least and folded(word) not in _TITLES:
                    found |= set(_spellings(word))
        return frozenset(found)

    @cached_property
    def glued(self) -> frozenset[str]:
        """The words that handles and addresses make of the name of a person: *janedoe*, *jdoe*; folded."""
        words = [folded(word) for word in _WORDS.findall(self.name)] if self.person else []
        if len(words) < 2 or len(words[-1]) < _SHORT:
            return frozenset()
        first, last = words[0], words[-1]
        return frozenset({first + last, last + first, first[0] + last, last + first[0]})


class Found(NamedTuple):
    """A stretch (code points) of a text that names or gives away a protected name."""

    start: int
    end: int
    name: ProtectedName
    kind: TraceKind

    @property
    def in_address(self) -> bool:
        """Return whether it is (in) an address, an id or the name of a file."""
        return self.kind is TraceKind.ADDRESS


def _spellings(word: str) -> tuple[str, ...]:
    """Return a word folded, with the ways to write its umlauts without dots."""
    small = word.lower()
    longer, shorter = small, folded(small)
    for dotted, written in _UMLAUTS:
        longer = longer.replace(dotted, written)
        shorter = shorter.replace(written, written[0])
    return tuple(dict.fromkeys((folded(small), folded(longer), shorter)))


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


def _caseless(word: str) -> bool:
    """Return whether a word is in a script without capitals, where names stand without spaces or with endings."""
    return word.lower() == word.upper()


class _Form(NamedTuple):
    """The patterns of one form of a name: in running text, and in an address."""

    words: int
    text: re.Pattern[str]
    address: re.Pattern[str]


def _form(form: str, *, person: bool) -> _Form | None:
    words = [_spellings(word) for word in _WORDS.findall(form)]
    if not words:
        return None
    each = [_one_of(word) for word in words]
    ways, joined = [_BETWEEN.join(each)], [r"[\W_]*".join(each)]
    if person and len(each) > 1:
        rest = _BETWEEN.join(each[:-1])
        ways.append(f"{each[-1]}{_INVERTED}{rest}")
        joined += [rf"{each[-1]}[\W_]*{each[0]}", rf"(?<![a-z]){re.escape(words[0][0][0])}[\W_]*{each[-1]}(?![a-z])"]
    if _caseless(form):
        free = re.compile("|".join(ways))
        return _Form(len(words), free, free)
    plural = "s?" if len(words) > 1 or len(words[0][0]) > _SHORT else ""
    text = re.compile(f"(?<!{_WORD})(?:{'|'.join(ways)})(?={plural}(?!{_WORD}))")
    if len(words) > 1:
        return _Form(len(words), text, re.compile("|".join(joined)))
    anywhere = each[0] if len(words[0][0]) > _SHORT else f"(?<![a-z]){each[0]}(?![a-z])"
    return _Form(1, text, re.compile(anywhere))


class NameFinder:
    """Finds some names in texts: where they stand, to be replaced, and what else gives them away."""

    def __init__(self, names: Sequence[ProtectedName]) -> None:
        self.names = tuple(names)
        self._forms = [
            (made, name)
            for name in names
            for form in dict.fromkeys(sorted(name.forms, key=len, reverse=True))
            if folded(form) != folded(name.pseudonym) and (made := _form(form, person=name.person)) is not None
        ]
        self._glued = {word: name for name in names for word in name.glued}

    def named(self, text: str, *, is_address: bool = False) -> list[Found]:
        """Return where a name or another of its forms stands, in text order; the longer of two that overlap.

        A form of one word is a name only with a capital, or where the text has none. With `is_address`, the whole text
        is an id, a link or the name of a file.
        """
        flat = Folded.of(text)
        stretches = [(0, len(flat.text))] if is_address else _addresses(flat.text)
        found = [*self._in_addresses(flat, stretches), *self._in_text(text, flat)]
        kept: list[Found] = []
        for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
        return sorted(kept, key=lambda one: one.start)

    def _in_text(self, text: str, flat: Folded) -> Iterator[Found]:
        plain = text == text.lower()
        for form, name in self._forms:
            for match in form.text.finditer(flat.text):
                start, end = flat.original(*match.span())
                if form.words > 1 or plain or not text[start].islower():
                    yield Found(start, end, name, TraceKind.NAME)

    def _in_addresses(self, flat: Folded, stretches: Iterable[tuple[int, int]]) -> Iterator[Found]:
        """Yield names in addresses; of a mail address or a handle all of it, since the rest would tell as much."""
        for begin, close in stretches:
            whole = "@" in flat.text[begin:close]
            for form, name in self._forms:
                for match in form.address.finditer(flat.text, begin, close):
                    stretch = (begin, close) if whole else match.span()
                    yield Found(*flat.original(*stretch), name, TraceKind.ADDRESS)

    def traces(self, text: str, *, is_address: bool = False) -> list[Found]:
        """Return all that names or gives a name away, in text order; what a pseudonym contains by chance does not."""
        named = self.named(text, is_address=is_address)
        flat = Folded.of(text)
        others = [*self._parts(text, flat, is_address=is_address), *self._initials(text)]
        spans = [(one.start, one.end) for one in named] + self._pseudonyms(flat)
        for one in others:
            if all(one.end <= start or end <= one.start for start, end in spans):
                named.append(one)
                spans.append((one.start, one.end))
        return sorted(named, key=lambda one: one.start)

    def _pseudonyms(self, flat: Folded) -> list[tuple[int, int]]:
        wanted = sorted(
            {folded(word) for name in self.names if name.pseudonym for word in (name.pseudonym, name.slug)}, key=len
        )
        pattern = re.compile(f"(?<!{_WORD}){_one_of(reversed(wanted))}(?!{_WORD})") if wanted else None
        return [flat.original(*match.span()) for match in pattern.finditer(flat.text)] if pattern else []

    def _parts(self, text: str, flat: Folded, *, is_address: bool) -> Iterator[Found]:
        """Yield the words of a name that stand by themselves, and those that differ from one by a letter."""
        plain = text == text.lower()
        small = set(_WORDS.findall(text)) if any(not name.person for name in self.names) else set()
        stretches = [(0, len(flat.text))] if is_address else _addresses(flat.text)
        for match in _WORDS.finditer(flat.text):
            start, end = flat.original(*match.span())
            inside = any(begin <= match.start() < close for begin, close in stretches)
            if (glued := self._glued.get(match.group())) is not None:
                yield Found(start, end, glued, TraceKind.ADDRESS)
            elif inside or plain or not text[start].islower():
                yield from self._word(match.group(), start, end, small, inside=inside)

    def _word(self, word: str, start: int, end: int, small: set[str], *, inside: bool) -> Iterator[Found]:
        for name in self.names:
            if not name.person and word in small:
                continue  # a word of an organisation's name that the text has as an ordinary word
            if word in name.parts or (word.removesuffix("s") in name.parts and len(word) > _SHORT + 1):
                yield Found(start, end, name, TraceKind.ADDRESS if inside else TraceKind.PART)
            elif inside and any(len(part) > _SHORT and part in word for part in name.parts):
                yield Found(start, end, name, TraceKind.ADDRESS)
            elif not inside and name.person and any(_alike(word, part) for part in name.parts):
                yield Found(start, end, name, TraceKind.ALIKE)

    def _initials(self, text: str) -> Iterator[Found]:
        """Yield the initials of a person with their full stops (*J.D.*)."""
        for name in self.names:
            first = [word[0] for word in _WORDS.findall(name.name) if not word[0].islower()] if name.person else []
            if len(first) > 1:
                pattern = r"(?<![^\W_])" + r"\s?".join(rf"{re.escape(letter)}\." for letter in first)
                for match in re.finditer(pattern + r"(?!\s?[^\W\da-z_])", text):
                    yield Found(*match.span(), name, TraceKind.PART)


def _addresses(text: str) -> list[tuple[int, int]]:
    """Return the stretches of a text that are addresses, links, handles or names of files."""
    found = ((match.start(), match.start() + len(match.group().rstrip(".:!?'"))) for match in _TOKEN.finditer(text))
    return [(start, end) for start, end in found if _ADDRESS.search(text[start:end])]


def _alike(word: str, part: str) -> bool:
    if min(len(word), len(part)) < _LEAST_ALIKE or word[0] != part[0] or abs(len(word) - len(part)) > 1:
        return False
    return one_edit(word, part)


def gives_away(pseudonym: str, name: ProtectedName) -> bool:
    """Return whether a pseudonym would itself give the name away."""
    return bool(NameFinder([ProtectedName(name.name, "", name.forms, name.person)]).traces(pseudonym))
