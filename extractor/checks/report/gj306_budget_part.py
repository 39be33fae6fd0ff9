"""基本支出缺少人员经费

说明
    基本支出由人员经费和公用经费组成，报告所列的基本支出却全部是公用经费（或全部是人员经费）。

理由
    有编制、有人员的单位必然同时发生两类支出，只有一类说明口径有误或漏列。

反例
    一、部门基本情况
    （一）部门预算情况
    2025年支出预算1250.50万元，其中：基本支出250.50万元，包括日常公用经费250.50万元；项目支出1000.00万元。

正例
    一、部门基本情况
    （一）部门预算情况
    2025年支出预算1250.50万元，其中：基本支出250.50万元，包括人员经费220.00万元和日常公用经费30.50万元；项目支出1000.00万元。

不适用
    没有列明基本支出的组成。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.report.budget import figure, totals, written
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.results.compare import same
from extractor.settings import Settings

BASIC = re.compile(r"基本支出")
RUNNING = re.compile(r"公用|商品和?服务支出")
STAFF = re.compile(r"人员|工资|对个人和家庭")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement an item of basic spending whose parts are named."""
    judged = False
    for total in totals(view):
        if not BASIC.search(total.item.name):
            continue
        judged = True
        running = any(RUNNING.search(part.name) for part in total.parts)
        staff = any(STAFF.search(part.name) for part in total.parts)
        only = total.parts[0]
        if len(total.parts) == 1 and running != staff and same(figure(only), figure(total.item)) is True:
            yield Failed(
                {
                    "total": written(total.item),
                    "part": only.name,
                    "missing": "人员经费" if running else "公用经费",
                },
                context(total.item.span, only.span),
            )
        else:
            yield Passed()
    if not judged:
        yield NotApplicable("没有列明基本支出的组成")


RULE = Rule(
    code="GJ306",
    name="budget-part",
    category="data_logic",
    severity="warning",
    message="基本支出{total}全部为{part}，没有{missing}，请说明口径",
    basis="部门预算编制要求：基本支出包括人员经费和日常公用经费",
    check=check,
    doc=__doc__,
)
