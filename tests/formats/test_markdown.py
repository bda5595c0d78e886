"""Markdown is read as a reader sees it, and its front matter becomes the details of the article."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.domain.errors import InputError
from editorial.formats import markdown
from editorial.formats.reading import front_matter
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.source import Source

COPY = """---
title: "Ferry boats: idle"
author: [Ana Lima, 'Bo Lind']
date: 2026-11-30
url: https://echo.example/ferry   # where it stood
lang: en-GB
tags:
  - sea
  - town
!! nonsense
---
# Ferry boats: idle

The *café* by the
**quay** is [shut](https://x.example).

> “It is late,” she said.

- one
- two

| a | b |
|---|---|
| c | d |

![a boat](boat.png)
"""


def read(text: str) -> ArticleText:
    (found,) = markdown.read(Source("a.md", stream=io.BytesIO(text.encode())))
    return found


def test_signs_go_and_front_matter_becomes_the_details() -> None:
    found = read(COPY)
    assert found.text.text == (
        "Ferry boats: idle\n\nThe café by the quay is shut.\n\n“It is late,” she said.\n\n– one\n\n– two\n\na\tb\nc\td"
    )
    assert (found.title, found.authors) == ("Ferry boats: idle", ("Ana Lima", "Bo Lind"))
    assert (found.published, found.language) == ("2026-11-30", "en-GB")
    assert found.source == "https://echo.example/ferry"
    assert found.notes == ("line 10 of the front matter is in no form that is read", "1 picture left out")


def test_a_headline_that_is_only_in_the_front_matter_is_put_above_the_text() -> None:
    found = read("+++\ntitle = 'Ferry'\ndate = 2026-11-30T08:00:00Z\n+++\nIt is late.\n")
    assert (found.text.text, found.published) == ("Ferry\n\nIt is late.", "2026-11-30T08:00:00+00:00")


def test_a_date_that_could_be_two_is_told_and_not_guessed() -> None:
    found = read("---\ntitle: Ferry\ndate: 03/04/2026\n---\nLate.")
    assert found.published is None
    assert found.notes == ("“03/04/2026” in the front matter is no date that can be read",)


def test_front_matter_without_a_text_is_refused() -> None:
    with pytest.raises(InputError, match="no text under the front matter"):
        read("---\ndate: 2026-11-30\n---\n")


@given(st.text(max_size=300), st.text("ab:-[]'\",>|\n #", max_size=80))
def test_any_front_matter_is_split_from_a_text(body: str, lines: str) -> None:
    found = front_matter.split(f"---\n{lines}\n---\n{body}")
    assert found.body.endswith(body)
    assert all(isinstance(key, str) for key in found.fields)
