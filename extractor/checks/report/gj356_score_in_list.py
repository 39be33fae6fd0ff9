"""汇总表的得分与自评表的总分不符

说明
    得分汇总表里某个项目的得分，与这个项目自评表的总分不同。

理由
    汇总表的得分取自各项目的自评表，结论里逐一写出的得分又取自汇总表，不符说明抄错，或者改过一处没有改另一处。

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

from db.records import Block, Project, Span
from extractor.checks.report.score_lists import listed
from extractor.checks.report.scored import Scored, groups
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

TOLD = re.compile(
    r"(?P<name>[^，,：:；;。、\d（）()]{3,40})(?:[（(]|自评得分?|得分?)?(?:为|：)?(?P<n>\d{2,3}(?:\.\d+)?)\s*分"
)
FEWEST = 3
"""So many scores that prose tells as the list does show that it means just those."""
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
    retold = list(_retold(view))
    yield from retold
    judged = bool(retold)
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
                    "where": "该项目自评表总分",
                },
                context(name, score.span, reached.span),
                projects=(project,),
                key=KEY,
            )
    if not judged:
        yield NotApplicable("没有与自评表总分对照的得分汇总表")


def _beside(view: View, project: Project) -> bool:
    """Whether points are told of that are not in the sum of a project's form."""
    return any(RATE in block.text for block in view.body_of(project)) or any(
        BESIDE.search(block.text) for block in view.outside
    )


def _retold(view: View) -> Iterator[Judgement]:
    """One judgement a project whose score prose tells as well as a list, where it tells those of most others just so."""
    of_list = {project.id: (project, name, score) for project, name, score in listed(view)}
    pairs = [
        (*of_list[project.id], span, value)
        for block in view.outside
        for project, value, span in _told(view, block)
        if project.id in of_list and of_list[project.id][1].block != block.id
    ]
    differing = [pair for pair in pairs if pair[4] != pair[2].figure.value]
    if len({project.id for project, *_ in pairs}) - len(differing) < FEWEST or len(differing) > 1:
        return
    for project, name, score, span, value in pairs:
        if value == score.figure.value:
            yield Passed()
        else:
            yield Failed(
                {"name": project.name, "listed": score.span.quote, "own": span.quote, "where": "文字里"},
                context(name, score.span, span),
                projects=(project,),
                key=KEY,
            )


def _told(view: View, block: Block) -> Iterator[tuple[Project, Decimal, Span]]:
    """The scores of a paragraph that stand right behind the whole names of projects."""
    for found in TOLD.finditer(block.text) if block.cell is None and "\t" not in block.text else ():
        named = [p for p in view.report.projects if p.name and found["name"].endswith(p.name)]
        if named:
            at = view.span(block.id, *found.span("n"))
            yield max(named, key=lambda p: len(p.name)), Decimal(found["n"]), at


RULE = Rule(
    code="GJ356",
    name="score-in-list",
    category="score_conflict",
    severity="error",
    message="汇总表写“{name}”得{listed}分，{where}为{own}分",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评得分为各项指标得分之和",
    check=check,
    doc=__doc__,
)
