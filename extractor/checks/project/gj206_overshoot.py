"""远远超过指标

说明
    完成数超过指标的幅度大于设定的界限（默认30%，设置项 overshoot），又没有说明原因；超出不到一半的从轻提示。只看数量、面积、长度、金额、能力（吨/日）和要求“不少于”的时间，不看比率和标准。

理由
    大幅超额往往说明指标定得偏低，或者完成数有误，应当说明。超额多少要说明由各地自定，30%是常见做法。

反例
    1、法律援助
    绩效目标：维护群众权益。
    绩效指标：提供法律咨询800人次。
    完成情况：提供法律咨询1960人次。

正例
    1、法律援助
    绩效目标：维护群众权益。
    绩效指标：提供法律咨询800人次。
    完成情况：提供法律咨询860人次。

不适用
    没有达到指标的；越低越好的指标；每人、每处的标准；其中的一部分，而整体没有大幅超额的；只多出少数几个的（不足4个，指标本来就只有几个时不足3个）；说明了原因的。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

from db.records import Figure
from extractor.checks.project import remarks
from extractor.checks.project.admitted import explained
from extractor.checks.project.judged import Judged, judged, shown
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule
from extractor.checks.view import View
from extractor.results import apiece, asked, compare, direction, likeness, periods
from extractor.results.asked import around, before
from extractor.results.enough import EVERYDAY
from extractor.settings import Settings

SLIGHT = Fraction(1, 2)
"""Up to so much more than the setting allows is worth a note only: of small numbers it is a few."""
FEW, FEW_DOUBLED = 4, 3
"""So many more of a few are no excess yet (11 for 8), or where they are twice as many (4 for 2)."""
PER = re.compile(r"每(?!个?(?:年度?|月|季|周|旬))|人均|户均|亩均|平均")
MEASURED = ("area", "length", "mass", "volume", "money", "count")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a demand that is met with a figure of an amount."""
    looked = False
    for one in judged(view, "met"):
        share = _excess(one)
        if share is None or _within(one, settings):
            continue
        looked = True
        told = (*one.result.evidence, *remarks.behind(view, one.demand))
        if share <= Fraction(str(settings.overshoot)) or explained(view, told):
            yield Passed()
            continue
        yield Failed(
            {"demand": one.words, "target": shown(one), "said": one.said, "share": f"{float(share):.0%}"},
            one.sides,
            projects=(one.project,),
            target=one.quantity,
            reported=one.result.reported,
            severity="info" if share <= SLIGHT else None,
            confidence=0.7,
        )
    if not looked:
        yield NotApplicable("没有以数量完成的指标")


def _within(one: Judged, settings: Settings) -> bool:
    """Whether a part was due (其中女工40人), and the whole that it is in is not overshot: then only its share is larger."""
    if not asked.PART.match(one.demand.text):
        return False
    due = one.project.indicators[: one.project.indicators.index(one.demand)]
    whole = next((d for d in reversed(due) if not asked.PART.match(d.text)), None)
    result = whole.result if whole is not None else None
    if whole is None or whole.figure is None or result is None or result.reported is None:
        return False
    share = compare.excess(whole.figure, result.reported.figure)
    return share is not None and share <= Fraction(str(settings.overshoot))


def _amount(target: Figure) -> bool:
    """Whether more of it is more of a result: a price or a standard per head is not."""
    if target.dimension in ("rate", "duration"):
        return not target.base.startswith("元")
    return target.dimension in MEASURED


def _of_one_thing(one: Judged) -> bool:
    """Whether the figure counts with the demand's own unit, and where that counts anything, some of its words are said."""
    target, quantity = one.demand.figure, one.result.reported
    if target is None or quantity is None or not compare.comparable(target, quantity.figure):
        return False
    if one.demand.answer is not None or target.base not in EVERYDAY:
        return True  # a cell of its own says what it is of by its place
    told = likeness.terms("，".join(span.quote for span in one.result.evidence))
    own = asked.own(one.demand)
    others = (d for d in one.project.indicators if d is not one.demand and d.figure and d.figure.base == target.base)
    if any(not (asked.own(d) - own).isdisjoint(told) for d in others):
        return False  # 土样和肥料样品共540份: of two demands
    return not own.isdisjoint(told)


def _excess(one: Judged) -> Fraction | None:
    target, quantity = one.demand.figure, one.result.reported
    if target is None or quantity is None or not _amount(target):
        return None
    if target.comparator in ("<=", "<"):
        return None
    if target.dimension == "money" and apiece.per(one.demand.text):
        return None  # a standard per head is kept or bettered, not overshot
    if target.comparator not in (">=", ">") and direction.of(target, *around(one.demand)) != "higher":
        return None
    if PER.search(before(one.demand)):
        return None  # what is due to each is a standard, and a total says nothing of how many fall to each
    if not _of_one_thing(one):
        return None
    due, told = target, quantity.figure
    if not (
        periods.told(before(one.demand)) and periods.told(one.told)
    ):  # once a month for once a quarter is no excess
        due, told = periods.alike(target, before(one.demand), quantity.figure, one.told)
    share = compare.excess(due, told)
    if target.dimension == "count" and share is not None:
        few = FEW if share < 1 else FEW_DOUBLED
        return Fraction(0) if told.si - due.si < few else share
    return share


RULE = Rule(
    code="GJ206",
    name="overshoot",
    category="overshoot",
    severity="warning",
    message="指标“{demand}”为{target}，完成情况为“{said}”，超出{share}，没有说明原因",
    basis="绩效管理通行做法：实际完成值大幅偏离目标值的应说明原因，核查目标是否偏低",
    check=check,
    doc=__doc__,
)
