"""A Word document has a comment at each name and quote, and comments of others come in as notes where they stand."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, fromstring

import made_documents as made
import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_strategies import records
from table_record import RECORD, TEXT, at

from editorial.domain.annotation import Note, NoteKind
from editorial.domain.protecting.record import REPLACED
from editorial.domain.record import Record
from editorial.domain.source import SourceText
from editorial.domain.source_check import CheckOutcome, SourceCheck
from editorial.domain.source_row import Source as SourceRow
from editorial.domain.text import Span
from editorial.domain.verdict import EditKind, Match, Verdict, WordEdit
from editorial.formats import word_document
from editorial.formats.reading.article_text import ArticleText, ReadSoFar
from editorial.formats.reading.source import Source
from editorial.formats.selection import Selected
from editorial.formats.spans.differing import as_xml
from editorial.formats.word.writing import encode

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = 'xml:space="preserve"'


def written(record: Record, matches: dict[str, Match] | None = None) -> dict[str, bytes]:
    data = encode(Selected(record, matches=matches or {}))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(files: dict[str, bytes] | bytes) -> Record | ArticleText:
    data = files if isinstance(files, bytes) else made.zipped(files)
    assert word_document.FORMAT.read is not None
    found = word_document.FORMAT.read(Source("a.docx", stream=io.BytesIO(data), inner="a.docx"))
    (article,) = (one for one in found if not isinstance(one, ReadSoFar))
    assert isinstance(article, Record | ArticleText)
    return article


def changed(files: dict[str, bytes], part: str, *changes: tuple[str, str]) -> dict[str, bytes]:
    """Return a document with words of a part replaced, each of which must be there once."""
    text = files[part].decode()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return {**files, part: text.encode()}


def anchors(files: dict[str, bytes]) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the text of a document and the offsets of its comments, as somebody else would read them."""
    body = fromstring(files["word/document.xml"]).find(f"{W}body")
    assert body is not None
    text, starts, ends = "", dict[str, int](), dict[str, int]()
    for number, paragraph in enumerate(body.findall(f"{W}p")):
        text += "\n" if number else ""
        for one in paragraph.iter():
            text += {f"{W}tab": "\t", f"{W}t": one.text or ""}.get(one.tag, "")
            if one.tag == f"{W}commentRangeStart":
                starts[one.attrib[f"{W}id"]] = len(text)
            if one.tag == f"{W}commentRangeEnd":
                ends[one.attrib[f"{W}id"]] = len(text)
    assert starts.keys() == ends.keys()
    return text, {key: (start, ends[key]) for key, start in starts.items()}


def comments(files: dict[str, bytes]) -> Iterator[tuple[str, str, str]]:
    """Yield author, words and anchored words of each comment."""
    text, places = anchors(files)
    for one in fromstring(files["word/comments.xml"]).findall(f"{W}comment"):
        start, end = places[one.attrib[f"{W}id"]]
        yield one.attrib[f"{W}author"], "\n".join(map(words, one.findall(f"{W}p"))), text[start:end]


def words(paragraph: Element) -> str:
    return "".join(one.text or "" for one in paragraph.iter(f"{W}t"))


def test_a_comment_stands_on_just_the_words_of_each_name_and_quote_and_says_who_and_what_was_decided() -> None:
    found = {where: said for by, said, where in comments(written(RECORD)) if by == "Editorial"}
    assert found == {
        "Ida Marsh": "Ida Marsh: person\nAlso called Marsh\nIn the newsroom’s list: https://example.org/ida\n"
        "Added by Editor\nFlagged.",
        "Tom Reed": "Tom Reed: person\nAlso called Reed\nStands 2 times in the text\n"
        "Corrected by Editor, the rest undecided",
        "The ferry is late 👩‍🚒": "Quote of Ida Marsh (“She”, speaker confirmed) and Tom Reed\nConfirmed, corrected by "
        "Editor",
        "and cold": "Belongs to the quote that begins “The ferry is late”",
        "late": "Quote of nobody named\nUndecided",
        "it would be “fine”": "Partly quoted of Tom Reed (“Reed”)\nConfirmed by Editor",
        "fine": "Belongs to the quote that begins “it would be “fine””",
        "=Nonsense": "Words in marks that nobody said\nRejected by Editor",
    }


