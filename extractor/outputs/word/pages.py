"""The page of official documents: A4, margins, page numbers at the outer edge (GB/T 9704-2012, 5.2 and 7.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractor.outputs.word.elements import el, field, run

if TYPE_CHECKING:
    from docx.document import Document

TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
"""Margins in mm; the type area is 156 × 225."""
WIDTH = 8844
"""The width of the type area in twentieths of a point."""


def lay_out(document: Document) -> None:
    """Set page, margins and page numbers of the only section. The first page bears no number."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.footer_distance = Mm(25)
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]._p
        properties = line.get_or_add_pPr()
        properties.append(el("ind", **{f"{side}Chars": 100, side: 280}))
        properties.append(el("jc", val=side))
        for element in (run("— "), *field("PAGE", run("1")), run(" —")):
            line.append(element)
