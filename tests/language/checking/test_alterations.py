"""Whatever is done to a quote taken from a source is found, and shown as exactly that; nothing else is."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.text import normalise
from editorial.domain.verdict import EditKind, Verdict
from tests.language.checking_case import look_up

_SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu"]


def _speech(random: Random, words: int) -> list[str]:
    """Return words of which some are frequent and most are rare, in sentences."""
    frequent = ["the", "of", "and", "to", "we", "is", "not", "that"]
    rare = ["".join(random.choices(_SYLLABLES, k=3)) for _ in range(words)]
    return [random.choice(frequent) if random.random() < 0.4 else word for word in rare]


def _positions(random: Random, words: list[str], count: int) -> list[int]:
    """Return positions that are neither at the ends nor next to each other, each between words that differ from it."""
    able = [at for at in range(1, len(words) - 1) if words[at] not in {words[at - 1], words[at + 1]}]
    random.shuffle(able)
    found: list[int] = []
    for at in able:
        if all(abs(at - other) > 2 for other in found):
            found.append(at)
    return sorted(found[:count])


@given(st.integers(0, 10**9).map(Random), st.integers(18, 40), st.integers(0, 4))
def test_words_that_are_changed_are_shown_as_exactly_these(random: Random, size: int, changes: int) -> None:
    speech = _speech(random, 600)
    start = random.randrange(len(speech) - size)
    quote, expected = list(speech[start : start + size]), []
    for number, at in enumerate(reversed(_positions(random, quote, changes))):
        kind, new = random.choice(list(EditKind)), f"new{number}"
        if kind is EditKind.REPLACED:
            expected.append((kind, new, quote[at]))
            quote[at] = new
        elif kind is EditKind.INSERTED:
            expected.append((kind, new, ""))
            quote.insert(at, new)
        else:
            expected.append((kind, "", quote.pop(at)))
    found = look_up(" ".join(quote), " ".join(speech))
    assert found.edits == expected[::-1]
    assert found.match.verdict is (Verdict.ALTERED if expected else Verdict.AS_IN_SOURCE)


@given(st.integers(0, 10**9).map(Random), st.integers(12, 30), st.integers(1, 3))
def test_words_replaced_at_the_ends_are_shown_too(random: Random, size: int, count: int) -> None:
    speech = [f"{word}{number}" for number, word in enumerate(_speech(random, 300))]
    start = random.randrange(1, len(speech) - size - 1)
    quote = list(speech[start : start + size])
    ends = [*range(count)] if random.random() < 0.5 else [*range(size - count, size)]
    expected = [(EditKind.REPLACED, f"new{at}", quote[at]) for at in ends]
    for at in ends:
        quote[at] = f"new{at}"
    assert look_up(" ".join(quote), " ".join(speech)).edits == expected


_CHARACTERS = st.sampled_from("abAB éÉ'’“”\".,?…-—[] \n\r\u00a0\u200b\u0301😀👍שלΩßİ1½²ﬁ中()")
_TEXTS = st.text(_CHARACTERS, min_size=1, max_size=40).map(lambda text: normalise(text).text)


@given(_TEXTS, _TEXTS)
def test_without_rules_a_quote_is_as_in_the_source_only_character_for_character(quote: str, around: str) -> None:
    quote = f"a{quote}"
    for source in (around, around + quote + around, quote.lower(), quote.replace(" ", "")):
        found = look_up(quote, source, rules=frozenset(), turns=())
        if found.match.verdict is Verdict.AS_IN_SOURCE:
            assert quote.strip() in source


_WORDS = st.sampled_from(
    ["we", "did", "not", "open", "the", "um", "harbour", "it's", "5", "lamps", "of", "bridge", "mended", "never"]
)
_MARKS = st.sampled_from([" ", ", ", ". ", "\n", " — ", "? "])


@given(st.lists(st.tuples(_WORDS, _MARKS), min_size=6, max_size=24), st.data())
def test_a_quote_whose_words_the_source_does_not_have_in_a_row_is_never_as_in_the_source(
    source: list[tuple[str, str]], data: st.DataObject
) -> None:
    said = [word for word, _mark in source]
    quote = list(said)
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(quote) - 1))
        quote[at : at + data.draw(st.integers(0, 2))] = data.draw(st.lists(_WORDS, max_size=2))
        quote = quote or ["we"]
    found = look_up(f"start {' '.join(quote)}", f"Start {''.join(map(''.join, source))}", turns=())
    words, there = ([word for word in row if word != "um"] for row in (quote, said))
    stands = any(there[at : at + len(words)] == words for at in range(len(there) + 1))
    if found.match.verdict is Verdict.AS_IN_SOURCE:
        assert stands


@given(_TEXTS, _TEXTS)
def test_all_places_are_within_their_texts(quote: str, source: str) -> None:
    found = look_up(f"a{quote}", source, turns=())
    if found.match.source is None:
        return
    assert all(span.end <= len(source) for span in found.match.spans)
    for edit in found.match.edits:
        assert edit.quote is None or edit.quote.end <= len(found.text)
        assert edit.source is None or edit.source.end <= len(source)
        assert (edit.quote, edit.source) != (None, None)


@pytest.mark.parametrize(
    "words",
    [
        "זה לא היה קל, אבל עשינו את זה יחד",
        "لم يكن الأمر سهلا لكننا فعلناها معا",
        "It was great 😀👍🏽 and we did it together 🇫🇷",
        "这座桥今天关闭，明天再开",
    ],
)
def test_a_quote_in_any_script_is_found_and_so_is_what_was_changed(words: str) -> None:
    source = f"Before. {words}. After that came more."
    assert look_up(words, source).match.verdict is Verdict.AS_IN_SOURCE
    changed = look_up(words.replace(words[3], "x", 1), source)
    assert changed.match.verdict is Verdict.ALTERED
    assert len(changed.edits) == 1


def test_a_quote_is_found_in_a_source_of_three_hundred_pages() -> None:
    random = Random(14)
    speech = _speech(random, 130_000)
    quote = speech[99_000:99_020]
    quote[7] = "otherwise"
    found = look_up(" ".join(quote), " ".join(speech))
    assert found.edits == [(EditKind.REPLACED, "otherwise", speech[99_007])]
