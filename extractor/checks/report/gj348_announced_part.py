"""报告预告的部分没有写

说明
    报告说某项内容写在第几部分，而报告没有这一部分。

理由
    预告的部分缺失，说明报告没有写完，或者删改之后没有核对，该有的内容（常是问题和措施）也就没有了。

反例
    一、总体情况
    全年完成各项任务，存在的问题写在第三部分。
    二、完成情况
    维护路灯860盏。

正例
    一、总体情况
    全年完成各项任务，存在的问题写在第三部分。
    二、完成情况
    维护路灯860盏。
    三、存在的问题
    个别路段亮灯率偏低。

不适用
    报告没有说哪些内容写在第几部分，或者各部分没有编号；说的是别的文件的不检查。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.outline.marks import han_number
from extractor.settings import Settings

ANNOUNCED = re.compile(
    r"(?:写在|放在|列在|列于|见|详见|参见|载于|说明见|在本报告)第(?P<n>[一二三四五六七八九十]{1,2})(?:部分|章)(?![^。；]{0,2}》)"
)
OTHER_TEXT = re.compile(r"[》”]|附件|方案|办法|文件|细则")
NUMERAL = re.compile(r"[一二三四五六七八九十]{1,2}|\d{1,2}")
FEWEST = 2


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a part that is announced by its number."""
    numbers = {n for s in view.report.sections if s.level == 1 and (n := _number(s.marker)) is not None}
    judged = False
    for block in view.body if len(numbers) >= FEWEST else ():
        for found in ANNOUNCED.finditer(block.text):
            clause = re.split(r"[，。；]", block.text[: found.start()])[-1]
            number = han_number(found["n"])
            if number is None or OTHER_TEXT.search(clause):
                continue
            judged = True
            if number in numbers:
                yield Passed()
                continue
            start = found.start() - len(clause)
            yield Failed(
                {"words": f"{clause}{found[0]}", "last": str(max(numbers))},
                context(view.span(block.id, start, found.end())),
                confidence=0.9,
            )
    if not judged:
        yield NotApplicable("没有说哪些内容写在第几部分，或者各部分没有编号")


def _number(marker: str | None) -> int | None:
    found = NUMERAL.search(marker or "")
    if found is None:
        return None
    return int(found[0]) if found[0].isdecimal() else han_number(found[0])


RULE = Rule(
    code="GJ348",
    name="announced-part",
    category="missing_content",
    severity="warning",
    message="报告说“{words}”，却没有这一部分（最后是第{last}部分）",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评报告内容应当完整",
    check=check,
    doc=__doc__,
)
