"""What the parts of an .xlsx tell beside the values: number formats, errors, formulas without a saved result, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from db.records import Trouble
from extractor.readers.container import Container, Element, target, too_big
from extractor.readers.sheets.shown import BUILT_IN

Place = tuple[int, int]

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ID = re.compile(r"\{[^}]*relationships\}id")
# calamine fills the whole area from the first used cell to the last; a hostile sheet may use two far corners.
_AREA_MOST = 5_000_000
TEXT_MOST = 200_000_000
"""Characters of all cells of a sheet: a string is stored once and may be named by millions of cells."""


@dataclass(slots=True)
class Facts:
    """What is known of one sheet; places are rows and columns from 1, of comments addresses as `C7`."""

    formats: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    unsaved: dict[Place, str] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)
    drawn: list[tuple[str, str]] = field(default_factory=list)


def facts(path: Path) -> dict[str, Facts]:
    """The facts of each sheet of an .xlsx by its name.

    Raises `Trouble` for bombs, entities, and a sheet whose used area is absurd.
    """
    with Container(path) as package:
        root = package.part("xl/workbook.xml")
        if root is None:
            raise Trouble(
                f"“{path.name}”是二进制工作簿（.xlsb），目前不能直接读取",
                "请用 Excel 或 WPS 打开，另存为 .xlsx 后再读取",
            )
        codes = _codes(package.part("xl/styles.xml"))
        related = _related(package, "xl/workbook.xml")
        lengths = _lengths(package.part("xl/sharedStrings.xml"))  # where calamine looks for them, too
        found: dict[str, Facts] = {}
        for sheet in root.iter("{*}sheet"):
            id = next((value for name, value in sheet.attrib.items() if _ID.fullmatch(name)), "")
            part = related.get(id, ("", ""))[1]
            found[sheet.get("name", "")] = _facts(package, part, codes, lengths, path.name)
        return found


def _lengths(root: Element | None) -> list[int]:
    """How many characters each shared string has."""
    entries = () if root is None else root.iterchildren("{*}si")
    return [sum(len(node.text or "") for node in entry.iter("{*}t")) for entry in entries]


def _facts(package: Container, part: str, codes: list[str], lengths: list[int], name: str) -> Facts:
    known = Facts()
    root = package.part(part) if part else None
    if root is None:
        return known
    rows: list[int] = []
    columns: list[int] = []
    characters = 0
    for place, cell in _cells(root):
        rows.append(place[0])
        columns.append(place[1])
        style = cell.get("s", "0")
        code = codes[int(style)] if style.isascii() and style.isdigit() and int(style) < len(codes) else ""
        if code and code != "General":
            known.formats[place] = code
        value, formula = cell.findtext("{*}v") or "", cell.find("{*}f")
        if cell.get("t") == "s" and value.isascii() and value.isdigit() and int(value) < len(lengths):
            characters += lengths[int(value)]
        elif cell.get("t") == "e":
            known.errors[place] = value
        elif formula is not None and not value and cell.get("t") != "str":
            known.unsaved[place] = f"={formula.text}" if formula.text else "共享公式"
    if characters > TEXT_MOST:
        raise too_big(name)
    if rows and (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) > _AREA_MOST:
        raise too_big(name)
    for kind, other in _related(package, part).values():
        if kind == "comments":
            known.notes += _notes(package.part(other))
        elif kind == "drawing":
            known.drawn += _drawn(package, other)
    return known


def _cells(root: Element) -> Iterator[tuple[Place, Element]]:
    """Cells with their places; those that do not say where they are stand behind the one before."""
    row = 0
    for line in root.iter("{*}row"):
        number = line.get("r", "")
        row = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else row + 1
        column = 0
        for cell in line.iterchildren("{*}c"):
            found = _ADDRESS.fullmatch(cell.get("r", ""))
            column = _column(found[1]) if found else column + 1
            yield (int(found[2]) if found else row, column), cell


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _codes(styles: Element | None) -> list[str]:
    """The number format of each cell style."""
    if styles is None:
        return []
    own = {node.get("numFmtId"): node.get("formatCode", "") for node in styles.iter("{*}numFmt")}
    styled = styles.find("{*}cellXfs")
    ids = [] if styled is None else [xf.get("numFmtId", "0") for xf in styled.iterchildren("{*}xf")]
    built_in = {str(number): code for number, code in BUILT_IN.items()}
    return [own.get(id) or built_in.get(id, "") for id in ids]


def _related(package: Container, part: str) -> dict[str, tuple[str, str]]:
    """What a part refers to: relationship id -> (last word of its type, name of the part); nothing outside the file."""
    folder, _, name = part.rpartition("/")
    root = package.part(f"{folder}/_rels/{name}.rels")
    return {
        rel.get("Id", ""): (rel.get("Type", "").rsplit("/", 1)[-1], target(part, rel.get("Target", "")))
        for rel in (() if root is None else root.iter("{*}Relationship"))
        if rel.get("TargetMode") != "External"
    }


def _notes(root: Element | None) -> Iterator[tuple[str, str]]:
    for note in () if root is None else root.iter("{*}comment"):
        text = "".join(part.text or "" for part in note.iter("{*}t"))
        yield note.get("ref", ""), text


def _drawn(package: Container, part: str) -> Iterator[tuple[str, str]]:
    """The words of shapes, and how many charts and pictures there are."""
    root = package.part(part)
    if root is None:
        return
    if text := "\n".join(
        node.text or "" for node in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}t")
    ):
        yield text, "图形、文本框中的文字"
    for tag, reason in (("graphicFrame", "图表"), ("pic", "图片")):
        yield from (("", reason) for _ in root.iter(f"{{*}}{tag}"))
