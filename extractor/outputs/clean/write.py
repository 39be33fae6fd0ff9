"""The parts of a clean report written as a Word document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.outputs.clean.geometry import Slot, centred_of, length, rows, widths_of
from extractor.outputs.clean.mend import Mended
from extractor.outputs.clean.parts import Box, Heading, Paragraph, Part, Piece, Table
from extractor.outputs.clean.styles import HEADINGS, Styled, shading
from extractor.outputs.word.elements import Element, el, paragraph, qualified, run
from extractor.outputs.word.elements import field as word_field
from extractor.outputs.word.pages import ACROSS, WIDTH, lay_across, own_section
from extractor.readers.docx.names import OURS

_LOOKS = {"title": "Title", "body": "Body Text", "note": "公文说明", "lines": "Normal"}
TOC_LEVELS = 2
_SMALL_FROM = 7
"""The columns from beyond which a table is set smaller."""


@dataclass(slots=True)
class Writer:
    """Writes parts into `styled`. `marks` are the places that stay as written and are shaded: block -> ranges."""

    styled: Styled
    marks: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    bookmarks: int = 0
    width: int = WIDTH

    def across(self) -> None:
        """Go on in a section of pages that lie across."""
        settings = lay_across(self.styled.document)
        self.styled.add(el("p", el("pPr", el("pStyle", val=self.styled.id("Normal")), settings)))
        self.width = ACROSS

    def write(self, parts: Sequence[Part]) -> None:
        """Write them all, in order."""
        for part in parts:
            if isinstance(part, Heading):
                self._heading(part)
            elif isinstance(part, Paragraph):
                self._paragraph(part)
            else:
                self.table(part)

    # ---------------------------------------------------------------------------------------------- paragraphs

    def _heading(self, part: Heading) -> None:
        level = min(part.level, HEADINGS)
        content = list(self.runs(part.words))
        if level <= TOC_LEVELS:
            self.bookmarks += 1
            mark = el("bookmarkStart", id=self.bookmarks, name=bookmark(self.bookmarks))
            content = [mark, *content, el("bookmarkEnd", id=self.bookmarks)]
        number = self.styled.numbering.heading(level)
        self.styled.add(paragraph(self.styled.id(f"heading {level}"), *content, properties=(number,)))

    def _paragraph(self, part: Paragraph) -> None:
        numbering = self.styled.numbering
        properties: tuple[Element, ...] = ()
        if part.level is not None:
            properties = (numbering.heading(part.level),)
        elif part.mark is not None:
            properties = (numbering.item(part.mark),)
        else:
            numbering.forget()
        content = [run(part.label, el("rFonts", eastAsia="黑体"))] if part.label else []
        style = self.styled.id(_LOOKS[part.look])
        self.styled.add(paragraph(style, *content, *self.runs(part.words), properties=properties))

    def runs(self, words: Sequence[Piece]) -> Iterator[Element]:
        """The runs of a text, those places shaded that stay as written."""
        for piece in words:
            if isinstance(piece, str):
                yield run(piece)
                continue
            start = 0
            shaded = self._shaded(piece)
            for end in range(1, len(piece.text) + 1):
                if end == len(piece.text) or shaded[end] != shaded[start]:
                    look = (shading("FFF2A8"),) if shaded[start] else ()
                    yield run(piece.text[start:end], *look)
                    start = end

    def _shaded(self, piece: Mended) -> list[bool]:
        ranges = self.marks.get(piece.block, ())
        return [any(a <= at < b for a, b in ranges) for at in piece.at]

    # -------------------------------------------------------------------------------------------------- tables

    def table(self, part: Table) -> None:
        """Write a table."""
        self.styled.numbering.forget()
        widths = widths_of(part, self.width)
        centred = centred_of(part, len(widths))
        properties = el(
            "tblPr", el("tblStyle", val=self.styled.id("Table Grid")), el("tblW", w=self.width, type="dxa"),
            el("jc", val="center"), el("tblLayout", type="fixed"), *_ours(part.ours),
        )  # fmt: skip
        made = el("tbl", properties, el("tblGrid", *(el("gridCol", w=w) for w in widths)))
        small = len(widths) > _SMALL_FROM or self.width > WIDTH
        sides = dict.fromkeys(part.right, "right") | dict.fromkeys(centred - {*part.right}, "center")
        for number, row in enumerate(rows(part, len(widths)), 1):
            made.append(self._row(row, number <= part.header, widths, sides, small, part.captioned and number == 1))
        self._space_before_table()
        self.styled.add(made)
        self.styled.add(gap(self.styled))

    def _space_before_table(self) -> None:
        """Keep the text above a table off its edge."""
        above = next((e for e in reversed(self.styled.body) if e is not self.styled.body.sectPr), None)
        if above is not None and above.tag == qualified("w:p"):
            above.get_or_add_pPr().get_or_add_spacing().set(qualified("w:after"), "120")

    def note(self, lines: Sequence[str], heads: Collection[int] = ()) -> None:
        """A note of ours in a frame, its lines 0 (in the middle) and `heads` in the look of headings."""
        style = self.styled.id("公文表格文字")
        cell = el("tc", el("tcPr", el("tcW", w=self.width, type="dxa")))
        for n, line in enumerate(lines):
            spacing = el("spacing", before=120 if n in heads or n == 0 else 20, after=120 if n == 0 else 20)
            middle = (el("jc", val="center"),) if n == 0 else ()
            black = [el("rFonts", eastAsia="黑体")] if n in heads or n == 0 else []
            words = run(line, *black, el("sz", val=24), el("szCs", val=24))
            cell.append(paragraph(style, words, properties=(spacing, *middle)))
        properties = el(
            "tblPr", el("tblStyle", val=self.styled.id("Table Grid")), el("tblW", w=self.width, type="dxa"),
            el("jc", val="center"), *_ours(lines[0]),
        )  # fmt: skip
        self.styled.add(el("tbl", properties, el("tblGrid", el("gridCol", w=self.width)), el("tr", cell)))

    def _row(
        self, row: Sequence[Slot], head: bool, widths: Sequence[int], sides: Mapping[int, str], small: bool, bare: bool
    ) -> Element:
        """A row; a `bare` one is a caption and has no frame of its own."""
        properties = [el("cantSplit")] if max((length(s.box) for s in row if s.box), default=0) < 300 else []
        made = el("tr", el("trPr", *properties, *([el("tblHeader")] if head else [])))
        for slot in row:
            settings = [el("tcW", w=sum(widths[slot.column - 1 : slot.column - 1 + slot.across]), type="dxa")]
            if slot.across > 1:
                settings.append(el("gridSpan", val=slot.across))
            if slot.down:
                settings.append(el("vMerge", **({"val": "restart"} if slot.down == "restart" else {})))
            if bare:
                settings.append(el("tcBorders", *(el(side, val="nil") for side in ("top", "left", "right"))))
            settings.append(el("vAlign", val="center"))
            cell = el("tc", el("tcPr", *settings))
            cell.extend(self._lines(slot.box, head, sides.get(slot.column, ""), small))
            made.append(cell)
        return made

    def _lines(self, box: Box | None, head: bool, side: str, small: bool) -> Iterator[Element]:
        style = self.styled.id("公文表头" if head else "公文表格文字")
        groups: list[list[Piece]] = [[]]
        for piece in box.words if box else ():
            if piece == "\n":
                groups.append([])
            else:
                groups[-1].append(piece)
        for group in groups:
            runs = list(self.runs(group))
            if small:
                for each in runs:
                    _shrink(each)
            side = "center" if head else side
            close = (el("spacing", before=20, after=20, line=240, lineRule="atLeast"),) if small else ()
            yield paragraph(style, *runs, properties=(*close, *((el("jc", val=side),) if side else ())))


def _ours(what: str) -> list[Element]:
    """The description of a table that is ours (also what a screen reader says of it); none of the report's own."""
    return [el("tblDescription", val=f"{OURS}{what}")] if what else []


