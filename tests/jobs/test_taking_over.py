"""Annotations made elsewhere come in as suggestions, or as decided if somebody says so; no decision is touched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from editorial.domain.annotation import How, Mention, Origin, Status
from editorial.domain.article import State
from editorial.jobs.import_report import Outcome
from editorial.jobs.importing import Import, Look
from editorial.jobs.progress import finish
from editorial.storage.library import Library

TEXT = "“It wobbles 🌉,” said Eve Moss of Acme.\n"


def place(words: str, tag: str, number: int, text: str = TEXT) -> dict[str, Any]:
    start = text.index(words)
    return {"id": number, "start_offset": start, "end_offset": start + len(words), "label": tag}


def doccano(path: Path, text: str = TEXT, *tagged: tuple[str, str]) -> Path:
    tagged = tagged or (("It wobbles 🌉,", "QUOTE"), ("Eve Moss", "PERSON"))
    entities = [place(words, tag, number, text) for number, (words, tag) in enumerate(tagged, 1)]
    link = {"id": 1, "from_id": 1, "to_id": 2, "type": "SPEAKER"}
    example = {"text": text, "entities": entities, "relations": [link] if tagged[0][1] == "QUOTE" else []}
    path.write_text(json.dumps(example), encoding="utf-8")
    return path


def test_they_come_in_as_suggestions_that_were_imported(library: Library, tmp_path: Path) -> None:
    report = finish(Import(library, [doccano(tmp_path / "a.jsonl")]))
    (article_id,) = report.added
    record = library.load(article_id).record
    rows = [*record.mentions.values(), *record.quotes.values()]
    assert {(one.status, one.provenance.origin) for one in rows} == {(Status.SUGGESTED, Origin.IMPORT)}
    assert record.standing.state is State.SUGGESTED
    assert record.quotes["q1"].speakers[0].entity == "e1"


def test_they_are_taken_as_decided_if_somebody_says_so_and_say_how(library: Library, tmp_path: Path) -> None:
    report = finish(Import(library, [doccano(tmp_path / "a.jsonl")], look=Look.FIRST, decided=True))
    record = library.load(report.added[0]).record
    assert record.standing.state is State.IN_REVIEW
    for one in (*record.mentions.values(), *record.quotes.values(), *record.entities.values()):
        assert one.status is Status.CONFIRMED
        assert one.decided is not None
        assert (one.decided.how, one.decided.by) == (How.GROUP, library.user)
        assert one.decided.reason == "imported as decided"


def test_a_record_keeps_what_it_says_and_a_text_is_new_also_then(library: Library, tmp_path: Path) -> None:
    mention = {"id": "m1", "start": 0, "end": 5, "label": "ORG", "status": "suggested"}
    record = {"article": {"id": "r", "text": "Words alone, twice."}, "mentions": [mention]}
    (tmp_path / "record.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "copy.txt").write_text("Words alone.", encoding="utf-8")
    report = finish(Import(library, [tmp_path / "copy.txt", tmp_path / "record.json"], decided=True))
    assert library.load(report.added[0]).record.standing.state is State.NEW
    assert library.load("r").record.mentions["m1"].status is Status.SUGGESTED


def test_an_article_that_is_there_gets_them_and_keeps_what_was_decided(
    library: Library, tmp_path: Path, samples: Any
) -> None:
    library.add(samples.reviewed("one", state=State.IN_REVIEW))
    before = library.load("one").record
    text = before.article.text
    path = doccano(tmp_path / "a.jsonl", text, ("shut", "WORK"), ("Ana Lima", "ORG"), ("Bridge", "PLACE"))
    report = finish(Import(library, [path]))
    (row,) = report.rows
    assert (row.outcome, row.article_id) == (Outcome.JOINED, "one")
    assert "1 annotation added as suggestions" in row.reason
    assert report.words == "No articles imported; annotations added to 1 article that was there already."
    after = library.load("one").record
    decided = {key: one for key, one in before.mentions.items() if one.status.decided}
    assert decided.items() <= after.mentions.items()
    new = [one for key, one in after.mentions.items() if key not in before.mentions]
    assert [(one.span.of(text), one.label, one.status) for one in new] == [("shut", "WORK", Status.SUGGESTED)]
    again = finish(Import(library, [path]))
    assert [row.reason for row in again.rows] == ["its annotations are in the library already"]
    assert library.load("one").record == after


def test_a_verified_article_stays_as_it_is_and_that_is_said(library: Library, tmp_path: Path, samples: Any) -> None:
    library.add(samples.reviewed("one"))
    before = library.load("one")
    report = finish(Import(library, [doccano(tmp_path / "a.jsonl", before.record.article.text, ("Bridge", "PLACE"))]))
    assert report.rows[0].outcome is Outcome.SAME
    assert "reopen it first" in report.rows[0].reason
    assert library.load("one") == before


def test_the_same_span_twice_is_joined_and_told(library: Library, tmp_path: Path) -> None:
    twice = ("Eve Moss", "PERSON")
    report = finish(Import(library, [doccano(tmp_path / "a.jsonl", TEXT, twice, twice, ("Eve Moss", "ORG"))]))
    record = library.load(report.added[0]).record
    assert sorted(one.label for one in record.mentions.values()) == ["ORG", "PERSON"]
    assert "1 annotation was there more than once, and joined" in report.rows[0].reason
    assert report.notable


def test_the_same_span_twice_in_a_record_is_joined_and_told(library: Library, tmp_path: Path) -> None:
    entities = [{"id": key, "name": "Acme", "label": "ORG"} for key in ("e1", "e2")]
    mentions = [
        {"id": f"m{key}", "start": 0, "end": 4, "label": "ORG", "entity": entity}
        for key, entity in enumerate((None, "e1", "e2"), 1)
    ]
    record = {"article": {"id": "r", "text": "Acme grew."}, "entities": entities, "mentions": mentions}
    (tmp_path / "record.json").write_text(json.dumps(record), encoding="utf-8")
    report = finish(Import(library, [tmp_path / "record.json"]))
    stored = library.load("r").record
    assert [(one.id, one.entity) for one in stored.mentions.values()] == [("m2", "e1")]
    assert [*stored.entities] == ["e1"]
    assert "2 annotations were there more than once" in report.rows[0].reason


def test_the_same_span_twice_is_told_where_the_text_is_there_already(library: Library, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    twice = ("Acme", "ORG")
    report = finish(Import(library, [tmp_path / "a.txt", doccano(tmp_path / "b.jsonl", TEXT, twice, twice)]))
    assert report.rows[1].outcome is Outcome.JOINED
    assert "1 annotation added as suggestions; 1 annotation was there more than once" in report.rows[1].reason
    assert len(library.load(report.added[0]).record.mentions) == 1


def test_in_an_article_that_is_there_they_are_decided_at_one_stroke_and_no_decision_changes(
    library: Library, tmp_path: Path, samples: Any
) -> None:
    library.add(samples.reviewed("one", state=State.IN_REVIEW))
    before = library.load("one").record
    text = before.article.text
    path = doccano(tmp_path / "a.jsonl", text, ("shut", "WORK"), ("Ana Lima", "ORG"), ("Bridge", "PLACE"))
    report = finish(Import(library, [path], decided=True))
    (row,) = report.rows
    assert row.outcome is Outcome.JOINED
    after = library.load("one").record
    decided = {key: one for key, one in before.mentions.items() if one.status.decided}
    assert decided
    assert decided.items() <= after.mentions.items()
    (new,) = [one for one in after.mentions.values() if one.span.of(text) == "shut"]
    assert new.status is Status.CONFIRMED
    assert new.decided is not None
    assert (new.decided.how, new.decided.reason) == (How.GROUP, "imported as decided")
    decision = library.log("one")[0]
    assert (decision.how, decision.reason) == (How.GROUP, "imported as decided")
    number = sum(one.after.status is Status.CONFIRMED for one in decision.changes if isinstance(one.after, Mention))
    assert f"{number} annotation" in row.reason
    assert "taken as decided" in row.reason
    assert finish(Import(library, [path], decided=True)).rows[0].outcome is Outcome.SAME
    assert library.load("one").record == after


def test_a_verified_article_is_not_decided_again(library: Library, tmp_path: Path, samples: Any) -> None:
    library.add(samples.reviewed("one"))
    before = library.load("one")
    path = doccano(tmp_path / "a.jsonl", before.record.article.text, ("Bridge", "PLACE"))
    assert finish(Import(library, [path], decided=True)).rows[0].outcome is Outcome.SAME
    assert library.load("one") == before
