"""Names that the newsroom's list has are linked to it as suggestions: new ones, and stored ones when the list grows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from editorial.domain.annotation import Status
from editorial.domain.article import State
from editorial.domain.library import AuthorityRecord
from editorial.domain.reason import ReasonCode
from editorial.domain.record import Change
from editorial.jobs.authorities import ImportAuthorities
from editorial.jobs.progress import finish
from editorial.jobs.suggesting import Suggest
from editorial.jobs.suggestion_process import SuggestionProcess
from editorial.storage.library import Library

ANA = AuthorityRecord("own-1", "Ana Lima", "PERSON")


def test_a_suggested_name_is_linked_as_a_suggestion(library: Library, process: SuggestionProcess, samples: Any) -> None:
    library.put_authority_records([ANA])
    library.add(samples.article())
    finish(Suggest(library, process))
    stored = library.load("bridge").record
    assert (stored.entities["e1"].authority, stored.entities["e1"].status) == ("own-1", Status.SUGGESTED)
    assert stored.mentions["m1"].provenance.evidence[0].code is ReasonCode.LISTED


def test_a_name_that_the_list_spells_otherwise_is_doubted(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.put_authority_records([replace(ANA, name="Anna Lima")])
    library.add(samples.article())
    finish(Suggest(library, process))
    stored = library.load("bridge").record
    assert stored.entities["e1"].authority is None
    (doubt,) = stored.mentions["m1"].provenance.evidence
    assert (doubt.code, doubt.against) == (ReasonCode.NEARLY_LISTED, True)


def test_a_list_that_is_imported_reaches_the_open_names_of_stored_articles(
    library: Library, process: SuggestionProcess, samples: Any, tmp_path: Path
) -> None:
    for key in ("open", "decided", "verified"):
        library.add(samples.article(key, samples.text(f"The {key} bridge.")))
    finish(Suggest(library, process))
    mention = library.load("decided").record.mentions["m1"]
    samples.decide(library, "decided", mention, replace(mention, status=Status.CONFIRMED))
    loaded = library.load("verified")
    verified = Change(loaded.record.standing, replace(loaded.record.standing, state=State.VERIFIED))
    library.put_links("verified", [verified], loaded.version)
    before = {key: library.load(key).record for key in ("decided", "verified")}
    path = tmp_path / "names.csv"
    path.write_text("id,name,type\nown-1,Ana Lima,person\n", encoding="utf-8")
    told: list[Any] = []
    report = finish(ImportAuthorities(library, path), told.append)
    assert report.words == "1 name added."
    assert library.load("open").record.entities["e1"].authority == "own-1"
    assert {key: library.load(key).record for key in before} == before
    assert [step.article_id for step in told if step.article_id] == ["open"]
    finish(ImportAuthorities(library, path))
    assert len(library.load("open").record.mentions["m1"].provenance.evidence) == 1


def test_a_link_that_nobody_confirmed_is_not_remembered(
    library: Library, process: SuggestionProcess, samples: Any
) -> None:
    library.put_authority_records([ANA])
    library.add(samples.article())
    finish(Suggest(library, process))
    standing = library.load("bridge").record.standing
    samples.decide(library, "bridge", standing, replace(standing, state=State.IN_REVIEW))
    mention = library.load("bridge").record.mentions["m1"]
    samples.decide(library, "bridge", mention, replace(mention, status=Status.CONFIRMED))
    (one,) = library.remembered()
    assert (one.name, one.authority) == ("Ana Lima", None)
    entity = library.load("bridge").record.entities["e1"]
    samples.decide(library, "bridge", entity, replace(entity, status=Status.CONFIRMED))
    assert [one.authority for one in library.remembered()] == ["own-1"]
