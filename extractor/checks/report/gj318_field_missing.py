"""项目缺少一项内容

说明
    其他项目都写明绩效目标、绩效指标和完成情况，个别项目缺少其中一项，或者只留着表格的提示（请填写……）；四个以上的项目都另有同一标签的一段（如未完成原因），
    只有一个项目没有的，也在此提示，这个项目有没有完成的指标的为警告。

理由
    缺少完成情况，目标无从核对；缺少目标或指标，完成情况没有对照。

反例
    一、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改善居住条件。
    绩效指标：改造老旧小区12个。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：保障房屋安全。
    绩效指标：维修公租房56套。
    完成情况：已维修公租房56套。
    3、电梯更新
    绩效目标：消除安全隐患。
    绩效指标：更新电梯8部。

正例
    一、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改善居住条件。
    绩效指标：改造老旧小区12个。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：保障房屋安全。
    绩效指标：维修公租房56套。
    完成情况：已维修公租房56套。
    3、电梯更新
    绩效目标：消除安全隐患。
    绩效指标：更新电梯8部。
    完成情况：已更新电梯8部。

不适用
    项目少于三个，或者大多数项目都没有这一项（报告的格式如此）；不用标签、表格分列的目标和指标，只凭文意分不清有没有。
"""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Field, Project, Span
from extractor.checks.project import meant
from extractor.checks.report import own_parts
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported, target
from extractor.checks.text.labels import MEANT
from extractor.checks.view import View
from extractor.results.statements import only_asked_for
from extractor.settings import Settings

FIELDS = ("goal", "indicator", "completion")
ENOUGH, SHARE = 3, 0.6


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project and field that most projects have."""
    projects = view.report.projects
    if len(projects) < ENOUGH:
        yield NotApplicable("项目少于三个，无从比较")
        return
    for name in FIELDS:
        having = [p for p in projects if _has(p, name)]
        if len(having) < max(2, SHARE * len(projects)):
            yield NotApplicable(f"大多数项目没有{MEANT[name]}，报告的格式如此")
            continue
        yield Passed(len(having))
        told_apart = any(map(_marked, (getattr(p, name) for p in having)))
        if not told_apart and name != "completion":
            continue  # what the sense of sentences alone tells apart may stand with the other
        for project in projects:
            if not _has(project, name) and (
                told_apart or not any(view.quantities(b.id) for b in view.body_of(project))
            ):
                yield Failed(
                    {"project": project.name, "field": MEANT[name]},
                    (*context(project.span), *reported(*_prompt(project, name))),
                    projects=(project,),
                    severity="error" if name == "completion" else None,
                    key=("field", str(project.id), name),
                    cause=(_cause(project), str(project.id)),
                )
    for project, label in own_parts.lacking(view):
        open_ones = [demand for demand in project.indicators if demand in meant.unmet(project)]
        spans = [span for demand in open_ones if demand.result for span in demand.result.evidence[:1]]
        yield Failed(
            {"project": project.name, "field": label},
            (*target(*(demand.span for demand in open_ones)), *reported(*spans), *context(project.span)),
            projects=(project,),
            severity="warning" if open_ones else "info",
            key=("field", str(project.id), label),
        )


def _cause(project: Project) -> str:
    """What a missing field follows from: a label that says another, or, of a mere row of a table, a wrong name in it."""
    return "label" if _has(project, "goal") or _has(project, "indicator") else "listed"


def _marked(field: Field | None) -> bool:
    """Whether a label or a place in a table shows a field, and not the sense of its sentences alone."""
    return field is None or field.label is not None or field.span is None or "\t" in field.text


def _prompt(project: Project, name: str) -> tuple[Span, ...]:
    """What a form asks for, where it was left standing in the field."""
    field: Field | None = getattr(project, name)
    return tuple(field.spans) if field is not None and only_asked_for(field.text) else ()


def _has(project: Project, name: str) -> bool:
    field: Field | None = getattr(project, name)
    if field is not None and field.text.strip() and not only_asked_for(field.text):
        return True
    if name == "indicator":
        told = {span.block for part in (project.goal, project.completion) if part for span in part.spans}
        return any(i.span is None or i.span.block not in told for i in project.indicators)
    return name == "completion" and any(i.answer is not None and i.answer.text for i in project.indicators)


RULE = Rule(
    code="GJ318",
    name="field-missing",
    category="missing_content",
    severity="warning",
    message="项目“{project}”没有{field}，其他项目都有",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评须说明绩效目标、指标及其完成情况",
    check=check,
    doc=__doc__,
)
