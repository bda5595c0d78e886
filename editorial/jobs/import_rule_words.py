"""Words for what imports do with files like those that somebody looked at; cheap to import."""

from __future__ import annotations

import json

from editorial.domain.import_rules import ImportRule, ImportRuleKind
from editorial.formats import registry


def files_words(rule: ImportRule) -> str:
    """Return in words which files a rule is about: *pages of example.org*."""
    if rule.kind is ImportRuleKind.AS_READ:
        return words_of_likeness(rule.about) or rule.about
    listed = ", ".join(f"“{name}”" for name in _names(rule.about))
    return f"tables with the columns {listed}" if rule.kind is ImportRuleKind.COLUMNS else f"workbooks with {listed}"


def then_words(rule: ImportRule) -> str:
    """Return in words what a rule does with such files."""
    if rule.kind is ImportRuleKind.AS_READ:
        return "stored without a look"
    if rule.kind is ImportRuleKind.SHEET:
        return f"the sheet “{rule.then[0]}” is read"
    held = zip(_names(rule.about), rule.then, strict=False)
    return ", ".join(f"“{heading}”: {role.replace('_', ' ')}" for heading, role in held)


def words_of_likeness(key: str) -> str:
    """Return in words which articles a key of `import_preview.likeness` is about; empty if there is no such format."""
    form, _, site = key.partition(":")
    if site:
        return f"pages of {site}"
    return next(
        (f"files of the kind {one.info.name}" for one in registry.readable() if form and one.info.id == form), ""
    )


def _names(about: str) -> list[str]:
    """Return the headings or sheets in the key of a rule; the key itself if it is none that this program wrote."""
    try:
        found = json.loads(about)
    except ValueError:
        found = None
    return [*map(str, found)] if isinstance(found, list) else [about]
