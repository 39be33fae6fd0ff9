"""尚未完成却已评价

说明
    完成情况自己说工作还在进行（正在推进、等待评审、尚未验收等），项目却被评了好的等级，或者当作已完成来自评。评为优而没有交代的从重；
    说明了原因、相应扣分或者降低了等级、写入存在问题的从轻提示。
    自评表的备注说完成数里有一部分还没有做完，扣去后达不到指标的，同样指出。

理由
    未完成的项目不应按完成计分；应如实写明进度，按实际进度评价。

反例
    1、标准厂房建设
    绩效目标：建设标准厂房。
    绩效指标：12月底前完成竣工验收。
    完成情况：主体已封顶，目前正在进行内部装修，竣工验收资料正在整理。

正例
    1、标准厂房建设
    绩效目标：建设标准厂房。
    绩效指标：12月底前完成竣工验收。
    完成情况：厂房已于11月20日通过竣工验收。

不适用
    完成情况没有说尚在进行；年内停工、暂停了写明的一段时间的；评定为差、一般的项目；尚未支付的款项、年末在手的业务、存量中退出的数目等指标没有要求的事。
"""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Indicator, Project, Severity, Span
from extractor.checks.project import admitted, grades, openwork, remarks
from extractor.checks.project.judged import said, silent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project with a completion."""
    looked = False
    for project in view.report.projects:
        if silent(project):
            continue
        looked = True
        open_ones = _open(view, project)
        grade = grades.of(view, project)
        if not open_ones or (grade is not None and grade.low):
            yield Passed()
        else:
            yield _failure(view, project, open_ones, grade)
    if not looked:
        yield NotApplicable("没有完成情况")


def _open(view: View, project: Project) -> list[Span]:
    """What is said to be under way: statements of the completion, and answers of a form."""
    settled = {
        span
        for demand in project.indicators
        if demand.result is not None and (demand.result.status == "met" or _may_leave_some(demand))
        for span in demand.result.evidence
    }
    statements = said(view, project)
    found = [s.span for s in statements if openwork.is_open(project, statements, s, settled)]
    for demand in project.indicators:
        if demand.answer is not None and demand.result is not None and demand.result.status == "in_progress":
            found.extend(demand.result.evidence)
        if (left := remarks.left_open(view, demand)) is not None:
            found.append(left.span)
    return found


def _may_leave_some(demand: Indicator) -> bool:
    """Whether less than all is due, and it is open only whether a few left out are too many (除5个…外，127个都能到 for 96%)."""
    due = demand.figure
    doubtful = demand.result is not None and demand.result.status == "undetermined"
    return doubtful and due is not None and due.dimension == "ratio" and due.si < 1


def _failure(view: View, project: Project, open_ones: list[Span], grade: grades.Grade | None) -> Failed:
    open_ones = [
        one for one in open_ones if not any(other != one and openwork.within(other, one) for other in open_ones)
    ]
    demands = [
        demand.span
        for demand in project.indicators
        if demand.result is not None
        and (
            (
                demand.result.status in ("in_progress", "missed")
                and any(openwork.within(open_one, span) for span in demand.result.evidence for open_one in open_ones)
            )
            or remarks.left_open(view, demand) is not None
        )
    ]
    admission = admitted.of_project(view, project, open_ones)
    told = "" if admission is None else admission.told
    rated = (
        ""
        if grade is None
        else f"，等级却{'按' if grade.inferred else '为'}“{grade.text}”{'计' if grade.inferred else ''}"
    )
    return Failed(
        {"said": short("；".join(span.quote for span in open_ones), 70), "rated": rated, "told": told},
        (*target(*demands), *reported(*open_ones), *context(grade.span if grade is not None else None)),
        projects=(project,),
        severity=_severity(grade, admission),
        key=("open", str(project.id)),
        confidence=0.8,
    )


def _severity(grade: grades.Grade | None, admission: admitted.Admission | None) -> Severity | None:
    """Beside the top grade a reason alone does not do: the report must also draw a consequence."""
    reason = admission is not None and admission.reason
    consequence = admission is not None and admission.consequence is not None
    if grade is None or not grade.top:
        return "info" if reason or consequence else None
    if reason and consequence:
        return "info"
    return None if reason or consequence else "error"


RULE = Rule(
    code="GJ213",
    name="in-progress",
    category="in_progress_rated",
    severity="warning",
    message="完成情况称“{said}”，说明尚未完成{rated}{told}",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应与实际完成情况相符",
    check=check,
    doc=__doc__,
)
