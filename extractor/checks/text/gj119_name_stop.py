"""项目名称以句号结尾

说明
    项目名称以句号、分号或逗号结尾，而其他项目的名称没有。

理由
    名称末尾的标点会使按名称核对失败，也常说明标题里混入了正文。

反例
    1、老旧小区改造。
    绩效目标：完成12个小区改造。
    完成情况：已完成12个小区改造。
    2、公租房维修
    绩效目标：完成56套公租房维修。
    完成情况：已完成56套公租房维修。
    3、电梯更新
    绩效目标：更新电梯8部。
    完成情况：已更新电梯8部。

正例
    1、老旧小区改造
    绩效目标：完成12个小区改造。
    完成情况：已完成12个小区改造。
    2、公租房维修
    绩效目标：完成56套公租房维修。
    完成情况：已完成56套公租房维修。
    3、电梯更新
    绩效目标：更新电梯8部。
    完成情况：已更新电梯8部。

不适用
    没有独立成行的项目名称，或者名称大多以标点结尾。
"""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block, short
from extractor.checks.view import View
from extractor.settings import Settings

STOPS = "。；，,;"


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project's name that fills its line."""
    heads = [p.span for p in view.report.projects]
    alone = [whole for span in heads if span is not None and (whole := _line(view, span)) is not None]
    odd = [span for span in alone if span.quote[-1:] in tuple(STOPS)]
    if not alone or len(odd) > len(alone) // 2:
        yield NotApplicable("没有独立成行的项目名称，或者名称大多以标点结尾")
        return
    yield Passed(len(alone) - len(odd))
    for span in odd:
        yield Failed(
            {"words": short(span.quote), "mark": span.quote[-1]}, context(span), projects=of_block(view, span.block)
        )


def _line(view: View, span: Span) -> Span | None:
    """The heading with the mark behind it, where nothing else follows on its line."""
    rest = view.text(span.block)[span.end :].strip()
    if rest and rest not in tuple(STOPS):
        return None
    return view.span(span.block, span.start, view.whole(span.block).end)


RULE = Rule(
    code="GJ119",
    name="name-stop",
    category="format_error",
    severity="info",
    message="项目名称“{words}”末尾不应有“{mark}”",
    basis="GB/T 15834—2011《标点符号用法》：独立成行的标题末尾不用点号",
    check=check,
    doc=__doc__,
)
