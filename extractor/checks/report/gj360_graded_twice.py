"""同一项目两处等级不同

说明
    同一个项目在汇总表、结论和本项目的自评意见里写明了不同的等级。

理由
    一个项目只有一个自评等级，两处不同必有一处写错，等级汇总和结果应用都会受影响。

反例
    一、项目完成情况
    1、桥梁检测
    绩效目标：检测桥梁。
    完成情况：检测桥梁38座。
    2、护栏更换
    绩效目标：更换护栏。
    完成情况：更换护栏9公里。
    二、执行和等级
    项目	预算数（万元）	执行数（万元）	等级
    桥梁检测	120.00	118.00	优
    护栏更换	54.00	41.00	优
    三、自评结论
    桥梁检测1个项目评为优，护栏更换1个项目评为良。

正例
    一、项目完成情况
    1、桥梁检测
    绩效目标：检测桥梁。
    完成情况：检测桥梁38座。
    2、护栏更换
    绩效目标：更换护栏。
    完成情况：更换护栏9公里。
    二、执行和等级
    项目	预算数（万元）	执行数（万元）	等级
    桥梁检测	120.00	118.00	优
    护栏更换	54.00	41.00	良
    三、自评结论
    桥梁检测1个项目评为优，护栏更换1个项目评为良。

不适用
    没有在两处写明同一个项目的等级；说的是上年的等级，或者由谁改评的等级。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Project, Span
from extractor.checks.report import graded_rows
from extractor.checks.report.graded_rows import GRADES
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

OWN = re.compile(
    r"(?:等级|等次|评级|档次)(?:均|结果)?(?:为|是|[：:])\s*[“\"‘]?(?P<grade>优秀|良好|一般|较差|优|良|中|差)(?![好秀等于级])"
)
"""A grade in what a project tells of itself."""
ANOTHER = re.compile(
    r"上年|去年|往年|20\d\d年度?(?:自评|评价|绩效)|原|初评|复评|复核|调整|抽查|第三方|目标|拟|争取|应[为评]|不"
)
"""Words by which a grade is of another year, or of somebody else."""
OF_ALL = re.compile(r"总体|整体|部门|单位|\d个项目")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project whose grade is told at two places or more."""
    told: dict[int, list[tuple[Project, str, Span]]] = {}
    for project, grade, span in _told(view):
        told.setdefault(project.id, []).append((project, grade, span))
    judged = False
    for places in told.values():
        project, grade, first = places[0]
        others = [(g, span) for _, g, span in places[1:] if (span.block, span.start) != (first.block, first.start)]
        if not others:
            continue
        judged = True
        wrong = [(g, span) for g, span in others if GRADES[g] != GRADES[grade]]
        if not wrong:
            yield Passed()
            continue
        yield Failed(
            {"name": project.name, "one": grade, "other": wrong[0][0]},
            context(first, *(span for _, span in wrong)),
            projects=(project,),
            confidence=0.9,
        )
    if not judged:
        yield NotApplicable("没有在两处写明同一个项目的等级")


def _told(view: View) -> Iterator[tuple[Project, str, Span]]:
    """Each project with its grade: by its row, by the conclusion, by its own words."""
    for row in graded_rows.rows(view):
        yield row.project, row.grade, row.place
    rows = {row.place.block for row in graded_rows.rows(view)}
    for named in view.report.ratings.named:
        project = view.project(named.project)
        if project is not None and named.span is not None and named.grade in GRADES and named.span.block not in rows:
            sentence = view.sentence(named.span.block, named.span.start)
            if ANOTHER.search(sentence.quote.replace(project.name, "")) is None:
                yield project, named.grade, sentence
    for block in view.body:
        project = view.project_of(block.id)
        for found in OWN.finditer(block.text) if project is not None and block.id not in rows else ():
            sentence = view.sentence(block.id, found.start())
            if project is not None and not ANOTHER.search(sentence.quote) and not OF_ALL.search(sentence.quote):
                yield project, found["grade"], sentence


RULE = Rule(
    code="GJ360",
    name="graded-twice",
    category="rating_narrative_conflict",
    severity="error",
    message="项目“{name}”一处评为“{one}”，另一处评为“{other}”",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评内容前后应当一致",
    check=check,
    doc=__doc__,
)
