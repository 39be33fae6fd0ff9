"""书名号、引号里的名称前后差一个字

说明
    项目部分写了一个书名号（引号）里的名称，结论、问题或者措施里写的名称只与它差一个字，而项目部分从未写过这个名称。

理由
    两处说的应是同一件东西，名称却不同，其中一处写错。

反例
    一、项目绩效目标完成情况
    1、志书编纂
    绩效目标：推进镇志编修。
    绩效指标：出版镇志1部。
    完成情况：《云台镇志》终审完成，出版1部。
    二、存在的问题
    《云山镇志》终审时间偏长。
    三、改进措施
    提前安排终审。

正例
    一、项目绩效目标完成情况
    1、志书编纂
    绩效目标：推进镇志编修。
    绩效指标：出版镇志1部。
    完成情况：《云台镇志》终审完成，出版1部。
    二、存在的问题
    《云台镇志》终审时间偏长。
    三、改进措施
    提前安排终审。

不适用
    名称不足四个字；差的是数字、年份、方位或者序号；两个名称在项目部分都写过。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

NAMED = re.compile(r"《(?P<title>[^《》]{4,24})》|“(?P<quoted>[^“”]{4,16})”")
SERIAL = re.compile(r"[\dA-Za-z一二三四五六七八九十甲乙丙丁东西南北中上下左右前后内外大小新老旧春夏秋冬〇零两]")
ROLES = frozenset(("problems", "measures", "conclusion", "overall_results"))


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a name in marks that the conclusion, the problems or the measures write."""
    told: dict[str, Span] = {}
    said: dict[str, Span] = {}
    for block in view.body:
        own = view.project_of(block.id) is not None
        if not own and not ROLES.intersection(view.roles_of(block.id)):
            continue
        for found in NAMED.finditer(block.text):
            name = found["title"] or found["quoted"]
            (told if own else said).setdefault(name, view.span(block.id, found.start(), found.end()))
    if not told or not said:
        yield NotApplicable("项目部分或者结论、问题部分没有书名号、引号里的名称")
        return
    for name, place in said.items():
        near = [other for other in told if _near(name, other)]
        if name in told or len(near) != 1:
            yield Passed()
        else:
            yield Failed({"name": name, "own": near[0]}, context(place, told[near[0]]), confidence=0.8)


def _near(one: str, other: str) -> bool:
    """Whether two names differ in one character, which tells no number and no side."""
    if len(one) != len(other):
        return False
    pairs = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(pairs) == 1 and not any(SERIAL.fullmatch(c) for c in pairs[0])


RULE = Rule(
    code="GJ397",
    name="title-otherwise",
    category="name_mismatch",
    severity="warning",
    message="这里写“{name}”，项目部分写的是“{own}”，只差一个字，请核对名称",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评内容前后应当一致",
    check=check,
    doc=__doc__,
)
