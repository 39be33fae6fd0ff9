"""评级与完成情况矛盾

说明
    项目评为“差”“一般”等较低等级，完成情况却说各项指标全部完成，看不出扣分的原因；正文另有一句写明该项目因何扣分的，不算矛盾。

理由
    等级应由完成情况得出；全部完成而评为较低等级，两者必有一处不实，或者缺少说明。

反例
    一、项目绩效目标完成情况
    1、灌渠清淤
    绩效目标：改善灌溉条件。
    绩效指标：清淤灌渠26公里。
    完成情况：清淤灌渠26公里。
    2、机井维修
    绩效目标：改善灌溉条件。
    绩效指标：维修机井31眼。
    完成情况：维修机井31眼。
    二、评价结论
    共自评2个项目，其中1个项目评为优秀，1个项目评为较差（灌渠清淤）。

正例
    一、项目绩效目标完成情况
    1、灌渠清淤
    绩效目标：改善灌溉条件。
    绩效指标：清淤灌渠26公里。
    完成情况：清淤灌渠9公里，因汛期影响未能全部完成。
    2、机井维修
    绩效目标：改善灌溉条件。
    绩效指标：维修机井31眼。
    完成情况：维修机井31眼。
    二、评价结论
    共自评2个项目，其中1个项目评为优秀，1个项目评为较差（灌渠清淤）。

不适用
    报告没有给项目评级；没有较低等级的项目。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Project
from extractor.checks.project import grades
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings

_PIECE = 3
_STOP = re.compile(r"[。；;\n]")
_REASON = re.compile(r"扣|丢分|分[^，。；]{0,2}丢|失分|因为|由于|是因|主要考虑|原因")
DONE = ("met", "restated", "contradicted")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project that is graded low."""
    looked = False
    for project in view.report.projects:
        grade = grades.of(view, project)
        if grade is None or not grade.low:
            continue
        results = [demand.result for demand in project.indicators if demand.result is not None]
        if not results:
            continue
        looked = True
        if any(result.status not in DONE for result in results) or _explained(view, project, grade.text):
            yield Passed()
            continue
        evidence = list(dict.fromkeys(span for result in results for span in result.evidence[:1]))
        yield Failed(
            {"name": project.name, "grade": grade.text, "said": short("；".join(s.quote for s in evidence), 60)},
            (*reported(*evidence), *context(grade.span)),
            projects=(project,),
            confidence=0.7,
            cause=("denied", str(project.id)),
        )
    if not looked:
        yield NotApplicable("没有评为较低等级的项目")


def _explained(view: View, project: Project, grade: str) -> bool:
    """Whether a sentence outside of the projects says for what this one lost its points (X评“中”，不是指标没完成，是……)."""
    name = project.name
    pieces = {name[at : at + _PIECE] for at in range(len(name) - _PIECE + 1)}
    for block in view.outside:
        if grade not in block.text:
            continue
        for sentence in _STOP.split(block.text):
            if grade in sentence and _REASON.search(sentence) and any(piece in sentence for piece in pieces):
                return True
    return False


RULE = Rule(
    code="GJ219",
    name="low-grade-all-done",
    category="rating_narrative_conflict",
    severity="error",
    message="“{name}”评为“{grade}”，完成情况却称全部完成（“{said}”）",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：评价等级应与完成情况相符",
    check=check,
    doc=__doc__,
)
