"""同一项目前后名称不同

说明
    评价结论或存在问题部分所写的项目名称，或者逐一写各项目得分、金额时所写的名称，与分项说明的名称明显是同一项目，但用字不同。

理由
    名称不统一会使汇总时对不上项目，也可能其实是两个项目。

反例
    三、项目绩效目标完成情况
    1、老旧小区综合整治
    绩效目标：整治老旧小区。
    完成情况：已整治老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    四、评价结论
    1个项目评为优秀，1个项目评为良好（老旧小区综合治理项目）。

正例
    三、项目绩效目标完成情况
    1、老旧小区综合整治
    绩效目标：整治老旧小区。
    完成情况：已整治老旧小区12个。
    2、公租房维修
    绩效目标：维修公租房。
    完成情况：已维修公租房56套。
    四、评价结论
    1个项目评为优秀，1个项目评为良好（2025年老旧小区综合整治项目）。

不适用
    结论和问题部分没有点名。只差年度、“项目”二字、书名号，或者省略了前后缀的简称，不算不同。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from db.records import Span
from extractor.checks.report import rolls
from extractor.checks.report.named import bare
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context
from extractor.checks.view import View
from extractor.settings import Settings

NOTE = re.compile(r"[（(]([^（）()]*)[）)]")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a mention that was joined to a project by likeness."""
    mentions = list(_mentions(view))
    if not mentions:
        yield NotApplicable("结论和问题部分没有点名分项说明里的项目")
    told: set[tuple[str, int]] = set()
    for name, id, span in mentions:
        project = view.project(id)
        if project is None or (name, id) in told:
            continue
        told.add((name, id))
        if not _differs(name, project.name):
            yield Passed()
        else:
            place = view.find(span.block, name) or span
            yield Failed({"name": name, "project": project.name}, context(place, project.span), projects=(project,))


def _mentions(view: View) -> Iterator[tuple[str, int, Span]]:
    for rating in view.report.ratings.named:
        if rating.project is not None and rating.span is not None:
            yield rating.project_name, rating.project, rating.span
    for problem in view.report.problems:
        if problem.project is not None and problem.project_name and problem.span is not None:
            yield problem.project_name, problem.project, problem.span
    yield from rolls.exchanged(view)


def _differs(name: str, own: str) -> bool:
    """Whether words were changed or added; a shorter form of the own name is a usual way to speak of it."""
    mention, full = bare(name), bare(own)
    if mention in full:
        return bool(_notes(name) - _notes(own))
    return mention != full and not rolls.kept(mention, full)


def _notes(name: str) -> set[str]:
    """Remarks in brackets that hold a year: （2024年度实施）."""
    return {note for note in NOTE.findall(name) if re.search(r"20\d\d", note)}


RULE = Rule(
    code="GJ312",
    name="named-otherwise",
    category="name_mismatch",
    severity="info",
    message="“{name}”与分项说明的“{project}”名称不一致，请核对是否同一项目并统一名称",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评内容前后应当一致",
    check=check,
    doc=__doc__,
)
