"""Rates and shares that stand right behind the two figures which they come from: 接警133起，5分钟内出动129起，占97.0%.

Of some 480 such rates in the clean trial reports all but a few come from two figures of their sentence; those few are far
from what the two figures before them give.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from db.records import Quantity, Span
from extractor.checks.report import slips
from extractor.checks.report.ratios import agrees, unit_of_last_digit
from extractor.checks.view import View
from extractor.results.compare import comparable

_BETWEEN = re.compile(r"[^，。；、\d\t]{0,12}[，,、（(]?\s*(?P<name>[^，。；、\d\t]{0,12})")
_OF_CHANGE = re.compile(
    r"最终|复[检验查]后|整改后|返工后|较|比(?![例重])|[增降减升]|提高|节[约余支]|多|少|扣|执行|支付|支出|到位|拨付"
)
"""Rates of change come from a difference, and those of money have rules of their own."""
_SAVED = re.compile(
    r"[，,、（(]\s*(?P<verb>节约|节省|节支|增值|溢价|核减|审减|下浮)(?:率|比例|幅度)(?:为|达到?|约)?\s*$"
)
_STOP = re.compile(r"[。\n\t]")
_PAIR = 2
_DIGITS = 7  # longer figures are of money, and told with a multiplier
_NAME = re.compile(
    r"(?P<how>按期|按时|及时|平均|综合|总体|一次)?[一-鿿]{0,6}?(?P<of>[一-鿿]{2})(?:率|度|比例|比重)(?:为|达到?|约|是|[:：])?\s*$"
)
_OPINIONS_AND_STATES = frozenset(
    ["满意", "支持", "知晓", "好评", "使用", "普及", "覆盖", "成活", "完好", "参与", "利用"]
)
"""What such rates are of stands beside them in so many words, or they are of something else."""
_OF_WHOLE = re.compile(r"占(?:比|其|总数|全部|总量|总额)?的?(?:比例|比重)?(?:为|达到?|约)?\s*")
"""A share with another whole in its name (占全市的92%) is none of the figure before it."""
_OF_NAMED = re.compile(
    r"占(?P<of>收回|回收|发放|有效|受访|应答|抽查|抽检|送检)[^，。；、\d]{0,8}的(?:比例|比重)?(?:为|达到?|约)?\s*"
)
"""… unless the whole's own clause has that name: 收回208份，满意195份，占收回问卷的93.75%."""
_OF_SEVERAL = re.compile(
    r"(?:[前后][两二三四五六七八九]|[两二三]|上述|以上)[类项个种家者样宗块]?(?:合计|共计|共|一共|加起来)?占|(?:合计|共计|合起来|加起来)占"
)
"""The share of several of the figures before it, and not of the last (前两类占六成)."""
_SHEETS = frozenset(("份", "张"))
"""Answers are counted by their sheets, and those who gave them by heads or houses."""
_OF_A_RATE = re.compile(r"[%％‰][（(]\s*$")
"""A count in brackets is of the rate before them: 分别为92.4%（61件）和86.1%（57件）."""
_FULFILLED = re.compile(r"完成(?:率|(?:年度|年初|全年)?(?:计划|任务|目标)(?:任务|数|量|值)?的?)(?:为|达到?)?$")
_PLAN = re.compile("计划|任务|目标|应")
CLOSE = Fraction(1, 100)
"""So near to what the figures give a rate comes by no chance, whatever it is called."""
_BREAK = re.compile(r"[。；;\n\t]")
_WITHIN = re.compile(r"[^，。；、：\d]{0,6}")
_INSIDE = re.compile(r"之?[内中]|[以之]?[前下]")
_OF_REST = re.compile("[不未占退剩余节降欠]|空置|流失")
"""A rate so named is of what is left over."""
_UNADDED = frozenset(("ratio", "rate", "duration", "score"))


@dataclass(frozen=True, slots=True)
class Beside:
    """A rate with the part and the whole before it. `share` says that it is told as a share (占); `right` that it computes."""

    rate: Quantity
    part: Quantity
    whole: Quantity
    share: bool
    right: bool


def rates_beside(view: View, block: int) -> tuple[Beside, ...]:
    """The rates of the block that two figures before them give, or nearly give."""
    known = view.once(_known)
    if block not in known:
        known[block] = tuple(_rates(view, block))
    return known[block]


def of_own_counts(view: View, one: Quantity, other: Quantity) -> bool:
    """Whether two rates come out each from counts of its own: two surveys, of which neither rate is a slip for the other."""
    if one.figure.dimension != "ratio" or other.figure.dimension != "ratio":
        return False
    found = [
        next((b for b in rates_beside(view, q.span.block) if b.rate.span == q.span and b.right), None)
        for q in (one, other)
    ]
    first, second = ({b.part.figure.si, b.whole.figure.si} if b else None for b in found)
    return first is not None and second is not None and first != second


def _known(_: View) -> dict[int, tuple[Beside, ...]]:
    """The rates of each block, for all rules that ask."""
    return {}


