"""汇总表的得分与自评表的总分不符

说明
    得分汇总表里某个项目的得分，与这个项目自评表的总分不同；或者文字点名写某个项目的得分，与汇总表的得分不同。

理由
    汇总表的得分取自各项目的自评表，不符说明抄错，或者改过一处没有改另一处。

反例
    项目名称	桥梁检测
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	检测桥梁	38座	38座	60	60
    满意度指标	服务对象满意度	群众满意度	≥90%	88%	40	38
    总分					100	98
    以下是得分汇总。
    项目	自评得分	等级
    桥梁检测	89	优

正例
    项目名称	桥梁检测
    一级指标	二级指标	三级指标	年度指标值	实际完成值	分值	得分
    产出指标	数量指标	检测桥梁	38座	38座	60	60
    满意度指标	服务对象满意度	群众满意度	≥90%	88%	40	38
    总分					100	98
    以下是得分汇总。
    项目	自评得分	等级
    桥梁检测	98	优

不适用
    没有得分汇总表，或者项目没有列出总分的自评表；自评表的分值合计不到100分，其余的是预算执行率的10分，或者写明另计，两个得分相差不多于表外的分值。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from db.records import Project, Quantity, Span
from extractor.checks.report.named import bare
from extractor.checks.report.score_lists import listed
from extractor.checks.report.scored import Scored, groups
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

TOLD = re.compile(
    r"[”\"》]?(?:项目|工程)?[”\"》]?(?:最[高低]|自评|综合|绩效|得分?|评分|总分|[为是：:，,（(])*(?P<n>\d{2,3}(?:\.\d+)?)分(?![钟之值类以])"
)
"""A score right behind a project's name in prose: 最低的是桥梁检测项目，89分."""
OTHER = re.compile(
    r"上年|去年|往年|同期|原|初评|初核|复核|复评|抽查|第三方|调整|改[为评]|修正|核定|扣|满分|分值|权重|目标|争取"
)
"""Words by which a score is of another time or somebody else's, or no score."""
LEAST = 50
KEY = ("scores", "listed")
FULL = 100
"""What a project may reach in all; a form of fewer points leaves some (预算执行率10分) to be told beside it."""
EXECUTION = 10
"""What the ministry's form gives the rate of execution, mostly in a row above the indicators."""
BESIDE = re.compile(r"执行[^。；]{0,12}?\d+(?:\.\d+)?\s*分(?!之)|另行?计|表外")
"""Words that name the points that are told beside the forms, of the report; a form has just the rate of execution."""
RATE = "执行率"


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project whose score stands in a list as well as below its form."""
    totals: dict[int, list[Scored]] = {}
    for _, total in groups(view):
        if (project := view.project_of(total.score.span.block)) is not None:
            totals.setdefault(project.id, []).append(total)
    judged = False
    for project, name, score in listed(view):
        own = totals.get(project.id, [])
        if len(own) != 1 or own[0].score.span.block == score.span.block:
            continue
        judged = True
        reached = own[0].score
        if reached.figure.value == score.figure.value:
            yield Passed()
        elif 0 < score.figure.value - reached.figure.value <= (out := FULL - own[0].weight.figure.value) and (
            out == EXECUTION or _beside(view, project)
        ):
            yield NotApplicable("自评表的分值合计不到100分，其余的分在表外另计")
        else:
            yield Failed(
                {
                    "name": project.name,
                    "listed": score.span.quote,
                    "own": reached.span.quote,
                    "where": "该项目自评表总分为",
                },
                context(name, score.span, reached.span),
                projects=(project,),
                key=KEY,
            )
    for project, name, score, told in _in_prose(view):
        judged = True
        if Decimal(told.quote).quantize(score.figure.value) == score.figure.value.quantize(Decimal(told.quote)):
            yield Passed()
            continue
        yield Failed(
            {"name": project.name, "listed": score.span.quote, "own": told.quote, "where": "文字写为"},
            context(name, score.span, told),
            projects=(project,),
            confidence=0.9,
            key=KEY,
        )
    if not judged:
        yield NotApplicable("没有与自评表总分对照的得分汇总表")


def _beside(view: View, project: Project) -> bool:
    """Whether points are told of that are not in the sum of a project's form."""
    return any(RATE in block.text for block in view.body_of(project)) or any(
        BESIDE.search(block.text) for block in view.outside
    )


def _in_prose(view: View) -> Iterator[tuple[Project, Span, Quantity, Span]]:
    """The projects whose score one list tells, and a sentence of the prose behind their names."""
    scores: dict[int, dict[Fraction, tuple[Span, Quantity]]] = {}
    for project, name, score in listed(view):
        scores.setdefault(project.id, {}).setdefault(score.figure.si, (name, score))
    for block in view.body if scores else ():
        if block.kind == "cell" or "\t" in block.text or "分" not in block.text:
            continue
        for project in view.report.projects:
            own = scores.get(project.id, {})
            at = block.text.find(called := bare(project.name)) if len(own) == 1 else -1
            if at < 0 or (told := TOLD.match(block.text, at + len(called))) is None or float(told["n"]) < LEAST:
                continue
            if not OTHER.search(view.sentence(block.id, at).quote.replace(called, "")):
                yield project, *next(iter(own.values())), view.span(block.id, *told.span("n"))


RULE = Rule(
    code="GJ356",
    name="score-in-list",
    category="score_conflict",
    severity="error",
    message="汇总表写“{name}”得{listed}分，{where}{own}分",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评得分为各项指标得分之和",
    check=check,
    doc=__doc__,
)
