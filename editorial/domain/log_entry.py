"""Entries of the library's log: everything that changed what the library holds, in one order."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class EntryKind(StrEnum):
    """What an entry says. The values are stored in libraries and hashed: never change one, only add.

    BASELINE: what there was when the log began, which nobody claims to have seen happen. LINKS: links of suggested
    names to the newsroom's list. PROBLEM: why no suggestions could be made. RETURN: a deletion was undone. LIST: the
    newsroom's own list. RESTORE: a backup took the library's place.
    """

    BASELINE = "baseline"
    IMPORT = "import"
    DECISION = "decision"
    SUGGESTIONS = "suggestions"
    LINKS = "links"
    PROBLEM = "problem"
    EXPORT = "export"
    DELETION = "deletion"
    RETURN = "return"
    SETTING = "setting"
    LIST = "list"
    RESTORE = "restore"


class Entry(NamedTuple):
    """One entry of the log, as stored.

    `number` counts the entries of the whole library; `kind` is an EntryKind; `article_id` is None for what concerns the
    newsroom and no article; `at` is a time in UTC as text; `by` is who did it, None for what the software did by
    itself; `content` is JSON text, exactly as it was hashed. `hash` follows from all that and from the hash of the
    entry before it of the same article, `chain` from `hash` and the `chain` of the entry before it of the library
    (see `domain.chain`).
    """

    number: int
    kind: str
    article_id: str | None
    at: str
    by: str | None
    content: str
    hash: str = ""
    chain: str = ""
