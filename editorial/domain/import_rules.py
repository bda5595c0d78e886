"""What imports do with files like those that somebody looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ImportRuleKind(StrEnum):
    """What is remembered of files; the value is part of what is stored, and never changes."""

    AS_READ = "as-read"
    """That they are stored without a look: `about` is a format's id, with a site `html:example.org`."""
    COLUMNS = "columns"
    """What the columns of tables hold: `about` is the JSON list of their headings, `then` the role of each."""
    SHEET = "sheet"
    """Which sheet of workbooks is read: `about` is the JSON list of the names of all, `then` the one."""


@dataclass(frozen=True, slots=True)
class ImportRule:
    """What is done with files like some that came in before: `about` says which files, `then` what."""

    kind: ImportRuleKind
    about: str
    then: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        """Return what it is forgotten by."""
        return "import", self.kind.value, self.about

    @property
    def article_id(self) -> None:
        """Return None: it comes from no article."""

    @property
    def times(self) -> int:
        """Return in how many articles it was learnt."""
        return 0
