"""标点连用

说明
    两个不能连用的标点连在一起，例如“，。”“；；”“、，”。

理由
    连用的标点多是增删文字后的残留，中间可能删掉或漏掉了内容。

反例
    完成情况：完成房屋安全鉴定26栋，。

正例
    完成情况：完成房屋安全鉴定26栋，更新电梯8部……

不适用
    无。省略号、破折号和引号、括号与其他标点的正常搭配不算。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Block
from extractor.checks.rule import Judgement, Rule
from extractor.checks.tools import Spot, around, spots
from extractor.checks.view import View
from extractor.language.scanning import scan
from extractor.settings import Settings

MARKS = re.compile(
    r"(?:[，、；：][，。；、：！？]+|。[，。；、：]+|[，。；、：]\s?[,;:](?!\d)|“[，。；、]|！{2,}|？{2}(?!？)|[！？][，。；、：])"
)

BEGINNING = re.compile(r"[，、；：。“！？](?=[，。；、：！？,;:\s])")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a run of marks."""
    return spots(view, find, where=BEGINNING)


def find(block: Block) -> Iterable[Spot]:
    """The runs of marks in the block, with a few characters around them."""
    for match in scan(MARKS, BEGINNING, block.text):
        start, end = around(block.text, match.start(), match.end(), 6)
        yield Spot(start, end, {"words": block.text[start:end], "marks": match[0]})


RULE = Rule(
    code="GJ117",
    name="doubled-marks",
    category="format_error",
    severity="info",
    message="“{words}”处标点“{marks}”连用",
    basis="GB/T 15834—2011《标点符号用法》",
    check=check,
    doc=__doc__,
)
