"""Characters of Microsoft's symbol fonts: a code and a font, in place of a character that says what it shows."""

from __future__ import annotations

import re

from extractor.readers.docx import names as n
from extractor.readers.docx.names import Element

PRIVATE = re.compile("[\uf020-\uf0ff]")
"""Where Word puts the codes of symbol fonts among the characters of Unicode."""

# Adobe's Symbol encoding (https://www.unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt), from 0x20 and from 0xA0 on.
_SYMBOL_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"

_FONTS: dict[str, dict[int, str]] = {
    "symbol": {
        **{0x20 + place: sign for place, sign in enumerate(_SYMBOL_LOW)},
        **{0xA0 + place: sign for place, sign in enumerate(_SYMBOL_HIGH)},
    },
    "wingdings": {
        **{0x80 + place: sign for place, sign in enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")},
        **{0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0xA8: "□", 0x6F: "□", 0x6E: "■", 0x6C: "●", 0x75: "◆"},
        **{0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xAB: "★"},
    },
    "wingdings 2": {0x52: "☑", 0x54: "☒", 0x50: "✓", 0x4F: "✗", 0xA3: "□", 0x51: "☒", 0x53: "☒"},
}
_FONT_NAMES = tuple(n.w(name) for name in ("ascii", "hAnsi", "cs", "eastAsia"))


def symbol(node: Element) -> str:
    """The character of a `w:sym`: one that stands for the shape where it is known, else the code as it is."""
    try:
        code = int(node.get(n.w("char"), ""), 16)
        return _FONTS.get(node.get(n.w("font"), "").lower(), {}).get(code & 0xFF) or chr(code)
    except (ValueError, OverflowError):
        return "\ufffd"


def spelled(text: str, run: Element | None) -> str:
    """`text` of a run with the codes of its symbol font as the characters that they show."""
    fonts = None if run is None else run.find(f"{n.RPR}/{n.w('rFonts')}")
    if fonts is None:
        return text
    known = next((_FONTS[font] for name in _FONT_NAMES if (font := fonts.get(name, "").lower()) in _FONTS), None)
    return text if known is None else PRIVATE.sub(lambda sign: known.get(ord(sign[0]) & 0xFF, sign[0]), text)
