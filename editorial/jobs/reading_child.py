"""The process that reads one long file: `python -m editorial.jobs.reading_child`.

Reads a pickled `Source` with a path from standard input. Writes what `arrivals_of` yields for it to standard output,
in pickled lists, and an empty one at the end. It writes nothing else there, opens no database and can be killed at any
time.
"""

from __future__ import annotations

import gc
import pickle
import sys
from typing import BinaryIO

from editorial.formats.reading.article_text import ReadSoFar
from editorial.formats.reading.source import Source
from editorial.jobs.reading import Found, arrivals_of
from editorial.language.child import take_standard_output

_TOGETHER = 50
"""How many articles are written together: each by itself takes three times as long."""


def main() -> int:
    """Read the file and end; return the exit status."""
    answers = take_standard_output()
    gc.disable()  # it would take half the time of a Word document, and the process ends soon
    source: Source = pickle.load(sys.stdin.buffer)
    some: list[Found] = []
    for found in arrivals_of(source):
        some.append(found)
        if isinstance(found, ReadSoFar) or len(some) == _TOGETHER:
            _write(answers, some)
            some = []
    if some:
        _write(answers, some)
    _write(answers, [])
    return 0


def _write(answers: BinaryIO, some: list[Found]) -> None:
    pickle.dump(some, answers)
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
