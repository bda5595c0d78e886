"""Mails, and pages that a browser saved as one (MHTML): earlier mails and signatures are cut, attachments left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from editorial.domain.errors import InputError
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading import details
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.mail_page import EARLIER, SIGNATURE, passages_of
from editorial.formats.reading.passages import Passage, compose
from editorial.formats.reading.source import MAX_BYTES, Source

if TYPE_CHECKING:
    from email.message import EmailMessage, MIMEPart

    from editorial.formats.reading.encodings import Decoded

_NARROW = frozenset(("iso-8859-1", "latin-1", "latin1"))
"""Names of encodings under which programs write that of Windows, which has quotation marks."""
_PARTS = 1_000
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_EARLIER = re.compile(
    r"(?:On .{4,200} wrote:|Am .{4,200} schrieb .*:|Le .{4,200} a écrit\s*:|El .{4,200} escribió:"
    r"|-{2,}\s*(?:Original Message|Forwarded message|Ursprüngliche Nachricht).*|_{20,})\s*$",
    re.IGNORECASE,
)
_PARAGRAPHS = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def read(source: Source) -> Iterator[ArticleText]:
    """Yield the article of a mail. Raises InputError if there is no text in it, or it is too big."""
    import email
    import email.policy
    from email.message import EmailMessage

    data = source.read(MAX_BYTES * 2)
    if data.startswith(b"From "):
        data = data.partition(b"\n")[2]
    message = email.message_from_bytes(_with_utf8_headers(data), policy=email.policy.default)
    if (
        not isinstance(message, EmailMessage)
        or sum(1 for _ in zip(message.walk(), range(_PARTS + 1), strict=False)) > _PARTS
    ):
        raise InputError(f"it has more than {_PARTS} parts", source=source.name)
    yield _article(message, source)


def _article(message: EmailMessage, source: Source) -> ArticleText:
    subject, sender = _header(message, "subject"), _header(message, "from")
    place = _header(message, "snapshot-content-location") or _header(message, "content-location")
    body = _body(message, ("html",) if place else ("plain", "html"))
    if body is None:
        raise InputError("there is no text in this mail", source=source.name)
    notes = _notes(message)
    authors: tuple[str, ...] = ()
    title, published, origin = subject, None, sender
    if place:
        from editorial.formats.reading.web import article_of, page_text  # imports lxml and trafilatura

        markup = page_text(_bytes(body), source.name, body.get_content_charset())
        page = article_of(markup, source.name, address=place or None)
        text, cut, notes = page.text, page.cut, (*page.notes, *notes)
        title, authors, published = page.title or subject, page.authors, page.published
        origin = page.source or sender
    else:
        passages, bad = _taken(body, source)
        text, cut, _ = compose([Passage(subject), *passages])
        notes = (*bad, *notes)
    if not text.text:
        raise InputError("there is no text in this mail", source=source.name)
    published = published or details.iso_date(_header(message, "date"))
    return ArticleText(
        text=text, title=title, authors=authors, published=published, source=origin or None, cut=cut, notes=notes
    )


def _with_utf8_headers(data: bytes) -> bytes:
    """Return a mail whose headers are UTF-8 where they were written in another encoding, as they must not be."""
    from editorial.formats.reading import encodings  # imports charset_normalizer

    end = _HEAD_END.search(data)
    head = data[: end.start()] if end else data
    if head.isascii() or (found := encodings.decode(head)) is None:
        return data
    return found.text.encode("utf-8", "replace") + data[len(head) :]


def _header(message: EmailMessage, name: str) -> str:
    """Return a header as one line; empty if it is missing or in no form that is read."""
    try:
        return " ".join(str(message[name] or "").split())
    except Exception:  # noqa: BLE001 - the standard library's parser of headers raises what it happens to
        return ""


def _taken(body: MIMEPart, source: Source) -> tuple[list[Passage], tuple[str, ...]]:
    """Return the paragraphs of a text or of HTML, and what is to be said of bytes that could not be read."""
    if body.get_content_subtype() == "html":
        from editorial.formats.reading.web import page_text  # imports lxml

        markup = page_text(_bytes(body), source.name, body.get_content_charset())
        return [*passages_of(markup, source.name, _begins)], ()
    from editorial.formats.reading.text_files import bad_bytes_note

    found, flowed = _words(body), body.get_param("format", "") == "flowed"
    return [*_passages(_unfolded(found.text) if flowed else found.text)], bad_bytes_note(found)


def _body(message: EmailMessage, kinds: tuple[str, ...]) -> MIMEPart | None:
    """Return the part of the first of some kinds; if the parts do not hang together, the first with words at all."""
    try:
        found = message.get_body(kinds)
    except (AttributeError, KeyError, TypeError, ValueError):  # what the standard library happens to raise then
        found = None
    whole = (part for part in message.walk() if not part.is_multipart() and not part.is_attachment())
    return found if found is not None else next((part for part in whole if _has_words(part)), None)


def _has_words(part: MIMEPart) -> bool:
    """Return whether a part is a text, or said to have parts though nothing parts them."""
    return part.get_content_type() in {"text/plain", "text/html"} or part.get_content_maintype() == "multipart"


def _words(body: MIMEPart) -> Decoded:
    """Return the text of a part: in the encoding that it declares if that fits, else in the one that it is in."""
    from editorial.formats.reading import encodings  # imports charset_normalizer

    data, charset = _bytes(body), body.get_content_charset() or "us-ascii"
    try:
        return encodings.Decoded(data.decode("cp1252" if charset in _NARROW else charset))
    except (LookupError, ValueError):
        pass
    found = encodings.decode(data) if data else None
    return found or encodings.Decoded(data.decode("utf-8", "replace"))


def _bytes(body: MIMEPart) -> bytes:
    found = body.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _notes(message: EmailMessage) -> tuple[str, ...]:
    try:
        names = [one.get_filename() or one.get_content_type() for one in message.iter_attachments()]
    except (AttributeError, KeyError, TypeError):
        names = []
    return (f"attachments left out: {', '.join(names)}; save and import them themselves",) if names else ()


def _unfolded(text: str) -> str:
    """Return a text in which lines that a program wrapped are whole again (RFC 3676)."""
    parts: list[str] = []
    for raw in text.splitlines():
        line = raw.removeprefix(" ")
        parts.append(line if line.endswith(" ") and line != "-- " else f"{line}\n")
    return "".join(parts)


def _passages(text: str) -> Iterator[Passage]:
    """Yield the paragraphs of a mail: quoted lines and all after *On Monday she wrote:* or `-- ` are cut."""
    cut = ""
    for paragraph in _PARAGRAPHS.split(text.replace("\r\n", "\n").replace("\r", "\n")):
        lines: list[str] = []
        for line in paragraph.split("\n"):
            if not cut and (why := _begins(line)):
                yield Passage("\n".join(lines))
                lines, cut = [], why
            lines.append(line)
        quoted = all(line.lstrip().startswith(">") for line in lines if line.strip())
        yield Passage("\n".join(lines), cut or (EARLIER if quoted and lines else ""))


def _begins(line: str) -> str:
    if line.rstrip() == "--":
        return SIGNATURE
    return EARLIER if _EARLIER.match(line.strip()) else ""


FORMAT = Format(
    info=FormatInfo(
        id="mail",
        name="Mail",
        summary="one article a mail (EML, MHTML); earlier mails and signatures are cut",
        content=Content.TEXT,
        suffixes=(".eml", ".mht", ".mhtml"),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.MAIL,),
)
