"""总体目标的数字没有实际结果

说明
    总体目标实现情况部分用计划的口吻写了一个数字（争取、计划、确保……），没有写实际完成了多少；
    或者该部分通篇是计划，数字只是界限（控制在……以下）。

理由
    有数字的目标要用数字回答；仍写计划数，等于没有报告。

反例
    一、部门整体绩效目标
    改善住房保障。
    二、部门整体绩效目标实现情况
    计划维修公租房56套。
    三、存在的问题
    资金拨付进度偏慢。

正例
    一、部门整体绩效目标
    改善住房保障。
    二、部门整体绩效目标实现情况
    全年维修公租房56套。
    三、存在的问题
    资金拨付进度偏慢。

不适用
    没有总体目标实现情况部分，或者该部分没有数字；写明下一年度计划的，不在此列；投产、建成以后的预计。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.report.gj331_overall_plans import KEY
from extractor.checks.report.overall import mostly_planned, overall_sections, statements
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings

BOUNDS = frozenset((">=", ">", "<=", "<"))
NEXT = re.compile(r"下一年|明年|次年|下年度|下一步|今后|(?:投产|建成|达产|投用|完工|运营|满负荷)后")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a statement with figures."""
    judged = False
    for section in overall_sections(view):
        every = statements(view, section)
        plans = mostly_planned(every)
        for told in every:
            if not told.quantities or NEXT.search(told.span.quote):
                continue
            judged = True
            bound = told.quantities[-1].figure.comparator in BOUNDS
            if not told.planned and not (plans and bound and not told.done):
                yield Passed()
            else:
                yield Failed(
                    {"words": short(told.span.quote, 40), "figure": told.quantities[-1].span.quote},
                    reported(told.span),
                    target=told.quantities[-1],
                    confidence=0.85,
                    cause=KEY,
                )
    if not judged:
        yield NotApplicable("没有总体目标实现情况部分，或者该部分没有数字")


RULE = Rule(
    code="GJ332",
    name="overall-figure-planned",
    category="target_not_reported",
    severity="error",
    message="总体目标实现情况写“{words}”，是计划而不是结果，没有报告{figure}的实际完成数",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：单位自评应当反映绩效目标的实际完成情况",
    check=check,
    doc=__doc__,
)
