"""问题部分写的时间晚于完成情况

说明
    问题部分说某项工作到某月某日才做到（才到货、才验收、才完工……），该项目的完成情况却写着更早的日期已经做到。

理由
    同一件事只能有一个时间；时间前后不一，是否按期完成无法判断。

反例
    一、项目绩效目标完成情况
    1、校车购置
    绩效目标：方便学生上下学。
    绩效指标：购置校车12辆；9月底前到货。
    完成情况：购置校车12辆，8月26日全部到货。
    二、存在的问题
    1.采购启动偏晚，校车11月才到货。

正例
    一、项目绩效目标完成情况
    1、校车购置
    绩效目标：方便学生上下学。
    绩效指标：购置校车12辆；9月底前到货。
    完成情况：购置校车12辆，8月26日全部到货。
    二、存在的问题
    1.采购启动偏晚，校车8月下旬才到货。

不适用
    问题部分没有说何时才做到；说的只是一部分（部分、个别），或者完成情况没有写这件事的日期。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Date, Project, Span
from extractor.checks.project.judged import said
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results import likeness, years
from extractor.settings import Settings

ONLY_THEN = re.compile(
    r"(?:才|方)(?:能|得以|全部|正式|陆续)?(?P<verb>到货|到位|交付|验收|完工|竣工|建成|投用|启用|上线|开工|通车|通水|发放|拨付|签订|安装)"
)
BEFORE_IT = re.compile(r"(?:[，。；;、：:]|\d[.．、])")
PARTLY = re.compile(r"部分|个别|少数|其中|有的|一些|尾款|余款|最后|其余|余下")
SAME = 0.6
"""The project's name and what it tells must hold so much of the words for what came late."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a problem that says when something was done only then, of a project that tells a day of it."""
    looked = False
    for problem in view.report.problems:
        for clause, date, thing, verb in _late(view, problem.span):
            for project in view.report.projects:
                days = list(_done(view, project, thing, verb))
                if not days:
                    continue
                looked = True
                day, place = max(days, key=lambda told: told[0])
                if date.first is None or day >= date.first:
                    yield Passed()
                    continue
                yield Failed(
                    {"said": short(place.quote, 40), "late": short(clause.quote, 40)},
                    (*reported(place), *context(clause)),
                    projects=(project,),
                    confidence=0.75,
                )
    if not looked:
        yield NotApplicable("问题部分没有说何时才做到")


def _late(view: View, span: Span | None) -> Iterator[tuple[Span, Date, frozenset[str], str]]:
    """The clauses of a problem that say so, with the date, the words for the thing, and the verb."""
    if span is None:
        return
    for date in view.dates(span.block):
        only = ONLY_THEN.match(view.text(span.block), date.span.end)
        if only is None or not span.start <= date.span.start < span.end:
            continue
        before = BEFORE_IT.split(span.quote[: date.span.start - span.start])[-1]
        thing = likeness.terms(before)
        if thing and not PARTLY.search(before):
            yield view.span(span.block, date.span.start - len(before), only.end()), date, thing, only["verb"]


def _done(view: View, project: Project, thing: frozenset[str], verb: str) -> Iterator[tuple[str, Span]]:
    """The days by which a project tells that the thing was done, each with the clause."""
    name = likeness.terms(project.name)
    statements = said(view, project)
    for statement in statements:
        if verb not in statement.text or statement.state in ("planned", "ongoing", "not_done"):
            continue
        sentence = frozenset[str]().union(*(s.terms for s in statements if s.sentence == statement.sentence))
        if likeness.coverage(thing, name | sentence, {}) < SAME:
            continue
        for date in statement.dates:
            if (day := years.completes(date)) is not None:
                yield day, statement.span


RULE = Rule(
    code="GJ281",
    name="later-than-told",
    category="rating_narrative_conflict",
    severity="warning",
    message="完成情况写“{said}”，问题部分却说“{late}”，时间不一致",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应真实、前后一致",
    check=check,
    doc=__doc__,
)
