"""竣工验收早于完工

说明
    完工的日期写在指标的完成值里，同一项目的完成情况却说竣工（交工、完工）验收在这之前就已经做了；
    或者完成情况自己写了唯一的竣工日期和唯一的验收日期，验收（包括现场验收、联合验收、组织验收）在竣工之前。

理由
    工程完工以后才能竣工验收；先后颠倒，两个日期至少有一个不实。

反例
    1、镇区污水处理站
    绩效目标：改善水环境。
    绩效指标：10月底前污水处理站完工。
    完成情况：污水处理站于2025年10月16日完工。竣工验收于9月24日通过，质量合格。

正例
    1、镇区污水处理站
    绩效目标：改善水环境。
    绩效指标：10月底前污水处理站完工。
    完成情况：污水处理站于2025年10月16日完工。竣工验收于10月24日通过，质量合格。

不适用
    没有写明完工日期或验收日期；验收是初步的、分批的、单项的。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.records import Date, Project, Span
from extractor.checks.project.judged import Judged, by_project, places, said
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.view import View
from extractor.language import words
from extractor.results import years
from extractor.results.statements import Statement
from extractor.settings import Settings

DONE = re.compile(r"完工|竣工|交工|建成")
ACCEPTED = re.compile(r"(?:竣工|交工|完工|整体|总体|最终)验收")
NOT_ALL = re.compile(r"初步?验|预验|分[批段期]|首[批段期]|第[一二三1-3][批段期]|单[项位体]|阶段|中间|部分|其中")
DONE_BY_DAY = re.compile(r"竣工|完工|交工")
SITE = re.compile(
    r"(?:竣工|交工|完工|整体|总体|最终|现场|联合|专家组?|综合|全部|统一|一次性?|(?<!未)通过|组织|进行|完成|开展)[^，。；、]{0,3}验收(?!资料|准备|申请|报告|方案|自查)"
)
"""An acceptance of the whole, in a completion that tells of one work with one day of its end."""
OTHER_WORK = re.compile(
    r"[材物]料|设备|器材|货|软件|系统|平台|资料|档案|设计|方案|样|隐蔽|基[础槽]|地基|苗木|上年|去年"
)
GENERAL = frozenset(
    ("工程", "项目", "组织", "验收", "竣工", "完工", "全部", "整体", "主体", "施工", "建设", "单位", "专家")
)
"""What says nothing of which work was accepted."""
A_DAY = re.compile(r"\d{1,2}\s*[日号]$")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement an acceptance of a work whose completion has a day of its own."""
    looked = False
    for project, demands in by_project(view):
        for done, accepted in _pairs(view, project, demands):
            looked = True
            if (years.day(accepted.date) or "") >= (years.day(done.date) or ""):
                yield Passed()
                continue
            yield Failed(
                {"done": done.date.span.quote, "accepted": accepted.date.span.quote},
                (*target(done.demanded), *reported(done.span, accepted.span)),
                projects=(project,),
                confidence=0.8,
            )
    if not looked:
        yield NotApplicable("没有同时写明完工日期和竣工验收日期")


@dataclass(frozen=True, slots=True)
class Told:
    """A day with the words that tell it, and the demand that they answer, if there is one."""

    span: Span
    date: Date
    demanded: Span | None = None


def _pairs(view: View, project: Project, demands: tuple[Judged, ...]) -> Iterator[tuple[Told, Told]]:
    """The end of a work, and its acceptance."""
    accepted = [s for s in said(view, project) if ACCEPTED.search(s.text) and not NOT_ALL.search(s.text)]
    found = False
    for one in demands if accepted else ():
        done = _done(view, one)
        for told in _days(accepted) if done is not None else ():
            found = True
            if done is not None and not _names_another(told, done, project):
                yield done, told
    if not found:
        ends = list(_days(s for s in said(view, project) if DONE_BY_DAY.search(s.text) and "验收" not in s.text))
        sites = list(_days(s for s in said(view, project) if "验收" in s.text))
        other = any(w.search(told.span.quote) for w in (NOT_ALL, OTHER_WORK) for told in (*ends, *sites))
        alone = len(ends) == len(sites) == 1 and SITE.search(sites[0].span.quote) and not other
        if alone and not _names_another(sites[0], ends[0], project):
            yield ends[0], sites[0]


def _names_another(site: Told, end: Told, project: Project) -> bool:
    """Whether what was accepted is named, and by words that neither the finished work nor the project is called by."""
    quote = site.span.quote
    named = re.sub(r"[一-鿿]{0,2}验收(?:会议?|组|工作)?", "，", quote[: max(0, site.date.span.start - site.span.start)])
    own = set(words.content(end.span.quote)) | set(words.content(project.name))
    told = (word for word in words.content(named) if len(word) > 1 and word not in GENERAL)
    return any(not any(word in w or w in word for w in own) for word in told)


def _done(view: View, one: Judged) -> Told | None:
    """The day on which a work was done that had to be done by a day, with the words that tell it."""
    if one.demand.deadline is None or not DONE.search(one.demand.text) or one.result.status not in ("met", "missed"):
        return None
    days = [(e, d) for e in one.result.evidence for d in places(view).dates_in(e) if A_DAY.search(d.span.quote)]
    if len(days) != 1 or ACCEPTED.search(days[0][0].quote):
        return None
    return Told(*days[0], demanded=one.demand.span)


def _days(statements: Iterable[Statement]) -> Iterator[Told]:
    """The statements that are told with one day."""
    for statement in statements:
        days = [date for date in statement.dates if A_DAY.search(date.span.quote) and date.kind == "date"]
        if len(days) == 1:
            yield Told(statement.span, days[0])


RULE = Rule(
    code="GJ264",
    name="accepted-before-done",
    category="data_logic",
    severity="warning",
    message="{done}才完工，{accepted}却已竣工验收，先后颠倒",
    basis="《建设工程质量管理条例》第十六条：建设单位收到建设工程竣工报告后，应当组织竣工验收",
    check=check,
    doc=__doc__,
)
