"""The list as CSV that Excel and WPS open as it is meant: UTF-8 with its mark, no cell that turns into a formula."""

from __future__ import annotations

import csv as writer
import io
import re
from collections.abc import Sequence

from extractor.outputs.findings import Audited
from extractor.outputs.listing import HEADS, lines

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula (OWASP, CSV injection; full width in some locales)."""


def csv(audited: Sequence[Audited]) -> bytes:
    """A line a finding under one head, all reports in one list."""
    out = io.StringIO()
    table = writer.writer(out, lineterminator="\r\n")
    table.writerow(HEADS.values())
    for line in lines(audited):
        *cells, fingerprint = line.cells()
        table.writerow([*map(harmless, cells), f"'{fingerprint}" if _number(fingerprint) else fingerprint])
    return out.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would compute it, or where one could be taken for ours."""
    return f"'{text}" if text.lstrip(" ").startswith((*FORMULA, "'")) else text


def plain(text: str) -> str:
    """The text as it was before `harmless`."""
    bare = text.removeprefix("'")
    return bare if harmless(bare) == text else text


def _number(text: str) -> bool:
    """Whether a spreadsheet would read these hex digits as a number, and round it (123…, 12e45…)."""
    return re.fullmatch(r"\d+(e\d+)?", text) is not None
