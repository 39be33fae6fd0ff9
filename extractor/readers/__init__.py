"""A file becomes blocks with true places, so that nothing above needs to know where a text came from.

Import `read` and `find` from here, `at_hand` and `shown` for files within archives, `prepared` to put around many. What a
format needs is imported when a file of that format is read.
"""

from __future__ import annotations

from extractor.readers.archive import at_hand, shown
from extractor.readers.choose import read
from extractor.readers.files import find
from extractor.readers.office import prepared

__all__ = ["at_hand", "find", "prepared", "read", "shown"]
