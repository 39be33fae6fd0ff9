"""The encoding of a web page as it really is, whatever the page says of it.

A page that is declared gb2312 is as a rule written in GB 18030 (browsers read it so: https://encoding.spec.whatwg.org),
and one that is valid UTF-8 with Chinese in it is UTF-8.
"""

from __future__ import annotations

import codecs
import re

from extractor.readers import text as plain

_HEAD = 4096
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_GB = re.compile(r"(?:x-)?(?:gb|cp936|ms936|chinese|csgb)", re.I)
# A page may hold a few bytes that no encoding has (a character cut in two); more of them mean another encoding.
_BROKEN_MOST = 0.001


def decode(data: bytes, name: str) -> str:
    """The text of the page `data`; `name` is for messages. Raises `Trouble` where the encoding is not certain."""
    if b"\0" not in data and not data.startswith(codecs.BOM_UTF8):
        declared = _declared(data)
        if declared is not None and not _is_utf8(data):
            text = data.decode(declared, "replace")
            if text.count("\ufffd") <= max(1, _BROKEN_MOST * len(text)):
                return text
    return plain.decode(data, name)


def _declared(data: bytes) -> str | None:
    """The encoding that the page's head or XML declaration names; None where Python knows none by that name."""
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    named = found[1].decode("ascii", "ignore")
    if _GB.match(named):
        return "gb18030"
    try:
        return codecs.lookup(named).name
    except LookupError:
        return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
