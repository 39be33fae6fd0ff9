"""一个项目的数量里含有另一个项目的数量

说明
    完成情况在一个数量之后说明其中含有另一项目的若干（“358人次，含参加普查培训的146人次”），或者说明这个数量已经计入另一项目的
    数量（“26场，已计入送戏下乡演出场次”），或者说明其中一部分就是另一项目的（“其中85人就是防火演练的培训班”），或者说明所报的就是另一项目的产出（“就是项目1新修的便道”），同一结果在两个项目中都计算了。

理由
    同一结果由两个项目申报，会重复计算绩效；扣除之后，有的指标可能并没有完成。

反例
    1、护林员队伍建设
    绩效指标：培训护林员300人次。
    完成情况：培训护林员326人次，含参加防火演练培训的85人次。
    2、森林防火演练
    绩效指标：防火演练培训80人次。
    完成情况：防火演练培训85人次。

正例
    1、护林员队伍建设
    绩效指标：培训护林员300人次。
    完成情况：培训护林员326人次，不含参加防火演练培训的85人次。
    2、森林防火演练
    绩效指标：防火演练培训80人次。
    完成情况：防火演练培训85人次。

不适用
    项目不足两个；没有说明数量里含有另一项目的内容。
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from db.records import Project, Quantity, Span
from extractor.checks.project.remarks import behind
from extractor.checks.rule import Failed, Judgement, NotApplicable, Passed, Rule, reported
from extractor.checks.tools import HAN
from extractor.checks.view import View
from extractor.outline.marks import number_in
from extractor.results.compare import comparable
from extractor.settings import Settings

CONTAINS = re.compile(rf"[，、（(](?P<not>不|未|没有?)?(?:其中)?(?:包)?(?:含|括)(?P<what>[{HAN}“”]{{4,20}}?)的?$")
COUNTED = re.compile(
    rf"[，、（(](?:已|均|全部|一并|同时|也)*(?P<not>未|不|没有)?(?:计入|算入|统计在|纳入)(?P<what>[{HAN}“”]{{4,20}}?"
    r"(?:[场人户批件台套车]次|次数|[人件户]数|数量|总[数量]|产出|统计|任务数|完成数|成果|工作量))[中内里]?(?=[，。；、）)]|$)"
)
"""What was counted in another project's number: 已计入送戏下乡演出场次."""
THE_SAME = re.compile(
    r"(?:就是|即为?|也就是|系|实为)[“\"]?(?:上述|前述)?(?P<ref>(?:项目|专项|任务|子项目)\s*[（(]?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})[）)]?)"
    r"(?:所|中|里|已|的|当年|本年)*(?P<did>新[建修购]|建[成设]|改造|修[建缮]|购[置买]|采购|举办|开展|完成|实施|培训|演练|发放|检测)[^，。；]{2,24}"
)
"""What this project tells of is another's output, by that one's number: 就是项目1新修的便道."""
THOSE = re.compile(
    rf"其中[^，。；、\d]{{0,6}}(?:\d+[期批场]次?[^，。；、\d]{{0,6}})?(?P<part>\d[\d,]*[人名场次件户个]次?)(?:就是|即是|即为|也就是|正是)(?P<what>[{HAN}“”]{{4,24}})"
)
"""Some of what is counted are those of another project: 其中2期85人就是护林员的轮训班."""
THOSE_SHARED = 4
SHARED = 2
"""So many pairs of characters of a project's name make it the one that is meant."""