def _rates(view: View, block: int) -> Iterator[Beside]:
    text, quantities = view.text(block), view.quantities(block)
    for at, rate in enumerate(quantities):
        figure = rate.figure
        if figure.dimension != "ratio" or figure.comparator not in ("=", "~") or figure.value_high is not None:
            continue
        start = max((m.end() for m in _BREAK.finditer(text, 0, rate.span.start)), default=0)
        own = [q for q in quantities[:at] if q.span.start >= start]
        cut = None
        if len(own) > 1 and _in_time(text, own[-2], own[-1]):
            cut = own.pop().span  # 912件在24小时内办结，办结率97.6%
        elif len(own) > 2 and left_over(text, own, rate):
            rest = own.pop().span
            cut = view.span(block, own[-1].span.end, rest.end + len(_clause(text, rest.end)))
        if not own or own[-1].figure.dimension in _UNADDED:
            continue
        part = own[-1]
        between = _BETWEEN.fullmatch(_told(text, part.span.end, rate.span.start, cut))
        like = [q for q in own if q.figure.base == part.figure.base and q.figure.si]
        wholes = [q for q in like if q.figure.si > part.figure.si]
        if (saved := _by_its_verb(text, like, part, rate)) is not None:
            yield saved
            continue
        if _OF_A_RATE.search(text, 0, part.span.start):
            continue
        if between is None or _OF_CHANGE.search(between[0]) or _OF_SEVERAL.search(between["name"]):
            continue
        if (
            not wholes
            and "占" in between["name"]
            and (whole := _overrun(text, quantities[:at], rate) or _overrun_sum(view, part, rate)) is not None
        ):
            yield Beside(rate, part, whole, share=True, right=False)
        if not wholes:
            if (planned := _planned(text, like, part, rate, between["name"])) is not None:
                right = agrees(figure, part.figure.si / planned.figure.si)
                yield Beside(rate, part, planned, share=False, right=right)
            continue
        counted = [q for q in own if q.figure.unit in _SHEETS and q.figure.si]
        right = any(agrees(figure, one.figure.si / other.figure.si) for one in like for other in like if one != other)
        right = right or any(
            agrees(figure, part.figure.si / q.figure.si) for q in counted if q != part
        )  # 收回118份，满意110人
        if right or _meant(text, wholes[-1], part, rate, between["name"]):
            yield Beside(rate, part, wholes[-1], "占" in between["name"], right)


def _by_its_verb(text: str, like: Sequence[Quantity], part: Quantity, rate: Quantity) -> Beside | None:
    """A rate of what was saved or gained, told with that verb before both: 控制价860万元，成交817万元，节约43万元，节约率5%.

    It is of the first of two that differ by just what was saved, the price that was set.
    """
    told = _SAVED.search(text, part.span.end, rate.span.start)
    clause = re.split("[，。；、]", text[: part.span.start])[-1]
    if told is None or told["verb"] not in clause or text[part.span.end : told.start()].strip():
        return None
    others = [q for q in like if q is not part and q.figure.si > part.figure.si]
    rates = [part.figure.si / q.figure.si for q in others]
    if any(agrees(rate.figure, due) for due in rates):
        base = next(q for q, due in zip(others, rates, strict=True) if agrees(rate.figure, due))
        return Beside(rate, part, base, share=False, right=True)
    if len(others) != _PAIR:
        return None  # of one figure alone it may be either what was set or what was paid
    off = abs(others[0].figure.si - others[1].figure.si) - part.figure.si
    if abs(off) > max(unit_of_last_digit(q.figure) for q in (*others, part)):
        return None
    if not slips.near(rate.figure, part.figure.si / others[0].figure.si):
        return None
    return Beside(rate, part, others[0], share=False, right=False)


def _clause(text: str, start: int) -> str:
    """What stands from `start` to the next mark."""
    return re.split(r"[，。；、\d]", text[start:], maxsplit=1)[0]


def _told(text: str, start: int, end: int, cut: Span | None) -> str:
    """The characters from `start` to `end` without those that are cut out."""
    return text[start:end] if cut is None else text[start : cut.start] + text[cut.end : end]


def _in_time(text: str, part: Quantity, time: Quantity) -> bool:
    """Whether a time only says how fast a part was done: no mark stands between them, and 内 or the like behind."""
    inside = time.figure.dimension == "duration" and _INSIDE.match(text, time.span.end) is not None
    return (
        inside
        and part.figure.dimension not in _UNADDED
        and _WITHIN.fullmatch(text, part.span.end, time.span.start) is not None
    )


def left_over(text: str, own: Sequence[Quantity], rate: Quantity) -> bool:
    """Whether the last figure is what the one before it leaves of the one before that: 送检180件，合格171件，不合格9件."""
    whole, part, rest = own[-3:]
    if not all(comparable(q.figure, whole.figure) and q.figure.comparator == "=" for q in (part, rest)):
        return False
    if rate.figure.si == 1:
        return False  # 初检通过171件、复检通过9件，通过率100%: both of them
    fewer = part.figure.si + rest.figure.si == whole.figure.si and rest.figure.si < part.figure.si
    return fewer and _OF_REST.search(text, rest.span.end, rate.span.start) is None


