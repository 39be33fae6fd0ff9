"""预算所列项目与分项说明不一致

说明
    预算部分逐一列出的项目个数与分项说明相同，其余一一对应，只剩预算里的一个项目没有说明，说明里的一个项目没有预算。

理由
    安排了资金的项目应当自评，自评的项目应当有资金来源；名称对不上的，或是项目作了调整，或是有一处写错。

反例
    一、预算情况
    各项目预算为：路灯维护120万元，桥梁检测80万元，公厕新建60万元，绿地养护40万元。
    二、完成情况
    1、路灯维护
    绩效指标：维护路灯860盏。
    完成情况：维护路灯865盏。
    2、桥梁检测
    绩效指标：检测桥梁38座。
    完成情况：检测桥梁38座。
    3、河道清淤
    绩效指标：清淤河道6公里。
    完成情况：清淤河道6.2公里。
    4、绿地养护
    绩效指标：养护绿地12公顷。
    完成情况：养护绿地12公顷。

正例
    一、预算情况
    各项目预算为：路灯维护120万元，桥梁检测80万元，河道清淤60万元，绿地养护40万元。
    二、完成情况
    1、路灯维护
    绩效指标：维护路灯860盏。
    完成情况：维护路灯865盏。
    2、桥梁检测
    绩效指标：检测桥梁38座。
    完成情况：检测桥梁38座。
    3、河道清淤
    绩效指标：清淤河道6公里。
    完成情况：清淤河道6.2公里。
    4、绿地养护
    绩效指标：养护绿地12公顷。
    完成情况：养护绿地12公顷。

不适用
    预算部分没有逐一列出项目，或者个数与分项说明不同；有两个以上对不上的，多半是按别的口径列的。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from db.records import BudgetItem, Project
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import HAN
from extractor.checks.view import View
from extractor.settings import Settings

FEWEST = 4
GENERAL = re.compile(
    r"(?:\d+个|[一二三四五六七八九十]+个|财政|安排|支出|预算|资金|补助|债券|自筹|调整|追加|到位|结余|上级|中央|省级?|加?总|实际|全年|年度|累计|执行|结转|合计|共计|其中)"
)
"""Amounts that are no project's: of a source, of a year, of a kind of expenditure."""
BETWEEN = re.compile(r"\s*[、，；,;和及]\s*")
PLAIN = re.compile(f"[^{HAN}]|项目|工程|工作|预算|建设|支出|经费|资金|专项")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a list of budgeted projects as long as the list of those told of."""
    projects = view.report.projects
    judged = False
    for items in _lists(view) if len(projects) >= FEWEST else ():
        left, untold = _unmatched(items, projects)
        if len(left) > 1:
            continue
        judged = True
        if not left or any(left[0].name in b.text for b in view.body if b.id != _block(left[0])):
            yield Passed()
            continue
        yield Failed(
            {"item": left[0].name, "project": untold[0].name},
            context(left[0].span, untold[0].span),
            projects=(untold[0],),
            confidence=0.85,
        )
    if not judged:
        yield NotApplicable("预算部分没有逐一列出与分项说明个数相同的项目")


def _lists(view: View) -> Iterator[tuple[BudgetItem, ...]]:
    """The runs of items of one paragraph that are as many as the projects: the last of its items, or all."""
    count = len(view.report.projects)
    listed = (i for i in view.report.budget if i.span is not None and not GENERAL.match(i.name))
    for _, found in groupby(listed, key=_block):
        items = tuple(found)
        for start in range(len(items) - count + 1):
            run = items[start : start + count]
            if (
                len({i.stage for i in run}) == 1
                and _in_a_row(view, run)
                and len(_unmatched(run, view.report.projects)[0]) <= 1
            ):
                yield run
                break


def _in_a_row(view: View, items: tuple[BudgetItem, ...]) -> bool:
    """Whether only marks part the items; what leads to a list (7个项目预算340万元：…) is none of it."""
    spans = [item.span for item in items if item.span is not None]
    text = view.text(spans[0].block)
    return all(BETWEEN.fullmatch(text[one.end : other.start]) for one, other in pairwise(spans))


def _block(item: BudgetItem) -> int:
    return item.span.block if item.span is not None else 0


def _unmatched(items: tuple[BudgetItem, ...], projects: tuple[Project, ...]) -> tuple[list[BudgetItem], list[Project]]:
    """What is left on either side when items and projects that share most of their words have been paired."""
    pairs = sorted(
        ((_shared(i.name, p.name), -a, -b) for a, i in enumerate(items) for b, p in enumerate(projects)), reverse=True
    )
    taken: dict[int, int] = {}
    for shared, a, b in pairs:
        if shared and -a not in taken and -b not in taken.values():
            taken[-a] = -b
    left = [item for at, item in enumerate(items) if at not in taken]
    return left, [project for at, project in enumerate(projects) if at not in taken.values()]


def _shared(one: str, other: str) -> int:
    a, b = PLAIN.sub("", one), PLAIN.sub("", other)
    return len({a[i : i + 2] for i in range(len(a) - 1)} & {b[i : i + 2] for i in range(len(b) - 1)})


RULE = Rule(
    code="GJ349",
    name="budgeted-untold",
    category="name_mismatch",
    severity="warning",
    message="预算列了“{item}”而分项没有说明，分项的“{project}”在预算中没有列出",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：单位自评应当覆盖全部项目",
    check=check,
    doc=__doc__,
)
