"""编号重复、跳号或倒序

说明
    连续编号的标题、项目、条目或带编号的标签（指标1、指标2）出现重号、跳号、倒号，或者一列编号不从一开始；3.1、3.2一类的两级编号也一样。

理由
    跳号常常意味着漏掉了一项内容或一个项目，重号使引用时指代不清。

反例
    1、老旧小区改造
    绩效目标：完成改造。
    3、公租房维修
    绩效目标：完成维修。

正例
    1、老旧小区改造
    绩效目标：完成改造。
    2、公租房维修
    绩效目标：完成维修。

不适用
    全文没有编号。新的小节里重新从一开始的编号不算错误；摘录的文件最上一级不从一开始的，也不算。
"""

from __future__ import annotations

from collections.abc import Iterable

from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.text.dotted import dotted
from extractor.checks.text.numbering import Entry, Fault, Numbered, circled, lists, points, quoted, worded
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

WORDS = {
    "repeated": "与上一项的编号重复",
    "skipped": "之前缺少第{missing}项",
    "backward": "排在第{before}项之后，次序颠倒",
    "late": "不从一开始",
}


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement an entry. Headings and projects weigh more than the items of a list."""
    found, counted = view.once(lists), [*points(view), *circled(view), *worded(view)]
    levels = dotted(view)
    if not found and not counted and not levels:
        yield NotApplicable("全文没有编号")
    heads = {s.first_block for s in view.report.sections} | {p.span.block for p in view.report.projects if p.span}
    for numbered in found:
        yield Passed(sum(entry.fault is None for entry in numbered.entries))
        for at, entry in enumerate(numbered.entries):
            if entry.fault is not None:
                yield _failed(view, numbered, at, entry.block.id in heads)
    yield Passed(sum(point.fault is None for point in (*counted, *levels)))
    for point in (*counted, *levels):
        if point.fault is not None and point.before is not None:
            yield Failed(
                {"written": point.written, "what": _said(point.fault, point.before.number, point.number)},
                context(point.span, point.before.span),
                projects=of_block(view, point.span.block),
                severity="warning" if point in levels and point.span.block in heads else "info",
            )


def _failed(view: View, numbered: Numbered, at: int, heading: bool) -> Failed:
    entry = numbered.entries[at]
    before = [numbered.entries[at - 1]] if at else []
    return Failed(
        {"written": entry.mark.text, "what": _what(entry)},
        context(quoted(view, entry), *(quoted(view, e) for e in before)),
        projects=of_block(view, entry.block.id),
        severity="warning" if heading and entry.fault != "late" else "info",
    )


def _what(entry: Entry) -> str:
    return _said(entry.fault or "late", entry.before, entry.mark.number)


def _said(fault: Fault, before: int, number: int) -> str:
    missing = range(before + 1, number)
    listed = f"{missing.start}至{missing.stop - 1}" if len(missing) > 1 else str(missing.start)
    return WORDS[fault].format(missing=listed, before=before)


RULE = Rule(
    code="GJ106",
    name="numbering",
    category="numbering_error",
    severity="warning",
    message="编号“{written}”{what}",
    basis="GB/T 9704—2012《党政机关公文格式》：结构层次序数依次标注",
    check=check,
    doc=__doc__,
)
