"""Making an archive from a shell, for `editorial analyze`."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import typer

from editorial.commandline.context import LibraryAccess
from editorial.commandline.output import print_message
from editorial.commandline.terminal import FAILED, INTERRUPTED, OK, cancel_on_interrupt, run_job
from editorial.domain.archive import ALL_KEPT, Kept, ShardForm
from editorial.domain.suggestions import FindOptions
from editorial.jobs.file_formats import Columns


@dataclass(frozen=True, slots=True)
class Wanted:
    """The archive that somebody asked for."""

    paths: tuple[str, ...]
    folder: Path
    options: FindOptions
    jobs: int
    shard: int
    columns: Columns
    library: bool
    form: ShardForm
    kept: frozenset[Kept]
    scheduler: str | None


def make_archive(wanted: Wanted, access: LibraryAccess, database: Path | None) -> int:
    """Make the archive, or go on with it; return the exit status."""
    from editorial.jobs.archive.analysing import AnalyseArchive, archive_settings  # noqa: PLC0415 - imports spaCy
    from editorial.jobs.archive.cluster import Cluster  # noqa: PLC0415 - as above
    from editorial.jobs.archive.inputs import inputs_of  # noqa: PLC0415 - imports SQLAlchemy
    from editorial.jobs.archive.processes import Processes  # noqa: PLC0415 - as above

    if "-" in wanted.paths:
        raise typer.BadParameter("an archive is made of files, which are read again when it goes on; save this one")
    settings = archive_settings(wanted.options, wanted.form, wanted.kept)
    opened = access.open_library(database or access.database) if wanted.library else nullcontext()
    with cancel_on_interrupt() as cancel, opened as library:
        inputs = inputs_of([Path(path) for path in wanted.paths], wanted.columns, library)
        scheduler = wanted.scheduler
        start = partial(Processes, wanted.jobs) if scheduler is None else partial(Cluster, scheduler)
        job = AnalyseArchive(inputs, wanted.folder, settings, start, wanted.shard)
        report = run_job(job, cancel, every=30.0)
    print_message(report.words)
    if report.cancelled:
        return INTERRUPTED
    return FAILED if report.not_read else OK


def kept_of(given: str | None) -> frozenset[Kept]:
    """Return the fields that an option names, all without it. Raises typer.BadParameter if it names none of them."""
    if given is None:
        return ALL_KEPT
    names = [name.strip() for name in given.split(",")]
    if unknown := [name for name in names if name not in [*Kept]]:
        raise typer.BadParameter(f"--fields: there is no “{unknown[0]}”; there are {', '.join(Kept)}.")
    return frozenset(map(Kept, names))
