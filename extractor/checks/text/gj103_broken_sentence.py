"""一句话断成两段

说明
    一句话没有写完就换了段，下一段以逗号、顿号等标点开头，或者接着写完这句话。

理由
    断开的句子在汇总时会被截断，后半句的数字和结果可能丢失。

反例
    完成情况：对辖区26栋老旧住宅进行安全鉴定
    ，并按期出具鉴定报告。

正例
    完成情况：对辖区26栋老旧住宅进行安全鉴定，并按期出具鉴定报告。

不适用
    无。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.rule import Failed, Judgement, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

CONTINUES = tuple("，、；。：）》”,;")
TAIL, HEAD = 12, 16


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a break: those that reading a field had to get over, and lines that begin with a mark."""
    seen = {i.span.block for i in view.report.irregularities if i.kind == "sentence_broken"}
    begun = {b.id for b in view.body if b.kind != "cell" and b.text.lstrip().startswith(CONTINUES)}
    before: int | None = None
    passed = 0
    for block in view.body:
        first = before if block.id in begun else None
        second = block.id
        if block.id in seen and block.id not in begun and (block.id + 1) not in begun:
            first, second = _sides(view, block.id, before)
        if first is None:
            passed += 1
        else:
            head, tail = view.whole(first), view.whole(second)
            yield Failed(
                {"words": tail.quote[:HEAD]},
                context(
                    view.span(first, max(head.start, head.end - TAIL), head.end),
                    view.span(second, tail.start, min(tail.end, tail.start + HEAD)),
                ),
                projects=of_block(view, first),
            )
        before = block.id
    if passed:
        yield Passed(passed)


def _sides(view: View, block: int, before: int | None) -> tuple[int | None, int]:
    """The two blocks of a break that reading noted at `block`: it and the next where its own sentence is open."""
    if view.text(block).rstrip()[-1:] not in tuple("。！？；：") and block < len(view.report.blocks):
        return block, block + 1
    return before, block


RULE = Rule(
    code="GJ103",
    name="broken-sentence",
    category="format_error",
    severity="info",
    message="一句话断成了两段，“{words}”应接在上一段之后",
    basis="公文排版通例：一句话不分段",
    check=check,
    doc=__doc__,
)
