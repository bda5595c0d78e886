"""A name gets a pseudonym, and all of it can be undone; nothing else about the name is decided by that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from replaying import assert_whole_log
from review_records import at, record

from editorial.domain.annotation import Status
from editorial.domain.article import Standing, State, Verified
from editorial.domain.errors import RuleError
from editorial.domain.gate import gate
from editorial.domain.library import AuthorityRecord
from editorial.domain.merging import merge
from editorial.domain.record import Ref, Table
from editorial.domain.reply import ReplyGate, ReplyState
from editorial.domain.settings import Setting
from editorial.domain.suggestions import Suggestions
from editorial.review.commands.groups import LinkAuthority, MergeEntities
from editorial.review.commands.names import AddName, MoveEdges
from editorial.review.commands.standing import GateClosedError, Reopen, Verify
from editorial.review.commands.standing_by import ClearReply, NoteReply, Protect
from editorial.review.desk import Desk
from editorial.review.going_out import source_words_going_out, words_going_out
from editorial.review.session import now as moment
from editorial.review.wording.summaries import decision_words
from editorial.storage.library import Library


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Library.open(tmp_path / "library.db") as library:
        made = record()
        library.add(replace(made, standing=Standing(State.VERIFIED, Verified("Ina", moment()))))
        desk = Desk(library)
        desk.open("harbour")
        yield desk


def ada(desk: Desk):
    return desk.session.record.entities["e2"]


def test_a_pseudonym_is_set_undone_and_done_again_and_the_log_has_it(desk: Desk) -> None:
    before = ada(desk)
    desk.apply(Protect(entity="e2", pseudonym="  Eva   W. "))
    assert ada(desk) == replace(before, pseudonym="Eva W.")
    assert decision_words(desk.history("harbour")[0]) == "protect Ada Brook as Eva W."
    desk.undo()
    assert ada(desk) == before
    desk.redo()
    desk.apply(Protect(entity="e2", pseudonym=None))
    assert ada(desk) == before
    assert decision_words(desk.history("harbour")[0]) == "no longer protect Ada Brook"
    assert_whole_log(desk.library)


def test_it_decides_nothing_else_and_leaves_a_verified_article_verified(desk: Desk) -> None:
    desk.apply(Protect(entity="e2", pseudonym="Eva W."))
    now = desk.session.record
    assert (now.standing.state, now.entities["e2"].status) == (State.VERIFIED, Status.SUGGESTED)
    assert all(one.status is Status.SUGGESTED for one in now.mentions.values())


@pytest.mark.parametrize(
    ("pseudonym", "why"),
    [
        (" - ", "at least one letter"),
        ("Ada X.", "would give the name away"),
        ("Adda Brooks", "would give the name away"),
        ("Vale", "is named in this article"),
        (None, "is not protected"),
    ],
)
def test_a_pseudonym_that_does_not_protect_is_refused(desk: Desk, pseudonym: str | None, why: str) -> None:
    with pytest.raises(RuleError, match=why):
        desk.apply(Protect(entity="e2", pseudonym=pseudonym))
    assert ada(desk).pseudonym is None


def test_the_pseudonym_is_kept_when_names_are_merged_and_when_names_are_sought_again(desk: Desk) -> None:
    desk.apply(Protect(entity="e3", pseudonym="Karl M."))
    desk.apply(MergeEntities(keep="e2", gone="e3"))
    assert ada(desk).pseudonym == "Karl M."
    desk.undo()
    now = desk.session.record
    after = now.apply(merge(now, Suggestions()))
    assert (after.entities.keys(), after.entities["e3"].pseudonym) == ({"e3"}, "Karl M."), "nobody decided the others"


def test_a_name_that_nothing_refers_to_any_more_is_kept_with_its_pseudonym(desk: Desk) -> None:
    desk.apply(AddName(span=at("mayor"), label="PERSON"))
    record_now = desk.session.record
    (mention,) = [one for one in record_now.mentions.values() if one.span == at("mayor")]
    desk.apply(Protect(entity=mention.entity, pseudonym="Karl M."))
    desk.apply(MoveEdges(target=Ref(Table.MENTION, "m8"), span=at("Saltmere’s mayor"), taken=(mention.id,)))
    assert mention.id not in desk.session.record.mentions
    assert desk.session.record.entities[mention.entity].pseudonym == "Karl M."


def test_words_that_are_copied_have_the_pseudonym(desk: Desk) -> None:
    words = at("said Ada Brook, who")
    assert words_going_out(desk.library, desk.session.record, words) == "said Ada Brook, who"
    desk.apply(Protect(entity="e2", pseudonym="Eva W."))
    assert words_going_out(desk.library, desk.session.record, words) == "said Eva W., who"
    assert words_going_out(desk.library, desk.session.record, at("Brook thanked")) == "Eva W. thanked"
    assert source_words_going_out(desk.library, desk.session.record, "BROOK: Now.") == "Eva W.: Now."


def test_words_that_are_copied_have_the_pseudonym_of_a_linked_name_of_another_article(desk: Desk) -> None:
    desk.library.put_authority_records([AuthorityRecord("a1", "Ada Brook", "PERSON")])
    desk.apply(LinkAuthority(entity="e2", authority="a1"))
    desk.apply(Protect(entity="e2", pseudonym="Eva W."))
    other = record()
    text = "Ada Brook came back."
    article = replace(other.article, id="other", text=text, sha256="0" * 64)
    entity = replace(other.entities["e2"], id="x", authority="a1")
    linked = replace(other, article=article, entities={"x": entity}, mentions={}, quotes={})
    assert words_going_out(desk.library, linked, at("Harbour")) == "Eva W."


def noted(desk: Desk, state: ReplyState, **said: str) -> None:
    desk.apply(NoteReply(entity="e3", state=state, **said))


def test_a_right_of_reply_is_noted_undone_and_done_again_and_the_log_has_it(desk: Desk) -> None:
    before = desk.session.record.entities["e3"]
    noted(desk, ReplyState.ASKED, when=" Monday ", how_asked="phone", note="call  back")
    reply = desk.session.record.entities["e3"].reply
    assert reply.words == "asked, no answer yet (Monday, phone): call back"
    assert decision_words(desk.history("harbour")[0]) == "Tom Vale was asked"
    assert desk.session.record.standing.state is State.VERIFIED
    (row,) = desk.library.people.replies()
    assert (row.name, row.reply, row.verified) == ("Tom Vale", reply, True)
    desk.undo()
    assert desk.session.record.entities["e3"] == before
    desk.redo()
    desk.apply(ClearReply(entity="e3"))
    assert desk.session.record.entities["e3"] == before
    assert desk.library.people.replies() == []
    assert_whole_log(desk.library)


@pytest.mark.parametrize(
    ("setting", "state", "said"),
    [
        (ReplyGate.NEVER, ReplyState.TO_ASK, ""),
        (ReplyGate.ASKED, ReplyState.TO_ASK, "1 name was not asked for a reply"),
        (ReplyGate.ASKED, ReplyState.ASKED, ""),
        (ReplyGate.SETTLED, ReplyState.ASKED, "1 name has not answered yet"),
        (ReplyGate.SETTLED, ReplyState.ANSWERED, ""),
        (ReplyGate.SETTLED, ReplyState.DECLINED, ""),
    ],
)
def test_the_gate_asks_for_what_the_newsroom_wants(
    desk: Desk, setting: ReplyGate, state: ReplyState, said: str
) -> None:
    noted(desk, state)
    made = desk.session.record
    decided = replace(made, mentions={}, quotes={})
    found = gate(decided, replies=setting)
    assert (found.words, found.is_open) == (said, not said)
    rejected = replace(made.entities["e3"], status=Status.REJECTED)
    assert gate(replace(decided, entities={"e3": rejected}), replies=setting).is_open


def test_an_article_is_verified_without_a_reply_only_with_a_reason_and_that_is_counted(desk: Desk) -> None:
    noted(desk, ReplyState.TO_ASK)
    desk.set_setting(Setting.REPLIES, ReplyGate.ASKED.value)
    desk.apply(Reopen())
    with pytest.raises(GateClosedError, match="1 name was not asked for a reply"):
        desk.apply(Verify())
    desk.apply(Verify(reason="deadline"))
    assert desk.session.record.standing.verified.left.replies == 1
