"""What the verified articles of a sample say about a whole archive, for `editorial evaluate --archive`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from editorial.commandline.output import print_json, print_lines, print_message, tab_separated
from editorial.commandline.terminal import OK, run_job

if TYPE_CHECKING:
    from editorial.jobs.archive.estimating import Estimate, EstimateReport
    from editorial.jobs.opening import Opened

_METHOD = "Cochran's ratio estimate of a stratified sample, Wilson's interval with Kish's effective number"


def print_estimates(library: Opened, folder: Path, *, as_json: bool) -> int:
    """Measure the archive by its newest sample and print the estimates; return the exit status."""
    from editorial.jobs.archive.estimating import EstimateArchive  # noqa: PLC0415 - imports SQLAlchemy

    report = run_job(EstimateArchive(library, folder))
    for left_out in report.left_out:
        print_message(f"“{left_out.title}” was left out: {left_out.reason}")
    print_message(
        f"{report.verified} of the {report.drawn} articles of {report.sample} are verified; the archive has "
        f"{report.articles:,}."
    )
    if report.verified < report.drawn:
        print_message("What is not verified yet is taken to be no better and no worse than what is.")
    if report.unseen:
        print_message(f"Nothing is said about these parts, of which none is verified: {', '.join(report.unseen)}.")
    if as_json:
        print_json(_values(report), indent=2)
        return OK
    print_lines([tab_separated("measure", "of", "in the sample", "in the whole archive, 95 of 100 times between")])
    print_lines(tab_separated(*_cells(one)) for one in report.estimates)
    print_message(f"The method: {_METHOD}.")
    return OK


def _cells(one: Estimate) -> tuple[str, ...]:
    if one.whole is None:
        return one.words, "0", "", ""
    whole = f"{one.whole.share:.1%}: {one.whole.low:.1%} to {one.whole.high:.1%}"
    return one.words, str(one.seen.of), f"{one.seen.value or 0.0:.1%}", whole


def _values(report: EstimateReport) -> dict[str, Any]:
    return {
        "sample": str(report.sample),
        "articles": report.articles,
        "drawn": report.drawn,
        "verified": report.verified,
        "unseen": list(report.unseen),
        "method": _METHOD,
        "measures": [
            {
                "measure": one.words,
                "right": one.seen.right,
                "of": one.seen.of,
                "whole": None if one.whole is None else one.whole._asdict(),
            }
            for one in report.estimates
        ],
    }
