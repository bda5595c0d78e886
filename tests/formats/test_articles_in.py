"""Articles are read from where newsrooms have them: text, headline, byline, date and source, and what was cut."""

from __future__ import annotations

import io
import json
import quopri
import re
from collections.abc import Callable
from zipfile import ZipFile

import made_documents as made
import pytest
from article_files import AGENCY, MAIL, OPEN, PAGE, WHOLE, WORD

from editorial.domain.errors import InputError
from editorial.formats import registry
from editorial.formats.format import Format
from editorial.formats.reading.article_text import ArticleText, ReadSoFar
from editorial.formats.reading.source import Source
from editorial.formats.reading.table_columns import Columns


def read(data: bytes | str, name: str) -> list[ArticleText | InputError]:
    """Read the bytes of a file as an import does; the content decides on the format."""
    data = data.encode() if isinstance(data, str) else data
    source = Source(name, stream=io.BytesIO(data), inner=name)
    form = registry.readable_for(source)
    assert form.read is not None
    return [one for one in form.read(source) if not isinstance(one, ReadSoFar)]  # type: ignore[misc]


def one(data: bytes | str, name: str) -> ArticleText:
    (found,) = read(data, name)
    assert isinstance(found, ArticleText)
    return found


def cuts(found: ArticleText) -> list[tuple[str, str, str]]:
    """Return what was cut, why, and what follows in the text."""
    return [(cut.words, cut.why, found.text.text[cut.at :][:12]) for cut in found.cut]


def test_a_page_gives_its_article_whole_and_says_what_was_cut() -> None:
    found = one(PAGE, "page.html")
    lines = found.text.text.split("\n\n")
    assert lines[0] == "Ferry idle"
    assert "“It wobbles 👩‍🚒 a lot,” said the harbour master, Bo Lind, when he was asked about the old pier." in lines
    assert "“We have waited for eleven years.”" in lines
    assert len(lines) == 6
    assert (found.title, found.authors, found.language) == ("Ferry idle", ("Ana Lima",), "en-GB")
    assert (found.published, found.source) == ("2026-11-29T08:30:00+00:00", "https://echo.example/ferry")
    assert [why for _, why, _ in cuts(found)] == ["navigation", "a caption", "the foot of the page"]
    assert cuts(found)[1][2] == "Nobody at th"
    assert "Bad" not in str(found)


@pytest.mark.parametrize(
    ("stated", "publisher", "authors"),
    [
        ("The Quay Post", "The Quay Post", ("The Quay Post",)),  # nobody else
        ("Ana Lima and The Quay Post", "The Quay Post", ("Ana Lima",)),
        ("Ana Lima and Caf\u00e9 Media", "Caf\\u00e9 Media", ("Ana Lima",)),
        ("Ana Lima and Bo Lind", "The Quay Post", ("Ana Lima", "Bo Lind")),
    ],
)
def test_the_publisher_of_a_page_is_no_author_beside_a_person(
    stated: str, publisher: str, authors: tuple[str, ...]
) -> None:
    data = f'{{"publisher": {{"@type": "Organization", "logo": {{"url": "a"}}, "name": "{publisher}"}}}}'
    page = re.sub(r'(<meta name="author" content=")[^"]*', rf"\g<1>{stated}", PAGE)
    assert stated in page
    page = page.replace("</head>", f'<script type="application/ld+json">{data}</script></head>')
    assert data in page
    assert one(page, "page.html").authors == authors


def test_the_headline_is_the_heading_that_the_page_states_as_its_title() -> None:
    other = PAGE.replace("<body>", "<body><h1>The Echo of the Harbour</h1>")
    other = other.replace("<h1>Ferry idle</h1>", "<h2>Ferry stays idle</h2>")
    other = re.sub(r"<title>.*?</title>", "<title>Ferry stays idle | The Echo</title>", other)
    assert one(re.sub(r"<meta[^>]*title[^>]*>", "", other), "page.html").title == "Ferry stays idle"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_page_is_read_in_its_encoding(encoding: str) -> None:
    page = PAGE.replace("👩‍🚒", "é").replace('charset="utf-8"', f'charset="{encoding}"')
    assert "“It wobbles é a lot,”" in one(page.encode(encoding), "page.html").text.text


