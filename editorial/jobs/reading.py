"""Records from texts and files, for importing and analysing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from editorial.domain.annotation import Note
from editorial.domain.article import Article
from editorial.domain.errors import InputError
from editorial.domain.extras import PackageMissing
from editorial.domain.record import Record
from editorial.domain.text import Normalised, normalise, sha256
from editorial.domain.versions import moved
from editorial.formats import registry, word_document
from editorial.formats.format import Format
from editorial.formats.reading.article_text import ArticleText, Cut, LeftOut, ReadSoFar
from editorial.formats.reading.faults import unforeseen
from editorial.formats.reading.fields import Location
from editorial.formats.reading.mending import Mended, line_starts, mend, mend_line
from editorial.formats.reading.source import MAX_BYTES, Source, too_big, unreadable
from editorial.formats.reading.table_columns import UnreadTable
from editorial.jobs.counting import counted
from editorial.jobs.input_files import why_left_out
from editorial.language.lexicon.languages import find_language
from editorial.language.text.zones import find_authors, find_credit, find_title, find_zones

PASTED = "pasted text"
"""The name of a text without a file, in messages."""
WORD = word_document.FORMAT.info.id
"""The format whose comments are notes."""
_DEEPEST = 1
"""How deep archives may lie in each other; those in an archive are not unpacked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """An article as it was read, before it is stored.

    `origin` is the file it came from, `form` the id of its format; `plain` says that the format holds no annotations.
    `cut` is what was not taken for the text; `notes` say what else was lost or doubtful. `mended` is the same article
    with what is garbled in it set right, and `garbled` shows what that changes; None and empty if nothing is. `look`
    says that somebody must see the text first. `before` is the text without tracked changes, empty if there are none.
    """

    record: Record
    origin: str
    form: str = ""
    plain: bool = True
    cut: tuple[Cut, ...] = ()
    notes: tuple[str, ...] = ()
    mended: Arrival | None = None
    garbled: str = ""
    look: bool = False
    before: str = ""

    @property
    def losses(self) -> str:
        """Return in words what was cut: `4 passages were cut (navigation, a page number)`; empty if nothing was."""
        whys = ", ".join(dict.fromkeys(one.why for one in self.cut))
        return f"{counted(len(self.cut), 'passage')} cut ({whys})" if self.cut else ""


@dataclass(frozen=True, slots=True)
class TableToName:
    """A table that was not read: somebody has to say what its columns hold."""

    source: Source
    table: UnreadTable


Found: TypeAlias = Arrival | TableToName | LeftOut | InputError | ReadSoFar
"""What a file holds: an article, a table to ask about, something that was left out, or an error; or a step to it."""


def record_of_text(text: str | Normalised, *, source: str | None, article_id: str | None = None) -> Record:
    """Return a record of a text with its language, title, zones, authors and credit.

    Its id is its SHA-256 unless given. A string is normalised first. Raises InputError, naming `source`, if it is
    empty, too big or not a text.
    """
    if isinstance(text, str):
        text = _normalised(text, source or PASTED)
    return record_of_article(ArticleText(text=text, id=article_id), source=source)


def arrival_of_text(text: str) -> Arrival:
    """Return the article that a pasted text is. Raises InputError if it is empty, too big or not a text."""
    return _arrival(ArticleText(text=_normalised(text, PASTED)), Source(PASTED), "")


def record_of_article(read: ArticleText, *, source: str | None) -> Record:
    """Return a record of an article without annotations; what it does not say is looked for in its text.

    Its id is its SHA-256 unless given.
    """
    text = read.text.text
    digest = sha256(text)
    article = Article(
        read.id or digest,
        read.title,
        text,
        digest,
        authors=read.authors,
        source=read.source or source,
        credit=read.credit,
        published=read.published,
        language=read.language or find_language(text),
        zones=read.zones,
        extra=read.extra,
    )
    return completed(Record.of(article, notes=read.comments))


def completed(record: Record, *, source: str | None = None) -> Record:
    """Return the record with the title, zones, authors, credit and source filled in where it has none."""
    article = record.article
    zones = article.zones or find_zones(article.text, article.language)
    article = replace(
        article,
        title=article.title or find_title(article.text, article.language),
        zones=zones,
        authors=article.authors or find_authors(article.text, zones, article.language),
        credit=article.credit or find_credit(article.text, article.language),
        source=article.source or source,
    )
    return replace(record, article=article)


def records_in(path: Path) -> Iterator[Record | InputError]:
    """Yield the records of one file, and an error for each article in it that is unusable."""
    yield from records_of(Source.of_path(path))


