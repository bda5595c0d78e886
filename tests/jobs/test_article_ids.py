"""An article is found by the beginning of its id, if only one begins so."""

from __future__ import annotations

from typing import Any

import pytest

from editorial.domain.errors import InputError
from editorial.jobs.article_ids import resolve_ids
from editorial.storage.library import Library


def test_the_beginning_of_an_id_is_enough(library: Library, samples: Any) -> None:
    for id_ in ("abc", "abcd", "xyz"):
        library.add(samples.article(id_, samples.text(id_)))
    assert resolve_ids(library, ["x", "abc", "xyz"]) == ("xyz", "abc")
    with pytest.raises(InputError, match="2 articles begin"):
        resolve_ids(library, ["ab"])
    for nobody in ("q", ""):
        with pytest.raises(InputError, match="no such article"):
            resolve_ids(library, [nobody])
