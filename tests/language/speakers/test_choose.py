"""Who says a quote is found by what stands around it, and whom he or she means is a claim of its own."""

from __future__ import annotations

from typing import Any

import pytest

from editorial.domain.annotation import Kind
from editorial.domain.reason import Reason, ReasonCode

INTRO = "The council met on Tuesday. Mary Ellis, the mayor, and John Okafor, an engineer, took questions.\n\n"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("“The bridge stays shut,” Mary Ellis said.", "Mary Ellis"),
        ("“The bridge stays shut,” said Mary Ellis.", "Mary Ellis"),
        ("“Why is the bridge shut?” asked John Okafor.", "John Okafor"),
        ("Mary Ellis said, “The bridge stays shut.”", "Mary Ellis"),
        ("Mary Ellis told reporters: “The bridge stays shut.”", "Mary Ellis"),
        ("Said Ellis: “The bridge stays shut.”", "Ellis"),
        ("“The bridge stays shut,” she said.", "she"),
        ("“The bridge stays shut,” according to Mary Ellis.", "Mary Ellis"),
        ("Mary Ellis called the bridge “a disgrace to the town”.", "Mary Ellis"),
        ("“The bridge stays shut,” Mary Ellis, the mayor, told reporters on Tuesday.", "Mary Ellis"),
        ("“The bridge stays shut,” an official said.", "an official"),
        ("“The bridge stays shut.” — Mary Ellis", "Mary Ellis"),
        ("ELLIS: “The bridge stays shut.”", "ELLIS"),
        ('"The bridge stays shut," Mary Ellis said.', "Mary Ellis"),
        ("‘‘The bridge stays shut,’’ Mary Ellis said.", "Mary Ellis"),
        ("“The bridge stays shut,” said Mary Ellis 🎉.", "Mary Ellis"),
    ],
)
def test_a_speaker_beside_the_quote_is_found(find_in: Any, sentence: str, speaker: str) -> None:
    found = find_in(INTRO + sentence)
    ((words, who),) = found.said()
    assert words.strip(".,?") in {"The bridge stays shut", "Why is the bridge shut", "a disgrace to the town"}
    assert who == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The council, Ellis said, had called the bridge “a disgrace to the town” for years.", "Ellis"),
        ("Although Ellis told the paper that she wanted “a better bridge for our children,” he voted no.", "Ellis"),
        ("John Okafor said the town lost a voice that said “love is the greatest power of all.”", "John Okafor"),
    ],
)
def test_what_reports_the_whole_sentence_says_its_quote(find_in: Any, sentence: str, speaker: str) -> None:
    found = find_in(INTRO + sentence)
    assert found.speaker(found.of_kind(Kind.DIRECT)[0]) == speaker


def test_whoever_was_told_something_is_not_who_said_it(find_in: Any) -> None:
    found = find_in(INTRO + "By the rules of the town, the workers were told, “You do not open that bridge.”")
    assert found.speaker(found.of_kind(Kind.DIRECT)[0]) != "the workers"


def test_the_clause_between_two_pieces_serves_both(find_in: Any) -> None:
    found = find_in(INTRO + "“The bridge stays shut,” Mary Ellis said. “We are sorry.”")
    first, second = found.of_kind(Kind.DIRECT)
    assert found.speaker(first) == found.speaker(second) == "Mary Ellis"
    assert second.continues == first.id
    assert second.cue == first.cue


def test_single_marks_are_read_like_double_ones_in_copy_that_quotes_with_them(find_in: Any) -> None:
    text = (
        "The ‘wobbly’ bridge\n\n"
        "‘The town’s bridge stays shut,’ said Mary Ellis, the mayor. ‘We’re sorry, and don’t know when it’ll open.’\n\n"
        "‘She told us it was “a danger to everybody”,’ John Okafor said."
    )
    found = find_in(text)
    assert [who for _, who in found.said()] == ["Mary Ellis", "Mary Ellis", "John Okafor"]
    assert [found.words(quote) for quote in found.of_kind(Kind.TERM)] == ["wobbly"]
    assert [found.words(quote) for quote in found.quotes if quote.within] == ["a danger to everybody"]


def test_a_sentence_split_by_its_clause_is_one_utterance(find_in: Any) -> None:
    found = find_in(INTRO + "“The bridge,” said Mary Ellis, “stays shut until March.”")
    first, second = found.of_kind(Kind.DIRECT)
    assert second.continues == first.id
    assert found.speaker(second) == "Mary Ellis"


