"""问题部分承认的例外与完成情况不符

说明
    指标要求全部做到（100%），或者每一件都不超过某个时限，完成情况称已经做到，问题部分却说还有个别没有做到，或有的超过了这个时限；
    或者完成情况称某件事全部、逐一做了，问题或结论部分却说有的没有做。

理由
    只要有一个例外，“全部”就不成立；两处说法至少有一处不实。

反例
    一、项目绩效目标完成情况
    1、特种设备监察
    绩效目标：守住安全底线。
    绩效指标：在用电梯定期检验率100%。
    完成情况：在用电梯全部定期检验，检验率100%。
    二、存在的问题
    （一）设备档案不够完整，年末仍有少数在用电梯未定期检验。

正例
    一、项目绩效目标完成情况
    1、特种设备监察
    绩效目标：守住安全底线。
    绩效指标：在用电梯定期检验率100%。
    完成情况：在用电梯全部定期检验，检验率100%。
    二、存在的问题
    （一）设备档案不够完整，少数在用电梯的检验结论录入不及时。

不适用
    指标不要求全部做到；要求的是平均数；说的是以前的情况，或者是另一件事。
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from db.records import Project, Quantity, Span
from extractor.checks.project import exceptions
from extractor.checks.project.judged import Judged, judged
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported, target
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.language import kept
from extractor.results import compare, contradictions, likeness, worst
from extractor.settings import Settings

SOME = re.compile(
    r"(?P<some>个别|少数|少量|部分|有的|一些|极少数|(?:尚|仍|还)有)(?P<what>[^，。；]{2,24}?)(?:仍|尚|还)?(?:未|没有|没)(?:能|有)?(?:得到|予以)?(?:全部|按期|按时|及时|定期)?"
    r"(?P<done>纳入|覆盖|接入|联网|建档|办结|拨付|发放|兑付|兑现|验收|通过|整改|公开|公示|检测|检定|检验|年检|抽检|参加|参保|投保|归档|持证|合格|达标|回访|到位|完成|签订|配备|安装|培训|体检|接种)"
)
"""Some of them, and what was not done with them."""
OVER = re.compile(r"(?:超过|超出|突破|逾)了?\s*$")
LONGER = re.compile(r"(?:拖|用|等|花|耗|历时|长达|超过|后|达)了?[^，。；、\d]{0,4}$")
BEYOND = re.compile(
    r"(?:没有?能?|未能?)(?:够)?在(?:规定|要求|承诺|约定|限定)的?(?:时限|时间|期限)|超[过出]?了?(?:规定|要求|承诺|约定)的?(?:时限|时间|期限)|超时限|超期|逾期"
)
"""Longer than it may take, with or without the figure."""
SEVERAL = re.compile(rf"{exceptions.SOME}|最[长慢久]")
LATE = re.compile(r"及时")
SUBJECT, SAME = 2, 0.6
"""An exception names its object in so many words, and the demand with its answer must hold so much of them."""
ASIDE = re.compile(rf"{exceptions.SOME}|[尚仍还]有?|年[末底]|截至|[拖用等花]了|才|以?后|报送?$|修好|办好|到位")


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a clause of the problems or the conclusion, where a demand that is met, or a claim, allows no exception."""
    strict = [one for one in judged(view, "met") if _of_all(one) or _of_each(one)]
    claimed = bool(view.once(exceptions.claims))
    problems = {problem.span for problem in view.report.problems}
    looked = False
    for place in exceptions.places(view) if strict or claimed else ():
        for clause in kept.split(place.quote):
            looked = True
            span = view.span(place.block, place.start + clause.start, place.start + clause.end)
            found = None if clause.state == "condition" else _found(view, span, strict, place in problems)
            if found is None:
                yield Passed()
                continue
            one, project, claim = found
            yield Failed(
                {
                    "demand": f"指标“{one.words}”" if one else f"项目“{project.name}”",
                    "said": short(claim.quote, 40),
                    "exception": short(span.quote, 40),
                },
                (
                    *target(one.demand.span if one else None),
                    *reported(*(one.result.evidence if one else (claim,))),
                    *context(span),
                ),
                projects=(project,),
                confidence=0.7,
            )
    if not looked:
        yield NotApplicable("没有不容例外的要求，或者没有存在问题、结论部分")


