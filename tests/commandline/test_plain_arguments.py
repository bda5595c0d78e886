"""The arguments of nearly every start mean the same as argparse finds them to mean."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.commandline.plain_arguments import WindowArguments, plain_arguments
from editorial.commandline.window_arguments import parse

WORDS = st.lists(
    st.sampled_from(["--database", "--version", "--help", "--", "-", "-1", "", "a", "b c", "--database=d"])
)


@given(WORDS)
def test_what_is_understood_without_argparse_means_what_it_means_to_argparse(arguments: list[str]) -> None:
    found = plain_arguments(arguments)
    assert found is None or found == parse(arguments, "VARIABLE")


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        ([], WindowArguments(None, [])),
        (["--database", "d"], WindowArguments(Path("d"), [])),
        (["a", "b c"], WindowArguments(None, [Path("a"), Path("b c")])),
        (["--database", "d", "a"], WindowArguments(Path("d"), [Path("a")])),
    ],
)
def test_a_library_and_files_need_no_argparse(arguments: list[str], meant: WindowArguments) -> None:
    assert plain_arguments(arguments) == meant


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["--database"], ["--database=d"], ["a", "--database", "d"], ["--", "a"]]
)
def test_everything_else_is_left_to_argparse(arguments: list[str]) -> None:
    assert plain_arguments(arguments) is None
