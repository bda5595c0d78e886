"""How the program starts: its style, and what its first painting does without."""

from pathlib import Path

from fresh_python import printed

from editorial.domain.article import Article
from editorial.domain.record import Record
from editorial.domain.text import sha256
from editorial.review.desk import Desk

_STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QObject
from editorial.desktop.app import Program, application

app = application()
program = Program(app)
assert program.begin(Path(sys.argv[1]))
while program.window.reviewer.session is None:
    app.processEvents()
program.window.grab()
print("QStyle" in [made.__name__ for made in QObject.__subclasses__()], app.style().name())
program.close()
"""


def test_an_article_is_shown_without_the_class_of_all_styles_which_takes_long_to_make(tmp_path: Path) -> None:
    text = "The harbour closes on Tuesday."
    desk = Desk.at(tmp_path / "library.db")
    with desk.library:
        desk.library.add(Record(Article(id="one", title="Harbour", text=text, sha256=sha256(text))))
    assert (
        printed(_STARTED, tmp_path / "library.db", QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path)) == "False fusion\n"
    )


def test_the_style_is_the_one_that_the_colours_are_made_for_whatever_the_system_prefers() -> None:
    program = "from editorial.desktop.app import application\nprint(application().style().name())"
    assert printed(program, QT_QPA_PLATFORM="offscreen", QT_STYLE_OVERRIDE="Windows") == "fusion\n"
