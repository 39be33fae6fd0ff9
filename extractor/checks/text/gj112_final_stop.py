"""段末缺少句号

说明
    一段话末尾没有句号等结束标点，而同类的段落都有。

理由
    末尾缺标点可能是内容被截断，应当核对是否有遗漏。

反例
    本中心按要求对全年预算项目开展了绩效自评，现将有关情况报告如下。
    1、老旧小区改造
    绩效目标：完成12个老旧小区的外墙保温和屋面防水改造，改善居住条件。
    绩效指标：改造老旧小区12个，惠及居民2600户，群众满意度达到90%以上。
    完成情况：已完成12个老旧小区改造，惠及居民2600户，群众满意度93%

正例
    本中心按要求对全年预算项目开展了绩效自评，现将有关情况报告如下。
    1、老旧小区改造
    绩效目标：完成12个老旧小区的外墙保温和屋面防水改造，改善居住条件。
    绩效指标：改造老旧小区12个，惠及居民2600户，群众满意度达到90%以上。
    完成情况：已完成12个老旧小区改造，惠及居民2600户，群众满意度93%。

不适用
    全文的段落大多不以标点结束；标题、表格单元格、短语和人员名单不检查。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Block
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import HAN, is_row, of_block
from extractor.checks.view import View
from extractor.outline.marks import read_mark
from extractor.settings import Settings

INSIDE = re.compile("[，。；]")
ENDED = tuple("。！？…；;：:.!?")
OPEN = re.compile(rf"[{HAN}\dA-Za-z%％）)”》]")
LABELLED = re.compile(r"\s*【?[一-鿿]{2,10}[：:】]")
SENTENCE, SHARE, TAIL = 20, 0.7, 16
BROKEN = ("，", "、")
"""A paragraph that ends so goes on in the next one, unless that begins with a number or a label or is a heading."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a paragraph that reads as a sentence, where most of them end with a stop."""
    headings = {
        s.first_block for s in view.report.sections if s.first_block == s.last_block or _alone(view, s.first_block)
    }
    headings |= {p.span.block for p in view.report.projects if p.span is not None}
    headings |= {p.span.block for p in view.report.people if p.span is not None}
    paragraphs = [b for b in view.body if b.kind == "paragraph" and b.id not in headings and _sentence(b)]
    ended = sum(b.text.rstrip().endswith(ENDED) for b in paragraphs)
    if not paragraphs or ended < SHARE * len(paragraphs):
        yield NotApplicable("全文的段落大多不以句号结束")
        return
    yield Passed(ended)
    for block in paragraphs:
        end = block.text.rstrip()[-1:]
        cut = end in BROKEN and _begins_anew(view, block, headings)
        if cut or (OPEN.match(end) and not _goes_on(view, block)):
            whole = view.whole(block.id)
            tail = view.span(block.id, max(whole.start, whole.end - TAIL), whole.end)
            yield Failed({"words": tail.quote}, context(tail), projects=of_block(view, block.id))


def _sentence(block: Block) -> bool:
    text = block.text.strip()
    return len(text) >= SENTENCE and bool(INSIDE.search(text)) and not is_row(text)


def _alone(view: View, block: int) -> bool:
    """Whether the heading fills its paragraph."""
    section = next(s for s in view.report.sections if s.first_block == block)
    return section.span is None or section.span.end >= len(view.text(block).rstrip())


def _begins_anew(view: View, block: Block, headings: set[int]) -> bool:
    """Whether nothing goes on with a paragraph: the next block is a heading, a numbered or a labelled one, or there is none."""
    if block.id >= len(view.report.blocks):
        return True
    text = view.text(block.id + 1)
    return block.id + 1 in headings or read_mark(text) is not None or LABELLED.match(text) is not None


def _goes_on(view: View, block: Block) -> bool:
    """Whether the next block continues the sentence, so that the fault is the break."""
    if block.id >= len(view.report.blocks):
        return False
    return view.text(block.id + 1).lstrip()[:1] in tuple("，、；。）”")


RULE = Rule(
    code="GJ112",
    name="final-stop",
    category="format_error",
    severity="info",
    message="段末“{words}”之后没有句号，请核对内容是否完整",
    basis="GB/T 15834—2011《标点符号用法》：陈述句末尾用句号",
    check=check,
    doc=__doc__,
)