def test_a_page_saved_as_one_file_is_read_like_the_page() -> None:
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://echo.example/f\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; boundary="xx"\n\n--xx\nContent-Type: text/html\n'
        "Content-Transfer-Encoding: quoted-printable\n\n"
    )
    found = one(head.encode() + quopri.encodestring(PAGE.encode()) + b"\n--xx--\n", "page.mhtml")
    assert (found.text, found.title) == (one(PAGE, "a.html").text, "Ferry idle")


def test_a_word_document_with_pictures_is_read_without_them() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    picture = (
        f'<w:p><w:r><w:t>Before it.</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing">'
        f'<wp:docPr id="1" name="a" descr="A pier"/><a:graphic xmlns:a="{drawing}/main"><a:graphicData>'
        f'<pic:pic xmlns:pic="{drawing}/picture"><pic:blipFill><a:blip xmlns:r="{office}" r:embed="p1"/></pic:blipFill>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        "<w:r><w:t> Behind it.</w:t></w:r></w:p>"
    )
    data = made.docx(picture)
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="p1" Type="{office}/image" Target="media/pier.png"/></Relationships>'
    )
    out = io.BytesIO(data)
    with ZipFile(out, "a") as archive:
        archive.writestr("word/_rels/document.xml.rels", related)
        archive.writestr("word/media/pier.png", b"\x89PNG")
    assert one(out.getvalue(), "a.docx").text.text == "Before it. Behind it."


def test_words_in_a_cell_of_a_word_document_stay_apart_where_a_paragraph_or_a_line_ends() -> None:
    cell = f"{made.paragraph(made.run('The ferry'))}{made.paragraph('<w:r><w:t>is</w:t><w:br/><w:t>late</w:t></w:r>')}"
    whole = f"{made.run('Very ')}{made.run('l')}{made.run('ate')}"
    row = f"<w:tr><w:tc>{cell}</w:tc><w:tc>{made.paragraph(whole)}</w:tc></w:tr>"
    assert one(made.docx(f"<w:tbl>{row}</w:tbl>"), "a.docx").text.text == "The ferry is late\tVery late"


def test_the_text_of_a_word_document_may_lie_anywhere_in_it() -> None:
    with ZipFile(io.BytesIO(made.docx("<w:p><w:r><w:t>It is late.</w:t></w:r></w:p>"))) as archive:
        parts = {
            name: archive.read(name).decode().replace("word/document.xml", "word/document2.xml")
            for name in archive.namelist()
        }
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    assert one(made.zipped(parts), "a.docx").text.text == "It is late."


def test_what_takes_long_to_read_says_how_far_it_is() -> None:
    for name, data, number in (
        ("a.docx", WORD, 2),
        ("a.pdf", made.pdf([(50, 700, "Ferry idle.")], [(50, 700, "Tram late.")]), 2),
    ):
        form = registry.format_for(name[1:])
        assert isinstance(form, Format)
        assert form.read is not None
        *steps, article = form.read(Source(name, stream=io.BytesIO(data), inner=name))
        assert isinstance(article, ArticleText)
        shares = [step.share for step in steps if isinstance(step, ReadSoFar)]
        assert len(shares) == number
        assert shares == sorted(shares)


def test_a_word_document_keeps_what_was_inserted_cuts_what_was_deleted_and_has_its_comments_as_notes() -> None:
    found = one(WORD, "a.docx")
    expected = ("Ferry idle", "It is late 🌉.", "In a control.", "a\tb", "“No,” said Ana Lima.", "In a box.")
    assert found.text.text == "\n\n".join(expected)
    assert found.title == "Ferry idle"
    assert cuts(found) == [("was", "deleted in a tracked change", "In a control")]
    assert [(note.text, note.by, note.span) for note in found.comments] == [("Check this", "unnamed", None)]


def initial(letter: str) -> str:
    """Return the paragraph that Word makes of the initial of the next one."""
    look = '<w:pPr><w:keepNext/><w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/></w:pPr>'
    return f"<w:p>{look}{made.run(letter)}</w:p>"


def hidden(words: str) -> str:
    """Return a run that nobody sees."""
    return f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{words}</w:t></w:r>"


SEEN = [
    (initial("“T") + made.paragraph(made.run("he ferry is late,” he said.")), "“The ferry is late,” he said."),
    (initial("A"), "A"),
    (made.paragraph(made.run("It is ") + hidden("not ") + made.run("late.")), "It is late."),
    (
        made.table(["Ana", f"No.</w:t></w:r></w:p>{made.paragraph(made.run('Yes.'))}<w:p><w:r><w:t>So"]),
        "Ana\tNo. Yes. So",
    ),
]


