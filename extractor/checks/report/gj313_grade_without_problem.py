"""评级不高却没有说明问题

说明
    结论点名把项目评为良好、一般、较差等，存在问题部分却没有说到这个项目。

理由
    未达优秀必有扣分原因；不说明原因，评级无从核实，整改也没有对象。

反例
    三、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    四、评价结论
    1个项目评为优秀，1个项目评为良好（公租房维修）。
    五、存在的问题
    老旧小区改造：个别小区绿化恢复不及时。

正例
    三、项目绩效目标完成情况
    1、老旧小区改造
    绩效目标：改造老旧小区。
    完成情况：已改造老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    四、评价结论
    1个项目评为优秀，1个项目评为良好（公租房维修）。
    五、存在的问题
    公租房维修：部分房屋报修后处理不及时。

不适用
    结论没有点名给出优秀以下的等级；或者报告没有存在问题部分（由GJ315报告）。
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from db.records import NamedRating
from extractor.checks.report.named import TOP, alike, bare
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

SECOND = frozenset(("良", "良好", "二等", "较好"))
"""Next to the best: a reason is asked for, but its lack is common."""
PIECE = 6
OWN = 4
"""So many characters of a project's name in a row that no other project's name has are enough to speak of it."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One pass a project that is explained, one failure for all projects of a grade that are not."""
    lower = [n for n in view.report.ratings.named if n.grade not in TOP]
    sections = view.sections("problems")
    if not lower:
        yield NotApplicable("结论没有点名给出优秀以下的等级")
        return
    if not sections and not view.report.problems:
        yield NotApplicable("报告没有存在问题部分")
        return
    silent: dict[str, list[NamedRating]] = defaultdict(list)
    for rating in lower:
        if _explained(view, rating):
            yield Passed()
        else:
            silent[rating.grade].append(rating)
    for grade, ratings in silent.items():
        yield Failed(
            {"grade": grade, "names": "、".join(f"“{r.project_name}”" for r in ratings), "count": str(len(ratings))},
            context(*(r.span for r in ratings), *(s.span for s in sections[:1])),
            projects=tuple(p for r in ratings if (p := view.project(r.project)) is not None),
            severity="info" if grade in SECOND else None,
            cause=("named", ratings[0].project_name) if len(ratings) == 1 else None,
        )


def _explained(view: View, rating: NamedRating) -> bool:
    name = bare(rating.project_name)
    texts = [p.text for p in view.report.problems] + [b.text for s in view.sections("problems") for b in view.blocks(s)]
    if any(name in text or (len(name) > PIECE and name[:PIECE] in text) for text in texts):
        return True
    others = [bare(p.name) for p in view.report.projects if p.id != rating.project and bare(p.name) != name]
    runs = {name[at : at + OWN] for at in range(len(name) - OWN + 1)}
    own = [run for run in runs if not any(run in other for other in others)]
    if rating.project is not None and any(run in text for run in own for text in texts):
        return True
    return any(
        (p.project is not None and p.project == rating.project)
        or (p.project_name is not None and alike(p.project_name, rating.project_name))
        for p in view.report.problems
    )


RULE = Rule(
    code="GJ313",
    name="grade-without-problem",
    category="measure_gap",
    severity="warning",
    message="{names}评为{grade}，存在问题部分没有说明扣分原因",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：未完成绩效目标或偏离较大的应当分析并说明原因",
    check=check,
    doc=__doc__,
)
