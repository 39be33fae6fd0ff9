"""标签重复

说明
    同一个项目里同一个标签出现两次，第二次按次序应是另一个标签，例如两处都写“绩效目标”；其他项目都有完成情况而这个项目没有，目标的标签却写了两次的，也是。

理由
    标签写错后，该项目在汇总时就缺少一项内容，读者也分不清哪一段是目标、哪一段是指标。

反例
    1、公租房维修
    绩效目标：完成公租房维修，改善居住条件。
    绩效目标：维修公租房56套，验收合格率100%。
    完成情况：已维修公租房56套，验收合格率100%。

正例
    1、公租房维修
    绩效目标：完成公租房维修，改善居住条件。
    绩效指标：维修公租房56套，验收合格率100%。
    完成情况：已维修公租房56套，验收合格率100%。

不适用
    报告里没有带标签的项目。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from db.records import Project, Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.text.labels import labelled, meant, shown
from extractor.checks.view import View
from extractor.settings import Settings

ENOUGH, SHARE = 2, 0.6
"""So many projects, and so large a share of them, have a completion where each of them should."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a label that was read as another, and one pass for each project that has none."""
    faults = [i for i in view.report.irregularities if i.kind == "label_repeated"]
    projects = labelled(view)
    if not projects and not faults:
        yield NotApplicable("报告里没有带标签的项目")
    again = list(_completion_miscalled(view))
    for owner, label, second in again:
        yield Failed(
            {"label": shown(label.quote), "meant": meant("completion")},
            context(label, second),
            projects=(owner,),
            key=("label", str(owner.id)),
        )
    for fault in faults:
        project = view.project(fault.project)
        first = _first(view, fault.span, project.id if project else None)
        yield Failed(
            {"label": shown(fault.span.quote), "meant": meant(fault.expected)},
            context(first, fault.span),
            projects=(project,) if project else (),
            key=("label", str(fault.project)),
        )
    yield Passed(len({p.id for p in projects} - {f.project for f in faults} - {p.id for p, _, _ in again}))


def _completion_miscalled(view: View) -> Iterator[tuple[Project, Span, Span]]:
    """Projects without a completion, which the others have, that bear the label of their goal twice, with its places."""
    projects = view.report.projects
    if sum(p.completion is not None for p in projects) < max(ENOUGH, SHARE * len(projects)):
        return
    for project in projects:
        goal = project.goal
        if project.completion is not None or goal is None or goal.label is None or len(goal.spans) < 2:
            continue
        written = goal.label.quote.strip()
        again = [s for s in goal.spans[1:] if view.text(s.block)[: s.start].strip() == written and written]
        if len(again) == 1:
            label = view.find(again[0].block, written)
            if label is not None:
                yield project, goal.label, view.span(label.block, label.start, again[0].end)


def _first(view: View, span: Span, project: int | None) -> Span | None:
    """The same label where it stands rightly: the nearest one before."""
    for block in range(span.block, 0, -1):
        found = view.find(block, shown(span.quote))
        if found is not None and (found.block, found.start) < (span.block, span.start):
            return found if project is None or span.block - block < 30 else None
    return None


RULE = Rule(
    code="GJ101",
    name="label-repeated",
    category="label_error",
    severity="warning",
    message="标签“{label}”重复出现，第二处按次序应为“{meant}”",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评须分别说明绩效目标、指标和完成情况",
    check=check,
    doc=__doc__,
)
