"""Saving who is quoted to a file that the editor names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Qt, Signal
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from editorial.desktop.widgets.background import Background
from editorial.domain.quoted import Tally
from editorial.domain.settings import Setting
from editorial.jobs.export_options import Replace
from editorial.jobs.progress import Progress
from editorial.jobs.quoted_files import ENDS, PIXELS, WriteQuoted, picture_of, tally_going_out
from editorial.review.desk import Desk
from editorial.review.wording.quoted import page_words, title_words

_SCALE = 2
"""How many pixels of a picture stand for one of its units."""
_FILTERS = {f"{words} (*{end})": end for end, words in {**ENDS, PIXELS: "PNG picture"}.items()}


class SaveQuoted(QObject):
    """Asks for a file, and writes a table, a picture or a page, as the end of its name says."""

    saved = Signal(object)
    """The file was written: its Path."""

    failed = Signal(object)
    """The file could not be written: the error."""

    def __init__(self, desk: Desk, tally: Tally, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._tally, self._background, self._parent = desk, tally, background, parent

    def ask(self) -> None:
        """Ask where to; the file dialog asks before a file is replaced."""
        folder = Path(str(self._desk.setting(Setting.EXPORT_FOLDER, Path.home())))
        dialog = QFileDialog(self._parent, "Save who is quoted", str(folder / "quoted.csv"), ";;".join(_FILTERS))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(".csv")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(_FILTERS[chosen]))
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def write(self, path: Path) -> None:
        """Write the file on the worker thread."""
        title = title_words(self._tally)
        drawn = self._desk.job(tally_going_out, self._tally)
        pixels = _pixels(picture_of(drawn, title)) if path.suffix.lower() == PIXELS else b""
        job = self._desk.job(WriteQuoted, self._tally, title, page_words(self._tally), path, Replace.ANY, pixels)
        self._desk.keep(Setting.EXPORT_FOLDER, str(path.parent))
        self._background.start(job, progress=_ignore, done=self.saved.emit, failed=self.failed.emit)


def _pixels(picture: str) -> bytes:
    """Return a picture (SVG) as PNG."""
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - needed for this alone

    drawn = QSvgRenderer(QByteArray(picture.encode()))
    image = QImage(drawn.defaultSize() * _SCALE, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    drawn.render(painter)
    painter.end()
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(made, QByteArray(b"PNG")).write(image)
    return bytes(made.data().data())


def _ignore(_progress: Progress) -> None:
    """Show no progress: it takes a moment."""
