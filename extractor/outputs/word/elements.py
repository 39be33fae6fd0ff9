"""WordprocessingML elements, built without ceremony; python-docx's objects are too slow for tables of a thousand cells."""

from __future__ import annotations

from typing import Any

from extractor.outputs.listing import clean

# lxml's stubs type children and attributes too loosely to help here; an element is an element.
Element = Any


def el(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the main namespace: ``el("tab", val="right", pos=8844)``; attributes are of that namespace too."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def qualified(name: str) -> str:
    """The full name of ``w:p`` and the like."""
    from docx.oxml.ns import qn

    return str(qn(name))


def run(text: str, *properties: Element) -> Element:
    """A run; line ends and tabs of the text become Word's."""
    made = el("r")
    if properties:
        made.append(el("rPr", *properties))
    for n, line in enumerate(clean(text).split("\n")):
        if n:
            made.append(el("br"))
        for m, piece in enumerate(line.split("\t")):
            if m:
                made.append(el("tab"))
            if piece:
                made.append(_text(piece))
    return made


def _text(words: str) -> Element:
    made = el("t")
    made.text = words
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def field(code: str, *result: Element, dirty: bool = False) -> list[Element]:
    """The runs of a field: its code, and what it shows until it is worked out anew."""
    begin = el("fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    instruction = el("instrText")
    instruction.text = f" {code} "
    instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        el("r", begin),
        el("r", instruction),
        el("r", el("fldChar", fldCharType="separate")),
        *result,
        el("r", el("fldChar", fldCharType="end")),
    ]


def paragraph(style: str, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    """A paragraph in a style (its id). `properties` in the order of the schema."""
    return el("p", el("pPr", el("pStyle", val=style), *properties), *content)
