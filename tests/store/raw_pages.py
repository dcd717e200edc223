"""Reads a SQLCipher file page by page, free pages and slack too: what a thief with the key would see."""

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
FRAME, WAL_HEADER = 24, 32


def pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page of a database file in clear."""
    content = path.read_bytes()
    for start in range(0, len(content) - PAGE + 1, PAGE):
        yield _clear(content[start : start + PAGE], key, first=start == 0)


def logged_pages(path: Path, key: bytes) -> Iterator[bytes]:
    """Every page image in a write-ahead log in clear, superseded ones too."""
    content = path.read_bytes() if path.exists() else b""
    for start in range(WAL_HEADER, len(content) - FRAME - PAGE + 1, FRAME + PAGE):
        number = int.from_bytes(content[start : start + 4], "big")
        page = content[start + FRAME : start + FRAME + PAGE]
        yield _clear(page, key, first=number == 1)


def _clear(page: bytes, key: bytes, *, first: bool) -> bytes:
    body = page[SALT if first else 0 : PAGE - RESERVED]
    vector = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    if not any(vector):
        return body
    decryptor = Cipher(algorithms.AES256(key), modes.CBC(vector)).decryptor()
    return decryptor.update(body) + decryptor.finalize()
