"""`editorial export`: write verified articles to files or standard output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from editorial.commandline.context import Database, LibraryAccess, examples, listed
from editorial.commandline.forcing import telling_of_force, which_to_replace
from editorial.commandline.output import json_output, print_message
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.jobs.export_options import Include, Leaking
from editorial.jobs.file_formats import export_format_for, export_formats
from editorial.jobs.progress import Cancelled
from editorial.review.wording.leaks import WAY_OUT, leak_words

if TYPE_CHECKING:
    from editorial.jobs.protecting import LeaksError

FORMATS = export_formats()
EXAMPLES = examples(
    "editorial export > verified.jsonl",
    "editorial export -o tables.csv         (tables-quotes.csv and tables-names.csv)",
    "editorial export --losses -o tables.xlsx   (says what Excel cannot hold, and writes nothing)",
    "editorial export -o records --format json    (a file for each article, in the folder records)",
    "editorial export -o all.jsonl --unverified --undecided --rejected",
    "editorial export -o daily.xlsx --changed --save-profile daily      (then: editorial export --profile daily)",
    "editorial export --of Brackwater -o brackwater.xlsx   (her quotes alone, of all articles)",
    "editorial export harbour -o harbour.json --verification    (and harbour.verification.json, signed)",
    "editorial export -o all.jsonl --leaks allow    (although protected names, or parts of them, stand in it)",
) + listed("Formats:", ((info.id, info.words) for info in FORMATS))


def known_format(format_id: str) -> str:
    """Return the id of a format. Raises BadParameter if there is none."""
    ids = [info.id for info in FORMATS]
    if format_id not in ids:
        raise typer.BadParameter(f"{format_id!r} is not one of {', '.join(map(repr, ids))}.")
    return format_id


def run(  # noqa: PLR0913 - one for each option
    context: typer.Context,
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="Ids, or how they begin; else all articles.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="Where to; else standard output.", show_default=False),
    ] = None,
    format_id: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            parser=known_format,
            help="One of those below; else as the name of the output says, or jsonl.",
            show_default=False,
        ),
    ] = None,
    database: Database = None,
    *,
    undecided: Annotated[bool, typer.Option("--undecided", help="Also what nobody has decided.")] = False,
    rejected: Annotated[bool, typer.Option("--rejected", help="Also what was rejected.")] = False,
    unverified: Annotated[bool, typer.Option("--unverified", help="Also articles that are not verified.")] = False,
    verification: Annotated[
        bool, typer.Option("--verification", help="Also a signed verification record of each article.")
    ] = False,
    source_texts: Annotated[
        bool, typer.Option("--source-texts", help="In interchange records, also the texts of sources.")
    ] = False,
    losses: Annotated[
        bool, typer.Option("--losses", help="Only say what the format would lose; write nothing.")
    ] = False,
    of: Annotated[
        str | None,
        typer.Option("--of", metavar="NAME", help="Only the quotes of this person or body.", show_default=False),
    ] = None,
    changed: Annotated[bool, typer.Option("--changed", help="Only articles never exported, or changed since.")] = False,
    profile: Annotated[
        str | None,
        typer.Option("--profile", metavar="NAME", help="All choices as saved under a name.", show_default=False),
    ] = None,
    save_as: Annotated[
        str | None,
        typer.Option("--save-profile", metavar="NAME", help="Save these options under a name.", show_default=False),
    ] = None,
    leaks: Annotated[
        Leaking, typer.Option("--leaks", help="Whether to export although something gives a protected name away.")
    ] = Leaking.REFUSE,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no earlier export.")] = False,
) -> int:
    """Export, and print how much, where to, and what was left out; return the exit status."""
    from editorial.jobs.article_ids import resolve_ids  # noqa: PLC0415
    from editorial.jobs.export_profiles import (  # noqa: PLC0415
        Profile,
        changed_articles,
        export_by,
        save_profile,
    )
    from editorial.jobs.export_profiles import profile as saved_profile  # noqa: PLC0415
    from editorial.jobs.exporting import Export  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.jobs.foreseeing import Foresee  # noqa: PLC0415
    from editorial.jobs.people import FindWhose  # noqa: PLC0415
    from editorial.jobs.protecting import LeaksError  # noqa: PLC0415

    _refuse_both(profile, [ids, output, format_id, save_as], "--profile is used without other choices.")
    _refuse_both(save_as, [None if output else "-"], "--save-profile needs a place: give --output as well.")
    _refuse_both(ids, [changed or None], "Name articles, or use --changed.")
    _refuse_both(of, [ids, changed or None, profile, save_as, verification or None], "--of is used without these.")
    access: LibraryAccess = context.obj
    include = Include(
        undecided=undecided,
        rejected=rejected,
        unverified=unverified,
        verification=verification,
        source_texts=source_texts,
    )
    with cancel_on_interrupt() as cancel, access.open_library(database or access.database) as library:
        path = output if output and str(output) != "-" else None
        chosen = resolve_ids(library, ids) if ids else None
        whose = run_job(FindWhose(library, of), cancel) if of is not None else None
        if losses:
            known = format_id or export_format_for(path).id
            foresee = Foresee(library, known, article_ids=chosen, include=include, whose=whose)
            print_message(run_job(foresee, cancel).words)
            return OK
        target: Path | BinaryIO = path or json_output()
        try:
            if profile is not None:
                saved = saved_profile(library, profile)
                job, target = export_by(library, saved, leaks), Path(saved.place)
            else:
                chosen = changed_articles(library, include) if changed else chosen
                replace = which_to_replace(force=force)
                job = Export(
                    library, target, format_id, article_ids=chosen, include=include, replace=replace, leaking=leaks
                ).of_quotes(whose)
                job.of_profile(save_as or "")
            with telling_of_force():
                report = run_job(job, cancel, target)
        except Cancelled as stopped:
            print_message(stopped)
            return INTERRUPTED
        except LeaksError as refused:
            _tell_leaks(refused)
            return FAILED
        if save_as is not None and path is not None:
            form, place = format_id or export_format_for(path).id, str(path.absolute())
            save_profile(library, Profile(name=save_as, format_id=form, place=place, include=include, changed=changed))
    for skipped in report.skipped:
        print_message(f"“{skipped.title}” was left out: {skipped.reason}")
    for reason in report.unproved:
        print_message(reason)
    print_message(report.words)
    return FAILED if report.damaged else OK


def _tell_leaks(refused: LeaksError) -> None:
    """Print what would give protected names away, and what to do."""
    for article in refused.articles:
        for leak in article.leaks:
            print_message(f"“{article.title}”: {leak_words(leak)}")
    print_message(f"{refused} {WAY_OUT} Or add --leaks allow, to export it all the same.")


def _refuse_both(one: object, others: list[object], words: str) -> None:
    """Raise BadParameter if an option is given together with one of others."""
    if one and any(others):
        raise typer.BadParameter(words)
