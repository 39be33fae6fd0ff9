"""所写几点与逐条所列不符

说明
    先写有几个问题、几点不足、几项措施，随后以“一是、二是”“第一、第二”或者编号逐条列出，列出的条数却与所写不符。

理由
    条数与所写不符，说明漏写、多写，或者数字没有随内容更新。

反例
    五、存在问题
    自评中发现三个问题：
    1.台账更新不及时，个别设备报废后没有销号。
    2.支出进度前慢后快，集中在第四季度。

正例
    五、存在问题
    自评中发现三个问题：一是台账更新不及时。二是支出进度前慢后快。三是问卷样本偏少。

不适用
    没有写明条数；随后没有逐条列出，或者不从第一条写起。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from db.records import Block, Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.outline.marks import han_number, number_in, read_mark
from extractor.settings import Settings

MATTERS = "问题|不足|短板|弱项|困难|矛盾|原因|措施|建议|意见|做法|经验|体会|方面|改进"
ANNOUNCED = re.compile(
    r"(?P<said>(?P<n>(?<![\d.一二三四五六七八九十百第])(?:\d{1,2}|[两二三四五六七八九十]))(?:大|个|点|项|条)?(?:方面)?(?:的)?"
    rf"(?:主要|突出|明显|具体|共性)?(?:{MATTERS})(?:[和与][^，。；：\d]{{2,6}})?)"
    r"[^，。；：\d]{0,4}(?:[：:。]|$)"
)
"""So many, and nothing else behind it in its sentence."""
MATTER = re.compile(MATTERS)
WORDED = re.compile(
    r"(?:^|[。；;：:，,\n])\s*(?:(?P<a>[一二三四五六七八九十])是|第(?P<b>[一二三四五六七八九十])[，,、是]|其(?P<c>[一二三四五六七八九])[，,、是])"
)


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement an announcement with what is told behind it one by one."""
    looked = False
    for at, block in enumerate(view.body):
        for found in ANNOUNCED.finditer(block.text) if MATTER.search(block.text) else ():
            items = _within(view, block, found.end() - 1) or _below(view, view.body[at + 1 :])
            if items and items[0].block != block.id and not _leads_on(view, block, found):
                continue
            said = number_in(found["n"])
            if len(items) < 2 or not said:
                continue
            looked = True
            if len(items) == said:
                yield Passed()
                continue
            yield Failed(
                {"said": found["said"], "listed": str(len(items))},
                context(view.span(block.id, *found.span("said")), items[-1]),
                projects=of_block(view, block.id),
                confidence=0.85,
            )
    if not looked:
        yield NotApplicable("没有写明几点并随后逐条列出的地方")


def _leads_on(view: View, block: Block, found: re.Match[str]) -> bool:
    """Whether what is announced comes in the next paragraphs: behind a colon, in a heading, or in a section of such points."""
    if found.end() < len(block.text.rstrip()):
        return False
    return not found[0].endswith("。") or bool({"problems", "measures"} & set(view.roles_of(block.id)))


def _within(view: View, block: Block, start: int) -> list[Span]:
    """The items that are told in the same paragraph, in words: 一是……。二是……。"""
    found = list(WORDED.finditer(block.text, start))
    places = [(_value(m), view.sentence(block.id, m.end())) for m in found]
    return _in_turn(places)


def _below(view: View, blocks: Sequence[Block]) -> list[Span]:
    """The items that head the next paragraphs, all of one kind; what goes on without a number belongs to the last."""
    return _in_turn(_heads(view, blocks))


def _heads(view: View, blocks: Sequence[Block]) -> Iterator[tuple[int, Span]]:
    style = ""
    for block in blocks:
        if found := WORDED.match(block.text):
            kind, number = found.lastgroup or "", _value(found)
        elif mark := read_mark(block.text):
            kind, number = mark.style, mark.number
        elif not style:
            return
        else:
            continue
        style = style or kind
        if kind == style:
            yield number, view.sentence(block.id, min(len(block.text) - 1, 3))


def _value(found: re.Match[str]) -> int:
    return han_number(found["a"] or found["b"] or found["c"]) or 0


def _in_turn(places: Iterable[tuple[int, Span]]) -> list[Span]:
    """The places that are numbered 1, 2, 3 … as far as they go; none where they do not begin with 1."""
    items: list[Span] = []
    for number, span in places:
        if number != len(items) + 1:
            break
        items.append(span)
    return items


RULE = Rule(
    code="GJ362",
    name="announced-items",
    category="count_mismatch",
    severity="warning",
    message="写“{said}”，随后逐条列出的有{listed}条",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评内容应当真实、准确",
    check=check,
    doc=__doc__,
)
