"""Names that read alike or nest are offered as one, until an editor says no; a merge keeps the fuller name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review_records import at, name, record

from editorial.domain.annotation import Entity, Status
from editorial.domain.record import Record
from editorial.domain.text import sha256
from editorial.review.commands.apart import KeepApart
from editorial.review.commands.groups import MergeEntities, SplitEntity
from editorial.review.desk import Desk
from editorial.review.draft import Draft
from editorial.review.merge_offers import MergeOffer, fuller_name, merge_offers
from editorial.review.session import now
from editorial.review.wording.summaries import decision_words
from editorial.storage.library import Library


def two(one: str, other: str, label: str = "PERSON", other_label: str | None = None, **more: object) -> Record:
    """Return a record with two names of one place each."""
    entities = [Entity("e1", one, label), Entity("e2", other, other_label or label, **more)]  # type: ignore[arg-type]
    mentions = [name("m1", "Saltmere", 1, label, "e1"), name("m2", "Ada Brook", 1, other_label or label, "e2")]
    return Record.of(record().article, entities=entities, mentions=mentions)


def now_of(desk: Desk) -> Record:
    assert desk.session is not None
    return desk.session.record


@pytest.mark.parametrize(
    ("one", "other", "label", "offered"),
    [
        ("Van der Velden", "Ruud van der Velden", "PERSON", True),
        ("Rovers", "Harrow Rovers", "ORG", True),
        ("José Al-Hassan", "Jose Al Hassan", "PERSON", True),
        ("Ada", "Ada Brook", "PERSON", True),
        ("York", "New York", "PLACE", False),
        ("New York", "New York City", "PLACE", True),
        ("Vale", "Valence", "PERSON", False),
        ("Ana Moss", "Ana Ruiz", "PERSON", False),
        ("March", "3 March", "DATE", False),
    ],
)
def test_names_that_read_alike_or_nest_are_offered_on_both(one: str, other: str, label: str, *, offered: bool) -> None:
    made = two(one, other, label)
    fuller = fuller_name(made, made.entities["e1"], made.entities["e2"])
    shorter = other if fuller == one else one
    assert merge_offers(made, "e1") == ((MergeOffer(shorter, fuller, "e2"),) if offered else ())
    assert merge_offers(made, "e2") == ((MergeOffer(shorter, fuller, "e1"),) if offered else ())


def test_a_name_of_another_type_or_a_rejected_one_is_not_offered() -> None:
    assert merge_offers(two("Jones", "Jessica Jones", "PERSON", "WORK"), "e1") == ()
    assert merge_offers(two("Jones", "Jessica Jones", status=Status.REJECTED), "e1") == ()
    made = two("Jones", "Jessica Jones")
    gone = replace(made, mentions={"m1": made.mentions["m1"]})
    assert merge_offers(gone, "e1") == ()


def test_what_the_software_left_open_comes_first() -> None:
    made = two("Melissa Rosenberg", "Mel", "PERSON", "ORG")
    entities = {**made.entities, "e1": replace(made.entities["e1"], possible_aliases=("Mel", "Lis"))}
    assert merge_offers(replace(made, entities=entities), "e1") == (
        MergeOffer("Mel", "Melissa Rosenberg", "e2"),
        MergeOffer("Lis", "Melissa Rosenberg", None),
    )


@pytest.fixture
def velden(library: Library) -> Desk:
    made = two("Ruud van der Velden", "Van der Velden", possible_aliases=("Ruud van der Velden",))
    text = made.article.text + " "
    library.add(replace(made, article=replace(made.article, id="velden", text=text, sha256=sha256(text))))
    desk = Desk(library)
    desk.open("velden")
    return desk


def test_a_denied_offer_is_not_made_again_also_after_a_restart_and_undo_brings_it_back(
    velden: Desk, library: Library
) -> None:
    before = now_of(velden)
    decision = velden.apply(KeepApart(entity="e2", other="e1")).decision
    assert decision is not None
    assert decision_words(decision) == "Van der Velden is not Ruud van der Velden"
    again = Desk(library)
    again.open("velden")
    for key in ("e1", "e2"):
        assert merge_offers(now_of(again), key) == ()
        assert now_of(again).entities[key].status is Status.SUGGESTED
    again.undo()
    assert now_of(again) == before
    assert merge_offers(now_of(again), "e1")


def test_a_merge_keeps_the_fuller_name_and_undo_brings_both_back(velden: Desk) -> None:
    before = now_of(velden)
    decision = velden.apply(MergeEntities(keep="e2", gone="e1", name="Ruud van der Velden")).decision
    assert decision is not None
    assert decision_words(decision) == "merge Van der Velden with Ruud van der Velden"
    (entity,) = now_of(velden).entities.values()
    assert (entity.name, entity.aliases, entity.possible_aliases) == ("Ruud van der Velden", ("Van der Velden",), ())
    velden.undo()
    assert now_of(velden) == before
    velden.redo()
    assert now_of(velden).entities["e2"] == entity


def test_what_was_split_off_is_not_offered_back(desk: Desk) -> None:
    desk.apply(SplitEntity(mentions=("m8",), name="Saltmere", label="PLACE"))
    assert merge_offers(now_of(desk), "e1") == ()


NAMES = st.lists(st.sampled_from(["Ada", "Brook", "van", "Vale", "Al-Hassan", "J."]), min_size=1, max_size=3)


@given(NAMES, NAMES)
def test_an_offer_names_both_and_merging_as_offered_leaves_none(one: list[str], other: list[str]) -> None:
    made = two(" ".join(one), " ".join(other))
    for offer in merge_offers(made, "e1"):
        assert {offer.name, offer.fuller} == {entity.name for entity in made.entities.values()}
        draft = Draft(made, "A. Editor", now())
        MergeEntities(keep="e1", gone="e2", name=offer.fuller).run(draft)
        after = made.apply(draft.changes())
        assert after.entities["e1"].name == offer.fuller
        assert merge_offers(after, "e1") == ()
        assert at("Ada Brook") in {mention.span for mention in after.mentions.values()}
