"""What is fuzzed: each target takes any bytes, and fails by an exception or by taking too long.

`python3 packaging/dev.py fuzz` runs them at length, `test_targets.py` for some seconds.
"""

from __future__ import annotations

import atexit
import io
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from editorial.desktop.findings.card.facts import facts_of
from editorial.desktop.findings.list.filters import Filter
from editorial.desktop.findings.list.matching import SearchWords
from editorial.desktop.findings.list.row_text import describe_row
from editorial.desktop.findings.list.rows import Rows
from editorial.desktop.findings.sections import Findings
from editorial.desktop.wording import queue, reasons
from editorial.desktop.wording.note_facts import note_words
from editorial.domain.errors import InputError
from editorial.domain.library import QueueRow
from editorial.domain.record import Record
from editorial.domain.text import sha256
from editorial.domain.visible import visible
from editorial.formats import registry
from editorial.formats.authority_list import authority_entries
from editorial.formats.reading.fields import Location
from editorial.formats.reading.json_values import parse_json
from editorial.formats.reading.source import Source
from editorial.formats.record.json_codec import dump, dump_indented, scan_jsonl, to_record
from editorial.formats.selection import StatusFilter, select
from editorial.formats.tables import cells, names, quotes
from editorial.jobs.reading import records_of
from editorial.language.lexicon.languages import quotes_of
from editorial.language.lexicon.read_file import language_of_text
from editorial.language.passages.quoted_spans import find_quoted_spans, with_main_marks
from editorial.review.items import OutlineOptions
from editorial.review.outline import Outline
from editorial.storage.library import Library
from fuzzing import hostile
from fuzzing.documents import READERS, Wrap

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[1]


@dataclass(frozen=True, slots=True)
class Target:
    """Something that is fuzzed: `run` takes the bytes, `seeds` are inputs to begin with."""

    name: str
    run: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]

    @property
    def corpus(self) -> Path:
        """The folder of the inputs that once failed."""
        return HERE / "corpus" / self.name


def _read_all(name: str, data: bytes) -> list[Record]:
    """Read the bytes as a file of that name; every problem has to be told in words."""
    found = [*_finished(Source(name, stream=io.BytesIO(data), inner=name))]
    for one in found:
        if isinstance(one, InputError):
            _told(one, name)
    return [one for one in found if isinstance(one, Record)]


def _finished(source: Source) -> Iterator[Record | InputError]:
    """Yield what the import gets; an error that no reader foresaw is a failure here."""
    for one in records_of(source):
        if isinstance(one, InputError) and "is not in a form that can be read" in one.reason:
            raise AssertionError(f"nobody foresaw this: {one}")
        yield one


def _told(problem: InputError, name: str) -> None:
    assert problem.source == name
    assert problem.reason
    assert len(str(problem)) < 2_000, "a message nobody can read"
    visible(str(problem)).encode()


def run_lines(data: bytes) -> None:
    """Read records, one a line: each is read, or refused with its line."""
    for record in _read_all("x.jsonl", data):
        _same_again(record)


def run_records(data: bytes) -> None:
    """Read one record that was changed, with all kinds of annotations in it."""
    for record in _read_all("x.jsonl", hostile.line(data)):
        _same_again(record)


def run_json(data: bytes) -> None:
    """Read a file with one record."""
    for record in _read_all("x.json", data):
        _same_again(record)


def _same_again(record: Record) -> None:
    plain = to_record(record)
    line, where = dump(plain), Location("again")
    assert [*scan_jsonl(io.BytesIO(line), "again")] == [record]
    assert parse_json(dump_indented(plain), where) == parse_json(line, where)


def run_text(data: bytes) -> None:
    """Read a plain text: its offsets, zones and title fit it."""
    for record in _read_all("x.txt", data):
        text = record.article.text
        assert all(zone.span.end <= len(text) for zone in record.article.zones)
        _same_again(record)


def run_reader(name: str, wrap: Wrap, data: bytes) -> None:
    """Read a file that is made of the bytes: its offsets and zones fit it."""
    for record in _read_all(name, wrap(data)):
        assert all(zone.span.end <= len(record.article.text) for zone in record.article.zones)
        _same_again(record)


def run_list(data: bytes) -> None:
    """Read a list of names, as CSV or as JSON."""
    for suffix in (".csv", ".json"):
        with suppress(InputError):
            for one in authority_entries(data, "names", suffix):
                if isinstance(one, InputError):
                    _told(one, "names")
                else:
                    assert one.id
                    assert one.name
                    assert one.label
                    repr(one).encode()


def run_language(data: bytes) -> None:
    """Read a language file."""
    try:
        language_of_text(data.decode("utf-8", "replace"), "xx.toml")
    except InputError as error:
        _told(error, "xx.toml")


def run_marks(data: bytes) -> None:
    """Find what is inside quotation marks in any text."""
    text = data.decode("utf-8", "replace")
    lexicon = quotes_of("en")
    assert lexicon is not None
    found = with_main_marks(text, find_quoted_spans(text, lexicon.marks), lexicon.marks)
    starts = [one.span.start for one in found]
    assert starts == sorted(starts)
    for number, one in enumerate(found):
        assert 0 <= one.outer.start <= one.span.start < one.span.end <= one.outer.end <= len(text)
        assert one.parent is None or found[one.parent].outer.contains(one.outer)
        assert one.continues is None or one.continues < number


