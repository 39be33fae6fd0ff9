"""按类别逐项列出的数与总数不符

说明
    先写总数（多少个项目、多少资金），再换一种分法逐项列出（按类型看，甲多少个、多少万元；乙多少个、多少万元……；
    或者……里，甲多少、乙多少，其余多少），
    各项相加与前面所写的总数都不相等，而与其中一个相差不到一成。

理由
    同一批项目、同一笔资金，不论怎样分，合计都应当等于总数；不相等说明有一项写错或者漏列。

反例
    一、资金安排和分解下达情况
    全年水利资金总规模900万元，分解到20个项目。
    按类型看，堤防加固9个、420万元；泵站改造7个、310万元；渠系清淤5个、170万元。

正例
    一、资金安排和分解下达情况
    全年水利资金总规模900万元，分解到20个项目。
    按类型看，堤防加固9个、420万元；泵站改造6个、310万元；渠系清淤5个、170万元。

不适用
    前文没有相近的总数；列得不全（等、主要、其他）；同一类里又套着其中项；所列不足三项。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from db.records import Block, Quantity
from extractor.checks.report.classes import total_of
from extractor.checks.report.figuring import shown
from extractor.checks.report.parts import ADDABLE, VAGUE
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.language.scanning import opening
from extractor.results import compare
from extractor.settings import Settings

OPENS = re.compile(r"(?:^|(?<=[。；;]))\s*(?:按|分|从)[^，。；：:\d]{1,10}?(?:划分|来看|统计|看|分)[，,：:]")
AMONG = re.compile(r"(?:^|(?<=。))\s*[^，。；：:\d]{2,10}?(?:里|(?<![其期集])中|当中)[，,：:]")
LEADS = re.compile("[分看计里中][，,：:]")
"""What either of them ends in."""
ENDS, STOPS = re.compile(r"[。；;]"), re.compile("。")
CLOSED = re.compile(r"(?:其余|其他|余下)[^，。；、\d]{0,6}[\d,.]+[万亿]?[^，。；、\d]{1,3}$")
"""接听的来电里，……，其余9175通。: the last figure is of all that is left, so that nothing is untold."""
NESTED = re.compile(r"其中|[（(]")
ASIDE = re.compile(r"小计|合计|占|比|较|增长|下降|减少|人均|平均|每|单价")
"""What an item says besides its figures: shares, changes, prices."""
BREAK = re.compile(r"[，,；;]")
FEWEST = 3
"""So few figures of one kind are no list."""
NEAR = Fraction(1, 10)
"""A total that the list misses by no more is its own."""
BACK = 2
"""The total stands so many paragraphs before its list at the most."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a list and a kind of figure that it gives for each of its items."""
    judged = False
    for block in view.body:
        for start, listed in _lists(view, block):
            before = _before(view, block, start)
            for verdict in _judged(view, block, listed, before):
                judged = True
                yield verdict
    if not judged:
        yield NotApplicable("没有换一种分法逐项列出的数")


def _lists(view: View, block: Block) -> Iterator[tuple[int, list[Quantity]]]:
    """Where a list opens, and its figures."""
    if block.kind == "cell" or LEADS.search(block.text) is None:
        return
    for opened in (*opening(OPENS, ENDS, block.text), *opening(AMONG, STOPS, block.text)):
        stop = block.text.find("。", opened.end())
        end = len(block.text) if stop < 0 else stop
        words = block.text[opened.end() : end]
        if opened.re is AMONG and CLOSED.search(words) is None:
            continue
        if NESTED.search(words) or VAGUE.search(words):
            continue
        yield opened.start(), [q for q in view.quantities(block.id) if opened.end() <= q.span.start < end]


def _judged(view: View, block: Block, listed: Sequence[Quantity], before: Sequence[Quantity]) -> Iterator[Judgement]:
    kinds: dict[compare.Measure, list[Quantity]] = {}
    for quantity in listed:
        words = BREAK.split(block.text[: quantity.span.start])[-1]
        if quantity.figure.dimension in ADDABLE and not ASIDE.search(words):
            kinds.setdefault(compare.measure(quantity.figure), []).append(quantity)
    if len({len(parts) for parts in kinds.values()}) != 1:
        return  # not every item gives the same kinds of figures
    for parts in kinds.values():
        totals = [q for q in before if q.figure.comparator == "=" and compare.comparable(q.figure, parts[0].figure)]
        if len(parts) < FEWEST or not totals:
            continue
        if any(compare.adds_up([part.figure for part in parts], q.figure) for q in totals):
            yield Passed()
            continue
        summed = total_of(parts)
        nearest = min(totals, key=lambda q: abs(q.figure.si - summed))
        if abs(nearest.figure.si - summed) <= NEAR * nearest.figure.si:
            yield Failed(
                {
                    "total": nearest.span.quote,
                    "parts": "、".join(part.span.quote for part in parts),
                    "sum": shown(summed, nearest.figure),
                },
                context(nearest.span, *(part.span for part in parts)),
                projects=of_block(view, block.id),
                target=nearest,
                confidence=0.85,
            )


def _before(view: View, block: Block, start: int) -> list[Quantity]:
    """The figures told before a list, in its paragraph and those right before it in its section."""
    own = [q for q in view.quantities(block.id) if q.span.end <= start]
    section = view.section_of(block.id)
    near = [
        b
        for b in view.body
        if block.id - BACK <= b.id < block.id and b.kind != "cell" and view.section_of(b.id) is section
    ]
    return [*(q for b in near for q in view.quantities(b.id)), *own]


RULE = Rule(
    code="GJ381",
    name="division",
    category="count_mismatch",
    severity="warning",
    message="前文写{total}，换一种分法逐项列出的{parts}相加为{sum}，两者不符",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、前后一致",
    check=check,
    doc=__doc__,
)
