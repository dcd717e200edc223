"""Plays the campaign's spoken clips; sound is loaded at the first one, never at start."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

LONGEST_CLIP_SECONDS = 60


class Voice(QObject):
    """One clip at a time; a machine without a sound device falls silent by itself."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.speaking = False
        self._player: Any = None
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self.stop)

    def toggle(self, clip: Path | None) -> None:
        """Speak a clip, or fall silent when one is being spoken."""
        if self.speaking or clip is None:
            self.stop()
            return
        player = self._player or self._open()
        player.setSource(QUrl.fromLocalFile(str(clip)))
        player.play()
        self._limit.start(LONGEST_CLIP_SECONDS * 1000)
        self._say(True)

    def stop(self) -> None:
        """Fall silent."""
        self._limit.stop()
        if self._player is not None:
            self._player.stop()
        self._say(False)

    def _open(self) -> Any:
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer

        player = QMediaPlayer(self)
        output = QAudioOutput(self)
        player.setAudioOutput(output)
        player.mediaStatusChanged.connect(self._ended)
        if not QMediaDevices.audioOutputs():
            self._limit.setInterval(1000)
        self._player = player
        return player

    def _ended(self, status: Any) -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        if status in (QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia):
            self.stop()

    def _say(self, speaking: bool) -> None:
        if speaking != self.speaking:
            self.speaking = speaking
            self.changed.emit()
