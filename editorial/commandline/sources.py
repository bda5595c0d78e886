"""`editorial sources`: attach sources to an article, check its quotes in them, list them, and take them off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from editorial.commandline import source_checks, source_rules
from editorial.commandline.context import Database, LibraryAccess, examples
from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import FAILED, OK, cancel_on_interrupt, run_job
from editorial.domain.errors import InputError, RuleError
from editorial.domain.source import Source
from editorial.jobs.counting import counted
from editorial.jobs.opening import Opened

if TYPE_CHECKING:
    from editorial.domain.record import Record

EXAMPLES = examples(
    "editorial sources attach 3f2a1b4c council.srt release.pdf",
    "editorial sources list 3f2a1b4c",
)

Article = Annotated[
    str, typer.Argument(metavar="ARTICLE", help="The id of an article, or how it begins.", show_default=False)
]


def attach(
    context: typer.Context,
    article: Article,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="[FILE]...", help="Files of any format that can be imported.")
    ] = None,
    others: Annotated[
        list[str] | None,
        typer.Option("--article", metavar="ID", help="Another article of the library; may be given more than once."),
    ] = None,
    database: Database = None,
) -> int:
    """Attach files, or other articles, as sources; what cannot be read is reported, and the rest is attached."""
    if not files and not others:
        raise InputError("name the files to attach, or an article of the library with --article")
    from editorial.jobs.article_ids import resolve_ids  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.jobs.source_reading import ReadSources, article_as_source  # noqa: PLC0415
    from editorial.review.commands.sources import AttachSource  # noqa: PLC0415
    from editorial.review.desk import Desk  # noqa: PLC0415

    access: LibraryAccess = context.obj
    with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
        (key,) = resolve_ids(library, [article])
        read = run_job(ReadSources(library, files or []), cancel)
        arrivals = [*read.found, *(article_as_source(library, one) for one in resolve_ids(library, others or []))]
        refused: list[str] = []
        desk = Desk(library)
        for arrival in arrivals:
            try:
                desk.apply_to(key, AttachSource(arrival=arrival))
            except RuleError as error:
                refused.append(f"{arrival.origin or arrival.title}: {error}")
                continue
            for note in arrival.notes:
                print_message(f"{arrival.title}: {note}")
    for why in refused:
        print_message(why)
    print_message(f"{counted(len(arrivals) - len(refused), 'source')} attached.")
    return FAILED if refused or read.problems else OK


def show(
    context: typer.Context,
    article: Article,
    database: Database = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> int:
    """Print the sources of an article, one a line, with tabs between id, title, origin, date and number of checks."""
    with _library(context, database) as library:
        record = library.load(_resolved(library, article)).record
        there = library.source_texts([one.sha256 for one in record.sources.values()])
    for one in record.sources.values():
        checks = sum(quote.check is not None and quote.check.source == one.id for quote in record.quotes.values())
        if as_json:
            print_json(_plain(one) | {"text_is_here": one.sha256 in there, "checks": checks})
        else:
            print_lines([tab_separated(one.id, one.title, one.origin, one.date or "", str(checks))])
    return OK


def remove(
    context: typer.Context,
    article: Article,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Ids or titles, as listed.")],
    database: Database = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Also where checks were made with it, which go then.")] = False,
) -> int:
    """Take sources off an article; undo in the window brings them back, and the checks made with them."""
    from editorial.review.commands.sources import RemoveSource, checked_with  # noqa: PLC0415 - imports the review
    from editorial.review.desk import Desk  # noqa: PLC0415

    with _library(context, database) as library:
        key = _resolved(library, article)
        record = library.load(key).record
        chosen = [_chosen(record, words) for words in sources]
        checks = sum(len(checked_with(record, one.id)) for one in chosen)
        if checks and not yes:
            would = f"{counted(checks, 'check')} made with it would go, too"
            print_message(f"Nothing was removed: {would}. Add --yes if that is meant.")
            return FAILED
        desk = Desk(library)
        for one in chosen:
            desk.apply_to(key, RemoveSource(source=one.id))
    gone = f", and {counted(checks, 'check')} with it" if checks else ""
    print_message(f"{counted(len(chosen), 'source')} removed{gone}.")
    return OK


def _library(context: typer.Context, database: Path | None) -> Opened:
    access: LibraryAccess = context.obj
    return access.open_library(database or access.database)


def _resolved(library: Opened, article: str) -> str:
    from editorial.jobs.article_ids import resolve_ids  # noqa: PLC0415 - imports SQLAlchemy

    (key,) = resolve_ids(library, [article])
    return key


def _chosen(record: Record, words: str) -> Source:
    """Return the source with an id or a title. Raises InputError if there is none, or several."""
    found = [one for one in record.sources.values() if words in {one.id, one.title}]
    if not found:
        raise InputError("the article has no such source; 'editorial sources list' has them", source=words)
    if len(found) > 1:
        raise InputError("several sources have this title; give the id", source=words)
    return found[0]


def _plain(one: Source) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "origin": one.origin,
        "article": one.article,
        "date": one.date,
        "by": one.by,
        "at": one.at.isoformat(),
        "sha256": one.sha256,
    }


COMMANDS: dict[str, tuple[Callable[..., int], str, str]] = {
    "attach": (attach, "Attach files, or other articles, to an article as sources.", EXAMPLES),
    "check": (
        source_checks.check,
        "Look the quotes and names of an article up in them.",
        source_checks.EXAMPLES,
    ),
    "list": (show, "List the sources of an article.", examples("editorial sources list 3f2a1b4c --json")),
    "rules": (source_rules.rules, "Say which differences from a source are ignored.", source_rules.EXAMPLES),
    "remove": (remove, "Take sources off an article.", examples('editorial sources remove 3f2a1b4c "Minutes"')),
}