@pytest.mark.parametrize(("body", "text"), SEEN)
def test_a_word_document_is_read_as_its_readers_see_it(body: str, text: str) -> None:
    assert one(made.docx(body), "a.docx").text.text == text


def test_what_is_hidden_in_a_word_document_is_shown_as_cut_and_the_heads_of_pages_without_codes() -> None:
    code = '<w:r><w:instrText>STYLEREF "Title"</w:instrText></w:r>'
    head = made.paragraph(code + made.run("Echo")) + made.paragraph(made.run("Monday"))
    body = made.paragraph(made.run("It is ") + hidden("not ") + made.run("late."))
    assert [(cut.words, cut.why) for cut in one(made.docx(body, {"header1": head}), "a.docx").cut] == [
        ("not", "hidden in the document"),
        ("Echo Monday", "the head of the pages"),
    ]


def test_an_open_document_likewise() -> None:
    found = one(OPEN, "a.odt")
    assert found.text.text == "Ferry idle\n\nIt is late 🌉.\n\n“No,”\nsaid Ana Lima.\n\na\tb"
    assert cuts(found) == [
        ("Gone.", "deleted in a tracked change", "Ferry idle\n\n"),
        ("Check this", "a comment", "“No,”\nsaid A"),
    ]


def test_rich_text_has_its_characters_beyond_sixteen_bits() -> None:
    data = (
        rb"{\rtf1\ansi\ansicpg1252 Ferry idle\par It is late \u-10180?\u-8439?.\par \u8220?No,\u8221? said Ana Lima.}"
    )
    assert one(data, "a.rtf").text.text == WHOLE
    cut_off = one(data[:60], "a.rtf")
    assert cut_off.notes == ("the document is cut off: its last brace is missing",)


def test_what_an_open_document_hides_is_cut() -> None:
    """A paragraph and words whose style is not shown."""
    styles = "".join(
        f'<style:style style:name="{name}"><style:text-properties text:display="{shown}"/></style:style>'
        for name, shown in (("H", "none"), ("S", "true"))
    )
    body = (
        '<text:p>It is <text:span text:style-name="H">not </text:span><text:span text:style-name="S">late</text:span>.'
        '</text:p><text:p text:style-name="H">Nobody <text:span>came</text:span>.</text:p><text:p>So.</text:p>'
    )
    space = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    data = made.odt(
        f"<text:p><text:s/></text:p><office:automatic-styles {space}>{styles}</office:automatic-styles>{body}"
    )
    found = one(data, "a.odt")
    assert found.text.text == "It is late.\n\nSo."
    assert [(cut.words, cut.why) for cut in found.cut] == [("not\nNobody came.", "hidden in the document")]


RICH = [
    (
        rb"See {\field{\*\fldinst{HYPERLINK " + b'"https://e.example"' + rb"}}{\fldrslt{the report}}} now.",
        "See the report now.",
    ),
    (rb"Ferry\cell Monday\cell\row Tram\cell late\cell\row", "Ferry\tMonday\n\nTram\tlate"),
    (rb"\ldblquote It is\line late,\rdblquote  he said.\par So.", "“It is\nlate,” he said.\n\nSo."),
    (rb"One.\line\line Two.", "One.\n\nTwo."),
    (
        rb"It is {\super\chftn}{\footnote\pard{\b Said} in \{May\}.}late.\par No.",
        "It is late.\n\nNo.\n\nSaid in {May}.",
    ),
    (rb"It is {\b\deleted not }late{\v  hidden}.", "It is late."),
    (rb"A \\cell and a \\line.", "A \\cell and a \\line."),
]


@pytest.mark.parametrize(("content", "text"), RICH)
def test_rich_text_is_read_as_its_readers_see_it(content: bytes, text: str) -> None:
    assert one(rb"{\rtf1\ansi\ansicpg1252 " + content + b"}", "a.rtf").text.text == text


def test_what_is_deleted_or_hidden_in_rich_text_is_shown_as_cut() -> None:
    found = one(rb"{\rtf1\ansi It is {\b\deleted not }late{\v  in hiding}.}", "a.rtf")
    assert [(cut.words, cut.why) for cut in found.cut] == [
        ("not", "deleted in a tracked change"),
        ("in hiding", "hidden in the document"),
    ]


