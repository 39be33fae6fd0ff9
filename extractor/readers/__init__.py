"""A file becomes blocks with true places, so that nothing above needs to know where a text came from.

Import `read` and `find` from here; what a format needs is imported when a file of that format is read.
"""

from __future__ import annotations

from extractor.readers.choose import read
from extractor.readers.files import find

__all__ = ["find", "read"]
