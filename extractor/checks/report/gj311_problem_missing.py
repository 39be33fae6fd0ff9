"""问题部分点名的项目没有分项说明

说明
    存在问题部分点名的项目，在分项说明和评价结论里都找不到。

理由
    问题所指的项目没有目标和完成情况可对照，问题的影响无法判断。

反例
    三、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    四、存在的问题
    2025年消防设施更新工程：因招标延误，年底前未完工。

正例
    三、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    四、存在的问题
    2025年老旧小区改造项目：个别小区绿化恢复不及时。

不适用
    问题部分没有点名项目；没有分项说明；或者说明了只列一部分项目。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.report import subjects
from extractor.checks.report.named import alike, nearest, selection
from extractor.checks.report.subjects import NEAR, Mention
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project that the problems name; what the conclusion names too is judged there."""
    problems = [p for p in view.report.problems if p.project_name]
    mentions = list(subjects.mentioned(view)) if view.report.projects else []
    if not (problems or mentions) or not view.report.projects:
        yield NotApplicable("问题部分没有点名项目，或者没有分项说明")
        return
    selected = selection(view) is not None
    for problem in problems:
        name = problem.project_name or ""
        if problem.project is not None or any(alike(name, n.project_name) for n in view.report.ratings.named):
            yield Passed()
        elif selected:
            yield NotApplicable("报告说明了只列一部分项目")
        elif problem.span is not None:
            place = view.find(problem.span.block, name) or problem.span
            yield Failed({"name": name, "near": ""}, context(place), confidence=0.8)
    for mention in mentions:
        yield _unknown(view, mention, selected)


def _unknown(view: View, mention: Mention, selected: bool) -> Judgement:
    """A name that only opens a problem is odd where it is nearly a project's, or is said to be a project."""
    like = nearest(mention.name, view.report.projects)
    near = like[0] if like is not None and like[1] >= NEAR - 10 else None
    if near is None and (selected or not mention.works):
        return NotApplicable("问题部分的名称与分项说明的项目都不相近")
    return Failed(
        {"name": mention.name, "near": f"（名称相近的有“{near.name}”，请核对是否同一项目）" if near else ""},
        context(mention.span, near.span if near else None),
        projects=(near,) if near else (),
        severity="info",
        confidence=0.6,
    )


RULE = Rule(
    code="GJ311",
    name="problem-missing",
    category="name_mismatch",
    severity="warning",
    message="存在问题部分的“{name}”在分项说明和评价结论中都没有对应的项目{near}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评内容前后应当一致",
    check=check,
    doc=__doc__,
)
