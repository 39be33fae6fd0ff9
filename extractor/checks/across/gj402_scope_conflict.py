"""同一对象前后数字不同

说明
    不同项目（或概况与项目）都说“全区”“全镇”“登记在册”的同一类对象，个数却不同。

理由
    同一范围内同一类对象的总数应当一致；不同说明口径不统一或有一处写错。

反例
    1、学校图书配备
    绩效目标：配齐图书。
    绩效指标：为全区17所乡村小学配齐图书。
    完成情况：已为全区17所乡村小学配齐图书。
    2、走教教师补贴
    绩效目标：鼓励走教。
    绩效指标：走教教师覆盖全区19所乡村小学。
    完成情况：走教教师覆盖全区19所乡村小学。

正例
    1、学校图书配备
    绩效目标：配齐图书。
    绩效指标：为全区19所乡村小学配齐图书。
    完成情况：已为全区19所乡村小学配齐图书。
    2、寄宿学校补助
    绩效目标：补助寄宿学校。
    绩效指标：补助乡村小学7所。
    完成情况：已补助乡村小学7所。

不适用
    没有两处写明同一范围、同一对象的个数。
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from extractor.checks.across.objects import Scoped, same_object, scoped
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.results.compare import kindred
from extractor.settings import Settings

MOST = 6


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement an object that is counted in two places; all its figures are the evidence."""
    found = [s for q in view.report.quantities if (s := scoped(view, q)) is not None]
    groups = [g for g in _groups(found) if len(g) > 1]
    if not groups:
        yield NotApplicable("没有两处写明同一范围、同一对象的个数")
    for group in groups:
        values: dict[Fraction, list[Scoped]] = {}
        for one in group:
            values.setdefault(one.quantity.figure.si, []).append(one)
        if len(values) == 1 or len({_place(s) for s in group}) == 1:
            yield Passed()
            continue
        said = [members[0] for members in values.values()]
        rest = [s for members in values.values() for s in members[1:]]
        projects = {s.project.id: s.project for s in group if s.project is not None}
        yield Failed(
            {"object": f"{said[0].scope}{said[0].head}", "figures": "、".join(s.quantity.span.quote for s in said)},
            context(*(s.span for s in (*said, *rest[:MOST]))),
            projects=tuple(projects[id] for id in sorted(projects)),
            target=said[0].quantity,
            reported=said[1].quantity,
            confidence=0.8,
        )


def _place(scoped: Scoped) -> tuple[str, int]:
    """Where a figure is said: its project, or its paragraph. Two figures of one place are told apart by their own words."""
    return ("project", scoped.project.id) if scoped.project else ("block", scoped.span.block)


def _groups(found: list[Scoped]) -> list[list[Scoped]]:
    groups: list[list[Scoped]] = []
    for one in found:
        for group in groups:
            if kindred(one.quantity.figure, group[0].quantity.figure) and same_object(one, group[0]):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


RULE = Rule(
    code="GJ402",
    name="scope-conflict",
    category="cross_project_conflict",
    severity="warning",
    message="同为{object}，前后写作{figures}，数字不一致，请说明口径",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：绩效数据应当真实、准确、口径一致",
    check=check,
    doc=__doc__,
)
