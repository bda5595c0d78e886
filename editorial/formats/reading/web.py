"""The article of a web page.

trafilatura tells which words of a page are its article, with title, authors and date (A. Barbaresi, “Trafilatura”, ACL
2021). The paragraphs themselves are taken from the page as they stand there; one that trafilatura passed over is taken,
too, if it stands between paragraphs of the article in the same part of the page.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from editorial.domain.errors import InputError
from editorial.formats.reading import details, encodings, page_stated
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.page_blocks import Block, blocks_of
from editorial.formats.reading.page_headline import headline
from editorial.formats.reading.page_stated import key
from editorial.formats.reading.passages import Passage, compose

LARGEST = 3_000_000
"""How many characters of markup a page may have, without pictures and scripts in it."""

_DATA = re.compile(r"""(["'(])data:[^"')]{200,}""")
_SCRIPTS = re.compile(r"<(script|style)\b(?![^>]*ld\+json)[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})|encoding=["']([\w-]{2,30})""", re.IGNORECASE
)
_XML = re.compile(r"^\s*<\?xml[^>]*\?>")
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S+) -->")
_ELSE = "not taken for the article"
_PARAGRAPHS = frozenset({"p", "blockquote", "li", "h2", "h3", "h4", "h5", "pre", "dd", "div"})


def page_text(data: bytes, source: str, charset: str | None = None) -> str:
    """Return the markup of a page, without the data of pictures; `charset` is its encoding, if that is known.

    Raises InputError if it is too big or no text.
    """
    found = _decoded(data, charset)
    if found is None:
        raise InputError("this is not a text: it looks like a program, a picture or other data", source=source)
    text = _SCRIPTS.sub("", _DATA.sub(r"\1data:", found))
    if len(text) > LARGEST:
        raise InputError(f"the page has more than {LARGEST // 1_000_000} million characters, too many", source=source)
    return _XML.sub("", text)


def _decoded(data: bytes, charset: str | None) -> str | None:
    """Return the text of a page: in UTF-8 if it is, else in the encoding that it declares."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    match = _DECLARED.search(data[:4096])
    name = charset or ((match[1] or match[2]).decode("ascii").lower() if match else "")
    if name and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("cp1252" if name in {"iso-8859-1", "latin1", "us-ascii"} else name)
        except (LookupError, UnicodeDecodeError):
            pass
    found = encodings.decode(data)
    return None if found is None else found.text.lstrip("\ufeff")


def article_of(page: str, source: str, *, address: str | None = None) -> ArticleText:
    """Return the article of a page; `address` is where it was, if that is known. Raises InputError."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError("there are no words in this page", source=source) from error
    if any(one.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for one in parser.error_log):
        raise InputError("its elements stand more than 250 deep in each other, too deep to be read", source=source)
    blocks = [*blocks_of(tree)]
    found = _extracted(page)
    passages = _passages(blocks, found["text"])
    said = page_stated.stated(tree)
    title = headline(blocks, said, found["title"])
    look = not found["text"]
    if title:
        passages = [Passage(title), *(one for one in passages if key(one.words) != key(title))]
    composed = compose(passages)
    saved = _SAVED.search(page[:2000])
    notes = ("the article could not be told from the rest of the page",) if look else ()
    return ArticleText(
        text=composed.text,
        title=title,
        authors=said.people or _others(found["authors"], blocks, {*said.publishers, key(found["site"])}),
        published=said.published or _guessed_day(found["date"]),
        source=found["url"] or address or (saved[1] if saved else None),
        language=details.language_tag(tree.get("lang")),
        cut=composed.cut,
        notes=notes,
        look=look,
    )


def _extracted(page: str) -> dict[str, str]:
    """Return what trafilatura takes for the article and its details; empty where it finds nothing."""
    from trafilatura import bare_extraction

    dates = {"extensive_search": True, "original_date": True}
    found = bare_extraction(
        page, favor_recall=True, include_comments=False, with_metadata=True, date_extraction_params=dates
    )
    if found is None or isinstance(found, dict):
        return dict.fromkeys(("text", "title", "authors", "date", "url", "site"), "")
    return {
        "text": found.text or "",
        "title": " ".join((found.title or "").split()),
        "authors": (found.author or "").replace(";", ","),
        "date": found.date or "",
        "url": found.url or "",
        "site": found.sitename or "",
    }


def _others(authors: str, blocks: Sequence[Block], publishers: AbstractSet[str]) -> tuple[str, ...]:
    """Return the authors that were found, without the site itself and its publisher, unless there is nobody else.

    Those whose names stand in comments or beside other articles alone are left out.
    """
    inside = key(" ".join(one.words for one in blocks if one.place not in {"comments", "other articles"}))
    others = key(" ".join(one.words for one in blocks))
    named = page_stated.names_in(authors.split(","))
    every = tuple(one for one in named if key(one) in inside or key(one) not in others)
    return tuple(one for one in every if key(one) not in publishers) or every


def _guessed_day(day: str) -> str | None:
    """Return the date that was found on a page; the first of a year is a guess from a year."""
    return None if day.endswith("-01-01") else details.iso_date(day)


def _passages(blocks: Sequence[Block], text: str) -> list[Passage]:
    """Return the paragraphs of a page, with those cut that are not of the article."""
    if not text:
        return [Passage(one.words, one.place) for one in blocks]
    lines, whole = {key(line) for line in text.split("\n")}, key(text)
    taken = [_is_of(one, lines, whole) for one in blocks]
    _take_between(blocks, taken)
    _drop_lists_of_links(blocks, taken)
    return [Passage(one.words, "" if kept else one.place or _ELSE) for one, kept in zip(blocks, taken, strict=True)]


def _is_of(one: Block, lines: set[str], whole: str) -> bool:
    found = key(one.words)
    return found in lines or (len(found) > 30 and found in whole)


def _take_between(blocks: Sequence[Block], taken: list[bool]) -> None:
    """Take paragraphs between those of the article in the same part of the page, unless they are lists of links."""
    inside = [at for at, kept in enumerate(taken) if kept]
    if len(inside) < 2:
        return
    parts = {blocks[at].element.getparent() for at in inside if blocks[at].element.tag in _PARAGRAPHS}
    for at in range(inside[0], inside[-1]):
        one = blocks[at]
        if taken[at] or one.place or one.links > 0.5 or one.element.tag not in _PARAGRAPHS:
            continue
        parent = one.element.getparent()
        if parent in parts or (parent is not None and parent.tag == "blockquote" and parent.getparent() in parts):
            taken[at] = True


def _drop_lists_of_links(blocks: Sequence[Block], taken: list[bool]) -> None:
    """Cut runs of at least three paragraphs that are nothing but links."""
    run: list[int] = []
    for at in [*range(len(blocks)), -1]:
        if at >= 0 and blocks[at].links > 0.9 and taken[at]:
            run.append(at)
            continue
        if at >= 0 and not taken[at]:
            continue
        if len(run) > 2:
            for one in run:
                taken[one] = False
        run = []
