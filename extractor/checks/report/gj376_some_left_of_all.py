"""问题部分说其中几个没有做，项目却说全部做了

说明
    问题、结论部分写“N处中尚有K处没有整治（未验收合格）”，而完成情况里同样是N处的项目写全部整治（都合格、合格率100%），
    也没有提到这K处。

理由
    同一批对象不可能既全部做到，又有几个没有做到。

反例
    一、项目完成情况
    1、路口整治
    绩效目标：保障通行安全。
    绩效指标：整治路口46处。
    完成情况：46处路口都按方案整治到位。
    二、存在的问题
    一是成果巩固不够。46处路口中尚有7处因征拆受阻没有整治。

正例
    一、项目完成情况
    1、路口整治
    绩效目标：保障通行安全。
    绩效指标：整治路口46处。
    完成情况：46处路口已整治39处，另7处因征拆受阻没有整治。
    二、存在的问题
    一是征拆进度慢。46处路口中尚有7处因征拆受阻没有整治。

不适用
    问题、结论部分没有写一批对象里还有几个没有做；没有项目写过同样数目的对象。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.records import Project, Quantity, Span
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, context, reported
from extractor.checks.tools import short
from extractor.checks.view import View
from extractor.results.compare import comparable
from extractor.settings import Settings

SECTIONS = frozenset(("problems", "conclusion", "overall_results"))
VERB = r"(?P<verb>合格|整治|整改|办结|完工|完成|竣工|建成|安装|发放|到位|修复|治理|改造|投用|拨付|达标|移交|交付|更换|配备|清理|搬迁|签订|开通|覆盖|检测|培训|启用|开放|入户|处置|治疗|回访|接入)"
LEFT = re.compile(
    rf"[^，。；、\d]{{0,14}}?(?:(?:仍|尚|还|至今|到年底)[^，。；、\d]{{0,3}})?(?:未能?|没有?|没能|不)(?:能|得到|全部|按期|如期|验收|通过)*{VERB}"
)
"""Behind so many of them: 7处因征拆受阻没有整治, 2家到年底仍未验收合格."""
LEAD = re.compile(r"(?:尚|仍|还)?有$|(?:其)?中$|[，,、]$")
REACH = 60


@dataclass(frozen=True, slots=True)
class Left:
    """So many of so many with which something was not done."""

    whole: Quantity
    part: Quantity
    verb: str
    span: Span


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a number that is said to be left of one that a project tells too."""
    judged = False
    for left in _left(view):
        projects = [p for p in view.report.projects if _tells(view, p, left.whole)]
        if len(projects) != 1:
            continue
        judged = True
        claim = None if _tells(view, projects[0], left.part) else _claim(view, projects[0], left)
        if claim is None:
            yield Passed()
            continue
        yield Failed(
            {"left": short(left.span.quote, 40), "name": projects[0].name, "claim": short(claim.quote, 40)},
            (*reported(claim), *context(left.span)),
            projects=(projects[0],),
            reported=left.part,
            confidence=0.8,
        )
    if not judged:
        yield NotApplicable("问题、结论部分没有写项目的一批对象里还有几个没有做")


def _left(view: View) -> Iterator[Left]:
    for block in view.outside:
        if block.kind == "cell" or not SECTIONS & set(view.roles_of(block.id)):
            continue
        found = [q for q in view.quantities(block.id) if q.figure.dimension == "count" and q.figure.comparator == "="]
        for part in found:
            verb = LEFT.match(block.text, part.span.end)
            if verb is None or LEAD.search(block.text, 0, part.span.start) is None:
                continue
            sentence = view.sentence(block.id, part.span.start)
            wholes = [
                q
                for q in found
                if sentence.start <= q.span.start < part.span.start
                and comparable(q.figure, part.figure)
                and q.figure.si > part.figure.si
                and part.span.start - q.span.end <= REACH
            ]
            if wholes:
                place = view.span(block.id, wholes[0].span.start, verb.end())
                yield Left(wholes[0], part, verb["verb"], place)


def _tells(view: View, project: Project, number: Quantity) -> bool:
    told = view.quantities_of(project.completion)
    return any(q.figure.si == number.figure.si and comparable(q.figure, number.figure) for q in told)


def _claim(view: View, project: Project, left: Left) -> Span | None:
    """The clause of a completion that says that it was done with all of them."""
    every = re.compile(
        rf"[^，。；、\d]{{0,16}}(?:全部|都|均|一次性?|逐[一个处家])[^，。；未没不除]{{0,24}}?{left.verb}(?![^，。；]{{0,2}}率)"
        rf"|{left.verb}率(?:达到?|为|均为)?\s*100\s*[%％]"
    )
    for span in project.completion.spans if project.completion is not None else ():
        found = every.search(view.text(span.block), span.start, span.end)
        if found is not None:
            return view.span(span.block, found.start(), found.end())
    return None


RULE = Rule(
    code="GJ376",
    name="some-left-of-all",
    category="rating_narrative_conflict",
    severity="error",
    message="一处写“{left}”，项目“{name}”的完成情况却写“{claim}”",
    basis="《项目支出绩效评价管理办法》（财预〔2020〕10号）：自评结果应真实、前后一致",
    check=check,
    doc=__doc__,
)
