"""Export profiles: choices for an export that are saved in the library under a name, to be repeated."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from editorial.domain.errors import EditorialError
from editorial.domain.settings import Setting
from editorial.jobs.export_options import Include, Leaking, Replace
from editorial.jobs.exporting import Export
from editorial.jobs.file_formats import export_format
from editorial.storage.library import Library

LONGEST_NAME = 60
"""The most code points of the name of a profile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Choices for an export: the format's id, the place, what else to include.

    `changed` takes only articles that were never exported, or were changed since.
    """

    name: str
    format_id: str
    place: str
    include: Include = field(default_factory=Include)
    changed: bool = False

    def plain(self) -> dict[str, Any]:
        """Return the profile as JSON values, without its name."""
        return {
            "format": self.format_id,
            "place": self.place,
            "changed": self.changed,
            "include": asdict(self.include),
        }


def profiles(library: Library) -> tuple[Profile, ...]:
    """Return the saved profiles, the one used last at the end; what is damaged is left out."""
    stored = library.get_setting(Setting.EXPORT_PROFILES, {})
    found = (_read(name, value) for name, value in stored.items())
    return tuple(one for one in found if one is not None)


def profile(library: Library, name: str) -> Profile:
    """Return a profile by its name. Raises EditorialError, with the names that there are, if there is none."""
    known = profiles(library)
    for one in known:
        if one.name == name:
            return one
    names = ", ".join(f"“{one.name}”" for one in known) or "none yet"
    raise EditorialError(f"There is no export profile “{name}”. Saved are: {names}.")


def save_profile(library: Library, made: Profile) -> None:
    """Save a profile, or replace the one of that name; it is then the one used last. Raises EditorialError."""
    if not made.name.strip() or len(made.name) > LONGEST_NAME:
        raise EditorialError(f"The name of an export profile has 1 to {LONGEST_NAME} characters.")
    export_format(made.format_id)
    stored = dict(library.get_setting(Setting.EXPORT_PROFILES, {}))
    stored.pop(made.name, None)
    library.set_setting(Setting.EXPORT_PROFILES, {**stored, made.name: made.plain()})


def export_by(library: Library, chosen: Profile, leaking: Leaking = Leaking.REFUSE) -> Export:
    """Return the export that a profile asks for; files that are no earlier exports are not replaced.

    What gives a protected name away is no choice of a profile: each export asks again.

    Raises EditorialError if its format is not known, or there is nothing new to export.
    """
    return Export(
        library,
        Path(chosen.place).expanduser(),
        chosen.format_id,
        article_ids=changed_articles(library, chosen.include) if chosen.changed else None,
        include=chosen.include,
        replace=Replace.EXPORTS,
        leaking=leaking,
    ).of_profile(chosen.name)


def changed_articles(library: Library, include: Include) -> tuple[str, ...]:
    """Return the ids of the articles to export that were never exported, or were changed since.

    Raises EditorialError if there are none.
    """
    rows = [row for row in library.queue() if include.takes(row.state)]
    found = tuple(row.id for row in rows if row.exported_at is None or row.stale)
    if not found:
        raise EditorialError("Nothing was exported: no article was verified or changed since the last export.")
    return found


def repeat_export(library: Library) -> Export:
    """Return the export of the profile used last. Raises EditorialError if none was saved."""
    known = profiles(library)
    if not known:
        raise EditorialError("There is no export to repeat yet: give one a name in the export window.")
    return export_by(library, known[-1])


def _read(name: str, value: Any) -> Profile | None:
    if not isinstance(value, dict):
        return None
    form, place, include = value.get("format"), value.get("place"), value.get("include")
    if not isinstance(form, str) or not isinstance(place, str) or not place:
        return None
    known = include if isinstance(include, dict) else {}
    switches = {one.name: known.get(one.name) is True for one in fields(Include)}
    return Profile(
        name=name, format_id=form, place=place, include=Include(**switches), changed=value.get("changed") is True
    )
