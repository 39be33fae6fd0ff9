"""总分与所列各部分得分不符

说明
    文字里先写总得分，接着逐一写各部分的得分，各部分相加不等于总得分；或者逐一写各部分的分值和得分，分值合计100分，
    得分相加却不等于同一段（或者以分号相连的几行）里写的总分；或者“分别得”“依次为”之后一连串得分，与紧接着的合计、综合得分不符。

理由
    总得分由各部分相加而来，不相等说明有一处写错，评价等级也可能因此不同。

反例
    经自评，本项目得分95.5分，其中决策18分、过程19分、产出36.5分、效益20分。

正例
    经自评，本项目得分93.5分，其中决策18分、过程19分、产出36.5分、效益20分。

不适用
    没有在总得分之后逐一写各部分的得分；所列不足三个部分的不检查。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from db.records import Block
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

TOTAL = re.compile(
    r"(?:得分?|总分|评分|打分|自评|评价|结果)(?:为|是|：|:|共)?\s*(?P<total>\d{1,3}(?:\.\d+)?)\s*分(?!值|别|钟|之|项|类)[^\d。；]{0,24}[，。；,]?\s*(?:其中|各部分|具体为|分别为)[：:，,]?"
)
PART = re.compile(
    r"\s*[^，。；、,;\d（(]{1,14}(?:[（(]\s*(?:满分|分值|权重)?\d{1,3}\s*分?[）)])?[：:]?(?:得分?|为|自评得)?\s*(?P<part>\d{1,3}(?:\.\d+)?)\s*分(?!值|别|钟|之)(?:[（(]\s*(?:满分|分值|权重|标准分)?[为：:]?\d{1,3}\s*分?[）)])?(?:[，、；,;和]|(?P<last>。|$))?"
)
FEWEST, FAR = 3, 10
"""Parts that differ from the total by more are not all of them."""
GOT = re.compile("得|[（(]")
"""Bare parts that make 100 are what may be got (决策20分、过程20分), and no scores."""
_PART = r"[^，。；：:、\d（(]{2,14}(?P<part>\d{1,3}(?:\.\d+)?)分(?:[（(][^（）()]*[）)])?[，、]"
IN_ROW = re.compile(_PART)
ROW = re.compile(
    rf"(?P<parts>(?:{_PART.replace('?P<part>', '?:')}){{2,}})(?:合计|共计|总计|总分|总得分)(?:得分?)?[为是：:]?(?P<total>\d{{1,3}}(?:\.\d+)?)分(?!值|钟|之|项|类)"
)
"""The parts come first: 预算执行9.6分，产出和效益88分，合计97.6分."""
_FIGURE = r"\d{1,3}(?:\.\d+)?\s*分?"
GIVEN = re.compile(
    rf"(?<!权重)(?<!分值)(?<!满分)(?:分别|依次|逐项|各)(?:自评)?(?:得分?|计分?|评分?)?(?:为|是|：)?\s*(?P<parts>{_FIGURE}(?:(?:、|和|与|及|以及){_FIGURE}){{2,}})(?<=分)"
    r"[，,；;](?:[^，。；、\d平均]{0,8}?)(?:合计|共计|总计|总分|总得分|相加|加总|累计|(?:综合|自评|评价|总体|最终|整体)(?:得分|评分|总分))(?:得分?)?(?:[为是：:])?\s*"
    r"(?P<total>\d{1,4}(?:\.\d+)?)\s*分(?!值|钟|之|项|类)"
)
"""Bare scores in a row: 决策、过程、产出、效益分别得9.5分、19分、38.5分和28分，综合得分95分."""
BEHIND_SCORE = re.compile("分[，,；;]")
FIGURE = re.compile(r"(?P<part>\d{1,3}(?:\.\d+)?)")
ITEM = re.compile(
    r"(?P<weight>\d{1,3}(?:\.\d+)?)\s*分[）)]?[，,：:]?[^。；;分]{0,24}?(?:得分?|计)(?:为|：|:)?\s*(?P<part>\d{1,3}(?:\.\d+)?)\s*分(?!值|别|钟|之|项|类)"
)
WHOLE = re.compile(
    r"(?:总分|总得分|合计|共计|总计|自评|评价|综合得分|自评得分)(?:得分?)?(?:为|是|：|:|共)?\s*(?P<total>\d{1,3}(?:\.\d+)?)\s*分(?!值|别|钟|之|项|类)"
)
OPEN = ("；", ";")
Told = tuple[Block, re.Match[str]]
FULL = 100
"""The weights of all parts together."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a total with its parts."""
    judged = False
    for block in view.body:
        if block.kind == "cell" or "分" not in block.text:
            continue
        for total in TOTAL.finditer(block.text):
            parts = _parts(block.text, total.end())
            summed = sum((Decimal(p["part"]) for p in parts), Decimal(0))
            stated = Decimal(total["total"])
            if (
                len(parts) < FEWEST
                or abs(summed - stated) > FAR
                or (summed == FULL and not any(GOT.search(p[0]) for p in parts))
            ):
                continue
            judged = True
            yield _judged(view, (block, total), [(block, p) for p in parts])
        for row, each in (*((r, IN_ROW) for r in ROW.finditer(block.text)), *((r, FIGURE) for r in _given(block.text))):
            parts = list(each.finditer(block.text, *row.span("parts")))
            if abs(sum((Decimal(p["part"]) for p in parts), Decimal(0)) - Decimal(row["total"])) <= FAR:
                judged = True
                yield _judged(view, (block, row), [(block, p) for p in parts])
    for told in _passages(view):
        if not any("分" in b.text for b in told):
            continue
        items = [(b, i) for b in told for i in ITEM.finditer(b.text)]
        wholes = [
            (b, m)
            for b in told
            for m in WHOLE.finditer(b.text)
            if not any(at is b and i.start() <= m.start("total") < i.end() for at, i in items)
        ]
        weights = sum(Decimal(i["weight"]) for _, i in items)
        if len(items) >= FEWEST and len(wholes) == 1 and weights == FULL:
            judged = True
            yield _judged(view, wholes[0], items)
    if not judged:
        yield NotApplicable("没有在总得分之后逐一写各部分的得分")


