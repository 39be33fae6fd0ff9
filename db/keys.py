"""Keys under which names are the same name: of a body across years, of a project across the sections of a report."""

from __future__ import annotations

import re
import unicodedata

# What a form prints in brackets beside a body's name without naming another body: a code, the level, the seal.
_BESIDE = re.compile(r"[(\[【〔「<《](?:本级|机关|本部|汇总|公章|盖章|签章|部门|单位|[0-9-]*)[)\]】〕」>》]")
_CODE = re.compile(r"^[0-9]{2,}[-_:.、](?=[^0-9])")
_LEVEL = re.compile(r"(?<=.)(?:机关本级|本级|机关本部|本部)$")
_YEAR = re.compile(r"^[0-9]{4}(?:[-—~至到][0-9]{4})?(?:财政年度|年度|年)")


def _letters(text: str) -> str:
    """Letters and digits only, of one width and case."""
    return "".join(character for character in unicodedata.normalize("NFKC", text) if character.isalnum()).casefold()


def body_key(organisation: str | None) -> str | None:
    """The body behind a name, so that its years can be joined: 〔155〕青石区教育局（本级） is 青石区教育局.

    None where there is no name. Brackets with other content are kept as words: they may tell two bodies apart.
    """
    if organisation is None:
        return None
    text = "".join(unicodedata.normalize("NFKC", organisation).split())
    text = _CODE.sub("", _BESIDE.sub("", text))
    return _letters(_LEVEL.sub("", text)) or _letters(organisation) or None


def name_key(name: str) -> str:
    """What is left of a project's name without the year before it, blanks and punctuation."""
    text = "".join(unicodedata.normalize("NFKC", name).split()).lstrip("《“\"'(【")
    return _letters(_YEAR.sub("", text)) or _letters(name)
