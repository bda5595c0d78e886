"""The training process: `python -m editorial.language.training_child FOLDER`.

Reads one request from standard input, a line of JSON: `{"options": …, "records": [{"article": …, "mentions": …}]}`, as
written by `editorial.domain.plain`. It trains the name recogniser of the options' model on them (`course.py`), keeps in
the folder what is needed to go on later, and writes lines of JSON to standard output: progress as `{"share": 0.5}`,
then `{"weights": "path", "parent": "name@version", "figures": …}`, the figures a HeldOut, or `{"error": "message"}`.

It runs at a low priority, opens no database, and ends at the end of its input. It can be killed at any time: the
next one goes on after the last round.
"""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import Any

import orjson

from editorial.domain.annotation import Mention
from editorial.domain.article import Article
from editorial.domain.errors import EditorialError
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.record import Record
from editorial.domain.suggestions import FindOptions
from editorial.language.child import take_standard_output, write

_PAUSE = 0.2
"""Seconds between two lines of progress."""
_LOWER = 10


def main(arguments: list[str]) -> int:
    """Train, and return the exit status."""
    answers = take_standard_output()
    with suppress(AttributeError, OSError):  # there is no such thing on Windows
        os.nice(_LOWER)
    line = sys.stdin.buffer.readline()
    threading.Thread(target=_end_with_input, daemon=True).start()
    try:
        for answer in _answers(line, Path(arguments[0])):
            write(answers, answer)
    except EditorialError as error:
        write(answers, {"error": str(error)})
        return 1
    except MemoryError:
        write(answers, {"error": "There is not enough memory to train. Close other programs."})
        return 1
    except OSError as error:
        write(answers, {"error": f"The training could not be written: {error.strerror or error}."})
        return 1
    except Exception as error:  # noqa: BLE001 - whatever fails, somebody waits for an answer
        traceback.print_exc()
        write(answers, {"error": f"The training failed ({type(error).__name__})."})
        return 1
    return 0


def _end_with_input() -> None:
    """End this process once nobody holds its input open, so that it does not outlive the program."""
    sys.stdin.buffer.read()
    os._exit(0)


def _answers(line: bytes, folder: Path) -> Iterator[dict[str, Any]]:
    from editorial.language.spacy_pipeline.course import Course  # noqa: PLC0415 - after the output is safe from spaCy
    from editorial.language.spacy_pipeline.reader import Reader  # noqa: PLC0415

    request = orjson.loads(line)
    options = from_plain(FindOptions, request["options"])
    records = [
        Record.of(from_plain(Article, one["article"]), mentions=from_plain(tuple[Mention, ...], one["mentions"]))
        for one in request["records"]
    ]
    yield {"share": 0.0}
    reader = Reader.load(options.model)
    course = Course(reader, records, options, folder)
    told = monotonic()
    for share in course.run():
        if monotonic() - told >= _PAUSE:
            told = monotonic()
            yield {"share": share}
    yield {"weights": str(course.result), "parent": reader.name, "figures": to_plain(course.figures)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
