"""The parts of an OFD file: documents, pages in their order, templates, what hangs on them (GB/T 33190-2016, clause 7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from extractor.readers.container import Container, Element, target

POINTS = 72 / 25.4
"""OFD measures in millimetres; lines and paragraphs are told in points."""

_A4 = (210.0, 297.0)


@dataclass(slots=True)
class OfdPage:
    """A page: its measures in points, the roots of what is drawn on it from the back to the front, its annotations' words."""

    width: float
    height: float
    layers: list[Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """One document of the file. `composites` are its composite objects by their id; `aside` is what is left out."""

    pages: Iterator[OfdPage]
    composites: dict[str, Element]
    aside: list[tuple[str, str]]


def bodies(package: Container) -> Iterator[Body]:
    """The documents that an OFD file holds."""
    root = package.part("OFD.xml")
    for body in () if root is None else root.iter("{*}DocBody"):
        place = target("", (body.findtext("{*}DocRoot") or "").strip())
        document = package.part(place)
        if document is None:
            continue
        aside = [("", "电子签章")] if body.find("{*}Signatures") is not None else []
        if document.find("{*}Attachments") is not None:
            aside.append(("", "附件"))
        yield Body(_pages(package, place, document), _composites(package, place, document), aside)


def numbers(text: str | None) -> list[float]:
    """Numbers parted by blanks; what is none counts as nought."""
    return [_number(part) for part in (text or "").split()]


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e6 else 0.0


def _pages(package: Container, place: str, document: Element) -> Iterator[OfdPage]:
    """The pages in the order in which the document names them, one in memory at a time."""
    common = document.find("{*}CommonData")
    templates = {} if common is None else {
        node.get("ID", ""): target(place, node.get("BaseLoc", "")) for node in common.iter("{*}TemplatePage")
    }  # fmt: skip
    notes = _annotations(package, place, document)
    load = lru_cache(maxsize=8)(package.part)
    for node in document.iterfind("{*}Pages/{*}Page"):
        root = package.part(target(place, node.get("BaseLoc", "")))
        if root is None:
            continue
        width, height = _box(root) or (None if common is None else _box(common)) or _A4
        page = OfdPage(width * POINTS, height * POINTS, [root], notes.get(node.get("ID", ""), []))
        for use in root.iterfind("{*}Template"):
            template = load(templates.get(use.get("TemplateID", ""), ""))
            if template is not None:
                page.layers.insert(len(page.layers) if use.get("ZOrder") == "Foreground" else 0, template)
        yield page


def _box(node: Element) -> tuple[float, float] | None:
    """Width and height of the physical page that an area says."""
    area = node.find("{*}Area")
    area = node.find("{*}PageArea") if area is None else area
    measures = [] if area is None else numbers(area.findtext("{*}PhysicalBox"))
    return (measures[2], measures[3]) if len(measures) == 4 and measures[2] > 0 and measures[3] > 0 else None


def _composites(package: Container, place: str, document: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for kind in ("PublicRes", "DocumentRes"):
        for node in document.iterfind(f"{{*}}CommonData/{{*}}{kind}"):
            root = package.part(target(place, (node.text or "").strip()))
            for unit in () if root is None else root.iter("{*}CompositeGraphicUnit"):
                found[unit.get("ID", "")] = unit
    return found


def _annotations(package: Container, place: str, document: Element) -> dict[str, list[str]]:
    """The words of annotations by the id of their page."""
    found: dict[str, list[str]] = {}
    listed = target(place, (document.findtext("{*}Annotations") or "").strip())
    root = package.part(listed) if document.find("{*}Annotations") is not None else None
    for page in () if root is None else root.iter("{*}Page"):
        part = package.part(target(listed, (page.findtext("{*}FileLoc") or "").strip()))
        for note in () if part is None else part.iter("{*}Annot"):
            text = "".join(code.text or "" for code in note.iter("{*}TextCode"))
            if text.strip():
                found.setdefault(page.get("PageID", ""), []).append(text)
    return found
