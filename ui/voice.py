"""Plays spoken clips one after the other; the sound library is loaded at the first one, never at start."""

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiosk.voice.sound import RATE, samples
from ui.log import log


class Voice(QObject):
    """One screen at a time, sentence by sentence; a machine without a sound device stays silent."""

    changed = Signal()
    _ended = Signal(int)

    def __init__(self, parent: QObject | None = None, *, silent: bool = False) -> None:
        super().__init__(parent)
        self.speaking = False
        self.silent = silent
        self._device: Any = None
        self._clip = 0
        self._ended.connect(self._stop_clip)

    def toggle(self, sentences: Sequence[Sequence[Path]]) -> None:
        """Speak the clips (WAV, MP3, FLAC or OGG) of each sentence, or fall silent when some are spoken."""
        if self.speaking or not sentences:
            self.stop()
            return
        import miniaudio

        try:
            device = self._device or self._open()
            pieces = samples(sentences, device.sample_rate)
            stream = _stream(next(pieces), pieces)
            next(stream)
            self._clip += 1
            number = self._clip
            played = miniaudio.stream_with_callbacks(stream, end_callback=lambda: self._ended.emit(number))
            next(played)
            device.start(played)
        except (miniaudio.MiniaudioError, OSError) as error:
            log.warning("voice-failed", kind=type(error).__name__)
            return
        self._say(True)

    def stop(self) -> None:
        """Fall silent."""
        if self._device is not None and self.speaking:
            self._device.stop()
        self._say(False)

    def close(self) -> None:
        """Let go of the sound device."""
        self.stop()
        if self._device is not None:
            self._device.close()
            self._device = None

    def _open(self) -> Any:
        import miniaudio

        backends = [miniaudio.Backend.NULL] if self.silent else None
        self._device = miniaudio.PlaybackDevice(nchannels=1, sample_rate=RATE, backends=backends)
        return self._device

    def _stop_clip(self, clip: int) -> None:
        if clip == self._clip:
            self.stop()

    def _say(self, speaking: bool) -> None:
        if speaking != self.speaking:
            self.speaking = speaking
            self.changed.emit()


def _stream(first: Any, rest: Iterator[Any]) -> Generator[Any, int, None]:
    """As many samples as the device asks for; a clip that cannot be read ends the speech."""
    import miniaudio

    wanted = yield b""
    piece, at = first, 0
    while True:
        if at < len(piece):
            begin, at = at, at + wanted
            wanted = yield piece[begin:at]
            continue
        try:
            piece, at = next(rest), 0
        except (StopIteration, miniaudio.MiniaudioError, OSError):
            return
