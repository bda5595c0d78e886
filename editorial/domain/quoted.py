"""Who is quoted how much: quotes and their words, counted over all articles by whoever or whatever they belong to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from editorial.domain import labels
from editorial.domain.library import AuthorityRecord
from editorial.domain.people import ProfileKey, profile_key
from editorial.domain.quote_search import QuoteSpeaker, QuoteState, SpokenQuote

T = TypeVar("T")
LONGEST_VALUE = 100
"""How long a value (in code points) can be for quotes to be counted by it."""
MOST_DRAWN = 20
"""How many rows with a name a picture has."""
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])(?!\d)")
_PEOPLE = frozenset({labels.PERSON, labels.CHARACTER})
_ORGANISATIONS = frozenset({labels.ORG, labels.GROUP})


class ArticleFacts(NamedTuple):
    """What an article says of itself; `published` is empty if it does not say, `fields` are those of its metadata."""

    published: str = ""
    fields: Mapping[str, tuple[str, ...]] = {}


def fields_of(*metadata: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the fields of the metadata of an article that hold words or numbers, those in one of its parts as well.

    A list of words has several values; what is longer than a line is none.
    """
    found: dict[str, tuple[str, ...]] = {}
    for part in metadata:
        for name, value in part.items():
            if isinstance(value, Mapping):
                found |= {key: values for key, one in value.items() if (values := _values(one))}
            elif values := _values(value):
                found[name] = values
    return found


def _values(value: Any) -> tuple[str, ...]:
    given = value if isinstance(value, list) else [value]
    words = [" ".join(str(one).split()) for one in given if isinstance(one, str | int)]
    return tuple(word for word in words if 0 < len(word) <= LONGEST_VALUE)


class By(StrEnum):
    """By what quotes are counted; FIELD is one of the metadata of the articles, COLUMN one of the newsroom's list."""

    PERSON = "person"
    ORGANISATION = "organisation"
    TYPE = "type"
    ARTICLE = "article"
    MONTH = "month"
    FIELD = "field"
    COLUMN = "column"


_OF_ARTICLES = frozenset({By.ARTICLE, By.MONTH, By.FIELD})


class Grouping(NamedTuple):
    """By what quotes are counted, with the name of the field or column if it is one."""

    by: By
    name: str = ""


class Scope(Enum):
    """Which quotes are counted, in words for people."""

    VERIFIED = "Decided, in verified articles"
    DECIDED = "Decided, in all articles"
    EVERYTHING = "All, with undecided suggestions"


class Measure(StrEnum):
    """Which number rows are sorted and drawn by; MARKED are the words in quotation marks."""

    QUOTES = "quotes"
    WORDS = "words"
    MARKED = "marked"

    def of(self, count: Count) -> int:
        """Return the number of a row."""
        found: int = getattr(count, self.value)
        return found


class Missing(Enum):
    """Why quotes belong to no row of their own, in words for people."""

    NOBODY = "No speaker"
    NAMELESS = "Speaker without a name"
    NO_PERSON = "Not a person"
    NO_ORGANISATION = "Not an organisation"
    NO_LINK = "Not linked to the newsroom's list"
    NO_VALUE = "The list does not say"
    NO_DATE = "No date of publication"
    NO_FIELD = "The article does not say"


class Key(NamedTuple):
    """What a row stands for: its name, what tells it from others of that name, or why it has none."""

    name: str
    apart: object = None
    missing: Missing | None = None


@dataclass(frozen=True)
class Count:
    """A row: the quotes that belong to it, each once.

    `name` is in words for people; `missing` says why these quotes have no row of their own, None if they have.
    """

    name: str
    missing: Missing | None
    behind: tuple[SpokenQuote, ...]

    @cached_property
    def quotes(self) -> int:
        """Return the number of quotes."""
        return len(self.behind)

    @cached_property
    def words(self) -> int:
        """Return the number of words of all of them."""
        return sum(one.length for one in self.behind)

    @cached_property
    def marked(self) -> int:
        """Return how many of these words stand in quotation marks."""
        return sum(one.marked for one in self.behind)

    @cached_property
    def articles(self) -> int:
        """Return in how many articles they stand."""
        return len({one.article for one in self.behind})


@dataclass(frozen=True, slots=True)
class Tally:
    """The rows, those that have a name first; `whole` has every counted quote once.

    `several` counts the quotes that belong to several rows, and `more` in how many more rows they are counted; so the
    quotes of the rows less `more` are those of the whole. `undecided` and `unverified` count the quotes that are left
    out: those that no editor decided, and those in articles that are not verified.
    """

    grouping: Grouping
    scope: Scope
    measure: Measure
    counts: tuple[Count, ...]
    whole: Count
    several: int = 0
    more: int = 0
    undecided: int = 0
    unverified: int = 0

    def drawn(self) -> tuple[Count, ...]:
        """Return the rows for a picture: the first ones (of months the last), and those that have no name."""
        named = [one for one in self.counts if one.missing is None]
        some = named[-MOST_DRAWN:] if self.grouping.by is By.MONTH else named[:MOST_DRAWN]
        return (*some, *(one for one in self.counts if one.missing is not None))


