"""The document that a clean report is written into: ours, or an office's template, with all the styles that are needed."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from db.records import Trouble
from extractor.outputs.word.blank import blank
from extractor.outputs.word.elements import Element, el, qualified
from extractor.outputs.word.numbering import Numbering
from extractor.outputs.word.pages import lay_out

if TYPE_CHECKING:
    from docx.document import Document

HEADINGS = 5
NAMES = (
    "Normal", "Body Text", "Title", *(f"heading {n}" for n in range(1, HEADINGS + 1)), "TOC Heading", "toc 1", "toc 2",
    "公文说明", "公文表格文字", "公文表头", "Table Grid",
)  # fmt: skip
"""The styles that a template may give its own look to, by name."""


class Styled:
    """An empty document with its styles and its numbering; `id` gives the id that a style has in it."""

    def __init__(self, template: Path | None) -> None:
        self.document = _own() if template is None else _opened(template)
        self.ids = _complete(self.document)
        root = self.document.part.numbering_part.element
        if template is None:
            root[:] = []
        self.numbering = Numbering(root, [self.id(f"heading {n}") for n in range(1, HEADINGS + 1)])

    def id(self, name: str) -> str:
        """The id of the style with this name."""
        return self.ids[name.lower()]

    @property
    def body(self) -> Element:
        """The element that takes paragraphs and tables."""
        return self.document.element.body

    def add(self, element: Element) -> None:
        """Put an element at the end of the body, before the settings of its last section."""
        self.body.insert(len(self.body) - (self.body.sectPr is not None), element)


def _own() -> Document:
    """A4 with our styles and nothing of python-docx's own."""
    from docx.oxml import parse_xml

    document = blank()
    styles = document.styles.element
    styles[:] = list(parse_xml(_resource("styles.xml")))
    lay_out(document)
    return document


def _opened(template: Path) -> Document:
    """The template without its text. Raises Trouble where it cannot be used."""
    from docx import Document

    try:
        document = Document(str(template))
    except Exception as error:  # python-docx lets through whatever zip and XML raise
        missing = "文件不存在" if not template.is_file() else "不是 Word 文档（.docx），或已损坏"
        raise Trouble(f"模板 {template} 打不开：{missing}", "请用 Word 或 WPS 另存为 .docx 后重试") from error
    body = document.element.body
    for child in list(body):
        if child is not body.sectPr:
            body.remove(child)
    if body.sectPr is None:
        body.get_or_add_sectPr()
        lay_out(document)
    return document


def _complete(document: Document) -> dict[str, str]:
    """Add the styles that the document lacks; name in lower case -> id."""
    from docx.oxml import parse_xml

    root = document.styles.element
    ids = _ids(root)
    taken = set(ids.values())
    ours: Element = parse_xml(_resource("styles.xml"))
    for style in list(ours.iter(qualified("w:style"))):
        name = _name(style)
        if name in ids or name not in {n.lower() for n in NAMES}:
            continue
        own = style.get(qualified("w:styleId"))
        free = own if own not in taken else f"Gouji{own}"
        style.set(qualified("w:styleId"), free)
        ids[name] = free
        taken.add(free)
        for link in ("w:basedOn", "w:next"):
            found = style.find(qualified(link))
            if found is not None:
                found.set(qualified("w:val"), ids.get(_OURS.get(found.get(qualified("w:val")), ""), ids["normal"]))
        if (numbered := style.find(f"{qualified('w:pPr')}/{qualified('w:numPr')}")) is not None:
            numbered.getparent().remove(numbered)  # the number is of our own document's list
        root.append(style)
    return ids


# Ids that styles of ours refer to -> their names.
_OURS = {"Normal": "normal", "BodyText": "body text", "GoujiCell": "公文表格文字", "TableNormal": "normal table"}


def _ids(root: Element) -> dict[str, str]:
    return {_name(s): s.get(qualified("w:styleId")) for s in root.iter(qualified("w:style"))}


def _name(style: Element) -> str:
    return str(style.find(qualified("w:name")).get(qualified("w:val"))).lower()


def _resource(name: str) -> bytes:
    return resources.files(__package__).joinpath(name).read_bytes()


def shading(color: str) -> Element:
    """The shade of a cell or a run, RRGGBB."""
    return el("shd", val="clear", color="auto", fill=color)
