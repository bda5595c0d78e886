"""The main job: the seed article from opening to export, by keys."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest
from editor_at_work import SEED, Editor

from editorial.domain.annotation import Kind, Status
from editorial.domain.article import State
from editorial.domain.record import Record
from editorial.domain.resources import seeds_folder
from editorial.domain.utterance import utterances
from editorial.formats.record.json_codec import read_jsonl
from editorial.review.desk import Desk
from editorial.review.outline import ItemKind


@pytest.fixture(scope="module")
def read_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library as the first of these tests had it once the software had read the article."""
    return tmp_path_factory.mktemp("read") / "library.db"


@pytest.fixture
def seed(start: Callable[[], Editor], database: Path, read_before: Path) -> Editor:
    if read_before.exists():
        copyfile(read_before, database)
        editor = start()
    else:
        editor = start()
        editor.bring(SEED)
        editor.window.desk.library.back_up(read_before)
    editor.open("Jessica Jones")
    return editor


def spoken(record: Record, words: str) -> str:
    """Return the name of whoever is said to have said the quote that begins with these words."""
    quote = next(q for q in record.quotes.values() if q.span.of(record.article.text).startswith(words))
    return record.entities[quote.speakers[0].entity or ""].name


def test_the_seed_shows_seven_quotes_in_five_utterances(seed: Editor) -> None:
    direct = [one for one in utterances(seed.record.quotes) if one.kind is Kind.DIRECT]
    assert len(direct) == 5
    assert sum(piece.kind is Kind.DIRECT for one in direct for piece in one.pieces) == 7
    assert sum(len(one.nested) > 0 for one in direct) == 2
    assert spoken(seed.record, "None of [the characters]") == "Petrie"
    assert "Rosenberg" in spoken(seed.record, "What’s nice for us")


def test_everything_is_decided_by_enter_alone_then_verified_and_exported(seed: Editor, tmp_path: Path) -> None:
    outline = seed.window.reviewer.outline
    assert outline is not None
    for _ in range(len(seed.record.mentions) + 2 * len(seed.record.quotes)):
        seed.press("Return")
    assert re.search(r"Everything is decided\. Besides, \d+ possibly missed names", seed.said())
    seed.press("Ctrl+Return")
    assert seed.record.standing.state is State.IN_REVIEW
    assert re.match(r"Not verified yet\. \d+ possibly missed names", seed.said())
    seed.press("Ctrl+Return")
    assert seed.record.standing.state is State.VERIFIED
    seed.press("Ctrl+E")
    target = tmp_path / "out.jsonl"
    dialog = seed.dialog("Export")
    dialog.path.selectAll()
    seed.bot.keyClicks(dialog.path, str(target))
    assert dialog.form.info.id == "jsonl"
    seed.click(dialog.go)
    seed.bot.waitUntil(target.exists)
    (line,) = target.read_text(encoding="utf-8").splitlines()
    exported = json.loads(line)
    assert exported["state"] == "verified"
    assert exported["left_out"] == {"undecided": 0, "rejected": 0}
    assert sum(q["kind"] == "direct" and q.get("within") is None for q in exported["quotes"]) == 7
    text = exported["article"]["text"]
    for row in (*exported["mentions"], *exported["quotes"]):
        assert text[row["start"] : row["end"]] == row["text"]
        assert row["status"] == "confirmed"
        assert row["decided"]["by"] == seed.window.desk.user
    (again,) = read_jsonl(target)
    shown = seed.record
    assert again.standing == shown.standing
    assert again.mentions == shown.mentions
    assert again.entities == {key: e for key, e in shown.entities.items() if key in again.entities}
    assert set(again.quotes) == set(shown.quotes)
    asked = {key: q for key, q in shown.quotes.items() if q.within is None}
    assert {key: replace(again.quotes[key], candidates=()) for key in asked} == {
        key: replace(q, candidates=()) for key, q in asked.items()
    }


def test_a_quote_is_given_to_another_speaker_with_one_key(seed: Editor) -> None:
    seed.press("Q")
    item = seed.window.reviewer.item
    assert item is not None
    before = seed.record.quotes[item.refs[0].id]
    seed.press("2")
    after = seed.record.quotes[before.id]
    assert (after.status, after.speakers[0].entity) == (Status.CORRECTED, before.candidates[1])
    seed.press("Ctrl+Z")
    assert seed.record.quotes[before.id] == before


