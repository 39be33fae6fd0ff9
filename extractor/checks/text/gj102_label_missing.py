"""标签缺失

说明
    项目里的一段内容前面没有标签，只能按次序推断它是目标、指标还是完成情况，而其他项目都有标签。

理由
    没有标签的内容在汇总时会被归错栏目或漏掉。

反例
    1、公租房维修
    绩效目标：完成公租房维修，改善居住条件。
    绩效指标：维修公租房56套，验收合格率100%。
    完成情况：已维修公租房56套，验收合格率100%。
    2、电梯更新
    绩效目标：更新老旧电梯，消除安全隐患。
    更新电梯8部，故障率降至1%以下。
    完成情况：已更新电梯8部，故障率为0.6%。

正例
    1、公租房维修
    绩效目标：完成公租房维修，改善居住条件。
    绩效指标：维修公租房56套，验收合格率100%。
    完成情况：已维修公租房56套，验收合格率100%。

不适用
    报告里没有带标签的项目。
"""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Field, Irregularity, Project
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.text.labels import labelled, meant
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings

HEAD = 30


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a field that was read without its label, and one pass for each project that has none such."""
    projects = labelled(view)
    faults = [i for i in view.report.irregularities if i.kind == "label_missing"]
    faults += _swallowed(projects)
    if not projects and not faults:
        yield NotApplicable("报告里没有带标签的项目")
    for fault in faults:
        project = view.project(fault.project)
        end = min(fault.span.end, fault.span.start + HEAD)
        yield Failed(
            {"words": short(fault.span.quote), "meant": meant(fault.expected)},
            context(view.span(fault.span.block, fault.span.start, end)),
            projects=(project,) if project else (),
            key=("label", str(fault.project)),
        )
    yield Passed(len({p.id for p in projects} - {f.project for f in faults}))


def _swallowed(projects: list[Project]) -> list[Irregularity]:
    """Paragraphs behind a field of one project that most projects have under a label of their own."""
    found: list[Irregularity] = []
    for held, name in (("goal", "indicator"), ("indicator", "completion")):
        having = sum(getattr(p, name) is not None for p in projects)
        for project in projects:
            field: Field | None = getattr(project, held)
            if (
                getattr(project, name) is None
                and field is not None
                and field.more_spans
                and 2 * having >= len(projects)
            ):
                found.append(Irregularity("label_missing", field.more_spans[0], name, project.id))
    return found


RULE = Rule(
    code="GJ102",
    name="label-missing",
    category="label_error",
    severity="warning",
    message="“{words}”前缺少标签，按次序应为“{meant}”",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评须分别说明绩效目标、指标和完成情况",
    check=check,
    doc=__doc__,
)
