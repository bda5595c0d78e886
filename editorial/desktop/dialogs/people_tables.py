"""The columns of the tables of names over all articles, and what stands in them."""

from __future__ import annotations

from enum import Enum

from editorial.domain import labels
from editorial.domain.check_words import decided_words
from editorial.domain.people import NameUse, Profile, SaidQuote

NAMES = ("Name", "Type", "Articles", "Quotes", "Decided", "First", "Last", "On the list", "Other names")
QUOTES = ("Date", "Quote", "Article", "Decided", "Source")
ARTICLES = ("Date", "Article", "Name there", "Decided", "Quotes")


class Sort(Enum):
    """Which names are listed: the words in the box, and the types; None stands for all others."""

    PEOPLE = ("People", frozenset({labels.PERSON, labels.CHARACTER}))
    ORGANISATIONS = ("Organisations and groups", frozenset({labels.ORG, labels.GROUP}))
    PLACES = ("Places", frozenset({labels.PLACE}))
    EVERYTHING = ("All names", None)

    def takes(self, profile: Profile) -> bool:
        """Return whether a name is listed."""
        types = self.value[1]
        return types is None or profile.label in types


def name_cells(one: Profile) -> tuple[str, ...]:
    """Return the cells of a name; *decided* says in how many of the articles an editor decided it."""
    listed = "yes" if one.record is not None else "no longer" if one.key.authority is not None else ""
    return (
        one.name,
        labels.words(one.label),
        str(one.articles),
        str(one.quotes),
        _decided(one),
        one.first,
        one.last,
        listed,
        ", ".join(one.other_names),
    )


def quote_cells(one: SaidQuote) -> tuple[str, ...]:
    """Return the cells of a quote."""
    decided = "verified" if one.verified and one.claimed else "yes" if one.claimed else "not yet"
    checked = decided_words(one.checks) if any(check.made for check in one.checks) else "–"
    return one.date, " ".join(one.words.split()), _title(one.title), decided, checked


def article_cells(one: NameUse) -> tuple[str, ...]:
    """Return the cells of an article in which a name stands."""
    decided = "yes" if one.status.decided else "not yet"
    return one.date, _title(one.title), one.name, decided, _of(one.decided_quotes, one.quotes)


def _decided(one: Profile) -> str:
    if one.decided == one.articles:
        return "all"
    return f"in {one.decided}" if one.decided else "none"


def _of(decided: int, every: int) -> str:
    return f"{decided} of {every}" if every else "–"


def _title(words: str) -> str:
    return " ".join(words.split()) or "Untitled"
