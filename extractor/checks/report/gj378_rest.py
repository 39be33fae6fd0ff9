"""“其余”的数目与总数、已说的数目不符

说明
    一句话先写总数，再写其中的一部分（或者以“其中”引出的几部分），接着写其余（余下、未办结的）是多少，而总数减去这些不是这么多。

理由
    三个数字中至少有一个是错的，未完成的数目因此被说多或说少。

反例
    完成情况：排查雨水口1246处，已疏通1218处，其余26处结合道路大修处理。

正例
    完成情况：排查雨水口1246处，已疏通1218处，其余28处结合道路大修处理。

不适用
    没有同时写明总数、一部分和其余的句子；前面有三个以上同类的数，又没有用“其中”引出，不能确定其余是从哪个数里减的；相差很大，说的不是它们。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from db.records import Quantity
from extractor.checks.report.changes import NEAR
from extractor.checks.report.figuring import shown
from extractor.checks.report.ratios import unit_of_last_digit
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

REST = re.compile(
    r"[，,（(；;](?:(?:其余|余下|剩余|剩下|尚余|还剩)的?[^，。；、\d各每]{0,6}"
    r"|(?:未|没有)(?!足)(?P<verb>[^，。；、\d的]{1,2})[^，。；、\d]{0,4}的?(?:只?有|为|是)?)$"
)
"""…, 余下28处; …，未办结的2件."""
COUNTED = re.compile(r"，(?:其余|余下|剩余|剩下)的?\d{1,3}个?[^，。；、\d各每]{1,6}$")
"""…, 其余8个村2,585户: how many bodies have the rest."""
OPENS = re.compile(r"[，,（(]?其中[^，。；、\d]{1,12}")
LISTED = re.compile(r"、[^，。；、\d]{1,12}")
LISTED_NEAR = Fraction(1, 10)
"""So near does the rest come to what several parts leave, where one of them is mistaken."""
LONGEST = 16
"""No rest is told in more characters."""
BREAK = re.compile(r"[。\n\t]|；(?!其余|余下)")
OF_OTHERS = re.compile(r"[^，。；]{0,8}(?:中有?\d|往年|上年|结转)")
OF_CHANGE = re.compile(r"比|较|目标|计划|任务|要求|应(?=[为是达不当有])|上年|去年|同期|增|减|每|均")
BEFORE = 12
"""So many characters before the whole tell what it is."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a rest that is told behind a whole and the part that was taken from it."""
    judged = False
    for block in view.figured(3):
        for whole, parts, rest in _listed(view, block.id):
            judged = True
            left = whole.figure.si - sum((part.figure.si for part in parts), Fraction(0))
            if rest.figure.si == left or not 0 < abs(rest.figure.si - left) <= LISTED_NEAR * left:
                yield Passed() if rest.figure.si == left else NotApplicable("相差很大，其余说的不是这些数")
                continue
            yield _failed(view, whole, parts, rest, left)
        for whole, part, rest in _rests(view, block.id):
            judged = True
            left = whole.figure.si - part.figure.si
            if left in _with_those_behind(view, rest):
                yield Passed()  # 余下5个正在施工，2个取消
                continue
            slack = unit_of_last_digit(rest.figure) if rest.figure.multiplier or "." in rest.span.quote else 0
            if abs(rest.figure.si - left) <= slack:
                yield Passed()
            elif abs(rest.figure.si - left) > max(NEAR * left, 2 * abs(rest.figure.factor)):
                yield NotApplicable("相差很大，其余说的不是这两个数")
            else:
                yield _failed(view, whole, [part], rest, left)
    if not judged:
        yield NotApplicable("没有同时写明总数、一部分和其余的句子")


def _failed(view: View, whole: Quantity, parts: Sequence[Quantity], rest: Quantity, left: Fraction) -> Failed:
    return Failed(
        {
            "whole": whole.span.quote,
            "part": "、".join(part.span.quote for part in parts),
            "rest": rest.span.quote,
            "left": shown(left, rest.figure),
        },
        context(whole.span, *(part.span for part in parts), rest.span),
        projects=of_block(view, rest.span.block),
        target=whole,
        reported=rest,
    )


def _listed(view: View, block: int) -> Iterator[tuple[Quantity, list[Quantity], Quantity]]:
    """Whole, several parts and rest, told in a row: 4,260户，其中东村930户、西村745户，其余8个村2,585户."""
    text, quantities = view.text(block), view.quantities(block)
    for at, rest in enumerate(quantities):
        place = max(0, rest.span.start - LONGEST)
        found = REST.search(text, place, rest.span.start) or COUNTED.search(text, place, rest.span.start)
        if found is None or rest.figure.comparator != "=" or rest.figure.multiplier:
            continue
        before = [q for q in quantities[:at] if q.span.end <= found.start()]
        parts: list[Quantity] = []
        while before and (before[-1].span.end == found.start() if not parts else True):
            parts.insert(0, before.pop())
            if not before:
                break
            between = (before[-1].span.end, parts[0].span.start)
            if len(parts) > 1 and OPENS.fullmatch(text, *between):
                like = all(
                    q.figure.base == rest.figure.base and q.figure.comparator == "=" for q in (*parts, before[-1])
                )
                if like:
                    yield before[-1], parts, rest
                break
            if not LISTED.fullmatch(text, *between):
                break


def _with_those_behind(view: View, rest: Quantity) -> set[Fraction]:
    """What the rest comes to with the figures of its kind behind it in the sentence, one after the other."""
    end, added, sums = view.sentence(rest.span.block, rest.span.start).end, rest.figure.si, set[Fraction]()
    for quantity in view.quantities(rest.span.block):
        like = (quantity.figure.base, quantity.figure.dimension) == (rest.figure.base, rest.figure.dimension)
        if like and rest.span.end <= quantity.span.start < end:
            added += quantity.figure.si
            sums.add(added)
    return sums


def _rests(view: View, block: int) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """Whole, part and rest: the only figures of their kind in the sentence up to the rest."""
    text, quantities = view.text(block), view.quantities(block)
    for at, rest in enumerate(quantities):
        found = REST.search(text, max(0, rest.span.start - LONGEST), rest.span.start)
        if rest.figure.comparator != "=" or found is None:
            continue
        start = max((m.end() for m in BREAK.finditer(text, 0, rest.span.start)), default=0)
        like = [
            q
            for q in quantities[:at]
            if q.span.start >= start
            and (q.figure.base, q.figure.dimension) == (rest.figure.base, rest.figure.dimension)
        ]
        if len(like) != 2 or any(q.figure.comparator != "=" for q in like):
            continue
        whole, part = like
        between = [q for q in quantities[:at] if q.span.start > part.span.start]
        if any(q.figure.dimension != "ratio" for q in between):
            continue  # 14个能做饭，旧点里有7个，所以助餐点共21处，其余6个点: of all points
        verb = found["verb"]
        if verb and (
            not set(verb) <= set(text[whole.span.end : found.start()]) or OF_OTHERS.match(text, rest.span.end)
        ):
            continue  # 受理110件，不予立项的8件: another step
        if not part.figure.si < whole.figure.si or OF_CHANGE.search(
            text, max(start, whole.span.start - BEFORE), rest.span.start
        ):
            continue
        yield whole, part, rest


RULE = Rule(
    code="GJ378",
    name="rest",
    category="arithmetic",
    severity="error",
    message="{whole}减去{part}还有{left}，报告写{rest}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
