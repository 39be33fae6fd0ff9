"""比率超过百分之百

说明
    满意度、合格率、覆盖率、办结率等不可能超过100%的比率写成了100%以上。

理由
    这类比率以全体为分母，超过100%说明数字或分母有误，常见的是把“≥90%”误作“290%”。

反例
    完成情况：群众满意度达到290%。

正例
    完成情况：群众满意度达到90%，任务完成率105%。

不适用
    没有写这类比率。完成率、增长率、毛入学率、到位率可以超过100%。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

BOUNDED = re.compile(
    r"(?P<name>满意(?:度|率)|(?:合格|覆盖|办结|回收|优良|优秀|完好|达标|准确|及时|知晓|通过|整改|存活|成活|保存|入户|建档|签约|上线|在线|治愈|结案|受理|响应|规范|普及|巩固|参保|处置|处理|抢通|发放及时|及时发放|管护)率)"
    r"[^，。；：、\d%％]{0,8}$"
)


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a rate of this kind; in a table the name stands in a cell before it in the row."""
    judged = False
    for block in view.body:
        for rate in view.quantities(block.id):
            if rate.figure.dimension != "ratio":
                continue
            named = BOUNDED.search(_before(view, block.id, rate.span.start))
            if named is None:
                continue
            judged = True
            if rate.figure.si <= 1:
                yield Passed()
                continue
            start = rate.span.start
            found = BOUNDED.search(block.text, 0, start)
            place = view.span(block.id, found.start() if found else start, rate.span.end)
            yield Failed(
                {"name": named["name"], "stated": rate.span.quote},
                context(place),
                projects=of_block(view, block.id),
                reported=rate,
            )
    if not judged:
        yield NotApplicable("没有写以百分之百为上限的比率")


def _before(view: View, block: int, start: int) -> str:
    """The words before a figure: in its clause, or for a row of a table in the cells of the row."""
    text = view.text(block)[:start]
    if "\t" in text:
        names = [cell for cell in text.split("\t") if re.search("度$|率$", cell.strip())]
        return names[-1].strip() if names else ""
    return text


RULE = Rule(
    code="GJ325",
    name="over-hundred",
    category="data_logic",
    severity="warning",
    message="{name}写{stated}，这一比率不可能超过100%",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确",
    check=check,
    doc=__doc__,
)
