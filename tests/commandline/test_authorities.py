"""The newsroom's own list from a shell: what is listed can be taken in again."""

from __future__ import annotations

from pathlib import Path

from in_process import run


def test_a_list_is_taken_in_listed_and_taken_in_again_elsewhere(tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text(
        "id,name,type,aliases\nc1,Saltmere Council,organisation,the council|SC\n,,place,\n", encoding="utf-8"
    )
    status, out, told = run("authorities", "import", names)
    assert (status, out) == (1, "")
    assert told == f"editorial: {names}: line 3, name: is missing\neditorial: 1 name added; 1 refused.\n"
    assert run("authorities", "list") == (0, "c1\torganisation\tSaltmere Council\tthe council|SC\n", "")
    _, lines, _ = run("authorities", "list", "--json")
    (tmp_path / "names.jsonl").write_text(lines, encoding="utf-8")
    other = ("--database", tmp_path / "other.db")
    status, _, told = run("authorities", "import", tmp_path / "names.jsonl", *other)
    assert (status, told.splitlines()[1:]) == (0, ["editorial: 1 name added."])
    assert run("authorities", "list", "--json", *other)[1] == lines


def test_a_file_that_cannot_be_read_is_told_in_words(tmp_path: Path) -> None:
    status, out, told = run("authorities", "import", tmp_path / "none.csv")
    assert (status, out) == (1, "")
    assert "there is no such file" in told
