"""Each format describes itself, the choice of a format, and a registry that is cheap to import."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import made_up_format
import pytest

from editorial.domain.errors import EditorialError
from editorial.formats import plain_text, record_json, record_jsonl, registry
from editorial.formats.format import Content, Format

ROOM = Path(registry.__file__).parent
SHARED = {"__init__.py", "format.py", "registry.py", "selection.py", "authority_list.py"}


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
    assert one.read or one.writer
    assert bool(info.suggested_name) == (one.writer is not None)
    assert Path(info.suggested_name).suffix in {"", *info.suffixes}
    assert all(loss and not loss.endswith(".") for loss in info.losses)
    assert info.losses or info.content is Content.RECORDS


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
    ("suffix", "head", "reader"),
    [
        (".txt", b"", plain_text.read),
        (".unheard-of", b"", plain_text.read),
        ("", b"", plain_text.read),
        (".json", b"", record_json.read),
        (".jsonl", b"", record_jsonl.read),
        (".ndjson", b"", record_jsonl.read),
        (".csv", b"", plain_text.read),  # only written
        ("", b'\xef\xbb\xbf {"id": 1}', record_jsonl.read),
        ("", b"Words", plain_text.read),
        (".txt", b"{", plain_text.read),
    ],
)
def test_a_reader_is_chosen_by_suffix_and_for_a_stream_by_its_first_bytes(
    suffix: str, head: bytes, reader: object
) -> None:
    assert registry.reader_for(suffix, head) is reader


def test_a_writer_is_chosen_by_id_or_by_the_target(tmp_path: Path) -> None:
    assert registry.writable_by_id("csv").info.id == "csv"
    assert registry.writable_for(None).info.id == "jsonl"
    assert registry.writable_for(tmp_path).info.id == "json"
    assert registry.writable_for(tmp_path / "out.NDJSON").info.id == "jsonl"
    for unwritten in ("text", "nothing"):
        with pytest.raises(EditorialError, match=f"no format “{unwritten}”.*: xlsx, csv, jsonl, json"):
            registry.writable_by_id(unwritten)


def test_reading_the_registry_imports_no_library() -> None:
    code = "import json, sys; import editorial.jobs.file_formats; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = json.loads(done.stdout)
    packages = {name.partition(".")[0] for name in loaded} - set(sys.stdlib_module_names)
    assert {name for name in packages if not name.startswith("_")} <= {"editorial", "editables", "sitecustomize"}


def test_a_format_that_recognises_the_beginning_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "FORMATS", (*registry.FORMATS, made_up_format.FORMAT))
    assert registry.reader_for("", b"|") is made_up_format.read
    assert registry.reader_for(".pipes") is made_up_format.read
