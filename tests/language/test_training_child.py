"""The training process: what it answers, and what it says when something is wrong."""

from __future__ import annotations

from pathlib import Path

import orjson
import pytest

from editorial.domain.annotation import Mention, Origin, Provenance, Status
from editorial.domain.article import Article
from editorial.domain.plain import from_plain, to_plain
from editorial.domain.suggestions import FindOptions
from editorial.domain.text import Span, sha256
from editorial.domain.trained import HeldOut
from editorial.language import training_child
from editorial.language.spacy_pipeline import course
from editorial.language.spacy_pipeline.reader import Reader
from editorial.language.spacy_pipeline.trained_names import put_weights, weights_of


def request(options: FindOptions) -> bytes:
    texts = [f"The mayor met Mary Ellis on day {number}." for number in range(2)]
    mention = Mention("m", Span(14, 24), "PERSON", None, Provenance(Origin.EDITOR), Status.ADDED)
    articles = [
        {"article": to_plain(Article(text, "", text, sha256(text))), "mentions": to_plain((mention,))} for text in texts
    ]
    return orjson.dumps({"options": to_plain(options), "records": articles})


def test_it_answers_with_the_weights_and_the_figures(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = weights_of(reader.nlp)
    monkeypatch.setattr(course, "ROUNDS", 1)
    monkeypatch.setattr(course, "FOLDS", 2)
    monkeypatch.setattr(Reader, "load", lambda _model: reader)
    first, *_, last = training_child._answers(request(FindOptions()), tmp_path / "unfinished")
    put_weights(reader.nlp, before)
    assert first == {"share": 0.0}
    assert last["parent"] == reader.name
    assert Path(last["weights"]).is_file()
    assert from_plain(HeldOut, last["figures"]).names_before.gold == 2


@pytest.mark.parametrize("line", [b"", b"{}", b'{"options": {}, "records": [1]}'])
def test_a_request_that_is_none_is_refused(line: bytes, tmp_path: Path) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        list(training_child._answers(line, tmp_path))
