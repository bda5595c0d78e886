"""The language process: `python -m editorial.language.child [MODEL]`.

Reads one JSON object a line from standard input, `{"id": …, "article": …, "options": …}` (an Article and FindOptions as
`editorial.domain.plain` writes them), and answers each in order on standard output: with `{"id": …, "share": 0.5}` as
often as it can say how much is done, and then with `{"id": …, "suggestions": …}` or `{"id": …, "error": "words"}`. Of
many suggestions all but the last stand in lines of their own before that, `{"id": …, "part": …}`. The first line it
writes, once the model is loaded, is `{"ready": true, "model": "name@version"}`, or `{"error": "words"}` if it cannot be
(it then ends with status 1). Ends at the end of its input. It opens no database and writes nothing else to standard
output; being killed does no harm.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from typing import Any, BinaryIO

import orjson

from editorial.domain.article import Article
from editorial.domain.errors import EditorialError
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.suggestions import DEFAULT_MODEL, FindOptions

AT_ONCE = 500
"""How many rows of a kind go into one line: whoever reads it can do something else after a few milliseconds."""


def main(arguments: list[str]) -> int:
    """Serve until the input ends; return the exit status."""
    answers = _take_standard_output()
    from editorial.language.spacy_pipeline.reader import Reader  # noqa: PLC0415 - after the output is safe from what spaCy prints

    try:
        reader = Reader.load(arguments[0] if arguments else DEFAULT_MODEL)
    except EditorialError as error:
        _write(answers, {"error": str(error)})
        return 1
    readers = {arguments[0] if arguments else DEFAULT_MODEL: reader}
    _write(answers, {"ready": True, "model": reader.name})
    for line in sys.stdin.buffer:
        if line.strip():
            for answer in _answers(line, readers):
                _write(answers, answer)
    return 0


def _take_standard_output() -> BinaryIO:
    """Return standard output, and let whatever else is printed go to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return answers


def _write(answers: BinaryIO, value: dict[str, Any]) -> None:
    answers.write(orjson.dumps(value) + b"\n")
    answers.flush()


def _answers(line: bytes, readers: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the answers to one request; a request that cannot be served is answered with an error, in words."""
    from editorial.language.spacy_pipeline.reader import Finder, Reader  # noqa: PLC0415 - see main

    key = None
    try:
        request = orjson.loads(line)
        key = request["id"]
        article, options = from_plain(Article, request["article"]), from_plain(FindOptions, request.get("options", {}))
        if options.model not in readers:
            readers[options.model] = Reader.load(options.model)
        for step in Finder(options, readers[options.model]).steps([article]):
            if step.found is None:
                yield {"id": key, "share": step.share}
            else:
                *before, last = step.found.parts(AT_ONCE)
                for part in before:
                    yield {"id": key, "part": to_plain(part)}
                yield {"id": key, "suggestions": to_plain(last)}
    except EditorialError as error:
        yield {"id": key, "error": str(error)}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        traceback.print_exc()
        yield {"id": key, "error": f"The names and quotes could not be looked for: {type(error).__name__}: {error}"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