def _planned(text: str, like: Sequence[Quantity], part: Quantity, rate: Quantity, name: str) -> Quantity | None:
    """The plan that a result exceeds, where the rate says how far it was fulfilled: 计划70场，实际84场，完成计划的120%."""
    if rate.figure.si <= 1 or not _FULFILLED.search(name):
        return None
    plans = [q for q in like if q is not part and _PLAN.search(re.split("[，。；、：]", text[: q.span.start])[-1])]
    if len(plans) != 1 or not slips.near(rate.figure, part.figure.si / plans[0].figure.si):
        return None
    return plans[0]


def listed_beside(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether two figures are members of one list (手册17份、折页15份), so that neither is a part of the other by itself."""
    return re.fullmatch(r"、[^，。；、\d]*", text[one.span.end : other.span.start]) is not None


def _meant(text: str, whole: Quantity, part: Quantity, rate: Quantity, name: str) -> bool:
    """Whether a rate that the figures do not give must have been meant to come from them.

    It is near to what they give, and its name says no more than they do (办结1251件, 办结率); else it may be of other
    things (回收问卷192份, 总体满意度), and is meant only where it all but comes out, or with a slip of its digits.
    """
    due = part.figure.si / whole.figure.si
    if not slips.near(rate.figure, due):
        return False
    if "占" in name:
        of = name[name.index("占") :]
        called = _OF_NAMED.fullmatch(of)
        clause = re.split("[，。；、]", text[: whole.span.start])[-1]
        return _OF_WHOLE.fullmatch(of) is not None or (called is not None and called["of"] in clause)
    called = _NAME.search(name)
    listed = listed_beside(text, whole, part)
    if called is None or (not listed and slips.rate(rate.figure, due)):
        return not listed
    if not listed and abs(rate.figure.si - due) <= CLOSE and called["of"] not in _OPINIONS_AND_STATES:
        return True
    told = text[whole.span.end : part.span.end] + re.split("[，。；、（(]", text[part.span.end : rate.span.start])[0]
    how = called["how"] is None or called["how"] in told
    return how and any(sign in told for sign in called["of"])


def _overrun(text: str, before: Sequence[Quantity], rate: Quantity) -> Quantity | None:
    """The whole of which a part larger than all before it would be the share that is told, had it one digit otherwise.

    办结6,400件，占95.4% of 受理5,660件: 5,400 is that share, one digit away. The whole may stand in an earlier clause.
    """
    part, start = before[-1], max((m.end() for m in _STOP.finditer(text, 0, rate.span.start)), default=0)
    like = [q for q in before[:-1] if q.span.start >= start and q.figure.base == part.figure.base and q.figure.si]
    if not like or rate.figure.si >= 1 or any(q.figure.si >= part.figure.si for q in like):
        return None
    whole = max(like, key=lambda q: q.figure.si)
    return whole if _one_digit_off(part, whole, rate) else None


def _overrun_sum(view: View, part: Quantity, rate: Quantity) -> Quantity | None:
    """The same of a whole that the completion told earlier, in two or more parts: 上半年来了231人次，下半年来了912人次."""
    project = view.project_of(part.span.block)
    if project is None or project.completion is None or rate.figure.si >= 1:
        return None
    spans = [s for s in project.completion.spans if s.block <= part.span.block]
    told = [q for s in spans for q in view.quantities_in(s) if q.span.block < part.span.block]
    like = [q for q in told if q.figure.base == part.figure.base and q.figure.si and q.figure.comparator == "="]
    if not like or any(q.figure.si >= part.figure.si for q in like):
        return None
    for _, group in groupby(like, key=lambda q: (q.span.block, view.sentence(q.span.block, q.span.start).start)):
        run = list(group)
        total = sum((q.figure.si for q in run), Fraction(0))
        start, end = run[0].span.start, run[-1].span.end
        place = Span(run[0].span.block, start, end, view.text(run[0].span.block)[start:end])
        figure = replace(
            run[0].figure,
            value=Decimal(total.numerator) / Decimal(total.denominator),
            factor=Fraction(1),
            multiplier=None,
        )
        whole = Quantity(figure, run[0].thing, place)
        if len(run) > 1 and total < part.figure.si and _one_digit_off(part, whole, rate):
            return whole
    return None


def _one_digit_off(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """Whether a part would be the share of the whole that is told, had it one digit otherwise."""
    off = (part.figure.si - rate.figure.si * whole.figure.si) / part.figure.factor
    reach = unit_of_last_digit(rate.figure) * whole.figure.si / part.figure.factor
    places = (Fraction(10) ** place for place in range(_DIGITS))
    steps = (place * times for place in places if reach < place / 2 for times in range(1, 10))  # 占四成 would meet any
    digits = str(int(part.figure.value))
    return len(digits) >= slips.LEAST and any(abs(off - step) <= reach for step in steps)
