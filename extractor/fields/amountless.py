"""Figures of a demand that ask for no amount: nobody is left out (一户不漏), it goes on round the clock (24小时值守)."""

from __future__ import annotations

import re

from db.records import Figure

_NOBODY = re.compile(r"一[人个户件名村项]不(?:落|漏|少|缺)")
_ALWAYS = re.compile(
    r"24\s*个?小时\s*(?:不间断|连续|全天候?)?(?!(?:以|之)?内|[以之]?[后前上下]|响应|到达|到场|办[结理]|处[置理]|左右)[一-鿿]{2}"
)


def figure(text: str, figure: Figure, start: int) -> bool:
    """Whether the figure at `start` of a demand's text is no amount that is due."""
    if _NOBODY.match(text, start):
        return True
    return figure.dimension == "duration" and figure.comparator == "=" and _ALWAYS.match(text, start) is not None
