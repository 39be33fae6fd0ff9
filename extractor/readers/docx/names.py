"""Names of the WordprocessingML elements that the reader knows, in lxml's notation (ECMA-376 part 1)."""

from __future__ import annotations

from typing import Any

# lxml's stubs type children and attributes too loosely to help here; an element is an element.
Element = Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def w(name: str) -> str:
    """The full name of `name` in the main namespace."""
    return _W + name


ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
VAL = w("val")

BODY, P, TBL, TR, TC, R = w("body"), w("p"), w("tbl"), w("tr"), w("tc"), w("r")
T, DEL_TEXT, MATH_TEXT, DRAWN_TEXT = w("t"), w("delText"), _M + "t", _A + "t"
SYM, NO_BREAK_HYPHEN = w("sym"), w("noBreakHyphen")
TAB, PTAB, BR, CR = w("tab"), w("ptab"), w("br"), w("cr")
INS, DEL, MOVE_FROM, MOVE_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
DENOMINATOR = _M + "den"
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
FORM_DATA, CHECK_BOX, DROP_DOWN = w("ffData"), w("checkBox"), w("ddList")
SDT, SDT_CONTENT, CUSTOM_XML, SMART_TAG = w("sdt"), w("sdtContent"), w("customXml"), w("smartTag")
PPR, RPR, TRPR, TCPR, SDT_PR = w("pPr"), w("rPr"), w("trPr"), w("tcPr"), w("sdtPr")
FLD_CHAR, INSTR_TEXT, DEL_INSTR_TEXT = w("fldChar"), w("instrText"), w("delInstrText")
VANISH, STRIKE, DOUBLE_STRIKE = w("vanish"), w("strike"), w("dstrike")
TXBX, RT, ALT_CHUNK, SECT_PR = w("txbxContent"), w("rt"), w("altChunk"), w("sectPr")
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"

TEXTS = (T, DEL_TEXT, MATH_TEXT, DRAWN_TEXT)
"""Elements whose text is text of the document."""

SOURCES = (*TEXTS, SYM, NO_BREAK_HYPHEN, DENOMINATOR, FORM_DATA, WORD_ART)
"""Elements that stand for characters of the document; an independent count of the source goes over these."""

PROPERTIES = frozenset(
    map(w, ("pPr", "rPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr", "customXmlPr"))
)
"""Elements that hold settings and no text."""

PICTURES = {
    _A + "blip": "图片",
    "{urn:schemas-microsoft-com:vml}imagedata": "图片",
    "{urn:schemas-microsoft-com:office:office}OLEObject": "嵌入的对象",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "图表",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart": "图表",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "SmartArt 图形",
}
"""What has no text that a reader of text could give, with its name for people."""

DRAWN_PARTS = {
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": ID,
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": ID[: -len("id")] + "dm",
}
"""Of those, the ones whose words stand in a part of their own, with the attribute that names it."""

CHART_VALUE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"


def value(node: Element, path: str) -> str | None:
    """The `w:val` of the element at `path` below `node`, None where there is none."""
    found = node.find(path)
    return None if found is None else found.get(VAL)


def first(node: Element, tag: str) -> Element | tuple[()]:
    """The properties of a node, which stand before all else in it; nothing where it has none."""
    if len(node) == 0:
        return ()
    head = node[0]
    if head.tag == tag:
        return head
    found = node.find(tag)
    return () if found is None else found


OURS = "gouji："
"""What the description of a table begins with that an output of ours set beside a report: a note, a list of findings."""


def is_ours(table: Element) -> bool:
    """Whether a table is such a one, and no text of the report."""
    return (value(table, f"{w('tblPr')}/{w('tblDescription')}") or "").startswith(OURS)


def is_on(toggle: Element) -> bool:
    """Whether a toggle such as `w:vanish` is on; it is unless it says otherwise (ECMA-376 17.17.4)."""
    return toggle.get(VAL, "1") not in ("0", "false", "off")


def number(text: str | None) -> int | None:
    """An integer attribute; None for one that is missing or is no number, as hostile files have it."""
    try:
        return None if text is None else int(text)
    except ValueError:
        return None
