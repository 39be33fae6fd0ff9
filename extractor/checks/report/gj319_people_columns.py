"""人员名单缺少标题所列的栏目

说明
    评价人员名单的标题写明姓名、单位、职务、职称等栏目，名单里却没有其中某一栏。

理由
    标题要求的信息没有填，评价人员的专业性和独立性无从判断。

反例
    一、评价工作组人员名单（姓名、单位、职务、职称）
    姓名	单位	职务
    白石桥	青石区住房保障中心	副主任
    金水河	青石区住房保障中心	会计

正例
    一、评价工作组人员名单（姓名、单位、职务）
    姓名	单位	职务
    白石桥	青石区住房保障中心	副主任
    金水河	青石区住房保障中心	会计

不适用
    没有评价人员名单，或者标题没有写明栏目。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

COLUMNS = {"职称": "title", "职务": "post", "单位": "organisation"}
LISTED = re.compile(r"[（(]([^（）()]*、[^（）()]*)[）)]")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a column that the heading names."""
    people = view.report.people
    heads = [(s, found) for s in view.sections("evaluators") if (found := LISTED.search(s.heading))]
    if not people or not heads:
        yield NotApplicable("没有评价人员名单，或者标题没有写明栏目")
        return
    section, found = heads[0]
    missing = [
        name
        for name, attribute in COLUMNS.items()
        if name in found[1] and not any(getattr(person, attribute) for person in people)
    ]
    yield Passed(sum(name in found[1] for name in COLUMNS) - len(missing))
    if missing:
        yield Failed({"missing": "、".join(missing)}, context(section.span, *(p.span for p in people[:1])))


RULE = Rule(
    code="GJ319",
    name="people-columns",
    category="missing_content",
    severity="info",
    message="评价人员名单的标题列有{missing}，名单里没有填写",
    basis="自评报告通行格式：评价人员名单列明姓名、单位、职务、职称并签字",
    check=check,
    doc=__doc__,
)
