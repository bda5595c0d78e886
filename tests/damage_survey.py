"""What the program says and reads of a library that may be damaged: the desk, the shell and the window."""

from __future__ import annotations

import hashlib
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from damaged_files import SECRET, dumped
from in_process import run

from editorial.domain.errors import EditorialError
from editorial.domain.settings import Setting
from editorial.domain.text import sha256
from editorial.jobs.examining import Examine
from editorial.jobs.progress import finish
from editorial.jobs.searching import Search
from editorial.review.desk import Desk
from editorial.review.outline import Outline, OutlineOptions
from editorial.review.wording.problems import problem_words

COMMANDS = (
    ("list",),
    ("list", "--json"),
    ("export", "--unverified", "--undecided", "--rejected"),
    ("authorities", "list"),
    ("memory", "list"),
)


@dataclass
class Seen:
    """What was told, what was raised that nobody words, and a hash of each thing that was read."""

    told: list[str] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Run a step; errors with words are told, others are raw."""
        try:
            yield
        except EditorialError as error:
            self.told.append(f"{name}: {error}")
        except Exception:  # noqa: BLE001 - the very thing that is looked for
            self.raw.append(f"{name}: {traceback.format_exc()}")

    def note(self, name: str, value: object) -> None:
        """Note something that was read."""
        self.read[name] = hashlib.sha256(dumped(value).encode(errors="surrogatepass")).hexdigest()

    def verdict(self, whole: Seen) -> str:
        """Return *raw*, *told*, *harmless* (nothing that is read has changed) or *unnoticed*."""
        if self.raw:
            return "raw"
        if self.told:
            return "told"
        return "harmless" if self.read == whole.read else "unnoticed"

    def changed(self, whole: Seen) -> list[str]:
        """Return what was read otherwise than from the whole library."""
        return [name for name in whole.read if self.read.get(name) != whole.read[name]]


def survey(path: Path, looks: tuple[Callable[[Path, Seen], None], ...] = ()) -> Seen:
    """Read everything there is in a library, by the desk, by the shell, and by `looks`."""
    seen = Seen()
    with seen.step("open"):
        desk = Desk.at(path)
        try:
            _read(desk, seen)
        finally:
            with seen.step("close"):
                desk.close_library()
    for words in COMMANDS:
        _shell(path, words, seen)
    for look in looks:
        look(path, seen)
    quoted = [words for words in seen.told if SECRET in words]
    seen.raw += [f"quotes what is stored: {words}" for words in quoted]
    return seen


def _read(desk: Desk, seen: Seen) -> None:
    with seen.step("examine"):
        found = finish(desk.job(Examine))
        seen.told += [damage.words for damage in found.damages]
    with seen.step("settings"):
        seen.note("settings", [desk.setting(key) for key in Setting])
        seen.note("user", desk.user)
    rows = []
    with seen.step("queue"):
        rows = desk.queue()
        seen.note("queue", rows)
        seen.told += [problem_words(row.problem) for row in rows if row.problem is not None]
    for row in rows:
        _article(desk, row.id, seen)
    with seen.step("authorities"):
        seen.note("authorities", desk.authorities())
    with seen.step("memory"):
        seen.note("memory", desk.memory())
    with seen.step("undo"):
        seen.note("undo", [desk.words(desk.next_undo), desk.words(desk.next_redo)])
    with seen.step("search"):
        seen.note("search", finish(desk.job(Search, "the harbour" if rows else "the")))
        seen.note("search one", finish(desk.job(Search, "council")))


def _article(desk: Desk, article_id: str, seen: Seen) -> None:
    with seen.step(f"article {article_id}"):
        session = desk.open(article_id)
        record = session.record
        seen.told += [damage.words for damage in session.damages]
        missed = desk.possibly_missed(article_id)
        outline = Outline(record, OutlineOptions(rejected=True), missed)
        seen.note(
            f"record {article_id}", [sha256(record.article.text), record.article, record.standing, *record.rows()]
        )
        seen.note(f"outline {article_id}", [(item.key, item.span.start, item.span.end) for item in outline.items])
    with seen.step(f"history {article_id}"):
        seen.note(f"history {article_id}", desk.history(article_id))
        seen.note(f"exported {article_id}", desk.exported(article_id))
    with seen.step(f"contents {article_id}"):
        seen.note(f"contents {article_id}", desk.library.deletions.contents([article_id]))


def _shell(path: Path, words: tuple[str, ...], seen: Seen) -> None:
    name = " ".join(words)
    try:
        status, output, errors = run("--database", path, *words)
    except Exception:  # noqa: BLE001 - as above
        seen.raw.append(f"{name}: {traceback.format_exc()}")
        return
    seen.note(name, output)
    if status:
        seen.told.append(errors)
        if not errors.strip():
            seen.raw.append(f"{name}: status {status} without a word")
    if "Traceback" in errors:
        seen.raw.append(f"{name}: {errors}")


@contextmanager
def uncaught(seen: Seen) -> Iterator[None]:
    """Note every exception that reaches Python's hooks, as those of Qt's slots do."""
    before, unraisable = sys.excepthook, sys.unraisablehook
    sys.excepthook = lambda kind, error, trace: seen.raw.append(
        "slot: " + "".join(traceback.format_exception(kind, error, trace))
    )
    sys.unraisablehook = lambda one: seen.raw.append(f"unraisable: {one.exc_value!r}")
    try:
        yield
    finally:
        sys.excepthook, sys.unraisablehook = before, unraisable
