"""Each format describes itself, the choice of a format, and a registry that is cheap to import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import made_up_format
import pytest

from editorial.domain.errors import EditorialError
from editorial.formats import markdown, ninjs, plain_text, record_json, record_jsonl, registry
from editorial.formats.format import Content, Format

ROOM = Path(registry.__file__).parent
SHARED = {"__init__.py", "format.py", "registry.py", "selection.py", "authority_list.py", "span_format.py"}


@pytest.mark.parametrize("one", registry.FORMATS, ids=lambda one: one.info.id)
def test_each_format_says_what_it_is_and_what_it_cannot_hold(one: Format) -> None:
    info = one.info
    assert info.id.isascii()
    assert info.id == info.id.lower()
    assert info.name
    assert info.summary
    assert info.words == f"{info.name}: {info.summary}"
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in info.suffixes)
    assert info.file_filter.startswith(f"{info.name} (*{info.suffixes[0]}")
    assert one.comes_in or one.writer
    assert bool(info.suggested_name) == (one.writer is not None)
    assert Path(info.suggested_name).suffix in {"", *info.suffixes}
    assert all(loss and not loss.endswith(".") for loss in info.losses)
    assert info.losses or info.content is Content.RECORDS or one is ninjs.FORMAT  # its record lies beside it


@pytest.mark.parametrize("articles", [1, 2])
@pytest.mark.parametrize("one", registry.writable(), ids=lambda one: one.info.id)
def test_a_format_takes_so_many_articles_at_the_place_it_proposes_for_them(
    one: Format, articles: int, tmp_path: Path
) -> None:
    with one.open(tmp_path / one.info.suggested(articles), articles):
        pass


def test_no_two_formats_share_an_id_or_a_name() -> None:
    infos = [one.info for one in registry.FORMATS]
    assert len({info.id for info in infos}) == len({info.name for info in infos}) == len(infos)


def test_each_module_of_a_format_is_registered() -> None:
    modules = {path.stem for path in ROOM.glob("*.py") if path.name not in SHARED}
    registered = {name for name in modules if getattr(getattr(registry, name), "FORMAT", None) in registry.FORMATS}
    assert registered == modules
    assert len(registry.FORMATS) == len(modules)


@pytest.mark.parametrize(
    ("suffix", "head", "chosen"),
    [
        (".txt", b"", plain_text.FORMAT),
        (".unheard-of", b"", plain_text.FORMAT),
        ("", b"", plain_text.FORMAT),
        (".md", b"# Head", markdown.FORMAT),
        (".txt", b"---\ntitle: Head\n---\nBody.", markdown.FORMAT),
        (".json", b"", record_json.FORMAT),
        (".jsonl", b"", record_jsonl.FORMAT),
        (".ndjson", b"", record_jsonl.FORMAT),
        ("", b'\xef\xbb\xbf {"id": 1}', record_jsonl.FORMAT),
        (".txt", b'{"id": 1, "text": "a"}\n{"id": 2}', record_jsonl.FORMAT),
        (".txt", b'{\n  "article": {', record_json.FORMAT),
        ("", b"Words", plain_text.FORMAT),
        (".txt", b"{", plain_text.FORMAT),
    ],
)
def test_a_format_is_chosen_by_content_and_else_by_suffix(suffix: str, head: bytes, chosen: Format) -> None:
    assert registry.format_for(suffix, head) is chosen


def test_a_writer_is_chosen_by_id_or_by_the_target(tmp_path: Path) -> None:
    assert registry.writable_by_id("csv").info.id == "csv"
    assert registry.writable_for(None).info.id == "jsonl"
    assert registry.writable_for(tmp_path).info.id == "json"
    assert registry.writable_for(tmp_path / "out.NDJSON").info.id == "jsonl"
    for unwritten in ("text", "nothing"):
        with pytest.raises(
            EditorialError,
            match=f"no format “{unwritten}”.*: report, check-sheet, report-docx, docx, xlsx, csv, jsonl, json",
        ):
            registry.writable_by_id(unwritten)


def test_reading_the_registry_imports_no_library() -> None:
    code = "import json, sys; import editorial.jobs.file_formats; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = json.loads(done.stdout)
    packages = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names)
    assert {name for name in packages if not name.startswith("_")} <= {"editorial", "editables", "sitecustomize"}


def test_a_format_that_recognises_the_beginning_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, made_up_format.FORMAT))
    assert registry.format_for("", b"|") is made_up_format.FORMAT
    assert registry.format_for(".pipes") is made_up_format.FORMAT
