"""收入预算与支出预算不平衡

说明
    同一年度、同一口径的收入预算合计与支出预算合计不相等。

理由
    部门预算按收支平衡编制，收入总计应等于支出总计；不等说明漏列了结转结余或写错了金额。

反例
    一、部门基本情况
    （一）部门预算情况
    2025年收入预算合计1250.50万元。
    2025年支出预算合计1205.50万元，其中：基本支出205.50万元，项目支出1000.00万元。

正例
    一、部门基本情况
    （一）部门预算情况
    2025年收入预算合计1250.50万元。
    2025年支出预算合计1250.50万元，其中：基本支出250.50万元，项目支出1000.00万元。

不适用
    没有同时写明收入预算和支出预算的合计。决算数可以有结余，不要求相等。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import BudgetItem
from extractor.checks.report.budget import figure, written
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.results.compare import same
from extractor.settings import Settings

INCOME = re.compile(
    r"^(?:部门|单位|本年度?|年初|当年)?(?:预算收入|收入预算|收入(?:预算)?(?:总计|合计|总额))(?:总计|合计|总额)?$"
)
SPENDING = re.compile(
    r"^(?:部门|单位|本年度?|年初|当年)?(?:预算支出|支出预算|支出(?:预算)?(?:总计|合计|总额))(?:总计|合计|总额)?$"
)


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement: the first total of income against the first total of spending, both as budgeted."""
    items = [i for i in view.report.budget if i.parent is None and i.stage in ("budget", "adjusted")]
    income, spending = _first(items, INCOME), _first(items, SPENDING)
    if income is None or spending is None or income.stage != spending.stage:
        yield NotApplicable("没有同时写明收入预算和支出预算的合计")
    elif same(figure(income), figure(spending)) is not False:
        yield Passed()
    else:
        yield Failed(
            {"income": written(income), "spending": written(spending)},
            context(income.span, spending.span),
        )


def _first(items: list[BudgetItem], name: re.Pattern[str]) -> BudgetItem | None:
    return next((item for item in items if name.match(re.sub(r"\s|^\d{4}年度?", "", item.name))), None)


RULE = Rule(
    code="GJ302",
    name="budget-balance",
    category="arithmetic",
    severity="error",
    message="收入预算{income}与支出预算{spending}不相等，部门预算应收支平衡",
    basis="《中华人民共和国预算法》第十二条：各级预算应当遵循收支平衡的原则",
    check=check,
    doc=__doc__,
)
