"""总体目标实现情况写成了计划

说明
    “总体目标实现（完成）情况”部分通篇是打算、争取、确保一类的计划表述，没有报告实际结果。

理由
    自评要说明目标是否实现；以计划代结果，无法证明任何总体目标已经实现。

反例
    一、部门整体绩效目标
    改造老旧小区12个，维修公租房56套。
    二、部门整体绩效目标实现情况
    老旧小区方面：力争改造老旧小区12个，确保居民满意。
    公租房方面：计划维修公租房56套，争取年底前入住。
    住房补贴方面：将进一步做好住房补贴发放，确保应发尽发。
    三、存在的问题
    资金拨付进度偏慢。

正例
    一、部门整体绩效目标
    改造老旧小区12个，维修公租房56套。
    二、部门整体绩效目标实现情况
    老旧小区方面：完成改造12个，居民满意度93%。
    公租房方面：已维修56套，年底前全部入住。
    住房补贴方面：发放住房补贴96万元，做到应发尽发。
    三、存在的问题
    资金拨付进度偏慢。

不适用
    没有总体目标实现情况部分，或者该部分没有带时态的表述。
"""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Section
from extractor.checks.report.overall import Statement, mostly_planned, overall_sections, statements
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.view import View
from extractor.settings import Settings

KEY = ("section", "overall_results")
MOST = 8


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a section of overall results that says anything done or planned."""
    judged = False
    for section in overall_sections(view):
        told = statements(view, section)
        planned = [s for s in told if s.planned]
        done = [s for s in told if s.done]
        if not planned and not done:
            continue
        judged = True
        if not mostly_planned(told):
            yield Passed()
        else:
            yield _failed(section, planned, len(done))
    if not judged:
        yield NotApplicable("没有总体目标实现情况部分，或者该部分没有带时态的表述")


def _failed(section: Section, planned: list[Statement], done: int) -> Failed:
    return Failed(
        {"heading": section.heading.strip(), "planned": str(len(planned)), "done": str(done)},
        context(section.span) + reported(*(s.span for s in planned[:MOST])),
        key=KEY,
    )


RULE = Rule(
    code="GJ331",
    name="overall-plans",
    category="plan_as_result",
    severity="error",
    message="“{heading}”部分有{planned}处计划、打算的表述，报告完成结果的仅{done}处，不能说明总体目标是否实现",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：单位自评应当反映绩效目标的实际完成情况",
    check=check,
    doc=__doc__,
)
