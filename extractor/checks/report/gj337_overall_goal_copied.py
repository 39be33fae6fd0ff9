"""总体完成情况照抄总体目标

说明
    总体目标完成情况部分的一段（或其中“目标一、目标二……”的一条）与总体目标的文字完全相同，没有报告结果。

理由
    照抄目标不能说明目标是否实现；应写明实际做了什么、达到什么程度。

反例
    一、年度总体目标
    完善隧道照明和排水设施，保障夜间行车安全，提升群众出行满意度。
    二、总体目标完成情况
    完善隧道照明和排水设施，保障夜间行车安全，提升群众出行满意度。

正例
    一、年度总体目标
    完善隧道照明和排水设施，保障夜间行车安全，提升群众出行满意度。
    二、总体目标完成情况
    更换隧道灯具640盏，疏通排水沟12公里，夜间事故比上年减少3起，群众满意度94%。

不适用
    报告没有总体目标或者总体完成情况部分；先引目标、再写结果的。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Block, Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings

LEAST = 20
"""Fewer characters of words may be the same by chance."""
NUMBERED = re.compile(r"目标[一二三四五六七八九十\d]{1,2}\s*[：:，、]")
LED = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?[^。；：:]{0,14}目标[^。；：:]{0,6}[：:]")
"""A paragraph that says that it states the goal; its number alone (目标一：) does not."""
RESULT = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?\s*(?:完成|实际|实现|已|结果)")
NO_WORD = re.compile(r"[^\u3400-\u9fff0-9A-Za-z.%]")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a paragraph of the overall results, or a numbered goal in it."""
    aims = [(block, _bare(block.text)) for block in _aims(view)]
    judged = False
    for block in _results(view):
        for span in _pieces(view, block):
            words = _bare(NUMBERED.sub("", span.quote))
            if not aims or len(words) < LEAST:
                continue
            judged = True
            copied = next((aim for aim, text in aims if words in text), None)
            if copied is None or _answered(view, block, span):
                yield Passed()
                continue
            yield Failed(
                {"copied": short(span.quote, 40)},
                (*target(view.whole(copied.id)), *reported(span)),
                confidence=0.85,
            )
    if not judged:
        yield NotApplicable("没有可以对照的总体目标和总体完成情况")


def _aims(view: View) -> Iterator[Block]:
    for block in view.body:
        if view.roles_of(block.id)[:1] == ("overall_goals",):
            yield block


def _results(view: View) -> Iterator[Block]:
    """The paragraphs of the overall results that do not say that they state the goal."""
    for block in view.body:
        roles = view.roles_of(block.id)
        if roles[:1] != ("overall_results",) or "overall_goals" in roles:
            continue
        if NUMBERED.search(block.text) or not LED.match(block.text):
            yield block


def _pieces(view: View, block: Block) -> Iterator[Span]:
    """A paragraph, cut before each of its numbered goals."""
    starts = [m.start() for m in NUMBERED.finditer(block.text)] or [0]
    for start, end in zip(starts, [*starts[1:], len(block.text)], strict=True):
        text = block.text[start:end]
        left = start + len(text) - len(text.lstrip())
        yield view.span(block.id, left, max(left, start + len(text.rstrip())))


def _answered(view: View, block: Block, span: Span) -> bool:
    """Whether the next paragraph gives the result of a goal that was quoted."""
    last = span.end >= len(block.text.rstrip())
    after = next((b for b in view.body if b.id > block.id), None)
    return last and after is not None and RESULT.match(after.text) is not None


def _bare(text: str) -> str:
    return NO_WORD.sub("", text)


RULE = Rule(
    code="GJ337",
    name="overall-goal-copied",
    category="verbatim_copy",
    severity="warning",
    message="总体完成情况“{copied}”与总体目标文字相同，没有报告实际完成的情况",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评应当对照绩效目标说明实际完成情况",
    check=check,
    doc=__doc__,
)
