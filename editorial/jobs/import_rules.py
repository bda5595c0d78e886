"""What is remembered of files that somebody looked at: read, stored, and forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.domain.import_rules import ImportRule, ImportRuleKind
from editorial.domain.learnt import Learnt
from editorial.domain.settings import Setting
from editorial.jobs.import_preview import Checked, likeness
from editorial.storage.library import Library

_SETTINGS = {
    ImportRuleKind.AS_READ: Setting.IMPORT_AS_READ,
    ImportRuleKind.COLUMNS: Setting.IMPORT_COLUMNS,
    ImportRuleKind.SHEET: Setting.IMPORT_SHEETS,
}


def import_rules(library: Library) -> tuple[Learnt, ...]:
    """Return all that is remembered, also what was forgotten and can be put back."""
    forgotten = _forgotten(library)
    return tuple(
        Learnt(rule, "", None, rule.key in forgotten) for kind in ImportRuleKind for rule in _stored(library, kind)
    )


def rules_in_use(library: Library, kind: ImportRuleKind) -> dict[str, tuple[str, ...]]:
    """Return what is done with files, by which files these are, without what was forgotten."""
    forgotten = _forgotten(library)
    return {rule.about: rule.then for rule in _stored(library, kind) if rule.key not in forgotten}


def remember_rule(library: Library, rule: ImportRule) -> None:
    """Remember something, also if it was forgotten before."""
    setting = _SETTINGS[rule.kind]
    if rule.kind is ImportRuleKind.AS_READ:
        library.set_setting(setting, sorted({*library.get_setting(setting, ()), rule.about}))
    else:
        then = rule.then[0] if rule.kind is ImportRuleKind.SHEET else [*rule.then]
        library.set_setting(setting, {**library.get_setting(setting, {}), rule.about: then})
    if rule.key in _forgotten(library):
        library.restore_remembered(rule)


def remember_as_read(library: Library, checked: Checked) -> None:
    """Remember that articles like these need no look from now on."""
    for about in sorted({*map(likeness, checked.arrivals)} - {""}):
        remember_rule(library, ImportRule(ImportRuleKind.AS_READ, about))


def _stored(library: Library, kind: ImportRuleKind) -> Iterator[ImportRule]:
    stored = library.get_setting(_SETTINGS[kind], ())
    for about in stored:
        then = stored[about] if isinstance(stored, dict) else ()
        yield ImportRule(kind, about, (then,) if isinstance(then, str) else tuple(then))


def _forgotten(library: Library) -> frozenset[tuple[str, ...]]:
    return frozenset(map(tuple, library.get_setting(Setting.FORGOTTEN, ())))
