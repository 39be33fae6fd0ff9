"""称全部完成，实际有未完成

说明
    总体情况或结论部分称各项指标、任务全部完成（或“除N项外全部完成”），而逐项核对有未达标、仍在进行或被其他部分否定的指标，项数多于所说的例外。

理由
    总的结论应与逐项结果一致；以偏概全会掩盖未完成的事项。

反例
    一、项目绩效目标完成情况
    1、灌渠清淤
    绩效目标：改善灌溉条件。
    绩效指标：清淤灌渠26公里，维修机井31眼。
    完成情况：清淤灌渠19公里，维修机井31眼。
    二、评价结论
    各项绩效指标均已全部完成。

正例
    一、项目绩效目标完成情况
    1、灌渠清淤
    绩效目标：改善灌溉条件。
    绩效指标：清淤灌渠26公里，维修机井31眼。
    完成情况：清淤灌渠19公里，维修机井31眼。
    二、评价结论
    除1项指标外，各项绩效指标均已全部完成。

不适用
    报告没有称全部完成；没有可以逐项核对的指标。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Evidence, Indicator, Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings

UNMET = ("missed", "in_progress", "contradicted")
CLAIM = re.compile(
    r"(?:各项|各个|全部|所有|项|个)[^，。；]{0,10}(?:指标|目标|任务|项目)[^，。；]{0,12}(?:完成|达标|实现|达成)(?!自评|评价|填报|打分)"
    r"|(?:指标|目标|任务)[^，。；]{0,12}(?:均|全部|都)[^，。；]{0,6}(?:完成|达标|实现|达成)(?!自评|评价|填报|打分)"
)
ALL = re.compile(r"全部|均|都|各项|所有")
EXCEPT = (
    re.compile(r"除[^，。；]{0,6}?(?P<n>\d+|[一二两三四五六七八九十])\s*[项个]"),
    re.compile(r"(?P<n>\d+|[一二两三四五六七八九十])\s*[项个][^，。；]{0,6}(?:未|没有)"),
)
OPEN = re.compile(r"未(?:能|全部)?(?:完成|达)|没有完成|应|须|要|确保|力争|争取|将|计划|如|是否|情况|标准|的(?:项目)?得")
DIGITS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
OVERALL = re.compile(r"(?:总体|整体)(?:绩效)?目标")
ROLES = ("overall_results", "conclusion")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a claim that everything is done."""
    if not any(p.indicators for p in view.report.projects):
        yield NotApplicable("报告没有可以逐项核对的绩效指标")
        return
    looked = False
    for claim, but in _claims(view):
        looked = True
        unmet = _unmet(view, claim)
        if len(unmet) <= but:
            yield Passed()
            continue
        yield Failed(
            {"claim": short(claim.quote, 50), "count": str(len(unmet)), "demands": _listed(unmet)},
            (*context(claim), *_sides(unmet)),
            confidence=0.8,
        )
    if not looked:
        yield NotApplicable("报告没有称全部完成")


def _unmet(view: View, claim: Span) -> list[Indicator]:
    """The demands that are not met, of what the claim is about: the overall goals, or the projects."""
    holders = view.report.goals if OVERALL.search(claim.quote) else view.report.projects
    return [d for holder in holders for d in holder.indicators if d.result and d.result.status in UNMET]


def _claims(view: View) -> Iterator[tuple[Span, int]]:
    """The sentences outside of the projects that claim so, with the number of exceptions they admit."""
    for block in view.body:
        if view.project_of(block.id) is not None or not set(view.roles_of(block.id)) & set(ROLES):
            continue
        for match in CLAIM.finditer(block.text):
            sentence = view.sentence(block.id, match.start(), match.end())
            part = re.split(r"[。；]", sentence.quote)[0]
            admitted = next((found for pattern in EXCEPT if (found := pattern.search(sentence.quote))), None)
            if not ALL.search(part) or (OPEN.search(match[0]) and admitted is None):
                continue
            yield sentence, 0 if admitted is None else _number(admitted["n"])
            break


def _number(text: str) -> int:
    return int(text) if text.isdigit() else DIGITS.get(text, 1)


def _listed(unmet: list[Indicator]) -> str:
    return short("、".join(f"“{demand.text}”" for demand in unmet), 80)


def _sides(unmet: list[Indicator]) -> tuple[Evidence, ...]:
    spans = [span for demand in unmet if demand.result for span in demand.result.evidence[:1]]
    return (*target(*(demand.span for demand in unmet)), *reported(*spans))


RULE = Rule(
    code="GJ341",
    name="all-done-claimed",
    category="rating_narrative_conflict",
    severity="error",
    message="报告称“{claim}”，逐项核对却有{count}项没有完成：{demands}",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结论应与逐项完成情况相符",
    check=check,
    doc=__doc__,
)
