"""定性指标没有回应

说明
    指标里没有数字的要求，在本项目的完成情况里完全没有提到。同一项目的合为一条，逐项引出。

理由
    指标写明的工作和成果，自评时都应说明做了没有、做得怎样。

反例
    1、古籍修复
    绩效目标：保护馆藏古籍。
    绩效指标：修复古籍30册，开展书库温湿度监测，编写修复技术手册。
    完成情况：修复古籍31册。

正例
    1、古籍修复
    绩效目标：保护馆藏古籍。
    绩效指标：修复古籍30册，开展书库温湿度监测，编写修复技术手册。
    完成情况：修复古籍31册，书库温湿度监测全年不间断，修复技术手册已编写完成。

不适用
    整个项目没有完成情况；有数字的要求；只说效果应如何（明显改善、公开透明）的要求；完成情况里有相近的话、是否回应难以断定的，计为未能判断。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Project
from extractor.checks.project.judged import NO_DEMANDS, Judged, by_project, said, silent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, Undetermined
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results import likeness
from extractor.settings import Settings

QUALITY = re.compile(
    r"(?:公开|透明|公正|规范|到位|有序|良好|稳定|平稳|安定|祥和|畅通|整洁|通畅|合规|合法|及时|有效|高效|明显|显著|改善|提高|提升|增强|缓解|完善|健全|安全|和谐|满意|便捷|"
    r"优化|协调|均衡|增长|发展|上升|下降|减少|持平|有[升增降减]|向好|趋好|顺畅|质量|标准|作用|影响|(?:稳定|平稳|正常|连续)(?:运行|运转|供应)|好评|认可)$"
)
"""How a thing should be, rather than what should be done: reports answer it by what they tell, in other words."""
PURPOSE = re.compile(
    r"^(?:进一步|全面|切实|有效|不断|持续|逐步|着力)*(?:提高|提升|增强|强化|加强|减轻|缓解|改善|优化|巩固|夯实|补齐|引导|促进|推动|带动|助力|营造|保障|确保|满足|"
    r"丰富|扩大|规范|发挥|防止|防范|减少|降低|做到|让|使|以[^，。；]*为(?:重点|主|核心|抓手|基础|目标)|维护[^，。；]*(?:稳定|安全|权益|秩序|形象))"
)
"""What the work is for, or how it is to be done: it is answered by the figures of the work."""
RECURRING = re.compile(r"^(?:每[次批期轮]|各[次批期])[^，。；]{0,6}(?:不迟于|不晚于|\d{1,2}[日号]前|[底末]前)")
"""When a thing is due each time (每次不迟于季末月20日): the days are told, if at all, one by one."""
HOW = re.compile(
    r"(?:异地|就地|就近|当[年月日天场]|现场|同步|逐[户人项件家个]|分[类批期级户段]|统一|集中|专人|专户|专账|长期|永久)[一-鿿]{2}"
)
"""How what stands before it is to be done (一式两份，异地保存)."""
GRANTED = re.compile(r"(?:给予|予以|实行|享受)[^，。；]{0,8}(?:补贴|补助|补偿|奖补|奖励|救助|资助|减免|贴息)")
PAID = re.compile(r"发放|兑付|拨付|支付|打卡|发到|补贴|补助|补偿|奖补|奖励|救助|资助|减免|减收|贴息")
"""Whom money is for is answered by the money that was paid."""
DOUBT = 0.2
"""From this share of a demand's words on, what is said may be meant as its answer; below it nothing speaks of it."""

MANNER = re.compile(r"(?:按|逐|每)[年季月周日天次期批]度?")
"""How often, which says nothing of what."""
FEWEST = 2
"""A demand of fewer words besides those of the project's name is told by all of its words."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One failure a project that leaves demands without figures unanswered."""
    looked = False
    for project, all_of_them in by_project(view):
        open_ones = [one for one in all_of_them if not one.measured(view)]
        if not open_ones:
            continue
        looked = True
        if silent(project):
            yield NotApplicable("项目没有完成情况")
            continue
        missing = [one for one in open_ones if one.result.status == "not_reported" and one.result.reported is None]
        sure = [
            one
            for one in missing
            if not _doubtful(one.demand.text)
            and not _near(view, one)
            and not _paid(view, one)
            and _names_something(one.demand.text)
        ]
        for _ in range(len(missing) - len(sure)):
            yield Undetermined("完成情况里有相近的话，是否回应难以断定")
        if len(open_ones) > len(missing):
            yield Passed(len(open_ones) - len(missing))
        if sure:
            yield Failed(
                {"count": str(len(sure)), "demands": short("、".join(f"“{one.words}”" for one in sure), 90)},
                tuple(side for one in sure for side in one.sides),
                projects=(project,),
                severity="info" if _told_freely(project) else None,
                confidence=0.8,
            )
    if not looked:
        yield NO_DEMANDS


def _told_freely(project: Project) -> bool:
    """Whether no label sets goal or indicators apart, so that not every clause without a figure need be a demand."""
    return all(field is None or field.label is None for field in (project.goal, project.indicator))


def _doubtful(text: str) -> bool:
    """Whether a demand is for how a thing should be; with a number in it (每月25日前发放到位) it is for what should be done."""
    if RECURRING.search(text) or HOW.fullmatch(text):
        return True
    return (QUALITY.search(text) or PURPOSE.search(text)) is not None and not any(
        character.isdigit() for character in text
    )


def _names_something(text: str) -> bool:
    """Whether a demand has a word of its own matter; 全部联网, 按季公示 say how its neighbour is to be done."""
    return any(not term.startswith("=") for term in likeness.terms(MANNER.sub("，", text)))


def _paid(view: View, one: Judged) -> bool:
    """Whether people are to be granted money, and a statement tells how much was paid (对种粮大户给予奖励: 发放31万元)."""
    return GRANTED.search(one.demand.text) is not None and any(
        PAID.search(s.text) and any(q.figure.dimension == "money" for q in s.quantities)
        for s in said(view, one.project)
    )


def _near(view: View, one: Judged) -> bool:
    """Whether a statement holds so many of the demand's words that it may answer it; the project's name is in all of them."""
    terms = likeness.terms(one.demand.text)
    own = terms - likeness.terms(one.project.name)
    terms = own if len(own) >= FEWEST else terms
    return any(likeness.coverage(terms, s.terms, {}) >= DOUBT for s in said(view, one.project))


RULE = Rule(
    code="GJ202",
    name="demand-not-reported",
    category="target_not_reported",
    severity="warning",
    message="完成情况没有提到指标中的{count}项要求：{demands}",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效自评应对照绩效指标逐项说明完成情况",
    check=check,
    doc=__doc__,
)
