"""Opens the wires to a receipt printer, each through python-escpos, each able to be broken off from outside.

python-escpos, loaded when first asked for, without the temporary folder that it leaves at each start.
"""

import shutil
import socket
import struct
import time
from contextlib import suppress
from typing import Any, Protocol

from escpos import capabilities
from escpos.exceptions import Error as EscposError
from escpos.printer import Network, Serial, Usb

from kiosk.errors import SettingsError
from kiosk.printing.addresses import network_address

_NO_LINGER = struct.pack("ii", 1, 0)
_SMALL_BUFFER = 8192
_FAREWELL_SECONDS = 2.0
_QUESTIONS = 32


class Link(Protocol):
    """An open wire. `write` may block until `abort` is called from another thread."""

    def open(self, seconds: float) -> None:
        """Connect; `seconds` bound each single wait of the driver."""

    def write(self, data: bytes) -> None: ...

    def read(self, seconds: float) -> bytes:
        """What has come in; empty when nothing does within the time."""

    def abort(self) -> None: ...

    def close(self) -> None: ...


class NetworkLink:
    """TCP, port 9100 unless the address says another."""

    def __init__(self, address: str) -> None:
        self._host, self._port = network_address(address)
        self._wire: socket.socket | None = None

    def open(self, seconds: float) -> None:
        from kiosk.printing.links import Network

        self._seconds, self._written, self._broken = seconds, 0, False
        # Connected here, not by Network.open: that leaks the socket when it is refused.
        self._wire = socket.create_connection((self._host, self._port), seconds)
        # A large send buffer would take a whole receipt while the printer takes none.
        self._wire.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SMALL_BUFFER)
        self._printer = Network(self._host, self._port, timeout=seconds)
        self._printer.device = self._wire

    def write(self, data: bytes) -> None:
        self._written += len(data)
        self._printer.device.settimeout(self._seconds)
        self._printer._raw(data)

    def read(self, seconds: float) -> bytes:
        self._printer.device.settimeout(seconds)
        try:
            answer: bytes = self._printer._read()
        except TimeoutError:
            return b""
        if not answer:
            raise ConnectionResetError
        return answer

    def abort(self) -> None:
        """Reset the connection: bytes that still wait here must not reach the paper after a refill."""
        if self._wire is not None:
            with suppress(OSError):
                self._wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
                self._wire.shutdown(socket.SHUT_RDWR)
            self._broken = True

    def close(self) -> None:
        """Say that all is said, hear the other side out, then hang up.

        Closing on unread answers would reset the connection and lose what the printer has not yet read.
        """
        if self._wire is not None and not self._broken:
            with suppress(OSError):
                self._wire.shutdown(socket.SHUT_WR)
                end = time.monotonic() + (_FAREWELL_SECONDS if self._written > _QUESTIONS else 0.05)
                while (left := end - time.monotonic()) > 0:
                    self._wire.settimeout(left)
                    if not self._wire.recv(256):
                        break
        self._printer.close()
        self._wire = None


class SerialLink:
    """A serial line: device or device:baud, for example COM3:19200 or /dev/ttyUSB0 (115200)."""

    def __init__(self, address: str) -> None:
        port, colon, baud = address.rpartition(":")
        self._port, speed = (port, baud) if colon and baud.isdecimal() else (address, "115200")
        if not self._port:
            raise SettingsError("printer-address", detail="a serial printer needs a device, say COM3:19200")
        self.baud = int(speed)
        self._line: Any = None

    def open(self, seconds: float) -> None:
        from kiosk.printing.links import Serial

        self._printer = Serial(self._port, baudrate=self.baud, timeout=seconds)
        self._printer.open()
        self._line = self._printer.device
        self._line.write_timeout = seconds
        self._line.reset_input_buffer()

    def write(self, data: bytes) -> None:
        import serial

        try:
            self._printer._raw(data)
        except serial.SerialTimeoutException as error:
            raise TimeoutError from error

    def read(self, seconds: float) -> bytes:
        self._line.timeout = seconds
        answer: bytes = self._line.read(1)
        return answer + self._line.read(self._line.in_waiting) if answer else b""

    def abort(self) -> None:
        """Drop what waits in the line's buffer; a close that drains it returns then."""
        if self._line is not None:
            with suppress(OSError):
                self._line.cancel_write()
                self._line.reset_output_buffer()

    def close(self) -> None:
        self._printer.close()
        self._line = None


class UsbLink:
    """USB: VID:PID in hex digits, or empty for the first printer on the bus."""

    def __init__(self, address: str) -> None:
        self._wanted: dict[str, Any] = {"custom_match": lambda device: _printer_interface(device) is not None}
        if address:
            vendor, _, product = address.partition(":")
            try:
                self._wanted = {"idVendor": int(vendor, 16), "idProduct": int(product, 16)}
            except ValueError as error:
                detail = f"{address!r} is not VID:PID, say 04b8:0e15"
                raise SettingsError("printer-address", detail=detail) from error

    def open(self, seconds: float) -> None:
        from kiosk.printing.links import Usb

        found, into, out = self._find()
        ids = {"idVendor": found.idVendor, "idProduct": found.idProduct}
        milliseconds = max(1, int(seconds * 1000))
        self._printer = Usb(usb_args=ids, timeout=milliseconds, in_ep=into, out_ep=out)
        self._printer.open()

    def _find(self) -> tuple[Any, int, int]:
        """The device and its bulk endpoints: python-escpos assumes 0x82 and 0x01, many printers differ."""
        import usb.core
        import usb.util

        device = usb.core.find(**self._wanted)
        if device is None:
            raise FileNotFoundError("no such USB device")
        into, out = 0x82, 0x01
        for endpoint in _printer_interface(device) or ():
            if usb.util.endpoint_type(endpoint.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK:
                if usb.util.endpoint_direction(endpoint.bEndpointAddress) == usb.util.ENDPOINT_IN:
                    into = endpoint.bEndpointAddress
                else:
                    out = endpoint.bEndpointAddress
        return device, into, out

    def write(self, data: bytes) -> None:
        import usb.core

        try:
            self._printer._raw(data)
        except usb.core.USBTimeoutError as error:
            raise TimeoutError from error

    def read(self, seconds: float) -> bytes:
        import usb.core

        try:
            return bytes(self._printer.device.read(self._printer.in_ep, 16, max(1, int(seconds * 1000))))
        except usb.core.USBTimeoutError:
            return b""

    def abort(self) -> None:
        """Every USB transfer has its own timeout, so the blocked call ends by itself."""

    def close(self) -> None:
        self._printer.close()


def _printer_interface(device: Any) -> Any:
    """The first interface of USB class 7 (printer), or None."""
    printer_class = 7
    for configuration in device:
        for interface in configuration:
            if interface.bInterfaceClass == printer_class:
                return interface
    return None


shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)

__all__ = ["EscposError", "Network", "Serial", "Usb"]
