"""The layers that the head of a file of WebAnno TSV 3 declares."""

from __future__ import annotations

from dataclasses import dataclass

from editorial.formats.reading.fields import Location

_SPANS, _LINKS, _CHAINS = "#T_SP=", "#T_RL=", "#T_CH="
_ROLE, _BASE = "ROLE_", "BT_"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the feature in it; a `slot` has the roles of links whose targets are in the next column."""

    name: str
    slot: bool = False


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer: its type and columns; `base` is the type of the spans that a layer of links is between."""

    type: str
    columns: tuple[Column, ...]
    base: str | None = None
    is_chain: bool = False


def layer_of(line: str, where: Location) -> Layer:
    """Return the layer that a line declares. Raises InputError if it declares none."""
    kind = next((one for one in (_SPANS, _LINKS, _CHAINS) if line.startswith(one)), None)
    name, *fields = line.removeprefix(kind or "").split("|")
    if kind is None or not name:
        raise where.error("this declares no layer of spans, links or chains")
    base = next((one.removeprefix(_BASE) for one in fields if one.startswith(_BASE)), None)
    if kind == _LINKS and (base is None or not fields[-1].startswith(_BASE)):
        raise where.error("this layer of links does not say between which spans they are")
    columns = tuple(_column(one) for one in fields if one) or (Column(""),)
    return Layer(name, columns, base if kind == _LINKS else None, is_chain=kind == _CHAINS)


def _column(declared: str) -> Column:
    if not declared.startswith(_ROLE):
        return Column(declared)
    name = declared.removeprefix(_ROLE).partition("_")[0].rpartition(":")[2]
    return Column(name or declared, slot=True)