def test_a_quote_says_what_its_source_has_and_who_checked_it() -> None:
    said = SourceText.of("MARSH: The ferry is very late")
    source = SourceRow("s1", said.sha256, "Tape", "tape.srt", datetime(2026, 11, 3, tzinfo=UTC), "Ina")
    quote = RECORD.quotes["q1"]
    check = SourceCheck(
        CheckOutcome.ALTERED_ON_PURPOSE, "Ina", datetime(2026, 11, 3, 9, 30, tzinfo=UTC), quote.span, quote.said_by,
        "shorter", source="s1", span=Span(7, 29),
    )  # fmt: skip
    record = replace(
        RECORD,
        quotes={"q1": replace(quote, check=check)},
        sources={"s1": source},
        source_texts={said.sha256: said},
    )
    edit = WordEdit(EditKind.LEFT_OUT, quote.span.start, None, Span(20, 24))
    match = Match(Verdict.ALTERED, 5, "s1", (Span(7, 29),), (edit,))
    told = next(words for _, words, where in comments(written(record, {"q1": match})) if where.startswith("The ferry"))
    assert told.split("\n")[2:] == [
        "Checked against its source: altered on purpose (Ina, 2026-11-03 09:30 UTC): shorter",
        "The software says: altered: “very” is left out",
        "Source: Tape, paragraph 1",
        "There: “The ferry is very late”",
    ]


@given(records())
def test_the_text_of_any_record_is_there_and_each_comment_stands_where_it_belongs(record: Record) -> None:
    text, places = anchors(written(record))
    assert text == as_xml(record.article.text)
    spans = {(one.span.start, one.span.end) for one in record.mentions_and_quotes}
    notes = {(note.span.start, note.span.end) for note in record.notes.values() if note.span is not None}
    assert set(places.values()) <= spans | notes | {(0, 0)}
    assert {(one.span.start, one.span.end) for one in record.quotes.values()} <= set(places.values())


def test_notes_are_comments_of_their_authors_and_come_back_on_their_words() -> None:
    found = read(written(RECORD))
    assert isinstance(found, Record)
    assert [(one.kind, one.text, one.by, one.span) for one in found.notes.values()] == [
        (NoteKind.COMMENT, "check the tape", "Editor", at("and cold")),
        (NoteKind.PROBLEM, "misspelt?", "Editor", at("Nonsense")),
    ]
    assert (found.article.id, found.article.title, found.article.text) == ("ferry", "Ferry", TEXT)
    assert not found.mentions
    assert not found.quotes


def test_a_comment_of_ours_that_somebody_changed_is_a_note_and_one_that_nobody_changed_is_none() -> None:
    files = changed(written(RECORD), "word/comments.xml", ("In the newsroom’s list", "Not in the newsroom’s list"))
    found = read(files)
    assert isinstance(found, Record)
    assert [(one.by, one.text.split("\n")[2][:20]) for one in found.notes.values() if one.by == "Editorial"] == [
        ("Editorial", "Not in the newsroom’"),
    ]


INSERTED = '<w:ins w:id="90" w:author="B"><w:r><w:t>today</w:t></w:r></w:ins>'
GONE = f'<w:del w:id="91" w:author="B"><w:r><w:delText {SPACE}> added that it would be </w:delText></w:r></w:del>'


def test_tracked_changes_of_a_colleague_make_another_text_of_the_same_article() -> None:
    files = written(replace(RECORD, mentions={}, quotes={}, entities={}, notes={}))
    line = f"<w:r><w:rPr /><w:t {SPACE}>Reed added that it would be “fine”. =Nonsense.</w:t></w:r>"
    parts = [f"<w:r><w:t {SPACE}>{one}</w:t></w:r>" for one in ("Reed", "“fine” ", " =Nonsense.")]
    files = changed(files, "word/document.xml", (line, parts[0] + GONE + parts[1] + INSERTED + parts[2]))
    found = read(files)
    assert isinstance(found, ArticleText)
    assert found.text.text == TEXT.replace("Reed added that it would be “fine”.", "Reed“fine” today")
    assert [(cut.words, cut.why) for cut in found.cut] == [
        (" added that it would be ", "deleted in a tracked change"),
    ]
    assert (found.id, found.title, found.authors, found.published) == ("ferry", "Ferry", ("Jo Vale",), "2026-11-02")


