"""A library in an empty folder, records to put in it, and a language process that costs nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from editorial.domain.annotation import Decided, Entity, Kind, Mention, Origin, Provenance, Quote, Status
from editorial.domain.article import Article, Standing, State, Verified
from editorial.domain.decision import Decision
from editorial.domain.record import Change, Record, Row
from editorial.domain.summary import Summary
from editorial.domain.text import Span, sha256
from editorial.jobs.suggestion_process import SuggestionProcess
from editorial.storage.library import Library

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
TEXT = "Bridge stays shut\n\n“It wobbles 🌉,” said Ana Lima. Lima left."

STAND_IN = """
import json, os, sys, time
model = sys.argv[1]
if model == "missing":
    print(json.dumps({"error": "The language model 'missing' is not installed."}), flush=True)
    sys.exit(1)
if model == "broken":
    sys.exit("cannot start")
print(json.dumps({"ready": True, "model": model + "@1"}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    text = request["article"]["text"]
    if "CRASH" in text:
        os._exit(3)
    if "HANG" in text:
        time.sleep(600)
    if "NOISE" in text:
        print("not JSON at all", flush=True)
        continue
    if "ERROR" in text:
        problem = {"code": "not-read", "params": {"detail": "in words"}}
        print(json.dumps({"id": request["id"], "problem": problem}), flush=True)
        continue
    for share in range(text.count("LONG")):
        print(json.dumps({"id": request["id"], "share": share / 10}), flush=True)
    for number in range(1, 1 + text.count("PART")):
        name = {"id": f"e{number + 1}", "name": f"Part {number}", "label": "ORG"}
        print(json.dumps({"id": request["id"], "part": {"entities": [name]}}), flush=True)
    start = text.index("Ana Lima")
    print(json.dumps({"id": request["id"], "suggestions": {
        "entities": [{"id": "e1", "name": "Ana Lima", "label": "PERSON"}],
        "mentions": [{"id": "m1", "span": {"start": start, "end": start + 8}, "label": "PERSON", "entity": "e1",
                      "provenance": {"origin": "model", "score": 0.5}}],
        "possibly_missed": [{"span": {"start": 0, "end": 6}, "score": 0.25}],
    }}), flush=True)
"""
"""Speaks the protocol of the language process, and does what the words of an article tell it."""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library" / "library.db") as opened:
        yield opened


@pytest.fixture
def stand_in(tmp_path: Path) -> tuple[str, ...]:
    """How to start the stand-in for the language process."""
    script = tmp_path / "stand_in.py"
    script.write_text(STAND_IN, encoding="utf-8")
    return sys.executable, str(script)


@pytest.fixture
def process(stand_in: tuple[str, ...]) -> Iterator[SuggestionProcess]:
    made = SuggestionProcess(stand_in)
    yield made
    made.close()


class Samples:
    """Records that say nothing but what a test needs."""

    noon = NOON
    later = NOON + timedelta(hours=1)

    def article(self, id_: str = "bridge", text: str = TEXT) -> Record:
        """An article that nobody has looked at, without annotations."""
        return Record.of(Article(id_, f"Title of {id_}", text, sha256(text), source=f"{id_}.txt"))

    def reviewed(self, id_: str = "bridge", text: str = TEXT, state: State = State.VERIFIED) -> Record:
        """A confirmed name and quote, a rejected name and an undecided one."""
        found, decided = Provenance(Origin.RULE, rule="title", score=0.5), Decided("Editor", NOON)
        quote, name, again = text.index("It wobbles"), text.index("Ana Lima"), text.rindex("Lima")
        verified = Verified("Editor", NOON) if state is State.VERIFIED else None
        plain = self.article(f"{id_}", text)
        return replace(
            plain,
            standing=Standing(state, verified),
            entities={"e1": Entity("e1", "Ana Lima", "PERSON")},
            mentions={
                "m1": Mention("m1", Span(name, name + 8), "PERSON", "e1", found, Status.CONFIRMED, decided=decided),
                "m2": Mention("m2", Span(0, 6), "PLACE", None, found, Status.REJECTED, decided=decided),
                "m3": Mention("m3", Span(again, again + 4), "PERSON", "e1", found),
            },
            quotes={
                "q1": Quote("q1", Span(quote, quote + 12), Kind.DIRECT, found, status=Status.CONFIRMED, decided=decided)
            },
        )

    def text(self, *words: str) -> str:
        """Return a text of its own that a stand-in finds a name in."""
        return f"{' '.join(words)}\n\n{TEXT}"

    def decide(self, library: Library, article_id: str, before: Row, after: Row) -> None:
        """Commit a decision on one row, made `later`."""
        loaded = library.load(article_id)
        changes = (Change(before, after),)
        decision = Decision(article_id, "Decide", Summary.of_words("Decide"), "Editor", self.later, changes)
        library.commit(decision, loaded.version)


@pytest.fixture
def samples() -> Samples:
    return Samples()
