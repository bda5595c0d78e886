"""The words of a piece of HTML, read with the standard library: tags, scripts and styles are left out."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from editorial.formats.reading.kinds import HEAD, Kind, recognise

_UNSEEN = frozenset({"script", "style", "template", "noscript", "title"})
_BREAKS_WORDS = "p div br h1 h2 h3 h4 h5 h6 li tr blockquote ul ol table section article header footer pre"
_BREAKS = frozenset(_BREAKS_WORDS.split())
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*\n\s*")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSEEN:
            self._hidden += 1
        elif tag in _BREAKS:
            self.parts.append("\n" if tag == "br" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BREAKS and tag != "br":
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data.replace("\n", " "))

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002 - as Python has it
        """Pass over a marked section, also one that no HTML has, for which Python raises an AssertionError."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)


def words_of(markup: str) -> str:
    """Return the words of a piece of HTML; an empty line is between its blocks, a line feed stands for `<br>`."""
    parser = _Words()
    parser.feed(markup)
    parser.close()
    text = _SPACES.sub(" ", "".join(parser.parts))
    return _LINES.sub("\n\n", "\n".join(line.strip() for line in text.split("\n"))).strip()


def unmarked(text: str, kind: str = "") -> str:
    """Return a text without tags if it is HTML: by its content type, or as it looks."""
    head = text[:HEAD].encode("utf-8", "replace")
    return words_of(text) if "html" in kind or recognise(head) is Kind.HTML else text
