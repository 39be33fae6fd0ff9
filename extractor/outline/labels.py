"""Labels of fields: 绩效目标： 考核指标： 实际完成情况： in all the places where reports put them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from extractor.outline.marks import read_mark

LONGEST = 22
FIELDS = ("goal", "indicator", "completion")
_OPEN, _CLOSE = "【［[〔", "】］]〕"
_WORDS = r"[\u4e00-\u9fff0-9０-９（）()、及]"
# Labels within a field, which tell its parts apart and belong to its text: 数量指标： 目标1：.
_INNER = re.compile(
    r"(?:(?:产出|效益|满意度|成本|数量|质量|时效|进度|经济效益|社会效益|生态效益|环境效益|可持续影响|经济成本|社会成本|生态环境成本|"
    r"(?:社会公众|服务对象|受益对象|群众)满意度)类?指标|\S{0,4}(?:目标|指标)(?:[0-9０-９]{1,2}|[一二三四五六七八九十]))"
)
# A label inside a paragraph follows the end of a sentence; one in lenticular brackets may stand anywhere.
_INLINE = re.compile(
    rf"(?:(?<=[。；;！!\n\t])|(?<=[。；;][ \u3000]))[ \u3000]*(?P<bare>{_WORDS}{{2,{LONGEST}}}?)\s*[：:]"
    rf"|[【［](?P<boxed>{_WORDS}{{2,{LONGEST}}}?)[】］]\s*[：:]?"
)
_START = re.compile(
    rf"[【［\[〔]\s*(?P<boxed>{_WORDS}{{2,{LONGEST}}}?)\s*[】］\]〕]\s*[：:]?"
    rf"|(?P<bare>{_WORDS}{{2,{LONGEST}}}?)\s*(?:[：:]|$)|(?P<headed>(?:绩效|年度|总体|考核|预期|实际)?(?:目标|指标|完成情况))。(?=\S)"
    rf"|(?P<tabbed>{_WORDS}{{2,{LONGEST}}}?)[\t ]{{1,4}}(?=\S)"
)
_RESIDUE = re.compile(r"\s*(?:\[bookmark:[^\]\n]{0,40}\]|\[_Toc\d+\])")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a block: its family, the words themselves, and the range with its marks (``end`` behind the colon).

    `colon` is false for a label that stands alone without one, such as a heading or a table cell.
    """

    family: str
    words: str
    start: int
    end: int
    colon: bool = True

    @property
    def inner(self) -> bool:
        """Whether it tells parts of one field apart (数量指标： 目标1：), so that its words belong to the field."""
        return bool(_INNER.fullmatch(self.words))


@cache
def _families() -> list[tuple[str, list[re.Pattern[str]]]]:
    raw: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("labels.toml").read_text("utf-8"))
    return [
        (family, [re.compile(re.escape(w)) for w in entry["exact"]])
        if "exact" in entry
        else (family, [re.compile(p) for p in entry["patterns"]])
        for family, entry in raw.items()
    ]


@lru_cache(maxsize=8192)
def family_of(words: str) -> str | None:
    """The family of a label by its words alone (blanks are dropped), or None where it is no label of ours."""
    bare = re.sub(r"\s", "", words).strip("：:【】[]")
    if not 2 <= len(bare) <= LONGEST:
        return None
    for family, patterns in _families():
        if any(p.fullmatch(bare) for p in patterns):
            return family
    return None


def residue_end(text: str) -> int:
    """Where the text proper begins behind what a word processor left at its head ([bookmark: …])."""
    found = _RESIDUE.match(text)
    return found.end() if found else 0


def label_at_start(text: str) -> Label | None:
    """The label that opens a paragraph, behind blanks, residue and a list number."""
    begin = residue_end(text)
    mark = read_mark(text[begin : begin + 40])
    at = begin + (mark.rest if mark else 0)
    while at < len(text) and text[at].isspace():
        at += 1
    found = _START.match(text, at)
    if not found:
        return None
    kind = found.lastgroup or "bare"
    family = family_of(found[kind])
    if family is None or (kind == "tabbed" and family not in FIELDS):
        return None
    return Label(family, found[kind], at, found.end(), kind == "boxed" or text[found.end() - 1] in "：:。")


def labels_in(text: str) -> list[Label]:
    """All labels of a paragraph in order: the one that opens it and those inside it."""
    found: list[Label] = []
    opening = label_at_start(text)
    if opening:
        found.append(opening)
    for hit in _INLINE.finditer(text, opening.end if opening else 0):
        kind = hit.lastgroup or "bare"
        family = family_of(hit[kind])
        if family and not _INNER.fullmatch(hit[kind]):
            found.append(Label(family, hit[kind], hit.start(kind) - (kind == "boxed"), hit.end()))
    return found
