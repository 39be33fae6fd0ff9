"""总体目标没有回应

说明
    总体目标给出的数字，在总体目标实现情况（以及全文）里没有报告结果（有几个都没有报告的，总体实现情况只是概述，从轻提示）；或者总体目标要求某日前做完的事，全文没有再提到（从轻提示）；其余各项都写了结果，唯独一项只在项目部分写到的，也提示。

理由
    有数字的总体目标是部门的承诺，不报告结果就无法判断是否实现。

反例
    一、部门整体绩效目标
    全年改造老旧小区12个，新增绿地面积6.5公顷。
    二、部门整体绩效目标实现情况
    全年改造老旧小区12个，居民反映良好。
    三、存在的问题
    资金拨付进度偏慢。

正例
    一、部门整体绩效目标
    全年改造老旧小区12个，新增绿地面积6.5公顷。
    二、部门整体绩效目标实现情况
    全年改造老旧小区12个，新增绿地面积6.8公顷。
    三、存在的问题
    资金拨付进度偏慢。

不适用
    总体目标没有数字和期限，或者没有总体目标实现情况；只列出几项重点工作的。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from db.records import Indicator, Severity
from extractor.checks.report.gj331_overall_plans import KEY
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results import likeness
from extractor.results.sweeping import says_of_all
from extractor.settings import Settings

OF_THE_GOALS = re.compile(
    r"(?:安排|部署|确定|明确|抓好|做好|推进|围绕)[^。；]*\d\s*项(?:重点|主要|核心)*(?:工作|任务)$|(?:目标|任务|指标)[^，。；]{0,6}(?:分解|细化|分为|对应|下达)(?:到|为|成|至|给|落实)?"
)
"""Tells how the goals themselves are dealt out (四条目标分解到九个项目), and is none."""
ANSWERED = 3
"""Overall results that answer so many others are meant to answer all."""
LEAST, SPOKEN = 3, 0.5
"""A goal of so many words is spoken of where a paragraph holds at least half of them."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand of an overall goal that has a figure, where the report has overall results."""
    goals = [
        d for g in view.report.goals for d in g.indicators if d.result is not None and not OF_THE_GOALS.search(d.text)
    ]
    demands = [d for d in goals if d.quantitative or d.deadline]
    if not demands or not view.sections("overall_results"):
        yield NotApplicable("总体目标没有数字和期限，或者没有总体目标实现情况")
        return
    left_out = _only_left_out(view, demands)
    summed_up = sum(d.quantitative and _open(d) for d in demands) > 1
    for demand in demands:
        if not demand.quantitative:
            yield _unmentioned(demand) if _nowhere(view, demand) else Passed()
        elif demand.result is None or not _open(demand):
            yield (
                _unmentioned(demand, "总体实现情况没有写到，只在项目部分写了", "info")
                if demand is left_out
                else Passed()
            )
        else:
            yield Failed(
                {"goal": short(demand.text, 40), "reason": demand.result.reason},
                target(demand.span) + reported(*demand.result.evidence),
                severity="info" if summed_up else None,
                confidence=0.85,
                cause=KEY,
            )


def _open(demand: Indicator) -> bool:
    """Whether no result of an overall goal is told: neither in the overall results nor in a project."""
    status = demand.result.status if demand.result is not None else None
    return status in ("not_reported", "restated") and not says_of_all(demand)


def _nowhere(view: View, demand: Indicator) -> bool:
    """Whether what is due by a day is spoken of in no other paragraph of the report."""
    if demand.span is None:
        return False
    due = next((d.span.quote for d in view.dates(demand.span.block) if d.span.quote in demand.text), "")
    words = likeness.terms(demand.text.replace(due, "，", 1))
    if len(words) < LEAST:
        return False
    pairs = [word for word in words if not word.startswith("=")]
    most = len(words) - SPOKEN * len(words)  # so many pairs may be missing from a paragraph that speaks of it
    return all(
        sum([pair not in block.text for pair in pairs]) > most
        or likeness.coverage(words, likeness.terms(block.text), {}) < SPOKEN
        for block in view.body
        if block.id != demand.span.block
    )


def _only_left_out(view: View, demands: Sequence[Indicator]) -> Indicator | None:
    """The one demand that the overall results leave to the projects, where they answer all the others themselves."""
    innermost = {
        block: section.role
        for section in view.report.sections
        for block in range(section.first_block, section.last_block + 1)
    }
    overall = {block for block, role in innermost.items() if role == "overall_results"}
    told = [d for d in demands if d.quantitative and d.result is not None and d.result.evidence]
    out = [d for d in told if d.result and all(span.block not in overall for span in d.result.evidence)]
    return out[0] if len(out) == 1 and len(told) > ANSWERED else None


def _unmentioned(
    demand: Indicator, reason: str = "报告的其他部分没有再提到这件事", severity: Severity = "warning"
) -> Failed:
    return Failed(
        {"goal": short(demand.text, 40), "reason": reason},
        target(demand.span),
        severity=severity,
        confidence=0.7,
        cause=KEY,
    )


RULE = Rule(
    code="GJ334",
    name="goal-unanswered",
    category="goal_section_conflict",
    severity="error",
    message="总体目标“{goal}”在总体实现情况中没有报告结果：{reason}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：目标与完成情况逐项对应，未完成的说明原因",
    check=check,
    doc=__doc__,
)
