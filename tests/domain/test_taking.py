"""What a selection is taken as: whole words and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editorial.domain.taking import Taking, bare_name, taken
from editorial.domain.words import is_word, splits_word


def marked(text: str) -> tuple[str, int, int]:
    """Return a text without its | marks, and where they stood."""
    first = text.index("|")
    second = text.index("|", first + 1)
    return text.replace("|", ""), first, second - 1


@pytest.mark.parametrize(
    ("selected", "name"),
    [
        ("in |H|ull today", "Hull"),
        ("in H|ul|l today", "Hull"),
        ("in |Hull,| today", "Hull"),
        ("in| Hull |today", "Hull"),
        ("in |Hull’s| port", "Hull"),
        ("in |Hull's p|ort", "Hull's port"),
        ("in Hull’|s| port", "Hull"),
        ("said |O’|Brien.", "O’Brien"),
        ("said O'|Brien's| son", "O'Brien"),
        ("|James’| son", "James"),
        ("the |“Big Pier”,| he said", "Big Pier"),
        ("|Smith|-Jones spoke", "Smith-Jones"),
        ("the |London|-based firm", "London"),
        ("a pro-|Brexit| vote", "Brexit"),
        ("in |Stratford|-upon-Avon", "Stratford-upon-Avon"),
        ("had |Covid|-19 then", "Covid-19"),
        ("in the |U.S|. today", "U.S."),
        ("in the |U.S.| today", "U.S."),
        ("of |Acme Inc.| today", "Acme Inc."),
        ("of |Acme Hall.| Then", "Acme Hall"),
        ("at |Hull (City)| now", "Hull (City)"),
        ("at |(Hull)| now", "Hull"),
        ("by |Rene\u0301|e now", "Rene\u0301e"),
        ("by Rene|\u0301| now", "Rene\u0301"),
        ("a 👩|\u200d|🚀 here", "👩\u200d🚀"),
        ("a |👍|🏽 here", "👍🏽"),
        ("from |\U0001f1e9|\U0001f1f0 here", "\U0001f1e9\U0001f1f0"),
        ("by |AT|&T now", "AT&T"),
        ("paid £|4|0 now", "£40"),
        ("on |Disney+,| now", "Disney+"),
        ("在|香港|和", "香港"),
        ("|Miss Kowalczyk’s sister,| she", "Miss Kowalczyk’s sister"),
        ("the end of |Hull|", "Hull"),
    ],
)
def test_a_name_is_whole_words(selected: str, name: str) -> None:
    text, start, end = marked(selected)
    span = taken(text, start, end, Taking.NAME)
    assert span is not None
    assert span.of(text) == name


@pytest.mark.parametrize(
    ("selected", "speech"),
    [
        ("|“We waited too long,”| said Ada", "We waited too long,"),
        ("“|We waited too lo|ng,” said Ada", "We waited too long"),
        ("“|We waited too long,| ” said Ada", "We waited too long"),
        ("“|We waited too long,|” said Ada", "We waited too long,"),
        ("|“We waited too long,| ” said", "We waited too long"),
        ('|"We waited."| said Ada', "We waited."),
        ("that it |would cost jobs,| he said", "would cost jobs"),
        ("|“‘Big Pier’ is bad.”| he", "‘Big Pier’ is bad."),
        ("|kept on dancin’| there", "kept on dancin’"),
        ("‘|kept on dancing’| there", "kept on dancing"),
    ],
)
def test_speech_loses_the_marks_around_it(selected: str, speech: str) -> None:
    text, start, end = marked(selected)
    span = taken(text, start, end, Taking.SPEECH)
    assert span is not None
    assert span.of(text) == speech


@pytest.mark.parametrize("text", [", ", "”", " \n", "— …"])
@pytest.mark.parametrize("taking", Taking)
def test_without_a_word_nothing_is_taken(text: str, taking: Taking) -> None:
    assert taken(text, 0, len(text), taking) is None


TEXTS = st.text(
    st.one_of(
        st.sampled_from("aBsS 1’'-.,“”\"()&@#%+·\n\u0301\u200d\ufe0f👩🚀🏽\U0001f1e9\U0001f1f0£香港"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=20,
)


@given(TEXTS, st.integers(0, 20), st.integers(0, 20), st.sampled_from(Taking))
@example("a's's", 0, 5, Taking.NAME)
@example("x''s", 0, 4, Taking.NAME)
def test_what_is_taken_is_whole_words_within_the_text_and_means_itself(
    text: str, start: int, end: int, taking: Taking
) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    span = taken(text, start, end, taking)
    touched = any(is_word(text, at) for at in range(start, end))
    assert (span is not None) is touched
    if span is None:
        return
    assert 0 <= span.start < span.end <= len(text)
    assert any(is_word(text, at) for at in range(span.start, span.end))
    assert not splits_word(text, span.start)
    if not (taking is Taking.NAME and text[span.end : span.end + 2].lower() in {"'s", "’s", "ʼs"}):
        assert not splits_word(text, span.end)
    assert taken(text, span.start, span.end, taking) == span


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Mr. Kowalczyk", "kowalczyk"),
        ("the Rev Dr Ada Brook’s", "ada brook"),
        ("Miss Kowalczyk's sister", "kowalczyk's sister"),
        ("Miss", "miss"),
        ("“Saltmere,”", "saltmere"),
    ],
)
def test_a_bare_name_has_no_title_and_no_ending(words: str, bare: str) -> None:
    assert bare_name(words, {"mr", "mr.", "the", "rev", "dr", "miss"}) == bare
