"""WebAnno TSV 3.3, which WebAnno and INCEpTION read and write: a file for each article; offsets count UTF-16 units.

Source: *WebAnno TSV 3.3 File format* in the user guide of INCEpTION. Spans are one layer, links another; the types are
in `spans/uima.py`. A line `#Editorial=` before the first sentence, which INCEpTION passes over, has the field that
`spans/about.py` describes, with where the text differs from what the sentences say (`spans/differing.py`), and the
number of each link, since the file has links in the order of their targets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.domain.errors import InputError
from editorial.domain.record import Record
from editorial.formats.format import Format
from editorial.formats.reading.source import Source
from editorial.formats.selection import Selected
from editorial.formats.span_format import span_info
from editorial.formats.spans import about, differing
from editorial.formats.spans.from_record import graph_of
from editorial.formats.spans.graph import Graph, Link
from editorial.formats.spans.offsets import Utf16
from editorial.formats.spans.sentences import sentences
from editorial.formats.spans.tags import tag_of
from editorial.formats.spans.tokens import Token, Tokens
from editorial.formats.spans.tsv_words import EDITORIAL, TEXT, VERSION, as_text, escaped_line, escaped_value
from editorial.formats.spans.uima import LINK, PASSAGE, TAG
from editorial.formats.writing.file_per_article import FilePerArticle

ID = "webanno-tsv"
PROGRAM = "WebAnno TSV"
_NOTHING = "_"
_EARLIER = re.compile(rb"(?:\s*# (?:webanno\.custom|de\.tudarmstadt)\.[^\r\n]*\r?\n)+#id=\d")
"""How versions 1 and 2 begin: with the names of the layers, and the number of the first sentence."""
_HEAD = 10_000


def table(graph: Graph) -> str:
    """Return the file of one article."""
    return _Table(graph).file()


class _Table:
    """Lays out the tokens of an article, and what begins or stands at each."""

    def __init__(self, graph: Graph) -> None:
        self._graph, self._text = graph, graph.article.text
        tokens = Tokens(self._text, (one.span for one in graph.stretches))
        self._ends = {one.key: tokens.covering(one.span) for one in graph.stretches}
        edges = {token for ends in self._ends.values() for token in ends}
        self._tokens = tokens.every
        self._sentences = sentences(self._text, self._tokens, edges)
        self._units = {
            token: f"{number}-{at}"
            for number, sentence in enumerate(self._sentences, 1)
            for at, token in enumerate(sentence.tokens, 1)
        }
        self._numbers = {one.key: number for number, one in enumerate(graph.stretches, 1)}
        self._over = self._stretches_over()
        self._to: dict[int, list[tuple[int, Link]]] = {}
        for number, link in enumerate(graph.links):
            self._to.setdefault(self._ends[link.target][0], []).append((number, link))

    def _stretches_over(self) -> dict[int, list[str]]:
        """Return what stands over each token, written out."""
        over: dict[int, list[str]] = {}
        for one in self._graph.stretches:
            first, last = self._ends[one.key]
            words = f"{escaped_value(tag_of(one))}[{self._numbers[one.key]}]"
            for token in range(first, last + 1):
                over.setdefault(token, []).append(words)
        return over

    def file(self) -> str:
        """Return the whole file."""
        utf16 = Utf16(self._text)
        lines = [VERSION, f"#T_SP={PASSAGE}|{TAG}", f"#T_RL={LINK}|{TAG}|BT_{PASSAGE}", "", ""]
        lines.append(f"{EDITORIAL}{self._about()}")
        for sentence in self._sentences:
            lines += [f"{TEXT}{escaped_line(one)}" for one in sentence.words(self._text).split("\n")]
            lines += [self._row(token, self._tokens[token], utf16) for token in sentence.tokens]
            lines.append("")
        return "\n".join(lines)

    def _about(self) -> str:
        held = as_text((one.start, one.words(self._text)) for one in self._sentences)
        order = [number for token in self._units for number, _ in self._to.get(token, ())]
        return about.line(self._graph, ID, **{differing.FIELD: differing.differences(held, self._text), "links": order})

    def _row(self, at: int, token: Token, utf16: Utf16) -> str:
        begin, end = utf16.units(token.start), utf16.units(token.end)
        links = [link for _, link in self._to.get(at, ())]
        return "\t".join(
            (
                self._units[at],
                f"{begin}-{end}",
                escaped_line(self._text[token.start : token.end]),
                "|".join(self._over.get(at, ())) or _NOTHING,
                "|".join(link.tie.value.replace("_", r"\_") for link in links) or _NOTHING,
                "|".join(map(self._source, links)) or _NOTHING,
                "",
            )
        )

    def _source(self, link: Link) -> str:
        unit = self._units[self._ends[link.source][0]]
        return f"{unit}[{self._numbers[link.source]}_{self._numbers[link.target]}]"


def read(source: Source) -> Iterator[Record | InputError]:
    """Yield the article of a file. Raises InputError if it is none, of an earlier version, or too big."""
    from editorial.formats.spans.tsv import read_table

    if _EARLIER.match(source.head(_HEAD)):
        reason = "this is WebAnno TSV of a version before 3; export it from WebAnno or INCEpTION as WebAnno TSV 3"
        raise InputError(reason, source=source.name)

    yield from read_table(source, PROGRAM)


def recognises(head: bytes, _suffix: str) -> bool:
    """Return whether a file begins with the name of the format, or as its earlier versions do."""
    found = head.removeprefix(b"\xef\xbb\xbf").startswith(b"#FORMAT=WebAnno TSV 3")
    return found or _EARLIER.match(head) is not None


def _encode(selected: Selected) -> bytes:
    return table(graph_of(selected.record)).encode("utf-8", "replace")


FORMAT = Format(
    info=span_info(
        id=ID,
        name=PROGRAM,
        summary="a table of tokens for each article, for INCEpTION",
        suffixes=(".tsv",),
        suggested_folder="verified-webanno",
    ),
    read=read,
    writer=FilePerArticle({".tsv": _encode}),
    recognises=recognises,
)
