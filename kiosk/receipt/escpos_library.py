"""python-escpos, loaded when first asked for, without the temporary folder that it leaves at each start."""

import shutil

from escpos import capabilities
from escpos.exceptions import Error as EscposError
from escpos.printer import Network, Serial, Usb

shutil.rmtree(capabilities.pickle_dir, ignore_errors=True)

__all__ = ["EscposError", "Network", "Serial", "Usb"]
