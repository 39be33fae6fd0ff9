"""目标说要开通的服务，报告再没有提到

说明
    绩效目标说要开通、开设、推出某项服务，而除目标以外，指标、完成情况和报告其他部分都没有一个词说到它。

理由
    服务开没开通是看得见的事，只写在目标里而没有结果，目标是否实现无从判断。

反例
    一、项目绩效目标完成情况
    1、图书馆改造
    绩效目标：改造阅览室，同步开通盲文读物寄借，方便读者。
    绩效指标：改造阅览室400平方米；读者满意度≥90%。
    完成情况：改造阅览室420平方米，读者满意度95%。

正例
    一、项目绩效目标完成情况
    1、图书馆改造
    绩效目标：改造阅览室，同步开通盲文读物寄借，方便读者。
    绩效指标：改造阅览室400平方米；读者满意度≥90%。
    完成情况：改造阅览室420平方米，寄借盲文读物300册，读者满意度95%。

不适用
    目标没有说要开通、开设、推出什么，或者说得太笼统；项目没有指标或完成情况。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from db.records import Project, Span
from extractor.checks.project.judged import silent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, target
from extractor.checks.tools import HAN
from extractor.checks.view import View
from extractor.language import kept
from extractor.settings import Settings

OPENS = re.compile(rf"^(?:并|同步|同时|另|还|年内|新)*(?:开通|开设|开办|推出)(?P<what>[{HAN}]{{4,16}})$")
ANY = re.compile("开[通设办]|推出")
GENERAL = frozenset(("服务", "平台", "系统", "业务", "功能", "渠道", "窗口", "通道", "线路", "项目", "工作", "活动"))
FEWEST = 3
"""Of fewer pairs of characters of its own a service has no name."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a service that a goal promises to open."""
    looked = False
    for project in view.report.projects:
        if project.goal is None or silent(project) or not project.indicators:
            continue
        goal = {span.block for span in project.goal.spans}
        for place, own in _promised(view, project):
            looked = True
            told = (block.text.replace(place.quote, "，") if block.id in goal else block.text for block in view.body)
            if any(pair in text for text in told for pair in own):
                yield Passed()
                continue
            yield Failed({"said": place.quote}, target(place), projects=(project,), confidence=0.7)
    if not looked:
        yield NotApplicable("目标没有说要开通什么服务")


def _promised(view: View, project: Project) -> Iterator[tuple[Span, list[str]]]:
    """The clauses of a goal that promise a service, each with the pairs of characters that are its own."""
    for span in project.goal.spans if project.goal is not None else ():
        for clause in kept.split(span.quote) if ANY.search(span.quote) else ():
            found = OPENS.match(span.quote[clause.start : clause.end])
            own = [a + b for a, b in pairwise(found["what"]) if a + b not in GENERAL] if found else []
            if len(own) >= FEWEST:
                yield view.span(span.block, span.start + clause.start, span.start + clause.end), own


RULE = Rule(
    code="GJ292",
    name="opening-untold",
    category="target_not_reported",
    severity="warning",
    message="绩效目标说“{said}”，报告没有说是否做到",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效自评应对照绩效目标说明完成情况",
    check=check,
    doc=__doc__,
)
