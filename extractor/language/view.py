"""A view of a text in half-width digits, letters and signs, character for character, so that every offset stays true."""

from __future__ import annotations

import re

# Full-width digits, letters and the signs that take part in a figure. Full-width punctuation stays as it is: it
# separates clauses, which ASCII punctuation inside a number does not.
_WIDE = re.compile(r"[０-９Ａ-Ｚａ-ｚ％．＋－～＝＜＞／＊￥]")
_WIDE_COMMA = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_OTHER = {"￥": "¥"}


def _narrow(match: re.Match[str]) -> str:
    char = match[0]
    return _OTHER.get(char) or chr(ord(char) - 0xFEE0)


def narrow(text: str) -> str:
    """The text with full-width digits, letters and signs in half width; as long as `text`, offset for offset.

    A full-width comma becomes a separator of thousands only between full-width digits (１，２００).
    """
    if _WIDE.search(text) is None:
        return text
    return _WIDE.sub(_narrow, _WIDE_COMMA.sub(",", text))
