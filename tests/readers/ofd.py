"""OFD files as writers of official documents make them: a page's lines as text objects with their places."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

NS = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SIZE = 5.64  # millimetres: 16 points, the size of official documents
WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM, LEADING = 210.0, 297.0, 28.0, 37.0, 184.0, 262.0, 9.88


def wide(char: str, size: float) -> float:
    return size / 2 if char.isascii() else size


def text(content: str, x: float, y: float, size: float = SIZE, attributes: str = "", step: float | None = None) -> str:
    """A line of text whose first character stands at x, on the line y (its base)."""
    steps = " ".join(f"{step or wide(char, size):.4g}" for char in content[:-1])
    delta = f' DeltaX="{steps}"' if steps else ""
    return (
        f'<ofd:TextObject ID="1" Font="2" Size="{size}" Boundary="{x} {y - size} 200 {size * 1.3}" {attributes}>'
        f'<ofd:TextCode X="0" Y="{size}"{delta}>{escape(content)}</ofd:TextCode></ofd:TextObject>'
    )


def path(data: str) -> str:
    return f'<ofd:PathObject Boundary="0 0 210 297"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'


def grid(left: float, top: float, columns: Sequence[float], rows: int, high: float) -> str:
    """The ruling lines of a table."""
    edges = [left]
    for width in columns:
        edges.append(edges[-1] + width)
    bottom = top + rows * high
    lines = [f"M {left} {top + i * high} L {edges[-1]} {top + i * high}" for i in range(rows + 1)]
    return path(" ".join(lines + [f"M {x} {top} L {x} {bottom}" for x in edges]))


def page(*objects: str, area: str = "", template: str = "") -> str:
    return (
        f'{HEAD}<ofd:Page {NS}>{area}{template}<ofd:Content><ofd:Layer ID="1">{"".join(objects)}</ofd:Layer>'
        "</ofd:Content></ofd:Page>"
    )


def ofd(file: Path, *pages: str, common: str = "", document: str = "", **parts: str) -> Path:
    """An OFD of these pages. `parts` are more members below Doc_0, `__` in their names standing for a slash."""
    listed = "".join(f'<ofd:Page ID="{i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        body = "<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        archive.writestr("OFD.xml", f'{HEAD}<ofd:OFD {NS} Version="1.0" DocType="OFD">{body}</ofd:OFD>')
        archive.writestr(
            "Doc_0/Document.xml",
            f"{HEAD}<ofd:Document {NS}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 {WIDTH} {HEIGHT}</ofd:PhysicalBox>"
            f"</ofd:PageArea>{common}</ofd:CommonData><ofd:Pages>{listed}</ofd:Pages>{document}</ofd:Document>",
        )
        for number, content in enumerate(pages):
            archive.writestr(f"Doc_0/Pages/Page_{number}/Content.xml", content)
        for name, content in parts.items():
            archive.writestr(f"Doc_0/{name.replace('__', '/')}.xml", content)
    return file


Placed = tuple[int, int, int, int, str]
"""A cell: its row and column from 1, how many rows and columns it takes, its text."""


def broken(content: str, room: float, size: float) -> list[str]:
    """The lines that a text takes where there is so much room, each as full as can be."""
    lines, used = [""], 0.0
    for char in content:
        if lines[-1] and used + wide(char, size) > room:
            lines.append("")
            used = 0.0
        lines[-1] += char
        used += wide(char, size)
    return lines


def table(cells: Sequence[Placed], top: float, size: float = 3.5) -> tuple[list[str], float]:
    """A ruled table over the width of the page and its height: each cell is framed, its words are broken into lines."""
    columns = max(column + across - 1 for _, column, _, across, _ in cells)
    rows = max(row + down - 1 for row, _, down, _, _ in cells)
    wide_each, lead, said = (RIGHT - LEFT) / columns, size * 1.4, dict[Placed, list[str]]()
    heights = [lead + 2.0] * rows
    for cell in cells:
        row, _, down, across, content = cell
        said[cell] = [line for part in content.split("\n") for line in broken(part, wide_each * across - 2, size)]
        heights[row - 1] = max(heights[row - 1], lead * len(said[cell]) / down + 2)
    edges = [top + sum(heights[:row]) for row in range(rows + 1)]
    frames: list[str] = []
    objects: list[str] = []
    for cell, lines in said.items():
        row, column, down, across, _ = cell
        left, right = LEFT + wide_each * (column - 1), LEFT + wide_each * (column - 1 + across)
        above, below = edges[row - 1], edges[row - 1 + down]
        frames.append(f"M {left} {above} L {right} {above} M {left} {below} L {right} {below}")
        frames.append(f"M {left} {above} L {left} {below} M {right} {above} L {right} {below}")
        objects += [text(line, left + 1, above + 1 + lead * (n + 0.75), size) for n, line in enumerate(lines)]
    return [path(" ".join(frames)), *objects], sum(heights)


def lay_out(file: Path, parts: Iterable[str | Sequence[Placed]], numbered: bool = True) -> Path:
    """An OFD of flowing text: first lines indented by two characters, lines broken where they are full; and of tables."""
    pages: list[list[str]] = [[]]
    y = TOP
    for paragraph in parts:
        if not isinstance(paragraph, str):
            drawn, high = table(paragraph, y)
            if y + high > BOTTOM:
                pages.append([])
                drawn, high = table(paragraph, TOP)
                y = TOP
            pages[-1] += drawn
            y += high + LEADING
            continue
        content, x = paragraph.strip(), LEFT + 2 * SIZE
        while content:
            take, right = 0, x
            while take < len(content) and right + wide(content[take], SIZE) <= RIGHT:
                right += wide(content[take], SIZE)
                take += 1
            if y > BOTTOM:
                pages.append([])
                y = TOP
            pages[-1].append(text(content[:take], x, y))
            content, x, y = content[take:], LEFT, y + LEADING
    if numbered:
        for number, objects in enumerate(pages, 1):
            objects.append(text(f"- {number} -", 100, 285, 4.2, step=2.1))
    return ofd(file, *(page(*objects) for objects in pages))