def _found(
    view: View, span: Span, strict: list[Judged], in_problems: bool
) -> tuple[Judged | None, Project, Span] | None:
    """The demand or the project, and the claim, that a clause says not to hold in every case."""
    one = _broken(view, span, strict) if in_problems and strict else None
    if one is not None:
        return one, one.project, one.result.evidence[0]
    left = exceptions.of(view, span)
    project = view.project(left[1]) if left is not None else None
    return (left[0], project, left[2]) if left is not None and project is not None else None


def _of_all(one: Judged) -> bool:
    """Whether all of something is due."""
    figure = one.demand.figure
    return figure is not None and figure.dimension == "ratio" and figure.si == 1 and figure.comparator in ("=", ">=")


def _of_each(one: Judged) -> bool:
    """Whether each case is due within a limit."""
    figure = one.demand.figure
    return figure is not None and figure.comparator in ("<=", "<") and worst.for_each(one.demand.text, figure)


def _broken(view: View, span: Span, strict: list[Judged]) -> Judged | None:
    """The demand that a clause says not to be kept in every case."""
    if exceptions.EARLIER.search(span.quote) or contradictions.overcome(span.quote):
        return None
    over = [
        q
        for q in view.quantities_in(span)
        if q.figure.comparator == ">" or OVER.search(span.quote, 0, q.span.start - span.start)
    ]
    several = SEVERAL.search(span.quote) is not None
    longer = [
        q for q in view.quantities_in(span) if several and LONGER.search(span.quote, 0, q.span.start - span.start)
    ]
    beyond = BEYOND.search(span.quote) if several else None
    some = SOME.search(span.quote)
    left_out = some is not None and LATE.search(some[0]) is None
    told = [
        one
        for one in strict
        if (left_out and _of_all(one))
        or any(_limit(one, q) for q in over)
        or any(_exceeded(one, q) for q in longer)
        or (beyond is not None and _of_each(one) and _timed(one))
    ]
    if some is not None:
        told = [one for one in told if not exceptions.other_places(some["what"], f"{one.demand.text}，{one.said}")]
    figures = longer or over
    at = some.start() if some is not None and left_out else figures[0].span.start - span.start if figures else 0
    at = beyond.start() if beyond is not None and not figures else at
    words = _around(span.quote, at)
    for figure in longer:
        words = words.replace(figure.span.quote, "，")
    return _best(BEYOND.sub("，", words), told) if told else None


def _around(text: str, at: int) -> str:
    """What stands between the commas around a place."""
    end = text.find("，", at)
    return text[text.rfind("，", 0, at) + 1 : end if end >= 0 else len(text)]


def _limit(one: Judged, quantity: Quantity) -> bool:
    """Whether a figure is the limit of the demand."""
    figure = one.demand.figure
    return (
        figure is not None
        and _of_each(one)
        and compare.comparable(figure, quantity.figure)
        and figure.si == quantity.figure.si
    )


def _exceeded(one: Judged, quantity: Quantity) -> bool:
    """Whether a time is longer than each case may take."""
    figure = one.demand.figure
    return (
        figure is not None
        and figure.dimension == "duration"
        and _of_each(one)
        and compare.comparable(figure, quantity.figure)
        and quantity.figure.si > figure.si
    )


def _timed(one: Judged) -> bool:
    return one.demand.figure is not None and one.demand.figure.dimension == "duration"


def _best(said: str, demands: list[Judged]) -> Judged | None:
    """The one demand that the clause is about by its words."""
    subject = likeness.terms(ASIDE.sub("，", said))
    if len(subject) < SUBJECT:
        return None
    scored = sorted(((_held(subject, one), -one.demand.id, at) for at, one in enumerate(demands)), reverse=True)
    if scored[0][0] < SAME or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return demands[scored[0][2]]


def _held(subject: frozenset[str], one: Judged) -> float:
    """How much of a clause's words the demand, its answer and the project's name hold."""
    told = "，".join((one.demand.text, one.project.name, *(span.quote for span in one.result.evidence)))
    return likeness.coverage(subject, likeness.terms(told), {})


RULE = Rule(
    code="GJ262",
    name="exception-admitted",
    category="rating_narrative_conflict",
    severity="error",
    message="{demand}的完成情况称“{said}”，问题部分却说“{exception}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应真实、前后一致",
    check=check,
    doc=__doc__,
)