def test_a_paragraph_whose_end_was_deleted_runs_on_into_the_next() -> None:
    files = written(replace(RECORD, mentions={}, quotes={}, entities={}, notes={}))
    text = files["word/document.xml"].decode()
    mark = '<w:rPr><w:del w:id="9" w:author="B" /></w:rPr></w:pPr>'
    found = read({**files, "word/document.xml": text.replace("</w:pPr>", mark, 1).encode()})
    assert isinstance(found, ArticleText)
    assert found.text.text == TEXT.replace("\n\n", "\n", 1)


def test_a_headline_that_was_changed_is_not_kept_as_the_title() -> None:
    article = replace(RECORD.article, title="Ida Marsh on the ferry")
    files = written(replace(RECORD, article=article, mentions={}, quotes={}, entities={}, notes={}))
    for old, title in (("on the ferry", ""), ("Nonsense", "Ida Marsh on the ferry")):
        found = read(changed(files, "word/document.xml", (old, "elsewhere")))
        assert isinstance(found, ArticleText)
        assert found.title == title


def test_a_document_of_ours_with_a_table_in_it_is_still_that_article_without_our_comments() -> None:
    files = written(RECORD)
    text = files["word/document.xml"].decode()
    found = read(
        {**files, "word/document.xml": text.replace("<w:sectPr", made.table(["a", "b"]) + "<w:sectPr").encode()}
    )
    assert isinstance(found, ArticleText)
    assert found.id == "ferry"
    assert found.text.text.endswith("=Nonsense.\n\na\tb")
    assert [(note.text, note.span and note.span.of(found.text.text)) for note in found.comments] == [
        ("check the tape", "and cold"),
        ("misspelt?", "Nonsense"),
    ]


def test_a_document_with_pseudonyms_has_to_be_looked_at_first() -> None:
    found = read(written(replace(RECORD, extra={REPLACED: {"names": 1, "places": 1}})))
    assert isinstance(found, ArticleText)
    assert found.look
    assert found.notes == ("pseudonyms stand in it for protected names: the article in the library has the names",)


def comment(key: int, said: str, **more: str) -> str:
    about = "".join(f' w:{name}="{value}"' for name, value in more.items())
    return f'<w:comment w:id="{key}"{about}>{made.paragraph(made.run(said))}</w:comment>'


def edge(kind: str, key: int) -> str:
    return f'<w:comment{kind} w:id="{key}"/>'


def commented(key: int, content: str) -> str:
    return f"{edge('RangeStart', key)}{content}{edge('RangeEnd', key)}<w:r>{edge('Reference', key)}</w:r>"


def noted(body: str, *made_comments: str) -> list[tuple[str, str | None]]:
    found = read(made.docx(body, {"comments": "".join(made_comments)}))
    assert isinstance(found, ArticleText)
    return [(one.text, one.span.of(found.text.text) if one.span else None) for one in found.comments]


@pytest.mark.parametrize(
    ("body", "where"),
    [
        (made.paragraph(made.run("Bo ") + commented(0, made.run("came")) + made.run(" late")), "came"),
        (made.paragraph(made.run("Bo") + commented(0, made.run(" came ")) + made.run(" late")), "came"),
        (made.paragraph(made.run("Bo ") + commented(0, made.deleted("left")) + made.run("came")), "came"),
        (made.paragraph(made.run("Bo ") + commented(0, made.inserted("came"))), "came"),
        (made.paragraph(made.run("Bo ca") + f"<w:r>{edge('Reference', 0)}</w:r>" + made.run("me")), "came"),
        (made.paragraph(commented(0, "") + made.run("Bo came")), None),
        (
            made.paragraph(made.run("Bo ") + edge("RangeStart", 0) + made.run("came"))
            + made.paragraph(made.run("She") + edge("RangeEnd", 0) + made.run(" left")),
            "came\n\nShe",
        ),
        (
            made.table(["a", "Bo"]) + edge("RangeStart", 0) + made.paragraph(made.run("came") + edge("RangeEnd", 0)),
            "came",
        ),
        (made.paragraph(made.run("Bo came")), None),
        (made.paragraph("<w:r><w:t>Bo 👩‍🚒</w:t><w:tab/></w:r>" + commented(0, made.run("שלום"))), "שלום"),
    ],
)
def test_a_comment_is_a_note_on_its_words_or_the_word_beside_or_the_article(body: str, where: str | None) -> None:
    assert noted(body, comment(0, "Who?")) == [("Who?", where)]


