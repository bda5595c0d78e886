"""The installed language models, listed without importing spaCy."""

from __future__ import annotations

from importlib.metadata import entry_points

from editorial.domain.suggestions import DEFAULT_MODEL


def installed_models() -> list[str]:
    """Return the names of the installed spaCy pipelines, the default one first."""
    found = {entry.name for entry in entry_points(group="spacy_models")}
    return sorted(found, key=lambda name: (name != DEFAULT_MODEL, name))
