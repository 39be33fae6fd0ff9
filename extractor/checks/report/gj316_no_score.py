"""没有总体得分或等级

说明
    评价结论部分没有给出部门（或项目）总体的自评得分，也没有给出总体等级。

理由
    自评结论应以得分和等级反映；标题写“评价等级”而正文没有，结论落空。

反例
    一、部门基本情况
    本中心为区政府直属单位。
    二、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    三、评价结论和评价等级
    共自评3个项目，其中2个项目评为优秀，1个项目评为良好。

正例
    一、部门基本情况
    本中心为区政府直属单位。
    二、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    三、评价结论和评价等级
    经综合评定，部门整体支出自评得分92.5分，等级为优。

不适用
    没有评价结论部分；自评表等另有格式的体裁。标题没有写等级或得分、也没有说采用打分的，只作提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.report.genre import full_report
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

SCORE = re.compile(r"\d{2,3}(?:\.\d+)?\s*分(?!值|别|钟|之|项|类|析|配|及以上|以上|以下|[（(至~～—-])")
GRADE = re.compile(
    r"(?:总体|整体|综合|部门|单位|自评|评价|绩效)(?:[^，。；：\d个项目]{0,12})(?:为|是|：|:|属于|达到)\s*[“\"]?(?:优秀|良好|一般|较差|优|良|中|差|合格|达标|一等|二等)"
)
PROMISED = re.compile(r"等级|得分|评分|评级")
METHOD = re.compile(r"百分制|评价?打分|逐项打分|量化评分")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a report with a conclusion: a score or a grade of the whole, anywhere outside of projects."""
    sections = view.sections("conclusion")
    reason = full_report(view)
    if reason is not None or not sections:
        yield NotApplicable(reason or "没有评价结论部分")
        return
    outside = view.outside
    scored = any("分" in b.text and SCORE.search(b.text) for b in outside)
    if scored or any(GRADE.search(b.text) for b in outside) or len(view.report.projects) == 1:
        yield Passed()
        return
    method = next((b for b in outside if METHOD.search(b.text)), None)
    found = METHOD.search(method.text) if method else None
    place = view.span(method.id, found.start(), found.end()) if method and found else None
    graded = bool(view.report.ratings.counts)  # then 自评等级 promises those of the projects
    conclusion = view.blocks(sections[0])[-1].id
    yield Failed(
        {"heading": sections[0].heading.strip()},
        context(sections[0].span, place, view.whole(conclusion) if conclusion != sections[0].first_block else None),
        severity="warning" if place is not None or (not graded and PROMISED.search(sections[0].heading)) else None,
    )


RULE = Rule(
    code="GJ316",
    name="no-score",
    category="missing_content",
    severity="info",
    message="“{heading}”部分没有总体自评得分，也没有总体等级",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效评价结果采取评分和评级相结合的方式",
    check=check,
    doc=__doc__,
)