def columns_page(number: int, rows: bool) -> list[tuple[float, float, str]]:
    left = ["The ferries of the town have been ly-", "ing idle since Monday because of a long", "dispute about pay."]
    right = ["“It wobbles a lot,” said the master of", "the harbour on Tuesday when he was", "asked about it."]
    columns = [
        [(x, 690.0 - 12 * at, words) for at, words in enumerate(lines)] for x, lines in ((60.0, left), (320.0, right))
    ]
    lines = [line for pair in zip(*columns, strict=True) for line in pair] if rows else [*columns[0], *columns[1]]
    head = f"Headline number {number} stands over both of the columns of this page and is long"
    return [(250, 770, "Saltmere Echo"), (290, 20, f"Page {number}"), (60, 720, head), *lines]


def test_a_pdf_is_read_by_columns_without_hyphens_and_the_edges_of_its_pages() -> None:
    found = one(made.pdf(columns_page(1, rows=False), columns_page(2, rows=True)), "a.pdf")
    body = (
        "The ferries of the town have been lying idle since Monday because of a long dispute about pay.",
        "“It wobbles a lot,” said the master of the harbour on Tuesday when he was asked about it.",
    )
    first, *rest = found.text.text.split("\n\n")
    assert first == "Headline number 1 stands over both of the columns of this page and is long"
    assert rest[:2] == [*body]
    assert rest[3:] == [*body]
    assert {words for words, _, _ in cuts(found)} == {"Saltmere Echo", "Page 1", "Page 2"}
    assert found.look  # nobody can be sure of the order


def test_a_word_of_a_pdf_keeps_a_hyphen_at_a_line_end_that_it_has_elsewhere() -> None:
    lines = ["The well-known ferry of the town is said to be the well-", "known one, and it is still ly-", "ing idle."]
    page = [(60.0, 700.0 - 12 * at, words) for at, words in enumerate(lines)]
    expected = "The well-known ferry of the town is said to be the well-known one, and it is still lying idle."
    assert one(made.pdf(page), "a.pdf").text.text == expected


PLACED = [
    ([(60, 700, "In January 20"), (118.7, 700, "21 it was late.")], "In January 2021 it was late."),
    ([(60, 700, "He sa"), (84.7, 700, "id so.")], "He said so."),
    (
        [(60, 700, "“A lon"), (88, 700, "g, l"), (102, 700, "ate ni"), (127, 700, "ght,” he said")],
        "“A long, late night,” he said",
    ),
    ([(60, 700, "Twice for bold."), (60.3, 700.2, "Twice for bold.")], "Twice for bold."),
]


@pytest.mark.parametrize(("page", "text"), PLACED)
def test_a_pdf_has_each_letter_once_and_spaces_between_words_alone(
    page: list[tuple[float, float, str]], text: str
) -> None:
    assert one(made.pdf(page), "a.pdf").text.text == text


def test_the_order_of_a_pdf_is_that_of_its_file_where_no_gutter_parts_its_columns() -> None:
    left = [(60.0, 690.0 - 12 * at, f"left {at} goes on and on to the right") for at in range(12)]
    right = [(236.0, 690.0 - 12 * at, f"right {at} goes on and on to the end") for at in range(12)]
    over = [(150.0, 540.0 - 12 * at, f"over both of them stands line {at} as in a box") for at in range(20)]
    text = one(made.pdf([*left, *right, *over]), "a.pdf").text.text
    assert [int(number) for number in re.findall(r"(?:left|right|line) (\d+)", text)] == [
        *range(12),
        *range(12),
        *range(20),
    ]


def test_a_mail_is_read_without_earlier_mails_and_its_signature() -> None:
    found = one(MAIL, "a.eml")
    assert found.text.text == "Ferry “idle”\n\nThe ferry is late 🌉.\n\nNobody came."
    assert (found.title, found.source) == ("Ferry “idle”", "Ana Lima <ana@echo.example>")
    assert found.published == "2026-11-30T08:00:00+01:00"
    assert [why for _, why, _ in cuts(found)] == ["an earlier mail", "a signature"]


def test_attachments_of_a_mail_are_named() -> None:
    data = (
        'From: a@b.example\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n'
        "Content-Type: text/plain\n\nLate.\n--x\nContent-Type: text/plain\n"
        'Content-Disposition: attachment; filename="a.txt"\n\nMore\n--x--\n'
    )
    assert one(data, "a.eml").notes == ("attachments left out: a.txt; save and import them themselves",)


