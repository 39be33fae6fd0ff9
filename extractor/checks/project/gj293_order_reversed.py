"""两件事先后颠倒

说明
    同一句里先写公示哪天期满、文件哪天发布、招标哪天公告、哪天报批，接着写的付款、施行、成交、批复的日期却在这之前；
    先写哪天竣工，接着写的验收日期却更早；或者写某事（全部）完成后某日做了另一件事，而这件事自己的日期更晚。
    同一件事的几步各写了唯一的时间：开工早于批复或中标，竣工早于开工，启用早于竣工或验收，到货早于签约，验收早于到货或调试，发放早于印成，
    考试早于招聘公告，印发早于征求意见，收尾早于启动。

理由
    公示期满才能兑付，发布以后才能施行，公告以后才有成交，完工以后才能启用。先后颠倒，两个日期至少有一个不实。

反例
    1、家庭农场奖补
    绩效目标：扶持家庭农场。
    绩效指标：奖补家庭农场30家。
    完成情况：奖补家庭农场32家，名单8月20日公示期满，补助款8月6日打到各农场账户。

正例
    1、家庭农场奖补
    绩效目标：扶持家庭农场。
    绩效指标：奖补家庭农场30家。
    完成情况：奖补家庭农场32家，名单8月6日公示期满，补助款8月20日打到各农场账户。

不适用
    没有写这样的两件事，或者其中一件写了几个日期；分批、分段办理的；预拨、提前拨付的；初验、单项验收；试运行、局部启用；不是同一项工程的；自1月1日起追溯施行的。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from db.records import Span
from extractor.checks.project import afterwards, steps
from extractor.checks.project.afterwards import A_DAY
from extractor.checks.project.judged import said, silent
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported
from extractor.checks.view import View
from extractor.results import years
from extractor.results.statements import Statement
from extractor.settings import Settings

ORDERS = (
    (re.compile(r"公示(?:期满|结束|无异议|完毕|期届满)"), re.compile(r"打[到入卡]|拨付|发放|发到|兑[付现]|到账|支付")),
    (
        re.compile(r"报[送请]|上报|呈报|送审"),
        re.compile(r"获批|(?:获得?|得到|收到)批[复准]|批复(?:同意|印发|下达)?$|获准|审批通过"),
    ),
    (re.compile(r"发布|印发|公布|颁布|出台"), re.compile(r"施行|生效")),
    (re.compile(r"招标公告|挂网招标|公告招标|发布公告"), re.compile(r"中标|成交|签订")),
)
"""What must come first, and what can only follow it."""
APART = re.compile(
    r"[首前头][批期轮]|第[一二三四五1-5][批期轮次]|分[批期次]|预[拨付支]|提前|先行|追溯|上年|去年|原|旧|修订前"
)
"""Words by which the two are not of one round."""
NEW_YEAR = "-01-01"


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a pair of events of a sentence of which one must come first."""
    looked = False
    for project in view.report.projects:
        if silent(project):
            continue
        told = said(view, project)
        seen: set[tuple[Span, Span]] = set()
        for first, then in (*_pairs(told), *afterwards.accepted(told), *afterwards.named(told), *steps.ordered(told)):
            if (first.span, then.span) in seen:
                continue
            seen.add((first.span, then.span))
            looked = True
            before, after = first.dates[0].first or "", years.day(then.dates[0]) or ""
            if not before or not after or after >= before or after.endswith(NEW_YEAR):
                yield Passed()
                continue
            yield Failed(
                {"first": first.text, "then": then.text},
                reported(first.span, then.span),
                projects=(project,),
                confidence=0.8,
            )
    if not looked:
        yield NotApplicable("没有写有先后的两件事和它们的日期")


def _pairs(told: Iterable[Statement]) -> Iterator[tuple[Statement, Statement]]:
    """Two statements of a sentence with a day each, the first of what must come first."""
    dated = [s for s in told if len(s.dates) == 1 and A_DAY.search(s.dates[0].span.quote) and not APART.search(s.text)]
    for first, then in combinations(dated, 2):
        if first.sentence == then.sentence and any(a.search(first.text) and b.search(then.text) for a, b in ORDERS):
            yield first, then


RULE = Rule(
    code="GJ293",
    name="order-reversed",
    category="data_logic",
    severity="warning",
    message="“{first}”，“{then}”，先后颠倒",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
