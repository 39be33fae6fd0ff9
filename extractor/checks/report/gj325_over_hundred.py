"""比率超过百分之百

说明
    满意度、合格率、覆盖率、办结率、有效率等不可能超过100%的比率写成了100%以上。

理由
    这类比率以全体为分母，超过100%说明数字或分母有误，常见的是把“≥90%”误作“290%”。

反例
    完成情况：群众满意度达到290%。

正例
    完成情况：群众满意度达到90%，任务完成率105%。

不适用
    没有写这类比率。完成率、增长率、毛入学率、到位率、执行率、征缴率、资产负债率、床位使用率等可以超过100%。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Block
from extractor.checks.report import tabled
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import of_block
from extractor.checks.view import View
from extractor.settings import Settings

BOUNDED = re.compile(r"(?P<name>满意(?:度|率)|[\u4e00-\u9fff]{1,4}率)(?P<between>[^，。；：、\d%％]{0,8})$")
UNBOUNDED = re.compile(
    r"(?:完成|增长|增值|增幅|增收|增加|提升|提高|上升|上涨|变化|环比|同比|毛入学|毛入园|到位|执行|支出|支付|拨付|使用|负荷|负载|周转|替代|保值|升值|产销|产能|自给|负债"
    r"|杠杆|收益|回报|回收|利润|利税|投入产出|产出|贡献|换手|折现|溢价|超额|实现|达产|满负荷|拉动|放大|流动|速动|偏差|渗透|容积|租售|价格|实物|占用|超收|收缴|征收"
    r"|征缴|入库|清缴|担保|预算|进度|功|速|税|汇|费|比|(?<!有)效)率$"
)
"""Rates that may be more than the whole: of growth, of what was done over what was planned, of finance, of load."""
COMPARED = re.compile(
    r"(?:目标|计划|任务|预期|上年|去年|同期)(?:数|值)?的$|(?:完成|增长|提高|上升|增加)[^，。；]{0,4}$"
)


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a rate of this kind; in a table the name stands in a cell before it in the row."""
    judged = False
    rows = tabled.by_row(view)
    for block in view.body:
        row = rows[block.cell.table, block.cell.row] if block.cell is not None else [block]
        for rate in view.quantities(block.id):
            if rate.figure.dimension != "ratio":
                continue
            named = BOUNDED.search(_before(block, row, rate.span.start))
            if named is None or UNBOUNDED.search(named["name"]) or COMPARED.search(named["between"]):
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


def _before(block: Block, row: list[Block], start: int) -> str:
    """The words before a figure: in its clause, or in a table the last cell before it that names a rate."""
    text = block.text[:start]
    cells = [other.text for other in row if other.id < block.id] if block.cell is not None else text.split("\t")
    if len(cells) > 1 or (block.cell is not None and not text):
        names = [cell for cell in cells if re.search("度$|率$", cell.strip())]
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
