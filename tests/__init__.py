"""The tests and what they need; whoever uses them keeps this machine's memory out of the developer's home."""

import os
import tempfile

if "KIOSK_STATE" not in os.environ:
    _place = tempfile.TemporaryDirectory(prefix="kiosk-state-")
    os.environ["KIOSK_STATE"] = _place.name
