"""Plays the campaign's spoken clips; the sound library is loaded at the first one, never at start."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.log import log


class Voice(QObject):
    """One clip at a time (WAV, MP3 or OGG); a machine without a sound device stays silent."""

    changed = Signal()
    _ended = Signal(int)

    def __init__(self, parent: QObject | None = None, *, silent: bool = False) -> None:
        super().__init__(parent)
        self.speaking = False
        self.silent = silent
        self._device: Any = None
        self._clip = 0
        self._ended.connect(self._stop_clip)

    def toggle(self, clip: Path | None) -> None:
        """Speak a clip, or fall silent when one is being spoken."""
        if self.speaking or clip is None:
            self.stop()
            return
        import miniaudio

        try:
            device = self._device or self._open()
            stream = miniaudio.stream_file(
                str(clip),
                output_format=device.format,
                nchannels=device.nchannels,
                sample_rate=device.sample_rate,
            )
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
        self._device = miniaudio.PlaybackDevice(backends=backends)
        return self._device

    def _stop_clip(self, clip: int) -> None:
        if clip == self._clip:
            self.stop()

    def _say(self, speaking: bool) -> None:
        if speaking != self.speaking:
            self.speaking = speaking
            self.changed.emit()
