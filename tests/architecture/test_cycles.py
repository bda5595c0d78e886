"""No module imports itself in a round, and no part of the desktop goes round the objects it is given."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Set
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

DESKTOP = Path(__file__).resolve().parents[2] / "editorial" / "desktop"
FILES = sorted(DESKTOP.rglob("*.py"))


def cycle(imports: Mapping[str, Set[str]]) -> list[str]:
    """Return the modules of one cycle of imports, or nothing."""
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_a_cycle_is_found() -> None:
    assert set(cycle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == {"a", "b", "c"}


def test_no_modules_import_one_another_not_even_for_their_types() -> None:
    graph = grimp.build_graph("editorial", cache_dir=None)
    assert cycle({module: graph.find_modules_directly_imported_by(module) for module in graph.modules}) == []


def attributes(file: Path) -> Iterator[ast.Attribute]:
    """Yield every attribute that a file reads or sets."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))


@pytest.mark.parametrize("name", ["library", "__dict__"])
def test_no_part_of_the_desktop_reaches_for_the_library_or_into_an_object(name: str) -> None:
    found = [f"{file.name}:{node.lineno}" for file in FILES for node in attributes(file) if node.attr == name]
    assert found == []


def test_no_object_takes_the_whole_window() -> None:
    takers = {
        file.name
        for file in FILES
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "editorial.desktop.shell.window"
    }
    assert takers == {"app.py"}


@pytest.mark.parametrize("part", ["shell", "reviewing", "actions"])
def test_no_object_is_given_attributes_from_outside(part: str) -> None:
    found = [
        f"{file.name}:{node.lineno}"
        for file in sorted((DESKTOP / part).glob("*.py"))
        for node in attributes(file)
        if isinstance(node.ctx, ast.Store) and not (isinstance(node.value, ast.Name) and node.value.id == "self")
    ]
    assert found == []
