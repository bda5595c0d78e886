"""The marks by which quotes with the same words are found in a whole library."""

from __future__ import annotations

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from editorial.language.checking.elsewhere import LEAST_WORDS, marks_of

WORDS = st.lists(st.sampled_from([f"word{number}" for number in range(60)]), max_size=40)


@given(WORDS, WORDS, WORDS, st.lists(st.sampled_from(["boat", "coat", "quay", "ferry"]), min_size=LEAST_WORDS))
def test_two_quotes_with_five_words_in_a_row_in_common_have_a_mark_in_common(before, after, other, same):
    one = " ".join([*before, *same, *after])
    assert set(marks_of(one)) & set(marks_of(" ".join([*same, *other])))
    assert set(marks_of(one)) & set(marks_of(" ".join(same)))


def test_a_quote_has_the_same_marks_in_every_process():
    program = (
        "from editorial.language.checking.elsewhere import marks_of;"
        "print(sorted(marks_of('We forgot what the boats on the bay are for, all of us')))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert "[]" not in said.pop()
