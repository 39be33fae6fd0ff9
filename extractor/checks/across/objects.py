"""What a figure speaks of, by the words around it: strict enough to say that two figures are of one object."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.records import Field, Project, Quantity, Span
from extractor.checks.tools import HAN
from extractor.checks.view import View

SCOPE = re.compile(
    r"(?:全(?:区|县|市|镇|乡|街道|旗|州|省|域|校|院|系统)|辖区(?:内)?|境内|域内|我(?:区|县|市|镇|乡|局|校|院)|(?:本|各)(?:区|县|市|镇|乡)|登记在册的?|在册的?|现有的?)"
)
HEAD = re.compile(rf"(?:的)?(?P<head>[{HAN}]{{1,12}})")
STOP = re.compile(
    r"的|进行|开展|完成|实现|实施|得到|达到|均|都|全部|已|和|及|与|或|、|纳入|组织|建立|配备|配齐|发放|落实|登记|统一|按|为|由|在|以|中|内|上|下|每|共|等|地|受益|参加|推进|提供|建设|改造|维修|更新|增加|工作|项目|"
    r"编制|划定|调查|管护|日常|作|做|申|于|对|被|将|把|可|能|应|需|有|无|不|是"
)
SPARSE = re.compile(r"新|扩|改|增|补|减|拆|剩|抽|选|其中|部分|试点|首批|个别|第|另|余|近|超|约")


@dataclass(frozen=True, slots=True)
class Scoped:
    """A figure that is stated of a whole area or stock: “全区17所乡村小学”."""

    quantity: Quantity
    scope: str
    head: str
    project: Project | None
    span: Span


def scoped(view: View, quantity: Quantity) -> Scoped | None:
    """The figure with its scope and object, where both stand directly beside it; None else."""
    figure, place = quantity.figure, quantity.span
    if figure.dimension != "count" or figure.value_high is not None or figure.comparator not in ("=", "~"):
        return None
    text = view.text(place.block)
    before = text[max(0, place.start - 14) : place.start]
    found = next(iter(reversed(list(SCOPE.finditer(before)))), None)
    if (
        found is None
        or not re.fullmatch(rf"[{HAN}的]{{0,6}}", before[found.end() :])
        or SPARSE.search(before[found.end() :])
    ):
        return None
    head = head_of(text[place.end :]) or ending(before[found.end() :])
    if not head:
        return None
    start = place.start - (len(before) - found.start())
    end = place.end + (len(head) if text[place.end :].startswith(head) else 0)
    return Scoped(
        quantity, found[0].rstrip("的"), head, view.project_of(place.block), view.span(place.block, start, end)
    )


def head_of(after: str) -> str:
    """The noun that follows a figure: 乡村小学 in “17所乡村小学配齐图书”; empty where none does."""
    found = HEAD.match(after)
    if found is None:
        return ""
    words = found["head"]
    stop = STOP.search(words)
    return words[: stop.start()] if stop else words


def ending(before: str) -> str:
    """The noun before a figure: 行政村 in “全镇行政村23个”."""
    found = re.search(rf"[{HAN}]{{2,8}}$", before)
    return found[0] if found and not STOP.search(found[0]) else ""


def same_object(one: Scoped, other: Scoped) -> bool:
    """Whether two scoped figures are of one object: one scope, one noun (or one that begins or ends like the other)."""
    if one.scope[-1] != other.scope[-1] and {one.scope, other.scope} - {"现有", "登记在册", "在册"}:
        return False
    a, b = sorted((one.head, other.head), key=len)
    return a == b or (len(a) >= 2 and (b.startswith(a) or b.endswith(a))) or (a in VILLAGES and b in VILLAGES)


VILLAGES = frozenset(("村", "村庄", "行政村", "建制村"))
"""Names of one thing."""


def fields(project: Project) -> tuple[Field, ...]:
    """Goal, indicator and completion, those that there are."""
    return tuple(f for f in (project.goal, project.indicator, project.completion) if f is not None)
