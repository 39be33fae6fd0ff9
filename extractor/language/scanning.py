"""A quick way through a text for patterns of many alternatives."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator


def scan(
    pattern: re.Pattern[str], beginning: re.Pattern[str], text: str, begin: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """As ``pattern.finditer(text, begin, end)``, tried only where `beginning` matches: a match must begin with one of it.

    Worth it where few characters begin a match: a class of characters is sought far faster than alternatives are tried.
    """
    at = begin
    for begun in beginning.finditer(text, begin, end):
        start = begun.start()
        if start >= at and (found := pattern.match(text, start, end)) is not None:
            yield found
            at = found.end()


def opening(
    pattern: re.Pattern[str], marks: re.Pattern[str], text: str, begin: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """As ``pattern.finditer(text, begin, end)``, for a pattern that holds only at the beginning of the text or behind a mark.

    A pattern that begins with a look-behind is tried at every place, which takes far longer than to seek the marks.
    """
    at = begin
    places = [mark.end() for mark in marks.finditer(text, max(0, begin - 1), end)]
    for start in places if begin else [0, *places]:
        if start >= at and (found := pattern.match(text, start, end)) is not None:
            yield found
            at = found.end()