def test_another_sentence_between_starts_a_new_utterance(find_in: Any) -> None:
    text = (
        INTRO + "“The bridge stays shut,” Mary Ellis said. The room went quiet for a while. “We are sorry,” she said."
    )
    first, second = find_in(text).of_kind(Kind.DIRECT)
    assert (first.continues, second.continues) == (None, None)


def test_a_quote_over_paragraphs_keeps_its_speaker(find_in: Any) -> None:
    found = find_in(INTRO + "Mary Ellis said: “The bridge stays shut.\n\n“We are sorry.\n\n“It will open in March.”")
    pieces = found.of_kind(Kind.DIRECT)
    assert [found.speaker(piece) for piece in pieces] == ["Mary Ellis"] * 3
    assert [piece.continues for piece in pieces] == [None, pieces[0].id, pieces[1].id]


def test_a_quote_after_the_sentence_that_introduces_it_is_attributed_with_doubt(find_in: Any) -> None:
    found = find_in(
        INTRO + "Mary Ellis defended the closure.\n\n“The bridge was moving. We had no choice, and I am sorry for it.”"
    )
    (quote,) = found.of_kind(Kind.DIRECT)
    beside = find_in(INTRO + "“The bridge stays shut,” Mary Ellis said.").of_kind(Kind.DIRECT)[0]
    assert found.speaker(quote) == "Mary Ellis"
    assert quote.provenance.score < beside.provenance.score


def test_two_who_speak_together_are_both_named(find_in: Any) -> None:
    found = find_in(INTRO + "“The bridge stays shut,” Mary Ellis and John Okafor said in a statement.")
    (quote,) = found.of_kind(Kind.DIRECT)
    assert [speaker.span.of(found.text) for speaker in quote.speakers] == ["Mary Ellis", "John Okafor"]


def test_turns_of_a_transcript_go_by_their_labels(find_in: Any) -> None:
    found = find_in("ELLIS: “The bridge stays shut.”\n\nOKAFOR: “Until when?”\n\nELLIS: “Until March.”")
    assert [who for _, who in found.said()] == ["ELLIS", "OKAFOR", "ELLIS"]


def test_a_label_begins_with_its_own_sentence(find_in: Any) -> None:
    found = find_in(
        INTRO + "Aides say the mayor plans to “actively support” Okafor. From Ellis: “The bridge stays shut.”"
    )
    assert found.speaker(found.of_kind(Kind.DIRECT)[-1]) == "Ellis"


def test_answers_of_an_interview_are_those_of_the_person_it_is_about(find_in: Any) -> None:
    text = (
        "The keeper of the light\n\nBy Anna Brandt\n\n"
        "Mary Ellis has kept the light for 31 years. Mary Ellis lives alone."
        "\n\nQ: Are you lonely?\n\nA: “Never. I read to the ships.”"
        "\n\nQ: And in winter?\n\nA: “In winter I read louder.”"
    )
    found = find_in(text)
    answers = found.of_kind(Kind.DIRECT)
    assert [found.speaker(answer) for answer in answers] == ["A", "A"]
    assert {found.entity(answer) for answer in answers} == {"Mary Ellis"}
    assert all(answer.speakers[0].resolution.inferred for answer in answers)


def test_a_pronoun_means_the_person_of_its_sex(find_in: Any) -> None:
    found = find_in(
        "Mary Ellis met John Okafor at the bridge on Tuesday. “It stays shut,” she said. “Until when?” he asked."
    )
    hers, his = found.of_kind(Kind.DIRECT)
    assert (found.entity(hers), found.entity(his)) == ("Mary Ellis", "John Okafor")


def test_a_pronoun_means_rather_who_spoke_before_than_who_was_named_last(find_in: Any) -> None:
    text = "The tide was low, said Viktor Okafor, the brother of Samuel Brandt. He added that it was “no”."
    found = find_in(text)
    (quote,) = found.of_kind(Kind.DIRECT)
    assert (found.speaker(quote), found.entity(quote)) == ("He", "Viktor Okafor")


def test_a_pronoun_after_somebody_unnamed_means_nobody_named(find_in: Any) -> None:
    found = find_in(
        "The fisheries minister met Anneke Doyle, the shadow minister. “He heard us,” Doyle said.\n\n"
        "A spokeswoman for the Harbour Trust said its members were wary. She added: “We will see.”"
    )
    last = found.of_kind(Kind.DIRECT)[-1]
    assert found.speaker(last) == "She"
    assert last.speakers[0].entity is None


def test_whoever_was_asked_something_did_not_ask_it(find_in: Any) -> None:
    found = find_in(INTRO + "Asked whether the bridge was safe, Ellis replied: “You would have to ask her.”")
    assert [found.speaker(quote) for quote in found.of_kind(Kind.INDIRECT)] in ([], [None])
    assert found.speaker(found.of_kind(Kind.DIRECT)[0]) == "Ellis"


