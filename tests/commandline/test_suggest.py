"""An article without suggestions is told each time, with the reason and what to do."""

from __future__ import annotations

import os
from pathlib import Path

from in_process import run

from editorial.domain.problem import Problem
from editorial.storage.library import Library


def test_what_failed_before_is_told_with_the_way_to_try_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "harbour", "title": "Harbour", "text": "Ana spoke."}')
    assert run("import", path)[0] == 0
    with Library.open(Path(os.environ["EDITORIAL_DATABASE"])) as library:
        library.mark_problem("harbour", Problem.of_words("It took too long."))
    status, _, err = run("suggest")
    assert status == 1
    assert "Harbour: It took too long. It failed before: 'editorial suggest harbour' tries it again." in err
