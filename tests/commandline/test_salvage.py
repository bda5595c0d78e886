"""A damaged library is read from a shell as far as it can be."""

from __future__ import annotations

import os
from pathlib import Path

from in_process import run


def test_it_says_what_could_be_read_and_writes_a_library(tmp_path: Path) -> None:
    (tmp_path / "council.txt").write_text("Council\n\nIt met on Monday.", encoding="utf-8")
    assert run("import", tmp_path / "council.txt")[0] == 0
    path = Path(os.environ["EDITORIAL_DATABASE"])
    before = path.read_bytes()
    status, _, told = run("salvage", tmp_path / "new.db")
    assert (status, told) == (
        0,
        f"editorial: 1 article and 0 decisions could be read, and were written to {tmp_path / 'new.db'}. "
        "As far as anybody can say, that is everything.\n",
    )
    assert path.read_bytes() == before
    assert "Council" in run("--database", tmp_path / "new.db", "list")[1]
    assert run("salvage", tmp_path / "new.db")[0] == 1
