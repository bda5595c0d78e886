"""One name of an article, as somebody types it: by its id, its name or another of its names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from editorial.domain.errors import InputError

if TYPE_CHECKING:
    from editorial.domain.annotation import Entity
    from editorial.domain.record import Record

ArticleGiven: TypeAlias = Annotated[
    str | None, typer.Argument(metavar="ARTICLE", help="The id of an article, or how it begins.", show_default=False)
]
NameGiven: TypeAlias = Annotated[
    str | None, typer.Argument(metavar="NAME", help="A name in it: its words, or its id.", show_default=False)
]


def chosen_name(record: Record, words: str) -> Entity:
    """Return the name with this id or these words. Raises InputError if there is none, or several."""
    wanted = " ".join(words.split()).casefold()
    every = record.entities.values()
    named = [one for one in every if words == one.id or wanted == one.name.casefold()]
    found = named or [one for one in every if wanted in {alias.casefold() for alias in one.aliases}]
    if not found:
        raise InputError("the article has no such name", source=words)
    if len(found) > 1:
        ids = ", ".join(one.id for one in found)
        raise InputError(f"several names are called that; give the id ({ids})", source=words)
    return found[0]