def bookmark(number: int) -> str:
    """The name of the place that a line of the table of contents leads to."""
    return f"_Toc{number:08d}"


def contents(styled: Styled, headings: Sequence[tuple[Heading, str]]) -> Iterator[Element]:
    """The table of contents: a field that lists the headings (each with its number), filled as far as can be known.

    Page numbers are the word processor's to find: the field is marked as due, and Word works it out when it opens it.
    """
    yield paragraph(styled.id("TOC Heading"), run("目录"))
    listed = [(h, n) for h, n in headings if h.level <= TOC_LEVELS]
    begin, code, separate, end = word_field(f'TOC \\o "1-{TOC_LEVELS}" \\h \\z \\u', dirty=True)
    for n, (heading, number) in enumerate(listed, 1):
        words = "".join(p if isinstance(p, str) else p.text for p in heading.words)
        link = el("hyperlink", run(f"{number}{words}"), anchor=bookmark(n), history=1)
        before = [begin, code, separate] if n == 1 else []
        after = [end] if n == len(listed) else []
        yield paragraph(styled.id(f"toc {heading.level}"), *before, link, *after)


def gap(styled: Styled) -> Element:
    """The space behind a table."""
    return paragraph(styled.id("Normal"), properties=(el("spacing", line=200, lineRule="exact"),))


def section_break(styled: Styled) -> Element:
    """A paragraph that ends the note's pages, which the report's own numbers do not count."""
    return el("p", el("pPr", el("pStyle", val=styled.id("Normal")), own_section(styled.document)))


def page_break(styled: Styled) -> Element:
    """A paragraph that ends the page."""
    return paragraph(styled.id("Normal"), el("r", el("br", type="page")))


def _shrink(each: Element) -> None:
    """Write a run smaller; the schema has the size before the shade."""
    properties = each.get_or_add_rPr()
    for n, name in enumerate(("sz", "szCs")):
        properties.insert(n, el(name, val=18))
