"""兼有两项的与各项人数不符

说明
    同一句里写享受（参加、属于）一项的有多少、另一项的有多少、两项同时的有多少，而同时的比只算其中一项的还多；
    或者又写了实际有多少（不重复计算），却不等于两项之和减去重复的。

理由
    兼有两项的一定也在每一项里面；总数等于两项相加减去重复计算的。

反例
    完成情况：参加养老保险3915人、参加医疗保险5204人，两项同时参加的4846人。

正例
    完成情况：参加养老保险3915人、参加医疗保险5204人，两项同时参加的2846人，实际参保6273人。

不适用
    没有在一句里写明两项各有多少、同时的有多少。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Quantity
from extractor.checks.report.figuring import exceeds, shown
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

BOTH = re.compile(
    r"^[^，。；、\d]{0,6}[，,（(](?:其中)?(?:有)?(?:(?:同时|兼|都|均)[^，。；、\d]{0,6}[两二2][项类种个者][^，。；、\d]{0,8}"
    r"|[两二2][项类种个者][^，。；、\d]{0,4}(?:同时|兼|都|均|重复|重叠|交叉)[^，。；、\d]{0,10})$"
)
"""Between the second figure and that of those who have both: 两项同时享受的, 同时享受两项补贴的."""
TWO = re.compile("[两二2][项类种个者]")
SIDE_BY_SIDE = re.compile(r"^[^，。；、\d]{0,6}[、，,][^，。；、\d其]{1,16}$")
UNION = re.compile(
    r"^[^，。；、\d]{0,6}[，,；;]?(?:扣除重复(?:后|的)?[，,]?|去重后|剔除重复后?[，,]?|合并计算)?[^，。；、\d]{0,4}(?:实际|去重|不重复)[^，。；、\d]{0,10}$"
)


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a count of those who have both, and one for a count of all."""
    judged = False
    for block in view.figured(3):
        for one, other, both, union in _told(view, block.id):
            judged = True
            least = min((one, other), key=lambda q: q.figure.si)
            due = one.figure.si + other.figure.si - both.figure.si
            if exceeds(both.figure, least.figure):
                what = f"同时有两项的{both.span.quote}多于只算一项的{least.span.quote}"
            elif union is not None and union.figure.si != due and _exact(one, other, both, union):
                what = f"两项相加减去同时的应为{shown(due, union.figure)}，而写作{union.span.quote}"
            else:
                yield Passed()
                continue
            told = (one, other, both) if union is None else (one, other, both, union)
            yield Failed(
                {"what": what},
                context(*(q.span for q in told)),
                projects=of_block(view, block.id),
                target=least,
                reported=both,
                confidence=0.9,
            )
    if not judged:
        yield NotApplicable("没有在一句里写明两项各有多少、同时的有多少")


def _told(view: View, block: int) -> Iterator[tuple[Quantity, Quantity, Quantity, Quantity | None]]:
    """Two counts side by side, that of those in both, and that of all where it is told."""
    text = view.text(block)
    found = [q for q in view.quantities(block) if not TWO.fullmatch(q.span.quote)]
    for at in range(2, len(found)):
        one, other, both = found[at - 2 : at + 1]
        if any(q.figure.value_high is not None or q.figure.dimension != "count" for q in (one, other, both)):
            continue
        if not (comparable(one.figure, both.figure) and comparable(other.figure, both.figure)):
            continue
        if not BOTH.match(text[other.span.end : both.span.start]):
            continue
        if not SIDE_BY_SIDE.match(text[one.span.end : other.span.start]):
            continue
        behind = found[at + 1] if at + 1 < len(found) else None
        union = (
            behind
            if behind is not None
            and comparable(behind.figure, both.figure)
            and UNION.match(text[both.span.end : behind.span.start])
            else None
        )
        yield one, other, both, union


def _exact(*told: Quantity) -> bool:
    """Whether all are written as whole numbers, without a multiplier that would round them."""
    return all(q.figure.multiplier is None and q.figure.comparator == "=" for q in told)


RULE = Rule(
    code="GJ373",
    name="both-of-two",
    category="data_logic",
    severity="error",
    message="{what}，不能同时成立",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
