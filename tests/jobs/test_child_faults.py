"""The language process killed, hung or out of memory: an article has all of its suggestions, or none and is told.

`python3 packaging/dev.py faults child` does the same at length, to the language process itself.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the memory of another process can be limited on Linux only", allow_module_level=True)

from child_trouble import Fault, Figures, Trouble

from editorial.domain.problem import Problem, ProblemCode
from editorial.jobs.language_process import TimeLimits
from editorial.review.wording.problems import problem_words

STAND_IN = """
import json, sys, time
print(json.dumps({"ready": True, "model": "made@1"}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    answer = {"problem": {"code": "no-memory", "params": {}}}
    try:
        for share in range(3):
            print(json.dumps({"id": request["id"], "share": share / 3}), flush=True)
            time.sleep(0.3 if request["id"] == "two" and not share else 0)
            bytes(40_000_000)
        start = request["article"]["text"].index("Ana Lima")
        answer = {"suggestions": {
            "entities": [{"id": "e1", "name": "Ana Lima", "label": "PERSON"}],
            "mentions": [{"id": "m1", "span": {"start": start, "end": start + 8}, "label": "PERSON", "entity": "e1",
                          "provenance": {"origin": "model", "score": 0.5}}]}}
    except MemoryError:
        pass
    print(json.dumps({"id": request["id"], **answer}), flush=True)
"""
SECOND = 6
"""The step in which the second article has begun, and the process is about to go on with it."""


def test_what_happens_to_the_process_costs_one_article_at_most_and_is_told(tmp_path: Path) -> None:
    figures = Figures()
    limits = TimeLimits(start=20, article=1.5, each_thousand=0)
    trouble = Trouble(tmp_path, figures, random.Random(3), begin=STAND_IN, lines=4, limits=limits)
    for fault in Fault:
        trouble.meet(fault, SECOND)
    assert figures.wrong == []
    assert figures.told.total() == len(Fault)
    assert figures.told[problem_words(Problem.of(ProblemCode.NO_MEMORY))] == 1
