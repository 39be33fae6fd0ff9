"""The parts of a clean report written as a Word document."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractor.outputs.clean.mend import Mended
from extractor.outputs.clean.parts import Box, Heading, Paragraph, Part, Piece, Table
from extractor.outputs.clean.styles import HEADINGS, Styled, shading
from extractor.outputs.word.elements import Element, el, paragraph, run
from extractor.outputs.word.elements import field as word_field
from extractor.outputs.word.pages import WIDTH

_LOOKS = {"title": "Title", "body": "Body Text", "note": "公文说明", "label": "Body Text", "lines": "Normal"}
TOC_LEVELS = 2
_COLUMN_LEAST = 560
"""The least width of a column, in twentieths of a point: two signs and the cell's margins."""
_SMALL_FROM, _NARROW_MOST, _SHORT_MOST = 7, 40, 10


@dataclass(slots=True)
class Writer:
    """Writes parts into `styled`. `marks` are the places that stay as written and are shaded: block -> ranges."""

    styled: Styled
    marks: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    bookmarks: int = 0

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
        widths = _widths(part)
        centred = _centred(part, len(widths))
        properties = el(
            "tblPr", el("tblStyle", val=self.styled.id("Table Grid")), el("tblW", w=WIDTH, type="dxa"),
            el("jc", val="center"), el("tblLayout", type="fixed"),
        )  # fmt: skip
        made = el("tbl", properties, el("tblGrid", *(el("gridCol", w=w) for w in widths)))
        for number, row in enumerate(_rows(part, len(widths)), 1):
            made.append(self._row(row, number <= part.header, widths, centred))
        self.styled.add(made)
        self.styled.add(paragraph(self.styled.id("Normal"), properties=(el("spacing", line=200, lineRule="exact"),)))

    def note(self, lines: Sequence[str], heads: Collection[int]) -> None:
        """A note of ours in a frame, its lines 0 (in the middle) and `heads` in the look of headings."""
        style = self.styled.id("公文表格文字")
        cell = el("tc", el("tcPr", el("tcW", w=WIDTH, type="dxa")))
        for n, line in enumerate(lines):
            spacing = el("spacing", before=120 if n in heads or n == 0 else 20, after=120 if n == 0 else 20)
            middle = (el("jc", val="center"),) if n == 0 else ()
            black = [el("rFonts", eastAsia="黑体")] if n in heads or n == 0 else []
            words = run(line, *black, el("sz", val=24), el("szCs", val=24))
            cell.append(paragraph(style, words, properties=(spacing, *middle)))
        properties = el("tblPr", el("tblStyle", val=self.styled.id("Table Grid")), el("tblW", w=WIDTH, type="dxa"))
        self.styled.add(el("tbl", properties, el("tblGrid", el("gridCol", w=WIDTH)), el("tr", cell)))

    def _row(self, row: Sequence[_Slot], head: bool, widths: Sequence[int], centred: frozenset[int]) -> Element:
        properties = [el("cantSplit")] if max((_length(s.box) for s in row if s.box), default=0) < 300 else []
        made = el("tr", el("trPr", *properties, *([el("tblHeader")] if head else [])))
        for slot in row:
            settings = [el("tcW", w=sum(widths[slot.column - 1 : slot.column - 1 + slot.across]), type="dxa")]
            if slot.across > 1:
                settings.append(el("gridSpan", val=slot.across))
            if slot.down:
                settings.append(el("vMerge", **({"val": "restart"} if slot.down == "restart" else {})))
            settings.append(el("vAlign", val="center"))
            cell = el("tc", el("tcPr", *settings))
            cell.extend(self._lines(slot.box, head, slot.column in centred, len(widths)))
            made.append(cell)
        return made

    def _lines(self, box: Box | None, head: bool, middle: bool, columns: int) -> Iterator[Element]:
        style = self.styled.id("公文表头" if head else "公文表格文字")
        groups: list[list[Piece]] = [[]]
        for piece in box.words if box else ():
            if piece == "\n":
                groups.append([])
            else:
                groups[-1].append(piece)
        for group in groups:
            runs = list(self.runs(group))
            if columns > _SMALL_FROM:
                for each in runs:
                    _shrink(each)
            yield paragraph(style, *runs, properties=(el("jc", val="center"),) if middle or head else ())


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


def page_break(styled: Styled) -> Element:
    """A paragraph that ends the page."""
    return paragraph(styled.id("Normal"), el("r", el("br", type="page")))


# --------------------------------------------------------------------------------------------------- table geometry


@dataclass(frozen=True, slots=True)
class _Slot:
    """A cell to be written: empty where `box` is None; `down` says how it takes part in a merge over rows."""

    column: int
    across: int
    box: Box | None
    down: str = ""


def _rows(part: Table, width: int) -> Iterator[list[_Slot]]:
    """Every row filled up to the table's width; cells that would lie on one another stand side by side where they can."""
    starts = {(b.row, b.column): b for b in part.boxes}
    height = max(b.row for b in part.boxes)
    above: dict[int, tuple[Box, int]] = {}  # column -> a box that goes on, and the rows that it still has
    for row in range(1, height + 1):
        slots: list[_Slot] = []
        column = 1
        while column <= width:
            box = starts.get((row, column))
            if box is not None:
                above.pop(column, None)
                across = _room(box.column_span, column, row, starts, width)
                slots.append(_Slot(column, across, box, "restart" if box.row_span > 1 else ""))
                if box.row_span > 1:
                    above[column] = (Box(row, column, (), 1, across), box.row_span)
            elif column in above:
                across = above[column][0].column_span
                slots.append(_Slot(column, across, None, "continue"))
            else:
                across = 1
                slots.append(_Slot(column, 1, None))
            column += across
        above = {c: (b, left - 1) for c, (b, left) in above.items() if left > 1}
        if slots and any(s.box or s.down for s in slots):
            yield slots


def _room(span: int, column: int, row: int, starts: Mapping[tuple[int, int], Box], width: int) -> int:
    most = min(span, width - column + 1)
    return next((n for n in range(1, most) if (row, column + n) in starts), most)


def _length(box: Box) -> int:
    return sum(len(p) if isinstance(p, str) else len(p.text) for p in box.words)


def _widths(part: Table) -> list[int]:
    columns = max(b.column + b.column_span - 1 for b in part.boxes)
    if part.widths is not None and len(part.widths) == columns:
        shares = list(part.widths)
    else:
        shares = [1] * columns
        for box in part.boxes:
            if box.column_span == 1:
                shares[box.column - 1] = max(shares[box.column - 1], min(_length(box), _NARROW_MOST))
    least = min(_COLUMN_LEAST, WIDTH // columns)
    total, spare = sum(shares), WIDTH - least * columns
    return [least + spare * share // total for share in shares]


def _centred(part: Table, columns: int) -> frozenset[int]:
    """The columns of short entries, which stand in the middle."""
    longest = [0] * (columns + 1)
    for box in part.boxes:
        if box.row > part.header and box.column_span == 1:
            longest[box.column] = max(longest[box.column], _length(box))
    return frozenset(c for c in range(1, columns + 1) if longest[c] <= _SHORT_MOST)


def _shrink(each: Element) -> None:
    """Write a run smaller; the schema has the size before the shade."""
    properties = each.get_or_add_rPr()
    for n, name in enumerate(("sz", "szCs")):
        properties.insert(n, el(name, val=18))
