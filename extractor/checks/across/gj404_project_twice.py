"""同一项目出现两次

说明
    两个分项的项目名称相同（不计年度、标点和“项目”二字）。

理由
    同一项目列两次会重复计算绩效和项目个数；若确是两个项目，名称应当区分。

反例
    1、老旧小区改造
    绩效目标：改造老旧小区12个。
    完成情况：已改造12个。
    2、老旧小区改造项目
    绩效目标：改造老旧小区9个。
    完成情况：已改造9个。

正例
    1、老旧小区改造（一期）
    绩效目标：改造老旧小区12个。
    完成情况：已改造12个。
    2、老旧小区改造（二期）
    绩效目标：改造老旧小区9个。
    完成情况：已改造9个。

不适用
    项目不足两个。名称相同而年度、期次不同的，只在清单里列名的，不算重复；
    半数以上的项目都出现两次的（目标和完成情况分两处写），一处只写目标、一处只写完成情况的，也不算。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from db.records import Project
from extractor.checks.across.objects import fields
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

FIELDS = ("goal", "indicator", "completion")
MARKS = re.compile(r"[\s“”\"《》、，。．·\-—]|(?:项目|工程)$")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a name."""
    projects = [p for p in view.report.projects if p.name.strip() and (fields(p) or p.indicators)]
    if len(projects) < 2:
        yield NotApplicable("项目不足两个")
        return
    names: dict[str, list[Project]] = defaultdict(list)
    for project in projects:
        names[MARKS.sub("", project.name)].append(project)
    twice = [same for same in names.values() if len(same) > 1]
    if len(twice) > 1 and 2 * len(twice) >= len(names):
        yield NotApplicable("各项目都先后出现两次，是同一份清单分两处写")
        return
    for same in names.values():
        if len(same) == 1:
            yield Passed()
        elif not _rivals(same):
            yield NotApplicable("同名的两处一处写目标、一处写完成情况，是同一项目分开写")
        else:
            yield Failed(
                {"name": same[0].name, "count": str(len(same))},
                context(*(p.span for p in same)),
                projects=tuple(same),
            )


def _rivals(same: list[Project]) -> bool:
    """Whether two of one name give the same field, so that they are not halves of one project."""
    given = [{name for name in FIELDS if getattr(project, name) is not None} for project in same]
    given = [names | ({"indicator"} if p.indicators else set()) for names, p in zip(given, same, strict=True)]
    return any(one & other for one, other in combinations(given, 2))


RULE = Rule(
    code="GJ404",
    name="project-twice",
    category="duplicate_indicator",
    severity="warning",
    message="项目“{name}”在分项说明中出现{count}次",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：每个项目单独自评，不得重复",
    check=check,
    doc=__doc__,
)
