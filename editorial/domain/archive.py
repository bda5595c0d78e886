"""An archive: many articles with their suggestions in the shards of a folder, outside of any library."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum

from editorial.domain.errors import EditorialError
from editorial.domain.suggestions import FindOptions


class ShardForm(StrEnum):
    """How the shards of an archive are written. The values are stored in archives, so they never change."""

    JSONL = "jsonl"
    JSONL_ZST = "jsonl.zst"
    PARQUET = "parquet"


class Kept(StrEnum):
    """A part of the records that an archive may keep or leave out. The values are stored, so they never change."""

    TEXT = "text"
    ZONES = "zones"
    NAMES = "names"
    QUOTES = "quotes"
    EVIDENCE = "evidence"


ALL_KEPT = frozenset(Kept)


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """What the records of an archive were made with; records made with anything else never go into the same one.

    `program` is the version of this program, `models` are the installed models as `name@version`. No field has a
    default, so that the file of an archive says each.
    """

    program: str
    models: frozenset[str]
    model: str
    labels_off: frozenset[str]
    indirect: bool
    form: ShardForm
    kept: frozenset[Kept]

    @property
    def options(self) -> FindOptions:
        """Return the options with which suggestions are found."""
        return FindOptions(model=self.model, labels_off=self.labels_off, indirect=self.indirect)

    def refuse_other(self, other: ArchiveSettings, where: str) -> None:
        """Raise EditorialError, which names what differs, unless `other` are the same settings."""
        differing = [one.name for one in fields(self) if getattr(self, one.name) != getattr(other, one.name)]
        if differing:
            words = "; ".join(
                f"{_WORDS[name]}: {_said(self, name)} there, {_said(other, name)} now" for name in differing
            )
            raise EditorialError(
                f"{where} was made with other settings ({words}), and an archive never mixes two. Use the same "
                "settings, or name another folder. Nothing was changed."
            )


_WORDS = {
    "program": "version of Editorial",
    "models": "installed models",
    "model": "model",
    "labels_off": "types left out",
    "indirect": "reported speech",
    "form": "form of the shards",
    "kept": "fields",
}


def _said(settings: ArchiveSettings, name: str) -> str:
    value = getattr(settings, name)
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
