"""项目或指标属于其他年度

说明
    项目名称或指标开头写明的年度不是报告年度，例如2025年度的报告列有“（2024年度实施）”的项目，或“2022年动态维护”的指标。

理由
    以前年度的任务列入本年自评，应说明是否跨年结转，本年完成了哪一部分。

反例
    1、水毁道路修复（2023年度实施）
    绩效目标：恢复通行。
    绩效指标：修复水毁道路12公里。
    完成情况：修复水毁道路12公里。

正例
    1、水毁道路修复（2025年度实施）
    绩效目标：恢复通行。
    绩效指标：修复水毁道路12公里。
    完成情况：修复水毁道路12公里。

不适用
    报告年度不明；名称里同时有报告年度；文件名、规划期、往年成果等里的年份。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Project, Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, target
from extractor.checks.view import View
from extractor.results import years
from extractor.settings import Settings

NAMED = re.compile(
    r"(?<!\d)(?P<year>20\d\d)\s*年(?:度)?(?=实施|执行|任务|项目|[^，。；、的至到]{2,12})|[（(](?P<in>20\d\d)年度?[^）)]{0,6}[）)]"
)
LEADING = re.compile(r"\s*(?P<year>20\d\d)\s*年度?(?!\d|的|以来|至|到|-|—|～|底前|末前)[^，。；\d]{2,}")
KEPT = re.compile(r"《[^》]*》|“[^”]*”|20\d\d\s*[-—－~～至到]+\s*20\d\d\s*年?")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project, in a report whose year is known."""
    year = view.report.fiscal_year
    if year is None:
        yield NotApplicable("不知道报告年度")
        return
    if not view.report.projects:
        yield NotApplicable("没有分项目的内容")
    for project in view.report.projects:
        found = [(other, span, what) for other, span, what in _found(view, project, year) if other < year]
        if not found:
            yield Passed()
        for other, span, what in found:
            evidence = context(span) if what == "项目名称" else target(span)
            yield Failed(
                {"what": what, "words": span.quote, "other": str(other), "year": str(year)},
                evidence,
                projects=(project,),
                confidence=0.6,
            )


def _found(view: View, project: Project, year: int) -> Iterator[tuple[int, Span, str]]:
    if project.span is not None and year not in years.years(project.name):
        text = KEPT.sub(lambda m: "_" * len(m[0]), years.narrow(project.span.quote))
        for match in NAMED.finditer(text):
            other = int(match["year"] or match["in"])
            start = project.span.start + match.start()
            yield other, view.span(project.span.block, start, start + len(match[0])), "项目名称"
            break
    for demand in project.indicators:
        if demand.span is None or year in years.years(demand.text) or demand.answer is not None:
            continue
        leading = LEADING.match(years.narrow(demand.text))
        if leading is not None:
            yield int(leading["year"]), demand.span, "指标"


RULE = Rule(
    code="GJ216",
    name="other-year-task",
    category="out_of_year",
    severity="warning",
    message="{what}“{words}”写的是{other}年，列入了{year}年度的自评，应说明是否跨年结转、本年完成哪一部分",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效自评以预算年度为周期",
    check=check,
    doc=__doc__,
)
