"""`editorial memory`: list, forget and restore what was learnt from articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Annotated, Any

import typer

from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import OK
from editorial.domain import labels
from editorial.domain.errors import InputError
from editorial.domain.import_rules import ImportRule
from editorial.domain.learnt import Learnt
from editorial.domain.rule_counts import RuleCount
from editorial.domain.suggestions import Habit, Lesson, Remembered
from editorial.jobs.import_rule_words import files_words, then_words
from editorial.jobs.opening import Opened
from editorial.review.wording.rule_counts import counted_words, outcome_words

EXAMPLES = examples("editorial memory list", 'editorial memory forget "Ada Brook"')
SPEAKER = "speaker"
"""Shown instead of a type for a speaker habit: words such as *the mayor*, and whom they meant."""
COUNT = "how-often-right"
"""Shown instead of a type for how often a kind of suggestion was right in verified articles."""

IMPORT = "import-rule"
"""Shown instead of a type for what imports do with files like those that somebody looked at."""

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name, or the words, as listed.", show_default=False)]
Type = Annotated[
    str | None,
    typer.Option("--type", metavar="TYPE", help="Which one, where a name has several types.", show_default=False),
]
Means = Annotated[
    str | None,
    typer.Option("--means", metavar="NAME", help="Which one, where words meant several people.", show_default=False),
]


def show(
    context: typer.Context,
    database: Database = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Print what is remembered, one name a line, with tabs between the columns."""
    access: LibraryAccess = context.obj
    with access.open_library(database or access.database) as library:
        learnt = _every(library)
    for one in learnt:
        if as_json:
            print_json(_plain(one))
        else:
            print_lines([tab_separated(*_cells(one))])
    return OK


def forget(
    context: typer.Context, name: Name, label: Type = None, means: Means = None, database: Database = None
) -> int:
    """Stop using a name, or words for a speaker, in other articles."""
    access: LibraryAccess = context.obj
    with access.open_library(database or access.database) as library:
        one = _chosen(_every(library), name, label, means)
        library.forget(one.what)
    print_message(f"{_said(one)} is no longer used; 'editorial memory remember' undoes that.")
    return OK


def remember(
    context: typer.Context, name: Name, label: Type = None, means: Means = None, database: Database = None
) -> int:
    """Restore a name, or words for a speaker, that was forgotten."""
    access: LibraryAccess = context.obj
    with access.open_library(database or access.database) as library:
        one = _chosen([one for one in _every(library) if one.forgotten], name, label, means)
        library.restore_remembered(one.what)
    print_message(f"{_said(one)} is used again.")
    return OK


def _every(library: Opened) -> tuple[Learnt, ...]:
    from editorial.jobs.import_rules import import_rules  # noqa: PLC0415 - imports SQLAlchemy

    return *library.learnt(), *import_rules(library)


def _chosen(learnt: Sequence[Learnt], name: str, label: str | None, means: str | None) -> Learnt:
    """Return the one that the arguments name. Raises InputError if there is none, or more than one."""
    found = [one for one in learnt if _called(one) == name]
    if label is not None:
        found = [one for one in found if label.casefold() in _types(one)]
    if means is not None:
        found = [one for one in found if not isinstance(one.what, Remembered) and _meant(one) == means]
    if not found:
        raise InputError("there is no such name", source=name)
    types = dict.fromkeys(map(_type, found))
    if len(types) > 1:
        raise InputError(f"it is remembered as {', '.join(types)}; say which with --type", source=name)
    people = dict.fromkeys(_meant(one) for one in found)
    if len(people) > 1:
        raise InputError(f"it meant {', '.join(people)}; say which with --means", source=name)
    kinds = dict.fromkeys(labels.words(one.what.label) for one in found if isinstance(one.what, Habit | Remembered))
    if len(kinds) > 1:
        raise InputError(f"it meant a {' and a '.join(kinds)}; say which with --type", source=name)
    return found[0]


def _called(one: Learnt) -> str:
    if isinstance(one.what, ImportRule):
        return files_words(one.what)
    if isinstance(one.what, RuleCount):
        return counted_words(one.what.key)
    return one.what.name if isinstance(one.what, Remembered) else one.what.words


def _meant(one: Learnt) -> str:
    if isinstance(one.what, ImportRule):
        return then_words(one.what)
    if isinstance(one.what, RuleCount):
        return outcome_words(one.what)
    return one.what.meant if isinstance(one.what, Lesson) else one.what.name


def _types(one: Learnt) -> set[str]:
    return (
        {_type(one)}
        if isinstance(one.what, Lesson | RuleCount | ImportRule)
        else {_type(one), one.what.label.casefold()}
    )


def _type(one: Learnt) -> str:
    if isinstance(one.what, ImportRule):
        return IMPORT
    if isinstance(one.what, RuleCount):
        return COUNT
    if isinstance(one.what, Lesson):
        return str(one.what.kind)
    return SPEAKER if isinstance(one.what, Habit) else labels.words(one.what.label)


def _said(one: Learnt) -> str:
    return f"“{_called(one)}” ({one.what.name if isinstance(one.what, Habit) else _type(one)})"


def _cells(one: Learnt) -> tuple[str, ...]:
    what = one.what
    return (
        _called(one),
        _type(one),
        "|".join(what.aliases) if isinstance(what, Remembered) else _meant(one),
        one.title,
        f"{one.at:%Y-%m-%d}" if one.at else "",
        str(what.times or ""),
        "forgotten" if one.forgotten else "",
    )


def _plain(one: Learnt) -> dict[str, Any]:
    what = one.what
    if isinstance(what, ImportRule):
        return {"kind": IMPORT, "words": files_words(what), "then": then_words(what)} | _source(one)
    if isinstance(what, RuleCount):
        decided = {"seen": what.seen, "kept": what.right, "expected": what.expected, "verdicts": what.verdicts}
        return {**asdict(what.key), "words": counted_words(what.key), **decided} | _source(one)
    if isinstance(what, Lesson):
        about = {"kind": str(what.kind), "words": what.words, "meant": what.meant}
        return about | _source(one)
    own = {"words": what.words} if isinstance(what, Habit) else {"aliases": what.aliases, "authority": what.authority}
    return {
        "name": what.name,
        "label": what.label,
        **own,
        **_source(one),
    }


def _source(one: Learnt) -> dict[str, Any]:
    return {
        "article": one.what.article_id,
        "title": one.title,
        "at": one.at.isoformat() if one.at else None,
        "articles": one.what.times,
        "forgotten": one.forgotten,
    }


COMMANDS: dict[str, tuple[Callable[..., int], str, str]] = {
    "list": (
        show,
        "List the names, their other names, where each was learnt, when, and in how many articles; then what speakers "
        "are called without their names, and who was meant; then what corrections taught: words that are no name "
        "(not-a-name), names with other edges (edges), words in marks that are a term or speech; and how often each "
        "kind of suggestion was kept in verified articles (how-often-right); and what imports do with files like those "
        "that somebody looked at (import-rule).",
        examples("editorial memory list", "editorial memory list --json"),
    ),
    "forget": (
        forget,
        "Stop using a name, words for a speaker, or an import rule; no article is changed.",
        examples(
            'editorial memory forget "Ada Brook"',
            "editorial memory forget Saltmere --type organisation",
            'editorial memory forget "the mayor" --means "Ada Brook"',
        ),
    ),
    "remember": (remember, "Use again what was forgotten.", examples('editorial memory remember "Ada Brook"')),
}
"""The commands of the group: for each the function, its line of help and its examples."""
