"""The words of the reasons: some for every code, and those that old sentences had."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import foreign_reasons, known_reasons, words

import editorial
from editorial.domain.labels import WORDS as LABELS
from editorial.domain.labels import words as label_words
from editorial.domain.old_reasons import old_reason
from editorial.domain.reason import PROPOSED_AGAIN, Reason, ReasonCode
from editorial.domain.resources import resources_folder
from editorial.domain.rules import RULES
from editorial.review.wording.reasons import LISTS, WORDS, reason_words

CODE = Path(editorial.__file__).parent
NAMES = st.text("abcÅ öé-’", min_size=1, max_size=8).map(lambda text: f"N{text}n")


R = ReasonCode
OLD: dict[ReasonCode, str | Callable[[Mapping[str, Any]], str]] = {
    **WORDS,
    R.NAME_AND_COLON: "“{who}” stands before it with a colon",
    R.DASH_AND_NAME: "“{who}” stands behind it after a dash",
    R.CUE_BEFORE: "“{who}” and “{cue}” stand before it",
    R.CUE_BEHIND: "“{who}” and “{cue}” stand behind it",
    R.REPORTED: "it is what “{cue}” reports",
    R.LABEL: "a name with a colon stands before it",
    R.NESTED: "stands inside another quote",
    R.DOUBLED_APOSTROPHES: "stands between doubled apostrophes, which may not be quotation marks",
    R.BEHIND_NAME: "stands right behind the name",
    R.UNNAMED_BEFORE: "“{words}” stands before, without a name",
    R.HEAD: "its head is “{word}”",
    R.STANDS_BEFORE: "“{words}” stands before it",
    R.FOLLOWS: "“{words}” follows",
    R.NAME_FOLLOWS: "“{word}” and a name follow",
    R.CAPITALISED_BEFORE: "“{word}” before it is capitalised",
    R.AFTER_DASH: "it stands after a dash below or behind a quote",
    R.AGE_FOLLOWS: "an age follows",
    R.REGION_FOLLOWS: "the place it lies in follows",
    R.IN_MARKS: "it stands in quotation marks",
    R.LISTED_WITH: "it stands in a list with “{name}”",
    R.STANDS_FOR: "it stands for “{name}”",
    R.ABBREVIATES: "it abbreviates the name before it",
    R.SAME_NAME: "the same name stands elsewhere in the article",
    R.CAPITALS: "it is capitalised again and again, and never small",
    R.WEIGHED_TOGETHER: "its {count} places were weighed together",
    R.PARTED: "it was parted at “’s”",
    R.JOINED: "its parts were joined into one name",
    R.COMMON_WORD: "the word stands in lower case elsewhere",
    R.PARTED_WRONGLY: "where it was parted may be wrong",
    R.CAPITAL_BESIDE: "the word beside it is capitalised too",
    R.GOES_ON_WITH_OF: "it may go on behind “of”",
    R.GOES_ON: "the model sees a name in the word behind it",
    R.END_UNSURE: "the model is unsure where it ends",
    R.UNLIKELY_WORD: "the model hardly sees a name here",
    R.UNLIKELY_WORDS: "the model hardly sees a name in these words",
    R.MODEL_LABEL: lambda params: f"the language model took its type to be {label_words(params['label'])}",
}
"""The words that the codes had while libraries held sentences."""


NEWER = PROPOSED_AGAIN | {
    ReasonCode.LISTED, ReasonCode.NEARLY_LISTED, ReasonCode.JUDGED_TERM, ReasonCode.JUDGED_SPEECH,
    ReasonCode.CUT, ReasonCode.WRITTEN_FORM, ReasonCode.THOUGHT, ReasonCode.COUNTED,
    ReasonCode.MADE_WITH, ReasonCode.MADE_BY, ReasonCode.EARLIER_VERSION, ReasonCode.ISSUED_BY,
    ReasonCode.ONLY_ORGANISATION,
}  # fmt: skip
"""Codes that came after the sentences."""


def values(name: str) -> st.SearchStrategy[str | int]:
    """Return what a parameter may be."""
    if name in {"times", "count"}:
        return st.integers(1, 30)
    return st.sampled_from(sorted({"list": LISTS, "label": LABELS}[name])) if name in {"list", "label"} else NAMES


@st.composite
def given_reasons(draw: st.DrawFn) -> Reason:
    """Draw a reason as the program gave it when libraries held sentences."""
    code = draw(st.sampled_from([code for code in ReasonCode if code not in {ReasonCode.WORDS, *NEWER}]))
    return Reason.of(code, *(draw(values(name)) for name in code.params), against=draw(st.booleans()))


GIVEN_BEFORE = {ReasonCode.GOES_ON}
"""Codes that libraries and records hold, and that the software gives no more."""


def emitted() -> set[ReasonCode]:
    """Return the codes that the search, the proposals and the readers of files name, and the one for old sentences."""
    files = [*(CODE / "language").rglob("*.py"), *(CODE / "review" / "proposals").rglob("*.py")]
    files += [
        CODE / "domain" / "newsroom_list.py",
        CODE / "domain" / "versions.py",
        *(CODE / "formats" / "spans").rglob("*.py"),
    ]
    named = {
        ReasonCode[node.attr]
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "ReasonCode"
    }
    return named | {ReasonCode.WORDS}


def test_every_code_can_be_given_and_has_words() -> None:
    assert emitted() | GIVEN_BEFORE == set(ReasonCode) == set(WORDS)
    assert not emitted() & GIVEN_BEFORE


@given(given_reasons())
def test_the_sentence_that_libraries_held_is_read_as_its_reason(reason: Reason) -> None:
    said, params = OLD[R(reason.code)], dict(reason.params)
    words = said.format_map(params) if isinstance(said, str) else said(params)
    assert old_reason(f"but {words}" if reason.against else words) == reason


LINGUISTS = ("its head", "parted", "weighed", "the model", "language model", "lower case", "abbreviates", "pronoun")
"""Words of linguists and programmers, which no editor would use of a name."""


def test_reasons_and_rules_are_worded_as_an_editor_would() -> None:
    said = [words if isinstance(words, str) else "" for words in WORDS.values()] + [*RULES.values()]
    assert [words for words in said if any(term in words for term in LINGUISTS)] == []


@given(known_reasons())
def test_the_words_say_every_parameter(reason: Reason) -> None:
    if not {"list", "times", "label"} & set(reason.code.params):
        told = [value for name, value in reason.params if name != "before"]  # a score, which nobody is shown
        assert all(str(value) in reason_words(reason) for value in told)


@given(foreign_reasons)
def test_a_code_of_another_program_is_shown_readably(reason: Reason) -> None:
    said = reason_words(reason)
    assert said.startswith("but ") or not reason.against
    assert all(str(value) in said for _, value in reason.params)


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ({"code": "new-thing", "name": "Ana", "times": 3}, "new thing: Ana, 3"),
        ({"code": "new-thing", "against": True}, "but new thing"),
        ({"code": "given-name"}, "given name"),
        ({"code": "habit", "words": "she"}, "habit: she"),
        ({"code": "in-list", "list": "rivers"}, "in list: rivers"),
        ({"code": "in-list", "list": ["rivers"]}, "in list: ['rivers']"),
        ({"code": "model-label", "label": 3}, "model label: 3"),
        ({"code": "term", "more": "x"}, "words in marks that nobody seems to have said"),
    ],
)
def test_what_lacks_a_parameter_or_holds_another_is_shown_too(plain: dict[str, object], said: str) -> None:
    assert reason_words(Reason.of_plain(plain)) == said


@given(st.sampled_from(ReasonCode), st.dictionaries(words, st.none() | st.integers() | st.lists(words)), st.booleans())
def test_no_parameters_make_the_words_fail(code: ReasonCode, params: dict[str, object], against: bool) -> None:
    assert reason_words(Reason(code, tuple(params.items()), against))


IN_OTHER_WORDS = frozenset({R.IN_LIST, R.MODEL_LABEL, R.WORDS})
"""Codes whose row in the table tells more than their words."""


def documented() -> dict[str, tuple[tuple[str, ...], str]]:
    """Return the codes as the table in the schemas' README has them: their parameters, and what they say."""
    lines = (resources_folder() / "schemas" / "README.md").read_text(encoding="utf-8").splitlines()
    table = lines[lines.index("| code | parameters | says |") + 2 :]
    rows = [line.strip("| ").split(" | ") for line in table[: table.index("")]]
    return {
        code.strip("`"): (tuple(name.strip("`") for name in params.split(", ") if name != "–"), says)
        for code, params, says in rows
    }


def test_the_codes_and_their_parameters_are_documented() -> None:
    assert {code: params for code, (params, _) in documented().items()} == {code.value: code.params for code in R}


@pytest.mark.parametrize("code", [code for code in R if code not in IN_OTHER_WORDS])
def test_the_documentation_says_what_the_editor_is_told(code: ReasonCode) -> None:
    shown = Reason(code, tuple((name, f"*{name}*") for name in code.params))
    assert documented()[code.value][1] == reason_words(shown)
