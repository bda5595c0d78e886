"""Jobs that list the people, organisations and places of all articles, and the quotes of one of them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence

from editorial.domain import labels
from editorial.domain.errors import EditorialError
from editorial.domain.people import NameUse, Profile, Profiles, SaidQuote
from editorial.jobs.export_options import Whose
from editorial.jobs.progress import Cancel, Progress
from editorial.storage.library import Library

_NAMED = 5
"""How many names a message lists."""
_WHOLE = 100
"""Units of progress of a whole library."""


class ListPeople:
    """List who and what is named in the articles of a library."""

    words = "Reading the names of all articles"

    def __init__(self, library: Library) -> None:
        self._library = library

    def run(self, cancel: Cancel) -> Generator[Progress, None, tuple[Profile, ...]]:
        """Read the names batch by batch. Raises Cancelled and StorageError."""
        yield Progress(0, _WHOLE, self.words)
        found = Profiles(self._library.authority_records())
        for share, uses in self._library.people.names():
            cancel.check()
            found.add(uses)
            yield Progress(int(share * _WHOLE), _WHOLE, self.words)
        return found.made()


def one_called(profiles: Sequence[Profile], given: str) -> Profile:
    """Return the one that has quotes and is called so: by its name, or else by another name, or by words of its names.

    Capitals and the names of entries of the newsroom's list (their ids) count as well. Raises EditorialError if nobody
    who is quoted is called so, or several are.
    """
    wanted, speaking = given.casefold().strip(), [one for one in profiles if one.quotes]
    ways: tuple[Callable[[Profile], bool], ...] = (
        lambda one: one.key.authority == given or one.name.casefold() == wanted,
        lambda one: wanted in map(str.casefold, one.other_names),
        lambda one: all(word in "\n".join((one.name, *one.other_names)).casefold() for word in wanted.split()),
    )
    found = next(filter(None, ([one for one in speaking if way(one)] for way in ways)), []) if wanted else []
    if len(found) == 1:
        return found[0]
    if not found:
        raise EditorialError(f"Nobody who is quoted is called “{given}”. “editorial people” lists all names.")
    some = ", ".join(f"{one.name} ({_told_apart(one)})" for one in found[:_NAMED])
    raise EditorialError(f"{len(found)} who are quoted are called “{given}”: {some}. Give the whole name, or an id.")


def _told_apart(one: Profile) -> str:
    return one.key.authority or f"{labels.words(one.label)}, not on the list"


class QuotesOf:
    """List the quotes of somebody in all articles, the newest first."""

    words = "Reading the quotes"

    def __init__(self, library: Library, uses: Iterable[NameUse]) -> None:
        """Read the quotes of the names `uses`."""
        self._library = library
        self._uses = tuple(uses)

    def run(self, cancel: Cancel) -> Generator[Progress, None, tuple[SaidQuote, ...]]:
        """Read them article by article. Raises Cancelled and StorageError."""
        found: list[SaidQuote] = []
        total = len({use.article_id for use in self._uses if use.quotes})
        for done, quotes in enumerate(self._library.people.quotes(self._uses)):
            yield Progress(done, total, self.words)
            cancel.check()
            found += quotes
        found.sort(key=lambda quote: (quote.article_id, quote.start))
        return tuple(sorted(found, key=lambda quote: quote.date, reverse=True))


class FindWhose:
    """Find the one who is called so, to export its quotes alone."""

    words = ListPeople.words

    def __init__(self, library: Library, name: str) -> None:
        self._library, self._name = library, name

    def run(self, cancel: Cancel) -> Generator[Progress, None, Whose]:
        """Read all names. Raises EditorialError if it is nobody, or not clear who; Cancelled, and StorageError."""
        found = one_called((yield from ListPeople(self._library).run(cancel)), self._name)
        return Whose.of(found.name, found.uses)
