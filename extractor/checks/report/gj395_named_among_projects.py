"""结论逐一列举项目，其中混入了不是项目的名称

说明
    结论部分把各个项目逐一点到，只缺一个；与项目并列的却有另一个名称，报告里没有这样的项目。

理由
    结论点到的名称应当与分项说明一一对应，逐一写成效的部分也是。多出一个、缺少一个，要么名称写错，要么结论沿用了别的报告。

反例
    一、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    3、消防通道整治
    绩效目标：整治消防通道。
    完成情况：已整治消防通道30处。
    4、电梯更新补贴
    绩效目标：更新老旧电梯。
    完成情况：已更新老旧电梯9部。
    二、评价结论
    老旧小区改造、公租房维修改善了居住条件，消防通道整治、物业企业信用评价提高了安全水平。

正例
    一、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    3、消防通道整治
    绩效目标：整治消防通道。
    完成情况：已整治消防通道30处。
    4、电梯更新补贴
    绩效目标：更新老旧电梯。
    完成情况：已更新老旧电梯9部。
    二、评价结论
    老旧小区改造、公租房维修改善了居住条件，消防通道整治、电梯补贴提高了安全水平。

不适用
    结论没有逐一列出项目，或者列出的项目缺两个以上；用简称的不算。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from db.records import Block, Project, Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

FEWEST = 4
"""In a report of fewer projects, to name all but one of them is no list of all."""
SHORTEST = 6
PROJECT = "项目"
CALLED = re.compile(
    r"(?:^|[。；：，、）)“])(?:依托|通过|借助|实施)?(?P<name>(?!其|各|该|本|上述|以上)[一-鿿]{4,24}项目)(?![负经组单库法数资支绩指自类])"
)
"""What is called a project, at the head of a clause."""
NO_NAME = re.compile(r"[的了着未不没无是为有等均都仍已将把被使让]|指标|涉及|其他|其余|多数|部分")
"""Words of a sentence, and of no name (未设指标的项目)."""
STOPS = "，。；：、（("
BEFORE = re.compile(r"(?P<item>[^，。；：、（()）]+)(?:[（(][^（()）]*[）)])?、$")
"""An item of a list, with what is told of it in brackets (渡口管理（94.6分）、)."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement for a conclusion that names all projects, or all but one."""
    projects = view.report.projects
    told = [b for b in view.outside if view.roles_of(b.id)[:1] == ("conclusion",)]
    left = [p for p in projects if not any(p.name in block.text for block in told)]
    replaced = _replaced(view) if len(projects) >= FEWEST else None
    if replaced is not None:
        name, missing = replaced
        yield Failed({"name": name.quote, "project": missing.name}, context(name, missing.span), projects=(missing,))
        return
    if len(projects) < FEWEST or len(left) > 1:
        yield NotApplicable("结论没有逐一列出项目")
        return
    items = (span for block in told for span in _items(view, block) if not any(p.name in span.quote for p in projects))
    other = next((span for span in items if _is_other(span.quote, left[0])), None) if left else None
    if other is None:
        yield Passed()
    else:
        yield Failed({"name": other.quote, "project": left[0].name}, context(other, left[0].span), projects=tuple(left))


def _replaced(view: View) -> tuple[Span, Project] | None:
    """A name that stands where the one project is due that a section leaves out which tells of all others by their names.

    Only where all of them are called projects (……项目), so that another name that is none of theirs is known by that.
    """
    projects = view.report.projects
    if not all(p.name.endswith(PROJECT) for p in projects):
        return None
    for section in view.report.sections:
        inside = [b for b in view.outside if section.first_block <= b.id <= section.last_block]
        told = [b for b in inside if b.cell is None and "\t" not in b.text]
        left = [p for p in projects if not any(p.name in b.text for b in told)]
        if len(left) != 1:
            continue
        others = [
            view.span(b.id, *m.span("name"))
            for b in told
            for m in CALLED.finditer(b.text)
            if not any(p.name in m["name"] for p in projects)
            and NO_NAME.search(m["name"]) is None
            and _is_other(m["name"].removesuffix(PROJECT), left[0])
        ]
        if len(others) == 1:
            return others[0], left[0]
    return None


def _items(view: View, block: Block) -> Iterable[Span]:
    """What stands beside the name of a project in a list and is none itself; what is said of it may follow."""
    names = [p.name for p in view.report.projects if p.name in block.text]
    for name in names:
        at = block.text.find(name)
        end = at + len(name)
        if block.text.startswith("、", end) and not _begins(block.text, end + 1, names):
            stop = next((i for i in range(end + 1, len(block.text)) if block.text[i] in STOPS), len(block.text))
            yield view.span(block.id, end + 1, stop)
        if block.text[:at].endswith("、") and (before := BEFORE.search(block.text, 0, at)) is not None:
            yield view.span(block.id, *before.span("item"))


def _begins(text: str, at: int, names: Sequence[str]) -> bool:
    return any(text.startswith(name, at) for name in names)


def _is_other(item: str, left: Project) -> bool:
    """Whether an item shares no two characters in a row with the name that is missing, so that it is no short form."""
    name = left.name.removesuffix(PROJECT)
    own = {name[i : i + 2] for i in range(len(name) - 1)}
    return len(item) >= SHORTEST and not any(pair in item for pair in own) and not item.startswith(("等", "以及", "其"))


RULE = Rule(
    code="GJ395",
    name="named-among-projects",
    category="name_mismatch",
    severity="warning",
    message="结论逐一列举项目，列了“{name}”而没有“{project}”，请核对项目名称",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评内容前后应当一致",
    check=check,
    doc=__doc__,
)
