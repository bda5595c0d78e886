"""No export of any format names who is protected, and one that would is refused unless somebody says otherwise."""

from __future__ import annotations

import io
import json
import re
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from record_strategies import records

from editorial.domain.annotation import Entity, Note, NoteKind
from editorial.domain.article import Standing, State
from editorial.domain.elsewhere import LibraryQuote, Pair, SameWords
from editorial.domain.errors import EditorialError
from editorial.domain.library import AuthorityRecord
from editorial.domain.protecting.known import names_of
from editorial.domain.protecting.leaks import Where, leaks
from editorial.domain.protecting.names import TraceKind
from editorial.domain.protecting.record import REPLACED, with_pseudonyms
from editorial.domain.quote_search import QuoteQuestion
from editorial.domain.quoted import By, Grouping, Measure, Scope
from editorial.domain.record import Record
from editorial.domain.source import Source, SourceText, Turn
from editorial.domain.text import Span, sha256
from editorial.domain.verdict import Match, Verdict
from editorial.formats import registry
from editorial.formats.format import Format
from editorial.formats.loss.part import bare
from editorial.formats.record.json_codec import read_jsonl
from editorial.formats.selection import Selected, select
from editorial.jobs.elsewhere import write_pairs
from editorial.jobs.export_options import Include, Leaking
from editorial.jobs.exporting import Export
from editorial.jobs.foreseeing import Foresee
from editorial.jobs.progress import finish
from editorial.jobs.protecting import LeaksError, Protector
from editorial.jobs.quote_searching import write_quotes
from editorial.jobs.quoted import ReadQuoted
from editorial.jobs.quoted_files import WriteQuoted
from editorial.jobs.reporting import MakeReport
from editorial.review.commands.groups import LinkAuthority
from editorial.review.commands.notes import AddNote
from editorial.review.commands.speakers import Attribute
from editorial.review.desk import Desk
from editorial.review.wording.leaks import leak_words
from editorial.storage.library import Library

EVERYTHING = Include(undecided=True, rejected=True, unverified=True, source_texts=True)
WRITABLE = registry.writable()
TALK = SourceText.of(
    "ANA LIMA: It wobbles 🌉 a lot, Lima said. Mail ana.lima@mail.org.", [Turn(Span(10, 22), "ANA LIMA")]
)


def files(folder: Path) -> Iterator[str]:
    """Yield the names and contents of all files in a folder, those inside of ZIP files too, without their tags."""
    for path in sorted(folder.rglob("*")):
        yield path.name
        if path.is_file():
            yield from contents(path.read_bytes())


def contents(data: bytes) -> Iterator[str]:
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield from contents(archive.read(name))
        return
    if data[:1] == b"\x78":  # as spaCy packs its documents
        data = zlib.decompress(data)
    words = data.decode("utf-8", "replace")
    yield words
    yield re.sub("<[^>]*>", "", words)


def plain(words: str) -> str:
    """Return words in small letters without accents: written anew here, so as not to believe what is tested."""
    apart = unicodedata.normalize("NFKD", words).casefold()
    return "".join(one for one in apart if unicodedata.category(one) not in {"Mn", "Cf"})


def names(folder: Path, *wanted: str) -> list[str]:
    """Return which of these words stand in a file of a folder, or in its name."""
    every = [plain(words) for words in files(folder)]
    return [word for word in wanted if any(re.search(rf"(?<![^\W_]){word}(?![^\W_])", words) for words in every)]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def told(library: Library, samples: Any) -> Library:
    """A verified article about Ana Lima, who is protected; she is in its title, source, note and details as well."""
    made = samples.reviewed()
    ana = replace(made.entities["e1"], aliases=("Lima",), authority="a1", pseudonym="Eva W.")
    note = Note("n1", NoteKind.COMMENT, "Call Ana Lima at ana.lima@mail.org", "Editor", samples.noon, on="m1")
    source = Source("s1", TALK.sha256, "Talk with Ana Lima", "Editor", samples.noon, origin="ana-lima.srt")
    article = replace(made.article, title="Bridge stays shut, says Lima", authors=("Ana Lima",), source="lima-ana.txt")
    library.add(
        replace(
            made,
            article=replace(article, extra={"url": "https://x.org/ana-lima"}),
            entities={"e1": ana},
            notes={"n1": note},
            sources={"s1": source},
            source_texts={TALK.sha256: TALK},
        )
    )
    return library


