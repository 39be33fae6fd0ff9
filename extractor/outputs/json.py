"""The frame around every JSON that gouji prints, and its bytes."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

Json = dict[str, Any]
SCHEMA = 1


@cache
def tool() -> dict[str, str]:
    """Name and version of the program that wrote a file."""
    from importlib.metadata import version

    return {"name": "gouji", "version": version("gouji")}


def listed(content: Json) -> str:
    """A member of the list that is the last of a frame's contents, with the comma and the line break before it."""
    return ",\n  " + json.dumps(content, ensure_ascii=False, indent=1).replace("\n", "\n  ")


def framed(**content: object) -> str:
    """The content with schema and tool before it, the same text for the same content, with a closing newline."""
    return json.dumps({"schema": SCHEMA, "tool": tool(), **content}, ensure_ascii=False, indent=1) + "\n"
