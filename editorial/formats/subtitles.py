"""Subtitles (SRT, WebVTT): what is said becomes paragraphs, with the speakers before them; the times are kept."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from editorial.domain.errors import InputError
from editorial.domain.text import normalise
from editorial.formats.format import Content, Format, FormatInfo
from editorial.formats.loss.part import NO_ANNOTATIONS
from editorial.formats.reading.article_text import ArticleText
from editorial.formats.reading.kinds import Kind
from editorial.formats.reading.source import Source

_PAUSE = 3.0
"""Seconds of silence after which a paragraph ends."""
_TAGS = re.compile(r"<[^>\n]{0,200}>|\{\\[^}\n]{0,100}\}")
_WORD_TIME = re.compile(r"<\d+:\d\d(?::\d\d)?\.\d{3}>")
"""The time of a word in a caption, as programs write it that recognise speech: their captions roll up line by line."""
_VOICE = re.compile(r"<v(?:\.[\w.]*)?\s+([^>\n]+)>")
_NAMED = re.compile(r"(?:[-–]\s*)?([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}):\s+\S")
_TURN = re.compile(r"[-–—]\s*\S")


class _Cue(NamedTuple):
    speaker: str
    words: str
    start: float
    end: float
    turn: bool


def read(source: Source) -> Iterator[ArticleText]:
    """Yield the article of a subtitle file. Raises InputError if it is broken, empty, too big or not a text."""
    import webvtt
    from webvtt.errors import MalformedCaptionError, MalformedFileError

    from editorial.formats.reading.text_files import read_text  # imports charset_normalizer

    raw = read_text(source)
    form = "vtt" if raw.text.text.lstrip().startswith("WEBVTT") else "srt"
    try:
        captions = webvtt.from_buffer(io.StringIO(raw.text.text.lstrip()), format=form).captions
        rolling = _WORD_TIME.search(raw.text.text) is not None
        cues = [cue for caption, lines in _lines_of(captions, rolling=rolling) for cue in _cues(caption, lines)]
    except (MalformedFileError, MalformedCaptionError, ValueError, IndexError, AttributeError) as error:
        raise InputError(f"these are no subtitles that can be read: {error}", source=source.name) from error
    if not cues:
        raise InputError("there are no subtitles in this file", source=source.name)
    text, kept = _text(cues)
    yield ArticleText(text=normalise(text), extra={"cues": kept}, notes=raw.notes)


def _lines_of(captions: Sequence[Any], *, rolling: bool) -> Iterator[tuple[Any, list[str]]]:
    """Yield each caption with its lines; of captions that roll up, without those which the one before showed."""
    shown: list[str] = []
    for caption in captions:
        lines = [line for line in caption.raw_text.split("\n") if _plain(line)]
        plain = [_plain(line) for line in lines]
        known = next((at for at, line in enumerate(plain) if line not in shown), len(plain)) if rolling else 0
        shown = plain
        if lines[known:]:
            yield caption, lines[known:]


def _plain(line: str) -> str:
    return " ".join(html.unescape(_TAGS.sub("", line)).split())


def _cues(caption: Any, shown: Sequence[str]) -> Iterator[_Cue]:
    """Yield the turns of one caption: a new one begins with a voice, a dash or a name."""
    start, end, speaker = _seconds(caption.start), _seconds(caption.end), ""
    lines: list[str] = []
    for raw in shown:
        voice, line = _VOICE.search(raw), _plain(raw)
        if voice or _TURN.match(line) or _NAMED.match(line):
            if lines:
                yield _Cue(speaker, " ".join(lines), start, end, bool(speaker))
            speaker, lines = (" ".join(voice[1].split()) if voice else ""), []
            if _TURN.match(line):
                line = line.lstrip("-–— ")
            yield _Cue(speaker, line, start, end, turn=True)
            continue
        lines.append(line)
    if lines:
        yield _Cue(speaker, " ".join(lines), start, end, turn=False)


def _seconds(time: str) -> float:
    """Return the seconds of a time such as `00:01:02.500`."""
    hours, minutes, seconds = time.replace(",", ".").split(":")
    return round(int(hours) * 3600 + int(minutes) * 60 + float(seconds), 3)


def _text(cues: Sequence[_Cue]) -> tuple[str, list[dict[str, Any]]]:
    """Return the text, and for each cue its offsets in it (code points) and its times (seconds)."""
    text, kept = "", []
    last: _Cue | None = None
    for cue in cues:
        same = last is not None and cue.speaker == last.speaker
        begins = last is None or (cue.turn and not (same and cue.speaker)) or cue.start - last.end > _PAUSE
        if begins:
            text += "\n\n" if text else ""
            text += f"{cue.speaker}: " if cue.speaker else ""
        elif text:
            text += " "
        found: dict[str, Any] = {"start": len(text), "end": len(text) + len(cue.words)}
        found |= {"from": cue.start, "to": cue.end} | ({"speaker": cue.speaker} if cue.speaker else {})
        kept.append(found)
        text += cue.words
        last = cue if cue.speaker or begins or last is None else cue._replace(speaker=last.speaker)
    return text, kept


FORMAT = Format(
    info=FormatInfo(
        id="subtitles",
        name="Subtitles",
        summary="what is said, with speakers and times (SRT, WebVTT)",
        content=Content.TEXT,
        suffixes=(".srt", ".vtt"),
        lacks=NO_ANNOTATIONS,
    ),
    read=read,
    kinds=(Kind.SRT, Kind.VTT),
)