ROLLING = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n \nit<00:00:01.200><c> is</c><00:00:01.500><c> late</c>\n\n"
    "00:00:02.000 --> 00:00:02.010\nit is late\n \n\n"
    "00:00:02.010 --> 00:00:04.000\nit is late\nhe<00:00:02.500><c> said</c>\n"
)


def test_captions_that_roll_up_are_read_once() -> None:
    assert one(ROLLING, "a.vtt").text.text == "it is late he said"
    assert one("WEBVTT\n\n00:01.000 --> 00:02.000\nNo.\n\n00:02.000 --> 00:03.000\nNo.", "a.vtt").text.text == "No. No."


LATE = "“It’s late,” he said"


@pytest.mark.parametrize(
    ("head", "body", "text"),
    [
        ("Content-Type: text/plain", "Envoyé, “dit-elle”".encode(), "Envoyé, “dit-elle”"),
        ("Content-Type: text/plain; charset=us-ascii", "Envoyé par".encode(), "Envoyé par"),
        (
            "Content-Type: text/plain; charset=iso-8859-1",
            "“It’s late,” he said".encode("cp1252"),
            "“It’s late,” he said",
        ),
        (
            "Content-Type: text/plain; charset=x-unknown",
            "“It’s late,” he said".encode("cp1252"),
            "“It’s late,” he said",
        ),
    ],
)
def test_a_mail_in_another_encoding_than_it_declares_is_read(head: str, body: bytes, text: str) -> None:
    data = f"From: a@b.example\r\nSubject: Ferry\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n".encode() + body
    assert one(data, "a.eml").text.text == f"Ferry\n\n{text}"


HTML_MAIL = (
    "<p>Dear editors,</p><p>“No.”</p><table><tr><td>The council will meet next week and is expected to vote on whether "
    "the pier can be rebuilt with public money.</td></tr></table><p>Short, said<br>Ana Lima.</p>"
)


@pytest.mark.parametrize(
    ("rest", "gone"),
    [
        ("", []),
        ("<div class='gmail_quote'>Bo wrote:<blockquote><p>“Old.”</p></blockquote></div>", ["Bo wrote:\n“Old.”"]),
        ("<blockquote type='cite'><p>“Old.”</p></blockquote><p>--</p><p>Ana</p>", ["“Old.”", "--\nAna"]),
        ("<p>On Monday, Bo wrote:</p><p>“Old.”</p>", ["On Monday, Bo wrote:\n“Old.”"]),
    ],
)
def test_a_mail_that_is_html_is_taken_whole_but_for_earlier_mails_and_signatures(rest: str, gone: list[str]) -> None:
    head = "From: a@b.example\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    found = one(f"{head}<html><body>{HTML_MAIL}{rest}</body></html>", "a.eml")
    paragraphs = found.text.text.split("\n\n")
    assert (paragraphs[:3], paragraphs[4:]) == (["Ferry", "Dear editors,", "“No.”"], ["Short, said\nAna Lima."])
    assert [cut.words for cut in found.cut] == gone


def test_a_mail_whose_parts_do_not_hang_together_is_read_from_its_first_text() -> None:
    head = "From: a@b.example\nSubject: Ferry\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n"
    assert one(f"{head}It is late.\n", "a.eml").text.text == "Ferry\n\nIt is late."


