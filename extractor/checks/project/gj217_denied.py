"""完成情况与问题部分矛盾：项目没有实施

说明
    问题部分说某项目没有开展、不再组织或已经取消，该项目自己的完成情况却报告已经完成；
    或者说它没有完工、没有完成年度任务、进度滞后，完成情况却逐项报告达到指标（警告）。

理由
    同一报告不能既说做了又说没做；应查明实情，改正其中一处。

反例
    一、项目绩效目标完成情况
    1、湿地监测
    绩效目标：掌握湿地变化。
    绩效指标：开展湿地监测4次。
    完成情况：开展湿地监测4次。
    二、存在的问题
    1、湿地监测：因职能调整，该项目2025年未开展。

正例
    一、项目绩效目标完成情况
    1、湿地监测
    绩效目标：掌握湿地变化。
    绩效指标：开展湿地监测4次。
    完成情况：开展湿地监测4次。
    二、存在的问题
    1、湿地监测：监测站点偏少，今后逐步加密。

不适用
    问题部分没有提到该项目；完成情况也说没有开展。
"""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Project, Span
from extractor.checks.project import grades
from extractor.checks.project.judged import said
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results import contradictions
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project that the problem section names."""
    looked = False
    for project in view.report.projects:
        if not contradictions.named(view.report, project):
            continue
        looked = True
        denial = contradictions.unadmitted(view.report, project)
        claims = _claims(view, project, denial) if denial is not None else []
        if denial is None or not claims:
            yield Passed()
            continue
        grade = grades.of(view, project)
        yield Failed(
            {"name": project.name, "said": short(claims[0].quote, 40), "denial": short(denial.span.quote, 40)},
            (*reported(*claims), *context(denial.span, grade.span if grade and grade.low else None)),
            projects=(project,),
            key=("denied", str(project.id)),
            severity="warning" if denial.partly else None,
            confidence=0.7 if denial.partly else 0.9,
        )
    if not looked:
        yield NotApplicable("问题部分没有点名的项目")


def _claims(view: View, project: Project, denial: contradictions.Denial) -> list[Span]:
    """What the completion says was done: the evidence of its results, else its first statements."""
    evidence = [
        span
        for demand in project.indicators
        if demand.result is not None and demand.result.status == ("met" if denial.partly else "contradicted")
        for span in demand.result.evidence
        if span != denial.span
    ]
    if evidence:
        return list(dict.fromkeys(evidence))
    return [s.span for s in said(view, project) if s.state in (None, "done")][:2]


RULE = Rule(
    code="GJ217",
    name="denied",
    category="rating_narrative_conflict",
    severity="error",
    message="“{name}”的完成情况称“{said}”，问题部分却说“{denial}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应真实、前后一致",
    check=check,
    doc=__doc__,
)