@dataclass(frozen=True)
class Quoted:
    """All quotes of a library, with the metadata of their articles, by id, and the newsroom's list."""

    quotes: Sequence[SpokenQuote]
    articles: Mapping[str, ArticleFacts]
    records: Mapping[str, AuthorityRecord]
    names: Mapping[ProfileKey, str] = field(init=False)
    """The name of everybody who speaks: that of the list, or else the most common one."""

    def __post_init__(self) -> None:
        found: dict[ProfileKey, Counter[str]] = {}
        for one in self.speakers:
            found.setdefault(_key(one), Counter())[one.name] += 1
        names = {key: counter.most_common(1)[0][0] for key, counter in found.items()}
        names |= {key: record.name for key in names if (record := self.records.get(key.authority or ""))}
        object.__setattr__(self, "names", names)

    @property
    def speakers(self) -> Iterable[QuoteSpeaker]:
        """Return all speakers of all quotes who have a name."""
        return (one for quote in self.quotes for one in quote.speakers if one.entity is not None)

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the names of the fields of the articles' metadata, sorted, each once whatever its case."""
        return _once(name for one in self.articles.values() for name in one.fields)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the further columns of the newsroom's list, as far as somebody quoted has one."""
        linked = (self.records.get(key) for key in dict.fromkeys(one.authority or "" for one in self.speakers))
        return _once(name for record in linked if record is not None for name in record.external_ids)

    def tally(self, grouping: Grouping, scope: Scope = Scope.VERIFIED, measure: Measure = Measure.QUOTES) -> Tally:
        """Return the counts, the largest first; months come in their order, and what has no row of its own last."""
        groups: dict[Key, list[SpokenQuote]] = {}
        known: dict[object, Sequence[Key]] = {}  # many quotes have the same speakers, or stand in one article
        taken: list[SpokenQuote] = []
        undecided = unverified = several = more = 0
        for quote in self.quotes:
            if scope is not Scope.EVERYTHING and quote.state is QuoteState.SUGGESTED:
                undecided += 1
            elif scope is Scope.VERIFIED and quote.state is not QuoteState.VERIFIED:
                unverified += 1
            else:
                of = quote.article if grouping.by in _OF_ARTICLES else quote.speakers
                keys = known.get(of) or known.setdefault(of, self.keys(quote, grouping, scope))
                several += len(keys) > 1
                more += len(keys) - 1
                taken.append(quote)
                for key in keys:
                    groups.setdefault(key, []).append(quote)
        counts = [Count(key.name, key.missing, tuple(found)) for key, found in groups.items()]
        counts.sort(key=lambda one: one.name.casefold())
        if grouping.by is not By.MONTH:
            counts.sort(key=measure.of, reverse=True)
        counts.sort(key=_missing_last)
        whole = Count("", None, tuple(taken))
        return Tally(grouping, scope, measure, tuple(counts), whole, several, more, undecided, unverified)

    def keys(self, quote: SpokenQuote, grouping: Grouping, scope: Scope) -> Sequence[Key]:
        """Return the rows that a quote belongs to, at least one."""
        facts = self.articles.get(quote.article, ArticleFacts())
        if grouping.by is By.ARTICLE:
            return (Key(" ".join(quote.title.split()) or "Untitled", quote.article),)
        if grouping.by is By.MONTH:
            return (Key(facts.published[:7]) if _MONTH.match(facts.published) else _missing(Missing.NO_DATE),)
        if grouping.by is By.FIELD:
            values = _value(facts.fields, grouping.name) or ()
            return tuple(map(Key, dict.fromkeys(values))) or (_missing(Missing.NO_FIELD),)
        known = [one for one in quote.speakers if one.entity is not None]
        if not known:
            return (_missing(Missing.NAMELESS if quote.speakers else Missing.NOBODY),)
        found = dict.fromkeys(self._of_speaker(one, grouping, scope) for one in known)
        return [key for key in found if key.missing is None] or list(found)[:1]

    def _of_speaker(self, one: QuoteSpeaker, grouping: Grouping, scope: Scope) -> Key:
        if grouping.by is By.COLUMN:
            return self._of_list(one, grouping.name, scope)
        if grouping.by is By.TYPE:
            words = labels.words(one.label)
            return Key(words[:1].upper() + words[1:])
        types, missing = _TYPES[grouping.by]
        key = _key(one)
        return Key(self.names[key], key) if one.label in types else _missing(missing)

    def _of_list(self, one: QuoteSpeaker, column: str, scope: Scope) -> Key:
        """Return what the list says of somebody: a link is only as good as the name, which an editor must decide."""
        record = self.records.get(one.authority or "")
        if record is None or not (one.decided or scope is Scope.EVERYTHING):
            return _missing(Missing.NO_LINK)
        found = _value(record.external_ids, column)
        return Key(found) if found else _missing(Missing.NO_VALUE)


_TYPES = {By.PERSON: (_PEOPLE, Missing.NO_PERSON), By.ORGANISATION: (_ORGANISATIONS, Missing.NO_ORGANISATION)}


def _key(one: QuoteSpeaker) -> ProfileKey:
    return profile_key(one.name, one.label, one.authority)


def _missing(why: Missing) -> Key:
    return Key(why.value, missing=why)


def _value(values: Mapping[str, T], name: str) -> T | None:
    wanted = name.casefold()
    return next((value for key, value in values.items() if key.casefold() == wanted), None)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first[key] for key in sorted(first))


_ORDER = list(Missing)


def _missing_last(one: Count) -> int:
    return -1 if one.missing is None else _ORDER.index(one.missing)
