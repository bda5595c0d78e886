"""Targets for the readers of articles: pages, documents, mails, subtitles, tables, feeds and what agencies send.

What lies in a ZIP file is fuzzed as XML that is then packed, so that more than the unpacking is tried.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable

import article_files as articles
import made_documents as made

Wrap = Callable[[bytes], bytes]

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_it_is(data: bytes) -> bytes:
    """Return the input itself."""
    return data


def packed(whole: bytes, part: str) -> tuple[Wrap, bytes]:
    """Return what puts an input into a ZIP file in the place of one part, and that part as the file has it."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}

    def wrap(data: bytes) -> bytes:
        return made.zipped({**files, part: mended(data)})

    return wrap, files[part]


def mended(data: bytes) -> bytes:
    """Return XML that a parser takes, as near to the input as can be; the input itself if there is no element in it."""
    from lxml import etree

    text = _NOT_XML.sub("", data.decode("utf-8", "replace"))
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        tree = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return data
    return data if tree is None else etree.tostring(tree)


_PAGES = (
    articles.PAGE,
    "<title>T</title><div><p>One said: “No.”<br>Two.</p><ul><li>a</li></ul><table><tr><td>x</td></tr></table></div>",
)
_RTF = (
    "{\\rtf1\\ansi\\ansicpg1252{\\info{\\title Ferry}}\\pard It is \\'93late\\'94 \\u55356?\\u57097?.\\par No.\\par}",
    "{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\*\\x y}{\\field{\\fldinst HYPERLINK}{\\fldrslt link}}\\line \\tab W\\cell\\row}",
)
_MAILS = (
    articles.MAIL,
    "From: a@b\nSubject: S\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: "
    "text/plain\n\nPlain.\n--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    "<p>It is =E2=80=9Clate=E2=80=9D.</p>\n--x--\n",
)
_SUBTITLES = (
    "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Lima>No.</v>\n\nNOTE x\n\n2\n00:00:03.000 --> 00:00:04.000\n- He: Yes",
    "1\n00:00:01,000 --> 00:00:02,500\n<i>ANA:</i> No.\n\n2\n00:00:03,000 --> 00:00:04,000\nLate\nagain.\n",
)
_TABLES = (articles.CSV, "Title\tText\tDate\nFerry\t“It is\nlate.”\t30.11.2026\n", 'text,id\n"a, b",\'1\nx,=2\n')
_FEEDS = (articles.RSS + "</channel></rss>", articles.ATOM)
_NITF_BODY = (
    "<byline>By <person>Bo</person><byttl>AP</byttl></byline><dateline><story.date>20261130T080000Z</story.date>"
)
_NINJS = (
    articles.NINJS2,
    articles.NINJS3,
    '{"uri": "u", "bodies": [{"role": "main", "contentType": "text/html", "value": "<p>It is <b>late</b>.</p>"}]}',
    '[{"uri": "u", "type": "text", "body_text": "<p>No.</p>", "headlines": [{"role": "x", "value": "y"}]}]',
    '{"uri": "u", "bodies": [{"value": "<nitf><body><body.content><p>It is late.</p></body.content></body></nitf>"}]}',
)
_NITF = (
    articles.NITF,
    f"<nitf><head><docdata><date.issue norm='20261130'/></docdata></head><body><body.head>{_NITF_BODY}</dateline>"
    "</body.head><body.content><p>A</p><table><tr><td>a</td><td>b</td></tr></table><media><media-caption>C"
    "</media-caption></media></body.content><body.end><tagline>T</tagline></body.end></body></nitf>",
)
_NEWSML = (
    articles.NEWSML,
    "<newsItem guid='g'><contentMeta><headline>H</headline><by>Bo</by></contentMeta><contentSet><inlineData>"
    "&lt;p>It is late.&lt;/p></inlineData></contentSet></newsItem>",
    "<newsMessage><newsItem guid='g'><contentSet><inlineXML><html><body><header><ul><li>K</li></ul><h1>H</h1></header>"
    f"<p>A</p></body></html></inlineXML></contentSet></newsItem><newsItem><inlineXML>{articles.NITF}</inlineXML></newsItem>"
    "</newsMessage>",
)
_PDF = made.pdf([(60, 700, "It is late, said"), (60, 688, "Ana Lima of the har-"), (60, 30, "1")], [(60, 700, "Two.")])


def _bytes(*texts: str) -> Iterable[bytes]:
    return [text.encode() for text in texts]


WORD, WORD_PART = packed(articles.WORD, "word/document.xml")
OPEN, OPEN_PART = packed(articles.OPEN, "content.xml")
BOOK, BOOK_PART = packed(made.xlsx([("Headline", "Story"), ("Ferry", "It is late.")]), "xl/worksheets/sheet1.xml")

READERS: dict[str, tuple[str, Wrap, Iterable[bytes]]] = {
    "html": ("x.html", as_it_is, _bytes(*_PAGES)),
    "docx": ("x.docx", WORD, [WORD_PART]),
    "odt": ("x.odt", OPEN, [OPEN_PART]),
    "pdf": ("x.pdf", as_it_is, [_PDF]),
    "rtf": ("x.rtf", as_it_is, _bytes(*_RTF)),
    "mail": ("x.eml", as_it_is, _bytes(*_MAILS)),
    "subtitles": ("x.vtt", as_it_is, _bytes(*_SUBTITLES)),
    "table": ("x.csv", as_it_is, _bytes(*_TABLES)),
    "workbook": ("x.xlsx", BOOK, [BOOK_PART]),
    "feed": ("x.rss", as_it_is, _bytes(*_FEEDS)),
    "ninjs": ("x.json", as_it_is, _bytes(*_NINJS)),
    "nitf": ("x.xml", mended, _bytes(*_NITF)),
    "newsml": ("x.xml", mended, _bytes(*_NEWSML)),
}
"""The name of a file, what makes it of an input, and inputs to begin with, by the name of the target."""