def test_a_comment_has_its_author_and_time_and_says_a_problem_if_it_begins_so() -> None:
    body = made.paragraph(commented(3, made.run("Bo")) + commented(1, made.run(" came")))
    found = read(
        made.docx(
            body,
            {
                "comments": comment(1, "Problem: when?", author="Ed", date="2026-11-30T10:00:00+01:00")
                + comment(3, "a\tb", author="Di", date="2026-11-30T08:00:00Z")
                + comment(4, "  ", author="Di")
            },
        )
    )
    assert isinstance(found, ArticleText)
    first, second = found.comments
    assert first == Note("n1", NoteKind.COMMENT, "a\tb", "Di", datetime(2026, 11, 30, 8, tzinfo=UTC), span=Span(0, 2))
    assert (second.kind, second.text, second.by) == (NoteKind.PROBLEM, "when?", "Ed")
    assert second.at == datetime(2026, 11, 30, 9, tzinfo=UTC)


pieces = st.lists(
    st.sampled_from(["Bo", " ", "  ", "came 👩‍🚒", "שלום", "\u00a0", "x\u0301", ",", "\U00100000"]), max_size=4
)
runs = st.tuples(st.sampled_from(["run", "inserted", "deleted", "break"]), pieces.map("".join))


@st.composite
def bodies(draw: st.DrawFn) -> tuple[str, str]:
    """The body of a document with comments, and the same without."""
    blocks = []
    for _ in range(draw(st.integers(1, 4))):
        content = []
        for kind, text in draw(st.lists(runs, max_size=5)):
            content.append("<w:r><w:br/></w:r>" if kind == "break" else getattr(made, kind)(text))
        blocks.append([*content])
    flat = [(at, place) for at, block in enumerate(blocks) for place in range(len(block) + 1)]
    for key in range(draw(st.integers(0, 3))):
        first, last = sorted((draw(st.sampled_from(flat)), draw(st.sampled_from(flat))))
        for kind, (at_, place) in (("RangeEnd", last), ("RangeStart", first)):
            blocks[at_].insert(min(place, len(blocks[at_])), edge(kind, key))
    whole = made.paragraph(made.run("Ana")) + "".join(made.paragraph("".join(block)) for block in blocks)
    return whole, re.sub(r"<w:comment[^>]*/>", "", whole)


@given(bodies())
def test_comments_change_nothing_of_a_text(both: tuple[str, str]) -> None:
    known = {"comments": "".join(comment(key, "Who?") for key in range(3))}
    with_comments, without = (read(made.docx(body, known)) for body in both)
    assert isinstance(with_comments, ArticleText)
    assert isinstance(without, ArticleText)
    assert with_comments.text == without.text
    assert with_comments.cut == without.cut
    for note in with_comments.comments:
        if note.span is not None:
            assert note.span.of(with_comments.text.text).strip() == note.span.of(with_comments.text.text) != ""


def test_a_damaged_part_of_ours_is_told_with_its_place() -> None:
    files = changed(written(RECORD), "customXml/item1.xml", ('"sha256":', '"sha255":'))
    with pytest.raises(Exception, match="sha256"):
        read(files)


@pytest.mark.parametrize(
    ("body", "before", "after"),
    [
        (made.paragraph(made.run("a") + made.deleted("b") + made.inserted("c")), "ab", "ac"),
        (
            '<w:p><w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr>'
            + made.run("a ")
            + "</w:p>"
            + made.paragraph(made.run("b")),
            "a b",
            "a\n\nb",
        ),
        (
            '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
            + made.run("a ")
            + "</w:p>"
            + made.paragraph(made.run("b")),
            "a\n\nb",
            "a b",
        ),
        (
            made.paragraph("<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom>" + made.run("b"))
            + made.paragraph(made.run("c") + "<w:moveTo><w:r><w:t>a</w:t></w:r></w:moveTo>"),
            "ab\n\nc",
            "b\n\nca",
        ),
        (made.paragraph(made.run("a")), "", "a"),
    ],
)
def test_a_document_is_read_with_its_tracked_changes_and_the_text_before_them_is_known(
    body: str, before: str, after: str
) -> None:
    found = read(made.docx(body))
    assert isinstance(found, ArticleText)
    assert (found.before, found.text.text) == (before, after)
