"""Who is the same over several articles is decided as links to one record, previewed in words and undone at once."""

from __future__ import annotations

from dataclasses import replace

from review_records import record

from editorial.domain.annotation import How, Status
from editorial.domain.library import AuthorityRecord
from editorial.domain.people import Profile
from editorial.domain.text import sha256
from editorial.jobs.people import ListPeople
from editorial.jobs.progress import finish
from editorial.review.desk import Desk
from editorial.review.people import LinkPlan, fullest, join, move, new_record
from editorial.review.wording.people import plan_words


def add(desk: Desk, key: str, name: str) -> None:
    """Add an article in which Ada Brook is called something else."""
    one = record()
    text = f"{one.article.text}{key}"
    entities = {**one.entities, "e2": replace(one.entities["e2"], name=name)}
    article = replace(one.article, id=key, text=text, sha256=sha256(text))
    desk.library.add(replace(one, article=article, entities=entities))


def called(desk: Desk, *names: str) -> list[Profile]:
    found = {one.name: one for one in desk.job(lambda library: finish(ListPeople(library)))}
    return [found[name] for name in names]


def carry_out(desk: Desk, plan: LinkPlan) -> None:
    """Do what the window does with a plan."""
    if plan.changes_list and plan.record is not None:
        desk.put_authority(plan.record)
    step = None
    for article_id, command in plan.commands:
        made = desk.apply_to(article_id, command, step).decision
        step = step or (made.number if made else None)


def test_two_names_become_one_record_in_every_article_and_one_undo_parts_them_again(desk: Desk) -> None:
    add(desk, "two", "Ada M. Brook")
    two = called(desk, "Ada Brook", "Ada M. Brook")
    plan = join(two, fullest(two), desk.authorities())
    assert plan.record is not None
    carry_out(desk, plan)
    (one,) = called(desk, "Ada M. Brook")
    assert (one.articles, one.decided, one.record) == (2, 2, desk.authorities()[0])
    assert one.record.aliases == ("Ada Brook",)
    assert len(desk.next_undo) == 2
    for number in desk.next_undo:
        desk.take_back(number)
    assert [profile.key.authority for profile in called(desk, "Ada Brook", "Ada M. Brook")] == [None, None]


def test_linking_over_articles_claims_no_more_than_a_group(desk: Desk) -> None:
    two = called(desk, "Ada Brook")
    carry_out(desk, join(two, 0, desk.authorities()))
    assert desk.history("harbour")[0].how is How.GROUP


def test_a_surname_alone_does_not_become_another_name_of_a_person_on_the_list(desk: Desk) -> None:
    plan = join(called(desk, "Ada Brook"), 0, desk.authorities())
    assert plan.record == replace(new_record("Ada Brook", "PERSON", ()))


def test_one_article_of_two_is_moved_to_a_record_of_its_own_beside_the_first(desk: Desk) -> None:
    add(desk, "two", "Ada Brook")
    both = called(desk, "Ada Brook")
    carry_out(desk, join(both, 0, desk.authorities()))
    (one,) = called(desk, "Ada Brook")
    other = new_record("Ada Brook", "PERSON", desk.authorities())
    assert other.id != one.record.id
    carry_out(desk, move([use for use in one.uses if use.article_id == "two"], other, desk.authorities()))
    found = desk.job(lambda library: finish(ListPeople(library)))
    assert sorted(profile.articles for profile in found if profile.name == "Ada Brook") == [1, 1]


def test_names_that_an_editor_linked_to_the_record_already_are_left_alone(desk: Desk) -> None:
    carry_out(desk, join(called(desk, "Ada Brook"), 0, desk.authorities()))
    again = join(called(desk, "Ada Brook"), 0, desk.authorities())
    assert again.uses == ()
    assert not again.changes_list


def test_the_preview_counts_articles_and_says_what_undo_leaves(desk: Desk) -> None:
    add(desk, "two", "Ada M. Brook")
    two = called(desk, "Ada Brook", "Ada M. Brook")
    verified = [replace(one, uses=tuple(use._replace(verified=True) for use in one.uses)) for one in two]
    assert plan_words(join(verified, fullest(two), ())) == (
        "2 names in 2 articles will be linked to “Ada M. Brook”. 2 of these articles are verified and will be "
        "opened again for review. The newsroom's list gets the entry “Ada M. Brook”, also called Ada Brook. Undo "
        "takes the links back, but leaves the list as it is."
    )
    nothing = "Nothing changes: these names are linked that way already."
    assert plan_words(move(two[0].uses, None, ())) == nothing


def test_the_name_on_the_list_is_kept_rather_than_a_longer_one(desk: Desk) -> None:
    add(desk, "two", "Ada M. Brook")
    short, long = called(desk, "Ada Brook", "Ada M. Brook")
    assert fullest((short, long)) == 1
    listed = replace(short, record=AuthorityRecord("a", "Ada Brook", "PERSON"))
    assert fullest((long, listed)) == 1
    assert short.uses[0].status is Status.SUGGESTED