def test_a_mail_says_which_bytes_are_in_no_encoding_and_reads_a_raw_subject() -> None:
    head = (
        "From: a@b.example\nSubject: Forma\u00e7\u00e3o\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    )
    found = one(head.encode("cp1252") + "\nÉ tarde, “não é”".encode() + b" \xff.", "a.eml")
    assert found.title == "Forma\u00e7\u00e3o"
    assert "1 byte is not UTF-8" in found.notes[0]


MARKED = "<p>It is <b>late</b>.</p>\n<p>“No,” said Ana Lima.</p>"
UNMARKED = "It is late.\n\n“No,” said Ana Lima."


def test_markup_where_text_should_be_is_no_text() -> None:
    """A table, ninjs and NewsML-G2 whose text is HTML, though nothing says so."""
    table = f'title,text\nFerry idle,"{MARKED}"\nTram,"a < b, <c> and more"\n'
    texts = [found.text.text for found in read(table, "a.csv") if isinstance(found, ArticleText)]
    assert texts == [f"Ferry idle\n\n{UNMARKED}", "Tram\n\na < b, <c> and more"]
    ninjs = {"uri": "u", "type": "text", "headline": "Ferry idle", "body_text": MARKED}
    assert one(json.dumps(ninjs), "a.json").text.text == f"Ferry idle\n\n{UNMARKED}"
    inline = f'<inlineData contenttype="text/plain"><![CDATA[{MARKED}]]></inlineData>'
    item = f'<newsItem guid="g"><contentSet>{inline}</contentSet></newsItem>'
    assert one(item, "a.xml").text.text == UNMARKED


def test_the_header_of_an_agency_item_is_cut_but_for_its_headline() -> None:
    header = "<header><ul><li>Football</li></ul><time>11.10.2022</time><h1>Ferry idle</h1></header>"
    inline = f"<inlineXML><html><body>{header}<section><p>It is late.</p></section></body></html></inlineXML>"
    found = one(f'<newsItem guid="g"><contentSet>{inline}</contentSet></newsItem>', "a.xml")
    assert found.text.text == "Ferry idle\n\nIt is late."
    assert [(cut.words, cut.why) for cut in found.cut] == [("Football\n11.10.2022", "the head of the item")]


def test_the_parts_of_a_byline_of_an_agency_stay_apart() -> None:
    head = "<byline>By BO LIND<byttl>AP Writer</byttl></byline>"
    head += "<dateline><story.date>20170102T222800+0000</story.date></dateline>"
    found = one(
        f"<nitf><body><body.head>{head}</body.head><body.content><p>It is late.</p></body.content></body></nitf>",
        "a.xml",
    )
    assert (found.text.text, found.authors) == ("By BO LIND AP Writer\n\nIt is late.", ("BO LIND",))


def test_a_feed_in_another_encoding_than_it_declares_is_not_called_broken() -> None:
    item = "<item><title>Caf\u00e9</title><description>\u201cNo,\u201d she said.</description></item>"
    feed = f'<?xml version="1.0" encoding="utf-8"?><rss><channel>{item}</channel></rss>'
    (found,) = read(feed.encode("cp1252"), "a.rss")
    assert isinstance(found, ArticleText)
    assert found.text.text == "Caf\u00e9\n\n\u201cNo,\u201d she said."


def test_subtitles_keep_speakers_and_times() -> None:
    srt = (
        "1\n00:00:01,000 --> 00:00:02,500\nANA: It is late.\n\n2\n00:00:02,600 --> 00:00:04,000\nVery 🌉 late.\n\n"
        "3\n00:00:04,100 --> 00:00:05,000\n- Why?\n- <i>Who</i> knows.\n\n4\n00:01:00,000 --> 00:01:02,000\nLater.\n"
    )
    found = one(srt.replace("\n", "\r\n"), "a.srt")
    assert found.text.text == "ANA: It is late. Very 🌉 late.\n\nWhy?\n\nWho knows.\n\nLater."
    cues = found.extra["cues"]
    assert [found.text.text[cue["start"] : cue["end"]] for cue in cues][1:3] == ["Very 🌉 late.", "Why?"]
    assert (cues[0]["from"], cues[0]["to"]) == (1.0, 2.5)
    vtt = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Lima>R&amp;D.\n\n00:02.000 --> 00:03.000\n<v Ana Lima>Late.\n\n"
        + ("00:03.000 --> 00:04.500\n<v Bo>Why?\n")
    )
    found = one(vtt, "a.vtt")
    assert found.text.text == "Ana Lima: R&D. Late.\n\nBo: Why?"
    assert [cue["speaker"] for cue in found.extra["cues"]] == ["Ana Lima", "Ana Lima", "Bo"]


@pytest.mark.parametrize(("name", "data"), AGENCY)
def test_feeds_agency_formats_and_tables_give_the_same_article(name: str, data: bytes | str) -> None:
    found = one(data, name)
    assert (found.text.text, found.title) == (WHOLE, "Ferry idle")
    assert found.published == "2026-11-30T08:00:00+00:00"
    assert found.authors in {("Ana Lima",), ()}
    assert found.source in {"https://e.example/1", None}


def test_a_nul_in_the_words_of_an_agency_is_dropped_under_a_headline_too() -> None:
    for title, text in (("", "It is late."), ("Ferry idle", "Ferry idle\n\nIt is late.")):
        item = {"uri": "urn:late", "type": "text", "headline": title, "body_text": "It is\0 late."}
        assert one(json.dumps(item), "late.ninjs").text.text == text