def check(view: View, settings: Settings) -> Iterable[Judgement]:
    """One judgement a figure that is said to contain, or not to contain, some of another project's."""
    projects = view.report.projects
    judged = False
    for project in projects if len(projects) > 1 else ():
        for part, place, words, denied in _counted(view, project):
            other = _meant(words, project, projects)
            if other is None:
                continue
            judged = True
            if denied:
                yield Passed()
                continue
            yield Failed(
                {"whole": words, "part": part.span.quote, "one": other.name, "other": project.name},
                reported(part.span, place),
                projects=(project, other),
                reported=part,
                confidence=0.7,
            )
    for project in projects if len(projects) > 1 else ():
        for whole, part, words, denied in _contained(view, project):
            other = _meant(words, project, projects)
            if other is None:
                continue
            judged = True
            if denied:
                yield Passed()
                continue
            yield Failed(
                {
                    "whole": whole.span.quote,
                    "part": f"{words}{part.span.quote}",
                    "one": project.name,
                    "other": other.name,
                },
                reported(whole.span, part.span),
                projects=(project, other),
                reported=whole,
                confidence=0.7,
            )
    for project in projects if len(projects) > 1 else ():
        for place, other in _the_same(view, project):
            judged = True
            yield Failed(
                {"whole": "产出", "part": place.quote, "one": other.name, "other": project.name},
                reported(place),
                projects=(project, other),
                confidence=0.7,
            )
    for project in projects if len(projects) > 1 else ():
        for place, words in _those(view, project):
            other = _meant(words, project, projects)
            if other is None or len(_pairs(words) & _pairs(other.name)) < THOSE_SHARED:
                continue
            judged = True
            yield Failed(
                {"whole": "数量", "part": place.quote, "one": project.name, "other": other.name},
                reported(place),
                projects=(project, other),
                confidence=0.7,
            )
    if not judged:
        yield NotApplicable("没有说明数量里含有另一项目的内容")


def _contained(view: View, project: Project) -> Iterator[tuple[Quantity, Quantity, str, bool]]:
    """A figure, the one behind it that is said to be in it or not, what that is of, and whether it is not."""
    found = view.quantities_of(project.completion)
    for whole, part in pairwise(found):
        if whole.span.block != part.span.block or whole.figure.dimension != "count":
            continue
        between = view.text(whole.span.block)[whole.span.end : part.span.start]
        if comparable(whole.figure, part.figure) and (said := CONTAINS.fullmatch(between)) is not None:
            yield whole, part, said["what"], said["not"] is not None


def _counted(view: View, project: Project) -> Iterator[tuple[Quantity, Span, str, bool]]:
    """A figure, the words of its sentence that it was counted, or not, in something else, what that is, and whether not."""
    for span in project.completion.spans if project.completion is not None else ():
        text = view.text(span.block)
        for said in COUNTED.finditer(text, span.start, span.end):
            start = view.sentence(span.block, said.start()).start
            before = [q for q in view.quantities(span.block) if start <= q.span.start < said.start()]
            if before and before[-1].figure.dimension == "count":
                place = view.span(span.block, said.start() + 1, said.end())
                yield before[-1], place, said["what"], said["not"] is not None


def _those(view: View, project: Project) -> Iterator[tuple[Span, str]]:
    """Where a completion, or a cell's answer, says who some of those are that it counts."""
    spans = project.completion.spans if project.completion is not None else ()
    answers = (span for d in project.indicators if d.answer is not None for span in (*d.answer.spans, *behind(view, d)))
    for span in dict.fromkeys((*spans, *answers)):
        for said in THOSE.finditer(span.quote):
            yield view.span(span.block, span.start + said.start(), span.start + said.end()), said["what"]


def _the_same(view: View, project: Project) -> Iterator[tuple[Span, Project]]:
    """Where a completion says that what it tells of is the output of another project, called by its number."""
    for span in project.completion.spans if project.completion is not None else ():
        for said in THE_SAME.finditer(view.text(span.block), span.start, span.end):
            number = number_in(said["n"])
            other = [p for p in view.report.projects if p is not project and p.number and number_in(p.number) == number]
            if number is not None and len(other) == 1:
                start = view.sentence(span.block, said.start()).start
                yield view.span(span.block, max(start, said.start() - 12), said.end()), other[0]


def _meant(words: str, own: Project, projects: Iterable[Project]) -> Project | None:
    """The other project whose name the words share most with, where they share more with it than with this one."""
    scored = [(len(_pairs(words) & _pairs(p.name)), p) for p in projects if p is not own]
    most, project = max(scored, key=lambda pair: pair[0])
    return project if most >= SHARED and most > len(_pairs(words) & _pairs(own.name)) else None


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


RULE = Rule(
    code="GJ409",
    name="counted-in",
    category="duplicate_indicator",
    severity="warning",
    message="项目“{one}”的{whole}含“{part}”，与项目“{other}”重复计算",
    basis="财政部《项目支出绩效评价管理办法》（财预〔2020〕10号）：每个项目单独自评，绩效不得重复计算",
    check=check,
    doc=__doc__,
)
