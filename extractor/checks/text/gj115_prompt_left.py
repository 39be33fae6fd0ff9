"""填表提示没有替换

说明
    模板里的填写提示、空格线或遮盖符仍留在正文里，例如“（请填写）”“XX项目”“____元”“**万元”。

理由
    提示还在，说明该填的内容没有填；被遮盖的数字无从核对。

反例
    完成情况：（请简要说明项目实际完成情况）

正例
    完成情况：已完成26栋房屋的安全鉴定，并在鉴定表中逐栋填写鉴定结论。

不适用
    无。正文中叙述“填写表格”这件工作的，不算提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Block
from extractor.checks.rule import Judgement, Rule
from extractor.checks.tools import HAN, Spot, spots
from extractor.checks.view import View
from extractor.language.scanning import scan
from extractor.settings import Settings

PROMPT = re.compile(
    r"[（(【\[]\s*(?:此处|请|需|应|可)[^（）()【】\[\]]{0,40}?(?:填写|填报|填列|说明|描述|概述|阐述|列明|列示|补充|删除)[^（）()【】\[\]]{0,40}[）)】\]]"
    r"|[（(]\s*(?:简要|概括|重点|逐项)(?:地)?(?:说明|描述|概述|阐述|介绍|填写|分析)[^（）()]{0,60}[）)]"
    r"|[（(【\[](?:对照|根据|按照?|结合|参照|围绕)[^（）()【】\[\]]{0,20}(?:填写|填报|填列)[^（）()【】\[\]]{0,20}[）)】\]]"
    r"|请(?:在此处?|如实|按实|据实|认真)(?:填写|填报|填列)|请(?:填写|填列)|此处(?:填写|填列|输入)"
    rf"|(?<![A-Za-z\d])[XxＸｘ×╳]{{2,}}(?=[年月日元万亿个项次人户%％]|[{HAN}])|(?<=[{HAN}])[XxＸ×╳]{{2,}}(?![A-Za-z\d])"
    r"|(?<![\d_])_{3,}|[*＊]{2,}(?=[元万亿个项次人户亩年月日%％])|〔\s*〕|(?<=[为共计达约])\s{2,}(?=[元万个项次人户%％])"
)
BEGINNING = re.compile(r"[（(【\[请此XxＸｘ×╳_*＊〔\s](?:(?<![（(【\[])|(?=[\s此请需应可简概重逐对根按结参围]))")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a prompt, a blank to be filled, or a masked figure."""
    return spots(view, find, where=BEGINNING)


def find(block: Block) -> Iterable[Spot]:
    """The prompts of the block."""
    for match in scan(PROMPT, BEGINNING, block.text):
        yield Spot(match.start(), match.end(), {"words": match[0].strip() or "空白"})


RULE = Rule(
    code="GJ115",
    name="prompt-left",
    category="format_error",
    severity="warning",
    message="“{words}”是模板里的提示或空白，应填写的内容没有填写",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评内容应当完整、真实",
    check=check,
    doc=__doc__,
)
