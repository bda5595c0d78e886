"""The benchmarks say what they measure when they are asked, instead of measuring for minutes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "benchmarks"


@pytest.mark.parametrize("script", sorted(path.name for path in FOLDER.glob("[!_]*.py")))
def test_a_benchmark_asked_for_help_begins_nothing(script):
    command = [sys.executable, str(FOLDER / script), "--help"]
    paths = os.pathsep.join([str(FOLDER.parent), os.environ.get("PYTHONPATH", "")])  # as dev.py bench has it
    environment = {**os.environ, "PYTHONPATH": paths}
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, env=environment)
    assert done.stdout.startswith(f"usage: {script} [-h]")


def test_the_two_fixed_articles_take_no_more_keys_than_they_may_and_export_what_is_right():
    command = [sys.executable, str(FOLDER / "keystrokes.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


TEXT = """Bridge to reopen

Anna Novak, the mayor of Springfield, said on Monday that the bridge would reopen in June.

“We have waited long enough,” Novak said. “It is time.”

The plan was drawn up by Springfield Works, a small company from Shelbyville. The small company has ten workers.
"""
NAMES = (("Anna Novak", "PERSON"), ("Springfield", "PLACE"), ("Novak", "PERSON"), ("Springfield Works", "ORG"))


def _at(words, start=0):
    found = TEXT.index(words, start)
    return {"start": found, "end": found + len(words)}


def _small_company():
    first = _at("small company")
    return [{**at, "label": "PRODUCT"} for at in (first, _at("small company", first["end"]))]


def _gold():
    """Return a line with all that is right, and something that nobody would suggest: a name twice, and a clause."""
    talk = TEXT.index("“We have")
    speaker = {**_at("Novak", talk), "text": "Novak"}
    first = {"speaker": {**_at("Anna Novak"), "text": "Anna Novak"}, "person": "Anna Novak"}
    marked = [
        {**_at(words), "kind": "direct", "speaker": speaker, "person": "Anna Novak"}
        for words in ("We have waited long enough", "It is time")
    ]
    reported = {**_at("the bridge would reopen in June"), "kind": "indirect", **first}
    odd = {**_at("The plan was drawn up"), "kind": "indirect", **first}
    starts = {"Novak": talk, "Springfield Works": 0}
    names = [{**_at(words, starts.get(words, 0)), "label": label} for words, label in NAMES]
    names += [{**_at("Shelbyville"), "label": "PLACE"}, *_small_company()]
    return {"id": "bridge", "text": TEXT, "entities": names, "quotes": [reported, odd], "quotes_marked": marked}


def test_the_hand_time_of_an_article_is_counted_until_the_record_equals_the_right_answers(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps(_gold()) + "\n", "utf-8")
    command = [sys.executable, str(FOLDER / "hands.py"), str(gold)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    lines = done.stdout.splitlines()
    causes = {line[:24].strip(): line[24:].split() for line in lines if line[:1].isalpha() and len(line) > 60}
    assert "1 of 1 records equal the right answers" in lines
    assert {"confirm", "missed name", "reported clause missed", "in all"} <= causes.keys()
    times, actions, seconds = (float(figure) for figure in causes["missed name"][:3])
    assert (times, actions) == (2, 7), "a drag, T, P, Down, Enter, and A, Enter for the other one"
    assert seconds == pytest.approx(2 * 1.10 + 2 * 0.10 + 6 * 0.28, abs=0.05)
