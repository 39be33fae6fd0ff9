"""标题下没有内容

说明
    一个带编号的标题，紧接着就是同级或者上级的标题，或者一级标题之后报告就结束了，其下没有任何文字和表格，而报告的其他标题下都有内容。

理由
    有标题而无内容，说明应写的一部分没有写，或者在编排时丢失。

反例
    一、基本情况
    （一）部门职责
    本局负责水利工作。
    （二）评价方法
    二、项目绩效目标完成情况
    （一）河道清淤
    绩效目标：恢复行洪能力。
    完成情况：清淤河道18公里。
    三、存在的问题
    资金拨付进度偏慢。

正例
    一、基本情况
    （一）部门职责
    本局负责水利工作。
    （二）评价方法
    采用目标比较法，逐项核对台账。
    二、项目绩效目标完成情况
    （一）河道清淤
    绩效目标：恢复行洪能力。
    完成情况：清淤河道18公里。
    三、存在的问题
    资金拨付进度偏慢。

不适用
    标题没有编号，标题自己写明没有内容（无、略、未提供），或者有两个以上的标题下都没有内容（只列提纲的摘录）；没有项目的通知、提纲。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Section
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

SAID = re.compile(r"[（(][^（）()]*(?:无|略|未|没有|不涉及)[^（）()]*[）)]$")
"""A heading that says itself why nothing stands under it: 其他需要说明的问题（无）."""
ASIDE = re.compile(r"附[件表录图]|其他|说明|无$|略$")
"""What may close a report with nothing under it, because it is sent beside it or there is nothing."""
ENOUGH = 4
"""So many headings show what the report puts under one."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a report with numbered headings."""
    headings = [s for s in view.report.sections if s.marker and s.span is not None]
    empty = [s for s in headings if _empty(view, s)]
    if len(headings) < ENOUGH or len(empty) > 1 or not view.report.projects:
        yield NotApplicable("带编号的标题很少，没有项目，或者报告只列提纲")
    elif empty:
        yield Failed({"heading": empty[0].heading}, context(empty[0].span), confidence=0.85)
    else:
        yield Passed(len(headings))


def _empty(view: View, section: Section) -> bool:
    """Whether nothing stands at or below a heading before one of its own or a higher level."""
    if section.span is None or section.first_block != section.last_block:
        return False
    block = view.report.block(section.first_block)
    if SAID.search(block.text.rstrip()):
        return False
    if block.text[section.span.end :].strip("：: 。\t\u3000") or section.heading.endswith(("。", "；", "：", ":")):
        return False
    if section.first_block == view.report.blocks[-1].id:  # of a list of short lines the last is no heading
        return section.parent is None and not ASIDE.search(section.heading)
    after = next((s for s in view.report.sections if s.first_block == section.first_block + 1), None)
    return after is not None and bool(after.marker) and after.level <= section.level


RULE = Rule(
    code="GJ396",
    name="empty-section",
    category="missing_content",
    severity="warning",
    message="标题“{heading}”下没有内容",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评报告内容应当完整",
    check=check,
    doc=__doc__,
)
