"""文字处理软件的残留

说明
    正文里留有文字处理软件的书签、域代码或失效引用的提示，例如“错误!未找到引用源”。

理由
    这些字样不是报告的内容，却会随报告公开；失效的引用还说明原来的编号或页码已经丢失。

反例
    完成情况：已完成道路养护26公里，详见错误!未找到引用源。

正例
    完成情况：已完成道路养护26公里，详见附件1。

不适用
    无。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Block
from extractor.checks.rule import Judgement, Rule
from extractor.checks.tools import Spot, spots
from extractor.checks.view import View
from extractor.language.scanning import scan
from extractor.settings import Settings

RESIDUE = re.compile(
    r"\[bookmark:[^\]]*\]"
    r"|错误[!！]\s*(?:未找到引用源|未定义书签|超链接引用无效|文档中没有指定样式的文字)"
    r"|Error!\s*(?:Reference source not found|Bookmark not defined)"
    r"|\{\s*(?:PAGE|NUMPAGES|TOC|REF|PAGEREF|HYPERLINK|MERGEFIELD|DOCPROPERTY)\b[^}]*\}"
    r"|PAGEREF\s+_Toc\d+\S*(?:\s+\\h)?|_Toc\d{6,}"
    r"|(?:单击|点击)(?:或(?:单击|点击|轻触))?(?:此处|这里)(?:以?(?:输入|键入|添加|编辑|选择))[^，。；\s]{0,6}|选择一项。|\ufffd+"
    r"|(?<![A-Za-z])(?:MERGEFORMAT|MERGEFIELD|HYPERLINK|EMBED|SHAPE|FORMTEXT|FORMCHECKBOX|PAGEREF|STYLEREF|DOCVARIABLE|ADDIN)(?![A-Za-z])"
    r"(?:\s+(?:\"[^\"]*\"|\\[*a-z]+|[\w.]+))?|\\\*\s*(?:MERGEFORMAT|CHARFORMAT)|(?<![A-Za-z])TOC\s+\\o"
    r"|_(?:Goback|GoBack|Hlk\d+|Ref\d+)(?![A-Za-z\d])|批注\s*\[[^\]]{1,12}\]|\[(?:批注|修订|图片|公式|文本框)[^\[\]]{0,12}\]"
    r"|<!--.*?-->|</?(?:p|br|div|span|td|tr|table|font|b|strong|o:p)\b[^<>]*/?>|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|middot|mdash);"
    r"|#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|锟斤拷|烫烫烫|屯屯屯|ï»¿|â€|\^[plt](?![a-z])|[\x01-\x08\x0e-\x1f]+"
    r"|此处(?:插入|补充|省略)[^，。；（）()【】\s]{0,8}(?=[。；，\s]|$)"
    r"|[（(【\[](?:待|需|请)(?:补充|核实|修改|确认|填写|删除|核对|查证|完善|续)[^（()）】【\[\]]{0,8}[）)】\]]|[（(【\[]待[定补核][）)】\]]"
    r"|[（(【\[](?:示例|样例|(?:填[报写]|填表)说明[^（()）】【\[\]]{0,60}|见批注|注[:：][^（()）】【\[\]]{0,20}(?:删除|填[报写]时)[^（()）】【\[\]]{0,20})[）)】\]]"
    r"|(?<![A-Za-z])(?:TODO|FIXME|undefined|NULL)(?![A-Za-z])|[?？]{3,}|□{2,}"
)
BEGINNING = re.compile(
    r"[\[错E{P_单点选\ufffdMHSFDATuN?？\\批<&#锟烫屯ïâ^□\x01-\x08\x0e-\x1f此（(【]"
    r"(?:(?<![\[错单点选批此（(【])|(?=[b误击择注处修图公文待需请示样填见]))"
)
"""What Word, WPS and web pages leave in plain text: bookmarks, fields, comments, markup, errors of cells, notes to fill in."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a residue; a block without any is one passed."""
    return spots(view, find, where=BEGINNING)


def find(block: Block) -> Iterable[Spot]:
    """The residues of the block."""
    for match in scan(RESIDUE, BEGINNING, block.text):
        yield Spot(match.start(), match.end(), {"words": match[0]})


RULE = Rule(
    code="GJ104",
    name="residue",
    category="format_error",
    severity="warning",
    message="“{words}”是文字处理软件留下的字样，不是报告内容，应删除或补上原来的内容",
    basis="公文格式：正文不得含有与内容无关的字符",
    check=check,
    doc=__doc__,
)
