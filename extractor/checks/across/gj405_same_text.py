"""不同项目的内容雷同

说明
    不同项目的目标、指标或完成情况中，有一句较长的话逐字相同。

理由
    雷同的文字多为套用模板，不能说明各项目自己的目标和结果。

反例
    1、老旧小区改造
    绩效目标：通过实施本项目，不断完善基础设施，切实提升人民群众的获得感和安全感。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：通过实施本项目，不断完善基础设施，切实提升人民群众的获得感和安全感。
    完成情况：已维修公租房56套。

正例
    1、老旧小区改造
    绩效目标：补齐老旧小区的配套设施，改善居民的居住条件和小区环境。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：及时维修公租房并消除安全隐患，保障承租家庭的居住安全。
    完成情况：已维修公租房56套。

不适用
    项目不足两个，或者没有足够长的句子。带数字的指标相同由GJ401检查。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from db.records import Project, Span
from extractor.checks.across.objects import fields
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings

SENTENCE = re.compile(r"[^。！？；\n]+")
LONG = 18


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a long sentence of a project's fields; the places of equal ones are one finding."""
    told: dict[str, dict[int, tuple[Project, Span]]] = defaultdict(dict)
    for project in view.report.projects:
        for field in fields(project):
            for match in SENTENCE.finditer(field.text):
                if len(match[0]) < LONG or len(words := "".join(match[0].split())) < LONG:
                    continue
                place = view.within(field, match.start(), match.end())
                if place is not None and not view.quantities_in(place):
                    told[words].setdefault(project.id, (project, place))
    if len(view.report.projects) < 2 or not told:
        yield NotApplicable("项目不足两个，或者没有足够长的句子")
        return
    for words, places in told.items():
        if len(places) == 1:
            yield Passed()
        else:
            yield Failed(
                {"words": short(words, 40), "count": str(len(places))},
                context(*(span for _, span in places.values())),
                projects=tuple(project for project, _ in places.values()),
            )


RULE = Rule(
    code="GJ405",
    name="same-text",
    category="duplicate_indicator",
    severity="info",
    message="“{words}”在{count}个项目中逐字相同，疑为套用",
    basis="财政部《中央部门预算绩效目标管理办法》（财预〔2015〕88号）：绩效目标应当指向明确、与项目内容对应",
    check=check,
    doc=__doc__,
)
