"""结论点名的项目没有分项说明

说明
    评价结论点名给出等级的项目，在分项说明里找不到。

理由
    有等级而没有目标、指标和完成情况，评级没有依据；也可能是名称写错，无法对应。

反例
    三、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    四、评价结论
    1个项目评为优秀，1个项目评为良好（消防设施更新项目）。

正例
    三、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    四、评价结论
    1个项目评为优秀，1个项目评为良好（2025年公租房维修项目）。

不适用
    结论没有点名；没有分项说明；或者说明了只列一部分项目而该项目属于其余。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import NamedRating, Project, Span
from extractor.checks.report import called, subjects
from extractor.checks.report.gj309_projects_detailed import KEY
from extractor.checks.report.named import TOP, alike, bare, nearest, selection
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

NEAR, LONG = 55.0, 6
CLOSE = 70.0
"""From this likeness on it is most likely a project by another name, which is a matter of form."""
MARKS = re.compile("[，,、。．.：:；;·\\-— \\t“”]")
"""Marks that `bare` takes out of a name."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project that the conclusion names."""
    graded = tuple(subjects.graded(view))
    known = {rating.project_name for rating in graded}
    named = (
        *view.report.ratings.named,
        *graded,
        *(rating for rating in called.unknown(view) if not any(name.startswith(rating.project_name) for name in known)),
    )
    if not named or not view.report.projects:
        yield NotApplicable("结论没有点名项目，或者没有分项说明")
        return
    selected = selection(view) is not None
    for rating in named:
        if rating.project is not None:
            yield Passed()
        elif selected and rating.grade in TOP:
            yield NotApplicable("报告说明了只列一部分项目")
        else:
            yield _failed(view, rating)


def _failed(view: View, rating: NamedRating) -> Failed:
    like = nearest(rating.project_name, view.report.projects)
    near = like[0] if like is not None and like[1] >= NEAR else None
    hint, places = f"（名称相近的有“{near.name}”，请核对是否同一项目）" if near else "", [near.span if near else None]
    if near is None and (within := _within(view, rating.project_name)) is not None:
        near, place = within
        hint, places = f"，只在项目“{near.name}”的内容中提到，评价单元与分项不一致", [place, near.span]
    elif near is None:
        told = [p for p in view.report.problems if p.project_name and alike(p.project_name, rating.project_name)]
        places = [view.whole(p.span.block) for p in told if p.span is not None]
    return Failed(
        {"name": rating.project_name, "grade": rating.grade, "near": hint},
        context(rating.span, *places),
        projects=(near,) if near else (),
        confidence=0.7 if near else 0.9,
        severity="info" if like is not None and like[1] >= CLOSE else None,
        key=("named", rating.project_name),
        cause=KEY,
    )


def _within(view: View, name: str) -> tuple[Project, Span] | None:
    """The project in whose goal, indicator or completion the name stands as one task among others."""
    words = bare(name)
    if len(words) < LONG:
        return None
    for project, span, plain in view.once(_told):
        if words in plain:
            start = next(i for i in range(len(span.quote)) if _begins(span.quote[i:], words))
            return project, view.sentence(span.block, span.start + start)
    return None


def _told(view: View) -> list[tuple[Project, Span, str]]:
    """What the fields of the projects say, with and without marks."""
    return [
        (project, span, MARKS.sub("", span.quote))
        for project in view.report.projects
        for field in (project.indicator, project.goal, project.completion)
        if field is not None
        for span in field.spans
    ]


def _begins(text: str, words: str) -> bool:
    return text[:1] == words[:1] and MARKS.sub("", text).startswith(words)


RULE = Rule(
    code="GJ310",
    name="named-missing",
    category="name_mismatch",
    severity="warning",
    message="结论评为{grade}的“{name}”在分项说明中没有对应的项目{near}",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应当有目标、指标和完成情况为依据",
    check=check,
    doc=__doc__,
)
