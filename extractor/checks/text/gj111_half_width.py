"""中文里的半角标点

说明
    中文句子里用了半角的逗号、分号、问号或感叹号，或者一对括号一边半角、一边全角。

理由
    标点混用多由粘贴造成，会使按标点断句的核对和汇总出错。

反例
    完成情况：完成房屋安全鉴定26栋,更新电梯8部;维修管网3公里。

正例
    完成情况：完成房屋安全鉴定26栋，更新电梯8部；补助资金1,200元，比例为1:2。

不适用
    无。数字中的千分位、英文和代码里的标点不算；标签后的半角冒号、成对的半角括号不计。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.rule import Failed, Judgement, Passed, Rule, context
from extractor.checks.tools import HAN, around, of_block
from extractor.checks.view import View
from extractor.settings import Settings

MARK = re.compile(
    rf"(?<=[{HAN}）》”％%])\s?[,;?!](?=\s?[{HAN}\d“《（])|(?<=[a-zA-Z\d²³])[,;](?=\s?[{HAN}“《（])"
    r"|\((?=[^()（）]{3,40}）)|（[^()（）]{3,40}\)"
)
HALF = re.compile("[,;?!()]")
MOST = 8


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a block; its places are the evidence of one finding (of the first eight, where there are more)."""
    passed = 0
    for block in view.body:
        found = list(MARK.finditer(block.text)) if HALF.search(block.text) else []
        if not found:
            passed += 1
            continue
        places = [around(block.text, m.start(), m.end(), 5) for m in found[:MOST]]
        yield Failed(
            {
                "marks": "".join(dict.fromkeys(c for m in found for c in m[0] if HALF.match(c))),
                "count": str(len(found)),
            },
            context(*(view.span(block.id, start, end) for start, end in places)),
            projects=of_block(view, block.id),
        )
    if passed:
        yield Passed(passed)


RULE = Rule(
    code="GJ111",
    name="half-width",
    category="format_error",
    severity="info",
    message="中文语句里有{count}处半角标点“{marks}”，应使用全角标点",
    basis="GB/T 15834—2011《标点符号用法》",
    check=check,
    doc=__doc__,
)