def test_a_table_says_which_columns_it_lacks_and_can_be_told() -> None:
    with pytest.raises(InputError, match="“Name”, “Words of it”"):
        read("Name\tWords of it\nFerry\tIt is late.\nTram\tToo.\n", "a.tsv")
    data = b"Name\tWords of it\nFerry\tIt is late.\n\t\nTram\t\n"
    columns = Columns({"text": "Words of it", "title": "name"})
    form = registry.format_for(".tsv")
    assert isinstance(form, Format)
    assert form.read is not None
    first, second = form.read(Source("a.tsv", stream=io.BytesIO(data), inner="a.tsv", columns=columns))
    assert isinstance(first, ArticleText)
    assert (first.text.text, first.title) == ("Ferry\n\nIt is late.", "Ferry")
    assert str(second) == "a.tsv: row 4: there is no text in this row"


def test_an_entry_with_a_summary_alone_says_so() -> None:
    found = one(
        "<rss><channel><item><title>Tram</title><description>Late.</description></item></channel></rss>", "a.rss"
    )
    assert found.text.text == "Tram\n\nLate."
    assert "summary alone" in found.notes[0]


BOMB = '<?xml version="1.0"?><!DOCTYPE {0} [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><{0}>&b;</{0}>'
BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("a.docx", lambda: WORD[:300], "damaged or was cut off"),
    ("a.docx", lambda: made.zipped({"[Content_Types].xml": "", "word/x.xml": ""}), "no text part"),
    ("a.docx", lambda: made.docx("<w:p>"), "not XML"),
    ("a.docx", lambda: made.docx(""), "no text in this document"),
    ("a.odt", lambda: OPEN[:200], "damaged or was cut off"),
    ("a.xlsx", lambda: made.xlsx([("Text",)])[:400], "damaged or was cut off"),
    ("a.pdf", lambda: made.pdf([(60, 700, "Late.")])[:200], "damaged or was cut off"),
    ("a.pdf", lambda: made.pdf([]), "probably a scan"),
    ("a.pdf", lambda: made.pdf(*[[(60, 700, "x")]] * 1_001), "it has 1,001 pages; at most 1,000 are read"),
    ("a.rtf", lambda: b"{\\rtf1 }", "no text in this document"),
    ("a.html", lambda: b"<html><body></body></html>", "no words in this page"),
    ("deep.html", lambda: b"<p>One.</p>" + b"<div>" * 300 + b"<p>Two.</p>", "more than 250 deep in each other"),
    ("a.html", lambda: b"<html>" + b"<p>late</p>" * 300_000, "million characters"),
    ("a.eml", lambda: b"From: a@b\nSubject: \n\n", "no text in this mail"),
    ("a.srt", lambda: b"1\n00:00:01,000 --> \nLate", "no subtitles"),
    ("a.vtt", lambda: b"WEBVTT\n\n", "no subtitles"),
    ("a.rss", lambda: b"<rss><channel></channel></rss>", "no entries"),
    ("a.json", lambda: b'{"uri": "x", "headline": "y"}', "no text in it"),
    ("a.json", lambda: b'{"uri": "x", "headline": ', "not JSON"),
    *[
        (f"{kind}.xml", lambda kind=kind: BOMB.format(kind).encode(), "entities")
        for kind in ("nitf", "newsItem", "rss")
    ],
    ("a.xml", lambda: b"<nitf><body><body.content></body.content></body></nitf>", "no text in this article"),
    ("a.xml", lambda: b"<nitf><body>", "not XML"),
    ("a.xml", lambda: b'<newsItem xmlns="x"><contentSet/></newsItem>', "a picture, a video"),
    ("a.xml", lambda: b'<packageItem xmlns="x"/>', "no news item"),
    ("a.xml", lambda: b'<?xml version="1.0"?><ledger/>', "markup"),
]


@pytest.mark.parametrize(("name", "make", "reason"), BAD, ids=lambda value: value if isinstance(value, str) else "")
def test_a_bad_file_is_refused_in_words(name: str, make: Callable[[], bytes], reason: str) -> None:
    try:
        (found,) = read(make(), name)
    except InputError as error:
        found = error
    assert isinstance(found, InputError)
    assert found.source == name
    assert reason in found.reason