@pytest.mark.parametrize("form", WRITABLE, ids=lambda form: form.info.id)
def test_no_format_names_who_is_protected(told: Library, out: Path, form: Format) -> None:
    report = finish(Export(told, out / form.info.suggested(1), form.info.id, include=EVERYTHING))
    assert report.pseudonyms == 1
    assert "names replaced by pseudonyms in 1 article" in report.words
    assert names(out, "ana", "lima") == []
    assert names(out, "eva") == ["eva"], "it is no empty file"
    assert told.load("bridge").record.entities["e1"].name == "Ana Lima", "the library keeps the real one"


def test_a_record_says_that_names_were_replaced_and_its_offsets_hold(told: Library, tmp_path: Path) -> None:
    finish(Export(told, tmp_path / "out.jsonl", include=EVERYTHING))
    (record,) = read_jsonl(tmp_path / "out.jsonl")
    text = record.article.text
    assert text == "Bridge stays shut\n\n“It wobbles 🌉,” said Eva W.. Eva W. left."
    assert record.article.sha256 == sha256(text)
    assert [one.span.of(text) for one in record.mentions.values() if one.entity == "e1"] == ["Eva W.", "Eva W."]
    assert record.quotes["q1"].span.of(text) == "It wobbles 🌉"
    assert record.extra[REPLACED] == {"names": 1, "places": 2}
    (plain_record,) = map(json.loads, (tmp_path / "out.jsonl").read_bytes().splitlines())
    assert (plain_record["entities"][0]["protected"], plain_record["entities"][0]["authority"]) == (True, None)


PLACES = st.sampled_from(["Harbour", "About Ana Lima", "ana-lima", "LIMA, ANA", "Ána Líma’s day", "Lima says"])


@st.composite
def about_ana(draw: st.DrawFn) -> Record:
    """Any record, in which Ana Lima is protected."""
    made = draw(records(with_texts=True))
    article = replace(made.article, title=draw(PLACES), source=draw(PLACES), authors=(draw(PLACES),))
    ana = Entity("ana", "Ana Lima", "PERSON", aliases=("Lima",), pseudonym="Eva W.")
    return replace(
        made,
        article=article,
        standing=Standing(State.NEW),
        entities={**made.entities, "ana": ana},
        mentions={
            key: replace(one, entity=draw(st.sampled_from([one.entity, "ana"]))) for key, one in made.mentions.items()
        },
        notes={key: replace(one, text=draw(PLACES)) for key, one in made.notes.items()},
        sources={key: replace(one, title=draw(PLACES), origin=draw(PLACES)) for key, one in made.sources.items()},
    )


@pytest.mark.parametrize("form", WRITABLE, ids=lambda form: form.info.id)
@settings(max_examples=10)  # of each of the formats
@given(made=about_ana())
def test_whatever_stands_in_a_record_no_format_gives_a_name_away_untold(form: Format, made: Record) -> None:
    known = names_of(made, [])
    going_out = select(with_pseudonyms(made, known), EVERYTHING.statuses)
    if leaks(bare(going_out.record, form.info.lacks), known):
        return
    with tempfile.TemporaryDirectory() as name:
        with form.open(Path(name) / form.info.suggested(1), 1) as sink:
            sink.write(Selected(going_out.record, going_out.left_out))
        assert not any(re.search(r"\bana\W{0,8}lima\b|\blima\b", plain(words)) for words in files(Path(name)))


@pytest.fixture
def leaking(told: Library) -> Library:
    """The same, with a note that has her given name alone."""
    Desk(told).apply_to("bridge", AddNote(kind=NoteKind.COMMENT, text="Ana wants to be called back"))
    return told


def test_an_export_that_would_give_a_name_away_is_refused_and_says_where(leaking: Library, out: Path) -> None:
    target = out / "out.jsonl"
    with pytest.raises(LeaksError) as refused:
        finish(Export(leaking, target))
    (article,) = refused.value.articles
    (leak,) = article.leaks
    assert leak_words(leak) == "“Ana” is a part of Ana Lima, in a note: Ana wants to be called back"
    assert str(refused.value) == (
        "Nothing was written: protected names, or parts of them, would still stand in 1 article, in 1 place."
    )
    assert not target.exists()
    assert leaking.queue()[0].exported_at is None


