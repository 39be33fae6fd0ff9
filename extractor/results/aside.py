"""Figures that a completion tells beside its results: of the year before, of what is left or on top, of what is not counted.

“多出的2个”, “余下19户”, “上年末为68.2%”, “属上年成果，不在本年7328人里” stand in the words of the result, and are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from db.records import Quantity
from extractor.results import compare, instalments
from extractor.results.statements import Statement

# What is left, or on top of what was due: 多出的6处, 多打的1个孔, 剩下的5处, 其余19户.
_REST = re.compile(
    r"(?:(?:多(?!年)|[超余剩少缺漏])[一-鿿]{0,3}的|余下|剩余|剩下|其余)[^，。；、\d]{0,2}$|(?:剔除|核减|减去|扣除|扣减|退出|除去)了?[^，。；、\d]{0,2}$"
)
_PAST = r"(?:上年|去年|上一年|前年|往年|上一?年度|上期|改造前|实施前|[大维整翻]修(?:之前|前))"
# The figure of the year before: 上年末是1444.2万页, 比上年的4.9公里多1.86公里.
# Not: 比上年提高3.5个百分点, which is of this year.
_OF_PAST = re.compile(
    rf"{_PAST}(?:同期|[末底]|年[末底])?(?:的|为|是|仅|只有|有)?(?:(?![升降增减多少高低快慢涨跌提缩扩回翻])[^，。；、\d]){{0,9}}$"
)
_CARRIED = re.compile(rf"{_PAST}(?:度)?(?:结转|延续|续建|跨年|下达)")
# What goes on from it: 占当时馆藏的68.2%.
_GOES_ON = re.compile(r"占|其中|当时|为|是|达")
_NOW = re.compile(r"今年|本年|当年|现|目前|一年")
# What is told and then taken out of the count: 属上年成果, 不算在前面的件数里, 不在本年7328人里.
_DISOWNED = re.compile(
    r"(?:均|都)?(?:属|系|是)(?:于)?(?:上年|去年|往年|前年)[^，。；]{0,3}(?:成果|任务|结转|完成)"
    r"|(?:都|均|也)?(?:不|没有|未)(?:再)?(?:在|计|算|含|列|纳|统计|包[含括])[^，。；]{0,14}(?:之?内|里|中|之列|[件户人个处项次]数)$"
)
REACH = 3
"""So many clauses before it at most are taken out of the count."""


def rest(text: str, start: int, demanded: str) -> bool:
    """Whether the figure at `start` is of what is left, taken out or on top (多出的2个), where just that is not demanded."""
    found = _REST.search(text, 0, start)
    return found is not None and found[0][:2] not in demanded


def of_past(statements: Sequence[Statement]) -> frozenset[tuple[int, int]]:
    """Where the figures of the year before, and those that go on from them, begin (block, offset)."""
    found: set[tuple[int, int]] = set()
    past = -1  # the sentence that speaks of the year before
    for statement in statements:
        goes_on = past == statement.sentence and _GOES_ON.match(statement.text) and not _NOW.search(statement.text)
        past = statement.sentence if goes_on else -1
        for quantity in statement.quantities:
            before = statement.text[: quantity.span.start - statement.span.start]
            if goes_on or (_OF_PAST.search(before) and not _CARRIED.search(before)):
                found.add(_place(quantity))
                past = statement.sentence if goes_on or _OF_PAST.match(before) else past
    return frozenset(found)


def disowned(statements: Sequence[Statement]) -> frozenset[tuple[int, int]]:
    """Where the last figures begin that a clause behind them takes out of the count (block, offset)."""
    found: set[tuple[int, int]] = set()
    for place, statement in enumerate(statements):
        if not _DISOWNED.match(statement.text):
            continue
        for before in reversed(statements[max(0, place - REACH) : place]):
            if before.sentence != statement.sentence:
                break
            if before.quantities:
                found.add(_place(before.quantities[-1]))
                break
    return frozenset(found)


def of_a_season(here: Statement, quantity: Quantity, before: Iterable[Statement], demanded: Iterable[str] = ()) -> bool:
    """Whether a clause opens with a part of the year, and those before it told more of the same: 走访9次，四季度3次.

    Clauses that each open with one (上半年320人，下半年290人) tell parts that are added up, and what is `demanded` for
    just that part of the year is no part of another demand's answer.
    """
    season = instalments.SEASON.match(here.text)
    if season is None or any(season[0] in demand for demand in demanded):
        return False
    return any(
        compare.comparable(told.figure, quantity.figure) and told.figure.si > quantity.figure.si
        for statement in before
        if instalments.SEASON.match(statement.text) is None
        for told in statement.quantities
    )


def _place(quantity: Quantity) -> tuple[int, int]:
    return quantity.span.block, quantity.span.start
