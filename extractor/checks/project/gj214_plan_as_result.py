"""以计划代结果

说明
    完成情况用将来或打算的口气（将、拟、预计、下一步、争取），而相应的指标没有结果；或者整段只说“确保”“保障”，没有一句是结果。

理由
    完成情况要报告已经做到的事；打算不是结果。

反例
    1、净水设备更新
    绩效目标：改善水质。
    绩效指标：安装净水设备12套。
    完成情况：下一步将尽快采购净水设备。

正例
    1、净水设备更新
    绩效目标：改善水质。
    绩效指标：安装净水设备12套。
    完成情况：安装净水设备12套，已全部投入使用。

不适用
    结果写完之后的展望（下一步将继续……），且与未完成的指标无关；各项指标都有结果，计划只是附带一提（紧接着推翻这个结果的除外：选址已定，计划明年建成）；计划的口气是照抄指标原文的；
    紧接着已承认并交代了的未完成事项，写何时补上；同一句里说明没有计入完成数的。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from db.records import Indicator, Project, Span
from extractor.checks.project import admitted
from extractor.checks.project.judged import said
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.language import kept
from extractor.results import likeness, partway
from extractor.results.statements import Statement
from extractor.settings import Settings

UNANSWERED = ("in_progress", "not_reported", "missed")
OUTLOOK = re.compile(r"下一?步|今后|下一?阶段|接下来|明年|来年|下一?年度?")
TARGET = re.compile(r"目标|指标|任务")
MORE = re.compile(r"继续|再|另|进一步|扩大|持续|不断|逐年|逐步")
NOT_COUNTED = re.compile(r"(?:未|没有?|不|暂不|均不)(?:予|曾|再)?(?:计入|算入|统计在内|计作|计为)(?!预算|投资)")
"""What says of itself that it was not counted as done."""
AHEAD = re.compile(r"(?:工作|项目)?(?:仍|尚)?(?:拟(?![定订稿态合])|打算|计划[于由在请委]|预计|将[于由在请委])")
NAMED = 4
"""A thing that a form reports is known in the prose beside it by its whole name, of so many characters at least."""
DUE = 0.25
"""From this share of a demand's words on, what is promised is what was due."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project with a completion."""
    looked = False
    for project in view.report.projects:
        if project.completion is None:
            continue
        looked = True
        filled = _filled_in(view, project)
        planned = _planned(view, project) or list(filled)
        if not planned:
            yield Passed()
            continue
        demands = [d.span for d in project.indicators if d.result is not None and set(d.result.evidence) & set(planned)]
        demands = demands or [d.span for d in filled.values()]
        demands = demands or [d.span for s in said(view, project) for d in _taken_back(project, said(view, project), s)]
        yield Failed(
            {"said": short("；".join(span.quote for span in planned), 70)},
            (*target(*demands), *reported(*planned)),
            projects=(project,),
            confidence=0.8,
            cause=("open", str(project.id)),
        )
    if not looked:
        yield NotApplicable("没有完成情况")


def _filled_in(view: View, project: Project) -> dict[Span, Indicator]:
    """Plans in the prose beside a form for just what a cell reports as done, each with the demand (测评1次: 测评拟请……开展)."""
    told = said(view, project)
    found: dict[Span, Indicator] = {}
    for demand in project.indicators:
        thing = (demand.thing or "").strip()
        if demand.answer is None or demand.result is None or demand.result.status != "met" or len(thing) < NAMED:
            continue
        own = [s for s in told if thing in s.text]
        if own and all(AHEAD.match(s.text.partition(thing)[2]) for s in own) and own[0].text.startswith(thing):
            found[own[0].span] = demand
    return found


def _planned(view: View, project: Project) -> list[Span]:
    """The statements that stand as plans where results are due."""
    statements = said(view, project)
    promised = {demand.text for demand in project.indicators}
    unanswered = [d for d in project.indicators if d.result is not None and d.result.status in UNANSWERED]
    planned = [
        s.span
        for s in statements
        if s.state == "planned"
        and s.text not in promised
        and not _outlook(s, statements, unanswered)
        and not admitted.makes_up(view, project, s)
        and not _left_out(statements, s)
        and _due(project, statements, s, unanswered)
    ]
    if planned and (unanswered or not project.indicators):
        return planned
    if taken_back := [s.span for s in statements if _taken_back(project, statements, s)]:
        return taken_back
    wishes = all(s.text not in promised and _only_wishes(s.text) for s in statements)
    return [s.span for s in statements] if wishes else []


def _due(
    project: Project, statements: Sequence[Statement], statement: Statement, unanswered: Sequence[Indicator]
) -> bool:
    """Whether a plan is what answers a demand, or its sentence speaks of one that nothing else answers."""
    if not project.indicators or any(
        d.result is not None and statement.span in d.result.evidence for d in project.indicators
    ):
        return True
    here = [s for s in statements if s.sentence == statement.sentence]
    if any(TARGET.search(s.text) for s in here):
        return True  # 差距目标缩小，下一步将加大力度: the demand is told with its answer
    terms = frozenset[str]().union(*(s.terms for s in here))
    return any(likeness.coverage(likeness.terms(d.text), terms, {}) >= DUE for d in unanswered if not _told_late(d))


def _told_late(demand: Indicator) -> bool:
    """Whether a demand has its answer, only with too late a day, so that no plan stands in its place."""
    result = demand.result
    return result is not None and result.status == "missed" and demand.deadline is not None and result.reported is None


def _taken_back(project: Project, statements: Sequence[Statement], statement: Statement) -> list[Indicator]:
    """The demands whose figure a plan right behind it takes back: it is for the demanded work (选址已定，计划明年建成)."""
    if statement.state != "planned" or statement.quantities or MORE.search(statement.text):
        return []
    at = statements.index(statement)
    before = statements[at - 1] if at else None
    if before is None or before.sentence != statement.sentence:
        return []
    return [
        d
        for d in project.indicators
        if d.result is not None
        and d.result.status == "met"
        and before.span in d.result.evidence
        and any(verb in statement.text and verb not in before.text for verb in partway.works(d.text))
    ]


def _outlook(statement: Statement, statements: Sequence[Statement], unanswered: Sequence[Indicator]) -> bool:
    """Whether a statement looks ahead behind results (下一步将继续…) and promises nothing that is still due."""
    first = next(s for s in statements if s.sentence == statement.sentence)
    if not OUTLOOK.match(first.text) or first.sentence == statements[0].sentence:
        return False
    return all(likeness.coverage(likeness.terms(d.text), statement.terms, {}) < DUE for d in unanswered)


def _left_out(statements: Sequence[Statement], statement: Statement) -> bool:
    """Whether the sentence itself says that what is still to come was not counted as done (要到明年才能验收，没有计入完成数)."""
    return any(NOT_COUNTED.search(s.text) for s in statements if s.sentence == statement.sentence)


def _only_wishes(text: str) -> bool:
    """Whether a clause does nothing but promise (确保……)."""
    found = kept.split(text)
    return bool(found) and all(clause.state == "planned" for clause in found)


RULE = Rule(
    code="GJ214",
    name="plan-as-result",
    category="plan_as_result",
    severity="warning",
    message="完成情况写的是打算而不是结果：“{said}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评应反映实际完成情况",
    check=check,
    doc=__doc__,
)
