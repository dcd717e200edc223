"""Begins every story at the desk without a stick, and lends one."""

from tests.support.sticks import no_stick, stick

__all__ = ["no_stick", "stick"]
