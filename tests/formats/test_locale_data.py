"""Pages and mails are read without the locale data of Babel, which packages of the program leave out (35 MB)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

WITHOUT = """
import json, sys
from pathlib import Path
import babel.localedata
babel.localedata._dirname = sys.argv[1]  # an empty folder
from babel import Locale
from editorial.formats.reading.source import Source
from editorial.formats import registry
try:
    Locale.parse("en")
    sys.exit("the locale data is there after all")
except Exception as error:
    assert "locale" in str(error).lower(), error
texts = []
for name in sys.argv[2:]:
    source = Source.of_path(Path(name))
    texts += [found.text.text for found in registry.readable_for(source).read(source)]
print(json.dumps(texts))
"""
PARAGRAPHS = "".join(f"<p>The ferry was late for the {number}th time, and nobody said why.</p>" for number in range(9))
HEAD = "<head><title>Ferry</title></head>"
PAGE = f'<html lang="en-GB">{HEAD}<body><article><h1>Ferry</h1>{PARAGRAPHS}</article></body></html>'


def test_pages_and_mails_are_read_without_the_locale_data_of_babel(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    page, mail = tmp_path / "a.html", tmp_path / "a.eml"
    page.write_text(PAGE, encoding="utf-8")
    mail.write_text(f"From: a@b.example\nSubject: Ferry\nContent-Type: text/html\n\n{PAGE}", encoding="utf-8")
    run = [sys.executable, "-c", WITHOUT, str(empty), str(page), str(mail)]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert all("late for the 8th time" in text for text in json.loads(done.stdout))
