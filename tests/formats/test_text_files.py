from pathlib import Path

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from record_strategies import raw_texts

from editorial.domain.errors import InputError
from editorial.domain.text import normalise
from editorial.formats.reading import text_files
from editorial.formats.reading.source import Source
from editorial.formats.reading.text_files import decode, read_text

COPY = "“None of the café’s owners – Müller, Peña & Ångström – were there,” she said… It is the town’s first fête."


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"],
)
@pytest.mark.parametrize("text", [COPY, "He said “no” to Müller.", "It’s.", "Café", "“Well,” she said, “it’s £1–£2.”"])
def test_news_copy_is_read_in_every_common_encoding(encoding: str, text: str) -> None:
    assert normalise(decode(text.encode(encoding), source="copy.txt").text).text == text


def test_data_with_a_zero_byte_here_and_there_is_no_utf16() -> None:
    for data in (b"abc\0def\n" * 20, b"ab\0cd\n" * 20, b"abc\0" * 40):
        with pytest.raises(InputError, match="not a text"):
            decode(data, source="copy.txt")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("latin_1", "The café's owners, Müller & Ångström, were there."),
        ("cp1250", "Wójt powiedział: „Nie wiemy, co będzie dalej”, dodał Łukasz Żółć."),
        ("cp1251", "Она сказала: «Мы не знаем, что будет дальше», – добавил Иванов. Это первый случай в городе."),
        ("shift_jis", "これは新聞記事です。市長は「反対だ」と述べた。" * 3),
    ],
)
def test_other_alphabets_are_read(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), source="copy.txt").text == text


def test_byte_order_mark_and_line_ends_are_normalised_and_offsets_mapped(tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes("One 👩‍🚒\r\ntwo\rthree".encode("utf-8-sig"))
    read = read_text(Source.of_path(path)).text
    raw = "\ufeffOne 👩‍🚒\r\ntwo\rthree"
    assert read.text == "One 👩‍🚒\ntwo\nthree"
    assert read.text[read.offset(raw.index("two")) :] == "two\nthree"


@given(raw_texts)
def test_normalising_twice_is_the_same_as_once(raw: str) -> None:
    once = normalise(raw).text
    assert normalise(once).text == once


@given(raw_texts)
def test_utf8_is_read_back_as_it_was(raw: str) -> None:
    raw += "The council met again. " * 50  # long enough for a few control characters
    assert decode(raw.encode(), source="a.txt").text == raw


_SHIFTS = (0x0E, 0x0F)
"""Controls that change the alphabet in ISO 2022."""


@pytest.mark.parametrize("code", [at for at in range(1, 0x80) if not chr(at).isprintable() and at not in _SHIFTS])
def test_what_is_full_of_controls_is_no_text_unless_they_are_white_space(code: int) -> None:
    data = f"The town{chr(code)}".encode() * 41  # no even number: that could be UTF-16
    if chr(code).isspace():
        assert decode(data, source="a.txt").text.encode() == data
    else:
        with pytest.raises(InputError):
            decode(data, source="a.txt")


@given(st.binary(max_size=400) | st.binary(max_size=60).map(lambda data: b"The council met. " * 5 + data))
def test_any_bytes_are_either_a_text_or_an_input_error(data: bytes) -> None:
    try:
        text = decode(data, source="a.txt").text
    except InputError as refused:
        event(refused.reason)
    else:
        assert normalise(text).text.strip()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"The mayor\0said", "not a text"),
        (bytes(range(256)) * 8, "not a text"),
        (b"a\0b" * 50, "not a text"),
        (b"\x7fELF\x02\x01\x01\0\0\0" + b"\0\x10\xff" * 50, "a program"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\0", "a zip archive"),
        (b"{\\rtf1\\ansi The mayor}", "RTF"),
        (b"\xff\xfe\x00\xd8", "not a text"),
    ],
)
def test_what_is_no_text_is_refused_in_words(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "renamed.txt"
    path.write_bytes(data)
    with pytest.raises(InputError, match=reason) as caught:
        read_text(Source.of_path(path))
    assert caught.value.source == str(path)


def test_a_file_too_big_for_an_article_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(InputError, match="bigger than 20 MB"):
        read_text(Source.of_path(path))
    with pytest.raises(InputError, match="bigger than 20 MB"):
        decode(b"a" * (text_files.MAX_BYTES + 1), source="pasted text")


def test_missing_files_folders_and_forbidden_files_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match=r"missing\.txt: there is no such file"):
        read_text(Source.of_path(tmp_path / "missing.txt"))
    with pytest.raises(InputError, match="this is a folder"):
        read_text(Source.of_path(tmp_path))
    path = tmp_path / "secret.txt"
    path.write_text("words")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # a superuser may read everything, so the file's rights prove nothing
    with pytest.raises(InputError, match=r"secret\.txt: no permission to read it"):
        read_text(Source.of_path(path))
