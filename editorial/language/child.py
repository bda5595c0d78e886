"""The language process: `python -m editorial.language.child [MODEL]`.

Reads requests from standard input, one JSON object per line: `{"id": …, "article": …, "options": …}`, with an Article
and FindOptions as written by `editorial.domain.plain`. Answers them in order on standard output: progress as `{"id": …,
"share": 0.5}`, any number of times; then `{"id": …, "suggestions": …, "model": "name@version"}` or `{"id": …,
"problem": …}`. Long results are sent in parts, `{"id": …, "part": …}`, before the last one. An article in another
language than the model's is read by the model for its language, if one is installed.

Once the model is loaded, the first line of output is `{"ready": true, "model": "name@version"}`. If it cannot be
loaded, the line is `{"error": "message"}` and the process exits with status 1. The process exits at the end of its
input. It opens no database, writes nothing else to standard output, and can be killed at any time.
"""

from __future__ import annotations

import faulthandler
import os
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from editorial.domain.article import Article
from editorial.domain.errors import EditorialError
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.problem import Problem, ProblemCode
from editorial.domain.report import Report
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import sha256

_TEXT = "The bridge opens\n\n“It holds,” said Ada Krall of the Harbour Board. She called Wexcombe her home.\n"
_SAMPLE = Article("", "", _TEXT, sha256(_TEXT))
AT_ONCE = 500
"""The most items of a kind in one line, so that the reader of a line needs a few milliseconds only."""


def main(arguments: list[str]) -> int:
    """Answer requests until the input ends; return the exit status."""
    faulthandler.enable()
    answers = take_standard_output()
    from editorial.language.spacy_pipeline.reader import Finder, Reader  # noqa: PLC0415 - after the output is safe from what spaCy prints

    try:
        reader = Reader.load(arguments[0] if arguments else DEFAULT_MODEL)
    except EditorialError as error:
        write(answers, {"error": str(error)})
        return 1
    except MemoryError:
        write(answers, {"error": "There is not enough memory to look for names and quotes. Close other programs."})
        return 1
    readers: dict[str, Any] = {arguments[0] if arguments else DEFAULT_MODEL: reader}
    write(answers, {"ready": True, "model": reader.name})
    Finder(FindOptions(), reader).find(_SAMPLE)  # loads the lists that the first article would wait for
    for line in sys.stdin.buffer:
        if line.strip():
            for answer in _answers(line, readers):
                write(answers, answer)
    return 0


def take_standard_output() -> BinaryIO:
    """Return standard output for answers, and redirect everything else that is printed to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return answers


def write(answers: BinaryIO, value: dict[str, Any]) -> None:
    """Write one answer as a line of JSON."""
    answers.write(orjson.dumps(value) + b"\n")
    answers.flush()


def _answers(line: bytes, readers: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the answers to one request; the answer to an invalid request is a Problem."""
    from editorial.language.spacy_pipeline.reader import Finder, ModelMissing  # noqa: PLC0415 - see main

    key = None
    try:
        request = orjson.loads(line)
        key = request["id"]
        article, options = from_plain(Article, request["article"]), from_plain(FindOptions, request.get("options", {}))
        finder = Finder(options, readers=readers)
        for step in finder.steps([article]):
            if step.found is None:
                yield {"id": key, "share": step.share}
            else:
                *before, last = step.found.parts(AT_ONCE)
                for part in before:
                    yield {"id": key, "part": to_plain(part)}
                yield {"id": key, "suggestions": to_plain(last), "model": finder.reader_for(article).name}
    except ModelMissing as error:
        yield {"id": key, "problem": to_plain(error.problem)}
    except EditorialError as error:
        yield {"id": key, "problem": to_plain(Problem.of_words(str(error)))}
    except MemoryError:
        yield {"id": key, "problem": to_plain(Problem.of(ProblemCode.NO_MEMORY))}
    except Exception as error:  # noqa: BLE001 - whatever fails is this article's; the next one may succeed
        problem = Problem.of(ProblemCode.NOT_READ, detail=type(error).__name__)
        yield {"id": key, "problem": to_plain(problem), "report": [*Report.of(error).lines]}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
