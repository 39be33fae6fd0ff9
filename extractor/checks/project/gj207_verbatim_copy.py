"""照抄目标或指标

说明
    完成情况与绩效指标或绩效目标的文字几乎完全相同（相似度不低于设置项 copy_likeness），连数字都一样；
    或者整段出自目标或指标原文，而不是逐项报数。

理由
    照抄原文看不出实际完成了多少、有何依据，自评结论难以采信。

反例
    1、文物巡查
    绩效目标：保护不可移动文物。
    绩效指标：对县域内不可移动文物开展定期巡查，建立巡查台账，及时排除安全隐患。
    完成情况：对县域内不可移动文物开展定期巡查，建立巡查台账，及时排除安全隐患。

正例
    1、文物巡查
    绩效目标：保护不可移动文物。
    绩效指标：对县域内不可移动文物开展定期巡查，建立巡查台账，及时排除安全隐患。
    完成情况：全年巡查不可移动文物412处次，逐处登记台账，发现并排除安全隐患17处。

不适用
    没有完成情况；原文过短（不足10字），相同不足为奇；表格里逐项填写的实际完成值。
"""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Field, Indicator, Project
from extractor.checks.project import copies
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported, target
from extractor.checks.view import View
from extractor.settings import Settings

FEWEST = 2
"""A form of fewer rows may have answers that are their indicators by chance."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a project with a completion and something to copy from."""
    looked = False
    for project in view.report.projects:
        rows = [demand for demand in project.indicators if demand.answer is not None]
        if len(rows) >= FEWEST:
            looked = True
            yield _of_rows(project, rows)
            continue
        completion = project.completion
        if completion is None or len(copies.plain(completion.text).text) < copies.SHORTEST:
            continue
        looked = True
        source = _source(project, completion, settings.copy_likeness)
        if source is None:
            yield Passed()
            continue
        name, field = source
        yield Failed(
            {"source": name},
            (*target(*field.spans), *reported(*completion.spans)),
            projects=(project,),
            key=("copy", str(project.id)),
        )
    if not looked:
        yield NotApplicable("没有可以比对的完成情况")


def _of_rows(project: Project, rows: list[Indicator]) -> Judgement:
    """A form whose every answer is its indicator once more, name and value."""
    if not all(copies.row_copied(demand) for demand in rows):
        return Passed()
    spans = [span for demand in rows if demand.answer is not None for span in demand.answer.spans]
    return Failed(
        {"source": "绩效指标"},
        (*target(*(demand.span for demand in rows)), *reported(*spans)),
        projects=(project,),
        key=("copy", str(project.id)),
    )


def _source(project: Project, completion: Field, enough: float) -> tuple[str, Field] | None:
    for name, field in (("绩效指标", project.indicator), ("绩效目标", project.goal)):
        if field is None:
            continue
        if copies.likeness(field.text, completion.text) >= enough:
            return name, field
        if copies.contained(field.text, completion.text) and not copies.every_clause_counts(completion.text):
            return name, field
    return None


RULE = Rule(
    code="GJ207",
    name="verbatim-copy",
    category="verbatim_copy",
    severity="warning",
    message="完成情况与{source}的文字几乎相同，没有报告实际完成的情况",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评应客观反映实际完成情况，结果真实、有据可查",
    check=check,
    doc=__doc__,
)
