"""Keeps None, True and False alive: PySide6 6.12 gives away references to them that it never took.

Its wheel is built as if they were immortal, which they are from Python 3.12 on. Before that, every call of a
method without a result and every emit takes one reference away, and after some minutes of work Python aborts
("none_dealloc", "bool_dealloc").
"""

import sys

PLENTY = sys.maxsize // 4


def keep_constants() -> None:
    """Give the constants more references than a program can lose; nothing to do from Python 3.12 on."""
    if sys.version_info >= (3, 12):
        return
    import ctypes

    for constant in (None, True, False):
        if sys.getrefcount(constant) < PLENTY:
            ctypes.c_ssize_t.from_address(id(constant)).value += 2 * PLENTY