def test_a_description_means_whom_it_described(find_in: Any) -> None:
    text = "Mary Ellis, the mayor, met John Okafor on Tuesday. Then John Okafor left. “It stays shut,” the mayor said."
    found = find_in(text)
    (quote,) = found.of_kind(Kind.DIRECT)
    assert (found.speaker(quote), found.entity(quote)) == ("the mayor", "Mary Ellis")
    assert quote.speakers[0].resolution.rule == "nominal"


def test_an_organisation_is_meant_by_the_last_word_of_its_name(find_in: Any) -> None:
    found = find_in(INTRO + "The Coastal Lights Trust owns the lamp. “It stays lit,” the trust said.")
    (quote,) = found.of_kind(Kind.DIRECT)
    assert (found.speaker(quote), found.entity(quote)) == ("the trust", "Coastal Lights Trust")
    only = Reason.of(ReasonCode.ONLY_ONE_CALLED, "Coastal Lights Trust", "trust")
    assert quote.speakers[0].resolution.evidence == (only,)


def test_of_two_organisations_that_end_alike_neither_is_meant_by_that_word(find_in: Any) -> None:
    text = "The Coastal Lights Trust met the Harbour Water Trust on Tuesday. “It stays lit,” the trust said."
    (quote,) = find_in(INTRO + text).of_kind(Kind.DIRECT)
    assert quote.speakers[0].entity is None


def test_somebody_unnamed_is_nobody_in_particular(find_in: Any) -> None:
    found = find_in(
        INTRO + "A spokesman for the ferries took questions too. “We could sail tomorrow,” the spokesman said."
    )
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.speaker(quote) == "the spokesman"
    assert quote.speakers[0].entity is None


def test_candidates_begin_with_the_likeliest_and_hold_everybody_near(find_in: Any) -> None:
    found = find_in(INTRO + "“The bridge stays shut,” John Okafor said.")
    (quote,) = found.of_kind(Kind.DIRECT)
    assert [found.names[entity] for entity in quote.candidates][:2] == ["John Okafor", "Mary Ellis"]


def test_the_reasons_name_the_speaker_and_the_cue(find_in: Any) -> None:
    (quote,) = find_in(INTRO + "“The bridge stays shut,” Mary Ellis said.").of_kind(Kind.DIRECT)
    assert quote.provenance.evidence == (Reason.of(ReasonCode.CUE_BEHIND, "Mary Ellis", "said"),)


def test_a_clause_of_its_own_speaks_for_itself_whatever_verb_stands_above_it(find_in: Any) -> None:
    found = find_in(
        INTRO + "Mary Ellis said the bridge stays shut, while John Okafor warned of “a winter without bread.”"
    )
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.speaker(quote) == "John Okafor"


def test_a_participle_right_behind_a_name_is_said_by_that_name(find_in: Any) -> None:
    found = find_in(INTRO + "The film shows footage of John Okafor saying, “Until March.”")
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.speaker(quote) == "John Okafor"


def test_words_after_a_dash_that_name_nobody_are_no_byline(find_in: Any) -> None:
    found = find_in(INTRO + "Mary Ellis promised “a bridge by March” – absent political intervention, of course.")
    (quote,) = found.of_kind(Kind.DIRECT)
    assert found.speaker(quote) == "Mary Ellis"


def test_a_nested_quote_has_a_speaker_of_its_own(find_in: Any) -> None:
    found = find_in(INTRO + "“The mayor told me, ‘Keep off the bridge,’ and I did,” said John Okafor.")
    (nested,) = [quote for quote in found.quotes if quote.within is not None]
    assert found.words(nested) == "Keep off the bridge,"
    assert found.speaker(nested) == "The mayor"


@pytest.mark.parametrize(
    "sentence",
    [
        "On Friday he appeared on the television show “Night Boat”.",
        "John “Bones” Okafor opened the bridge.",
        "Her latest film, “The Long Harbour,” opens in May.",
        "Some in the “Bridge or Bust” crowd left early.",
        "Her stunning new documentary “13th” opens on Friday.",
        "To get the letter, enter an address below and click “sign up.” That is all there is to it.",
        "The rule is old.\n\n“Refoulement” (forcible return) is forbidden by law.",
    ],
)
def test_titles_and_nicknames_are_terms(find_in: Any, sentence: str) -> None:
    found = find_in(INTRO + sentence)
    assert len(found.of_kind(Kind.TERM)) == 1
    assert not found.of_kind(Kind.DIRECT)
