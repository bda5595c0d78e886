"""Articles as files of many formats, which tests read, damage and look for in what comes of them."""

from __future__ import annotations

import made_documents as made

BODY = "It is late 🌉.\n\n“No,” said Ana Lima."
WHOLE = f"Ferry idle\n\n{BODY}"
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Ferry idle - Saltmere Echo</title>
<meta property="og:title" content="Ferry idle"><link rel="canonical" href="https://echo.example/ferry">
<meta name="author" content="Ana Lima"><meta property="article:published_time" content="2026-11-29T08:30:00+00:00">
<script>document.write("“Bad,” he said");</script></head><body>
<nav><ul><li><a href="/n">News</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Ferry idle</h1>
<p>The ferries of Saltmere have been lying idle since Monday because of a dispute about pay with the harbour board.</p>
<p>“It wobbles 👩‍🚒 a lot,” said the <b>harbour</b> master, Bo Lind, when he was asked about the old pier.</p>
<blockquote><p>“We have waited for eleven years.”</p></blockquote>
<p>The council will meet next week and is expected to vote on whether the pier can be rebuilt with public money.</p>
<figure><figcaption>The pier at Saltmere. Photo: Ina Field</figcaption></figure>
<p>Nobody at the board wanted to say how long the strike might go on, or who will pay for the buses.</p>
</article><footer><p>© 2026 Saltmere Echo. All rights reserved.</p></footer></body></html>"""


WORD = made.docx(
    made.paragraph(made.run("Ferry idle"), "Title")
    + made.paragraph(made.run("It ") + made.inserted("is") + made.deleted("was") + made.run(" late 🌉."))
    + made.control(made.paragraph(made.run("In a control.")))
    + made.table(["a", "b"])
    + made.paragraph(made.run("“No,” said Ana Lima."))
    + made.text_box(made.paragraph(made.run("In a box."))),
    {
        "comments": f'<w:comment w:id="0">{made.paragraph(made.run("Check this"))}</w:comment>',
        "hdr1": "",
    },
)
OPEN = made.odt(
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes><text:h>Ferry idle</text:h>"
    "<text:p>It<text:s/>is <office:annotation><text:p>Check this</text:p></office:annotation>"
    "<text:span>late</text:span> 🌉.</text:p><text:p>“No,”<text:line-break/>said Ana Lima.</text:p>"
    "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell>"
    "<text:p>b</text:p></table:table-cell></table:table-row></table:table>"
)
MAIL = (
    "From: Ana Lima <ana@echo.example>\r\nSubject: =?utf-8?q?Ferry_=E2=80=9Cidle=E2=80=9D?=\r\n"
    "Date: Mon, 30 Nov 2026 08:00:00 +0100\r\nContent-Type: text/plain; charset=utf-8; format=flowed\r\n"
    "Content-Transfer-Encoding: 8bit\r\n\r\nThe ferry \r\nis late 🌉.\r\n"
    "\r\n> Old words\r\n\r\nNobody came.\r\n-- \r\nAna\r\n"
)


ITEM = (
    "<item><title>Ferry idle</title><link>https://e.example/1</link><pubDate>Mon, 30 Nov 2026 08:00:00 +0000</pubDate>"
    "<author>a@e.example (Ana Lima)</author><description>Short</description><content:encoded><![CDATA[<p>It is "
    "<b>late</b> 🌉.</p><p>&ldquo;No,&rdquo; said Ana Lima.</p>]]></content:encoded></item>"
)
RSS = (
    f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{ITEM}'
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Ferry idle</title><link href="https://e.example/1"/>'
    "<author><name>Ana Lima</name></author><published>2026-11-30T08:00:00Z</published><content type='html'>"
    "&lt;p>It is late 🌉.&lt;/p>&lt;p>“No,” said Ana Lima.&lt;/p></content></entry></feed>"
)
NINJS2 = (
    '{"uri": "urn:e:1", "type": "text", "headline": "Ferry idle", "byline": "By Ana Lima", "firstcreated": '
    '"2026-11-30T08:00:00Z", "language": "en", "body_html": "<p>It is late 🌉.</p><p>“No,” said Ana Lima.</p>"}'
)
NINJS3 = (
    '{"uri": "urn:e:1", "headlines": [{"role": "main", "value": "Ferry idle"}], "bylines": [{"value": "Ana Lima"}], '
    '"contentcreated": "2026-11-30T08:00:00Z", "bodies": [{"role": "main", "contentType": "text/html", "value": '
    '"<p>It is late 🌉.</p><p>“No,” said Ana Lima.</p>"}]}'
)
NITF = (
    '<nitf><head><docdata><doc-id id-string="x1"/><date.issue norm="20261130T080000Z"/></docdata></head><body>'
    "<body.head><hedline><hl1>Ferry idle</hl1></hedline></body.head><body.content><p>It is late 🌉.</p>"
    "<p>“No,” said <person>Ana Lima</person>.</p></body.content></body></nitf>"
)
NEWSML = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:n:1" xml:lang="en-GB"><contentMeta>'
    "<contentCreated>2026-11-30T08:00:00Z</contentCreated>"
    "<headline>Ferry idle</headline><by>By Ana Lima</by></contentMeta>"
    "<contentSet>"
    '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>It is late 🌉.</p>'
    "<p>“No,” said <i>Ana</i> Lima.</p></body></html></inlineXML></contentSet></newsItem>"
)
ROW = ("Ferry idle", BODY, "2026-11-30T08:00:00Z", "Ana Lima", "https://e.example/1", "Sea")
CSV = 'Headline;Story;Date;Byline;URL;Section\n{};"{}";{};{};{};{}\n'.format(*ROW)
AGENCY = [
    ("rss.xml", RSS + "</channel></rss>"),
    ("atom.xml", ATOM),
    ("a.json", NINJS2),
    ("a.json", NINJS3),
    ("a.xml", NITF),
    ("a.xml", NEWSML),
    ("a.csv", CSV),
    ("a.txt", CSV),
    ("a.xlsx", made.xlsx([("Headline", "Story", "Date", "Byline", "URL", "Section"), ROW])),
]
