"""One measurement of the language side in a process of its own: prints its figures as JSON.

_reading.py throughput ROUNDS           seconds of the bare pipes and of ours over the same articles, each round
_reading.py kinds                       the kinds of texts there are
_reading.py bare|ours KIND LENGTH       seconds for one text, the most memory held (MB), how much was found
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence

import spacy
from _prose import prose
from spacy.language import Language

from editorial.domain.article import Article
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.paragraphs import paragraphs
from editorial.domain.suggestions import FindOptions
from editorial.jobs.reading import record_of_text
from editorial.language.spacy_pipeline.chunks import chunks
from editorial.language.spacy_pipeline.reader import Finder, Reader

ARTICLES, LENGTH = 60, 5_000
"""How many articles are read for the throughput, and how long (code points) they are."""
KINDS: dict[str, Callable[[int], str]] = {
    "news": prose,
    "news in one line": lambda length: prose(length).replace("\n", " "),
    "unclosed marks": lambda length: "“a " * (length // 3),
    "quotes": lambda length: "“a” said Kim. " * (length // 14),
    "emoji": lambda length: "a" + "😀" * (length - 1),
    "line breaks": lambda length: "a\n" * (length // 2),
    "right to left": lambda length: "שלום עליכם, אמר קים. " * (length // 21),
    "controls": lambda length: "a\x01\x0b\x1f \u200f" * (length // 6),
}


def bare_pipes() -> Language:
    """Return the pipes that we run, as spaCy comes."""
    return spacy.load(DEFAULT_MODEL, exclude=["attribute_ruler", "lemmatizer"])


def read_bare(nlp: Language, texts: Sequence[str], batch: int) -> int:
    """Read texts and keep nothing; return how many tokens they have."""
    return sum(len(doc) for doc in nlp.pipe(texts, batch_size=batch))


def throughput(rounds: int) -> list[tuple[float, float]]:
    """Return the processor time (seconds) of the bare pipes and of ours, round by round; the first round warms up."""
    texts = [prose(LENGTH, seed) for seed in range(ARTICLES)]
    found = [article(text) for text in texts]
    nlp, finder = bare_pipes(), Finder(FindOptions(), Reader.load())
    timed = []
    for _ in range(rounds + 1):
        one = cost(lambda: read_bare(nlp, texts, 8))
        timed.append((one, cost(lambda: sum(1 for _ in finder.stream(found)))))
    return timed[1:]


def one_text(how: str, kind: str, length: int) -> dict[str, float]:
    """Return what it takes to read one text."""
    text = KINDS[kind](length)
    if how == "bare":
        nlp, parts = bare_pipes(), [span.of(text) for span in chunks(text, paragraphs(text))]
        read_bare(nlp, ["Warm up."], 1)
        return {"seconds": cost(lambda: read_bare(nlp, parts, 1)), "peak": peak(), "found": 0}
    finder, one = Finder(FindOptions(), Reader.load()), article(text)
    finder.find(article("Warm up."))
    found = []
    seconds = cost(lambda: found.append(finder.find(one)))
    return {"seconds": seconds, "peak": peak(), "found": len(found[0].mentions) + len(found[0].quotes)}


def article(text: str) -> Article:
    """Return an article as an import makes it."""
    return record_of_text(text, source=None).article


def cost(act: Callable[[], object]) -> float:
    """Return the processor time of an act, in seconds: other work on the machine counts little in it."""
    start = time.process_time()
    act()
    return time.process_time() - start


def peak() -> float:
    """Return the most memory that this process has held, in MB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)


if __name__ == "__main__":
    if sys.argv[1] == "kinds":
        print(json.dumps(list(KINDS)))
    elif sys.argv[1] == "throughput":
        print(json.dumps(throughput(int(sys.argv[2]))))
    else:
        print(json.dumps(one_text(sys.argv[1], sys.argv[2], int(sys.argv[3]))))