def _given(text: str) -> Iterator[re.Match[str]]:
    """Tried only where one of the scores ends a clause: what begins with what does not stand before it is sought slowly."""
    given = BEHIND_SCORE.search(text) is not None and any(word in text for word in ("分别", "依次", "各", "逐项"))
    return GIVEN.finditer(text) if given else iter(())


def _passages(view: View) -> list[list[Block]]:
    """The paragraphs, those together that are one sentence: a list of parts goes over lines that end in ；."""
    found: list[list[Block]] = []
    for block in view.body:
        if block.kind == "cell":
            continue
        if found and found[-1][-1].id + 1 == block.id and found[-1][-1].text.rstrip().endswith(OPEN):
            found[-1].append(block)
        else:
            found.append([block])
    return found


def _judged(view: View, total: Told, parts: list[Told]) -> Judgement:
    """A total against its parts."""
    summed, stated = sum((Decimal(p["part"]) for _, p in parts), Decimal(0)), Decimal(total[1]["total"])
    if summed.quantize(stated, ROUND_HALF_UP) == stated:
        return Passed()  # a total may be rounded
    return Failed(
        {"total": f"{stated}", "sum": f"{summed}"},
        context(
            view.span(total[0].id, total[1].start(), total[1].end("total") + 1),
            *(view.span(block.id, p.start(), p.end("part") + 1) for block, p in parts),
        ),
        projects=of_block(view, total[0].id),
        confidence=0.9,
    )


def _parts(text: str, start: int) -> list[re.Match[str]]:
    """The parts in a row from `start` on."""
    found: list[re.Match[str]] = []
    while (part := PART.match(text, start)) is not None:
        found.append(part)
        start = part.end()
        if part["last"] is not None:
            break
    return found


RULE = Rule(
    code="GJ345",
    name="scores-in-prose",
    category="score_conflict",
    severity="error",
    message="总得分写{total}分，所列各部分相加为{sum}分",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评得分为各项指标得分之和",
    check=check,
    doc=__doc__,
)
