"""文字中间的空格

说明
    中文词语之间、标点前后或年份数字与“年”之间夹有空格、制表符。

理由
    多余的空格是粘贴留下的痕迹，会把词语和数字断开，使检索和核对落空。

反例
    完成情况：按照“十四五” 规划要求，2025	年度完成 房屋普查26栋。

正例
    （二） 部门概况：按照“十四五”规划要求，2025年度完成房屋普查26栋，涉及 12 个小区。

不适用
    无。编号后的空格、表格里的空格、落款和名单的分栏，以及数字、字母两旁的空格不算。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.rule import Failed, Judgement, Passed, Rule, context
from extractor.checks.text.numbering import marked
from extractor.checks.tools import BLANKS, HAN, around, of_block
from extractor.checks.view import View
from extractor.settings import Settings

SPACES = BLANKS.replace("\t", "")
"""A tabulator parts the columns of a table; only after a digit is it a slip."""
BLANK = re.compile(
    rf"(?<=[{HAN}，。；：、“”‘’《》（）])[{SPACES}]+(?=[{HAN}，。；：、“”‘’《》（）])"
    rf"|(?<=\d)[{BLANKS}]*\t[{BLANKS}]*(?=年|月|日|[{HAN}])|(?<=\d)[{BLANKS}]+(?=[年月日]度?[{HAN}])"
)
ANY = re.compile(f"[{BLANKS}]")
COLUMNS = re.compile(rf"\S[{BLANKS}]{{2,}}(?=\S)|\t")
LEAD = re.compile(rf"[{BLANKS}]*(?:第[一二三四五六七八九十百\d]+[条款项章节][{BLANKS}]*)?")
MOST, SPOKEN = 8, 12


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a paragraph that reads as text; its places are the evidence of one finding."""
    passed = 0
    for block in view.body:
        text = block.text
        if block.kind == "cell" or "evaluators" in view.roles_of(block.id):
            continue
        if ANY.search(text) is None or BLANK.search(text) is None:
            passed += 1
            continue
        if len(re.findall(f"[{HAN}]", text)) < SPOKEN:
            continue
        mark = marked(block)
        begin = mark.rest if mark is not None else LEAD.match(text).end()  # type: ignore[union-attr]
        found = [m for m in BLANK.finditer(text) if m.start() >= begin]
        if not found or len(COLUMNS.findall(text[begin:])) > 1:
            passed += 1
            continue
        places = [around(text, m.start(), m.end(), 5) for m in found[:MOST]]
        yield Failed(
            {"count": str(len(found)), "words": text[slice(*places[0])]},
            context(*(view.span(block.id, start, end) for start, end in places)),
            projects=of_block(view, block.id),
        )
    yield Passed(passed)


RULE = Rule(
    code="GJ113",
    name="blanks",
    category="format_error",
    severity="info",
    message="文字中间有{count}处多余的空格或制表符，如“{words}”",
    basis="公文排版通例：汉字之间不留空格",
    check=check,
    doc=__doc__,
)
