"""No search for garbage while a report is worked on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Python's collector of cycles waits: it would go through all the records made so far again and again.

    They have no cycles; whatever else has is found in the first collection behind. Serves as a decorator as well.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
