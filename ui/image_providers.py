"""Gives QML the pictures made at run time: receipt, its QR, the code of a chat, what the camera sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

from kiosk.receipt.receipt import Receipt

if TYPE_CHECKING:
    from kiosk.scanning.camera import Shown

LIGHT, DARK = 255, 0
ONE_DOT_A_MODULE = 97


class ReceiptPictures(QQuickImageProvider):
    """`image://receipt/qr/<number>` and `image://receipt/paper/<number>`; only the current one exists."""

    def __init__(self, current: Callable[[], Receipt | None]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._current = current

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        from kiosk.paper.ornament import qr
        from kiosk.receipt.layout import draw

        receipt = self._current()
        if receipt is None or not id.endswith(receipt.number):
            return QImage(1, 1, QImage.Format.Format_Mono)
        picture = qr(receipt.token, ONE_DOT_A_MODULE) if id.startswith("qr/") else draw(receipt, 576)
        grey = picture.convert("L")
        image = QImage(grey.tobytes(), grey.width, grey.height, grey.width, QImage.Format.Format_Grayscale8)
        return image.copy()


class DeskPictures(QQuickImageProvider):
    """`image://desk/<anything>`: the code of the address that the desk shows now, a dot a module."""

    def __init__(self, current: Callable[[], str]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._current = current

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        from kiosk.agency.fieldwork.messages import code_of

        address = self._current()
        if not address:
            return QImage(1, 1, QImage.Format.Format_Mono)
        rows = code_of(address)
        dots = b"".join(bytes(DARK if dark else LIGHT for dark in row) for row in rows)
        side = len(rows)
        return QImage(dots, side, side, side, QImage.Format.Format_Grayscale8).copy()


class CameraPictures(QQuickImageProvider):
    """`image://camera/<anything>`: what the camera sees now, and nothing once it is closed."""

    def __init__(self, current: Callable[[], Shown | None]) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._current = current

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:
        shown = self._current()
        if shown is None:
            return QImage(1, 1, QImage.Format.Format_Mono)
        row = 3 * shown.width
        image = QImage(bytes(shown.pixels), shown.width, shown.height, row, QImage.Format.Format_RGB888)
        return image.copy()
