"""称全部完成，实际有未完成

说明
    总体情况或结论部分称各项指标、任务全部完成（或“除N项外全部完成”），而逐项核对有未达标、仍在进行或被其他部分否定的指标，项数多于所说的例外，
    也不在点名的例外（“除……外”）之内。只说一个项目的，只看这个项目；只说其中几个项目的，不看其余项目的个数；只说以上几项的，只看前面写到的。

理由
    总的结论应与逐项结果一致；以偏概全会掩盖未完成的事项。

反例
    一、项目绩效目标完成情况
    1、灌渠清淤
    绩效目标：改善灌溉条件。
    绩效指标：清淤灌渠26公里，维修机井31眼。
    完成情况：清淤灌渠19公里，维修机井31眼。
    二、评价结论
    各项绩效指标均已全部完成。

正例
    一、项目绩效目标完成情况
    1、灌渠清淤
    绩效目标：改善灌溉条件。
    绩效指标：清淤灌渠26公里，维修机井31眼。
    完成情况：清淤灌渠19公里，维修机井31眼。
    二、评价结论
    除1项指标外，各项绩效指标均已全部完成。

不适用
    报告没有称全部完成，或者写的只是评定等级的标准（指标全部完成的为优）；没有可以逐项核对的指标；只说某几类指标完成的，只核对这几类；自己说个别指标做得不够、只是基本完成的。
"""

from __future__ import annotations

from collections.abc import Iterable

from db.records import Evidence, Indicator, Project
from extractor.checks.project import meant
from extractor.checks.report.claims import OVERALL, Claim, claims
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.settings import Settings


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a claim that everything is done."""
    if not any(p.indicators for p in view.report.projects):
        yield NotApplicable("报告没有可以逐项核对的绩效指标")
        return
    looked = False
    for claim in claims(view):
        looked = True
        unmet = _unmet(view, claim)
        if len(unmet) <= claim.number or _in_the_others(view, claim, unmet):
            yield Passed()
            continue
        unmet = [(project, d) for project, d in unmet if not claim.excepts(view, project, d)]
        if not unmet:
            yield Passed()
            continue
        demands = [demand for _, demand in unmet]
        yield Failed(
            {"claim": short(claim.span.quote, 50), "count": str(len(demands)), "demands": _listed(demands)},
            (*context(claim.span), *_sides(demands)),
            confidence=0.8,
        )
    if not looked:
        yield NotApplicable("报告没有称全部完成")


def _unmet(view: View, claim: Claim) -> list[tuple[Project | None, Indicator]]:
    """The demands that are not met, of what the claim is about: the overall goals, one project, or all of them."""
    held: list[tuple[Project | None, Indicator]]
    if claim.project is not None:
        held = [(claim.project, d) for d in claim.project.indicators]
    elif OVERALL.search(claim.span.quote):
        held = [(None, d) for goal in view.report.goals for d in goal.indicators]
    else:
        held = [(p, d) for p in view.report.projects for d in p.indicators]
    unmet = [(project, d) for project, d in held if d.result and d.result.status in meant.UNMET and claim.about(d)]
    if claim.before:
        return [(p, d) for p, d in unmet if any(meant.means(told, d) for told in claim.before)]
    return unmet


def _in_the_others(view: View, claim: Claim, unmet: list[tuple[Project | None, Indicator]]) -> bool:
    """Whether a claim is about so many projects only, and what is not met lies in no more than the others."""
    if claim.projects is None:
        return False
    return len({project.id for project, _ in unmet if project}) <= len(view.report.projects) - claim.projects


def _listed(unmet: list[Indicator]) -> str:
    return short("、".join(f"“{demand.text}”" for demand in unmet), 80)


def _sides(unmet: list[Indicator]) -> tuple[Evidence, ...]:
    spans = [span for demand in unmet if demand.result for span in demand.result.evidence[:1]]
    return (*target(*(demand.span for demand in unmet)), *reported(*spans))


RULE = Rule(
    code="GJ341",
    name="all-done-claimed",
    category="rating_narrative_conflict",
    severity="error",
    message="报告称“{claim}”，逐项核对却有{count}项没有完成：{demands}",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结论应与逐项完成情况相符",
    check=check,
    doc=__doc__,
)
