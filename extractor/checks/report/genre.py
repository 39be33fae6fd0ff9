"""Which reports must have which parts."""

from __future__ import annotations

from extractor.checks.view import View

NARRATIVE = frozenset(("department_overall", "project", "transfer"))
ENOUGH = 3


def full_report(view: View) -> str | None:
    """None for a narrative report that is whole enough to miss a part; else the reason (Chinese) why it is not asked."""
    report = view.report
    if report.genre not in NARRATIVE:
        return "这一体裁另有格式，不要求单列这一部分"
    top = min((s.level for s in report.sections), default=0)
    if sum(s.level == top for s in report.sections) < ENOUGH:
        return "正文不足三个部分，可能是摘录"
    told = any(p.completion is not None or any(d.answer for d in p.indicators) for p in report.projects)
    answered = told or view.sections("overall_results")
    return None if answered else "没有完成情况，不是自评报告的正文"
