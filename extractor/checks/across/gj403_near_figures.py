"""不同处的数字极其接近而不相同

说明
    不同项目里两个位数较多的数字单位相同、相差不到千分之一（同一名称的个数相差不到百分之一），很可能说的是同一个量。

理由
    位数多而几乎相等的数字很少是巧合，多半出自同一来源而取数或取整不同，应当统一。

反例
    1、城区影像更新
    绩效目标：更新影像。
    绩效指标：更新影像面积812.45平方公里。
    完成情况：已更新影像面积812.45平方公里。
    2、地形数据入库
    绩效目标：数据入库。
    绩效指标：完成全域812.46平方公里地形数据入库。
    完成情况：完成全域812.46平方公里地形数据入库。

正例
    1、城区影像更新
    绩效目标：更新影像。
    绩效指标：更新影像面积812.45平方公里。
    完成情况：已更新影像面积812.45平方公里。
    2、地形数据入库
    绩效目标：数据入库。
    绩效指标：完成796.20平方公里地形数据入库。
    完成情况：完成796.20平方公里地形数据入库。

不适用
    没有位数足够多的同类数字。金额和比率不比较；一个是另一个的约数的，不算不同；各次调查、抽检中满意、合格的人数和件数。
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

from db.records import Figure, Project, Quantity
from extractor.checks.across.objects import head_of
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.results.compare import comparable, same
from extractor.settings import Settings

MEASURED = frozenset(("area", "length", "volume", "mass"))
DIGITS, NEAR = 5, Fraction(1, 1000)
OPINION = re.compile("满意|基本满意|比较满意|表示|认为|有效|合格|达标|通过|回收|收回|参[加与]|到[场会]")
"""What so many said or passed is counted in each survey and each test anew."""
COUNT_DIGITS, COUNT_NEAR = 3, Fraction(1, 100)
"""A count has fewer digits, but must be of the same noun."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a pair of long figures of one measure in two projects; a value is compared once."""
    found: dict[tuple[int, Fraction, str], tuple[Project, Quantity, str]] = {}
    for quantity in view.report.quantities:
        project = view.project_of(quantity.span.block)
        noun = None if project is None else _noun(view, quantity)
        if project is not None and noun is not None:
            found.setdefault((project.id, quantity.figure.si, quantity.figure.base + noun), (project, quantity, noun))
    judged = False
    told: set[tuple[Fraction, Fraction]] = set()
    for (one, first, noun), (other, second, again) in combinations(found.values(), 2):
        if one is other or noun != again or not comparable(first.figure, second.figure):
            continue
        judged = True
        low, high = sorted((first.figure.si, second.figure.si))
        if (
            low == high
            or (high - low) > _near(first.figure) * high
            or same(first.figure, second.figure) is True
            or (low, high) in told
        ):
            yield Passed()
            continue
        told.add((low, high))
        others = [(p, q) for p, q, _ in found.values() if q.figure.si in (low, high) and q not in (first, second)]
        projects = {p.id: p for p, _ in ((one, first), (other, second), *others)}
        yield Failed(
            {"one": first.span.quote, "other": second.span.quote},
            context(first.span, second.span, *(q.span for _, q in others)),
            projects=tuple(projects[id] for id in sorted(projects)),
            target=first,
            reported=second,
            confidence=0.7,
        )
    if not judged:
        yield NotApplicable("没有位数足够多的同类数字")


def _noun(view: View, quantity: Quantity) -> str | None:
    """What a count counts, and nothing for a measured figure; None for a figure that is not long enough to compare."""
    figure = quantity.figure
    if figure.value_high is not None or figure.comparator not in ("=", "~"):
        return None
    if figure.dimension in MEASURED:
        return "" if _digits(figure) >= DIGITS else None
    if figure.dimension != "count" or figure.si < 10 ** (COUNT_DIGITS - 1):
        return None
    noun = head_of(view.text(quantity.span.block)[quantity.span.end :])
    return noun if len(noun) > 1 and not OPINION.match(noun) else None


def _near(figure: Figure) -> Fraction:
    return NEAR if figure.dimension in MEASURED else COUNT_NEAR


def _digits(figure: Figure) -> int:
    """Written digits that count: zeros at the front and round zeros at the end of a whole number do not."""
    text = f"{figure.value:f}"
    digits = text.replace(".", "").lstrip("0")
    return len(digits if "." in text else digits.rstrip("0"))


RULE = Rule(
    code="GJ403",
    name="near-figures",
    category="cross_project_conflict",
    severity="warning",
    message="{one}与{other}几乎相等而不相同，如为同一范围，请统一数据来源",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、口径一致",
    check=check,
    doc=__doc__,
)
