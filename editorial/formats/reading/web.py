"""The article of a web page.

trafilatura tells which words of a page are its article, with title, authors and date (A. Barbaresi, “Trafilatura”, ACL
2021). The paragraphs themselves are taken from the page as they stand there; one that trafilatura passed over is taken,
too, if it stands between paragraphs of the article in the same part of the page.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from editorial.domain.errors import InputError
from editorial.formats.reading import details, encodings
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.page_blocks import Block, blocks_of
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
_TIMES = re.compile(
    r"""["'](?:article:published_time|datePublished)["'][^>]{0,40}content=["']([^"']{8,40})"""
    r"""|content=["']([^"']{8,40})["'][^>]{0,40}["'](?:article:published_time|datePublished)["']"""
    r"""|"datePublished"\s*:\s*"([^"]{8,40})\"""",
    re.IGNORECASE,
)
"""The time of publication in a meta element, with its attributes in any order, or in the data for search engines."""
_PUBLISHER = re.compile(
    r""""publisher"\s*:\s*\[?\s*\{(?:[^{}]|\{[^{}]*\}){0,600}?"name"\s*:\s*("(?:[^"\\]|\\.){2,80}")""", re.IGNORECASE
)
"""The name of the publisher in the data for search engines, as JSON text."""
_WORDS = re.compile(r"\w+")

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
    title = _headline(blocks, found["title"], " ".join((tree.findtext(".//head/title") or "").split()))
    look = not found["text"]
    if title:
        passages = [Passage(title), *(one for one in passages if _key(one.words) != _key(title))]
    composed = compose(passages)
    saved = _SAVED.search(page[:2000])
    notes = ("the article could not be told from the rest of the page",) if look else ()
    return ArticleText(
        text=composed.text,
        title=title,
        authors=_people(details.names(found["authors"]), {_key(found["site"]), *_publishers(page)}),
        published=_stated_time(page, found["date"]),
        source=found["url"] or address or (saved[1] if saved else None),
        language=details.language_tag(tree.get("lang")),
        cut=composed.cut,
        notes=notes,
        look=look,
    )


_HEADINGS = frozenset(("h1", "h2", "h3"))


def _headline(blocks: Sequence[Block], title: str, stated: str) -> str:
    """Return the title of a page without the name of the site, if a heading of the page says where that begins.

    If the page states another title in its head, the heading that stands in that one is taken.
    """
    if stated and title and _key(title) not in _key(stated):
        headings = (" ".join(one.words.split()) for one in blocks if one.element.tag in _HEADINGS)
        title = next((one for one in headings if len(one) > 9 and _key(one) in _key(stated)), title)
    for one in blocks:
        if one.element.tag in {"h1", "h2"} and len(one.words) > 9 and one.words != title:
            words = " ".join(one.words.split())
            if _key(title).startswith(_key(words)) or (_key(title).endswith(_key(words)) and one.element.tag == "h1"):
                return words
    return title


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


def _people(authors: tuple[str, ...], sites: AbstractSet[str]) -> tuple[str, ...]:
    """Return the authors without the site itself and its publisher, unless there is nobody else."""
    return tuple(one for one in authors if _key(one) not in sites) or authors


def _publishers(page: str) -> Iterator[str]:
    """Yield the keys of the names of the publisher that a page states."""
    for match in _PUBLISHER.finditer(page):
        try:
            yield _key(str(json.loads(match[1], strict=False)))
        except ValueError:
            continue


def _stated_time(page: str, day: str) -> str | None:
    """Return the time of publication that a page states, if it is of the day that was found or no day was."""
    for match in _TIMES.finditer(page):
        stated = details.iso_date(match[1] or match[2] or match[3])
        if stated and (not day or stated.startswith(day)):
            return stated
    return None if day.endswith("-01-01") else details.iso_date(day)  # the first of a year is a guess from a year


def _key(words: str) -> str:
    """Return the letters and figures of some words, by which paragraphs are compared."""
    return "".join(_WORDS.findall(words)).casefold()


def _passages(blocks: Sequence[Block], text: str) -> list[Passage]:
    """Return the paragraphs of a page, with those cut that are not of the article."""
    if not text:
        return [Passage(one.words, one.place) for one in blocks]
    lines, whole = {_key(line) for line in text.split("\n")}, _key(text)
    taken = [_is_of(one, lines, whole) for one in blocks]
    _take_between(blocks, taken)
    _drop_lists_of_links(blocks, taken)
    return [Passage(one.words, "" if kept else one.place or _ELSE) for one, kept in zip(blocks, taken, strict=True)]


def _is_of(one: Block, lines: set[str], whole: str) -> bool:
    key = _key(one.words)
    return key in lines or (len(key) > 30 and key in whole)


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
