"""Keeps what is typed and marked here out of the clipboard and of X11's primary selection."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication

MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection, QClipboard.Mode.FindBuffer)


class NothingCopied(QObject):
    """Empties at once whatever this program put there: before any other program can ask for it.

    Marking a text by dragging puts it into the primary selection, Shift+Delete into the clipboard; both would
    outlive the lock. What other programs put there is theirs.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._clipboard.changed.connect(self._empty)

    def _empty(self, mode: QClipboard.Mode) -> None:
        mine = {
            QClipboard.Mode.Clipboard: self._clipboard.ownsClipboard,
            QClipboard.Mode.Selection: self._clipboard.ownsSelection,
            QClipboard.Mode.FindBuffer: self._clipboard.ownsFindBuffer,
        }
        alone = QGuiApplication.platformName() in (
            "offscreen",
            "minimal",
        )  # of nobody else
        if (alone or mine[mode]()) and self._clipboard.text(mode):
            self._clipboard.clear(mode)