def test_nothing_is_written_to_a_stream_either(leaking: Library) -> None:
    stream = io.BytesIO()
    with pytest.raises(LeaksError):
        finish(Export(leaking, stream))
    assert stream.getvalue() == b""


def test_what_a_format_does_not_hold_gives_nothing_away(leaking: Library, out: Path) -> None:
    finish(Export(leaking, out / "out.jsonl", "prodigy"))
    assert names(out, "ana", "lima") == []


def test_somebody_who_says_so_gets_it_all_the_same_and_is_told_how_much(leaking: Library, out: Path) -> None:
    refused = Export(leaking, out / "out.jsonl")
    for job in (Export(leaking, out / "out.jsonl", leaking=Leaking.ALLOW), refused.anyway()):
        report = finish(job)
        assert "protected names still given away in 1 place" in report.words
        assert names(out, "ana", "lima") == ["ana"], "the other places are replaced"


def test_the_name_of_the_file_gives_nothing_away(told: Library, out: Path) -> None:
    with pytest.raises(LeaksError):
        finish(Export(told, out / "lima.jsonl"))


def test_a_report_to_be_printed_has_the_pseudonym_and_is_refused_if_it_gives_the_name_away(leaking: Library) -> None:
    job = MakeReport(leaking, ["bridge"])
    with pytest.raises(LeaksError):
        finish(job)
    report = finish(job.anyway())
    assert report.title == "Bridge stays shut, says Eva W.", "it is the title of a PDF"
    page = report.page
    assert "Eva W." in page
    assert "Lima" not in page
    assert "1 name is a pseudonym, in the text as well" in page


def test_the_name_of_the_file_of_a_report_gives_nothing_away(told: Library) -> None:
    assert finish(MakeReport(told, ["bridge"], "report.pdf")).page
    with pytest.raises(LeaksError):
        finish(MakeReport(told, ["bridge"], "lima.pdf"))


def test_no_verification_record_is_written_of_an_article_with_a_protected_name(told: Library, out: Path) -> None:
    with pytest.raises(EditorialError, match="it would name who is protected"):
        finish(Export(told, out / "out.json", include=Include(verification=True)))
    assert list(out.glob("out*")) == []


def test_what_would_be_lost_is_counted_of_what_would_be_written(told: Library) -> None:
    lost = finish(Foresee(told, "xlsx", include=EVERYTHING)).words
    assert "other name of somebody" not in lost, "it goes with the real name"


def test_a_name_protected_in_one_article_is_told_in_the_others_and_replaced_where_it_is_linked(
    told: Library, samples: Any, out: Path
) -> None:
    told.add(samples.reviewed("two", samples.text("Two.")))
    with pytest.raises(LeaksError) as refused:
        finish(Export(told, out / "out.jsonl", article_ids=["two"]))
    assert {leak.kind for leak in refused.value.articles[0].leaks} == {TraceKind.ELSEWHERE}
    told.put_authority_records([AuthorityRecord("a1", "Ana Lima", "PERSON", ("Ana B. Lima",))])
    Desk(told).apply_to("two", LinkAuthority(entity="e1", authority="a1"))
    finish(Export(told, out / "out.jsonl", article_ids=["two"], include=EVERYTHING))
    assert names(out, "ana", "lima", "eva") == ["eva"]


def test_no_article_refers_by_the_hash_of_its_text_to_one_with_a_protected_name(
    told: Library, samples: Any, out: Path
) -> None:
    first = samples.reviewed()
    text = samples.text("First.")
    ana = replace(first.entities["e1"], pseudonym="Eva W.")
    article = replace(first.article, id=sha256(text), text=text, sha256=sha256(text))
    told.add(replace(samples.reviewed(text=text), article=article, entities={"e1": ana}))
    later = samples.article("later", "Nothing new was said.")
    told.add(replace(later, article=replace(later.article, supersedes=sha256(text))))
    finish(Export(told, out / "out.jsonl", article_ids=["later"], include=EVERYTHING))
    assert sha256(text) not in (out / "out.jsonl").read_text(encoding="utf-8")


