"""Garbled text is recognised and set right; text that is right is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.formats.reading.mending import line_starts, mend

GOOD = "“No,” said Chloé Müller – it’s the town’s first fête…"


@pytest.mark.parametrize("encoding", ["cp1252", "latin_1", "mac_roman"])
def test_utf8_that_was_read_in_another_encoding_is_set_right(encoding: str) -> None:
    garbled = GOOD.encode().decode(encoding, "replace" if encoding == "cp1252" else "strict")
    found = mend(f"Head\n\n{garbled}")
    assert found is not None
    if encoding != "cp1252":  # in which a closing mark cannot be told from a byte that is lost
        assert found.text == f"Head\n\n{GOOD}"
    assert "Chloé Müller – it’s the town’s first fête…" in found.text
    assert "→" in found.words


def test_entities_are_set_right_and_what_is_none_stays() -> None:
    found = mend("&ldquo;No&rdquo;, said the R&amp;D man at AT&T&#8230; &unheardof; &#10;")
    assert found is not None
    assert found.text == "“No”, said the R&D man at AT&T… &unheardof; &#10;"


@pytest.mark.parametrize("text", [GOOD, "Ça va ? Âge, Ãngela, São Paulo", "R&D and AT&T", "Łódź – Ångström", ""])
def test_what_is_right_is_left_alone(text: str) -> None:
    assert mend(text) is None


@given(st.text(max_size=200))
def test_lines_stay_lines_and_a_repair_is_complete(text: str) -> None:
    found = mend(text)
    if found is not None:
        assert found.text.count("\n") == text.count("\n")
        assert found.samples


@given(st.lists(st.sampled_from(["", "Café", "CafÃ©", "&amp;", "â€œNoâ€\x9d"]), max_size=9).map("\n".join))
def test_each_line_begins_where_it_does_after_it_was_set_right(text: str) -> None:
    better = mend(text)
    mended = text if better is None else better.text
    starts = line_starts(text, mended)
    assert starts[0] == 0
    assert starts[len(text)] in {len(mended), len(mended) - len(mended.rpartition("\n")[2])}
    for at, to in starts.items():
        assert text.count("\n", 0, at) == mended.count("\n", 0, to)
        assert to in {0, len(mended)} or mended[to - 1] == "\n"
