"""`editorial analyze`: print interchange records with suggestions for texts, without a library."""

from __future__ import annotations

import sys
from io import BufferedReader
from pathlib import Path
from typing import Annotated

import typer

from editorial.commandline.context import examples
from editorial.commandline.forcing import telling_of_force, which_to_replace
from editorial.commandline.output import json_output
from editorial.commandline.terminal import FAILED, OK, run_job
from editorial.domain.suggestions import DEFAULT_MODEL, FindOptions

EXAMPLES = examples(
    "editorial analyze council.txt",
    "editorial analyze articles/ -o found.jsonl",
    "editorial analyze texts.jsonl          (a JSON object with id and text a line; ids are kept)",
    "curl -s https://example.org/story.txt | editorial analyze - | jq .quotes",
)


def run(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, or folders of them; - is standard input.", show_default=False),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where to; else standard output.", show_default=False),
    ] = None,
    model: Annotated[str, typer.Option("--model", metavar="NAME", help="An installed spaCy pipeline.")] = DEFAULT_MODEL,
    *,
    no_indirect: Annotated[bool, typer.Option("--no-indirect", help="No reported speech without marks.")] = False,
    dates: Annotated[bool, typer.Option("--dates", help="Dates and numbers too.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is no earlier export.")] = False,
) -> int:
    """Print one interchange record a line, in the order of the inputs; return the exit status."""
    from editorial.jobs.analysing import Analyse  # noqa: PLC0415 - imports spaCy

    options = FindOptions(model=model, indirect=not no_indirect)
    if dates:
        options = FindOptions(model=model, indirect=not no_indirect, labels_off=frozenset())
    target = output if output and str(output) != "-" else json_output()
    inputs = [_standard_input() if path == "-" else Path(path) for path in paths]
    with telling_of_force():
        report = run_job(Analyse(inputs, target, options, which_to_replace(force=force)), output=target)
    return FAILED if report.problems else OK


def _standard_input() -> BufferedReader:
    stream = sys.stdin.buffer
    if not isinstance(stream, BufferedReader):
        raise TypeError("standard input has no buffer whose first bytes can be read ahead")
    return stream
