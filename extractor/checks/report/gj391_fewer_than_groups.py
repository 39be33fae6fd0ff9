"""人数少于批次、场次、期数

说明
    紧接着批次、场次、期数（或不加标点紧接着户数）写的人数或人次，比批次、场次、期数还少。

理由
    一批、一场、一期至少有一人，人数不可能少于批次，两个数字中至少有一个是错的。

反例
    完成情况：全年接待参观团队320批次、286人次。

正例
    完成情况：全年接待参观团队320批次、2860人次。

不适用
    没有在批次、场次、期数之后紧接着写人数；中间写了别的对象的，不比较。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from db.records import Quantity
from extractor.checks.report.figuring import exceeds
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

GROUPS = frozenset(("批", "场", "期"))
HOUSEHOLDS = frozenset(("户",))
PEOPLE = frozenset(("人", "人次"))
BETWEEN = re.compile(r"(?P<mark>[、，,]?)(?:共计|合计|累计|总计|共|计|约)?")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a number of groups with the number of people right behind it."""
    judged = False
    for block in view.figured(2):
        for groups, people in _pairs(view, block.id):
            judged = True
            if not exceeds(groups.figure, people.figure):
                yield Passed()
                continue
            yield Failed(
                {"groups": groups.span.quote, "people": people.span.quote},
                context(groups.span, people.span),
                projects=of_block(view, block.id),
                target=groups,
                reported=people,
                confidence=0.85,
            )
    if not judged:
        yield NotApplicable("没有在批次、场次、期数之后紧接着写人数")


def _pairs(view: View, block: int) -> Iterator[tuple[Quantity, Quantity]]:
    text = view.text(block)
    for groups, people in pairwise(view.quantities(block)):
        if people.figure.base not in PEOPLE or any(
            q.figure.value_high is not None or q.figure.comparator not in ("=", "~") for q in (groups, people)
        ):
            continue
        between = BETWEEN.fullmatch(text, groups.span.end, people.span.start)
        if between is None:
            continue
        # 走访86户、62人 may be of households and of people elsewhere
        if groups.figure.base in GROUPS or (groups.figure.base in HOUSEHOLDS and not between["mark"]):
            yield groups, people


RULE = Rule(
    code="GJ391",
    name="fewer-than-groups",
    category="data_logic",
    severity="warning",
    message="“{groups}”只有“{people}”，人数不应少于批次（场次、期数、户数）",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