def test_lists_over_all_articles_have_the_pseudonym_in_every_cell_and_no_id_that_tells(told: Library) -> None:
    listed = Protector(told).listed
    row = ("Ana Lima", "“Lima left,” said LIMA", 3, None, ["a1", "other"], {"x": "lima-ana.txt"})
    assert listed(row) == ("Eva W.", "“Eva W. left,” said Eva W.", 3, None, ["", "other"], {"x": "eva-w.txt"})
    assert listed(("Analima", "a line")) == ("Analima", "a line")


def test_a_linked_name_of_another_article_is_replaced_in_lists_as_it_is_called_there(
    told: Library, samples: Any
) -> None:
    other = samples.reviewed("two", samples.text("Two."))
    linked = replace(other.entities["e1"], name="Anita Limes", authority="a1")
    told.add(replace(other, entities={"e1": linked}))
    assert Protector(told).listed("Anita Limes left") == "Eva W. left"
    assert {row.name for row in told.people.protected()} == {"Ana Lima", "Anita Limes"}


@pytest.mark.parametrize("suffix", [".csv", ".html", ".svg", ".jsonl", ".xlsx"])
def test_who_is_quoted_is_written_with_pseudonyms(told: Library, out: Path, suffix: str) -> None:
    Desk(told).apply_to("bridge", Attribute(quotes=("q1",), entity="e1"))
    tally = finish(ReadQuoted(told)).tally(Grouping(By.PERSON), Scope.EVERYTHING, Measure.QUOTES)
    finish(WriteQuoted(told, tally, "Who is quoted", (), out / f"quoted{suffix}"))
    assert names(out, "ana", "lima", "eva") == ["eva"]


def test_quotes_and_pairs_that_the_window_writes_have_pseudonyms(told: Library, samples: Any, out: Path) -> None:
    Desk(told).apply_to("bridge", Attribute(quotes=("q1",), entity="e1"))
    finish(write_quotes(told, QuoteQuestion(), out / "quotes.csv"))
    first = LibraryQuote("bridge", "Lima on bridges", "2026", True, "q1", Span(0, 9), "It wobbles", "Ana Lima", True)
    pair = Pair(first, first, SameWords(first, first, Match(Verdict.AS_IN_SOURCE, 2)))
    finish(write_pairs(told, [pair], out / "pairs.csv"))
    assert names(out, "ana", "lima", "eva") == ["eva"]
    assert "Eva W. on bridges" in (out / "pairs.csv").read_text(encoding="utf-8")


def test_the_hash_of_an_article_with_a_protected_name_as_a_source_of_another_is_told(
    told: Library, samples: Any, out: Path
) -> None:
    real = told.load("bridge").record.article
    source = Source("s1", real.sha256, "An earlier piece", "Editor", samples.noon, article="bridge")
    told.add(replace(samples.article("later", "Nothing new was said."), sources={"s1": source}))
    with pytest.raises(LeaksError) as refused:
        finish(Export(told, out / "out.jsonl", article_ids=["later"], include=EVERYTHING))
    (leak,) = refused.value.articles[0].leaks
    assert (leak.kind, leak.name, leak.around) == (TraceKind.HASH, "Ana Lima", "An earlier piece")
    finish(Export(told, out / "out.jsonl", "prodigy", article_ids=["later"], include=EVERYTHING))


@pytest.mark.parametrize("form", [one for one in WRITABLE if one.info.shows_sources], ids=lambda form: form.info.id)
def test_a_format_that_shows_sources_is_refused_for_what_they_say(
    library: Library, samples: Any, out: Path, form: Format
) -> None:
    made = samples.reviewed()
    text = SourceText.of("LIMA: It wobbles 🌉.", [Turn(Span(6, 19), "LIMA")])
    library.add(
        replace(
            made,
            entities={"e1": replace(made.entities["e1"], pseudonym="Eva W.")},
            mentions={"m1": made.mentions["m1"]},
            sources={"s1": Source("s1", text.sha256, "Tape", "Editor", samples.noon)},
            source_texts={text.sha256: text},
        )
    )
    with pytest.raises(LeaksError) as refused:
        finish(Export(library, out / form.info.suggested(1), form.info.id))
    assert Where.SOURCES in {leak.where for leak in refused.value.articles[0].leaks}


def test_two_exports_of_one_state_are_the_same(told: Library, out: Path) -> None:
    for name in ("one", "two"):
        finish(Export(told, out / f"{name}.jsonl", include=EVERYTHING))
    assert (out / "one.jsonl").read_bytes() == (out / "two.jsonl").read_bytes()
