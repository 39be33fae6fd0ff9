"""Characters that are struck through: a line runs through their middle and ends where they end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from extractor.readers.layout.glyphs import Box, Glyph

# Between which shares of a glyph's height, from its top, a line strikes it through. Loose boxes reach from ascender to
# descender: lines under and over the text lie outside of this.
_HIGHEST, _LOWEST = 0.3, 0.72
_HALF = 0.5  # the share of a glyph's width that the line covers
_OVER = (
    0.7  # in heights of a glyph: a line that reaches further than this beyond the characters is drawn for another end
)


def without_struck(glyphs: list[Glyph], drawn: list[Box]) -> tuple[list[Glyph], list[str], list[Box]]:
    """The glyphs, the texts that are struck through, and the lines that strike nothing.

    A struck glyph keeps its place without its character, so that the line about it does not fall apart.
    """
    across = sorted((box for box in drawn if box[3] - box[1] < box[2] - box[0]), key=lambda box: box[1])
    if not across:
        return glyphs, [], drawn
    heights = [box[1] for box in across]
    touched: dict[int, list[int]] = {}  # places of lines in `across` -> those of the glyphs they run through
    for place, glyph in enumerate(glyphs):
        high = glyph.bottom - glyph.top
        first = bisect_left(heights, glyph.top + _HIGHEST * high)
        last = bisect_right(heights, glyph.top + _LOWEST * high)
        for line in range(first, last):
            x0, _, x1, _ = across[line]
            if min(x1, glyph.x1) - max(x0, glyph.x0) > _HALF * (glyph.x1 - glyph.x0):
                touched.setdefault(line, []).append(place)
    kept, texts, used = list(glyphs), [], set[Box]()
    for line, places in sorted(touched.items()):
        inked = [glyphs[place] for place in places if glyphs[place].char.strip()]
        if not inked:
            continue
        over = _OVER * (inked[0].bottom - inked[0].top)
        left, right = min(glyph.x0 for glyph in inked), max(glyph.x1 for glyph in inked)
        x0, _, x1, _ = across[line]
        if x0 < left - over or x1 > right + over:
            continue  # a ruling line that the text touches
        used.add(across[line])
        said = "".join(kept[place].char for place in places)
        if said.strip():
            texts.append(said)
        for place in places:
            kept[place] = kept[place]._replace(char="")
    return kept, texts, [box for box in drawn if box not in used]


def without_marked(glyphs: list[Glyph], marks: list[list[Box]]) -> tuple[list[Glyph], list[str]]:
    """The glyphs, and the texts whose characters have their middles in the boxes of a mark; as with lines that strike."""
    kept, texts = list(glyphs), []
    for boxes in marks:
        said = []
        for place, (char, x0, top, x1, bottom, _) in enumerate(kept):
            x, y = (x0 + x1) / 2, (top + bottom) / 2
            if char and any(left <= x <= right and high <= y <= low for left, high, right, low in boxes):
                said.append(char)
                kept[place] = kept[place]._replace(char="")
        if "".join(said).strip():
            texts.append("".join(said))
    return kept, texts