def records_of(source: Source, head: bytes = b"") -> Iterator[Record | InputError]:
    """Yield the records of a file or stream, and an error for each article in it that is unusable.

    `head` are the first bytes of a stream, by which its format is recognised.
    """
    for found in arrivals_of(source, head):
        if isinstance(found, Arrival):
            yield found.record
        elif isinstance(found, LeftOut) and not found.wanted:
            yield InputError(found.reason, source=found.source)
        elif isinstance(found, InputError):
            yield found


def arrivals_of(source: Source, head: bytes = b"", *, depth: int = 0) -> Iterator[Found]:
    """Yield the articles of a file or stream, those in the files that it holds, and what is unusable or left out.

    The format is chosen by the content, then by the suffix of the name (`registry.readable_for`).
    """
    try:
        form = registry.readable_for(source, head)
        if form.unpack is not None and depth >= _DEEPEST:
            raise InputError("this is an archive in an archive; unpack it and import what is in it", source=source.name)
        for step in form.ask(source) if form.ask is not None else ():
            if not isinstance(step, ReadSoFar):
                yield TableToName(source, step)
                return
            yield step
        articles = iter(form.unpack(source) if form.unpack is not None else _read(form, source))
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a file, the others are read
        yield _fault(error, source)
        return
    while True:
        try:
            found = next(articles)
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001 - as above
            yield _fault(error, source)
            return
        if isinstance(found, Source):
            left_out = why_left_out(found)
            yield from arrivals_of(found, depth=depth + 1) if left_out is None else (left_out,)
        else:
            yield found if isinstance(found, LeftOut | ReadSoFar) else _finished(found, source, form.info.id)


def _read(form: Format, source: Source) -> Iterator[Record | ArticleText | LeftOut | ReadSoFar | InputError]:
    if form.read is None:
        raise TypeError(f"nothing reads {form.info.name}")
    return form.read(source)


def _finished(found: Record | ArticleText | InputError, source: Source, form: str) -> Arrival | InputError:
    """Return the whole article of what a reader found, or the error for it."""
    if isinstance(found, InputError):
        return found.without_frames()
    try:
        if isinstance(found, ArticleText):
            return _arrival(found, source, form)
        record = completed(found, source=source.file_name)
        said = _told(tuple(record.notes.values())) if form == WORD else ()
        return Arrival(record=record, origin=source.name, form=form, plain=False, notes=(*source.notes, *said))
    except Exception as error:  # noqa: BLE001 - as above
        return _fault(error, source)


def _arrival(read: ArticleText, source: Source, form: str) -> Arrival:
    if not read.text.text.strip():
        raise InputError("there is no text in it", source=source.name)
    arrival = _as_read(read, source, form)
    better = mend(read.text.text)
    if better is None:
        return arrival
    return replace(arrival, mended=_as_read(_mended(read, better), source, form), garbled=better.words)


def _as_read(read: ArticleText, source: Source, form: str) -> Arrival:
    return Arrival(
        record=record_of_article(read, source=source.file_name),
        origin=source.name,
        form=form,
        cut=read.cut,
        notes=(*source.notes, *_told(read.comments), *read.notes),
        look=read.look,
        before=read.before,
    )


def _told(comments: Sequence[Note]) -> tuple[str, ...]:
    """Return what is to be said of the comments in a file; nothing if there are none."""
    return (f"{counted(len(comments), 'comment')} taken as {'a note' if len(comments) == 1 else 'notes'}",) * bool(
        comments
    )


def _mended(read: ArticleText, better: Mended) -> ArticleText:
    """Return the article with what is garbled set right; its zones are found anew, since their offsets may differ."""
    starts = line_starts(read.text.text, better.text)
    return replace(
        read,
        text=normalise(better.text),
        title=mend_line(read.title),
        authors=tuple(map(mend_line, read.authors)),
        zones=(),
        cut=tuple(Cut(mend_line(one.words), one.why, starts[one.at]) for one in read.cut),
        comments=moved(read.comments, read.text.text, better.text),
        notes=(*read.notes, f"garbled text was set right: {better.words}"),
    )


def _fault(error: Exception, source: Source) -> InputError:
    if isinstance(error, InputError):
        return error.without_frames()
    if isinstance(error, PackageMissing):
        return InputError(str(error), source=source.name)
    if isinstance(error, OSError):
        return unreadable(source.path or Path(source.name), error)
    return unforeseen(error, Location(source.name))


def _normalised(raw: str, source: str) -> Normalised:
    if not raw.strip("\ufeff").strip():
        raise InputError("there is no text in it", source=source)
    if len(raw.encode("utf-8", "replace")) > MAX_BYTES:
        raise too_big(source)
    try:
        return normalise(raw)
    except ValueError as error:
        raise InputError(str(error), source=source) from error