class _Shelf:
    """A library in a folder of its own, made anew when it has grown."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="editorial-fuzz-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None)
        atexit.register(self._close)
        self._empty = Path(self._folder) / "empty.db"
        Library.open(self._empty).close()
        self._library: Library | None = None
        self._used = 0

    @property
    def library(self) -> Library:
        self._used += 1
        if self._library is None or self._used % 200 == 0:
            if self._library is not None:
                self._library.close()
                for old in self._library.path.parent.glob(f"{self._library.path.name}*"):
                    old.unlink()
            path = Path(self._folder) / f"{self._used}.db"
            shutil.copyfile(self._empty, path)
            self._library = Library.open(path)
        return self._library

    def made_its_own(self, record: Record) -> Record:
        """Return the record with an id and a text that no other in the library has."""
        article = record.article
        text = f"{article.text}\n{self._used}"
        own = replace(article, id=f"{self._used} {article.id}", text=text, sha256=sha256(text))
        return replace(record, article=own)

    def _close(self) -> None:
        if self._library is not None:
            self._library.close()
        shutil.rmtree(self._folder, ignore_errors=True)


_shelf: list[_Shelf] = []


def run_way(data: bytes) -> None:
    """Read, store, load, show and write one article; it is the same at the end."""
    if not _shelf:
        _shelf.append(_Shelf())
    name, content = ("x.jsonl", hostile.line(data[1:])) if data[:1] > b"\x40" else ("x.txt", data[1:])
    for record in _read_all(name, content):
        library = _shelf[0].library
        own = _shelf[0].made_its_own(record)
        assert library.add(own).duplicate_of is None
        loaded = library.load(own.article.id).record
        assert loaded == own
        (row,) = library.queue_rows([own.article.id])
        _show(loaded, row)
        _write(loaded)


def _show(record: Record, row: QueueRow) -> None:
    """Word what the window shows of an article: its row in the queue, the list of its findings, and their cards."""
    said = [queue.sign(row), queue.title(row), queue.detail(row), queue.spoken(row), queue.tip(row)]
    findings = Findings(Outline(record, OutlineOptions(rejected=True, opened=frozenset(record.entities))))
    listed = Rows(findings, Filter(), SearchWords())
    for number in range(len(listed)):
        said += [str(cell) for cell in describe_row(listed, listed[number])]
    for item in findings.outline.items:
        said.append(repr(facts_of(findings, item)))
    for quote in record.quotes.values():
        said += reasons.of_quote(quote)
        said += [words for one in quote.speakers if one.resolution for words in reasons.claim(one.resolution)]
    said += map(note_words, record.notes.values())
    for words in said:
        visible(words).encode()


def _write(record: Record) -> None:
    """Write an article in every format, and read what holds records again."""
    some, every = select(record, StatusFilter()), select(record, StatusFilter(undecided=True, rejected=True))
    for selected in (some, every) if some != every else (some,):
        for one in registry.writable():
            if one.read is None or one.info.lacks or one.info.id == "ninjs":  # that one is two files
                continue
            out = io.BytesIO()
            with one.open(out, 1) as sink:
                sink.write(selected)
            (again,) = one.read(Source("x", stream=io.BytesIO(out.getvalue())))
            assert isinstance(again, Record), again
            # Unknown fields of what was left out are left out with it, so this may be less than was selected.
            assert to_record(again) == to_record(selected.record, selected.left_out)
        for row in (*quotes.rows(selected.record), *names.rows(selected.record)):
            for cell in filter(None, map(str, row)):
                assert cells.restore(cells.neutral(cell)) == cell
                assert cells.neutral(cell)[:1] not in {"=", "+", "-", "@", "\t"}


def _lines(*texts: str) -> Callable[[], Iterable[bytes]]:
    return lambda: [text.encode("utf-8", "surrogatepass") for text in texts]


def _files(*patterns: str) -> Callable[[], Iterable[bytes]]:
    return lambda: [path.read_bytes() for pattern in patterns for path in sorted(CHECKOUT.glob(pattern))]


def _text_seeds() -> Iterable[bytes]:
    """Return how articles begin and how they end, where there is more than paragraphs; short, so that much is tried."""
    return [part for whole in _files("seeds/*.txt")() for part in (whole[:500], whole[-300:])]


def _record_seeds() -> Iterable[bytes]:
    return [json.dumps(hostile.RECORD).encode(), b'{"id": 1, "text": "Ana spoke."}\n{"text": "B"}', b"\n\n{}\n[1]"]


def _choice_seeds() -> Iterable[bytes]:
    return [bytes(6), b"\xff" * 40, bytes(range(256)), *(bytes([one]) * 24 for one in range(1, 256, 12))]


_LISTS = (
    "id,name,type,aliases,note,Wikidata\nc1,Saltmere Council,organisation,the council|SC,x,Q1\n",
    'name;type\r\n"Bo; L";person\r\n',
    '[{"id": "c1", "name": "Council", "label": "ORG", "aliases": ["SC"], "external_ids": {"V": "1"}, "x": 22}]',
    '{"name": "Ana", "type": "person"}\n{"name": 7}',
)
_MARKED = (
    hostile.TEXT,
    "\u201cA \u2018b\u2019 c\u201d",
    "\"He\" 'said' \u00abso\u00bb \u201eund\u201c",
    "''x'' ``y'' 'tis the '90s",
)

TARGETS: dict[str, Target] = {
    one.name: one
    for one in (
        Target("lines", run_lines, _record_seeds),
        Target("records", run_records, _choice_seeds),
        Target("json", run_json, _record_seeds),
        Target("text", run_text, _text_seeds),
        Target("list", run_list, _lines(*_LISTS)),
        Target("language", run_language, _files("resources/languages/*.toml")),
        Target("marks", run_marks, _lines(*_MARKED)),
        Target("way", run_way, _choice_seeds),
        *(Target(key, partial(run_reader, name, wrap), partial(iter, s)) for key, (name, wrap, s) in READERS.items()),
    )
}
"""Every target by its name."""
