"""The page of official documents: A4, margins, page numbers at the outer edge (GB/T 9704-2012, 5.2 and 7.5)."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from extractor.outputs.word.elements import Element, el, field, qualified, run

if TYPE_CHECKING:
    from docx.document import Document

TOP, BOTTOM, LEFT, RIGHT = 37, 35, 28, 26
"""Margins in mm; the type area is 156 × 225."""
WIDTH = 8844
"""The width of the type area in twentieths of a point."""
ACROSS = 12756
"""The same on a page that lies across: 225 mm."""
_BEHIND_NUMBERS = (
    "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi", "rtlGutter", "docGrid", "printerSettings",
)  # fmt: skip
"""What follows the kind of page numbers in a section's settings, by the schema."""


def lay_out(document: Document) -> None:
    """Set page, margins and page numbers of the only section."""
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.footer_distance = Mm(25)
    document.settings.odd_and_even_pages_header_footer = True
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        line = footer.paragraphs[0]._p
        properties = line.get_or_add_pPr()
        properties.append(el("ind", **{f"{side}Chars": 100, side: 280}))
        properties.append(el("jc", val=side))
        for element in (run("— "), *field("PAGE", run("1")), run(" —")):
            line.append(element)


def own_section(document: Document) -> Element:
    """The end of a section before the document's text: its pages are as the others but bear no number, and the text's
    own pages count from 1.
    """
    text = document.element.body.sectPr
    _count_on(text)
    text.insert_element_before(el("pgNumType", start=1), *(f"w:{name}" for name in _BEHIND_NUMBERS))
    kept = [copy.deepcopy(text.find(qualified(f"w:{name}"))) for name in ("pgSz", "pgMar", "cols", "docGrid")]
    return el("sectPr", el("type", val="nextPage"), *(each for each in kept if each is not None))


def lay_across(document: Document) -> Element:
    """Lay the pages of the last section across; gives the settings of the section that ends before them."""
    from docx.enum.section import WD_ORIENT

    last = document.element.body.sectPr
    before = copy.deepcopy(last)
    _count_on(last)
    section = document.sections[-1]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = WD_ORIENT.LANDSCAPE
    # Turned to the left, as a bound page is: its top is at the binding.
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = (
        section.left_margin, section.top_margin, section.right_margin, section.bottom_margin,
    )  # fmt: skip
    return before


def _count_on(settings: Element) -> None:
    """Let a section's page numbers go on from the last one's."""
    if (old := settings.find(qualified("w:pgNumType"))) is not None:
        settings.remove(old)
