"""What could be read of a damaged library, and what could not, in words."""

from __future__ import annotations

from pathlib import Path

from editorial.domain.salvage import Salvage, TableSalvage
from editorial.review.wording.counting import counted

_WORDS = {
    "articles": "article",
    "decisions": "decision",
    "entities": "name",
    "mentions": "occurrence of a name",
    "quotes": "quote",
    "notes": "note",
    "authority_records": "entry of the newsroom's list",
    "settings": "setting",
}


def salvage_words(found: Salvage, file: Path) -> str:
    """Return, in some sentences, what the new file holds, what was left out, and where more may be missing."""
    kept = f"{_counted('articles', found.tables)} and {_counted('decisions', found.tables)}"
    lines = [f"{kept} could be read, and were written to {file}."]
    left_out = [_many(name, one.left_out) for name, one in found.tables.items() if one.left_out]
    if left_out:
        lines.append(f"Left out, since they or what they refer to cannot be read: {', '.join(left_out)}.")
    gaps = [f"{_name(name)} ({_stretches(one)})" for name, one in found.tables.items() if one.gaps]
    if gaps:
        lines.append(f"Pages are damaged that held more, nobody can say how many: {', '.join(gaps)}.")
    if found.in_part:
        articles = counted(len(found.in_part), "article")
        lines.append(f"{articles} lack something that an editor may have decided: look at them again.")
    if found.complete:
        lines.append("As far as anybody can say, that is everything.")
    return " ".join(lines)


def _counted(table: str, tables: dict[str, TableSalvage]) -> str:
    return _many(table, tables[table].kept if table in tables else 0)


def _many(table: str, number: int) -> str:
    return f"{number} {_WORDS.get(table, f'row of {table}') if number == 1 else _name(table)}"


def _name(table: str) -> str:
    word = _WORDS.get(table)
    if word is None:
        return f"rows of {table}"
    first, space, rest = word.partition(" ")
    plural = f"{first[:-1]}ies" if first.endswith("y") else f"{first}s"
    return f"{plural}{space}{rest}"


def _stretches(one: TableSalvage) -> str:
    parts = [
        f"from number {gap.first} on" if gap.last is None else f"numbers {gap.first} to {gap.last}" for gap in one.gaps
    ]
    return ", ".join(parts)