def test_an_inferred_speaker_is_confirmed_apart_from_the_words(seed: Editor) -> None:
    outline = seed.window.reviewer.outline
    assert outline is not None
    claim = next(item for item in outline.items if item.kind is ItemKind.CLAIM)
    words = outline.at(claim.refs[0])
    seed.window.reviewer.focus(words)
    seed.press("Return")
    assert seed.window.reviewer.item == seed.window.reviewer.outline.get(claim.key)
    assert seed.window.reviewer.item.undecided
    seed.press("Return")
    assert not seed.window.reviewer.outline.get(claim.key).undecided


def test_the_gate_says_what_is_undecided_and_takes_a_reason(seed: Editor, tmp_path: Path) -> None:
    outline = seed.window.reviewer.outline
    assert outline is not None
    while sum(item.undecided for item in seed.window.reviewer.outline.items) > 5:
        seed.press("Return")
    seed.press("Ctrl+Return")
    assert seed.record.standing.state is State.IN_REVIEW
    assert "undecided" in seed.said()
    item = seed.window.reviewer.item
    assert item is not None
    assert item.undecided
    seed.press("Ctrl+Return")
    seed.type("deadline at six")
    seed.press("Ctrl+Return")
    verified = seed.record.standing.verified
    assert verified is not None
    assert verified.override is not None
    assert verified.override.reason == "deadline at six"
    assert verified.override.undecided >= 5


def test_undo_reaches_back_over_a_restart_and_opens_the_article(start: Callable[[], Editor], database: Path) -> None:
    first = start()
    first.bring(SEED, seeds_folder() / "match-report.txt")
    first.open("Jessica Jones")
    first.press("X", "X")  # the first one shows the places of what may be two things
    first.open("Thornby")
    first.press("X")
    first.window.close()
    first.window.desk.library.close()
    second = start()
    second.window.view.setFocus()
    second.press("Ctrl+Z")
    assert "Thornby" in second.record.article.title
    assert all(m.status is Status.SUGGESTED for m in second.record.mentions.values())
    second.press("Ctrl+Z")
    assert "Jessica Jones" in second.record.article.title
    assert all(m.status is Status.SUGGESTED for m in second.record.mentions.values())
    assert not Desk(second.window.desk.library).next_undo


def test_the_place_and_the_article_are_remembered(start: Callable[[], Editor]) -> None:
    first = start()
    first.bring(SEED, seeds_folder() / "match-report.txt")
    first.open("Jessica Jones")
    first.window.view.verticalScrollBar().setValue(200)
    before = first.window.view.scroll_position()
    first.window.close()
    first.window.desk.library.close()
    second = start()
    assert "Jessica Jones" in second.record.article.title
    assert second.window.view.scroll_position().offset == before.offset


def test_running_again_brings_back_nothing_rejected(seed: Editor) -> None:
    seed.press("X", "X")  # the first one shows the places of what may be two things
    rejected = {m.id: m for m in seed.record.mentions.values() if m.status is Status.REJECTED}
    assert rejected
    seed.press("F5")
    seed.bot.waitUntil(lambda: "looked for again" in seed.said(), timeout=60_000)
    assert {m.id: m for m in seed.record.mentions.values() if m.status is Status.REJECTED} == rejected
    spans = [m.span for m in seed.record.mentions.values()]
    assert len(spans) == len(set(spans))


def test_a_name_that_may_be_two_things_is_not_decided_at_one_stroke(seed: Editor) -> None:
    show, character = (
        next(e for e in seed.record.entities.values() if (e.name, e.label) == ("Jessica Jones", label))
        for label in ("WORK", "CHARACTER")
    )
    mine = [m.id for m in seed.record.mentions.values() if m.entity == show.id]
    others = {m.id: m for m in seed.record.mentions.values() if m.entity == character.id}
    seed.window.reviewer.focus_key(f"name:{show.id}")
    seed.press("Return")
    assert {seed.record.mentions[key].status for key in mine} == {Status.SUGGESTED}
    seed.press("Return", "A")
    if seed.window.ask.chooser is not None:
        seed.press("Return")
    assert {key: seed.record.mentions[key] for key in others} == others
